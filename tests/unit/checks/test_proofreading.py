"""What the proofreader finds in errors that were planted, and that it leaves good sentences alone.

The sentences were written before Harper was asked. By `PLANTED` its rules were chosen; `KEPT_APART` was only measured.
"""

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from afterword.adapters.proofreading import Proofreading
from tests.unit.checks.sentences import GOOD, KEPT_APART, PLANTED

BRITISH, AMERICAN = Proofreading(british=True), Proofreading(british=False)
NOTHING: frozenset[str] = frozenset()


def finds(sentence: str, wrong: str) -> bool:
    place = re.search(rf"(?<!\w){re.escape(wrong)}(?!\w)", sentence)
    assert place, sentence
    slips = BRITISH.slips(sentence, "en", NOTHING)
    return any(slip.at < place.end() and slip.at + len(slip.words) > place.start() for slip in slips)


def words(text: str, language: str = "en", known: frozenset[str] = NOTHING) -> dict[str, str]:
    """What was found, and its best repair."""
    slips = BRITISH.slips(text, language, known)
    assert all(text[slip.at :].startswith(slip.words) for slip in slips)
    return {slip.words: slip.repairs[0] for slip in slips}


def test_most_planted_errors_are_found() -> None:
    assert len(PLANTED) == 40
    assert sum(finds(*one) for one in PLANTED) >= 27
    assert sum(finds(*one) for one in KEPT_APART) >= 18


def test_good_sentences_are_left_alone() -> None:
    flagged = [sentence for sentence in GOOD if BRITISH.slips(sentence, "en", NOTHING)]
    assert len(GOOD) >= 60
    assert flagged == []
    assert [sentence for sentence in GOOD if AMERICAN.slips(sentence, "en", NOTHING)] == []


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    """What Harper prints would end up in the JSON of `--json` and in the messages of MCP."""
    BRITISH.slips("I am looking forward to meet you.", "en", NOTHING)
    for sentence in (*GOOD, *(one for one, _ in (*PLANTED, *KEPT_APART))):
        BRITISH.slips(sentence, "en", NOTHING)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I have an big team.", {"an": "a"}),
        ("It was for for us.", {"for for": "for"}),
        ("Hello , and thank you.", {"Hello ,": "Hello,"}),
        ("I want thank you.", {"want": "want to"}),
        ("Then i left, and I’m glad.", {"i": "I"}),
        ("Im glad that youre well.", {"Im": "I'm", "youre": "you're"}),
        ("I couldn’t say; I should of.", {"should of": "should have"}),
        ("I like the naive resume and the café.", {}),
        ("We talked about Kraków, SDRs, Oatly's oats, walk-ins and mise en place.", {}),
        ("The kubectl plugin is at https://sam.example/recieve, or ask recieve@sam.example.", {}),
        ("We met… and “nobody owns it” – as you said – is true.", {}),
        ("", {}),
        (" \n ", {}),
    ],
)
def test_what_is_a_slip_in_english(text: str, found: dict[str, str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("I have an big team.", "“an”: Incorrect indefinite article."),
        ("I recieve it.", "“recieve” may be misspelt."),
        ("Its a pleasure.", "Use “it's” (short for “it has” or “it is”) here, not the possessive “its”."),
    ],
)
def test_the_message_names_the_words(text: str, message: str) -> None:
    (slip,) = BRITISH.slips(text, "en", NOTHING)
    assert slip.message == message


def test_known_words_are_spelt_as_they_should_be() -> None:
    text = "I liked the managment of Recieve, recieve's and an managment."
    assert words(text, known=frozenset({"recieve"})) == {"managment": "management", "an": "a"}
    assert words(text, known=frozenset({"recieve", "managment"})) == {"an": "a"}


def test_both_englishes_are_right_and_repairs_are_in_the_candidates_own() -> None:
    mixed = "The color and the colour of the labor, the labour, the program and the programme of the centre or center."
    assert BRITISH.slips(mixed, "en", NOTHING) == AMERICAN.slips(mixed, "en", NOTHING) == ()
    (british,), (american,) = (one.slips("Good organisaton.", "en", NOTHING) for one in (BRITISH, AMERICAN))
    assert (british.repairs[0], american.repairs[0]) == ("organisation", "organization")


def test_text_in_another_language_is_not_read_as_english() -> None:
    german = "Vielen Dank für das ausführliche Gespräch über die Stelle und für den Rundgang durch das Labor mit Ihnen."
    assert words(german) == {}


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("de", "Die Umstelung im Gesräch war interesant, wirklih.", {"Umstelung": "Umstellung", "Gesräch": "Gespräch", "interesant": "interessant", "wirklih": "wirklich"}),
        ("fr", "La livrason de votre equipe, vraimment.", {"livrason": "livraison", "equipe": "équipe", "vraimment": "vraiment"}),
        ("es", "La migracion y la experencia del turno.", {"migracion": "migración", "experencia": "experiencia"}),
        ("de", "Mit Kubernetes, Postgres und dem Monorepo, z. B. auf sam.example/umstelung.", {}),
        ("fr", "J'ai aimé l'equpe, le sprint et @umstelung.", {}),
        ("es", "Comparto lo que vienen pensando Umstelung y Vogel.", {}),
        ("nl", "I look forward to recieve it.", {"recieve": "receive"}),
    ],
)  # fmt: skip
def test_other_languages_are_spelt(language: str, text: str, found: dict[str, str]) -> None:
    assert words(text, language) == found


def test_known_words_are_no_slips_in_any_language() -> None:
    assert words("Die Umstelung und Überstelung.", "de", frozenset({"umstelung", "uberstelung"})) == {}


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("text", ["\ud800 recieve", "😀 recieve 数据", "\u202erecieve", "\x00 [[ {{ recieve"])
def test_no_text_is_too_strange(language: str, text: str) -> None:
    for slip in BRITISH.slips(text, language, NOTHING):
        assert text[slip.at :].startswith(slip.words)


def test_several_threads_may_ask_at_once() -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: words("I recieve the the post."), range(64)))
    assert found == [{"recieve": "receive", "the the": "the"}] * 64


def test_nothing_is_loaded_before_it_is_needed() -> None:
    code = (
        "import sys; from afterword.adapters.proofreading import Proofreading; Proofreading(british=True); "
        "sys.exit(bool({'harper', 'spellchecker'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
