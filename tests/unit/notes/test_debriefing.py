"""What is given on one line is read as a remark, and added to what was said before."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from afterword.adapters.rendering.starters import read_starters
from afterword.adapters.said_people import read_person
from afterword.domain.checks import Slip
from afterword.domain.debriefing import (
    added,
    all_seen,
    checked_language,
    decided_at,
    decision_day,
    dropped,
    met_before,
    numbered,
    person_meant,
    placed_repair,
    read_remark,
    repaired,
)
from afterword.domain.model import Debrief, Interview, Interviewer, InterviewStatus, Remark
from afterword.domain.notes.starters import Section
from afterword.errors import InvalidInput

ENGLISH = read_starters(Path("nowhere"), "en")
TALK = Interview(
    id=2,
    company="Acme",
    role="Engineer",
    start=datetime(2026, 11, 24, 9, tzinfo=UTC),
    end=datetime(2026, 11, 24, 10, tzinfo=UTC),
    timezone="Asia/Tokyo",
    interviewers=(
        Interviewer(id=1, name="Jane Doe", email="Jane@acme.example"),
        Interviewer(id=2, name="Tom Doe", email=None),
    ),
)
PAIR = replace(
    TALK,
    interviewers=(
        Interviewer(id=1, name="Tom Lee", email="tom@acme.example"),
        Interviewer(id=2, name="Lee Tom", email="lee@acme.example"),
    ),
)


def read(said: str, section: Section = Section.TALKED, for_whom: str = "") -> Remark:
    return read_remark(said, section, ENGLISH, TALK, for_whom)


@pytest.mark.parametrize(
    ("said", "starter", "text", "seen"),
    [
        ("about: the move", "about", "the move", True),
        ("how:   you ship ", "how", "you ship", True),
        ("draws: the people", "draws", "the people", True),
        ("the move", "about", "the move", False),
        ("Postgres: the move", "about", "Postgres: the move", False),
        ("https://a.example: x", "about", "https://a.example: x", False),
        ("I loved how you explained it.", "", "I loved how you explained it.", True),
        ("I enjoyed talking about tests", "", "I enjoyed talking about tests", True),
    ],
)
def test_a_line_is_a_key_a_sentence_or_a_fragment(said: str, starter: str, text: str, *, seen: bool) -> None:
    assert read(said) == Remark(starter=starter, text=text, seen=seen)


@pytest.mark.parametrize(
    ("section", "starter"), [(Section.PERSONAL, "both"), (Section.ROLE, "draws"), (Section.NEXT, "tell")]
)
def test_a_fragment_completes_the_sections_first_starter(section: Section, starter: str) -> None:
    assert read("x y", section) == Remark(starter=starter, text="x y", seen=False)


def test_what_is_shared_needs_no_reading() -> None:
    assert read("https://sam.example", Section.SHARE) == Remark(starter="share", text="https://sam.example")


@pytest.mark.parametrize("who", ["jane", "Jane Doe", "JANE@ACME.EXAMPLE"])
def test_a_remark_can_be_for_one_of_them(who: str) -> None:
    assert read("about: x", for_whom=who).for_id == 1
    assert read(f"@{who.split(maxsplit=1)[0]} about: x").for_id == 1


def test_who_has_no_address_can_be_meant_too() -> None:
    assert read("about: x", for_whom="tom").for_id == 2


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("abuot: the move", "no starter “abuot”"),
        ("@bob about: x", "“bob” is not one of the interviewers"),
        ("@doe about: x", "“doe” may be"),
        ("about: ???", "holds no word"),
        ("x" * 5000, "characters"),
    ],
)
def test_what_cannot_be_used_is_refused_in_a_sentence(said: str, why: str) -> None:
    with pytest.raises(InvalidInput, match=why):
        read(said)


@pytest.mark.parametrize(("who", "number"), [("tom", 1), ("lee", 2), ("LEE TOM", 2)])
def test_a_first_name_means_who_is_called_by_it(who: str, number: int) -> None:
    assert person_meant(who, PAIR).id == number


def test_what_is_said_later_is_added_and_numbered() -> None:
    before = Debrief(remarks=numbered([Remark(starter="about", text="a", seen=False)]), language="de")
    more = Debrief(
        remarks=(Remark(starter="about", text="a"), Remark(starter="about", text="b")),
        jottings=("x",),
        language="fr",
    )
    both = added(before, more)
    assert both.remarks == (
        Remark(starter="about", text="a", seen=True, id=1),
        Remark(starter="about", text="b", id=2),
    )
    assert (both.jottings, both.language) == (("x",), "fr")
    assert added(both, Debrief(jottings=("x", "y"), language="fr")).jottings == ("x", "y")


def test_ids_are_not_given_twice() -> None:
    left = dropped(
        Debrief(remarks=numbered([Remark(starter="", text="a"), Remark(starter="", text="b")])), [1]
    )
    assert [one.id for one in added(left, Debrief(remarks=(Remark(starter="", text="c"),))).remarks] == [2, 3]
    with pytest.raises(InvalidInput, match="no remark 7"):
        dropped(left, [7])


def test_slips_are_put_right_where_they_stand_as_words() -> None:
    said = Debrief(remarks=(Remark(starter="about", text="teh plan, tehran"),))
    assert repaired(said, [("teh", "the")]).remarks[0].text == "the plan, tehran"


@pytest.mark.parametrize(
    ("texts", "pair"),
    [
        (["their are many"], ("their", "there")),
        (["their are many with their own"], ("their are", "there are")),
        (["no such word"], None),
        (["their are", "their are"], None),
    ],
)
def test_a_repair_tells_its_place(texts: list[str], pair: tuple[str, str] | None) -> None:
    slip = Slip(at=20, words="their", message="", repairs=("there",))
    assert placed_repair(slip, "I was told that how their are many", texts) == pair


def test_what_was_read_is_seen() -> None:
    assert all_seen(Debrief(remarks=(Remark(starter="", text="a", seen=False),))).remarks[0].seen


def test_the_day_they_decide_is_a_day_where_they_are() -> None:
    said = Debrief(decision_by=decided_at(date(2026, 12, 4), TALK))
    assert decision_day(said, TALK) == date(2026, 12, 4)
    assert decision_day(Debrief(), TALK) is None


def test_only_languages_with_texts_are_taken() -> None:
    assert checked_language(" DE ") == "de"
    with pytest.raises(InvalidInput, match="en, de, fr, es"):
        checked_language("tlh")


def test_who_was_met_before_is_known_by_their_address() -> None:
    earlier = replace(TALK, id=1, start=TALK.start - timedelta(days=7), end=TALK.end - timedelta(days=7))
    jane, tom = TALK.panel
    assert met_before([TALK, earlier], TALK, jane)
    assert not met_before([TALK, earlier], TALK, tom)
    assert not met_before([TALK], TALK, jane)
    assert not met_before([TALK, replace(earlier, status=InterviewStatus.CANCELLED)], TALK, jane)


def test_a_person_is_meant_without_accents_and_by_their_address() -> None:
    hai = Interviewer(id=1, name="Trần Văn Hải", email="hai.tran@lumen.example")
    talk = replace(TALK, interviewers=(hai, Interviewer(id=2, name="Jane Doe", email="jane@lumen.example")))
    assert person_meant("hai", talk) == person_meant("hai.tran", talk) == hai


def test_an_address_book_puts_the_family_name_first() -> None:
    person = read_person("DOE, Jane <jane.doe@lumen.example>")
    assert (person.name, person.email) == ("DOE, Jane", "jane.doe@lumen.example")
