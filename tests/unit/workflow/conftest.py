from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from afterword.domain.model import CallResult, Debrief, Interview, Interviewer, Note
from afterword.workflow.record import greeting_of
from tests.fakes.world import PlainWriter, World


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    made.close()


class GreetingWriter(PlainWriter):
    """A note that greets as it is set."""

    def thank_you(
        self,
        interview: Interview,
        interviewer_id: int,
        debrief: Debrief,
        call: CallResult | None = None,
        signature: str = "",
    ) -> Note:
        note = super().thank_you(interview, interviewer_id, debrief, call, signature)
        hi = greeting_of(interview.interviewer(interviewer_id))
        return replace(note, body=f"Hi {hi},{note.body.partition(',')[2]}")


def greetings(people: Iterable[Interviewer]) -> dict[str, str]:
    """What the candidate set for each."""
    return {person.name: person.greeting for person in people}
