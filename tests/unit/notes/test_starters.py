"""A completion makes a sentence, and nothing else is done to it."""

from pathlib import Path

import pytest

from afterword.adapters.rendering.starters import read_starters
from afterword.domain.model import Language
from afterword.domain.notes.starters import Section, Starters
from afterword.domain.notes.typed import is_whole_sentence, stopped, usable
from afterword.errors import InvalidInput, TemplateError

ENGLISH = read_starters(Path("nowhere"), "en")
FRENCH = read_starters(Path("nowhere"), "fr")
OF_THE_CONTRACT = {
    Section.TALKED: ["about", "how", "that", "showing", "question", "glad", "thinking"],
    Section.PERSONAL: ["both", "noticed"],
    Section.ROLE: ["draws", "love"],
    Section.NEXT: ["tell"],
    Section.SHARE: ["share"],
}


@pytest.mark.parametrize("language", list(Language))
def test_every_language_has_the_keys_of_the_contract(language: Language) -> None:
    starters = read_starters(Path("nowhere"), language.value)
    for section, keys in OF_THE_CONTRACT.items():
        found = [one.key for one in starters.of(section)]
        assert found[0] == keys[0], "a fragment completes the first one"
        assert set(keys) <= set(found)
        assert all(one.hint for one in starters.of(section))
        assert all(len(one.sentences) in {2, 3} for one in starters.of(section))


@pytest.mark.parametrize(
    ("key", "typed", "sentence"),
    [
        ("about", "the Postgres migration", "I enjoyed talking about the Postgres migration."),
        ("about", "the Postgres migration.", "I enjoyed talking about the Postgres migration."),
        ("about", "what to drop, and when,", "I enjoyed talking about what to drop, and when."),
        ("about", "the launch!", "I enjoyed talking about the launch!"),
        ("about", "k8s 😀", "I enjoyed talking about k8s 😀"),
        ("about", "“Dune”", "I enjoyed talking about “Dune”."),
        ("tell", "when you decide", "Could you tell me when you decide?"),
        ("tell", "when do you decide?", "Could you tell me when do you decide?"),
        ("point", "boring is kind.", "Your point that boring is kind has stayed with me."),
        ("share", "my notes, https://sam.example/a", "In case it is useful: my notes, https://sam.example/a"),
        ("", "loved the whiteboard part", "Loved the whiteboard part."),
        ("", "Is it true? I hope so!", "Is it true? I hope so!"),
        ("", "¿Verdad?", "¿Verdad?"),
    ],
)
def test_it_goes_in_as_typed(key: str, typed: str, sentence: str) -> None:
    assert ENGLISH.sentence(key, typed) == sentence


@pytest.mark.parametrize(
    ("key", "typed", "sentence"),
    [
        ("about", "about the move", "I enjoyed talking about the move."),
        ("about", "I enjoyed talking about I enjoyed it", "I enjoyed talking about I enjoyed it."),
        ("about", "i enjoyed talking about the move", "I enjoyed talking about the move."),
        ("about", "it was good to talk about tests", "It was good to talk about tests."),
        ("how", "how you ship", "It was interesting to hear how you ship."),
        ("glad", "you asked", "I was glad that you asked."),
        ("both", "we both climb", "It was nice to find out that we both climb."),
        ("that", "it was built in 2019", "It was good to learn that it was built in 2019."),
    ],
)
def test_what_it_repeats_of_the_beginning_stands_once(key: str, typed: str, sentence: str) -> None:
    assert ENGLISH.sentence(key, typed) == sentence


@pytest.mark.parametrize(
    ("key", "typed", "sentence"),
    [
        ("about", "How you ship", "I enjoyed talking about how you ship."),
        ("about", "Kafka", "I enjoyed talking about Kafka."),
        (
            "both",
            "Sailed on the IJsselmeer",
            "It was nice to find out that we both sailed on the IJsselmeer.",
        ),
        ("about", "We talked about the rota", "We talked about the rota."),
        ("draws", "I like the work", "I like the work."),
        ("how", "we could share the load", "It was interesting to hear how we could share the load."),
        ("tell", "When might I hear from you?", "When might I hear from you?"),
    ],
)
def test_what_a_telephone_or_a_whole_sentence_begins_with(key: str, typed: str, sentence: str) -> None:
    assert ENGLISH.sentence(key, typed) == sentence


def test_french_elides_our_word_and_not_theirs() -> None:
    assert FRENCH.sentence("that", "il y a une cantine") == "J'ai appris avec plaisir qu'il y a une cantine."
    assert FRENCH.sentence("that", "vous cuisinez") == "J'ai appris avec plaisir que vous cuisinez."


@pytest.mark.parametrize(
    ("typed", "follow"),
    [
        ("boring is kind", True),
        ("One. Two", False),
        ("Why? Because", False),
        ("boring, once tried, is kind", False),
    ],
)
def test_words_follow_only_where_no_clause_has_ended(typed: str, follow: bool) -> None:
    ways = ENGLISH.get("point").ways(typed)
    assert ("Your point that … has stayed with me." in ways) is follow
    assert "I keep coming back to your point that …" in ways


@pytest.mark.parametrize("typed", ["", " ", "???", "…", "😀😀", "\u202e", "-"])
def test_what_holds_no_word_is_refused(typed: str) -> None:
    with pytest.raises(InvalidInput, match="holds no word"):
        usable(typed)


def test_an_endless_text_is_refused_in_a_sentence() -> None:
    with pytest.raises(InvalidInput, match=r"5,000 characters, and at most 1,000 fit") as caught:
        usable("x" * 5000)
    assert len(str(caught.value)) < 150


def test_line_breaks_and_control_characters_go() -> None:
    assert usable("one\r\n two\t\x00three") == "one two three"


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("I loved how you explained it.", True),
        ("Your whiteboard broke me!", True),
        ("Das war ein gutes Gespräch.", True),
        ("¿Cómo fue posible esto?", True),
        ("とても楽しかったです。", True),
        ("the Postgres migration", False),
        ("I loved it", False),
        ("how do you onboard juniors?", False),
        ("Postgres migration.", False),
    ],
)
def test_a_whole_sentence_is_told_from_a_fragment(typed: str, *, whole: bool) -> None:
    assert is_whole_sentence(typed) is whole


def test_a_stop_is_added_once() -> None:
    assert [stopped(text) for text in ("a", "a.", "a …", "a)", "50%", "no;")] == [
        "a.",
        "a.",
        "a …",
        "a).",
        "50%.",
        "no.",
    ]


def own(home: Path, text: str) -> Path:
    file = home / "templates" / "starters" / "en.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


WORDS = '[words]\npair = ", and "\nrole = "the … role"\nno_role = "the role"\ncompany = " at …"\n'


def test_the_candidates_own_file_wins_and_may_add_starters(tmp_path: Path) -> None:
    own(tmp_path, WORDS + '[dog]\nsection = "personal"\nsentences = ["Say hello to …"]\n')
    mine: Starters = read_starters(tmp_path, "en")
    assert mine.sentence("dog", "Rex") == "Say hello to Rex."
    with pytest.raises(InvalidInput, match=r"no starter “about” in .*en\.toml; there are: dog"):
        mine.sentence("about", "x")


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("[about\n", 1, "Expected"),
        (WORDS + "[about]\nsection = 'talked'\nsentences = ['no gap']\n", 6, "“no gap” needs … once"),
        (WORDS + "\n[about]\nsection = 'tlked'\nsentences = ['I … …']\n", 7, "tlked"),
        (WORDS + "[about]\nsection = 'talked'\nsentences = []\n", 6, "at least one sentence"),
        (WORDS + "[about]\nsection = 'talked'\nsentences = ['X … stayed.']\n", 6, "must end with …"),
        (WORDS + "[about]\nsection = 'talked'\nsentences = ['a …']\njoni = 'x'\n", 6, "joni"),
        (WORDS + "[About]\nsection = 'talked'\nsentences = ['a …']\n", 6, "small letters"),
        ("[words]\npair = 3\n", 1, "pair"),
        ("x = 1\n", 1, "words"),
    ],
)
def test_a_broken_file_is_named_with_its_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    file = own(tmp_path, text)
    with pytest.raises(TemplateError) as caught:
        read_starters(tmp_path, "en")
    assert str(caught.value).startswith(f"{file}, line {line}: ")
    assert words in str(caught.value)


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    own(tmp_path, "").write_bytes(b"\xff")
    with pytest.raises(TemplateError, match="cannot be read"):
        read_starters(tmp_path, "en")
