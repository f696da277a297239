"""Call scripts from templates, and how they read on a screen."""

import re

from afterword.adapters.rendering.letters import Correspondence, job_title, parts_of, printed
from afterword.domain.letter import CallScript
from afterword.domain.model import Language
from afterword.domain.notes.typed import name, on_one_line
from afterword.errors import TemplateError

CALL = "call"
_LABELS = ("Opening", "Points", "Next step", "Closing", "Voicemail")
HEADINGS = {
    Language.ENGLISH: ("To begin", "To say", "To ask", "To close", "If a machine answers"),
    Language.GERMAN: (
        "Zum Einstieg",
        "Zu sagen",
        "Zu fragen",
        "Zum Schluss",
        "Wenn der Anrufbeantworter antwortet",
    ),
    Language.FRENCH: ("Pour commencer", "À dire", "À demander", "Pour conclure", "Si un répondeur décroche"),
    Language.SPANISH: (
        "Para empezar",
        "Para decir",
        "Para preguntar",
        "Para terminar",
        "Si contesta un buzón de voz",
    ),
}


def script_from(text: str, file: str, about: Correspondence) -> CallScript:
    """The call that a template's text stands for.

    Raises:
        TemplateError: a part of it is missing or empty.
    """
    parts = parts_of(text, _LABELS, file)
    person, language = about.person, Language.of(about.debrief.language)
    said = {label: printed(on_one_line(part), language) for label, part in parts.items()}
    lines = (_point(line) for line in parts["Points"].splitlines())
    points = tuple(printed(line, language) for line in lines if line)
    empty = next((label for label in _LABELS if not said[label]), "")
    if empty or not points:
        raise TemplateError(f"{file}: nothing stands after “{empty or 'Points'}:”.")
    spoken = about.addressed
    called = " ".join(part for part in (spoken.title, spoken.learned, spoken.full) if part)
    known = (job_title(person), name(about.interview.company))
    return CallScript(
        to_name=called or on_one_line(person.name),
        about=printed(", ".join(part for part in known if part), language),
        phone=on_one_line(person.phone),
        opening=said["Opening"],
        talking_points=points,
        next_step=said["Next step"],
        closing=said["Closing"],
        voicemail=said["Voicemail"],
        language=language.value,
    )


def _point(line: str) -> str:
    return on_one_line(re.sub(r"^\s*[-–*•]\s*", "", line))


def script_text(script: CallScript) -> str:
    """The script as plain text, for a terminal or a calendar entry."""
    begin, say, ask, close, machine = HEADINGS[Language.of(script.language)]
    points = "\n".join(f"- {point}" for point in script.talking_points)
    head = "\n".join(line for line in (script.to_name, script.about, script.phone) if line)
    blocks = (
        head,
        f"{begin}\n{script.opening}",
        f"{say}\n{points}",
        f"{ask}\n{script.next_step}",
        f"{close}\n{script.closing}",
        f"{machine}\n{script.voicemail}",
    )
    return "\n\n".join(block for block in blocks if block) + "\n"
