"""The debrief at a real browser: a tap begins a sentence, the note grows beside it, and what was read is kept."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Request, Route, expect

from afterword.adapters.rendering.starters import read_starters
from afterword.domain.days import day_in_words
from afterword.domain.debriefing import numbered
from afterword.domain.model import Debrief, Interview, Interviewer, Remark
from afterword.domain.status import Status
from tests.browser.conftest import DESK, JANE, NARROW, PATIENCE_MS, Arrive, Person, Running, faults

expect.set_options(timeout=PATIENCE_MS)

TALKED = "What did you talk about?"
STARTERS = read_starters(Path("nowhere"), "en")
ABOUT, HOW, THINKING = (STARTERS.get(key).shown for key in ("about", "how", "thinking"))
SOON = date.today() + timedelta(days=10)  # noqa: DTZ011 (any day that is near)
SLOW_MS = 60
"""Between two keys of somebody who types."""


def opened(alex: Person, interview: Interview) -> Page:
    page = alex.page()
    page.goto(f"{alex.running.origin}/interviews/{interview.id}/debrief")
    return page


def section(page: Page, question: str = TALKED) -> Locator:
    return page.locator("fieldset", has=page.get_by_text(question, exact=True))


def begin(page: Page, beginning: str, question: str = TALKED) -> Locator:
    """Tap a beginning; the field in which its sentence goes on."""
    section(page, question).get_by_role("button", name=beginning, exact=True).click()
    return words(page, question)


def words(page: Page, question: str = TALKED) -> Locator:
    return section(page, question).get_by_label("Your words").last


def notes(page: Page) -> Locator:
    return page.get_by_role("region", name="What they will read")


def keep(page: Page) -> None:
    page.get_by_role("button", name="Keep it").click()


def kept(running: Running, interview: Interview) -> list[tuple[str, str]]:
    remarks = running.home.store.debrief(interview.id).remarks
    assert all(remark.seen for remark in remarks)
    return [(remark.starter, remark.text) for remark in remarks]


def remembered(running: Running, *remarks: Remark, **facts: Any) -> Interview:
    interview = running.add()
    running.home.store.save_debrief(interview.id, Debrief(remarks=numbered(remarks), **facts))
    return interview


def test_on_a_phone_a_tap_begins_a_sentence_and_the_note_grows(running: Running, arrive: Arrive) -> None:
    interview = running.add()
    page = opened(arrive(NARROW, touch=True), interview)
    chip = section(page).get_by_role("button", name=ABOUT, exact=True)
    chip.tap()
    expect(words(page)).to_be_focused()
    page.keyboard.type("the Postgres migration")
    expect(notes(page).locator("mark")).to_contain_text("the Postgres migration")
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW[0]
    keep(page)
    expect(page.get_by_role("status")).to_contain_text("Kept.")
    assert kept(running, interview) == [("about", "the Postgres migration")]


def test_by_keyboard_alone(running: Running, arrive: Arrive) -> None:
    interview = running.add()
    running.eventually(lambda: running.follow_ups()[0].status is Status.SCHEDULED)
    alex = arrive(keyboard=True)
    page = opened(alex, interview)
    hands = alex.hands(page)
    hands.press(ABOUT)
    expect(words(page)).to_be_focused()
    page.keyboard.type("the wrong thing")
    hands.press("Remove this sentence")
    expect(section(page).get_by_role("button", name=ABOUT, exact=True)).to_be_focused()
    hands.press("A sentence of my own", within=section(page))
    page.keyboard.type("Your dog is a delight")
    hands.write("They decide by", f"{SOON:%d %B}")
    page.keyboard.press("Enter")
    expect(page.get_by_text(f"That is {day_in_words(SOON, 'en', year=True)}.")).to_be_visible()
    assert page.url.endswith("/debrief"), "Enter in a field sends nothing"
    expect(notes(page).locator("mark")).to_have_text("Your dog is a delight.")
    hands.press("Keep it")
    expect(page.get_by_role("status")).to_contain_text("Kept. The note to Jane Doe is brought up to date.")
    (draft,) = running.mail("drafts")
    assert "Your dog is a delight." in draft["text"]
    assert "wrong thing" not in draft["text"]


def test_without_scripts(running: Running, arrive: Arrive) -> None:
    interview = running.add()
    page = opened(arrive(NARROW, scripts=False), interview)
    expect(page.get_by_role("button", name=ABOUT, exact=True)).to_be_hidden()
    row = section(page).get_by_role("group", name="A sentence")
    row.get_by_label("It begins").select_option(ABOUT)
    row.get_by_label("Your words").fill("the long afternon")
    page.get_by_role("button", name="Preview").click()
    expect(row).to_have_count(2)
    expect(notes(page)).to_be_in_viewport()
    page.get_by_role("button", name="Change “afternon” to “afternoon”").click()
    expect(row.first.get_by_label("Your words")).to_have_value("the long afternoon")
    row.last.get_by_label("It begins").select_option(THINKING)
    row.last.get_by_label("Your words").fill("the arm")
    page.get_by_label("They decide by").fill(SOON.isoformat())
    page.get_by_label("They decide by").press("Enter")
    expect(page.get_by_text(f"That is {day_in_words(SOON, 'en', year=True)}.")).to_be_attached()
    row.nth(1).get_by_label("Your words").fill("the leg")
    keep(page)
    ask = page.get_by_text("This is what they will read. Keep it?")
    expect(ask).to_be_in_viewport()
    assert kept(running, interview) == []
    keep(page)
    expect(page.get_by_role("status")).to_contain_text("Kept.")
    assert kept(running, interview) == [("about", "the long afternoon"), ("thinking", "the leg")]


def test_while_the_note_grows_the_caret_stays_where_it_is(running: Running, arrive: Arrive) -> None:
    interview = remembered(
        running, Remark(starter="about", text="the migration"), Remark(starter="love", text="help")
    )
    page = opened(arrive(NARROW), interview)
    field = words(page)
    field.focus()
    page.evaluate("document.activeElement.setSelectionRange(4, 4)")
    where = page.evaluate("scrollY")
    for typed in ("Post", "gres ", "and "):
        page.keyboard.type(typed, delay=SLOW_MS)
        expect(notes(page).locator("mark").first).to_contain_text(field.input_value())
    assert field.input_value() == "the Postgres and migration"
    expect(field).to_be_focused()
    assert page.evaluate("document.activeElement.selectionStart") == len("the Postgres and ")
    assert page.evaluate("scrollY") == where
    expect(page.locator("[aria-live=polite]")).to_have_text("Preview updated")


def test_beside_a_panel_what_grows_is_brought_into_view(running: Running, arrive: Arrive) -> None:
    interview = running.add()
    people = [Interviewer(name=f"Ann Poe{n}", email=f"ann{n}@acme.example") for n in range(4)]
    stored = running.home.store.interview(interview.id)
    interview = running.home.store.save_interview(
        replace(stored, interviewers=(*stored.interviewers, *people))
    )
    page = opened(arrive(DESK), interview)
    begin(page, ABOUT)
    page.keyboard.type("the arm")
    section(page).get_by_label("For", exact=True).last.select_option("Ann Poe3")
    mark = notes(page).get_by_role("article", name="The note to Ann Poe3").locator("mark")
    expect(mark).to_contain_text("the arm")
    expect(mark).to_be_in_viewport()
    assert page.evaluate("scrollY") < DESK[1], "the page itself stays"


def test_a_slip_is_put_right_in_its_field(running: Running, arrive: Arrive) -> None:
    interview = running.add()
    alex = arrive()
    page = opened(alex, interview)
    begin(page, ABOUT)
    page.keyboard.type("the afternon and the afternon sun")
    alex.hands(page).use(page.get_by_role("button", name="Change “afternon” to “afternoon”").first)
    expect(words(page)).to_have_value("the afternoon and the afternoon sun")
    expect(page.get_by_role("button", name="Change")).to_have_count(0)
    assert page.url.endswith("/debrief")
    assert page.evaluate("document.activeElement !== document.body"), "the focus is not lost with its button"
    keep(page)
    expect(page.get_by_role("status")).to_contain_text("Kept.")


def test_the_last_answer_wins(running: Running, arrive: Arrive) -> None:
    interview = running.add()
    page = opened(arrive(), interview)
    late: list[Route] = []

    def hold_the_first(route: Route) -> None:
        if late:
            route.continue_()
        else:
            late.append(route)

    page.route("**/preview", hold_the_first)
    field = begin(page, ABOUT)
    page.keyboard.type("the arm")
    while not late:
        page.wait_for_timeout(20)
    field.fill("the leg")
    expect(notes(page).locator("mark")).to_contain_text("the leg")
    late[0].continue_()
    page.wait_for_timeout(500)
    expect(notes(page).locator("mark")).to_contain_text("the leg")


def test_a_lost_connection_is_told_quietly(running: Running, arrive: Arrive) -> None:
    interview = running.add()
    alex = arrive()
    alex.expected = ("ERR_FAILED",)
    page = opened(alex, interview)
    page.route("**/preview", lambda route: route.abort())
    begin(page, ABOUT)
    page.keyboard.type("the arm")
    told = notes(page).get_by_text("These may be out of date: Afterword does not answer.")
    expect(told).to_be_visible()
    expect(words(page)).to_be_focused()
    page.unroute("**/preview")
    expect(told).to_be_hidden()
    expect(notes(page).locator("mark")).to_contain_text("the arm")


def test_files_are_not_sent_with_what_is_typed(running: Running, arrive: Arrive) -> None:
    interview = running.add()
    alex = arrive()
    page = opened(alex, interview)
    bodies: list[bytes] = []

    def remember(request: Request) -> None:
        if request.url.endswith("/preview"):
            bodies.append(request.post_data_buffer or b"")

    page.on("request", remember)
    pdf = {"name": "cv.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 secret\n%%EOF"}
    page.get_by_label("Attach", exact=True).set_input_files(pdf)  # type: ignore[arg-type]
    expect(notes(page)).to_contain_text("cv.pdf")
    assert bodies
    assert not any(b"secret" in body for body in bodies)
    begin(page, ABOUT)
    page.keyboard.type("the arm")
    expect(notes(page).locator("mark")).to_contain_text("the arm")
    keep(page)
    expect(page.get_by_role("status")).to_contain_text("Kept.")


def test_another_language_has_its_own_beginnings(running: Running, arrive: Arrive) -> None:
    interview = remembered(running, Remark(starter="about", text="das Netz"))
    page = opened(arrive(NARROW), interview)
    begin(page, THINKING)
    page.keyboard.type("die Schich")
    page.get_by_label("The notes are in").select_option("German")
    expect(section(page).get_by_role("button", name=ABOUT, exact=True)).to_have_count(0)
    expect(section(page).get_by_label("Your words")).to_have_count(2)
    expect(words(page)).to_be_focused()
    page.keyboard.type("t")
    expect(words(page)).to_have_value("die Schicht")
    expect(notes(page).locator("mark").last).to_contain_text("die Schicht")
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW[0]
    keep(page)
    expect(page.get_by_role("status")).to_contain_text("Kept.")
    assert kept(running, interview) == [("about", "das Netz"), ("thinking", "die Schicht")]
    assert running.home.store.debrief(interview.id).language == "de"


def test_what_cannot_be_used_is_told_while_it_is_typed(running: Running, arrive: Arrive) -> None:
    interview = running.add()
    page = opened(arrive(), interview)
    section(page, "Something personal?").get_by_role("button").first.click()
    begin(page, ABOUT)
    page.keyboard.type("—")
    fault = section(page).get_by_text("“—” holds no word")
    expect(fault).to_be_visible()
    expect(words(page)).to_have_attribute("aria-invalid", "true")
    page.keyboard.type(" the arm")
    expect(fault).to_be_hidden()
    expect(words(page)).not_to_have_attribute("aria-invalid", "true")


def test_one_of_several_days_is_ticked(running: Running, arrive: Arrive) -> None:
    interview = running.add()
    page = opened(arrive(), interview)
    page.get_by_label("They decide by").fill("next friday")
    days = page.get_by_role("radio")
    expect(page.get_by_text("Which one is it?").or_(page.get_by_text("That is Friday"))).to_be_visible()
    if days.count():  # on most days of the week
        days.last.check()
        expect(page.get_by_text("That is Friday")).to_be_visible()
        expect(days.last).to_be_checked()
        expect(days.last).to_be_focused()
    keep(page)
    expect(page.get_by_role("status")).to_contain_text("Kept.")
    decided = running.home.store.debrief(interview.id).decision_by
    assert decided is not None
    assert decided.weekday() == 4


def test_what_was_not_read_yet_comes_back_to_be_read(running: Running, arrive: Arrive) -> None:
    interview = running.add()
    page = opened(arrive(NARROW), interview)
    page.route("**/preview", lambda _: None)  # it never gets there in time
    begin(page, ABOUT).fill("the arm")
    keep(page)
    expect(page.get_by_text("This is what they will read. Keep it?")).to_be_in_viewport()
    expect(notes(page).locator("mark")).to_contain_text("the arm")
    assert kept(running, interview) == []
    keep(page)
    expect(page.get_by_role("status")).to_contain_text("Kept.")
    assert kept(running, interview) == [("about", "the arm")]


def test_what_was_changed_elsewhere_costs_nobody_their_words(running: Running, arrive: Arrive) -> None:
    interview = running.add()
    alex = arrive()
    alex.expected = ("409",)
    page = opened(alex, interview)
    begin(page, ABOUT).fill("my own words")
    expect(notes(page).locator("mark")).to_contain_text("my own words")
    running.home.store.save_debrief(interview.id, Debrief(jottings=("from the terminal",)))
    keep(page)
    expect(page.get_by_role("status")).to_contain_text("This was changed elsewhere")
    expect(words(page)).to_have_value("my own words")


def furnished(running: Running) -> Interview:
    """A page with everything on it: long words, a slip, a fault, a doubtful day, somebody who is not there."""
    interview = running.add(person=Interviewer(name="Priya Nair"))
    stored = running.home.store.interview(interview.id)
    interview = running.home.store.save_interview(
        replace(
            stored,
            interviewers=(*stored.interviewers, replace(JANE, name="Wolfeschlegelsteinhausenbergerdorff")),
        )
    )
    remarks = (
        Remark(
            starter="about",
            text="Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
        ),
        Remark(starter="both", text="spent a long afternon in the rain", for_id=interview.panel[0].id),
        Remark(starter="gone", text="that"),
        Remark(starter="", text="הזרוע שלכם היא נפלאה.", for_id=999),
    )
    running.home.store.save_debrief(interview.id, Debrief(remarks=numbered(remarks), jottings=("mine",)))
    return interview


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, NARROW], ids=str)
def test_axe_finds_nothing_and_nothing_is_cut_off(
    running: Running, arrive: Arrive, size: tuple[int, int], scheme: Any
) -> None:
    page = opened(arrive(size, scheme), furnished(running))
    assert not faults(page), "as it is opened"
    page.get_by_label("They decide by").fill("2020-01-01")
    expect(page.get_by_text("which is past. Tick it if it is right.")).to_be_visible()
    begin(page, HOW).fill("—")
    expect(page.get_by_text("“—” holds no word")).to_be_visible()
    assert not faults(page), "with what is to be put right"
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    small = page.evaluate(
        "[...document.querySelectorAll('button, input, select, textarea, .button')]"
        ".filter(one => one.offsetParent && one.type !== 'hidden')"
        ".filter(one => one.getBoundingClientRect().height < 40).map(one => one.outerHTML)"
    )
    assert not small, "too small for a thumb"


def test_where_the_focus_is_can_be_seen(running: Running, arrive: Arrive) -> None:
    page = opened(arrive(), furnished(running))
    for _ in range(60):
        page.keyboard.press("Tab")
        found = page.evaluate(
            "(() => { const one = document.activeElement; if (one === document.body) return null;"
            " const shown = one.closest('.beginning') ?? one; const style = getComputedStyle(shown);"
            " return [one.outerHTML.slice(0, 80), style.outlineStyle, parseFloat(style.outlineWidth)]; })()"
        )
        assert found is None or (found[1] == "solid" and found[2] >= 2), found
