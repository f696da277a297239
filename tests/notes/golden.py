"""Golden notes: each case is one JSON file, and beside it the notes that are made from it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from afterword.adapters.person_names import GreetingStyle
from afterword.adapters.templates import TemplateNotes
from afterword.domain.checks import Check, check_note
from afterword.domain.mail import MailContent
from afterword.domain.model import (
    Candidate,
    Debrief,
    Interview,
    Interviewer,
    Kind,
    Link,
    Note,
    Point,
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
    met_before: bool
    style: GreetingStyle

    def notes(self) -> list[Note]:
        writer = TemplateNotes(
            Path("nowhere"), self.candidate, met_before=lambda *_: self.met_before, style=self.style
        )
        return [writer.thank_you(self.interview, person.id, self.debrief) for person in self.interview.panel]

    def text(self) -> str:
        """The notes as they are kept beside the case."""
        return BETWEEN.join(
            f"To: {note.to_name}\nSubject: {note.subject}\n\n{note.body}" for note in self.notes()
        )

    def checks(self, note: Note, person: Interviewer) -> tuple[Check, ...]:
        content = MailContent(to=(note.to_email,), subject=note.subject, text=note.body)
        return check_note(content, interview=self.interview, recipient=person, candidate=self.candidate)


def goldens() -> list[Golden]:
    return [read(path) for path in sorted(FOLDER.glob("*.json"))]


def read(path: Path) -> Golden:
    case = json.loads(path.read_text(encoding="utf-8"))
    return Golden(
        name=path.stem,
        candidate=_candidate(case.get("candidate", {})),
        interview=_interview(case["interview"]),
        debrief=_debrief(case.get("debrief", {})),
        met_before=case.get("met_before", False),
        style=GreetingStyle(case.get("style", "auto")),
    )


def _candidate(given: Mapping[str, Any]) -> Candidate:
    links = tuple(Link(**link) for link in given.get("links", ()))
    own = tuple(given.get("own_domains", ()))
    plain = {key: value for key, value in given.items() if key not in {"links", "own_domains"}}
    usual = {
        "name": "Sam Lee",
        "email": "sam@home.example",
        "timezone": "Europe/London",
        "phone": "+44 20 7946 0123",
    }
    return Candidate(**{**usual, **plain}, links=links, own_domains=own)


def _interview(given: Mapping[str, Any]) -> Interview:
    people = tuple(
        Interviewer(id=place, name=name, email=email)
        for place, (name, email) in enumerate(given["interviewers"], start=1)
    )
    return Interview(
        id=given.get("id", 0),
        company=given["company"],
        role=given["role"],
        start=datetime(2026, 11, 24, 9, tzinfo=UTC),
        end=datetime(2026, 11, 24, 10, tzinfo=UTC),
        timezone=given.get("timezone", "Europe/London"),
        kind=Kind(given.get("kind", "unknown")),
        role_type=RoleType(given.get("role_type", "default")),
        interviewers=people,
    )


def _debrief(given: Mapping[str, Any]) -> Debrief:
    decision_by = given.get("decision_by")
    return Debrief(
        points=_points(given.get("points", ())),
        touches=_points(given.get("touches", ())),
        interest=given.get("interest", ""),
        resources=_points(given.get("resources", ())),
        question=given.get("question", ""),
        decision_by=datetime.fromisoformat(decision_by) if decision_by else None,
        language=given.get("language", "en"),
    )


def _points(given: Any) -> tuple[Point, ...]:
    return tuple(
        Point(text=one) if isinstance(one, str) else Point(text=one[1], for_email=one[0]) for one in given
    )
