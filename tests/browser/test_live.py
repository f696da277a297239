"""A page that is open while things happen elsewhere: what is under the hand stays there, what is old is called old."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Route, expect

from afterword.bootstrap import dashboard as wired
from afterword.domain.model import FollowUp, Interviewer
from afterword.domain.status import Status
from afterword.web.app import PageServer, create_app
from afterword.web.security import Sessions
from afterword.workflow import review
from tests.browser.conftest import DESK, JANE, NARROW, PATIENCE_MS, PHONE, Arrive, Person, Running
from tests.browser.test_journeys import an_invitation

expect.set_options(timeout=PATIENCE_MS)
ROB = Interviewer(name="Rob Roe", email="rob@larch.example")


def one_note(running: Running) -> FollowUp:
    running.add()
    running.eventually(lambda: running.follow_ups()[0].status is Status.SCHEDULED)
    return running.follow_ups()[0]


def something_happens(running: Running) -> None:
    """Elsewhere: the page is told within a second, and a heading there says so."""
    running.add("Larch", ROB)


def edited(running: Running, words: str) -> None:
    """In Gmail, on another device."""
    draft = running.mail("drafts")[0]
    edit = {"draft_id": draft["draft_id"], "text": f"{draft['text']}\n{words}"}
    running.google.post("/sandbox/play/edit-draft", json=edit).raise_for_status()


@pytest.fixture
def alex(arrive: Arrive) -> Person:
    return arrive()


def test_a_button_that_is_being_pressed_stays_until_it_is_let_go(running: Running, alex: Person) -> None:
    follow_up = one_note(running)
    page = alex.page()
    page.goto(f"{running.origin}/follow-ups/{follow_up.id}")
    expect(page.locator(".live")).to_be_visible()
    button = page.get_by_role("button", name="Hold")
    page.evaluate("addEventListener('pointerdown', (event) => { window.pressed = event.target; })")
    button.hover()
    page.mouse.down()
    store = running.home.store
    running.decide(lambda _: store.note(store.follow_up(follow_up.id), {"why": "Something else."}))
    page.wait_for_timeout(2_000)
    assert page.evaluate("window.pressed.isConnected"), "else the press goes nowhere"
    page.mouse.move(5, 5)
    page.mouse.up()
    expect(page.get_by_text("Something else.")).to_be_visible()


def test_what_is_marked_to_be_copied_stays_marked(running: Running, alex: Person) -> None:
    follow_up = one_note(running)
    page = alex.page()
    page.goto(f"{running.origin}/follow-ups/{follow_up.id}")
    expect(page.locator(".live")).to_be_visible()
    page.locator(".letter .subject").click(click_count=3)
    marked = page.evaluate("String(getSelection())").strip()
    assert marked
    running.decide(lambda services: review.hold(services, follow_up.id))
    expect(page.get_by_role("status")).to_contain_text("Something has changed meanwhile.")
    assert page.evaluate("String(getSelection())").strip() == marked
    page.get_by_role("heading", level=1).click()
    expect(page.get_by_text("You put it on hold.")).to_be_visible()
    expect(page.get_by_text("Something has changed meanwhile.")).to_have_count(0)


def test_a_text_that_changes_while_sending_it_is_asked_is_not_sent_unseen(
    running: Running, alex: Person
) -> None:
    follow_up = one_note(running)
    alex.expected = ("409",)
    page = alex.page()
    page.goto(f"{running.origin}/follow-ups/{follow_up.id}")
    page.get_by_text("Send now…").click()
    edited(running, "PS: on second thoughts")
    expect(page.get_by_role("status")).to_contain_text("Something has changed meanwhile.")
    page.get_by_role("button", name="Send it").click()
    expect(page.get_by_role("status")).to_contain_text("has changed since you opened the page")
    expect(page.locator(".letter")).to_contain_text("PS: on second thoughts")
    expect(page, "so that looking again sends nothing again").to_have_url(
        f"{running.origin}/follow-ups/{follow_up.id}"
    )
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your note to Jane Doe")
    assert not running.mail("deliveries")


def test_a_text_that_changes_in_view_is_said_to_have_changed(running: Running, alex: Person) -> None:
    follow_up = one_note(running)
    page = alex.page()
    page.goto(f"{running.origin}/follow-ups/{follow_up.id}")
    expect(page.locator(".live")).to_be_visible()
    edited(running, "PS: on second thoughts")
    expect(page.get_by_role("status")).to_contain_text("The text in Gmail has just changed")


CLICK_AT_ONCE = """() => {
const box = document.querySelector("main form[action$='/cancel'] button").getBoundingClientRect();
const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
new MutationObserver((_, observer) => {
    if (document.querySelectorAll("main form[action$='/cancel']").length < 2) return;
    observer.disconnect();
    const there = document.elementFromPoint(x, y);
    window.hit = there.closest("button")?.form.action ?? "";
    const how = { bubbles: true, cancelable: true, view: window, detail: 1, clientX: x, clientY: y };
    there.dispatchEvent(new MouseEvent("click", how));
}).observe(document.getElementById("main"), { childList: true });
}"""


def perhaps(running: Running, company: str, hours_ago: int) -> None:
    now = datetime.now(ZoneInfo("Europe/Berlin"))
    form = {
        "summary": f"Hold: Interview {company}",
        "start": f"{now - timedelta(hours=hours_ago):%Y-%m-%dT%H:%M}",
        "end": f"{now - timedelta(hours=hours_ago - 1):%Y-%m-%dT%H:%M}",
        "guests": f"noor@{company}.example",
        "description": "",
    }
    running.google.post("/do/event", data=form, follow_redirects=True).raise_for_status()


def test_a_press_meant_for_what_stood_there_before_does_nothing(running: Running, alex: Person) -> None:
    """A list grows by one above the hand: the answer is not given to another question."""
    perhaps(running, "quayside", 3)
    page = alex.page()
    page.goto(f"{running.origin}/interviews")
    button = page.get_by_role("button", name="No", exact=True)
    expect(button).to_have_count(1)
    page.set_viewport_size({"width": PHONE[0], "height": 1_400})  # there the cards stand in one column
    button.hover()
    page.evaluate(CLICK_AT_ONCE)
    perhaps(running, "hillside", 2)
    expect(button).to_have_count(2)
    expect(page.get_by_role("status")).to_contain_text("The page changed just as you pressed")
    assert page.evaluate("window.hit"), "there was another button in its place"
    page.wait_for_timeout(500)
    assert button.count() == 2


def test_the_servers_clock_counts_when_the_browsers_is_wrong(running: Running, alex: Person) -> None:
    soon = datetime.now(UTC) + timedelta(hours=8, minutes=30)
    running.add("Quayside", JANE, start=soon - timedelta(hours=1), end=soon)
    alex.context.add_init_script(
        "Date.now = ((now) => () => now() + 5 * 3600e3)(Date.now.bind(Date));"  # five hours ahead
    )
    page = alex.page()
    page.wait_for_timeout(1_500)
    expect(page.locator(".lead [data-at]")).to_contain_text("in 8 h")


def test_a_page_whose_server_has_gone_says_so_and_goes_on_when_it_is_back(
    running: Running, alex: Person
) -> None:
    follow_up = one_note(running)
    alex.expected = ("ERR_", "403")
    beside = replace(wired(running.home, look_now=lambda: None))
    sessions = Sessions()
    server = PageServer(create_app(beside, sessions)).start()
    page = alex.tab()
    page.goto(f"{server.url}/?key={sessions.new_key()}")
    expect(page.locator(".live")).to_be_visible()
    server.stop()
    expect(page.get_by_role("status")).to_contain_text("Afterword is not running")
    expect(page.locator(".live")).to_be_hidden()

    again, others = wired(running.home, look_now=lambda: None), Sessions()
    with PageServer(create_app(again, others), server.port) as back:
        expect(page.get_by_role("status")).to_contain_text("Afterword was started again")
        tab = alex.tab()
        tab.goto(f"{back.url}/?key={others.new_key()}")
        running.decide(lambda services: review.hold(services, follow_up.id))
        page.bring_to_front()
        expect(page.get_by_role("heading", level=1)).to_have_text("One thing needs you")
        expect(page.get_by_role("status")).to_have_text("")
        page.close()
        tab.close()


def test_an_answer_that_never_comes_does_not_lock_the_page(running: Running, alex: Person) -> None:
    follow_up = one_note(running)
    page = alex.page()
    page.clock.install()
    page.goto(f"{running.origin}/follow-ups/{follow_up.id}")
    waiting: list[Route] = []
    page.route("**/hold", lambda route: waiting.append(route))  # noqa: PLW0108 (a builtin has no signature to look at)
    page.get_by_role("button", name="Hold").click(no_wait_after=True)
    while not waiting:
        page.wait_for_timeout(10)
    waiting[0].abort("aborted")  # the browser stays on the page, as when its Stop button is pressed
    page.unroute("**/hold")
    page.clock.fast_forward(16_000)
    page.get_by_role("button", name="Hold").click()
    expect(page.get_by_role("status")).to_contain_text("On hold")


def test_the_words_of_a_refused_form_are_still_there_after_something_else_happened(
    running: Running, alex: Person
) -> None:
    one_note(running)
    alex.expected = ("422",)
    page = alex.page()
    page.goto(f"{running.origin}/interviews")
    page.get_by_label("Company").fill("Birchwood")
    page.get_by_label("Role", exact=True).fill("Engineer")
    page.get_by_label("Interviewer", exact=True).fill("Jane Doe")
    page.get_by_text("More about it").click()
    page.get_by_label("Time zone").fill("Mars/Base")
    page.get_by_role("button", name="Add it").click()
    expect(page.locator("#said .failed")).to_be_visible()
    expect(page.locator(".live")).to_be_visible()
    something_happens(running)
    expect(page.get_by_role("status")).to_contain_text("Something has changed meanwhile.")
    assert page.get_by_label("Company").input_value() == "Birchwood"
    assert page.url.endswith("/interviews")


def test_what_is_unfolded_stays_unfolded(running: Running, alex: Person) -> None:
    page = alex.page()
    page.goto(f"{running.origin}/interviews")
    expect(page.locator(".live")).to_be_visible()
    page.get_by_text("More about it").click()
    something_happens(running)
    expect(page.get_by_role("link", name="Larch")).to_be_visible()
    expect(page.get_by_label("Time zone")).to_be_visible()


def test_a_name_from_right_to_left_stands_before_its_company(running: Running, arrive: Arrive) -> None:
    running.add("شركة الاختبار", Interviewer(name="محمد عبد الله", email="m@larch.example"))
    page = arrive(scripts=False).page()
    page.goto(f"{running.origin}/follow-ups")
    name, company = page.locator(".who a").bounding_box(), page.locator(".company").bounding_box()
    assert name
    assert company
    assert name["x"] < company["x"]


@pytest.mark.parametrize("size", [PHONE, NARROW], ids=str)
def test_everything_is_large_enough_for_a_thumb(
    running: Running, arrive: Arrive, size: tuple[int, int]
) -> None:
    follow_up = one_note(running)
    page = arrive(size, touch=True).page()
    for path in (
        "/",
        "/follow-ups",
        f"/follow-ups/{follow_up.id}",
        "/interviews",
        "/interviews/1",
        "/health",
    ):
        page.goto(running.origin + path)
        small = page.evaluate(
            "[...document.querySelectorAll('button, .button, summary, nav a, .brand, a.chip, .who a, .crumb a,"
            " input, select, textarea')]"
            ".filter(one => one.offsetParent && one.type !== 'hidden' && one.type !== 'range')"
            ".filter(one => one.getBoundingClientRect().height < 43.5).map(one => one.outerHTML)"
        )
        assert not small, path
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0], path


def test_a_date_is_not_cut_off_and_the_menu_is_one_line(running: Running, arrive: Arrive) -> None:
    page = arrive(NARROW, scripts=False).page()
    page.goto(f"{running.origin}/interviews")
    for size in (NARROW, PHONE, (1000, 800), DESK):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        assert page.get_by_label("It ended, or ends").evaluate("one => one.clientWidth") > 220, size
        menu = [one.bounding_box() for one in page.locator("nav[aria-label=Pages] a").all()]
        assert len({box["y"] for box in menu if box}) == 1, size


def test_no_page_speaks_of_the_terminal(running: Running, arrive: Arrive) -> None:
    one_note(running)
    running.add("Larch", Interviewer(name="Sam Okafor"))
    page = arrive(DESK).page()
    for path in ("/", "/follow-ups", "/follow-ups/1", "/follow-ups/2", "/interviews/1", "/health"):
        page.goto(running.origin + path)
        words = page.locator("body").inner_text()
        assert "`" not in words, path
        assert "afterword " not in words.replace("Afterword ", ""), path
    page.goto(f"{running.origin}/follow-ups/1")
    page.get_by_role("link", name="Say what you remember").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What do you remember?")


DROP = """(text) => {
    const carried = new DataTransfer();
    carried.items.add(new File([text], "invitation.ics", { type: "text/calendar" }));
    return carried;
}"""


def test_a_file_that_is_dropped_is_taken_in(running: Running, alex: Person, tmp_path: Path) -> None:
    page = alex.page()
    page.goto(f"{running.origin}/interviews")
    text = an_invitation(tmp_path).read_text()
    carried = page.evaluate_handle(DROP, text)
    page.locator("form.drop").dispatch_event("drop", {"dataTransfer": carried})
    expect(page.get_by_role("status")).to_contain_text("Taken from the file: Bluebell")
