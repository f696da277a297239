"""Template files, the candidate's own before the shipped ones, and the Jinja sandbox they run in."""

import re
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
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

from afterword.domain.notes.composition import paired
from afterword.errors import InvalidInput, NotFound, TemplateError

_LONGEST_SUBJECT = 60
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
_ABOUT = {
    "email/thank_you": "the thank-you email",
    "email/check_in": "the email that asks how things stand",
    "letter": "the letter",
    "call": "what to say on the telephone",
    "starters": "the beginnings of sentences that the debrief offers",
}
_ABOUT_LAYOUTS = {
    "letter/layout.typ": "how the letter is set on paper",
    "call/layout.typ": "how the card for a call is set",
}
_ENDINGS = (".txt", ".typ", ".toml")
_LANGUAGES = {"en": "English", "de": "German", "fr": "French", "es": "Spanish"}


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
            "one": _one,
            "subject": _subject,
            "then": _then,
            "paragraphs": _paragraphs,
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
def _one(context: Context, text: str) -> str:
    """One of the lines: another one for each reader of a panel, the same one each time."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return f"{lines[context['turn'] % len(lines)]}\n" if lines else ""


@pass_context
def _subject(context: Context, text: str) -> str:
    """As `_one`, among the lines that are short enough for a subject; the shortest where none is."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    short = [line for line in lines if len(line) <= _LONGEST_SUBJECT] or [min(lines, key=len, default="")]
    return f"Subject: {short[context['turn'] % len(short)]}\n"


@pass_context
def _then(context: Context, text: str, more: str) -> str:
    """Both, as one sentence where the first is short."""
    return paired(text.strip(), more.strip(), context["pair"], context["capitals"])


def _paragraphs(text: str) -> str:
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


@dataclass(frozen=True, kw_only=True)
class TemplateFile:
    """One template: its name, the file that is used, and whether that is the candidate's own."""

    name: str
    path: Path
    own: bool

    @property
    def about(self) -> str:
        """What it makes, in words."""
        if self.name in _ABOUT_LAYOUTS:
            return _ABOUT_LAYOUTS[self.name]
        folder, _, file = self.name.rpartition("/")
        language = _LANGUAGES.get(file.partition(".")[0], "")
        return f"{_ABOUT.get(folder, folder)}{f', {language}' if language else ''}"


def shipped_folder() -> Path:
    """Where the shipped templates are: inside the wheel, or at the top of a checkout.

    Raises:
        TemplateError: neither is there.
    """
    package = Path(__file__).resolve().parents[2]
    for folder in (package / "shipped_templates", package.parents[1] / "templates"):
        if (folder / "email").is_dir():
            return folder
    raise TemplateError("The shipped templates are missing; install Afterword again.")


def own_folder(home: Path) -> Path:
    """Where the candidate's own are."""
    return home / "templates"


def chosen_file(home: Path | None, name: str) -> Path:
    """The candidate's own file of that name if there is one, else the shipped one."""
    own = own_folder(home) / name if home else None
    return own if own and own.is_file() else shipped_folder() / name


def template_files(home: Path) -> list[TemplateFile]:
    """Every template there is, by name; the candidate's own stands for the shipped one of that name."""
    own, shipped = own_folder(home), shipped_folder()
    names = sorted({*_names(own), *_names(shipped)})
    return [_file(name, own, shipped) for name in names]


def template_file(home: Path, name: str) -> TemplateFile:
    """The template of that name; the ending and the folder may be left out where one name only fits.

    Raises:
        NotFound: there is none, or more than one.
    """
    files = template_files(home)
    exact = [file for file in files if file.name == name]
    fitting = exact or [file for file in files if _fits(file.name, name)]
    if len(fitting) == 1:
        return fitting[0]
    known = ", ".join(file.name for file in fitting or files)
    raise NotFound(f"{name!r} {'could be several templates' if fitting else 'is no template'}: {known}.")


def copy_template(home: Path, name: str) -> Path:
    """Put the shipped template where the candidate may change it.

    Raises:
        InvalidInput: they have one of their own already. NotFound: there is none of that name.
    """
    file = template_file(home, name)
    target = own_folder(home) / file.name
    if target.exists():
        raise InvalidInput(f"{target} is there already; change it, or remove it first.")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text((shipped_folder() / file.name).read_text(encoding="utf-8"), encoding="utf-8")
    return target


def _names(folder: Path) -> list[str]:
    found = folder.rglob("*") if folder.is_dir() else ()
    return [
        path.relative_to(folder).as_posix()
        for path in found
        if path.is_file() and not path.name.startswith(".")
    ]


def _file(name: str, own: Path, shipped: Path) -> TemplateFile:
    mine = (own / name).is_file()
    return TemplateFile(name=name, path=(own if mine else shipped) / name, own=mine)


def _fits(name: str, asked: str) -> bool:
    """“thank_you/de”, “email/thank_you/de” and “thank_you” (in English) all mean one template."""
    bare = name.rpartition(".")[0]
    asked = asked.strip("/")
    asked = next((asked.removesuffix(ending) for ending in _ENDINGS if asked.endswith(ending)), asked)
    return bare in {asked, f"email/{asked}", f"{asked}/en", f"email/{asked}/en"}
