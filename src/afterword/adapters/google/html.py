"""A note's HTML, made from the same plain body, so that both parts of a mail always say the same.

Links keep the words of the plain part: what a link is called stands before it, as in “Portfolio: https://…”. Gmail
writes the plain part anew from the HTML part when it saves a draft; were the words others, that would be an edit.
"""

import re
from html import escape
from urllib.parse import quote, urlsplit

from afterword.domain.signature import Signature, without

_BLANK_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_LINK = re.compile(
    r"(?<!\w)(?P<url>https?://[^\s<>\"“”„«»]+)|(?P<address>[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)",
    re.IGNORECASE,
)
_NOT_THE_END_OF_A_URL = ".,;:!?'\"’‘›‹…·。、，！？；："
_BRACKETS = {")": "(", "]": "[", "}": "{", "）": "（", "】": "【", "」": "「", "』": "『"}
_KEPT_IN_A_URL = "/:?#[]@!$&'()*+,;=%-._~|"


def html_of(body: str, signature: Signature | None = None) -> str:
    """The body as plain `<div>/<p>/<br>` HTML: paragraphs at blank lines, addresses clickable.

    Where it ends with the signature's words, the signature's HTML stands in their place.
    """
    above = None if signature is None else without(body, signature)
    if signature is None or above is None:
        return f"<div>{_paragraphs(body)}</div>"
    return f"<div>{_paragraphs(above)}</div>{signature.html}"


def _paragraphs(body: str) -> str:
    paragraphs = (part for part in _BLANK_LINES.split(body.strip("\n")) if part.strip())
    return "".join(f"<p>{_lines(part)}</p>" for part in paragraphs)


def _lines(paragraph: str) -> str:
    return "<br>".join(_linked(line) for line in paragraph.split("\n"))


def _linked(line: str) -> str:
    if "@" not in line and "://" not in line:
        return escape(line)
    pieces: list[str] = []
    end = 0
    for match in _LINK.finditer(line):
        shown = _trimmed(match.group())
        leads_to = _web_address(shown) if match["url"] else f"mailto:{shown}"
        if not leads_to:
            continue
        pieces += [
            escape(line[end : match.start()]),
            f'<a href="{escape(leads_to)}">{escape(shown)}</a>',
        ]
        end = match.start() + len(shown)
    return "".join(pieces) + escape(line[end:])


def _web_address(shown: str) -> str:
    """Where the link leads, in ASCII as mail programs keep it; "" when it leads nowhere, or elsewhere than it seems."""
    try:
        parts = urlsplit(shown)
        host = (parts.hostname or "").strip(".")
        ascii_host = host if host.isascii() else host.encode("idna").decode("ascii")
        port = parts.port
    except ValueError:  # no such host or port; what idna refuses is one too
        return ""
    if not host or "@" in parts.netloc or ":" in host:
        return ""
    netloc = ascii_host if port is None else f"{ascii_host}:{port}"
    if shown.isascii():
        return shown
    path, query, fragment = (quote(part, safe=_KEPT_IN_A_URL) for part in parts[2:])
    return parts._replace(netloc=netloc, path=path, query=query, fragment=fragment).geturl()


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
