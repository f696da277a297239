"""What the first page says."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from afterword.domain.lifecycle import Event, Step
from afterword.domain.model import Interviewer, Link, NewInterview
from afterword.domain.status import Actor, HoldReason
from afterword.errors import Unreachable
from afterword.ports import FollowUpFilter
from afterword.web import words
from afterword.workflow import review
from afterword.workflow.services import REFUSED
from tests.fakes.world import END, JANE, ROB, World
from tests.web.conftest import Parsed, Visitor, parse, press

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
    assert "One thing needs you" in text
    assert "It needs your approval (Afterword found this interview by itself)." in text
    assert "Read and approve" in text


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
    assert 0 < text.index(": you put it on hold") < text.index(": a draft is in Gmail")


def test_every_open_window_is_drawn_and_told_in_words(world: World, look: Look) -> None:
    world.interview(JANE, ROB)
    world.advance(minutes=5)
    world.sync()
    drawn = [svg for svg in look().all("svg") if svg.get("role") == "img"]
    assert len(drawn) == 2
    for svg in drawn:
        assert re.match(
            r"Goes out \S+ \d\d:\d\d\. The 24 hours close tomorrow 11:00, in 23 h 55 min\.",
            svg["aria-label"] or "",
        )


def test_without_scripts_the_page_looks_again_by_itself_until_paused(visitor: Visitor) -> None:
    assert any(meta.get("http-equiv") == "refresh" for meta in parse(visitor.reads()).all("meta"))
    paused = parse(visitor.reads("/?live=off")).all("meta")
    assert not any(meta.get("http-equiv") for meta in paused)


def test_landmarks_headings_and_names(world: World, look: Look) -> None:
    world.scheduled()
    page = look()
    assert page.all("html") == [{"lang": "en"}]
    for landmark in ("header", "main", "footer", "h1"):
        assert len(page.all(landmark)) == 1
    ids = {heading.get("id") for heading in page.all("h2")}
    assert {section["aria-labelledby"] for section in page.all("section")} <= ids


def test_nothing_is_loaded_from_elsewhere_and_nothing_is_inline(world: World, look: Look) -> None:
    world.scheduled()
    page = look()
    for tag, attributes in page.tags:
        assert tag not in {"style", "iframe", "object"}
        assert tag != "script" or attributes["src"] == "/static/afterword.js"
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
    browser = visitor.candidate(notice=EVIL, links=links)
    for path in (
        "/",
        "/follow-ups",
        "/follow-ups/1",
        "/follow-ups/2",
        "/interviews",
        "/interviews/1",
        "/health",
    ):
        page = parse(browser.get(path).text)
        assert [script["src"] for script in page.all("script")] == ["/static/afterword.js"], path
        assert [image["src"] for image in page.all("img")] == ["/static/icon.svg"], path
        assert "<script>alert(1)</script>" in page.text, path
        assert "{{ 7*7 }}" in page.text, "it is nobody's template"


@pytest.mark.parametrize("event", list(Event))
def test_every_step_has_words(event: Event) -> None:
    for by in Actor:
        assert words.happened(event, by, "why.").endswith("(why)")


def test_however_many_wait_the_page_shows_the_first(world: World, visitor: Visitor) -> None:
    for _ in range(60):
        world.interview(JANE, confirmed=False)
    world.advance(minutes=5)
    for follow_up in world.store.follow_ups(FollowUpFilter()):
        world.services.take(follow_up, Step(event=Event.HOLD, hold_reason=HoldReason.AWAITING_APPROVAL))
    page = parse(visitor.reads())
    assert "60 things need you" in page.text
    assert page.text.count("Read and approve") == 30
    assert "60 notes wait; these are the first 30" in page.text


def test_without_google_connecting_is_what_needs_you(world: World, visitor: Visitor) -> None:
    visitor.google.connected = None
    page = parse(visitor.reads())
    assert "One thing needs you" in page.text
    assert "Google is not connected yet. Until it is connected nothing is drafted" in page.text
    assert {"class": "button", "href": "/health"} in page.all("a")


def test_a_connection_that_is_broken_or_refused_needs_you_too(world: World, visitor: Visitor) -> None:
    world.store.remember(REFUSED, END.isoformat())
    assert "One thing needs you" in visitor.reads()
    assert "Google no longer lets Afterword in." in visitor.reads()
    visitor.google.broken = "token.json cannot be used (ValueError); run `afterword connect`."
    words = parse(visitor.reads()).text
    assert "token.json cannot be used (ValueError); connect again on the Health page." in words


def test_a_send_that_came_to_nothing_is_told_until_something_else_is_decided(
    world: World, visitor: Visitor
) -> None:
    world.scheduled()
    browser = visitor.candidate()
    world.mailbox.faults.before(Unreachable("no network"), "send_draft", times=5)
    press(browser, "/follow-ups/1", "/follow-ups/1/send")
    visitor.time_is_up()
    for path in ("/", "/follow-ups/1", "/follow-ups/1", "/"):
        assert "It was not sent" in browser.get(path).text, (
            "a look that came to nothing does not take it along"
        )
    press(browser, "/follow-ups/1", "/follow-ups/1/hold")
    for path in ("/", "/follow-ups/1"):
        assert "It was not sent" not in browser.get(path).text
