"""What is remembered, and the files that go along: said once, never over what was said elsewhere."""

import httpx
import pytest

from afterword.domain.attachments import attached
from afterword.domain.model import Debrief, Interview, Point
from afterword.workflow.enclosing import Enclosure, enclose
from tests.fakes.world import JANE, ROB, World
from tests.web.conftest import Visitor, parse, said

PDF = b"%PDF-1.7\n1 0 obj\n%%EOF\n"
EVIL = '"><script>alert(1)</script>.pdf'


@pytest.fixture
def browser(visitor: Visitor) -> httpx.Client:
    return visitor.candidate()


@pytest.fixture
def interview(world: World) -> Interview:
    return world.interview(JANE, ROB)


def page(interview: Interview) -> str:
    return f"/interviews/{interview.id}/debrief"


def keep(
    browser: httpx.Client,
    interview: Interview,
    *files: tuple[str, bytes],
    mark: str = "",
    to: str = "",
    **typed: object,
) -> httpx.Response:
    """Fill in the form as it is now and send it."""
    asked = {"mark": mark or mark_of(browser, interview), "for": to} | typed
    sent = [("file", (name, data, "application/octet-stream")) for name, data in files]
    return browser.post(page(interview), data=asked, files=sent or [("file", ("", b"", ""))])


def mark_of(browser: httpx.Client, interview: Interview) -> str:
    fields = parse(browser.get(page(interview)).text).all("input")
    return next(one["value"] or "" for one in fields if one.get("name") == "mark")


def test_what_is_said_is_kept_and_shown(world: World, browser: httpx.Client, interview: Interview) -> None:
    answer = keep(browser, interview, points="the arm\n@Rob the budget", interest="robots")
    assert said(answer, browser).startswith("Kept.")
    kept = world.store.debrief(interview.id)
    assert kept.points == (Point(text="the arm"), Point(text="the budget", for_email=ROB.email))
    assert "@Rob the budget" in parse(browser.get(page(interview)).text).text


def test_what_was_said_elsewhere_is_never_written_over(
    world: World, browser: httpx.Client, interview: Interview
) -> None:
    mark = mark_of(browser, interview)
    world.store.save_debrief(interview.id, Debrief(interest="boats"))
    answer = keep(browser, interview, ("cv.pdf", PDF), mark=mark, points="my own words")
    assert answer.status_code == 409
    assert "This was changed elsewhere" in said(answer, browser)
    assert "my own words" in answer.text
    assert world.store.debrief(interview.id) == Debrief(interest="boats")
    assert not world.files.kept


def test_a_double_click_keeps_once_and_says_so(
    world: World, browser: httpx.Client, interview: Interview
) -> None:
    mark = mark_of(browser, interview)
    for _ in range(2):
        answer = keep(browser, interview, ("cv.pdf", PDF), mark=mark, points="the arm")
        assert said(answer, browser).startswith("Kept.")
    assert len(world.store.debrief(interview.id).attachments) == 1


def test_files_are_attached_listed_and_taken_off(
    world: World, browser: httpx.Client, interview: Interview
) -> None:
    keep(browser, interview, ("cv.pdf", PDF), points="the arm")
    keep(browser, interview, ("talk.txt", b"hello"), points="the arm", to="rob@acme.example")
    html = browser.get(page(interview)).text
    assert "Take off cv.pdf 1 kB, to everybody" in parse(html).text
    assert "talk.txt 1 kB, to Rob Roe" in parse(html).text
    assert "cv.pdf" in browser.get(f"/interviews/{interview.id}").text
    boxes = [one["value"] for one in parse(html).all("input") if one.get("name") == "off"]
    keep(browser, interview, points="the arm", off=boxes[0])
    left = world.store.debrief(interview.id)
    assert [(file.filename, file.for_email) for file in left.attachments] == [("talk.txt", ROB.email)]
    assert left.points == (Point(text="the arm"),), "the words stay"
    assert len(world.files.kept) == 1


def test_they_go_into_a_draft_nobody_has_touched(world: World, browser: httpx.Client) -> None:
    follow_up = world.scheduled()
    interview = world.store.interview(follow_up.interview_id)
    answer = keep(browser, interview, ("cv.pdf", PDF))
    assert "The note to Jane Doe is brought up to date." in said(answer, browser)
    (file,) = world.draft(world.only()).content.attachments
    assert file.filename == "cv.pdf"
    assert "Attached: cv.pdf" in parse(browser.get("/follow-ups/1").text).text


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("cv.exe", b"MZ", "Gmail turns files like cv.exe away"),
        ("cv.pdf", b"not one", "is not a whole PDF"),
        ("cv.pdf", b"%PDF-1.7" + b"a" * 3_600_000 + b"%%EOF", "3.5 MB together"),
        ("x.zip", b"PK", "an archive"),
        ("../../etc/passwd", b"root", "not attached"),
    ],
)
def test_a_file_that_cannot_go_along_is_told_and_the_words_stay_in_the_form(
    world: World, browser: httpx.Client, interview: Interview, name: str, data: bytes, why: str
) -> None:
    answer = keep(browser, interview, (name, data), points="the arm")
    assert answer.status_code == 422
    assert why in said(answer, browser)
    assert "the arm" in answer.text
    assert world.store.debrief(interview.id) == Debrief()
    assert not world.files.kept


def test_together_they_may_not_be_too_large(
    world: World, browser: httpx.Client, interview: Interview
) -> None:
    half = b"%PDF-1.7" + b"a" * 1_900_000 + b"%%EOF"
    assert keep(browser, interview, ("a.pdf", half)).status_code == 303
    answer = keep(browser, interview, ("b.pdf", half))
    assert answer.status_code == 422
    assert "3.5 MB together" in said(answer, browser)
    assert len(world.store.debrief(interview.id).attachments) == 1


def test_a_file_for_a_stranger_is_refused(world: World, browser: httpx.Client, interview: Interview) -> None:
    answer = keep(browser, interview, ("cv.pdf", PDF), to="eve@evil.example")
    assert answer.status_code == 422
    assert not world.files.kept


def test_a_script_in_a_files_name_is_text(world: World, browser: httpx.Client, interview: Interview) -> None:
    keep(browser, interview, (EVIL, PDF))
    data = b"hello"
    enclose(world.store, world.files, interview, [Enclosure(file=attached("<b>x</b>.txt", data), data=data)])
    for path in (page(interview), f"/interviews/{interview.id}"):
        html = browser.get(path).text
        assert "<script>alert" not in html
        assert "<b>x" not in html


def test_too_much_at_once_is_a_page_in_words(browser: httpx.Client, interview: Interview) -> None:
    answer = keep(browser, interview, ("cv.pdf", b"a" * 6_000_000))
    assert answer.status_code == 413
    assert "That is too large" in answer.text
    small = browser.post("/interviews", data={"company": "a" * 3_000_000})
    assert small.status_code == 413, "only the debrief's form takes files that large"


def test_words_that_seem_private_are_asked_about_before_they_are_kept(
    world: World, browser: httpx.Client, interview: Interview
) -> None:
    answer = keep(browser, interview, ("cv.pdf", PDF), points="I hope they do not ask about my salary of 90k")
    if answer.status_code == 303:
        pytest.fail("the remark was not doubted")
    assert "seems meant for you alone" in said(answer, browser)
    assert "Choose the file again" in said(answer, browser)
    assert world.store.debrief(interview.id) == Debrief()


def test_what_no_note_says_is_told_and_shown(browser: httpx.Client, interview: Interview) -> None:
    answer = keep(browser, interview, points="the new arm\nvan provided\n@Rob qwx 7", interest="robots")
    told = said(answer, browser)
    assert "No note says this; say it in a few more words: “van provided”, “qwx 7”." in told
    form = parse(browser.get(page(interview)).text)
    assert any(one.get("aria-labelledby") == "unused" for one in form.all("ul"))
    assert "No note says this yet; say it in a few more words:" in form.text


def test_nothing_is_said_of_what_the_notes_say(browser: httpx.Client, interview: Interview) -> None:
    answer = keep(browser, interview, points="the new arm")
    assert "No note says this" not in said(answer, browser)
    assert "No note says this" not in browser.get(page(interview)).text


def test_a_remark_that_no_note_says_is_shown_as_text_alone(
    browser: httpx.Client, interview: Interview
) -> None:
    keep(browser, interview, points="<script>alert(1)</script>")
    assert "<script>alert" not in browser.get(page(interview)).text
