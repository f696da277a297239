"""Every status and event against the one table, and the table against its drawing."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from afterword.domain.lifecycle import TRANSITIONS, Event, Step, next_status, take
from afterword.domain.model import FollowUp, Window
from afterword.domain.status import Actor, HoldReason, Status
from afterword.errors import RefusedTransition

END = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
PLANNED = FollowUp(
    id=1, interview_id=1, interviewer_id=1, window=Window(opens_at=END, closes_at=END + timedelta(hours=24))
)
DRAWING = Path(__file__).parents[3] / "docs" / "lifecycle.md"


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("event", Event)
def test_every_pair_does_what_the_table_says(status: Status, event: Event) -> None:
    expected = TRANSITIONS.get((status, event))
    if expected is None:
        with pytest.raises(RefusedTransition):
            next_status(status, event)
    else:
        assert next_status(status, event) is expected


def test_the_drawing_and_the_table_are_the_same() -> None:
    drawn = re.findall(r"^ +(\w+) --> (\w+): (\w+)$", DRAWING.read_text(encoding="utf-8"), re.MULTILINE)
    assert {((Status(a), Event(event)), Status(b)) for a, b, event in drawn} == set(TRANSITIONS.items())


def test_only_two_steps_lead_out_of_an_end() -> None:
    out = {
        (status, event)
        for (status, event), after in TRANSITIONS.items()
        if status.ended and after is not status
    }
    assert out == {(Status.CANCELLED, Event.SENT_BY_HAND), (Status.CANCELLED, Event.REINSTATED)}


def test_mail_goes_out_only_by_way_of_a_claim() -> None:
    into_sending = {
        (status, event) for (status, event), after in TRANSITIONS.items() if after is Status.SENDING
    }
    assert into_sending == {(Status.SCHEDULED, Event.CLAIM)}


def test_held_has_a_reason_and_nothing_else_does() -> None:
    held = take(PLANNED, Step(event=Event.HOLD, hold_reason=HoldReason.NO_RECIPIENT, detail="nobody"))
    assert (held.hold_reason, held.hold_detail) == (HoldReason.NO_RECIPIENT, "nobody")
    approved = take(held, Step(event=Event.APPROVE, by=Actor.CANDIDATE))
    assert (approved.status, approved.hold_reason, approved.hold_detail) == (Status.SCHEDULED, None, "")


def test_a_hold_without_a_reason_is_a_fault_of_ours() -> None:
    with pytest.raises(ValueError, match="without a reason"):
        take(PLANNED, Step(event=Event.HOLD))


def test_a_held_one_keeps_its_reason_when_its_time_changes() -> None:
    held = replace(PLANNED, status=Status.HELD, hold_reason=HoldReason.EDITED, hold_detail="why")
    moved = take(held, Step(event=Event.RESCHEDULE, by=Actor.CANDIDATE, changes={"send_at": END}))
    assert (moved.hold_reason, moved.hold_detail, moved.send_at) == (HoldReason.EDITED, "why", END)
