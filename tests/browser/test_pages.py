"""Every page: nothing for axe-core to find, at any width, in light and dark, with and without scripts."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from afterword.bootstrap import dashboard as wired
from afterword.domain.model import FollowUp, Interviewer, RoleType
from afterword.domain.status import HoldReason, Status
from afterword.web.app import PageServer, create_app
from afterword.web.security import Sessions
from afterword.workflow import review
from tests.browser.conftest import DESK, JANE, NARROW, PATIENCE_MS, PHONE, Arrive, Running, faults

expect.set_options(timeout=PATIENCE_MS)
PAGES = (
    "/",
    "/follow-ups",
    "/follow-ups/1",
    "/follow-ups/2",
    "/follow-ups/4",
    "/interviews",
    "/interviews/1",
    "/interviews/1/debrief",
    "/health",
    "/nothing",
)


@pytest.fixture
def furnished(running: Running) -> Running:
    """A home with something on every page: a note that was edited, a call, one without an address, one to come."""
    running.add()
    running.add(
        "Bluebell",
        Interviewer(name="Priya Nair", email="priya@b.example"),
        role_type=RoleType.CUSTOMER_FACING,
    )
    running.add("Larch", Interviewer(name="Sam Okafor"))
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    running.add("Quayside", JANE, start=tomorrow, end=tomorrow + timedelta(hours=1))
    running.eventually(lambda: running.mail("drafts"))
    draft = running.mail("drafts")[0]
    edit = {"draft_id": draft["draft_id"], "text": f"{draft['text']}\nPS: hello"}
    running.google.post("/sandbox/play/edit-draft", json=edit).raise_for_status()
    running.eventually(lambda: any(one.hold_reason is HoldReason.EDITED for one in running.follow_ups()))
    return running


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(furnished: Running, arrive: Arrive, scheme: Any) -> None:
    alex = arrive(PHONE, scheme)
    alex.expected = ("404",)
    page = alex.page()
    for path in PAGES:
        page.goto(alex.running.origin + path)
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert not faults(page), path
    stranger = arrive(PHONE, scheme)
    stranger.expected = ("403",)
    outside = stranger.tab()
    outside.goto(furnished.origin)
    assert not faults(outside)
    for path in ("/mail/drafts", "/calendar"):
        outside.goto(furnished.sandbox.url + path)
        assert not faults(outside), path


@pytest.mark.parametrize("size", [DESK, PHONE, NARROW], ids=str)
def test_nothing_is_cut_off_at_any_width(furnished: Running, arrive: Arrive, size: tuple[int, int]) -> None:
    alex = arrive(size)
    alex.expected = ("404",)
    page = alex.page()
    for path in PAGES:
        page.goto(furnished.origin + path)
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0], path
        small = page.evaluate(
            "[...document.querySelectorAll('button, input, select, textarea, .button')]"
            ".filter(one => one.offsetParent && one.type !== 'hidden' && one.type !== 'range')"
            ".filter(one => one.getBoundingClientRect().height < 40).map(one => one.outerHTML)"
        )
        assert not small, f"{path}: too small for a thumb"


def test_where_the_focus_is_can_be_seen(furnished: Running, arrive: Arrive) -> None:
    page = arrive().page()
    for path in ("/", "/follow-ups/1", "/interviews"):
        page.goto(furnished.origin + path)
        seen = 0
        for _ in range(40):
            page.keyboard.press("Tab")
            found = page.evaluate(
                "(() => { const one = document.activeElement; if (one === document.body) return null;"
                " const style = getComputedStyle(one);"
                " return [one.id, style.outlineStyle, parseFloat(style.outlineWidth)]; })()"
            )
            if found and found[0] != "drag":
                seen += 1
                assert found[1] == "solid", (path, found)
                assert found[2] >= 2, (path, found)
        assert seen > 10, path


def test_a_page_weighs_little(furnished: Running, arrive: Arrive) -> None:
    alex = arrive()
    page = alex.tab()
    sizes: list[int] = []
    page.on(
        "response", lambda got: sizes.append(len(got.body())) if got.ok and "events" not in got.url else None
    )
    page.goto(furnished.link)
    page.wait_for_timeout(300)
    assert 5_000 < sum(sizes) < 100_000


@pytest.mark.usefixtures("time_to_undo")
def test_without_scripts_everything_still_works(running: Running, arrive: Arrive) -> None:
    running.add()
    running.eventually(lambda: running.mail("drafts"))
    page = arrive(scripts=False).page()
    assert page.locator("noscript meta[http-equiv=refresh]").count() == 1
    page.goto(f"{running.origin}/follow-ups/1")
    page.get_by_role("button", name="Hold").click()
    expect(page.get_by_role("status")).to_contain_text("On hold")
    page.get_by_text("Send now…").click()
    page.get_by_role("button", name="Send it").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("status")).to_contain_text("Undone")
    page.get_by_label("Another time").fill(f"{datetime.now(UTC) + timedelta(hours=8):%Y-%m-%dT%H:%M}")
    page.get_by_role("button", name="Set this time").click()
    expect(page.get_by_role("status")).to_contain_text("It has another time.")


def one_note(running: Running) -> FollowUp:
    running.add()
    running.eventually(lambda: running.follow_ups()[0].status is Status.SCHEDULED)
    return running.follow_ups()[0]


def test_what_happens_elsewhere_is_seen_without_reloading(running: Running, arrive: Arrive) -> None:
    follow_up = one_note(running)
    page = arrive().page()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nothing needs you")
    page.evaluate("window.stayed = true")
    running.decide(lambda services: review.hold(services, follow_up.id))
    expect(page.get_by_role("heading", level=1)).to_have_text("One thing needs you")
    assert page.title().startswith("1 for you")
    assert page.evaluate("window.stayed"), "it was not loaded anew"


def test_what_somebody_is_writing_is_not_taken_away(running: Running, arrive: Arrive) -> None:
    follow_up = one_note(running)
    alex = arrive()
    page = alex.page()
    page.goto(f"{running.origin}/follow-ups/{follow_up.id}")
    page.get_by_text("Edit it here").click()
    page.get_by_label("Text", exact=True).fill("my own words")
    running.decide(lambda services: review.hold(services, follow_up.id))
    expect(page.get_by_role("status")).to_contain_text("Something has changed meanwhile.")
    assert page.get_by_label("Text", exact=True).input_value() == "my own words"
    alex.expected = ("409",)
    page.get_by_role("button", name="Save in Gmail and approve").click()
    expect(page.get_by_role("status")).to_contain_text("has changed since you opened the page")
    expect(page.get_by_label("Text", exact=True)).to_have_value("my own words")
    assert "my own words" not in running.mail("drafts")[0]["text"]


def test_a_tab_in_the_background_holds_no_connection(running: Running, arrive: Arrive) -> None:
    """Browsers have six for each server: ten open tabs must not keep an eleventh from loading."""
    alex = arrive()
    tabs: list[Page] = [alex.page()]
    for _ in range(7):
        tabs.append(alex.tab())
        tabs[-2].evaluate(
            "Object.defineProperty(document, 'hidden', {value: true, configurable: true}); document.dispatchEvent(new Event('visibilitychange'))"
        )
        tabs[-1].goto(running.origin)
    expect(tabs[-1].get_by_role("heading", level=1)).to_be_visible()


def test_side_by_side_the_mailbox_and_what_is_made_of_it(running: Running, arrive: Arrive) -> None:
    """The demo's page: an edit in the frame on the left is seen in the frame on the right."""
    running.add()
    running.eventually(lambda: running.mail("drafts"))
    beside = replace(wired(running.home, look_now=lambda: None), beside=running.sandbox.url)
    sessions = Sessions()
    with PageServer(create_app(beside, sessions)) as server:
        running.sandbox.stand_beside(f"{server.url}/")
        pages: list[Page] = []
        for size in (DESK, PHONE):
            alex = arrive(size)
            alex.expected = (
                "postMessage",
            )  # axe-core asks every frame, the mailbox's too, which does not answer
            page = alex.tab()
            pages.append(page)
            page.goto(f"{server.url}/both?key={sessions.new_key()}")
            mailbox, dashboard = page.frame_locator("iframe").first, page.frame_locator("iframe").last
            expect(mailbox.get_by_role("heading", name="Drafts")).to_be_visible()
            expect(dashboard.get_by_role("heading", level=1)).to_be_visible()
            assert not faults(page)
        mailbox.get_by_role("link", name="Jane Doe").click()
        mailbox.get_by_label("Message").fill("Dear Jane,\n\nmy own words\n")
        mailbox.get_by_role("button", name="Save").click()
        expect(dashboard.get_by_text("You edited the draft; approve it")).to_be_visible()
        for person_page in pages:
            person_page.close()


def test_files_go_along_from_a_phone(running: Running, arrive: Arrive) -> None:
    interview_id = one_note(running).interview_id
    page = arrive(PHONE).page()
    page.goto(f"{running.origin}/interviews/{interview_id}/debrief")
    large = {"name": "cv.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7" + b"a" * 4_000_000}
    page.get_by_label("Attach", exact=True).set_input_files(large)  # type: ignore[arg-type]
    page.get_by_role("button", name="Keep it").click()
    assert page.url.endswith("/debrief"), "it is told before it is sent"
    small = {"name": "cv.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7\n%%EOF"}
    page.get_by_label("Attach", exact=True).set_input_files(small)  # type: ignore[arg-type]
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("status")).to_contain_text("is brought up to date")
    page.goto(f"{running.origin}/follow-ups/1")
    expect(page.locator(".letter")).to_contain_text("Attached: cv.pdf")


def test_without_scripts_a_file_that_is_too_large_is_told_in_words(running: Running, arrive: Arrive) -> None:
    interview = running.add()
    alex = arrive(PHONE, scripts=False)
    alex.expected = ("413",)
    page = alex.page()
    page.goto(f"{running.origin}/interviews/{interview.id}/debrief")
    large = {"name": "cv.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7" + b"a" * 12_000_000}
    page.get_by_label("Attach", exact=True).set_input_files(large)  # type: ignore[arg-type]
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("That is too large")


@pytest.mark.parametrize("size", [PHONE, NARROW], ids=str)
def test_on_a_phone_the_text_and_the_button_are_in_view_together(
    running: Running, arrive: Arrive, size: tuple[int, int]
) -> None:
    follow_up = one_note(running)
    running.decide(lambda services: review.hold(services, follow_up.id))
    page = arrive(size).page()
    page.goto(f"{running.origin}/follow-ups/{follow_up.id}")
    expect(page.get_by_role("button", name="Approve", exact=True)).to_be_in_viewport(ratio=1)
    expect(page.locator(".letter .subject")).to_be_in_viewport()
    covered = page.locator(".letter ~ .actions").evaluate("one => one.getBoundingClientRect().height")
    assert covered < size[1] / 5
