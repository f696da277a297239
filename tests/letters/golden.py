"""Golden letters and calls: each case is one JSON file, and beside it what is made from it."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from afterword.adapters.call_texts import script_text
from afterword.adapters.letter_texts import letter_text
from afterword.adapters.letter_words import paper_of
from afterword.adapters.templates import TemplateNotes
from afterword.domain.letter import CallScript, Letter
from tests.notes.golden import BETWEEN, Golden, read

DATA = Path(__file__).resolve().parents[1] / "data"
WRITTEN_AT = datetime(2026, 11, 25, 9, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Case:
    """One debrief, and everybody who is written to or called."""

    golden: Golden

    @property
    def name(self) -> str:
        return self.golden.name

    def _writer(self) -> TemplateNotes:
        made = self.golden
        return TemplateNotes(
            Path("nowhere"), made.candidate, met_before=lambda *_: made.met_before, style=made.style
        )

    def letters(self) -> list[Letter]:
        made, writer = self.golden, self._writer()
        paper = paper_of(made.candidate.timezone)
        return [
            writer.letter(made.interview, person.id, made.debrief, written_at=WRITTEN_AT, paper=paper)
            for person in made.interview.panel
        ]

    def calls(self) -> list[CallScript]:
        made, writer = self.golden, self._writer()
        return [
            writer.call_script(made.interview, person.id, made.debrief) for person in made.interview.panel
        ]

    def emails(self) -> list[str]:
        made, writer = self.golden, self._writer()
        panel = made.interview.panel
        return [writer.thank_you(made.interview, person.id, made.debrief).body for person in panel]


def letters_of(case: Case) -> str:
    return BETWEEN.join(letter_text(letter) for letter in case.letters())


def calls_of(case: Case) -> str:
    return BETWEEN.join(script_text(script) for script in case.calls())


KINDS: dict[str, Callable[[Case], str]] = {"letters": letters_of, "calls": calls_of}


def cases(kind: str) -> list[Case]:
    return [case_of(path) for path in sorted((DATA / kind).glob("*.json"))]


def case_of(path: Path) -> Case:
    """As a case of the emails, with what only paper and telephone need: titles, telephones, the company's address."""
    given = json.loads(path.read_text(encoding="utf-8"))
    golden = read(path)
    people = tuple(
        replace(person, title=_at(given.get("titles", ()), place), phone=_at(given.get("phones", ()), place))
        for place, person in enumerate(golden.interview.interviewers)
    )
    interview = replace(
        golden.interview, interviewers=people, postal_address=given.get("company_address", "")
    )
    return Case(golden=replace(golden, interview=interview))


def _at(values: Sequence[str], place: int) -> str:
    return values[place] if place < len(values) else ""
