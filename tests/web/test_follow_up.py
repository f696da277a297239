"""One follow-up's page: what it shows, and what is decided on it, once and on what was shown."""

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest

from afterword.domain.fingerprint import fingerprint
from afterword.domain.mail import Attachment
from afterword.domain.model import FollowUp, Interviewer
from afterword.domain.status import Actor, HoldReason, Status
from afterword.errors import AuthorisationRequired, OutcomeUnknown, Unreachable
from afterword.workflow import review
from tests.fakes import loopback
from tests.fakes.world import JANE, World
from tests.web.conftest import Visitor, parse, press, said

PAGE = "/follow-ups/1"


@pytest.fixture
def browser(visitor: Visitor) -> httpx.Client:
    return visitor.candidate()


@pytest.fixture
def held(world: World) -> FollowUp:
    """One that waits for approval."""
    world.interview(JANE, confirmed=False)
    world.advance(minutes=5)
    world.sync()
    follow_up = world.only()
    assert follow_up.status is Status.HELD
    return follow_up


def eventually(happened: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_it_shows_the_text_of_gmail_its_checks_and_why_then(held: FollowUp, browser: httpx.Client) -> None:
    text = parse(browser.get(PAGE).text).text
    assert "Dear Jane," in text
    assert "To jane@acme.example" in text
    assert "It needs your approval" in text
    assert "are fine:" in text
    assert held.why in text
    assert "a draft is in Gmail and waits for you" in text


def test_what_acts_or_loads_in_a_mail_is_not_shown(
    world: World, held: FollowUp, browser: httpx.Client
) -> None:
    html = (
        '<div onclick="x()">Dear <b>Jane</b><script>boom(1)</script><img src="https://track.example/p.gif">'
        '<a href="javascript:alert(1)">here</a><a href="https://alex.example">work</a><style>p{}</style>'
        '<form action="https://evil.example"><input name="a"></form><iframe src="//evil.example"></iframe></div>'
    )
    draft = world.draft(held)
    world.mailbox.drafts[draft.ref.draft_id] = replace(draft, content=replace(draft.content, html=html))
    page = browser.get(PAGE).text
    for bad in ("boom(1)", "track.example", '="javascript:', "evil.example", "onclick", "<style"):
        assert bad not in page, bad
    assert "<b>Jane</b>" in page
    assert 'href="https://alex.example"' in page


def test_approving_pins_what_was_shown(world: World, held: FollowUp, browser: httpx.Client) -> None:
    answer = press(browser, PAGE, f"{PAGE}/approve")
    assert "Approved. It goes out today" in said(answer, browser)
    after = world.only()
    assert after.status is Status.SCHEDULED
    assert after.approved_fingerprint == fingerprint(world.draft(after).content)


def test_another_text_than_the_one_shown_is_not_approved(
    world: World, held: FollowUp, browser: httpx.Client
) -> None:
    form = parse(browser.get(PAGE).text).form(f"{PAGE}/approve")
    world.mailbox.hand.edit(held.draft_id or "", body="Dear Jane,\n\nsomething else\n")
    answer = browser.post(f"{PAGE}/approve", data=form)
    assert answer.status_code == 409
    assert "The text in Gmail has changed since you opened the page" in said(answer, browser)
    assert "something else" in answer.text, "and is shown"
    assert world.only().status is Status.HELD


@pytest.mark.parametrize("action", ["approve", "hold", "cancel", "reschedule", "edit", "send"])
def test_a_stale_page_does_nothing_and_says_what_happened(
    world: World, visitor: Visitor, browser: httpx.Client, action: str
) -> None:
    world.scheduled()
    typed = {"when": "2026-11-24T20:00", "subject": "Hi", "body": "Dear Jane,\n\nThank you."}
    form = parse(browser.get(PAGE).text).form(f"{PAGE}/{action}")
    review.hold(world.services, 1)
    before = world.only()
    answer = browser.post(f"{PAGE}/{action}", data=form | typed)
    assert answer.status_code == 409
    words = said(answer, browser)
    assert "has changed since you opened the page, so nothing was done" in words
    assert "What happened last, now: you put it on hold" in words
    assert world.only() == before
    assert not world.mailbox.delivered


@pytest.mark.parametrize("action", ["approve", "hold", "cancel", "reschedule"])
def test_a_double_click_has_one_effect(
    world: World, visitor: Visitor, browser: httpx.Client, action: str
) -> None:
    world.scheduled()
    form = parse(browser.get(PAGE).text).form(f"{PAGE}/{action}") | {"when": "2026-11-24T20:00"}
    codes: list[int] = []

    def click() -> None:
        with loopback.Client(
            base_url=browser.base_url, cookies=browser.cookies, headers=browser.headers
        ) as tab:
            codes.append(tab.post(f"{PAGE}/{action}", data=form).status_code)

    clicks = [threading.Thread(target=click) for _ in range(4)]
    for one in clicks:
        one.start()
    for one in clicks:
        one.join()
    assert sorted(codes) == [303, 409, 409, 409]
    assert len(world.store.history(1)) == 2


def test_hold_and_cancel(world: World, browser: httpx.Client) -> None:
    follow_up = world.scheduled()
    assert "On hold" in said(press(browser, PAGE, f"{PAGE}/hold"), browser)
    assert world.only().hold_reason is HoldReason.ON_REQUEST
    assert "Cancelled. It never goes out." in said(press(browser, PAGE, f"{PAGE}/cancel"), browser)
    assert world.only().status is Status.CANCELLED
    assert follow_up.draft_id not in world.mailbox.drafts


def test_what_is_said_is_not_taken_by_a_page_that_looks_again_by_itself(
    world: World, browser: httpx.Client
) -> None:
    world.scheduled()
    answer = press(browser, PAGE, f"{PAGE}/hold")
    for path in ("/", PAGE):
        assert "On hold." not in browser.get(path, headers={"Sec-Fetch-Dest": "empty"}).text
    assert "On hold." in said(answer, browser)


def test_a_draft_the_candidate_changed_stays_when_it_is_cancelled(
    world: World, browser: httpx.Client
) -> None:
    follow_up = world.scheduled()
    world.mailbox.hand.edit(follow_up.draft_id or "", body="mine")
    assert "stays in Gmail" in said(press(browser, PAGE, f"{PAGE}/cancel"), browser)


def test_another_time_is_read_in_the_candidates_zone(world: World, browser: httpx.Client) -> None:
    world.scheduled()
    answer = press(browser, PAGE, f"{PAGE}/reschedule", when="2026-11-24T18:30")
    assert "It has another time. It goes out today 18:30." in said(answer, browser)
    assert f"{world.only().send_at:%H:%M}" == "17:30"


def test_a_time_after_the_24_hours_is_taken_with_a_warning(world: World, browser: httpx.Client) -> None:
    world.scheduled()
    answer = press(browser, PAGE, f"{PAGE}/reschedule", when="2026-11-25T18:30")
    assert "after the 24 hours end" in said(answer, browser)


@pytest.mark.parametrize("when", ["", "2020-01-01T10:00", "soon", "2026-11-24T25:61", "x" * 5000])
def test_a_time_that_cannot_be_is_told(world: World, browser: httpx.Client, when: str) -> None:
    before = world.scheduled()
    answer = press(browser, PAGE, f"{PAGE}/reschedule", when=when)
    assert answer.status_code == 422
    assert said(answer, browser)
    assert world.only() == before


# --- edit here ---

WORDS = "Dear Jane,\n\nThank you for the hour at Acme. I would be glad to join you.\n\nKind regards\nAlex Kim"


def test_what_is_written_here_goes_into_the_draft_and_is_approved_as_exactly_that(
    world: World, held: FollowUp, browser: httpx.Client
) -> None:
    answer = press(browser, PAGE, f"{PAGE}/edit", subject="Thank you, Jane", body=WORDS)
    assert "Your words are in Gmail and approved. It goes out" in said(answer, browser)
    after, draft = world.only(), world.draft(held)
    assert (draft.content.subject, draft.content.to) == ("Thank you, Jane", ("jane@acme.example",))
    assert "the hour at Acme" in draft.content.text
    assert after.status is Status.SCHEDULED
    assert after.approved_fingerprint == fingerprint(draft.content)
    world.sync()
    assert world.only().status is Status.SCHEDULED, "our own writing is no edit"
    world.go_to_send_time()
    world.sync()
    (sent,) = world.mailbox.delivered
    assert fingerprint(sent.content) == fingerprint(draft.content)


def test_what_gmail_has_meanwhile_is_never_written_over(
    world: World, held: FollowUp, browser: httpx.Client
) -> None:
    form = parse(browser.get(PAGE).text).form(f"{PAGE}/edit")
    world.mailbox.hand.edit(held.draft_id or "", body="Dear Jane,\n\nwritten on the phone\n")
    answer = browser.post(f"{PAGE}/edit", data=form | {"subject": "Hi", "body": WORDS})
    assert answer.status_code == 409
    assert "written on the phone" in answer.text
    assert "the hour at Acme" in answer.text, "both are shown"
    assert "You wrote" in answer.text
    assert "written on the phone" in world.draft(held).content.text
    assert world.only().status is Status.HELD
    fresh = parse(answer.text).form(f"{PAGE}/edit")
    again = browser.post(f"{PAGE}/edit", data=fresh | {"subject": "Hi", "body": WORDS})
    assert "approved" in said(again, browser), "knowing both, it can be decided"


def test_words_that_would_embarrass_are_not_written(
    world: World, held: FollowUp, browser: httpx.Client
) -> None:
    before = world.draft(held)
    answer = press(browser, PAGE, f"{PAGE}/edit", subject="Hi", body="Dear [Name],\n\nThank you.")
    assert answer.status_code == 422
    assert "It cannot go out like this" in said(answer, browser)
    assert "Dear [Name]," in answer.text, "what was typed is kept"
    assert world.draft(held) == before


def test_an_empty_note_is_refused(held: FollowUp, browser: httpx.Client) -> None:
    answer = press(browser, PAGE, f"{PAGE}/edit", subject="Hi", body="  ")
    assert "The note is empty" in said(answer, browser)


def test_a_draft_with_more_than_words_is_edited_in_gmail(
    world: World, held: FollowUp, browser: httpx.Client
) -> None:
    draft = world.draft(held)
    form = parse(browser.get(PAGE).text).form(f"{PAGE}/edit")
    attached = (Attachment(filename="cv.pdf", content_type="application/pdf", sha256="x"),)
    content = replace(draft.content, attachments=attached)
    world.mailbox.drafts[draft.ref.draft_id] = replace(draft, content=content)
    page = browser.get(PAGE).text
    assert f'action="{PAGE}/edit"' not in page
    assert "It has more than words: to change it, edit it in Gmail." in page
    fresh = {
        "revision": form["revision"],
        "fingerprint": fingerprint(content),
        "subject": "Hi",
        "body": WORDS,
    }
    assert browser.post(f"{PAGE}/edit", data=fresh).status_code == 422
    assert world.draft(held).content.attachments == attached


def test_a_lost_answer_while_writing_ends_in_a_hold_never_in_a_send(
    world: World, browser: httpx.Client
) -> None:
    world.scheduled()
    world.mailbox.faults.after(OutcomeUnknown("no answer"), "update_draft")
    answer = press(browser, PAGE, f"{PAGE}/edit", subject="Hi", body=WORDS)
    assert answer.status_code == 502
    world.go_to_send_time()
    world.sync()
    assert world.only().hold_reason is HoldReason.EDITED
    assert not world.mailbox.delivered


def test_what_changed_since_it_was_written_is_shown(
    world: World, held: FollowUp, browser: httpx.Client
) -> None:
    assert "What changed since" not in browser.get(PAGE).text
    body = world.draft(held).content.text.replace("time today", "hour today")
    world.mailbox.hand.edit(held.draft_id or "", body=body)
    page = browser.get(PAGE).text
    assert "What changed since it was written" in page
    assert "<del> time</del><ins> hour</ins>" in page
    press(browser, PAGE, f"{PAGE}/approve")
    assert "What changed since" not in browser.get(PAGE).text
    world.mailbox.hand.edit(held.draft_id or "", body=body.replace("glad", "happy"))
    page = browser.get(PAGE).text
    assert "What changed since you approved it" in page
    assert "<del> glad</del><ins> happy</ins>" in page


# --- send now ---


def test_send_now_leaves_after_the_time_to_undo(
    world: World, held: FollowUp, visitor: Visitor, browser: httpx.Client
) -> None:
    answer = press(browser, PAGE, f"{PAGE}/send")
    assert answer.status_code == 303
    assert not world.mailbox.delivered
    assert "Undo" in browser.get(PAGE).text
    visitor.time_is_up()
    assert world.only().status is Status.SENT
    assert "Sent." in browser.get(PAGE).text
    assert len(world.mailbox.delivered) == 1
    assert world.only().sent_by is Actor.AUTOPILOT


def test_when_the_time_to_undo_is_over_it_goes_by_itself(
    world: World, held: FollowUp, visitor: Visitor
) -> None:
    visitor.undo_time = timedelta(seconds=0.1)
    press(visitor.candidate(), PAGE, f"{PAGE}/send")
    eventually(lambda: world.only().status is Status.SENT)


def test_undo_takes_it_back(world: World, held: FollowUp, visitor: Visitor, browser: httpx.Client) -> None:
    press(browser, PAGE, f"{PAGE}/send")
    assert "Undone. Nothing was sent." in said(press(browser, PAGE, f"{PAGE}/undo"), browser)
    visitor.time_is_up()
    assert not world.mailbox.delivered
    assert world.only() == held
    assert "too late" in said(browser.post(f"{PAGE}/undo"), browser)


def test_a_double_click_on_send_sends_once(
    world: World, held: FollowUp, visitor: Visitor, browser: httpx.Client
) -> None:
    form = parse(browser.get(PAGE).text).form(f"{PAGE}/send")
    for _ in range(3):
        assert browser.post(f"{PAGE}/send", data=form).status_code == 303
    visitor.time_is_up()
    assert world.only().status is Status.SENT
    assert browser.post(f"{PAGE}/send", data=form).status_code == 409
    visitor.time_is_up()
    assert len(world.mailbox.delivered) == 1


@pytest.mark.parametrize("meanwhile", ["hold", "cancel", "edit"])
def test_what_happens_within_the_time_to_undo_wins(
    world: World, held: FollowUp, visitor: Visitor, browser: httpx.Client, meanwhile: str
) -> None:
    press(browser, PAGE, f"{PAGE}/send")
    if meanwhile == "edit":
        world.mailbox.hand.edit(held.draft_id or "", body="Dear Jane,\n\nnot yet\n")
    else:
        getattr(review, meanwhile)(world.services, 1)
    visitor.time_is_up()
    assert "It was not sent" in said(browser.get(PAGE), browser)
    assert not world.mailbox.delivered


def test_when_afterword_ends_meanwhile_nothing_is_sent(
    world: World, held: FollowUp, visitor: Visitor
) -> None:
    server = visitor.serve()
    press(visitor.candidate(server), PAGE, f"{PAGE}/send")
    server.stop()
    visitor.time_is_up()
    assert not world.mailbox.delivered


def test_a_kill_within_the_time_to_undo_sends_nothing_and_the_next_start_says_so(
    world: World, held: FollowUp, visitor: Visitor
) -> None:
    before = visitor.candidate()
    press(before, PAGE, f"{PAGE}/send")
    after = visitor.candidate(visitor.serve())  # the first one is left as a kill leaves it: without a word
    for path in ("/", PAGE):
        assert "not sent: Afterword stopped within the seconds to undo it" in parse(after.get(path).text).text
    assert not world.mailbox.delivered
    press(after, PAGE, f"{PAGE}/reschedule", when="2026-11-24T18:30")
    assert "Afterword stopped" not in after.get("/").text, "a decision has been made since"
    assert not world.store.facts("leaving/")


def test_what_went_another_way_meanwhile_is_not_called_unsent(
    world: World, held: FollowUp, visitor: Visitor
) -> None:
    press(visitor.candidate(), PAGE, f"{PAGE}/send")
    review.send_now(world.services, 1)
    after = visitor.candidate(visitor.serve())
    assert "Afterword stopped" not in after.get("/").text
    assert not world.store.facts("leaving/")


def test_after_an_undo_or_a_send_nothing_is_left_to_say(
    world: World, held: FollowUp, visitor: Visitor, browser: httpx.Client
) -> None:
    press(browser, PAGE, f"{PAGE}/send")
    assert world.store.facts("leaving/")
    press(browser, PAGE, f"{PAGE}/undo")
    assert not world.store.facts("leaving/")
    press(browser, PAGE, f"{PAGE}/send")
    visitor.time_is_up()
    assert world.only().status is Status.SENT
    assert not world.store.facts("leaving/")


def test_when_its_own_time_comes_within_the_time_to_undo_it_goes_once_and_is_called_sent(
    world: World, held: FollowUp, visitor: Visitor, browser: httpx.Client
) -> None:
    press(browser, PAGE, f"{PAGE}/send")
    review.send_now(world.services, 1)
    visitor.time_is_up()
    assert "Sent." in said(browser.get(PAGE), browser)
    assert len(world.mailbox.delivered) == 1


def test_a_text_with_a_fault_is_not_begun(world: World, held: FollowUp, browser: httpx.Client) -> None:
    world.mailbox.hand.edit(held.draft_id or "", body="Dear [Name],\n\nThank you.\n")
    answer = press(browser, PAGE, f"{PAGE}/send")
    assert answer.status_code == 422
    assert "It cannot go out as it is" in said(answer, browser)


# --- Gmail is away ---


@pytest.mark.parametrize("error", [Unreachable("no network"), AuthorisationRequired("the token is dead")])
def test_without_gmail_the_page_says_so_and_hold_still_works(
    world: World, browser: httpx.Client, error: Exception
) -> None:
    world.scheduled()
    world.mailbox.faults.before(error, "get_draft", times=20)
    page = browser.get(PAGE)
    assert page.status_code == 200
    assert f"The text cannot be shown: {error}" in page.text
    assert "On hold" in said(press(browser, PAGE, f"{PAGE}/hold"), browser)


def test_a_decision_that_needs_gmail_is_told_when_gmail_is_away(
    world: World, held: FollowUp, browser: httpx.Client
) -> None:
    form = parse(browser.get(PAGE).text).form(f"{PAGE}/approve")
    world.mailbox.faults.before(Unreachable("no network"), "get_draft", times=20)
    answer = browser.post(f"{PAGE}/approve", data=form)
    assert answer.status_code == 502
    assert "Gmail could not be reached" in said(answer, browser)
    assert world.only() == held


def test_a_missing_address_is_asked_for(world: World, browser: httpx.Client) -> None:
    world.interview(Interviewer(name="Rob Roe"))
    world.advance(minutes=5)
    world.sync()
    assert world.only().hold_reason is HoldReason.NO_RECIPIENT
    refused = press(browser, PAGE, f"{PAGE}/address", email="not an address")
    assert refused.status_code == 422
    assert "Thank you" in said(press(browser, PAGE, f"{PAGE}/address", email="rob@acme.example"), browser)
    world.sync()
    assert world.draft(world.only()).content.to == ("rob@acme.example",)


def test_a_draft_discarded_in_gmail_is_told(world: World, held: FollowUp, browser: httpx.Client) -> None:
    form = parse(browser.get(PAGE).text).form(f"{PAGE}/approve")
    world.mailbox.hand.discard(held.draft_id or "")
    answer = browser.post(f"{PAGE}/approve", data=form)
    assert "no longer in Gmail, so it is cancelled" in said(answer, browser)
    assert world.only().status is Status.CANCELLED


@pytest.mark.parametrize(
    "path", ["/follow-ups/999", "/follow-ups/999/approve", "/interviews/999", "/interviews/999/debrief"]
)
def test_what_is_not_there_is_told(browser: httpx.Client, path: str) -> None:
    answer = browser.post(path, data={"revision": "0"}) if path.endswith("approve") else browser.get(path)
    assert answer.status_code == 404
    assert "There is no" in answer.text


def test_the_autopilot_is_woken_after_a_decision(
    world: World, visitor: Visitor, browser: httpx.Client
) -> None:
    world.scheduled()
    press(browser, PAGE, f"{PAGE}/reschedule", when="2026-11-24T18:30")
    assert visitor.looks


def test_lists_are_paged(world: World, browser: httpx.Client) -> None:
    for _ in range(45):
        world.interview(JANE)
    first = browser.get("/follow-ups").text
    assert first.count('class="who"') == 40
    assert "1 of 2" in first
    assert browser.get("/follow-ups?page=2").text.count('class="who"') == 5
    for odd in ("0", "-1", "x", "9" * 30, "٣"):
        assert browser.get("/follow-ups", params={"page": odd, "show": odd}).status_code == 200
