"""Labelled events: Google Calendar's own fields beside what a person says of them."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from afterword.adapters.google.calendar import to_event
from afterword.domain.calendar_event import CalendarEvent
from afterword.domain.model import Candidate

FOLDER = Path(__file__).parents[1] / "data" / "events"


@dataclass(frozen=True, kw_only=True)
class Labelled:
    """One event and its label; interviewers and coordinators by address, or by name where none is on it."""

    category: str
    event: CalendarEvent
    candidate: Candidate
    verdict: str
    company: str | None
    role: str | None
    interviewers: frozenset[str]
    coordinators: frozenset[str]


def load(*names: str) -> list[Labelled]:
    """The events of those files, of all but the hold-out if none is named."""
    paths = [FOLDER / f"{name}.json" for name in names]
    found = paths or sorted(path for path in FOLDER.glob("*.json") if path.stem != "holdout")
    return [item for path in found for item in _of_file(path)]


def _of_file(path: Path) -> list[Labelled]:
    document = json.loads(path.read_text(encoding="utf-8"))
    candidate = _candidate(document["candidate"])
    return [_labelled(item, candidate) for item in document["events"]]


def _candidate(entry: dict[str, Any]) -> Candidate:
    return Candidate(
        name=entry["name"],
        email=entry["email"],
        timezone=entry["timezone"],
        other_addresses=tuple(entry["other_addresses"]),
        own_domains=tuple(entry["own_domains"]),
    )


def _labelled(item: dict[str, Any], candidate: Candidate) -> Labelled:
    label = item["label"]
    return Labelled(
        category=item["category"],
        event=to_event(item["event"], "primary", candidate.timezone),
        candidate=candidate,
        verdict=label["verdict"],
        company=label.get("company"),
        role=label.get("role"),
        interviewers=frozenset(label.get("interviewers", ())),
        coordinators=frozenset(label.get("coordinators", ())),
    )
