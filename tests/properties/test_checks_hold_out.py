"""Hostile text: the checks never raise, and take time in proportion to its length."""

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.domain.checks import Check, Level, Sibling, Slip, check_note
from afterword.domain.mail import MailContent
from afterword.domain.model import Debrief, Interviewer, Remark
from afterword.domain.visible import visible_text
from tests.unit.checks.notes import ENGLISH, SAM

TEXTS = st.text(max_size=300) | st.lists(
    st.sampled_from(
        ["z. B.", "Dr.", "!", "…", "«", "»", "¿", "24.", "[Name", "{{", "@", "://", "\u202e", "ß", "数据", "\ud800", "p.m.", "😀", "\n\n", "Jane", "<b>", "&#", "+0", "(", "."]
    ),
    max_size=60,
).map("".join)  # fmt: skip


class Echo:
    """A proofreader to whom every word is wrong."""

    def slips(self, text: str, language: str, known: frozenset[str]) -> Sequence[Slip]:
        return [
            Slip(
                at=found.start(),
                words=found[0],
                message=f"{language}, {len(known)}.",
                repairs=(found[0],) * (found.start() % 2),
            )
            for found in re.finditer(r"\S+", text)
        ]


def looked_at(text: str, remarks: list[str], subject: str = "Thank you") -> tuple[Check, ...]:
    people = (Interviewer(name=remarks[0] if remarks else "", email="x@northwind.example", id=9),)
    debrief = Debrief(
        remarks=tuple(Remark(starter="about", text=f"“{one}” {one}") for one in remarks),
        jottings=tuple(remarks),
        language="de",
    )
    return check_note(
        MailContent(to=("person@northwind.example",), subject=subject, text=text, html=""),
        interview=replace(ENGLISH.interview, interviewers=(*ENGLISH.interview.interviewers, *people)),
        recipient=ENGLISH.recipient,
        candidate=SAM,
        other_companies=remarks,
        other_interviewers=people,
        debrief=debrief,
        siblings=[Sibling(person=people[0], text=text)],
        proofreader=Echo(),
    )


@given(TEXTS, st.lists(TEXTS, max_size=3), TEXTS)
def test_they_never_raise_and_each_says_a_sentence(text: str, remarks: list[str], subject: str) -> None:
    found = looked_at(text, remarks, subject)
    body = visible_text(MailContent(to=(), text=text))
    assert all(body[slip.at :].startswith(slip.words) for check in found for slip in check.slips)
    assert len({check.name for check in found}) == len(found)
    assert all(check.message.rstrip("”").endswith((".", "?", "!")) for check in found)


@given(TEXTS, st.lists(TEXTS, min_size=1, max_size=3))
def test_what_only_advises_never_blocks(text: str, remarks: list[str]) -> None:
    may_block = {"placeholder", "recipient", "name", "leak", "subject", "attachment", "link", "signature"}
    assert {check.name for check in looked_at(text, remarks) if check.level is Level.BLOCK} <= may_block


PIECES = [
    "a", "!", ".", "…”", "[", "{", "_", "<", "(", "0 ", "+1", "@", "a@", "://", "http://", "X", "$", "Dr. ", "z. B. ", "24. ",
    "« ! » ", "Jane, ", "Aa, ", "\n", "\n\n", "é", "e\u0301", "数", "sorry ", "attached ", "I attach ", "Postgres ", "postgras", "just ",
    "\u202a", "ich und der die ", "look forward to ", "would love to ", "gern ", ":-", "'s ", "%", "-", "T.", "happy very much to ", "Best,\n", "Sam Lee\n", "“", "„a“ ", "a a\n",
]  # fmt: skip


LOST_IN_NOISE = 0.002
"""Seconds: how long two cores may be busy with something else."""


@pytest.mark.parametrize("piece", PIECES)
def test_four_times_the_text_takes_about_four_times_as_long(piece: str) -> None:
    def look(length: int) -> Callable[[], object]:
        text = piece * (length // len(piece))
        return lambda: looked_at(text, ["Postgres migration", "数据库迁移"])

    assert least_of(look(16_000)) < 9 * max(least_of(look(4_000)), LOST_IN_NOISE)


def least_of(work: Callable[[], object]) -> float:
    """The least processor time of a few runs."""
    times = []
    for _ in range(3):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return min(times)
