"""How a note is signed when Gmail has a signature of the candidate's."""

import re
from html import escape

from afterword.domain.checks.closings import is_closing
from afterword.domain.checks.names import folded, tokens
from afterword.domain.mail import Signature


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


def begins_with_closing(text: str) -> bool:
    """Whether a signature closes the note itself: “Best regards,” stands once."""
    return is_closing(next(iter(text.strip().splitlines()), ""))
