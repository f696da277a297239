"""How a note is signed when Gmail has a signature of the candidate's."""

import re
from dataclasses import dataclass
from html import escape

from afterword.domain.checks.names import folded, tokens


@dataclass(frozen=True, kw_only=True)
class Signature:
    """The end of a mail, the same words twice.

    Attributes:
        text: as plain lines, with single spaces and at most one empty line in a row; never empty.
        html: as the HTML that is shown in its place.
    """

    text: str
    html: str


def signed_by(name: str, signature: Signature) -> Signature:
    """The signature under the candidate's name, unless they are named in it already."""
    if not name.strip() or tokens(name) & tokens(_without_addresses(signature.text)):
        return signature
    line = " ".join(name.split())
    return Signature(
        text=f"{line}\n{signature.text}", html=f"<div>{escape(line, quote=False)}</div>{signature.html}"
    )


def without(body: str, signature: Signature) -> str | None:
    """The body up to the signature that it ends with; None when it does not end with it."""
    end = body.rstrip()
    if not end.endswith(f"\n{signature.text}"):
        return None
    return end[: -len(signature.text)]


def _without_addresses(text: str) -> str:
    return folded(re.sub(r"\S*(?:@|://|www\.)\S*", " ", text))
