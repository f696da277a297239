"""Reading and mending raw mail."""

import re
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses
from functools import cached_property

_LINE_END = re.compile(rb"\r\n|\r|\n")
_ADDRESS = re.compile(r"[^@\s<>,;:\"]+@[^@\s<>,;:\"]+\.[^@\s<>,;:\"]+")
_REPLY_PREFIX = re.compile(r"^\s*(?:(?:re|fwd?)\s*:\s*)+", re.IGNORECASE)
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class File:
    """An attachment."""

    filename: str
    content_type: str
    data: bytes


class Mail:
    """A raw message and what can be read from it."""

    def __init__(self, raw: bytes) -> None:
        self.raw = raw
        self._addresses: dict[tuple[str, ...], list[str]] = {}

    @cached_property
    def parsed(self) -> "Message[str, str]":
        """The standard library's reading of it."""
        return message_from_bytes(self.raw)

    @cached_property
    def headers(self) -> list[tuple[str, str]]:
        """Names and values as a person would read them: unfolded and decoded."""
        return [(name, _decoded(str(value))) for name, value in self.parsed.items()]

    def header(self, name: str) -> str:
        """The first header of that name, or nothing."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")

    @property
    def subject(self) -> str:
        return self.header("Subject")

    def addresses(self, *names: str) -> list[str]:
        """The lower-case addresses in these headers; a search asks for them again and again."""
        if names not in self._addresses:
            self._addresses[names] = self._read_addresses(names)
        return self._addresses[names]

    def _read_addresses(self, names: tuple[str, ...]) -> list[str]:
        values = [_unfolded(str(value)) for name in names for value in self.parsed.get_all(name, [])]
        return [address.lower() for _, address in getaddresses(values) if address]

    @property
    def recipients(self) -> list[str]:
        """Everyone it goes to, once each."""
        return list(dict.fromkeys(self.addresses("To", "Cc", "Bcc")))

    @cached_property
    def text(self) -> str:
        """The plain words: the text part, else the HTML part without its tags."""
        plain = self.part("text/plain")
        if plain is not None:
            return content(plain)
        html = self.part("text/html")
        return "" if html is None else _TAG.sub(" ", content(html))

    @cached_property
    def html(self) -> str:
        """The HTML part, or nothing."""
        part = self.part("text/html")
        return "" if part is None else content(part)

    @cached_property
    def files(self) -> list[File]:
        """What is attached."""
        return [
            File(_decoded(name), part.get_content_type(), payload_bytes(part))
            for part in self.parsed.walk()
            if (name := part.get_filename())
        ]

    def part(self, mime_type: str) -> "Message[str, str] | None":
        """The first part of that type that is not an attachment."""
        for part in self.parsed.walk():
            if part.get_content_type() == mime_type and part.get_content_disposition() != "attachment":
                return part
        return None


def payload_bytes(part: "Message[str, str]") -> bytes:
    """A part's bytes, whatever its transfer encoding."""
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def content(part: "Message[str, str]") -> str:
    """A text part's words, whatever its encoding."""
    data, charset = payload_bytes(part), part.get_content_charset("utf-8")
    try:
        return data.decode(charset, "replace").replace("\r\n", "\n")
    except LookupError:
        return data.decode("utf-8", "replace").replace("\r\n", "\n")


def normalised(raw: bytes) -> bytes:
    """The same message with CRLF at every line's end."""
    return _LINE_END.sub(b"\r\n", raw)


def with_header(raw: bytes, name: str, value: str | None) -> bytes:
    """The message with one header replaced, added on top, or (None) left out; the body stays as it is."""
    head, blank, body = raw.partition(b"\r\n\r\n") if not raw.startswith(b"\r\n") else (b"", b"\r\n", raw[2:])
    pattern = re.compile(rb"(?im)^" + re.escape(name.encode()) + rb":.*(?:\r\n[ \t].*)*(?:\r\n|\Z)")
    kept = pattern.sub(b"", head + b"\r\n").rstrip(b"\r\n")
    line = b"" if value is None else f"{name}: {value}\r\n".encode()
    return line + kept + (blank or b"\r\n\r\n") + body


def same_subject(one: str, other: str) -> bool:
    """True when two subjects belong to one conversation: equal but for Re: and Fwd:."""
    return _REPLY_PREFIX.sub("", one).strip() == _REPLY_PREFIX.sub("", other).strip()


def invalid_address_header(mail: Mail) -> str | None:
    """The name of the first recipient header that is not made of addresses."""
    for name in ("To", "Cc", "Bcc"):
        for value in mail.parsed.get_all(name, []):
            if str(value).strip() and not all_addresses(_unfolded(str(value))):
                return name
    return None


def all_addresses(value: str) -> bool:
    """True when a recipient header is made of addresses and nothing else."""
    found = [address for _, address in getaddresses([value])]
    return bool(found) and all(_ADDRESS.fullmatch(address) for address in found)


def _unfolded(value: str) -> str:
    return re.sub(r"\r?\n[ \t]", " ", value)


def _decoded(value: str) -> str:
    try:
        return str(make_header(decode_header(_unfolded(value))))
    except (HeaderParseError, LookupError, UnicodeDecodeError):
        return _unfolded(value)
