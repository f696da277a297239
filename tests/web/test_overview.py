"""What the page says."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from afterword.domain.lifecycle import Event, Step
from afterword.domain.model import Interviewer, Link, NewInterview
from afterword.domain.status import Actor, HoldReason
from afterword.web import words
from afterword.workflow import review
from tests.fakes.world import END, JANE, ROB, World
from tests.web.conftest import Parsed, Visitor, parse

Look = Callable[[], Parsed]


def test_an_empty_home_says_so(look: Look) -> None:
    page = look()
    assert "Nothing needs you" in page.text
    assert "Nothing is scheduled" in page.text


def test_what_is_scheduled_is_told_with_its_time_and_why(world: World, look: Look) -> None:
    follow_up = world.scheduled()
    text = look().text
    assert "Next out: Jane Doe" in text
    assert "Thank you – Engineer" in text
    assert follow_up.why in text
    assert follow_up.send_at is not None
    local = follow_up.send_at + timedelta(hours=1)
    assert f"{local:%H:%M}" in text, "in the candidate's zone"


def test_what_is_held_is_told_with_its_reason_and_what_helps(world: World, look: Look) -> None:
    world.interview(JANE, confirmed=False)
    world.advance(minutes=5)
    world.sync()
    text = look().text
    assert "1 note needs you" in text
    assert "It waits for your approval (Afterword found this interview by itself)." in text
    assert f"afterword approve {world.only().id}" in text


def test_what_is_still_to_come_is_told(world: World, look: Look) -> None:
    world.interview(JANE, end=END + timedelta(hours=2))
    text = look().text
    assert "Still to come" in text
    assert "in 2 h" in text


def test_what_happened_is_told_the_latest_first(world: World, look: Look) -> None:
    follow_up = world.scheduled()
    world.advance(minutes=1)
    review.hold(world.services, follow_up.id)
    text = look().text
    assert 0 < text.index("you put it on hold") < text.index("a draft is in Gmail")


def test_every_open_window_is_drawn(world: World, look: Look) -> None:
    world.interview(JANE, ROB)
    world.advance(minutes=5)
    world.sync()
    page = look()
    assert len(page.all("svg")) == 2
    assert all(svg["aria-hidden"] == "true" for svg in page.all("svg")), "the words beside them say the same"


def test_the_page_looks_again_by_itself_until_paused(visitor: Visitor) -> None:
    assert any(meta.get("http-equiv") == "refresh" for meta in parse(visitor.reads()).all("meta"))
    paused = parse(visitor.reads("/?live=off")).all("meta")
    assert not any(meta.get("http-equiv") for meta in paused)


def test_landmarks_headings_and_names(world: World, look: Look) -> None:
    world.scheduled()
    page = look()
    assert page.all("html") == [{"lang": "en"}]
    for landmark in ("header", "main", "footer", "h1"):
        assert len(page.all(landmark)) == 1
    ids = {heading["id"] for heading in page.all("h2")}
    assert {section["aria-labelledby"] for section in page.all("section")} == ids


def test_nothing_is_loaded_from_elsewhere_and_nothing_is_inline(world: World, look: Look) -> None:
    world.scheduled()
    page = look()
    for tag, attributes in page.tags:
        assert tag not in {"script", "style", "iframe", "object", "form"}
        assert "style" not in attributes
        assert not any(name.startswith("on") for name in attributes)
        assert not (attributes.get("src") or attributes.get("href") or "/").startswith(("http", "//"))


EVIL = "</title><script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7*7 }}"


def test_a_script_in_any_field_is_text(world: World, visitor: Visitor) -> None:
    person = Interviewer(name=EVIL, email=f"{EVIL}@acme.example", title=EVIL)
    new = NewInterview(
        company=EVIL,
        role=EVIL,
        start=END - timedelta(hours=1),
        end=END,
        timezone="UTC",
        interviewers=(person,),
    )
    world.store.add_interview(new, END)
    held = Step(event=Event.HOLD, hold_reason=HoldReason.FAILED_CHECK, detail=EVIL, changes={"subject": EVIL})
    world.services.take(world.only(), held)
    world.interview(replace(JANE, name=EVIL))
    world.advance(minutes=5)
    world.sync()
    links = (Link(label=EVIL, url=f"http://127.0.0.1/{EVIL}"),)
    page = parse(visitor.reads(candidate=EVIL, notice=EVIL, program=EVIL, links=links))
    assert not page.all("script")
    assert not page.all("img")
    assert page.text.count("<script>alert(1)</script>") >= 9
    assert "49" not in page.text.replace(":49", "")


@pytest.mark.parametrize("event", list(Event))
def test_every_step_has_words(event: Event) -> None:
    for by in Actor:
        assert words.happened(event, by, "why.").endswith("(why)")
