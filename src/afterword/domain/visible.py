"""What a reader sees of a mail's body: words, where links lead, what is struck out, pictures."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from afterword.domain.mail import MailContent

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\ufeff\u00ad\u2060"))
_PHRASING = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark q s samp small span "
    "strike strong sub sup time tt u var wbr"
)
_INLINE = frozenset(_PHRASING.split())
_PARAGRAPHS = frozenset(["p", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "ol", "pre", "table", "ul"])
_PICTURES = frozenset({"img", "svg", "object", "embed", "iframe", "video", "audio", "canvas", "input"})
_SPANS = {"a": "link", "s": "struck", "strike": "struck", "del": "struck"}
_UNSEEN = frozenset({"style", "script", "title", "template"})
_LONGEST_WORD = 1_000

_LINE, _BREAK, _PARAGRAPH = "\x00", "\x01", "\x02"
_MARKS = frozenset({_LINE, _BREAK, _PARAGRAPH})
_ENDS = re.compile(f"([{_LINE}{_BREAK}{_PARAGRAPH}])")
_SPACING = re.compile(f"[\\s{_LINE}{_BREAK}{_PARAGRAPH}]+")


@dataclass(frozen=True, kw_only=True)
class Span:
    """Words that are more than words: `target` is where a link leads, or "struck" for struck-out text."""

    words: str
    target: str


@dataclass(frozen=True, kw_only=True)
class Page:
    """One HTML body as its reader sees it; `layout` is its text with line ends marked."""

    layout: str
    spans: tuple[Span, ...]
    pictures: tuple[tuple[str, str], ...]

    @property
    def words(self) -> tuple[str, ...]:
        return words(self.layout)

    @property
    def text(self) -> str:
        """Its words with lines and paragraphs kept."""
        return _laid_out(self.layout)


def words(text: str) -> tuple[str, ...]:
    """The words between any white space, without characters that cannot be seen, composed (NFC)."""
    if text.isascii():
        return tuple(_SPACING.sub(" ", text).split())
    plain = _SPACING.sub(" ", text).translate(_INVISIBLE)
    return tuple(map(_composed, plain.split()))


def _composed(word: str) -> str:
    # Composing is slow in the length of a run of accents; no word of a language is that long.
    return unicodedata.normalize("NFC", word) if len(word) <= _LONGEST_WORD else word


def target(address: str) -> str:
    """A link's address with the scheme and host in lower case and no lone trailing slash."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return address.strip()
    path = "" if parts.path == "/" and not parts.query and not parts.fragment else parts.path
    return parts._replace(scheme=parts.scheme.lower(), netloc=parts.netloc.lower(), path=path).geturl()


def read(html: str) -> Page:
    """The HTML as its reader sees it."""
    from justhtml import stream  # noqa: PLC0415 - most processes never need it

    reader = _Reader()
    for event in stream(html):
        if event[0] == "text":
            reader.layout.append(event[1])
        elif event[0] == "start":
            reader.begin(*event[1])
        elif event[0] == "end":
            reader.end(event[1])
    for kind in list(reader.open):
        reader.close(kind)
    return Page(
        layout="".join(reader.layout), spans=tuple(reader.spans), pictures=tuple(sorted(reader.pictures))
    )


def visible_text(content: MailContent) -> str:
    """The words of a mail with its lines and paragraphs kept: of the HTML part if there is one."""
    if content.html.strip():
        return read(content.html).text
    lines = (line.rstrip() for line in content.text.translate(_INVISIBLE).splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _laid_out(layout: str) -> str:
    lines: list[str] = [""]
    for part in _ENDS.split(layout.translate(_INVISIBLE)):
        if part in _MARKS:
            _end_line(lines, part)
        elif part:
            lines[-1] = " ".join([*lines[-1].split(), *part.split()])
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _end_line(lines: list[str], mark: str) -> None:
    if mark == _BREAK or lines[-1]:
        lines.append("")
    if mark == _PARAGRAPH and len(lines) > 1 and lines[-2]:
        lines.append("")


@dataclass
class _Reader:
    """Goes through the tags and texts once, remembering what is open."""

    layout: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    pictures: list[tuple[str, str]] = field(default_factory=list)
    open: dict[str, tuple[int, str]] = field(default_factory=dict)
    unseen: dict[str, int] = field(default_factory=dict)

    def begin(self, name: str, attributes: dict[str, str | None]) -> None:
        if name in _UNSEEN:
            self.unseen.setdefault(name, len(self.layout))
        elif name in _SPANS:
            self.close(_SPANS[name])
            leads_to = target(attributes.get("href") or "") if name == "a" else "struck"
            self.open[_SPANS[name]] = (len(self.layout), leads_to)
        elif name in _PICTURES:
            source, words_for_it = (attributes.get(key) or "" for key in ("src", "alt"))
            self.pictures.append((source.strip() or name, words_for_it.strip()))
        elif name not in _INLINE:
            self.layout.append(_spacing(name))

    def end(self, name: str) -> None:
        if name in self.unseen:  # one that never ends hides nothing
            del self.layout[self.unseen.pop(name) :]
        elif name in _SPANS:
            self.close(_SPANS[name])
        elif name not in _INLINE:
            self.layout.append(_spacing(name))

    def close(self, kind: str) -> None:
        begin, leads_to = self.open.pop(kind, (0, ""))
        seen = " ".join(words("".join(self.layout[begin:]))) if leads_to else ""
        if leads_to and (seen or kind == "link") and not _says_itself(seen, leads_to):
            self.spans.append(Span(words=seen, target=leads_to))


def _spacing(name: str) -> str:
    if name == "br":
        return _BREAK
    return _PARAGRAPH if name in _PARAGRAPHS else _LINE


def _says_itself(seen: str, leads_to: str) -> bool:
    """Whether a link only makes clickable the address that its words show."""
    return leads_to in {target(seen), f"mailto:{seen}", f"tel:{seen.replace(' ', '')}"}


def targets(spans: Iterable[Span]) -> frozenset[str]:
    """Where the links among them lead, as Gmail may write them behind the words in a plain part."""
    return frozenset(form for span in spans for form in (span.target, span.target.removeprefix("mailto:")))
