"""Notes, letters and call scripts from templates that the candidate may replace."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from pathlib import Path

from afterword.adapters.rendering.calls import CALL, script_from, script_text
from afterword.adapters.rendering.known import Facts, known_of
from afterword.adapters.rendering.letters import (
    LETTER,
    Correspondence,
    letter_from,
    letter_known,
    letter_text,
    paper_of,
)
from afterword.adapters.rendering.starters import read_starters
from afterword.adapters.rendering.templates import Templates
from afterword.domain.attachments import files_for
from afterword.domain.letter import CallScript, Letter, Paper
from afterword.domain.model import (
    CallResult,
    Candidate,
    Channel,
    Debrief,
    Interview,
    Interviewer,
    Language,
    Note,
)
from afterword.domain.names import read_name
from afterword.domain.notes.composition import Content, compose
from afterword.domain.notes.starters import Starters
from afterword.domain.notes.typed import on_one_line
from afterword.errors import InvalidInput, TemplateError

THANK_YOU, CHECK_IN = "email/thank_you", "email/check_in"
_SUBJECT = re.compile(r"\s*Subject:[ \t]*(\S[^\n]*)(?:\n|$)")


def template_name(purpose: str, language: str) -> str:
    """The file of a text in a language: `email/thank_you/de.txt`."""
    return f"{purpose}/{Language.of(language).value}.txt"


def _never(_interview: Interview, _person: Interviewer) -> bool:
    return False


class StarterNotes:
    """The `NoteWriter` port: the candidate's own sentences in a template.

    `met_before` says whether the candidate had an interview with that person earlier.
    """

    name = "starters"

    def __init__(
        self,
        home: Path,
        candidate: Candidate,
        *,
        met_before: Callable[[Interview, Interviewer], bool] = _never,
    ) -> None:
        self._home = home
        self._candidate = candidate
        self._met_before = met_before

    def starters(self, language: str) -> Starters:
        """Raises `TemplateError` where the file of starters is broken."""
        return read_starters(self._home, language)

    def thank_you(
        self,
        interview: Interview,
        interviewer_id: int,
        debrief: Debrief,
        call: CallResult | None = None,
        signature: str = "",
    ) -> Note:
        name = template_name(THANK_YOU, debrief.language)
        return self.note(name, interview, interviewer_id, debrief, signature, call=call)

    def check_in(
        self, interview: Interview, interviewer_id: int, debrief: Debrief, signature: str = ""
    ) -> Note:
        """The question how things stand, some days after the thanks. Raises `TemplateError` as `thank_you` does."""
        return self.note(
            template_name(CHECK_IN, debrief.language), interview, interviewer_id, debrief, signature
        )

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
        content, known = self._known(interview, person, debrief, signature=signature, call=call)
        text = self._templates.render(name, known)
        subject, body = _taken_apart(text, self._templates.file(name))
        to_name = read_name(person.name, debrief.language).full or on_one_line(person.name)
        return Note(
            to_name=to_name,
            to_email=person.email or "",
            subject=subject,
            body=body,
            sentences=content.sentences if name.startswith(THANK_YOU) else (),
        )

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
        about = self._about(interview, interviewer_id, debrief)
        name = name or template_name(LETTER, debrief.language)
        _, known = self._known(interview, about.person, debrief, shift=1)  # the email says it in another way
        text = self._templates.render(name, {**known, **letter_known(about, written_at)})
        return letter_from(text, self._templates.file(name), about, paper)

    def call_script(
        self, interview: Interview, interviewer_id: int, debrief: Debrief, *, name: str = ""
    ) -> CallScript:
        """What to say to one interviewer on the telephone. Raises `TemplateError` as `thank_you` does."""
        about = self._about(interview, interviewer_id, debrief)
        name = name or template_name(CALL, debrief.language)
        _, known = self._known(interview, about.person, debrief)
        return script_from(self._templates.render(name, known), self._templates.file(name), about)

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

    @cached_property
    def _templates(self) -> Templates:
        return Templates(self._home)

    def _about(self, interview: Interview, interviewer_id: int, debrief: Debrief) -> Correspondence:
        return Correspondence(
            candidate=self._candidate,
            interview=interview,
            person=interview.interviewer(interviewer_id),
            debrief=debrief,
        )

    def _known(
        self,
        interview: Interview,
        person: Interviewer,
        debrief: Debrief,
        *,
        signature: str = "",
        call: CallResult | None = None,
        shift: int = 0,
    ) -> tuple[Content, Mapping[str, object]]:
        starters = self.starters(debrief.language)
        try:
            content = compose(starters, interview, person, debrief, shift=shift)
        except InvalidInput as error:
            raise TemplateError(str(error)) from error
        facts = Facts(
            candidate=_signed(self._candidate, signature),
            interview=interview,
            person=person,
            debrief=debrief,
            met_before=self._met_before(interview, person),
            call=call,
            attached=[file.filename for file in files_for(debrief.attachments, person.email)],
        )
        return content, known_of(facts, starters, content)


def _signed(candidate: Candidate, signature: str) -> Candidate:
    return replace(candidate, signature=signature) if signature else candidate


def _taken_apart(text: str, file: str) -> tuple[str, str]:
    """Subject and body of what a template made."""
    text = text.replace("\r\n", "\n")
    found = _SUBJECT.match(text)
    if found is None:
        raise TemplateError(f"{file}, line 1: the text must begin with a line such as “Subject: Thank you”.")
    body = _tidy(text[found.end() :])
    if not body:
        raise TemplateError(f"{file}: the text has a subject and no body.")
    return on_one_line(found[1]), body


def _tidy(body: str) -> str:
    """No space at a line's end, at most one empty line in a row, one final newline."""
    lines = (line.strip() for line in body.splitlines())
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    return f"{text}\n" if text else ""
