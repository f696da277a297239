"""What a person gives: times, people, files; and questions where something is missing."""

import sys
from datetime import datetime, timedelta
from pathlib import Path

import typer

from afterword.errors import InvalidInput, NotFound

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
