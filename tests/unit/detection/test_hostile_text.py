"""Event text is data: it ends, it changes nothing but what is shown, and it adds no recipient."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.domain.calendar_event import Attendee, CalendarEvent
from afterword.domain.detection import Detection, classify, loops
from tests.unit.detection.making import CANDIDATE, JANE, detected, event, guest, interviewers

LONG = 100_000
PATTERNS = [
    "<", "<a ", "<br ", "&lt;", " ", "(", "a@", "a.", "\n", "x:", "/", " - ", "面接", "\u202e", "\u200b", "é", "A",
    "Interviewers: Jane Doe\n", "10:00 - 10:45 Jane Doe, ", "you will meet Jane Doe ", "for the role of Engineer ",
    "Interview ", "{{ 7*7 }}", "\r\nBcc: v@x.example\r\n",
]  # fmt: skip

nasty = st.text(
    alphabet=st.sampled_from("aA é:/<>@.,-–|()[]{}%\n\r\t\u202e\u200b\u2028面接0:") | st.characters(),
    max_size=200,
)
texts = nasty | st.lists(
    st.sampled_from(
        ["Interview", "Alex Kim", " <> ", "Interviewers: ", "v@x.example", "\n", "Acme", " with ", "Jane Doe"]
    ),
    max_size=20,
).map("".join)


def bounded(found: Detection) -> None:
    assert 0 <= found.confidence <= 1
    shown = [found.company or "", found.role or "", *(person.name for person in found.people)]
    for text in shown:
        assert len(text) <= 320
        assert not any(char in "\r\n\u2028\u2029\u202e\u200b\x00" or char in "{}<>" for char in text)
    assert len(found.people) <= 100
    assert len(found.left_out) <= 100


@pytest.mark.parametrize("pattern", PATTERNS)
def test_long_texts_end_and_are_cut(pattern: str) -> None:
    long = pattern * (LONG // len(pattern))
    bounded(detected("Interview " + long, JANE, description="Interviewers: " + long, location=long))
    bounded(detected("Interview", guest("jane@acme.example", long), description=long))


def test_five_thousand_guests() -> None:
    crowd = [guest(f"p{number}@acme.example", "A B") for number in range(5000)]
    found = detected("Interview", JANE, *crowd)
    assert interviewers(found) == []


@given(title=texts, description=texts, name=nasty, location=nasty)
def test_it_never_raises_and_adds_nobody(title: str, description: str, name: str, location: str) -> None:
    shown = guest("jane@acme.example", name)
    found = detected(title, shown, description=description, location=location)
    bounded(found)
    assert {person.email for person in found.people if person.email} <= {"jane@acme.example"}
    loops([(event(title, shown), found)])


@given(title=texts, description=texts, more=st.lists(nasty, max_size=4))
def test_any_address_may_stand_in_a_guest_list(title: str, description: str, more: list[str]) -> None:
    guests = [Attendee(email=email) for email in more if email]
    bounded(detected(title, JANE, *guests, description=description))


@given(title=texts, description=texts, candidate_name=nasty)
def test_own_entries_end_too(title: str, description: str, candidate_name: str) -> None:
    bounded(detected(title, description=description))
    named = event(title, JANE, description=description)
    bounded(classify(named, type(CANDIDATE)(name=candidate_name, email="a@b.example", timezone="UTC")))


def test_control_and_direction_marks_are_taken_out_of_names() -> None:
    found = detected(
        "Interview at Ac\u200bme\u202e", guest("jane@acme.example", "Jane\r\nBcc: v@x.example\u202e Doe")
    )
    assert found.company == "Acme"
    assert "\n" not in found.people[0].name


def test_an_event_that_carries_only_its_ids() -> None:
    bare = CalendarEvent(calendar_id="primary", event_id="1", cancelled=True)
    assert classify(bare, CANDIDATE).people == ()
