"""What makes two versions of a draft the same to a reader.

Gmail's editor saves a draft anew whenever it is opened: other tags, other line ends, a plain part of its own.
None of that is an edit. Whatever a reader could notice is: a word, a stop, a link's target, a recipient.
"""

import json
import re
from hashlib import sha256

from afterword.domain.mail import MailContent
from afterword.domain.visible import Page, read, target, targets, words

_VERSION = "1"
_ANNOTATION = re.compile(r"<([^<>\s]*)>")
_LIST_MARK = re.compile(r"^[ \t]*(?:[-*•]|\d{1,3}\.)[ \t]+", re.MULTILINE)
_QUOTE_MARK = re.compile(r"^[> ]*>", re.MULTILINE)
_PICTURE_MARK = re.compile(r"\[image:[^\[\]]*\]")
_EMPHASIS = str.maketrans("", "", "*_")


def fingerprint(content: MailContent) -> str:
    """A short string that two versions of a mail share exactly if a reader cannot tell them apart.

    The reader sees the HTML part if there is one; the plain part counts besides when its words are others.
    Covers addresses (in any order and case), subject, words, link targets, struck-out text, pictures and
    attachments. Never raises; takes time linear in the mail's length.
    """
    parts = [_people(content), words(content.subject), _body(content), _files(content)]
    canonical = json.dumps(parts, ensure_ascii=True, separators=(",", ":"))
    return f"{_VERSION}:{sha256(canonical.encode()).hexdigest()}"


def _people(content: MailContent) -> list[list[str]]:
    lists = (content.to, content.cc, content.bcc)
    return [sorted({address.strip().lower() for address in addresses}) for addresses in lists]


def _files(content: MailContent) -> list[tuple[str, str]]:
    return sorted((file.filename, file.sha256) for file in content.attachments)


def _body(content: MailContent) -> list[object]:
    page = read(content.html)
    plain = words(content.text)
    if not content.html.strip():
        return [plain, [], [], []]
    spans = [(span.words, span.target) for span in page.spans]
    disagrees = bool(plain) and _key(_undone(content.text, page, content.html)) != _key_of(page)
    return [page.words, spans, page.pictures, plain if disagrees else []]


def _undone(text: str, page: Page, html: str) -> str:
    """The plain part without what Gmail adds when it writes it from the HTML part."""
    known = targets(page.spans)
    text = _ANNOTATION.sub(lambda found: "" if target(found[1]) in known else found[0], text)
    lowered = html.lower()
    if "<blockquote" in lowered:
        text = _QUOTE_MARK.sub("", text)
    if "<li" in lowered:
        text = _LIST_MARK.sub("", text)
    return _PICTURE_MARK.sub("", text) if page.pictures else text


def _key_of(page: Page) -> str:
    return _key(page.layout)


def _key(text: str) -> str:
    """The words without the spaces between them and without emphasis marks."""
    return "".join(words(text)).translate(_EMPHASIS)
