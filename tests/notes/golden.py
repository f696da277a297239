"""Golden notes: debriefs in `tests/data/notes/cases.toml`, and beside it the notes that are made from each."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parseaddr
from pathlib import Path
from typing import Any

from afterword.adapters.rendering.notes import StarterNotes
from afterword.domain.checks import Check, check_note
from afterword.domain.debriefing import decided_at, person_meant
from afterword.domain.mail import MailContent
from afterword.domain.model import (
    CallResult,
    Candidate,
    Debrief,
    Interview,
    Interviewer,
    Kind,
    Note,
    Remark,
    RoleType,
)

FOLDER = Path(__file__).resolve().parents[1] / "data" / "notes"
BETWEEN = "\n" + "-" * 60 + "\n\n"


@dataclass(frozen=True, kw_only=True)
class Golden:
    """One debrief and who is written to."""

    name: str
    candidate: Candidate
    interview: Interview
    debrief: Debrief
    call: CallResult | None

    def notes(self) -> list[Note]:
        writer = StarterNotes(Path("nowhere"), self.candidate)
        return [
            writer.thank_you(self.interview, person.id, self.debrief, self.call)
            for person in self.interview.panel
        ]

    def text(self) -> str:
        """The notes as they are kept beside the cases."""
        return BETWEEN.join(
            f"To: {note.to_name}\nSubject: {note.subject}\n\n{note.body}" for note in self.notes()
        )

    def checks(self, note: Note, person: Interviewer) -> tuple[Check, ...]:
        content = MailContent(to=(note.to_email,), subject=note.subject, text=note.body)
        return check_note(
            content,
            interview=self.interview,
            recipient=person,
            candidate=self.candidate,
            debrief=self.debrief,
        )


def goldens() -> list[Golden]:
    cases = tomllib.loads((FOLDER / "cases.toml").read_text(encoding="utf-8"))
    return [golden_of(name, case, number) for number, (name, case) in enumerate(cases.items())]


def golden_of(name: str, case: Mapping[str, Any], number: int) -> Golden:
    interview = _interview(case, number)
    return Golden(
        name=name,
        candidate=Candidate(
            name="Sam Lee",
            email="sam@home.example",
            timezone="Europe/London",
            phone="+44 20 7946 0123",
            signature=case.get("signature", ""),
            own_domains=tuple(case.get("own_domains", ())),
        ),
        interview=interview,
        debrief=_debrief(case, interview),
        call=CallResult(case["call"]) if "call" in case else None,
    )


def _interview(case: Mapping[str, Any], number: int) -> Interview:
    return Interview(
        id=number,
        company=case["company"],
        role=case["role"],
        start=datetime(2026, 11, 24, 9, tzinfo=UTC),
        end=datetime(2026, 11, 24, 10, tzinfo=UTC),
        timezone="Europe/London",
        kind=Kind(case.get("kind", "unknown")),
        role_type=RoleType(case.get("role_type", "default")),
        interviewers=tuple(
            _person(place, given, case.get("greetings", {})) for place, given in enumerate(case["people"], 1)
        ),
    )


def _person(place: int, given: str, greetings: Mapping[str, str]) -> Interviewer:
    name, email = parseaddr(given) if "<" in given else (given, f"p{place}@firm.example")
    return Interviewer(id=place, name=name, email=email, greeting=greetings.get(name, ""))


def _debrief(case: Mapping[str, Any], interview: Interview) -> Debrief:
    day: date | None = case.get("decision_by")
    return Debrief(
        remarks=tuple(
            _remark(number, given, interview) for number, given in enumerate(case.get("remarks", ()), 1)
        ),
        decision_by=decided_at(day, interview) if day else None,
        language=case.get("language", "en"),
    )


def _remark(number: int, given: list[str], interview: Interview) -> Remark:
    starter, text, *who = given
    for_id = person_meant(who[0], interview).id if who else None
    return Remark(id=number, starter=starter, text=text, for_id=for_id)
