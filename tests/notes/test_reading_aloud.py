"""What an editor would strike out: echoes, one opening for all, figures where a thought should be."""

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from afterword.adapters.templates import TemplateNotes
from afterword.domain.attachments import AttachedFile
from afterword.domain.model import CallResult, Debrief, Interview, Kind, Point
from afterword.domain.wording.word_sets import word_set
from tests.notes.golden import Golden, goldens
from tests.notes.test_properties import SAM, interview

WRITER = TemplateNotes(Path("nowhere"), SAM)
ECHOES = word_set(
    "glad interesting interested enjoyed enjoy appreciated appreciate especially particularly happy delighted loved love "
    "good useful helpful fun lovely liked clearer pleasure highlight grateful appeal attractive attracts draws drawn stayed"
)
POINT = (Point(text="postgres migration"),)
TWO = (
    Point(text="we talked about the postgres migration"),
    Point(text="they are opening an office in Leeds"),
)
RICH = Debrief(
    points=TWO,
    touches=(Point(text="we both ran the Berlin marathon"),),
    interest="chance to own the data platform",
    question="when will i hear back",
)
DEBRIEFS = (Debrief(), Debrief(points=POINT), Debrief(points=TWO), RICH)
CALLED = {
    "en": ("by phone|my call", "reach you by phone"),
    "de": ("telefonieren", "telefonisch habe ich Sie leider nicht"),
    "fr": ("de nouveau au téléphone", "joindre par téléphone"),
    "es": ("volver a hablar con usted por teléfono", "localizarle por teléfono"),
}


def prose(body: str) -> str:
    return body.rsplit("\n\n", 1)[0].split("\n\n", 1)[1]


def sentences(body: str) -> list[str]:
    return re.split(r"(?<=[.?!])\s+", prose(body))


@pytest.mark.parametrize("debrief", DEBRIEFS)
@pytest.mark.parametrize("turn", range(21))
def test_neighbours_do_not_echo_each_other(debrief: Debrief, turn: int) -> None:
    said = sentences(WRITER.thank_you(interview(turn, Kind.VIDEO), 1, debrief).body)
    for before, after in pairwise(said):
        shared = set(re.findall(r"[a-z]+", before.lower())) & set(re.findall(r"[a-z]+", after.lower()))
        assert not shared & ECHOES, (before, after)


@pytest.mark.parametrize("debrief", DEBRIEFS)
def test_a_panel_reads_as_written_one_by_one(debrief: Debrief) -> None:
    talk = interview(0, Kind.VIDEO)
    bodies = [WRITER.thank_you(talk, person.id, debrief).body for person in talk.panel]
    openings = {" ".join(prose(body).split()[:3]) for body in bodies}
    shapes = {
        tuple(len(sentences(f"x\n\n{part}\n\ny")) for part in prose(body).split("\n\n")) for body in bodies
    }
    assert len(openings) == len(bodies)
    assert len(shapes) > 1 or not debrief.points


def test_seven_notes_have_several_orders() -> None:
    bodies = [WRITER.thank_you(interview(turn, Kind.VIDEO), 1, RICH).body for turn in range(7)]
    thanks = {
        next(n for n, one in enumerate(sentences(body)) if re.search("[Tt]hank|grateful", one))
        for body in bodies
    }
    touch = {next(n for n, one in enumerate(sentences(body)) if "Marathon" in one) for body in bodies}
    assert len(thanks) > 1
    assert len(touch) > 1


@pytest.mark.parametrize("language", list(CALLED))
@pytest.mark.parametrize("turn", range(8))
def test_a_call_is_spoken_of_only_after_one(language: str, turn: int) -> None:
    talk: Interview = interview(turn, Kind.VIDEO)
    debrief = Debrief(points=POINT if language == "en" else (), language=language)
    done, no_answer = CALLED[language]
    said = {call: WRITER.thank_you(talk, 1, debrief, call).body for call in (None, *CallResult)}
    calls = f"{done}|{no_answer}"
    assert re.search(done, said[CallResult.DONE])
    assert re.search(no_answer, said[CallResult.NO_ANSWER])
    assert not re.search(calls, said[None])


@pytest.mark.parametrize("language", list(CALLED))
def test_what_is_attached_is_named_and_otherwise_nothing_is(language: str) -> None:
    name = f"email/thank_you/{language}.txt"
    talk, debrief = interview(1, Kind.VIDEO), Debrief(language=language)
    files = tuple(
        AttachedFile(filename=one, content_type="application/pdf", sha256=one, size=1)
        for one in ("portfolio.pdf", "cv.pdf")
    )
    with_files = WRITER.note(name, talk, 1, replace(debrief, attachments=files)).body
    assert re.search(r"portfolio\.pdf (?:and|und|et|y) cv\.pdf", with_files)
    assert "pdf" not in WRITER.note(name, talk, 1, debrief).body


@pytest.mark.parametrize("golden", goldens(), ids=lambda golden: golden.name)
def test_nothing_typed_in_a_hurry_is_left(golden: Golden) -> None:
    for note in golden.notes():
        assert not re.search(
            r"\b(?:lol|haha|tbh|btw|w/|ppl|yrs|pls|thx)\b|!!|\b[Tt]he (?:the|was|is|are|how)\b", note.body
        )


JOTTED_IN_ANOTHER_LANGUAGE = ("we talked about the on-call rota", "they are moving to k8s", "wir haben über die Schichten gesprochen",
    "on a parlé de la rotation des équipes", "hablamos de los turnos con el equipo")  # fmt: skip


@pytest.mark.parametrize("language", list(CALLED))
@pytest.mark.parametrize("jotted", JOTTED_IN_ANOTHER_LANGUAGE)
def test_a_point_in_another_language_never_stands_in_the_note(language: str, jotted: str) -> None:
    small = {
        "en": r"\b(?:the|they|about)\b",
        "de": r"\b(?:wir|über|die)\b",
        "fr": r"\b(?:des|équipes)\b",
        "es": r"\b(?:los|el)\b",
    }
    own = next(code for code in ("es", "fr", "de", "en") if re.search(small[code], jotted))
    body = WRITER.thank_you(
        interview(1, Kind.VIDEO), 1, Debrief(points=(Point(text=jotted),), language=language)
    ).body
    telling = {"we talked about the on-call rota": "rota", "they are moving to k8s": "moving to"}.get(
        jotted, jotted.rsplit(maxsplit=1)[-1]
    )
    if own != language:
        assert telling not in body
