"""Splits HTML into text and tags in one pass, in time linear in its length.

`html.parser` is not used: on a few hundred kilobytes of unclosed tags it takes minutes, and on a malformed
`<![` it raises. Whatever never ends (a tag, a comment, a `<style>`) counts as text from there on, so that
nothing a reader might see is overlooked.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

_TAG = re.compile(
    r"""<(?P<slash>/?)(?P<name>[a-zA-Z][^\s/>]*+)"""
    r"""(?P<attributes>(?:[^>"'=]++|=\s*+(?:"[^"]*+"|'[^']*+')|[="'])*+)>"""
)
_ATTRIBUTE = re.compile(r"""([^\s=/"'>]++)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s>]*+))?""")
_BOUNDLESS_NUMBER = re.compile(r"&#[0-9]{9,}+;?")
_UNSEEN = frozenset({"style", "script", "title", "template"})


class Piece(NamedTuple):
    """A stretch of text (`tag` is ""), or a tag: `div`, `/div`."""

    tag: str
    text: str

    def attribute(self, name: str) -> str:
        """The attribute's value, "" when the tag has none of that name."""
        for found in _ATTRIBUTE.finditer(self.text):
            if found[1].lower() == name:
                return _decoded((found[2] or "").strip("\"'")).strip()
        return ""


def pieces(html: str) -> Iterator[Piece]:
    """The text (entities decoded) and the tags of the HTML, in order; comments and styles left out."""
    at = 0
    while (opening := html.find("<", at)) >= 0:
        if opening > at:
            yield Piece("", _decoded(html[at:opening]))
        piece, after = _markup(html, opening)
        if piece:
            yield piece
        at = after
    if at < len(html):
        yield Piece("", _decoded(html[at:]))


def _markup(html: str, at: int) -> tuple[Piece | None, int]:
    """What the `<` at that place begins, and where it ends."""
    following = html[at + 1 : at + 2]
    if following.isascii() and (following.isalpha() or following == "/"):
        return _tag(html, at)
    if following in {"!", "?"}:
        return _ended(html, at, "-->" if html.startswith("<!--", at) else ">")
    return Piece("", "<"), at + 1


def _tag(html: str, at: int) -> tuple[Piece | None, int]:
    found = _TAG.match(html, at)
    if found is None:
        return _ended(html, at, ">") if html.startswith("</", at) else (_rest(html, at), len(html))
    name = found["name"].lower()
    if name in _UNSEEN and not found["slash"]:
        return _unseen(html, found.end(), name)
    return Piece(found["slash"] + name, found["attributes"]), found.end()


def _unseen(html: str, at: int, name: str) -> tuple[Piece | None, int]:
    end = re.compile(rf"</{name}[^>]*+>", re.IGNORECASE).search(html, at)
    return (None, end.end()) if end else (_rest(html, at), len(html))


def _ended(html: str, at: int, mark: str) -> tuple[Piece | None, int]:
    end = html.find(mark, at)
    return (_rest(html, at), len(html)) if end < 0 else (None, end + len(mark))


def _rest(html: str, at: int) -> Piece:
    return Piece("", _decoded(html[at:]))


def _decoded(text: str) -> str:
    # `unescape` raises on a decimal entity of more than 4,300 digits.
    return unescape(_BOUNDLESS_NUMBER.sub("\ufffd", text)) if "&" in text else text
