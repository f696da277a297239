"""Which remarks go to whom, and how two of them share a sentence."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from afterword.adapters.rendering.starters import read_starters
from afterword.domain.debriefing import has_unseen, numbered
from afterword.domain.model import Debrief, Interview, Interviewer, Remark
from afterword.domain.notes.composition import Content, compose, shared_out
from afterword.domain.notes.sources import sourced
from afterword.errors import InvalidInput

ENGLISH = read_starters(Path("nowhere"), "en")


def interview(*names: str, number: int = 0) -> Interview:
    return Interview(
        id=number,
        company="Acme",
        role="Data Engineer",
        start=datetime(2026, 11, 24, 9, tzinfo=UTC),
        end=datetime(2026, 11, 24, 10, tzinfo=UTC),
        timezone="UTC",
        interviewers=tuple(
            Interviewer(id=place, name=name, email=f"p{place}@acme.example")
            for place, name in enumerate(names, 1)
        ),
    )


def debrief(*said: tuple[str, str] | tuple[str, str, int]) -> Debrief:
    remarks = (Remark(starter=one[0], text=one[1], for_id=one[2] if len(one) > 2 else None) for one in said)
    return Debrief(remarks=numbered(remarks))


def content(said: Debrief, *names: str, place: int = 0) -> Content:
    talk = interview(*(names or ("Jane Doe",)), number=2)
    return compose(ENGLISH, talk, talk.panel[place], said)


def texts(made: Content) -> list[str]:
    return [sentence.text for sentence in made.sentences]


def test_two_completions_of_one_starter_share_a_sentence() -> None:
    made = content(debrief(("about", "the move"), ("both", "climb"), ("about", "the rota.")))
    assert texts(made) == [
        "I enjoyed talking about the move and about the rota.",
        "It was nice to discover that we both climb.",
    ]
    assert made.sentences[0].sources == (1, 3)


def test_two_short_sentences_become_one() -> None:
    made = content(debrief(("about", "the move"), ("how", "you ship")))
    assert texts(made) == ["I enjoyed talking about the move, and it was interesting to hear how you ship."]
    assert made.sentences[0].sources == (1, 2)


def test_what_is_long_or_ends_a_sentence_stands_alone() -> None:
    long = "the way in which you moved every single service off one old machine in a cellar in a year"
    assert len(content(debrief(("about", long), ("about", "the rota"))).sentences) == 2
    assert len(content(debrief(("about", "the move. It was brave"), ("how", "you ship"))).sentences) == 2


def test_a_sentence_of_ones_own_leads_where_it_was_typed_first() -> None:
    made = content(debrief(("", "Your atlas story made my week."), ("about", "the move")))
    assert texts(made)[0] == "Your atlas story made my week."


def test_a_sentence_of_ones_own_follows_what_was_typed_before_it() -> None:
    made = content(
        debrief(("about", "the old disks"), ("", "I looked it up, and there is hope."), ("both", "x"))
    )
    assert texts(made)[:2] == ["I enjoyed talking about the old disks.", "I looked it up, and there is hope."]


def test_a_sentence_of_ones_own_goes_where_the_one_before_it_went() -> None:
    said = debrief(("about", "the move"), ("how", "you ship"), ("", "I looked it up, and there is hope."))
    talk = interview("Jane Doe", "Rob Roe")
    notes = [" ".join(texts(compose(ENGLISH, talk, person, said))) for person in talk.panel]
    assert [("you ship" in note, "I looked it up" in note) for note in notes] in (
        [(True, True), (False, False)],
        [(False, False), (True, True)],
    )


def test_no_word_of_ours_stands_twice() -> None:
    said = debrief(("that", "x"), ("how", "y"), ("about", "z"), ("both", "w"))
    for number in range(6):
        talk = interview("Jane Doe", number=number)
        note = " ".join(texts(compose(ENGLISH, talk, talk.panel[0], said)))
        assert max(note.count(word) for word in ("hear", "enjoyed", "interest", "good", "pleasure")) == 1, (
            note
        )


def test_what_comes_later_says_also() -> None:
    made = content(debrief(("about", "a"), ("how", "b"), ("question", "c"), ("glad", "d")))
    assert [any(word in text for word in (" also ", " just as ")) for text in texts(made)] == [
        False,
        True,
        True,
    ]


def test_a_note_may_open_with_what_one_person_alone_reads() -> None:
    assert content(debrief(("about", "a"))).opens
    assert not content(debrief(("showing", "a"))).opens
    assert not content(debrief(("", "A sentence of my own."))).opens
    assert not content(debrief(("about", "a"), ("both", "b"))).opens, "the thanks would come third"


def test_a_wish_of_ones_own_is_known() -> None:
    assert content(debrief(("love", "join"))).wishes
    assert not content(debrief(("draws", "the team"))).wishes


def readers(said: Debrief, *names: str) -> list[list[int]]:
    return list(shared_out(ENGLISH, interview(*names), said).values())


def test_what_is_for_one_person_goes_to_them() -> None:
    assert readers(debrief(("about", "a", 2), ("about", "b", 1)), "Jane", "Rob") == [[2], [1]]


def test_what_is_for_somebody_who_is_gone_goes_to_nobody() -> None:
    assert readers(debrief(("about", "a", 9)), "Jane", "Rob") == [[]]


def test_what_is_for_everybody_is_dealt_out() -> None:
    said = debrief(("about", "a"), ("about", "b"), ("about", "c"))
    assert readers(said, "Jane") == [[1], [1], [1]]
    assert readers(said, "Jane", "Rob") == [[1], [2], [1]]
    assert readers(said, "Jane", "Rob", "Li") == [[1], [2], [3]]


def test_who_would_get_nothing_gets_what_went_out_once() -> None:
    assert readers(debrief(("about", "a")), "Jane", "Rob", "Li") == [[1, 2]]
    assert readers(debrief(("about", "a"), ("how", "b")), "Jane", "Rob", "Li") == [[1, 3], [2]]


def test_a_question_is_asked_of_one_person() -> None:
    assert readers(debrief(("tell", "when")), "Jane", "Rob") == [[1]]


def test_a_starter_that_is_no_more_is_an_error() -> None:
    with pytest.raises(InvalidInput, match="no starter “gone”"):
        content(debrief(("gone", "x")))


def test_a_note_with_a_sentence_nobody_read_is_known() -> None:
    said = debrief(("about", "a", 1), ("about", "b", 2))
    unread = replace(said, remarks=(said.remarks[0], replace(said.remarks[1], seen=False)))
    assert not has_unseen(unread, [1])
    assert has_unseen(unread, [1, 2])


NOTE = """Hi Jane,

Thank you for taking the time to talk with me. I enjoyed talking about the Postgres migration, and it was interesting to hear how you ship.

Somebody else wrote this sentence in here. One. Two. Three and four and five.

Best regards,
Sam Lee
"""


def test_each_sentence_is_shown_with_what_it_comes_from() -> None:
    said = debrief(
        ("about", "the Postgres migration"), ("how", "you ship."), ("", "One. Two. Three and four and five.")
    )
    found = sourced(NOTE, said, "Thank you for taking the time to talk with me.")
    assert [(one.sources, one.supported) for one in found] == [
        ((), True),
        ((1, 2), True),
        ((), False),
        ((), False),
        ((), False),
        ((3,), True),
    ]


def test_a_question_one_person_asked_is_not_told_to_another() -> None:
    talk = interview("Jane Doe", "Rob Roe")
    notes = [
        compose(ENGLISH, talk, person, debrief(("question", "the first month"))) for person in talk.panel
    ]
    assert sorted(len(note.sentences) for note in notes) == [0, 1]


def test_a_link_alone_goes_with_the_words_before_it() -> None:
    talk = interview("Jane Doe", "Rob Roe")
    said = debrief(
        ("about", "x"), ("how", "y"), ("share", "my talk on it"), ("share", "https://alex.example/talk")
    )
    notes = [texts(compose(ENGLISH, talk, person, said)) for person in talk.panel]
    assert sorted(text for note in notes for text in note if "talk on it" in text or "https" in text) in (
        [f"{way} my talk on it, https://alex.example/talk"]
        for way in (
            "In case it is useful:",
            "In case it is of interest:",
            "I thought this might interest you:",
        )
    )


def test_two_verbs_that_share_a_sentence_have_no_capital() -> None:
    (said,) = texts(content(debrief(("both", "Climb"), ("both", "Sail"))))
    assert said.endswith("we both climb and that we both sail.")
