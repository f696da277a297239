"""The promise of detection, on the labelled events and on those that were labelled before tuning."""

from collections import Counter

import pytest

from afterword.domain.detection import Verdict
from tests.detection.labelled import load
from tests.detection.scores import INTERVIEWERS, PRECISION, RECALL, judge, scores


@pytest.mark.parametrize("names", [(), ("holdout",)])
def test_interviews_are_found_and_nothing_else(names: tuple[str, ...]) -> None:
    found = scores(judge(load(*names)))
    assert found.precision >= PRECISION
    assert found.recall >= RECALL
    assert found.interviewers >= INTERVIEWERS


@pytest.mark.parametrize("names", [(), ("holdout",)])
def test_at_least_half_of_the_events_are_no_interviews(names: tuple[str, ...]) -> None:
    verdicts = Counter(item.verdict for item in load(*names))
    assert verdicts[Verdict.INTERVIEW] <= sum(verdicts.values()) / 2


def test_no_address_is_ever_one_that_is_not_on_the_invitation() -> None:
    for one in judge([*load(), *load("holdout")]):
        listed = {attendee.email for attendee in one.item.event.attendees}
        if one.item.event.organizer is not None:
            listed.add(one.item.event.organizer.email)
        own = one.item.event.creator_is_self
        assert own or {person.email for person in one.detection.people if person.email} <= listed
