"""Invitations and calendars as files: what people get by mail or download from a scheduling page."""
