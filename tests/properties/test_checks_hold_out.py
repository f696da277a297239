"""Hostile text: the checks never raise, and take time in proportion to its length."""

import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.domain.checks import Check, Level, Sibling, check_note
from afterword.domain.mail import MailContent
from afterword.domain.model import Debrief, Interviewer, Point
from tests.unit.checks.notes import ENGLISH, SAM

TEXTS = st.text(max_size=300) | st.lists(
    st.sampled_from(
        ["z. B.", "Dr.", "!", "…", "«", "»", "¿", "24.", "[Name", "{{", "@", "://", "\u202e", "ß", "数据", "\ud800", "p.m.", "😀", "\n\n", "Jane", "<b>", "&#", "+0", "(", "."]
    ),
    max_size=60,
).map("".join)  # fmt: skip


class Echo:
    """A speller to whom every word is wrong."""

    def better(self, word: str, language: str) -> str | None:
        return word + language


def looked_at(text: str, points: list[str], subject: str = "Thank you") -> tuple[Check, ...]:
    people = (Interviewer(name=points[0] if points else "", email="x@northwind.example", id=9),)
    return check_note(
        MailContent(to=("person@northwind.example",), subject=subject, text=text, html=""),
        interview=replace(ENGLISH.interview, interviewers=(*ENGLISH.interview.interviewers, *people)),
        recipient=ENGLISH.recipient,
        candidate=SAM,
        other_companies=points,
        other_interviewers=people,
        debrief=Debrief(points=tuple(Point(text=point) for point in points), language="de"),
        siblings=[Sibling(person=people[0], text=text)],
        speller=Echo(),
    )


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.lists(TEXTS, max_size=3), TEXTS)
def test_they_never_raise_and_each_says_a_sentence(text: str, points: list[str], subject: str) -> None:
    found = looked_at(text, points, subject)
    assert len({check.name for check in found}) == len(found)
    assert all(check.message.rstrip("”").endswith((".", "?", "!")) for check in found)


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.lists(TEXTS, min_size=1, max_size=3))
def test_what_only_advises_never_blocks(text: str, points: list[str]) -> None:
    may_block = {"placeholder", "recipient", "name", "leak", "subject", "attachment", "link"}
    assert {check.name for check in looked_at(text, points) if check.level is Level.BLOCK} <= may_block


PIECES = [
    "a", "!", ".", "…”", "[", "{", "_", "<", "(", "0 ", "+1", "@", "a@", "://", "http://", "X", "$", "Dr. ", "z. B. ", "24. ",
    "« ! » ", "Jane, ", "Aa, ", "\n", "\n\n", "é", "e\u0301", "数", "sorry ", "attached ", "I attach ", "Postgres ", "postgras", "just ",
    "\u202a", "ich und der die ", "look forward to ", "would love to ", "gern ", ":-", "'s ", "%", "-", "T.", "happy very much to ",
]  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_four_times_the_text_takes_about_four_times_as_long(piece: str) -> None:
    def look(length: int) -> Callable[[], object]:
        text = piece * (length // len(piece))
        return lambda: looked_at(text, ["Postgres migration", "数据库迁移"])

    assert least_of(look(16_000)) < 9 * least_of(look(4_000))


def least_of(work: Callable[[], object]) -> float:
    """The least processor time of a few runs."""
    times = []
    for _ in range(3):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return min(times)
