"""What a person gives: times, people, files; and questions where something is missing."""

import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from afterword.cli.output import complain
from afterword.errors import InvalidInput, NotFound

if TYPE_CHECKING:
    from afterword.domain.model import Interviewer
    from afterword.workflow.record import Greeting

USUAL_LENGTH = timedelta(hours=1)
"""How long an interview is taken to have been when only one of its ends is told."""


def asked_for(question: str, option: str, given: str) -> str:
    """What was given, else what the person at the terminal answers.

    Raises:
        InvalidInput: nothing was given and nobody can be asked, or nothing was answered.
    """
    answer = given.strip() or (ask(question) if sys.stdin.isatty() else "")
    if not answer:
        raise InvalidInput(f"Something is missing: give {option}.")
    return answer


def ask(question: str) -> str:
    answer: str = typer.prompt(question, default="", show_default=False)
    return answer.strip()


def ask_people() -> list[str]:
    """Who interviewed, asked for one by one until nothing is answered; nobody where nobody can be asked."""
    people: list[str] = []
    while sys.stdin.isatty():
        answer = ask("Interviewer (“Jane Doe <jane@acme.example>”; nothing to go on)")
        if not answer:
            break
        people.append(answer)
    return people


def read_greeting(text: str) -> "Greeting":
    """“jane@acme.example=Jane”: whom, and what follows “Hi”.

    Raises:
        InvalidInput: one of the two is missing, or such a greeting cannot be used.
    """
    from afterword.workflow.record import Greeting, checked_greeting  # noqa: PLC0415

    who, _, name = text.partition("=")
    if not (who.strip() and name.strip()):
        raise InvalidInput(f"“{text}” cannot be read; write it as “jane@acme.example=Jane”.")
    return Greeting(of=who, name=checked_greeting(name))


def ask_greeting(person: "Interviewer", language: str) -> str:
    """What follows “Hi”, as the person at the terminal answers; "" leaves it to the guess."""
    from afterword.workflow.record import checked_greeting, greeting_of  # noqa: PLC0415

    guess = greeting_of(person, language) or "no name"
    otherwise = "the whole name" if guess == person.name else guess
    while True:
        try:
            return checked_greeting(ask(f"How do you greet {person.name}? Hi … (Enter: {otherwise})"))
        except InvalidInput as error:
            complain(str(error))


def read_span(
    start: str | None, end: str | None, ended: str | None, zone: str, now: datetime
) -> tuple[datetime, datetime]:
    """Start and end as said; the one that was left out lies an hour from the other.

    Raises:
        InvalidInput: neither was said, or one cannot be read as a time.
    """
    from afterword.adapters.said_times import parse_when  # noqa: PLC0415 (dateparser takes 80 ms)

    begins = parse_when(start, zone, now) if start else None
    ends = parse_when(end, zone, now) if end else None
    if ended:
        ends = parse_when(ended, zone, now, prefer="past")
        if ends > now:
            raise InvalidInput(f"“{ended}” is still to come; for an interview ahead give --end or --start.")
    if ends is None:
        ends = (begins or now) + USUAL_LENGTH
    return begins or ends - USUAL_LENGTH, ends


def ask_if_missing(what: str, known: str) -> str:
    """What is not known yet, asked for where somebody sits at the terminal."""
    return "" if known or not sys.stdin.isatty() else ask(what)


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file whole, or not at all.

    Raises:
        InvalidInput: it cannot be written there.
    """
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        raise InvalidInput(f"{path} cannot be written: {error.strerror}.") from error


def read_bytes(file: str) -> bytes:
    """The whole of a file, or of standard input.

    Raises:
        NotFound: there is no such file, or it cannot be read.
    """
    if file == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(file).expanduser().read_bytes()
    except OSError as error:
        raise NotFound(f"{file} cannot be read: {error.strerror}.") from error
