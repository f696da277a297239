"""Golden letters and calls: debriefs in `cases.toml` of either kind, and beside it what is made from each."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from afterword.adapters.rendering.calls import script_text
from afterword.adapters.rendering.letters import letter_text, paper_of
from afterword.adapters.rendering.notes import StarterNotes
from afterword.domain.letter import CallScript, Letter
from afterword.domain.model import Candidate, Debrief, Interview, Link, Note
from tests.notes.golden import BETWEEN, golden_of

DATA = Path(__file__).resolve().parents[1] / "data"
WRITTEN_AT = datetime(2026, 11, 25, 9, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Case:
    """One debrief, and everybody who is written to or called."""

    name: str
    candidate: Candidate
    interview: Interview
    debrief: Debrief
    met_before: bool

    def letters(self) -> list[Letter]:
        paper = paper_of(self.candidate.timezone)
        return [
            self._writer.letter(self.interview, person.id, self.debrief, written_at=WRITTEN_AT, paper=paper)
            for person in self.interview.panel
        ]

    def calls(self) -> list[CallScript]:
        return [
            self._writer.call_script(self.interview, person.id, self.debrief)
            for person in self.interview.panel
        ]

    def emails(self) -> list[Note]:
        return [
            self._writer.thank_you(self.interview, person.id, self.debrief) for person in self.interview.panel
        ]

    @property
    def _writer(self) -> StarterNotes:
        return StarterNotes(Path("nowhere"), self.candidate, met_before=lambda *_: self.met_before)


def letters_of(case: Case) -> str:
    return BETWEEN.join(letter_text(letter) for letter in case.letters())


def calls_of(case: Case) -> str:
    return BETWEEN.join(script_text(script) for script in case.calls())


KINDS: dict[str, Callable[[Case], str]] = {"letters": letters_of, "calls": calls_of}


@cache
def cases(kind: str) -> Sequence[Case]:
    given = tomllib.loads((DATA / kind / "cases.toml").read_text(encoding="utf-8"))
    return [_case(name, case, number) for number, (name, case) in enumerate(given.items())]


def the_case(kind: str, name: str) -> Case:
    return next(case for case in cases(kind) if case.name == name)


def _case(name: str, given: Mapping[str, Any], number: int) -> Case:
    """As a case of the notes, with what only paper and telephone need."""
    note = golden_of(name, given, number)
    return Case(
        name=name,
        candidate=_candidate(note.candidate, given.get("from", {})),
        interview=_interview(note.interview, given),
        debrief=note.debrief,
        met_before=given.get("met_before", False),
    )


def _candidate(usual: Candidate, given: Mapping[str, Any]) -> Candidate:
    links = tuple(Link(label="Portfolio", url=url) for url in given.get("links", ()))
    return replace(usual, **{**given, "links": links})


def _interview(usual: Interview, given: Mapping[str, Any]) -> Interview:
    people = tuple(
        replace(person, title=_at(given.get("titles", ()), place), phone=_at(given.get("phones", ()), place))
        for place, person in enumerate(usual.interviewers)
    )
    zone = given.get("from", {}).get("timezone", usual.timezone)
    return replace(usual, interviewers=people, timezone=zone, postal_address=given.get("postal_address", ""))


def _at(values: Sequence[str], place: int) -> str:
    return values[place] if place < len(values) else ""
