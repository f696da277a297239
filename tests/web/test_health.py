"""Health: who is connected, what is missing and what that turns off, what was looked at, what was missed."""

from datetime import timedelta

from afterword.errors import Unreachable
from afterword.web.dashboard import Connected
from afterword.workflow.services import AWAY, BEAT, LOOKED_AT, REFUSED
from tests.fakes.world import ALEX, END, World
from tests.web.conftest import Visitor, parse, press, said


def reads(visitor: Visitor) -> str:
    return parse(visitor.reads("/health")).text


def test_whose_gmail_it_is_since_when_and_what_is_allowed(visitor: Visitor) -> None:
    text = reads(visitor)
    assert f"Connected as {ALEX.email} since Sat 21 Nov 11:00" in text
    assert "You allowed it to write drafts and send them." in text


def test_what_is_not_allowed_is_told_with_what_it_turns_off(visitor: Visitor) -> None:
    visitor.google.connected = Connected(
        address=ALEX.email, since=END, granted=("drafts",), missing=(("read", "it cannot see replies"),)
    )
    assert "You did not allow it to see what you sent and what came back: it cannot see replies." in reads(
        visitor
    )


def test_a_connection_that_is_broken_is_told(visitor: Visitor) -> None:
    visitor.google.broken = "token.json cannot be read."
    assert "Not connected. token.json cannot be read." in reads(visitor)


def test_after_google_said_no_connecting_again_is_the_thing_to_do(world: World, visitor: Visitor) -> None:
    def quiet() -> bool:
        return '<button class="quiet">Connect again' in visitor.reads("/health")

    assert quiet()
    world.store.remember(REFUSED, END.isoformat())
    assert not quiet()
    assert f"Google no longer lets Afterword in as {ALEX.email}" in reads(visitor), "not by a colour alone"


def test_whether_it_runs_and_when_it_looked_last(world: World, visitor: Visitor) -> None:
    assert "Not running: nothing is drafted or sent" in reads(visitor)
    world.store.remember(BEAT, (world.clock.now() - timedelta(seconds=30)).isoformat())
    world.store.remember(LOOKED_AT, (world.clock.now() - timedelta(minutes=2)).isoformat())
    text = reads(visitor)
    assert "Running" in text
    assert "looked at today 10:58 , 2 min ago" in text
    world.advance(minutes=5)
    assert "Not running" in reads(visitor)


def test_what_is_due_next_is_told(world: World, visitor: Visitor) -> None:
    world.interview(end=END + timedelta(hours=2))
    assert "Next due today 13:00 , in 2 h" in reads(visitor)


def test_what_was_missed_while_the_machine_was_off(world: World, visitor: Visitor) -> None:
    assert "Nothing: no note has missed its 24 hours." in reads(visitor)
    world.scheduled()
    world.advance(hours=30)
    world.sync()
    gone = END + timedelta(minutes=5), world.clock.now()
    world.store.remember(AWAY, " ".join(one.isoformat() for one in gone))
    text = reads(visitor)
    assert "Jane Doe : the window closed before it could go out" in text
    assert "today" not in text.split("Missed")[0].split("Afterword was off")[1].split("to")[0]
    assert not world.mailbox.delivered


def test_connecting_leads_to_google_and_says_what_came_of_it(visitor: Visitor) -> None:
    browser = visitor.candidate()
    answer = press(browser, "/health", "/health/connect")
    assert answer.status_code == 303
    page = browser.get("/health")
    assert f"Connected as {ALEX.email}" in said(page, browser) or "Continue at Google" in page.text


def test_a_connection_that_fails_is_told_in_words(visitor: Visitor) -> None:
    def fail() -> str:
        raise Unreachable("Google did not answer.")

    visitor.google.answer = fail
    browser = visitor.candidate()
    press(browser, "/health", "/health/connect")
    assert "Google did not answer." in said(browser.get("/health"), browser)
