"""Afterword: a thank-you note to each interviewer, from your own Gmail, inside 24 hours."""

__version__ = "0.1.0"
