"""Text from a file made fit to be kept: one line where one line belongs, and no control characters."""

import re

from afterword.domain.mail import MailContent
from afterword.domain.visible import visible_text

_LONGEST_LINE = 1_000
_LONGEST_TEXT = 50_000
_BLANKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
_UNSEEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]+")


def one_line(text: str) -> str:
    """Line breaks, control characters and runs of blanks collapsed to one blank; at most 1,000 characters."""
    return _BLANKS.sub(" ", text[: 2 * _LONGEST_LINE]).strip()[:_LONGEST_LINE]


def paragraphs(text: str) -> str:
    """The text with its line breaks and without other control characters; at most 50,000 characters."""
    return _UNSEEN.sub(" ", text[:_LONGEST_TEXT]).strip()


def words_of_html(html: str) -> str:
    """What a reader sees of the HTML."""
    return (
        paragraphs(visible_text(MailContent(to=(), html=html[: 4 * _LONGEST_TEXT]))) if html.strip() else ""
    )
