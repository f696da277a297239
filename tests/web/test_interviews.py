"""Interviews on the page: entered once, taken from a file, asked about when they are doubtful."""

import httpx
import pytest

from afterword.domain.model import InterviewStatus
from tests.fakes.world import END, JANE, World
from tests.web.conftest import Visitor, parse, press, said

EVIL = "<script>alert(1)</script>"
ICS = f"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//y//EN
BEGIN:VEVENT
UID:1@acme.example
DTSTAMP:20261120T090000Z
DTSTART:20261124T090000Z
DTEND:20261124T100000Z
SUMMARY:Interview: Data Engineer at {EVIL} Acme
DESCRIPTION:{EVIL}
ORGANIZER;CN="{EVIL}":mailto:jane@acme.example
ATTENDEE;CN="Jane {EVIL}":mailto:jane@acme.example
ATTENDEE;PARTSTAT=ACCEPTED:mailto:candidate@mail.example
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def browser(visitor: Visitor) -> httpx.Client:
    return visitor.candidate()


def enter(browser: httpx.Client, once: str = "", **typed: str) -> httpx.Response:
    facts = {
        "company": "Acme",
        "role": "Engineer",
        "end": "2026-11-24T10:50",
        "minutes": "60",
        "name1": "Jane Doe",
    }
    fields = parse(browser.get("/interviews").text).form("/interviews")
    return browser.post("/interviews", data=fields | facts | ({"once": once} if once else {}) | typed)


def test_one_is_entered_once_however_often_the_button_is_pressed(world: World, browser: httpx.Client) -> None:
    first = enter(browser, once="same")
    again = enter(browser, once="same")
    assert first.headers["location"] == again.headers["location"] == "/interviews/1"
    assert len(world.store.interviews()) == 1


@pytest.mark.parametrize(
    "typed",
    [
        {"company": ""},
        {"role": " "},
        {"name1": ""},
        {"end": "yesterday-ish"},
        {"timezone": "Mars/Base"},
        {"email1": "not an address"},
        {"company": "x" * 20_000},
    ],
    ids=str,
)
def test_what_cannot_be_is_told_and_what_was_typed_stays(
    world: World, browser: httpx.Client, typed: dict[str, str]
) -> None:
    answer = enter(browser, **typed)
    assert answer.status_code == 422
    assert said(answer, browser)
    assert 'value="Jane Doe"' in answer.text or typed.get("name1") == ""
    assert not world.store.interviews()


def test_a_script_in_a_calendar_file_is_text(world: World, browser: httpx.Client) -> None:
    browser.post("/interviews/import", files={"file": (f"{EVIL}.ics", ICS.encode())})
    for path in ("/", "/interviews", "/interviews/1"):
        assert EVIL not in browser.get(path).text, path


@pytest.mark.parametrize("data", [b"", b"\x00\xff" * 500, b"BEGIN:VCALENDAR", b"a" * 1_500_000])
def test_a_file_that_is_no_calendar_is_told(world: World, browser: httpx.Client, data: bytes) -> None:
    answer = browser.post("/interviews/import", files={"file": ("x.ics", data)})
    assert answer.status_code in {303, 422}
    assert said(answer, browser)
    assert not world.store.interviews()


def test_a_doubtful_one_is_asked_about_and_no_means_that_nothing_goes_out(
    world: World, visitor: Visitor, browser: httpx.Client
) -> None:
    kept = world.interview(JANE, end=END, status=InterviewStatus.DOUBTFUL)
    assert "Was this an interview?" in parse(browser.get("/").text).text
    answer = press(browser, "/", f"/interviews/{kept.id}/cancel")
    assert "Nothing goes out for it." in said(answer, browser)
    assert "Was this an interview?" not in parse(browser.get("/").text).text
    world.advance(minutes=5)
    world.sync()
    assert not world.mailbox.drafts


def test_saying_yes_twice_is_yes_once(world: World, browser: httpx.Client) -> None:
    kept = world.interview(JANE, end=END, status=InterviewStatus.DOUBTFUL)
    for _ in range(2):
        said(browser.post(f"/interviews/{kept.id}/confirm", data={}), browser)
    world.advance(minutes=5)
    world.sync()
    assert len(world.mailbox.drafts) == 1


@pytest.mark.parametrize(
    "path", ["/interviews/99", "/interviews/99/debrief", "/follow-ups/99", "/follow-ups/99/letter.pdf"]
)
def test_what_is_not_there_is_told(browser: httpx.Client, path: str) -> None:
    answer = browser.get(path, headers={"Referer": "https://evil.example/x"})
    assert answer.status_code == 404
    assert "evil.example" not in answer.text
