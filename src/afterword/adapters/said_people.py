"""People as somebody types them: “Jane Doe <jane@acme.example> +49 30 1234567”."""

import re
from email.utils import parseaddr

from afterword.domain.calls_and_letters import read_number
from afterword.domain.model import Interviewer
from afterword.domain.people import one_line
from afterword.errors import InvalidInput

_NUMBER_AT_END = re.compile(r"(?:(?<=[\s>,])|^)\+?\(?\d[\d ()/.-]{4,}$")
_ADDRESS = re.compile(r"[^\s<>,;()\"]+@[^\s<>,;()\"]+")
_NAMED = re.compile(r"([^\"<>()]*,[^\"<>()]*)<([^<>]*)>")
"""“Doe, Jane <jane@acme.example>”, as address books copy it: by the standard the comma begins another address."""
_AFTER_ADDRESS = re.compile(r">\s*\S")


def read_person(text: str) -> Interviewer:
    """“Jane Doe <jane@acme.example> +49 30 1234567”; address and telephone number may be left out.

    Raises:
        InvalidInput: there is no name, the address is malformed, or it is more than one person.
    """
    text, phone = _split_number(one_line(text, "interviewer"))
    if len(_ADDRESS.findall(text)) > 1 or _AFTER_ADDRESS.search(text):
        raise InvalidInput(f"{text!r} is more than one person; give --interviewer once for each.")
    if named := _NAMED.fullmatch(text):
        name, address = named[1].strip(), named[2].strip()
    else:
        name, address = parseaddr(text) if "@" in text or "<" in text else (text, "")
    if ("@" in text or "<" in text) and not address:
        raise InvalidInput(f"{text!r} cannot be read; write it as “Jane Doe <jane@acme.example>”.")
    if not name:
        raise InvalidInput(f"{text!r} has no name; write it as “Jane Doe <jane@acme.example>”.")
    return Interviewer(name=name, email=read_address(address) if address else None, phone=phone)


def _split_number(text: str) -> tuple[str, str]:
    """The text before a telephone number at its end, and the number."""
    found = _NUMBER_AT_END.search(text)
    return (text[: found.start()].strip(" ,"), read_number(found[0])) if found else (text, "")


def read_address(text: str) -> str:
    """A mail address in its normal form.

    Raises:
        InvalidInput: it is malformed.
    """
    from email_validator import EmailNotValidError, validate_email  # noqa: PLC0415 (55 ms)

    try:
        return validate_email(text, check_deliverability=False).normalized
    except EmailNotValidError as error:
        raise InvalidInput(f"{text!r} is not a mail address: {error}") from error
