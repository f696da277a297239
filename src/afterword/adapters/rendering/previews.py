"""What a template makes, from a sample or from what was kept, to look at before anything is made in earnest."""

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from afterword.adapters.rendering.calls import CALL, script_text
from afterword.adapters.rendering.letters import LETTER, letter_text, paper_of
from afterword.adapters.rendering.notes import THANK_YOU, StarterNotes, template_name
from afterword.adapters.rendering.paper import CALL_LAYOUT, LETTER_LAYOUT, render_pdf, render_script_pdf
from afterword.adapters.rendering.starters import FOLDER
from afterword.domain.letter import CallScript, Letter
from afterword.domain.model import Candidate, Debrief, Interview, Interviewer, Note, Remark
from afterword.domain.notes.starters import Section, Starters
from afterword.errors import InvalidInput


@dataclass(frozen=True, kw_only=True)
class Preview:
    """One email, letter or call script."""

    home: Path
    made: Note | Letter | CallScript

    @property
    def text(self) -> str:
        """As it reads in a terminal."""
        if isinstance(self.made, Letter):
            return letter_text(self.made)
        if isinstance(self.made, CallScript):
            return script_text(self.made)
        return f"To: {self.made.to_name}\nSubject: {self.made.subject}\n\n{self.made.body}"

    @property
    def document(self) -> dict[str, Any]:
        """As JSON has it."""
        if isinstance(self.made, Note):
            return {"to": self.made.to_name, "subject": self.made.subject, "body": self.made.body}
        return asdict(self.made)

    def pdf(self) -> bytes:
        """As it is printed.

        Raises:
            InvalidInput: it is an email, or no font has a character of it. TemplateError: the layout is broken.
        """
        if isinstance(self.made, Letter):
            return render_pdf(self.made, home=self.home)
        if isinstance(self.made, CallScript):
            return render_script_pdf(self.made, home=self.home)
        raise InvalidInput("Only letters and call scripts are made as PDF; leave --pdf out for an email.")


def previews(
    home: Path, candidate: Candidate, name: str, interview: Interview, debrief: Debrief, *, now: datetime
) -> list[Preview]:
    """What the template of that name makes for each interviewer; a layout or starters with a text they are for.

    Raises:
        TemplateError: the template is broken; names its file and line.
    """
    writer = StarterNotes(home, candidate)
    paper = paper_of(candidate.timezone)
    for purpose, layout in ((LETTER, LETTER_LAYOUT), (CALL, CALL_LAYOUT)):
        name = template_name(purpose, debrief.language) if name == layout else name
    if name.startswith(f"{FOLDER}/"):
        name = template_name(THANK_YOU, debrief.language)

    def made(interviewer_id: int) -> Note | Letter | CallScript:
        if name.startswith(f"{LETTER}/"):
            return writer.letter(interview, interviewer_id, debrief, written_at=now, paper=paper, name=name)
        if name.startswith(f"{CALL}/"):
            return writer.call_script(interview, interviewer_id, debrief, name=name)
        return writer.note(name, interview, interviewer_id, debrief)

    return [Preview(home=home, made=made(person.id)) for person in interview.panel]


def sample_interview() -> Interview:
    """An interview to see a template with."""
    return Interview(
        id=1,
        company="Acme",
        role="Data Engineer",
        start=datetime(2026, 11, 24, 9, tzinfo=UTC),
        end=datetime(2026, 11, 24, 10, tzinfo=UTC),
        timezone="Europe/Berlin",
        interviewers=(
            Interviewer(
                id=1,
                name="Jane Doe",
                email="jane@acme.example",
                phone="+49 30 5550100",
                title="Head of Data",
            ),
        ),
        postal_address="Hafenstraße 48\n20457 Hamburg",
    )


def sample_debrief(starters: Starters) -> Debrief:
    """A debrief to see a template with: the hint of the first starter of each section."""
    firsts = (next(iter(starters.of(section)), None) for section in Section)
    return Debrief(
        remarks=tuple(
            Remark(id=number, starter=one.key, text=one.hint)
            for number, one in enumerate((one for one in firsts if one is not None and one.hint), 1)
        ),
        decision_by=datetime(2026, 12, 4, 16, tzinfo=UTC),
        language=starters.language,
    )
