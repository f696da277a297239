"""What follows “Hi” on the page: asked for with each person, shown, and changed without losing what others said."""

from dataclasses import replace

import httpx
import pytest

from afterword.domain.model import Debrief, Interview, Interviewer, InterviewStatus, Source
from afterword.domain.status import Status
from afterword.workflow.rewrite_marks import debts
from tests.fakes.world import END, JANE, World
from tests.unit.workflow.conftest import GreetingWriter, greetings
from tests.web.conftest import Visitor, parse, press, said

HAI = Interviewer(name="Trần Văn Hải", email="hai@acme.example")
CHECK = "Please check."
ENTERED = {
    "company": "Acme",
    "role": "Engineer",
    "end": "2026-11-24T10:50",
    "minutes": "60",
    "name1": "Trần Văn Hải",
}


@pytest.fixture
def browser(visitor: Visitor) -> httpx.Client:
    return visitor.candidate()


def kept(world: World, interview: Interview) -> dict[str, str]:
    return greetings(world.store.interview(interview.id).panel)


def place(interview: Interview, name: str = HAI.name) -> str:
    """Where the greeting of that person is changed."""
    (number,) = (person.id for person in interview.interviewers if person.name == name)
    return f"/interviews/{interview.id}/people/{number}/greeting"


def enter(browser: httpx.Client, **typed: str) -> httpx.Response:
    fields = parse(browser.get("/interviews").text).form("/interviews")
    return browser.post("/interviews", data=fields | ENTERED | typed)


# --- entering ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "typed", "stored"),
    [
        ("Trần Văn Hải", "Hải,", "Hải"),
        ("Trần Văn Hải", "", ""),
        ("Trần Văn Hải", "Trần Văn Hải", ""),
        ("Jane Doe", "Jane", ""),
        ("Jane Doe", "Janie", "Janie"),
    ],
)
def test_it_is_entered_and_a_guess_stays_a_guess(
    world: World, browser: httpx.Client, name: str, typed: str, stored: str
) -> None:
    enter(browser, name1=name, greeting1=typed)
    (interview,) = world.store.interviews()
    assert greetings(interview.panel) == {name: stored}


@pytest.mark.parametrize("typed", ["Hải\nBcc: x@y.example", "42", "H" * 61, "H" * 5000])
def test_one_that_cannot_be_used_is_told_and_what_was_typed_stays(
    world: World, browser: httpx.Client, typed: str
) -> None:
    answer = enter(browser, greeting1=typed)
    assert answer.status_code == 422
    assert said(answer, browser)
    assert parse(answer.text).form("/interviews")["name1"] == "Trần Văn Hải"
    assert not world.store.interviews()


def test_a_form_shown_again_has_the_guess_of_a_name_in_doubt_and_asks(browser: httpx.Client) -> None:
    answer = enter(browser, company="", name2="Jane Doe")
    page = parse(answer.text)
    fields = {str(field.get("name")): field for field in page.all("input")}
    assert fields["greeting1"]["placeholder"] == "Trần Văn Hải"
    assert page.text.count(CHECK) == 1


def test_script_in_a_name_is_text(world: World, browser: httpx.Client) -> None:
    evil = '"><script>alert(1)</script>'
    enter(browser, greeting1=evil)
    (interview,) = world.store.interviews()
    assert greetings(interview.panel) == {"Trần Văn Hải": evil}
    for path in ("/interviews", f"/interviews/{interview.id}"):
        assert "<script>alert" not in browser.get(path).text


# --- confirming --------------------------------------------------------------------------------------------


def test_the_question_shows_each_guess_and_asks_about_a_name_in_doubt(
    world: World, browser: httpx.Client
) -> None:
    interview = world.interview(JANE, HAI, end=END, status=InterviewStatus.DOUBTFUL)
    page = parse(browser.get(f"/interviews/{interview.id}").text)
    fields = page.form(f"/interviews/{interview.id}/confirm")
    jane, hai = (person.id for person in interview.panel)
    assert (fields[f"greeting-{jane}"], fields[f"greeting-{hai}"]) == ("Jane", "Trần Văn Hải")
    assert page.text.count(CHECK) == 1


def test_confirming_sets_what_was_changed_and_leaves_guesses_alone(
    world: World, browser: httpx.Client
) -> None:
    interview = world.interview(JANE, HAI, end=END, status=InterviewStatus.DOUBTFUL)
    hai = interview.panel[1].id
    where = f"/interviews/{interview.id}"
    new = {"name1": "Rob Roe", "greeting1": "Bob"}
    press(browser, where, f"{where}/confirm", **{f"greeting-{hai}": "Hải"}, **new)
    assert kept(world, interview) == {"Jane Doe": "", "Trần Văn Hải": "Hải", "Rob Roe": "Bob"}


def test_confirming_without_a_look_leaves_what_was_set(world: World, browser: httpx.Client) -> None:
    hai = replace(HAI, greeting="Hải")
    interview = world.interview(hai, end=END, status=InterviewStatus.DOUBTFUL)
    press(browser, "/", f"/interviews/{interview.id}/confirm")
    assert kept(world, interview) == {"Trần Văn Hải": "Hải"}
    assert world.store.interview(interview.id).status is InterviewStatus.EXPECTED


def test_confirming_on_an_old_page_does_not_write_over_a_change(world: World, browser: httpx.Client) -> None:
    interview = world.interview(HAI, end=END, status=InterviewStatus.DOUBTFUL)
    hai, where = interview.panel[0].id, f"/interviews/{interview.id}"
    old = parse(browser.get(where).text).form(f"{where}/confirm")
    browser.post(place(interview), data={"greeting": "Hải", "was": ""})
    answer = browser.post(f"{where}/confirm", data=old | {f"greeting-{hai}": "Mr Trần"})
    assert "changed elsewhere" in said(answer, browser)
    assert kept(world, interview) == {"Trần Văn Hải": "Hải"}
    said(browser.post(f"{where}/confirm", data=old), browser)
    assert kept(world, interview) == {"Trần Văn Hải": "Hải"}


# --- changing it -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("source", list(Source))
def test_it_is_shown_and_changed_wherever_the_person_came_from(
    world: World, browser: httpx.Client, source: Source
) -> None:
    interview = world.interview(JANE, HAI, source=source)
    where = f"/interviews/{interview.id}"
    page = parse(browser.get(where).text)
    assert "Hi Jane" in page.text
    assert page.text.count(CHECK) == 1
    assert page.form(place(interview))["greeting"] == "Trần Văn Hải"
    answer = press(browser, where, place(interview), greeting="Hải")
    assert answer.headers["location"] == where
    after = parse(browser.get(where).text).text
    assert "Hi Hải" in after
    assert CHECK not in after
    assert kept(world, interview) == {"Jane Doe": "", "Trần Văn Hải": "Hải"}


@pytest.mark.parametrize(
    ("name", "typed", "stored"),
    [
        ("Trần Văn Hải", "Trần Văn Hải", "Trần Văn Hải"),
        ("Trần Văn Hải", "", ""),
        ("Jane Doe", "Jane", ""),
        ("Jane Doe", " Janie ", "Janie"),
    ],
)
def test_a_sure_guess_stays_one_and_one_in_doubt_is_settled_by_keeping_it(
    world: World, browser: httpx.Client, name: str, typed: str, stored: str
) -> None:
    interview = world.interview(replace(HAI, name=name))
    press(browser, f"/interviews/{interview.id}", place(interview, name), greeting=typed)
    assert kept(world, interview) == {name: stored}


def test_the_guess_is_that_of_the_notes_language(world: World, browser: httpx.Client) -> None:
    interview = world.interview(JANE)
    world.store.save_debrief(interview.id, Debrief(language="de"))
    where = f"/interviews/{interview.id}"
    assert parse(browser.get(where).text).form(place(interview, "Jane Doe"))["greeting"] == "Jane Doe"
    press(browser, where, place(interview, "Jane Doe"))
    assert kept(world, interview) == {"Jane Doe": ""}


def test_drafts_nobody_has_touched_follow(world: World, browser: httpx.Client) -> None:
    world.services = replace(world.services, writer=GreetingWriter())
    interview = world.interview(HAI)
    world.advance(minutes=5)
    world.sync()
    answer = press(browser, f"/interviews/{interview.id}", place(interview), greeting="Hải")
    assert "The note to Trần Văn Hải is brought up to date." in said(answer, browser)
    follow_up = world.only()
    assert follow_up.status is Status.SCHEDULED
    assert "Hi Hải," in world.draft(follow_up).content.text
    assert not debts(world.store)


def test_a_change_made_elsewhere_is_not_written_over(world: World, browser: httpx.Client) -> None:
    interview = world.interview(HAI)
    answers = [
        said(browser.post(place(interview), data={"greeting": typed, "was": ""}), browser)
        for typed in ("Hải", "Hải", "Mr Trần")
    ]
    assert answers[:2] == ["Kept.", "Kept."]
    assert "changed elsewhere" in answers[2]
    assert kept(world, interview) == {"Trần Văn Hải": "Hải"}


@pytest.mark.parametrize("typed", ["Hải\nx", "42", "H" * 61])
def test_one_that_cannot_be_used_changes_nothing(world: World, browser: httpx.Client, typed: str) -> None:
    interview = world.interview(HAI)
    answer = browser.post(place(interview), data={"greeting": typed, "was": ""})
    assert "Kept." not in said(answer, browser)
    assert kept(world, interview) == {"Trần Văn Hải": ""}


@pytest.mark.parametrize(
    "path",
    [
        "/interviews/1/people/99/greeting",
        "/interviews/99/people/1/greeting",
        f"/interviews/1/people/{'9' * 30}/greeting",
    ],
)
def test_nobody_of_that_number_is_told(world: World, browser: httpx.Client, path: str) -> None:
    world.interview(HAI)
    assert browser.post(path, data={"greeting": "Hải", "was": ""}).status_code == 404


def test_it_needs_a_session_and_its_own_origin(world: World, visitor: Visitor, browser: httpx.Client) -> None:
    interview = world.interview(HAI)
    stranger = visitor.stranger()
    assert stranger.post(place(interview), data={"greeting": "Evil"}).status_code in {303, 403}
    foreign = {"Origin": "https://evil.example"}
    assert browser.post(place(interview), data={"greeting": "Evil"}, headers=foreign).status_code == 403
    assert kept(world, interview) == {"Trần Văn Hải": ""}
    assert browser.get(place(interview)).status_code in {404, 405}


@pytest.mark.parametrize("status", [InterviewStatus.CANCELLED, InterviewStatus.DECLINED])
def test_where_nothing_goes_out_it_is_only_shown(
    world: World, browser: httpx.Client, status: InterviewStatus
) -> None:
    interview = world.interview(HAI, status=status)
    page = browser.get(f"/interviews/{interview.id}").text
    assert "Hi Trần Văn Hải" in parse(page).text
    assert place(interview) not in page
