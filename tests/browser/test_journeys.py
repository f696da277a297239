"""What a candidate does, from the first click to the mail that went out; each with the mouse and by keyboard alone."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, Route, expect

from afterword.domain.model import Channel, Interviewer, RoleType
from afterword.domain.status import Status
from afterword.web.outbox import UNDO_TIME
from afterword.workflow import review
from tests.browser.conftest import JANE, PATIENCE_MS, Arrive, Person, Running

expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(params=["mouse", "keyboard"])
def alex(request: pytest.FixtureRequest, arrive: Arrive) -> Person:
    return arrive(keyboard=request.param == "keyboard")


def note_to_jane(alex: Person, running: Running) -> Page:
    """The page of a note whose draft is in Gmail."""
    running.add()
    page = alex.page()
    alex.hands(page).press("Jane Doe", "link")
    expect(page.get_by_role("heading", level=1)).to_have_text("Your note to Jane Doe")
    expect(page.locator(".letter")).to_contain_text("Jane,")
    return page


def said(page: Page, words: str) -> None:
    expect(page.get_by_role("status")).to_contain_text(words)


def test_enter_edit_in_the_mailbox_approve_send(alex: Person, running: Running) -> None:
    page = alex.page()
    hands = alex.hands(page)
    hands.press("Interviews", "link")
    hands.write("Company", "Acme")
    hands.write("Role", "Data Engineer")
    hands.write("Interviewer", "Jane Doe")
    hands.write("Address", "jane@acme.example")
    hands.press("Add it")
    said(page, "Entered.")

    mailbox = alex.tab()
    mailbox.goto(f"{running.sandbox.url}/mail/drafts")
    at_mail = alex.hands(mailbox)
    at_mail.use(mailbox.get_by_role("link", name="To: Jane Doe"))
    words = mailbox.get_by_label("Message").input_value()
    at_mail.write("Message", words.replace("\n", "\nThe coffee was excellent, too. ", 1))
    at_mail.press("Save")
    expect(mailbox.get_by_text("Saved just now")).to_be_visible()
    assert "The coffee" in running.mail("drafts")[0]["text"]

    page.bring_to_front()
    hands.press("Today", "link")
    expect(page.get_by_role("heading", level=1)).to_have_text("One thing needs you")
    hands.press("Read and approve (Jane Doe)", "link")
    expect(page.locator(".letter")).to_contain_text("The coffee was excellent, too.")
    expect(page.locator("ins")).to_contain_text("The coffee was excellent, too.")
    hands.press("Approve")
    said(page, "Approved. It goes out")
    hands.open("Send now…")
    asked = datetime.now(UTC)
    hands.press("Send it")
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    said(page, "Sent.")
    assert datetime.now(UTC) - asked >= UNDO_TIME, "nothing leaves before the time to undo it is over"
    (sent,) = running.mail("deliveries")
    assert "The coffee was excellent, too." in sent["text"]


def test_cancel(alex: Person, running: Running) -> None:
    page = note_to_jane(alex, running)
    hands = alex.hands(page)
    hands.open("Cancel…")
    hands.press("Cancel this note")
    said(page, "Cancelled. It never goes out.")
    assert not running.mail("drafts")


def test_another_time_by_typing_and_by_the_handle(alex: Person, running: Running) -> None:
    page = note_to_jane(alex, running)
    hands, when = alex.hands(page), page.get_by_label("Another time")
    before = when.input_value()
    handle = page.get_by_role("slider", name="When it goes out; the arrow keys move it")
    if alex.keyboard:
        hands.reach(handle)
        for _ in range(3):
            page.keyboard.press("ArrowRight")
    else:
        box = handle.bounding_box()
        assert box
        at = float(handle.input_value()) - float(handle.get_attribute("min") or 0)
        length = float(handle.get_attribute("max") or 0) - float(handle.get_attribute("min") or 0)
        x = box["x"] + 14 + (box["width"] - 28) * at / length
        page.mouse.move(x, box["y"] + 14)
        page.mouse.down()
        page.mouse.move(x + 30, box["y"] + 14, steps=4)
        page.mouse.up()
    moved = when.input_value()
    assert moved > before, "the field says what the handle says, in the candidate's zone"
    hands.press("Set this time")
    said(page, f"It has another time. It goes out {'tomorrow' if moved[:10] > before[:10] else ''}")
    assert moved[11:16] in page.get_by_role("status").inner_text()
    (follow_up,) = running.follow_ups()
    assert follow_up.send_at is not None
    assert f"{follow_up.send_at.astimezone(ZoneInfo('Europe/Berlin')):%Y-%m-%dT%H:%M}" == moved
    hands.write("Another time", "2020-01-01T10:00")
    alex.expected = ("422",)
    hands.press("Set this time")
    said(page, "ago; give one still to come")


@pytest.mark.usefixtures("time_to_undo")
def test_undo(alex: Person, running: Running) -> None:
    page = note_to_jane(alex, running)
    hands = alex.hands(page)
    hands.open("Send now…")
    hands.press("Send it")
    hands.press("Undo")
    said(page, "Undone. Nothing was sent.")
    assert [one.status for one in running.follow_ups()] == [Status.SCHEDULED]
    assert not running.mail("deliveries")


def test_edit_here_and_approve(alex: Person, running: Running) -> None:
    page = note_to_jane(alex, running)
    hands = alex.hands(page)
    hands.open("Edit it here")
    words = page.get_by_label("Text", exact=True).input_value()
    hands.write("Text", f"{words}\nPS: the arm with the new gripper!")
    hands.press("Save in Gmail and approve")
    said(page, "Your words are in Gmail and approved.")
    (draft,) = running.mail("drafts")
    assert "PS: the arm with the new gripper!" in draft["text"]


def test_connect_again_through_the_consent_page(alex: Person, running: Running) -> None:
    page = alex.page()
    running.google.post("/sandbox/play/revoke", json={}).raise_for_status()
    hands = alex.hands(page)
    hands.press("Health", "link")
    hands.press("Connect again")
    with alex.context.expect_page() as opened:
        hands.press("Continue at Google (in a new tab)", "link")
    consent = opened.value
    alex.hands(consent).press("Allow")
    expect(consent.get_by_role("heading")).to_have_text("Thank you")
    consent.close()
    page.bring_to_front()
    said(page, "Connected as")
    expect(page.get_by_text("You allowed it to write drafts and send them.")).to_be_visible()


FILE_FIELD = "Drop the .ics file of an invitation here"
INVITATION = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//test//EN
METHOD:REQUEST
BEGIN:VEVENT
UID:interview-1@bluebell.example
DTSTAMP:20261101T080000Z
DTSTART:{start}
DTEND:{end}
SUMMARY:Interview with Priya Nair: Platform Engineer at Bluebell
ORGANIZER;CN=Priya Nair:mailto:priya@bluebell.example
ATTENDEE;CN=Priya Nair;PARTSTAT=ACCEPTED:mailto:priya@bluebell.example
END:VEVENT
END:VCALENDAR
"""


def an_invitation(folder: Path) -> Path:
    now = datetime.now(UTC)
    times = {"start": now - timedelta(hours=2), "end": now - timedelta(hours=1)}
    file = folder / "invitation.ics"
    text = INVITATION.format(**{key: f"{at:%Y%m%dT%H%M%SZ}" for key, at in times.items()})
    file.write_text(text.replace("\n", "\r\n"))
    return file


def test_take_in_a_file(alex: Person, running: Running, tmp_path: Path) -> None:
    page = alex.page()
    hands = alex.hands(page)
    hands.press("Interviews", "link")
    field = page.get_by_label(FILE_FIELD)
    if alex.keyboard:
        hands.reach(field)
    field.set_input_files(an_invitation(tmp_path))
    said(page, "Taken from the file: Bluebell")
    expect(page.get_by_text("priya@bluebell.example")).to_be_visible()


def test_a_file_chosen_before_the_script_is_there_is_taken_in_too(
    arrive: Arrive, running: Running, tmp_path: Path
) -> None:
    page = arrive().page()
    waiting: list[Route] = []
    page.route("**/afterword.js", lambda route: waiting.append(route))  # noqa: PLW0108 (a builtin has no signature to look at)
    page.goto(f"{running.origin}/interviews", wait_until="commit")
    page.get_by_label(FILE_FIELD).set_input_files(an_invitation(tmp_path))
    while not waiting:
        page.wait_for_timeout(10)
    waiting[0].continue_()
    page.unroute("**/afterword.js")
    said(page, "Taken from the file: Bluebell")


def test_was_this_an_interview(alex: Person, running: Running) -> None:
    now = datetime.now(ZoneInfo("Europe/Berlin"))
    form = {
        "summary": "Hold: Interview",
        "start": f"{now - timedelta(hours=2):%Y-%m-%dT%H:%M}",
        "end": f"{now - timedelta(hours=1):%Y-%m-%dT%H:%M}",
        "guests": "noor@quayside.example",
        "description": "",
    }
    running.google.post("/do/event", data=form)
    page = alex.page()
    hands = alex.hands(page)
    expect(page.get_by_text("Was this an interview?")).to_be_visible()
    hands.press("Interviews", "link")
    hands.press("No")
    said(page, "Nothing goes out for it.")
    assert not running.follow_ups()


def test_a_call_and_a_letter(alex: Person, running: Running) -> None:
    end = datetime.now(UTC) + timedelta(seconds=6)
    jane = replace(JANE, phone="+49 30 7654321")
    running.add(person=jane, role_type=RoleType.CUSTOMER_FACING, start=end - timedelta(hours=1), end=end)
    call = next(one for one in running.follow_ups() if one.channel is Channel.CALL)
    # A time of one's own holds on every day of the week; by itself there is none for a call at the weekend.
    later = datetime.now(UTC) + timedelta(hours=3)
    running.decide(lambda services: review.reschedule(services, call.id, later))
    sam = Interviewer(name="Sam Okafor", email="sam@larch.example")
    running.add("Larch", sam, role_type=RoleType.EXECUTIVE)
    page = alex.page()
    hands = alex.hands(page)
    hands.press("What to say (Jane Doe)", "link")
    expect(page.get_by_role("link", name="+49 30 7654321")).to_be_visible()
    expect(page.get_by_role("heading", name="What to say")).to_be_visible()
    hands.press("I called")
    said(page, "Well done.")
    hands.press("Today", "link")
    hands.press("The letter (Sam Okafor)", "link")
    hands.write("Postal address of Larch", "Larch Bank\n1 High Street\nLondon")
    hands.press("Keep the address")
    said(page, "It is on the letter now.")
    pdf = page.request.get(f"{page.url.split('#')[0]}/letter.pdf")
    assert pdf.body().startswith(b"%PDF-")
    hands.press("It is in the post")
    said(page, "Well done.")
    by_channel = {one.channel: one.status for one in running.follow_ups() if one.by_hand}
    assert by_channel == {Channel.CALL: Status.SENT, Channel.LETTER: Status.SENT}
