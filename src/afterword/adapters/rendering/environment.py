"""Where templates run: files that people edit, in Jinja's sandbox, with nothing but what they are given.

The candidate's own folder wins, and a broken file there is never passed over.
"""

import re
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

from jinja2 import (
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateNotFound,
    TemplateSyntaxError,
    pass_context,
)
from jinja2 import TemplateError as JinjaError
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment

from afterword.adapters.rendering.files import chosen_file, own_folder, shipped_folder
from afterword.domain.notes.composition import paired
from afterword.errors import TemplateError

LONGEST_SUBJECT = 60
_LONGEST_TEXT = 40_000
_MOST_PIECES = 100_000
_RAISED_BY_TEMPLATES = (
    JinjaError,
    ArithmeticError,
    LookupError,
    TypeError,
    ValueError,
    AttributeError,
    RecursionError,
    MemoryError,
    OSError,
)


class Templates:
    """The templates of one home."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._environment = SandboxedEnvironment(
            loader=FileSystemLoader([own_folder(home), shipped_folder()]),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            autoescape=False,
        )
        self._environment.filters |= {
            "one": one,
            "subject": subject,
            "then": then,
            "paragraphs": paragraphs,
        }

    def render(self, name: str, known: Mapping[str, object]) -> str:
        """What the template of that name makes of these values.

        Raises:
            TemplateError: it is broken, uses what is not there, or asks for what is not safe; names file and line.
        """
        try:
            template = self._environment.get_template(name)
        except TemplateSyntaxError as error:
            raise TemplateError(f"{error.filename or name}, line {error.lineno}: {error.message}") from error
        except (JinjaError, OSError, ValueError) as error:
            raise TemplateError(f"{self.file(name)} cannot be read: {error}") from error
        try:
            return _limited(template, known)
        except _RAISED_BY_TEMPLATES as error:
            _refuse(template, error)

    def file(self, name: str) -> str:
        """The file that a template comes from, as its reader knows it."""
        return str(chosen_file(self._home, name))


@pass_context
def one(context: Context, text: str) -> str:
    """One of the lines: another one for each reader of a panel, the same one each time."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return f"{lines[context['turn'] % len(lines)]}\n" if lines else ""


@pass_context
def subject(context: Context, text: str) -> str:
    """As `one`, among the lines that are short enough for a subject; the shortest where none is."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    short = [line for line in lines if len(line) <= LONGEST_SUBJECT] or [min(lines, key=len, default="")]
    return f"Subject: {short[context['turn'] % len(short)]}\n"


@pass_context
def then(context: Context, text: str, more: str) -> str:
    """Both, as one sentence where the first is short."""
    return paired(text.strip(), more.strip(), context["pair"], context["capitals"])


def paragraphs(text: str) -> str:
    """The lines of each paragraph as one; an empty line begins a new paragraph."""
    parts = (" ".join(part.split()) for part in re.split(r"\n\s*\n", text))
    return "\n\n".join(part for part in parts if part) + "\n\n"


def _limited(template: Template, known: Mapping[str, object]) -> str:
    """The text that a template makes, piece by piece, so that one without an end is stopped."""
    pieces: list[str] = []
    length = 0
    for count, piece in enumerate(template.generate(known)):
        pieces.append(piece)
        length += len(piece)
        if count > _MOST_PIECES or length > _LONGEST_TEXT:
            raise ValueError("the text has no end")
    return "".join(pieces)


def _refuse(template: Template, error: Exception) -> NoReturn:
    """Raise `TemplateError` with the innermost line of a template that the error came through."""
    if isinstance(error, TemplateSyntaxError):
        raise TemplateError(f"{error.filename}, line {error.lineno}: {error.message}") from error
    frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename.endswith(".txt")]
    place = f"{frames[-1].filename}, line {frames[-1].lineno}" if frames else str(template.filename)
    problem = f"there is no template {error.name}" if isinstance(error, TemplateNotFound) else str(error)
    raise TemplateError(f"{place}: {problem.rstrip('.')}.") from error
