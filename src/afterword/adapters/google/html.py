"""A note's HTML, made from the same plain body, so that both parts of a mail always say the same."""

import re
from html import escape

_BLANK_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_LINK = re.compile(
    r"(?P<url>https?://[^\s<>\"]+)|(?P<address>[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)",
    re.IGNORECASE,
)
_NOT_THE_END_OF_A_URL = ".,;:!?'\""
_BRACKETS = {")": "(", "]": "[", "}": "{"}


def html_of(body: str) -> str:
    """The body as plain `<div>/<p>/<br>` HTML: paragraphs at blank lines, addresses clickable."""
    paragraphs = (part for part in _BLANK_LINES.split(body.strip("\n")) if part.strip())
    return "<div>" + "".join(f"<p>{_lines(part)}</p>" for part in paragraphs) + "</div>"


def _lines(paragraph: str) -> str:
    return "<br>".join(_linked(line) for line in paragraph.split("\n"))


def _linked(line: str) -> str:
    pieces: list[str] = []
    end = 0
    for match in _LINK.finditer(line):
        target = _trimmed(match.group())
        pieces += [escape(line[end : match.start()]), _anchor(target, is_url=match["url"] is not None)]
        end = match.start() + len(target)
    return "".join(pieces) + escape(line[end:])


def _anchor(target: str, *, is_url: bool) -> str:
    href = target if is_url else f"mailto:{target}"
    return f'<a href="{escape(href)}">{escape(target)}</a>'


def _trimmed(target: str) -> str:
    """Without the sentence's own punctuation; a closing bracket stays if it was opened inside."""
    while target:
        last = target[-1]
        opened = _BRACKETS.get(last)
        unbalanced = opened is not None and target.count(last) > target.count(opened)
        if last not in _NOT_THE_END_OF_A_URL and not unbalanced:
            break
        target = target[:-1]
    return target
