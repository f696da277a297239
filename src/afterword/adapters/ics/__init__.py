"""Invitations and calendars as files: what people get by mail or download from a scheduling page."""

from afterword.adapters.ics.reading import read_ics
from afterword.adapters.ics.records import IcsEvent, IcsFile, IcsMethod

__all__ = ["IcsEvent", "IcsFile", "IcsMethod", "read_ics"]
