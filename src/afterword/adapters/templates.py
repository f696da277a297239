"""Turns what is known into words with Jinja templates that the candidate may replace.

A template is a file that people edit, so it runs in Jinja's sandbox; what comes from calendars and forms is only
ever a value in it, never compiled. The candidate's own folder wins, and a broken file there is never passed over.
"""

import re
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

from jinja2 import FileSystemLoader, StrictUndefined, Template, TemplateNotFound, TemplateSyntaxError
from jinja2 import TemplateError as JinjaError
from jinja2.sandbox import SandboxedEnvironment

from afterword.adapters.person_names import address, one_line
from afterword.adapters.template_words import known_of
from afterword.domain.model import Candidate, Debrief, Interview, Note
from afterword.errors import TemplateError

THANK_YOU = "email/thank_you.txt"
_SUBJECT = re.compile(r"\s*Subject:[ \t]*(\S[^\n]*)(?:\n|$)")
_RAISED_BY_TEMPLATES = (
    JinjaError,
    ArithmeticError,
    LookupError,
    TypeError,
    ValueError,
    AttributeError,
    RecursionError,
    OSError,
)


def shipped_folder() -> Path:
    """Where the shipped templates are: inside the wheel, or at the top of a checkout.

    Raises:
        TemplateError: neither is there.
    """
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "shipped_templates", package.parents[1] / "templates"):
        if (folder / THANK_YOU).is_file():
            return folder
    raise TemplateError("The shipped templates are missing; install Afterword again.")


class TemplateNotes:
    """The `NoteWriter` port: notes from `templates/email`, the candidate's own before the shipped ones."""

    def __init__(self, home: Path, candidate: Candidate) -> None:
        self._candidate = candidate
        self._environment = SandboxedEnvironment(
            loader=FileSystemLoader([home / "templates", shipped_folder()]),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            autoescape=False,
        )

    def thank_you(self, interview: Interview, interviewer_id: int, debrief: Debrief) -> Note:
        """The note to one interviewer; the same arguments give the same note, and a panel's notes all differ.

        Raises:
            TemplateError: the template is broken, uses what is not there, or asks for what is not safe; names its
                file and line.
        """
        person = interview.interviewer(interviewer_id)
        text = self._rendered(THANK_YOU, known_of(self._candidate, interview, person, debrief))
        subject, body = _taken_apart(text, self._file(THANK_YOU))
        return Note(
            to_name=address(person.name).full or one_line(person.name),
            to_email=person.email or "",
            subject=subject,
            body=body,
        )

    def _rendered(self, name: str, known: Mapping[str, object]) -> str:
        try:
            template = self._environment.get_template(name)
        except TemplateSyntaxError as error:
            raise TemplateError(f"{error.filename or name}, line {error.lineno}: {error.message}") from error
        except (JinjaError, OSError, ValueError) as error:
            raise TemplateError(f"{self._file(name)} cannot be read: {error}") from error
        try:
            return template.render(known)
        except _RAISED_BY_TEMPLATES as error:
            _refuse(template, error)

    def _file(self, name: str) -> str:
        """The file that a template comes from, as its reader knows it."""
        loader = self._environment.loader
        folders = loader.searchpath if isinstance(loader, FileSystemLoader) else []
        return next((str(Path(f) / name) for f in folders if (Path(f) / name).is_file()), name)


def _refuse(template: Template, error: Exception) -> NoReturn:
    """Raise `TemplateError` with the innermost line of a template that the error came through."""
    if isinstance(error, TemplateSyntaxError):
        raise TemplateError(f"{error.filename}, line {error.lineno}: {error.message}") from error
    frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename.endswith(".txt")]
    place = f"{frames[-1].filename}, line {frames[-1].lineno}" if frames else str(template.filename)
    problem = f"there is no template {error.name}" if isinstance(error, TemplateNotFound) else str(error)
    raise TemplateError(f"{place}: {problem.rstrip('.')}.") from error


def _taken_apart(text: str, file: str) -> tuple[str, str]:
    """Subject and body of what a template made."""
    found = _SUBJECT.match(text.replace("\r\n", "\n"))
    if found is None:
        raise TemplateError(f"{file}, line 1: the text must begin with a line such as “Subject: Thank you”.")
    body = _tidy(text.replace("\r\n", "\n")[found.end() :])
    if not body:
        raise TemplateError(f"{file}: the text has a subject and no body.")
    return one_line(found[1]), body


def _tidy(body: str) -> str:
    """Single spaces, no space at a line's end, at most one empty line, one final newline."""
    lines = (re.sub(r"[ \t]+", " ", line).strip() for line in body.splitlines())
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    return f"{text}\n" if text else ""
