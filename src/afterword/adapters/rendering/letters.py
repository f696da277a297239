"""Letters from templates: the text that a template makes, with who sends it and who gets it."""

from dataclasses import replace

from afterword.adapters.rendering.correspondence import (
    Correspondence,
    recipient_lines,
    return_address,
    sender_lines,
)
from afterword.adapters.rendering.labelled import paragraphs_of, parts_of
from afterword.adapters.rendering.typography import printed
from afterword.domain.letter import Letter, Paper
from afterword.domain.model import Language
from afterword.domain.notes.typed import on_one_line
from afterword.errors import InvalidInput, TemplateError

LETTER = "letter"
_LABELS = ("Subject", "Date", "Greeting", "Closing", "Name", "Enclosures")
ENCLOSED = {
    Language.ENGLISH: "Enclosures",
    Language.GERMAN: "Anlagen",
    Language.FRENCH: "P. J.",
    Language.SPANISH: "Anexos",
}


def letter_from(text: str, file: str, about: Correspondence, paper: Paper) -> Letter:
    """The letter that a template's text stands for.

    Raises:
        InvalidInput: the candidate's name is not known.
        TemplateError: a part of it is missing or empty.
    """
    if not on_one_line(about.candidate.name):
        raise InvalidInput("A letter needs your name: set name under [candidate] in config.toml.")
    parts = parts_of(text, _LABELS, file, last_of="Closing")
    greeting, _, below = parts["Greeting"].partition("\n")
    language = Language.of(about.debrief.language)
    letter = Letter(
        sender=sender_lines(about.candidate),
        return_address=return_address(about.candidate),
        recipient=recipient_lines(about),
        place_and_date=on_one_line(parts["Date"]),
        subject=on_one_line(parts["Subject"]),
        greeting=on_one_line(greeting),
        paragraphs=paragraphs_of(below),
        closing=on_one_line(parts["Closing"]),
        name=on_one_line(parts["Name"]),
        enclosures=tuple(line for raw in parts["Enclosures"].splitlines() if (line := on_one_line(raw))),
        paper=paper,
        language=language.value,
    )
    return _in_print(_whole(letter, file), language)


def _whole(letter: Letter, file: str) -> Letter:
    """The letter, if every part that each letter has is there."""
    needed = {
        "Subject": letter.subject,
        "Date": letter.place_and_date,
        "Greeting": letter.greeting,
        "Closing": letter.closing,
        "Name": letter.name,
    }
    empty = next((label for label, value in needed.items() if not value), "")
    if empty:
        raise TemplateError(f"{file}: nothing stands after “{empty}:”.")
    if not letter.paragraphs:
        raise TemplateError(f"{file}: there is no text below the greeting.")
    return letter


def _in_print(letter: Letter, language: Language) -> Letter:
    """Typewriter's marks as they are printed."""

    def one(text: str) -> str:
        return printed(text, language)

    def each(texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(one(text) for text in texts)

    return replace(
        letter,
        sender=each(letter.sender),
        return_address=each(letter.return_address),
        recipient=each(letter.recipient),
        subject=one(letter.subject),
        greeting=one(letter.greeting),
        paragraphs=each(letter.paragraphs),
        closing=one(letter.closing),
        name=one(letter.name),
        enclosures=each(letter.enclosures),
    )


def letter_text(letter: Letter) -> str:
    """The letter as plain text, for a terminal."""
    enclosed = (
        f"{ENCLOSED[Language.of(letter.language)]}: {', '.join(letter.enclosures)}"
        if letter.enclosures
        else ""
    )
    blocks = (
        "\n".join(letter.sender),
        "\n".join(letter.recipient),
        letter.place_and_date,
        letter.subject,
        letter.greeting,
        *letter.paragraphs,
        letter.closing,
        letter.name,
        enclosed,
    )
    return "\n\n".join(block for block in blocks if block) + "\n"
