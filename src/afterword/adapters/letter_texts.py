"""Letters from templates: the text that a template makes, with who sends it and who gets it."""

from dataclasses import replace

from afterword.adapters.labelled import paragraphs_of, parts_of
from afterword.adapters.letter_words import (
    Correspondence,
    addressed,
    recipient_lines,
    return_address,
    sender_lines,
)
from afterword.adapters.typography import printed
from afterword.domain.letter import Letter, Paper
from afterword.domain.wording.contractions import written_out
from afterword.domain.wording.languages import Language, language_of
from afterword.domain.wording.usable import one_line
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
    if not one_line(about.candidate.name):
        raise InvalidInput("A letter needs your name: set name under [candidate] in config.toml.")
    parts = parts_of(text, _LABELS, file, last_of="Closing")
    greeting, _, below = parts["Greeting"].partition("\n")
    language = language_of(about.debrief.language)
    spoken = addressed(about.candidate, about.person, about.debrief)
    letter = Letter(
        sender=sender_lines(about.candidate),
        return_address=return_address(about.candidate),
        recipient=recipient_lines(about.interview, about.person, spoken),
        place_and_date=one_line(parts["Date"]),
        subject=one_line(parts["Subject"]),
        greeting=one_line(greeting),
        paragraphs=paragraphs_of(below),
        closing=one_line(parts["Closing"]),
        name=one_line(parts["Name"]),
        enclosures=tuple(line for raw in parts["Enclosures"].splitlines() if (line := one_line(raw))),
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
    """Short forms written out, and typewriter's marks as they are printed."""

    def one(text: str) -> str:
        return printed(text, language)

    def each(texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(one(text) for text in texts)

    paragraphs = letter.paragraphs
    if language is Language.ENGLISH:
        paragraphs = tuple(written_out(paragraph) for paragraph in paragraphs)
    return replace(
        letter,
        sender=each(letter.sender),
        return_address=each(letter.return_address),
        recipient=each(letter.recipient),
        subject=one(letter.subject),
        greeting=one(letter.greeting),
        paragraphs=each(paragraphs),
        closing=one(letter.closing),
        name=one(letter.name),
        enclosures=each(letter.enclosures),
    )


def letter_text(letter: Letter) -> str:
    """The letter as plain text, for a terminal."""
    enclosed = (
        f"{ENCLOSED[language_of(letter.language)]}: {', '.join(letter.enclosures)}"
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
