"""Invitations and calendars as files: what people get by mail or download from a scheduling page."""

from afterword.adapters.ics.reading import read_ics
from afterword.adapters.ics.records import IcsEvent, IcsFile, IcsMethod
from afterword.adapters.ics.writing import call_ics

__all__ = ["IcsEvent", "IcsFile", "IcsMethod", "call_ics", "read_ics"]
