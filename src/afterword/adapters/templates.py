"""Turns what is known into words with Jinja templates that the candidate may replace.

A template is a file that people edit, so it runs in Jinja's sandbox; what comes from calendars and forms is only
ever a value in it, never compiled. The candidate's own folder wins, and a broken file there is never passed over.
"""

import re
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import NoReturn

from jinja2 import (
    ChoiceLoader,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    Template,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2 import TemplateError as JinjaError

from afterword.adapters.call_texts import CALL, script_from, script_text
from afterword.adapters.letter_texts import LETTER, letter_from, letter_text
from afterword.adapters.letter_words import Correspondence, letter_known, paper_of
from afterword.adapters.person_names import GreetingStyle, address
from afterword.adapters.template_sandbox import Sandbox
from afterword.adapters.template_words import known_of
from afterword.domain.attachments import files_for
from afterword.domain.letter import CallScript, Letter, Paper
from afterword.domain.model import CallResult, Candidate, Channel, Debrief, Interview, Interviewer, Note
from afterword.domain.wording.contractions import written_out
from afterword.domain.wording.languages import Language, language_of
from afterword.domain.wording.usable import one_line
from afterword.errors import TemplateError

THANK_YOU, CHECK_IN = "email/thank_you", "email/check_in"
SHIPPED = "shipped"
"""A template that extends `shipped/…` means the one that came with Afterword, whatever the candidate's own says."""

_SUBJECT = re.compile(r"\s*Subject:[ \t]*(\S[^\n]*)(?:\n|$)")
_MOST_TURNS = 100_000
_LONGEST_BODY = 20_000
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


def shipped_folder() -> Path:
    """Where the shipped templates are: inside the wheel, or at the top of a checkout.

    Raises:
        TemplateError: neither is there.
    """
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "shipped_templates", package.parents[1] / "templates"):
        if (folder / "email").is_dir():
            return folder
    raise TemplateError("The shipped templates are missing; install Afterword again.")


def template_name(purpose: str, language: str) -> str:
    """The file of a text in a language: `email/thank_you/de.txt`."""
    return f"{purpose}/{language_of(language).value}.txt"


def _never(_interview: Interview, _person: Interviewer) -> bool:
    return False


class TemplateNotes:
    """The `NoteWriter` port: notes from `templates/email`, the candidate's own before the shipped ones.

    `met_before` says whether the candidate had an interview with that person earlier.
    """

    def __init__(
        self,
        home: Path,
        candidate: Candidate,
        *,
        met_before: Callable[[Interview, Interviewer], bool] = _never,
        style: GreetingStyle = GreetingStyle.AUTO,
    ) -> None:
        self._candidate = candidate
        self._met_before = met_before
        self._style = style
        self._folders = (home / "templates", shipped_folder())
        self._environment = _environment(*self._folders)

    def thank_you(
        self,
        interview: Interview,
        interviewer_id: int,
        debrief: Debrief,
        call: CallResult | None = None,
        signature: str = "",
    ) -> Note:
        """The note to one interviewer; the same arguments give the same note, and a panel's notes all differ.

        After a `call` the note says that there was one, or that nobody answered. `signature`, if given, stands at
        its end as it is, unless a template of the candidate's own signs otherwise.

        Raises:
            TemplateError: the template is broken, uses what is not there, or asks for what is not safe; names its
                file and line.
        """
        name = template_name(THANK_YOU, debrief.language)
        return self.note(name, interview, interviewer_id, debrief, signature, call=call)

    def check_in(
        self, interview: Interview, interviewer_id: int, debrief: Debrief, signature: str = ""
    ) -> Note:
        """The question how things stand, some days after the thanks. Raises `TemplateError` as `thank_you` does."""
        name = template_name(CHECK_IN, debrief.language)
        return self.note(name, interview, interviewer_id, debrief, signature)

    def note(
        self,
        name: str,
        interview: Interview,
        interviewer_id: int,
        debrief: Debrief,
        signature: str = "",
        *,
        call: CallResult | None = None,
    ) -> Note:
        """What the template of that name makes for one interviewer."""
        person = interview.interviewer(interviewer_id)
        attached = [file.filename for file in files_for(debrief.attachments, person.email)]
        known = self._known(interview, person, debrief, signature, call=call, attached=attached)
        subject, body = _taken_apart(self._rendered(name, known), lambda: self._file(name))
        if language_of(debrief.language) is Language.ENGLISH and _is_formal(known):
            body = _written_out(body, signature)
        to_name = address(person.name).full or one_line(person.name)
        return Note(to_name=to_name, to_email=person.email or "", subject=subject, body=body)

    def letter(
        self,
        interview: Interview,
        interviewer_id: int,
        debrief: Debrief,
        *,
        written_at: datetime,
        paper: Paper,
        name: str = "",
    ) -> Letter:
        """The letter to one interviewer, dated in the candidate's zone; by another template if a name is given.

        Raises:
            TemplateError: as `thank_you` does.
        """
        person = interview.interviewer(interviewer_id)
        about = Correspondence(candidate=self._candidate, interview=interview, person=person, debrief=debrief)
        name = name or template_name(LETTER, debrief.language)
        more = letter_known(self._candidate, person, debrief, written_at)
        text = self._rendered(name, {**self._known(interview, person, debrief), **more})
        return letter_from(text, self._file(name), about, paper)

    def call_script(
        self, interview: Interview, interviewer_id: int, debrief: Debrief, *, name: str = ""
    ) -> CallScript:
        """What to say to one interviewer on the telephone. Raises `TemplateError` as `thank_you` does."""
        person = interview.interviewer(interviewer_id)
        about = Correspondence(candidate=self._candidate, interview=interview, person=person, debrief=debrief)
        name = name or template_name(CALL, debrief.language)
        more = letter_known(self._candidate, person, debrief)
        text = self._rendered(name, {**self._known(interview, person, debrief), **more})
        return script_from(text, self._file(name), about)

    def by_hand(
        self,
        channel: Channel,
        interview: Interview,
        interviewer_id: int,
        debrief: Debrief,
        at: datetime,
    ) -> str:
        """A call's script or a letter as plain text. Raises as `call_script` and `letter`."""
        if channel is Channel.CALL:
            return script_text(self.call_script(interview, interviewer_id, debrief))
        paper = paper_of(interview.timezone)
        return letter_text(self.letter(interview, interviewer_id, debrief, written_at=at, paper=paper))

    def _known(
        self,
        interview: Interview,
        person: Interviewer,
        debrief: Debrief,
        signature: str = "",
        *,
        call: CallResult | None = None,
        attached: Sequence[str] = (),
    ) -> Mapping[str, object]:
        candidate = replace(self._candidate, signature=signature) if signature else self._candidate
        return known_of(
            candidate,
            interview,
            person,
            debrief,
            met_before=self._met_before(interview, person),
            style=self._style,
            call=call,
            attached=attached,
        )

    def _rendered(self, name: str, known: Mapping[str, object]) -> str:
        try:
            template = self._environment.get_template(name)
        except TemplateSyntaxError as error:
            raise TemplateError(f"{error.filename or name}, line {error.lineno}: {error.message}") from error
        except (JinjaError, OSError, ValueError) as error:
            raise TemplateError(f"{self._file(name)} cannot be read: {error}") from error
        try:
            return _limited(template, known)
        except _RAISED_BY_TEMPLATES as error:
            _refuse(template, error)

    def _file(self, name: str) -> str:
        """The file that a template comes from, as its reader knows it."""
        return next((str(folder / name) for folder in self._folders if (folder / name).is_file()), name)


def _written_out(body: str, signature: str) -> str:
    """Formal, but for the signature: that is the candidate's, word for word."""
    above = body.rstrip().removesuffix(signature)
    return written_out(above) + body[len(above) :]


def _is_formal(known: Mapping[str, object]) -> bool:
    person = known["person"]
    return isinstance(person, Mapping) and bool(person["formal"])


@lru_cache(maxsize=4)
def _environment(own: Path, shipped: Path) -> Sandbox:
    loader = ChoiceLoader(
        [FileSystemLoader([own, shipped]), PrefixLoader({SHIPPED: FileSystemLoader(shipped)})]
    )
    environment = Sandbox(
        loader=loader,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,
    )
    environment.filters["flowing"] = flowing
    return environment


def flowing(text: str) -> str:
    """The lines of each paragraph as one; an empty line begins a new paragraph."""
    paragraphs = (" ".join(paragraph.split()) for paragraph in re.split(r"\n\s*\n", text))
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph) + "\n\n"


def _limited(template: Template, known: Mapping[str, object]) -> str:
    """The text that a template makes, piece by piece, so that one without an end is stopped."""
    pieces: list[str] = []
    length = 0
    for count, piece in enumerate(template.generate(known)):
        pieces.append(piece)
        length += len(piece)
        if count > _MOST_TURNS or length > 2 * _LONGEST_BODY:
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


def _taken_apart(text: str, file: Callable[[], str]) -> tuple[str, str]:
    """Subject and body of what a template made."""
    found = _SUBJECT.match(text.replace("\r\n", "\n"))
    if found is None:
        raise TemplateError(
            f"{file()}, line 1: the text must begin with a line such as “Subject: Thank you”."
        )
    body = _tidy(text.replace("\r\n", "\n")[found.end() :])
    if not body:
        raise TemplateError(f"{file()}: the text has a subject and no body.")
    return one_line(found[1]), body


def _tidy(body: str) -> str:
    """Single spaces, no space at a line's end, at most one empty line, one final newline."""
    lines = (line.strip() for line in re.sub(r"[ \t]+", " ", body).splitlines())
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    return f"{text}\n" if text else ""
