"""A mail as its reader meets it."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Attachment:
    """A file on a mail: enough to tell one from another."""

    filename: str
    content_type: str
    sha256: str


@dataclass(frozen=True, kw_only=True)
class MailContent:
    """What a reader of a mail sees, decoded: addresses without display names, lower-cased.

    Attributes:
        text: the text/plain part, "" when there is none. html: the text/html part, "" when there is none.
    """

    to: tuple[str, ...]
    cc: tuple[str, ...] = ()
    bcc: tuple[str, ...] = ()
    subject: str = ""
    text: str = ""
    html: str = ""
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Signature:
    """The end of a mail, the same words twice.

    Attributes:
        text: as plain lines, with single spaces and at most one empty line in a row; never empty.
        html: as the HTML that is shown in its place.
    """

    text: str
    html: str
