"""The debrief's page: sentences, the notes they make, and files; what was not read is not kept."""

import re
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pytest

from afterword.adapters.proofreading import Proofreading
from afterword.adapters.rendering.notes import StarterNotes
from afterword.adapters.rendering.starters import read_starters
from afterword.domain.attachments import attached
from afterword.domain.debriefing import numbered
from afterword.domain.model import Debrief, Interview, Interviewer, Part, Remark
from afterword.errors import Unreachable
from afterword.web.debrief_form import QUESTIONS
from afterword.workflow.checking import Checking, digest, preview_notes
from afterword.workflow.enclosing import Enclosure, enclose
from afterword.workflow.rewrite_marks import debts
from tests.fakes.world import ALEX, JANE, ROB, World
from tests.web.conftest import Visitor, parse, said

PDF = b"%PDF-1.7\n1 0 obj\n%%EOF\n"
EVIL = '"><script>alert(1)</script>.pdf'
KEEP_IT = "This is what they will read. Keep it?"
REST = "Some of it cannot be used and is marked below."

Pairs = list[tuple[str, str]]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def interview(world: World, home: Path) -> Interview:
    world.services = replace(world.services, writer=StarterNotes(home, ALEX))
    return world.interview(JANE, ROB)


@pytest.fixture
def browser(world: World, visitor: Visitor, interview: Interview) -> httpx.Client:
    proofreader = Proofreading(british=True)
    checking = Checking(store=world.store, candidate=ALEX, proofreader=proofreader)
    return visitor.candidate(notes=lambda: (world.services.writer, checking))


# --- a browser without JavaScript ---------------------------------------------------------------------------


@dataclass
class _Fields(HTMLParser):
    """What a browser would send of a page's form, but for its buttons and files."""

    pairs: Pairs = field(default_factory=list)
    buttons: Pairs = field(default_factory=list)
    inert: bool = False
    inside: str = ""
    words: str = ""
    select: str = ""
    options: list[tuple[str, bool]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        of = {name: value or "" for name, value in attrs}
        if tag == "template":
            self.inert = True
        if self.inert:
            return
        name, kind = of.get("name", ""), of.get("type", "text")
        if (
            tag == "input"
            and name
            and kind != "file"
            and (kind not in {"radio", "checkbox"} or "checked" in of)
        ):
            self.pairs.append((name, of.get("value", "")))
        if tag == "button" and name:
            self.buttons.append((name, of.get("value", "")))
        if tag == "textarea":
            self.inside, self.words = name, ""
        if tag == "select":
            self.select, self.options = name, []
        if tag == "option":
            self.options.append((of.get("value", ""), "selected" in of))

    def handle_endtag(self, tag: str) -> None:
        if tag == "template":
            self.inert = False
        elif tag == "textarea" and not self.inert:
            self.pairs.append((self.inside, self.words.removeprefix("\n")))
            self.inside = ""
        elif tag == "select" and not self.inert:
            chosen = [value for value, selected in self.options if selected] or [self.options[0][0]]
            self.pairs.append((self.select, chosen[0]))

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.words += data


@dataclass
class Filled:
    """A form with what is in it; what is typed is put into its empty rows."""

    pairs: Pairs
    html: str
    buttons: Pairs

    @classmethod
    def of(cls, html: str) -> "Filled":
        fields = _Fields()
        fields.feed(html)
        return cls(fields.pairs, html, fields.buttons)

    def value(self, name: str) -> str:
        return next((value for one, value in self.pairs if one == name), "")

    def all(self, name: str) -> list[str]:
        return [value for one, value in self.pairs if one == name]

    @property
    def sections(self) -> list[str]:
        """The section of each row, in order."""
        return self.all("section")

    def texts(self) -> list[str]:
        return [text for text in self.all("text") if text]

    def put(self, name: str, value: str) -> "Filled":
        """Into the field of that name, or beside what is there."""
        rest = [pair for pair in self.pairs if pair[0] != name]
        return replace(self, pairs=[*rest, (name, value)])

    def say(self, section: str, starter: str, text: str, whom: str = "") -> "Filled":
        """A sentence in the section's empty row."""
        at = [place for place, one in enumerate(self.sections) if one == section][-1]
        pairs = self.pairs
        for name, value in (("starter", starter), ("text", text), ("whom", whom)):
            pairs = _set(pairs, name, at, value)
        return replace(self, pairs=pairs)


def _set(pairs: Pairs, name: str, at: int, value: str) -> Pairs:
    """The value of the field of that name which is the `at`th of them."""
    places = [place for place, pair in enumerate(pairs) if pair[0] == name]
    return [(name, value) if place == places[at] else pair for place, pair in enumerate(pairs)]


def page(interview: Interview) -> str:
    return f"/interviews/{interview.id}/debrief"


def opened(browser: httpx.Client, interview: Interview) -> Filled:
    answer = browser.get(page(interview))
    assert answer.status_code == 200, answer.text
    return Filled.of(answer.text)


def send(
    browser: httpx.Client, interview: Interview, form: Filled, *files: tuple[str, bytes], **button: str
) -> httpx.Response:
    """Press a button of the form, “Keep it” if no other is named."""
    data: dict[str, list[str]] = {}
    for name, value in (*form.pairs, *button.items()):
        data.setdefault(name, []).append(value)
    sent = [("file", (name, content, "application/octet-stream")) for name, content in files]
    return browser.post(page(interview), data=data, files=sent or [("file", ("", b"", ""))])


def keep(
    browser: httpx.Client, interview: Interview, form: Filled, *files: tuple[str, bytes]
) -> httpx.Response:
    """Press Keep, read the notes, press it again."""
    answer = send(browser, interview, form, *files)
    if answer.status_code != 200 or KEEP_IT not in answer.text:
        return answer
    return send(browser, interview, replace(Filled.of(answer.text)), *files)


def preview(browser: httpx.Client, interview: Interview, form: Filled, **more: str) -> str:
    """What the script asks for while somebody types."""
    data: dict[str, list[str]] = {}
    for name, value in (*form.pairs, *({"shown": form.value("language")} | more).items()):
        data.setdefault(name, []).append(value)
    answer = browser.post(f"{page(interview)}/preview", data=data)
    assert answer.status_code == 200, answer.text
    return answer.text


def marked(html: str) -> str:
    """The words of the notes that are shown as the candidate's own."""
    return parse(" ".join(re.findall(r"<mark>.*?</mark>", html, re.DOTALL))).text


def kept_before(world: World, interview: Interview, *remarks: Remark, **facts: object) -> None:
    debrief = Debrief(remarks=numbered(remarks), **facts)  # type: ignore[arg-type]
    world.store.save_debrief(interview.id, debrief)


def spoken(world: World, interview: Interview) -> list[tuple[str, str, int | None]]:
    return [(one.starter, one.text, one.for_id) for one in world.store.debrief(interview.id).remarks]


# --- the form ----------------------------------------------------------------------------------------------


def test_each_question_offers_the_beginnings_of_its_section_and_one_empty_row(
    browser: httpx.Client, interview: Interview, home: Path
) -> None:
    form = opened(browser, interview)
    words = parse(form.html).text
    for section, question in QUESTIONS.items():
        assert question in words
        for starter in read_starters(home, "en").of(section):
            assert words.count(starter.shown) >= 2, "in the empty row, and to tap"
    assert form.sections == [section.value for section in QUESTIONS]
    assert "A sentence of my own" in words


def test_what_is_kept_is_shown_in_rows(world: World, browser: httpx.Client, interview: Interview) -> None:
    kept_before(
        world,
        interview,
        Remark(starter="about", text="the arm", for_id=interview.panel[1].id),
        Remark(starter="love", text="build it"),
        Remark(starter="", text="Your dog is a delight."),
        jottings=("they pay 90k", "ask for a desk"),
    )
    form = opened(browser, interview)
    assert form.texts() == ["the arm", "Your dog is a delight.", "build it"], (
        "own sentences are of what was talked about"
    )
    assert form.sections.count("talked") == 3
    assert form.all("remark")[:2] == ["1", "3"]
    assert form.all("whom")[0] == str(interview.panel[1].id)
    assert form.value("jottings") == "they pay 90k\nask for a desk"


def test_only_a_panel_is_asked_whom_a_sentence_is_for(
    world: World, browser: httpx.Client, interview: Interview
) -> None:
    alone = world.interview(JANE)
    assert "everybody" in parse(browser.get(page(interview)).text).text
    assert "everybody" not in parse(browser.get(page(alone)).text).text
    form = opened(browser, alone).say("talked", "about", "the arm")
    assert keep(browser, alone, form).status_code == 303
    assert spoken(world, alone) == [("about", "the arm", None)]


# --- read before it is kept --------------------------------------------------------------------------------


def test_nothing_is_kept_that_was_not_read(world: World, browser: httpx.Client, interview: Interview) -> None:
    form = opened(browser, interview).say("talked", "about", "the Postgres migration")
    first = send(browser, interview, form)
    assert first.status_code == 200
    assert KEEP_IT in first.text
    assert "the Postgres migration" in marked(first.text)
    assert world.store.debrief(interview.id) == Debrief()
    assert not debts(world.store)
    second = send(browser, interview, Filled.of(first.text))
    assert said(second, browser).startswith("Kept.")
    (remark,) = world.store.debrief(interview.id).remarks
    assert (remark.starter, remark.text, remark.seen) == ("about", "the Postgres migration", True)


def test_after_a_preview_it_is_kept_at_once(
    world: World, browser: httpx.Client, interview: Interview
) -> None:
    form = opened(browser, interview).say("talked", "about", "the arm")
    shown = Filled.of(send(browser, interview, form, preview="yes").text)
    assert shown.sections.count("talked") == 2, "the next empty row"
    assert world.store.debrief(interview.id) == Debrief()
    assert send(browser, interview, shown).status_code == 303
    assert spoken(world, interview) == [("about", "the arm", None)]


def test_what_was_typed_after_the_preview_is_shown_first(
    world: World, browser: httpx.Client, interview: Interview
) -> None:
    form = opened(browser, interview).say("talked", "about", "the arm")
    shown = Filled.of(send(browser, interview, form, preview="yes").text).say("talked", "how", "it grips")
    assert KEEP_IT in send(browser, interview, shown).text
    assert world.store.debrief(interview.id) == Debrief()


def test_the_scripts_preview_is_a_part_of_the_page_and_counts_as_read(
    world: World, browser: httpx.Client, interview: Interview
) -> None:
    form = opened(browser, interview).say("talked", "about", "the arm")
    part = preview(browser, interview, form)
    assert "<html" not in part
    assert "the arm" in marked(part)
    assert world.store.debrief(interview.id) == Debrief()
    made = Debrief(remarks=(Remark(starter="about", text="the arm"),))
    checking = Checking(store=world.store, candidate=ALEX)
    shown = digest(preview_notes(world.services.writer, checking, interview, made))
    assert Filled.of(part).value("read") == shown
    assert send(browser, interview, form.put("read", shown)).status_code == 303


def test_a_read_that_is_made_up_keeps_nothing(
    world: World, browser: httpx.Client, interview: Interview
) -> None:
    form = opened(browser, interview).say("talked", "about", "the arm")
    for read in ("", "0" * 32, "x" * 80):
        assert KEEP_IT in send(browser, interview, form.put("read", read)).text
    assert world.store.debrief(interview.id) == Debrief()


def test_without_a_sentence_there_is_nothing_to_read(
    world: World, browser: httpx.Client, interview: Interview
) -> None:
    form = opened(browser, interview).put("jottings", "they pay 90k\n\n call Rob ").put("read", "")
    assert send(browser, interview, form).status_code == 303
    assert world.store.debrief(interview.id) == Debrief(jottings=("they pay 90k", "call Rob"))


def test_what_nobody_had_read_is_read_here(world: World, browser: httpx.Client, interview: Interview) -> None:
    kept_before(world, interview, Remark(starter="about", text="the arm", seen=False))
    assert send(browser, interview, opened(browser, interview)).status_code == 303
    assert all(remark.seen for remark in world.store.debrief(interview.id).remarks)


def test_a_row_that_is_emptied_is_gone(world: World, browser: httpx.Client, interview: Interview) -> None:
    kept_before(
        world, interview, Remark(starter="about", text="the arm"), Remark(starter="how", text="it grips")
    )
    form = opened(browser, interview)
    keep(browser, interview, replace(form, pairs=_set(form.pairs, "text", 0, "  ")))
    assert spoken(world, interview) == [("how", "it grips", None)]


def test_the_order_they_were_given_in_stays(
    world: World, browser: httpx.Client, interview: Interview
) -> None:
    given = [
        ("love", "build it", None),
        ("about", "the arm", None),
        ("both", "ski", None),
        ("how", "it grips", None),
    ]
    kept_before(world, interview, *(Remark(starter=starter, text=text) for starter, text, _ in given))
    form = opened(browser, interview)
    assert form.texts() == ["the arm", "it grips", "ski", "build it"], "by section on the form"
    assert send(browser, interview, form).status_code == 303
    assert spoken(world, interview) == given
    keep(browser, interview, opened(browser, interview).say("talked", "that", "x is y"))
    assert spoken(world, interview) == [*given, ("that", "x is y", None)]


def test_a_remark_keeps_its_number_when_its_words_change(
    world: World, browser: httpx.Client, interview: Interview
) -> None:
    kept_before(
        world, interview, Remark(starter="about", text="the arm"), Remark(starter="how", text="it grips")
    )
    form = opened(browser, interview)
    changed = replace(form, pairs=_set(form.pairs, "text", 1, "it learns")).say("role", "love", "build it")
    keep(browser, interview, changed)
    kept = world.store.debrief(interview.id).remarks
    assert [(one.id, one.text) for one in kept] == [(1, "the arm"), (2, "it learns"), (3, "build it")]


# --- what cannot be used ------------------------------------------------------------------------------------

WRONG = {
    "starter": (("nonsense", "the arm", ""), "There is no beginning “nonsense” in English; choose another."),
    "script": (("<script>", "the arm", ""), "There is no beginning “<script>” in English"),
    "person": (("about", "the arm", "999"), "for somebody who is not on the panel"),
    "not a person": (("about", "the arm", "Jane"), "for somebody who is not on the panel"),
    "marks": (("about", "— !!", ""), "“— !!” holds no word"),
    "long": (("about", "ü" * 5_000, ""), "has 5,000 characters, and at most 1,000 fit"),
}


@pytest.mark.parametrize(("row", "why"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_used_is_told_at_its_row_and_the_rest_can_be_kept(
    world: World, browser: httpx.Client, interview: Interview, row: tuple[str, str, str], why: str
) -> None:
    starter, text, whom = row
    form = opened(browser, interview).say("personal", "both", "ski").put("jottings", "mine")
    form = form.say("talked", starter, text, whom)
    first = send(browser, interview, form)
    assert REST in said(first, browser)
    assert why in parse(first.text).text
    assert world.store.debrief(interview.id) == Debrief()
    again = Filled.of(first.text)
    assert again.texts() == [text, "ski"]
    assert (again.all("starter")[0], again.all("whom")[0], again.value("jottings")) == (starter, whom, "mine")

    second = send(browser, interview, again)
    assert "Kept, except for what is marked below." in said(second, browser)
    assert spoken(world, interview) == [("both", "ski", None)]
    still = Filled.of(second.text)
    assert still.texts() == [text, "ski"], "what could not be kept is still there to be put right"

    mended = replace(
        still, pairs=_set(_set(_set(still.pairs, "starter", 0, "how"), "text", 0, "it grips"), "whom", 0, "")
    )
    assert said(keep(browser, interview, mended), browser).startswith("Kept. It goes")
    assert spoken(world, interview) == [("both", "ski", None), ("how", "it grips", None)]


def test_the_scripts_preview_tells_it_by_the_rows_place(browser: httpx.Client, interview: Interview) -> None:
    form = opened(browser, interview).say("personal", "both", "—").say("talked", "about", "the arm")
    part = preview(browser, interview, form)
    (fault,) = parse(part).all("li")
    assert fault == {"value": str(form.sections.index("personal"))}, "empty rows are counted too"
    assert "the arm" in marked(part), "the rest is shown"


def test_somebody_who_left_the_panel_is_asked_about(
    world: World, browser: httpx.Client, interview: Interview
) -> None:
    kept_before(world, interview, Remark(starter="about", text="the arm", for_id=77))
    form = opened(browser, interview)
    assert "for somebody who is not on the panel" in parse(form.html).text
    assert form.all("whom")[0] == "77", "and never silently for everybody"


def test_ids_that_are_made_up_make_new_remarks(
    world: World, browser: httpx.Client, interview: Interview
) -> None:
    kept_before(world, interview, Remark(starter="about", text="the arm"))
    form = opened(browser, interview)
    for text in ("it grips", "it learns", "it sees"):
        form = replace(form, pairs=[*form.pairs, *_row("how", text, remark="1")])
    form = replace(
        form,
        pairs=[*form.pairs, *_row("that", "x is y", remark="9" * 30), *_row("that", "z is y", remark="-1")],
    )
    keep(browser, interview, form)
    kept = world.store.debrief(interview.id).remarks
    assert [one.id for one in kept] == [1, 2, 3, 4, 5, 6]


def _row(starter: str, text: str, *, remark: str = "", section: str = "talked", whom: str = "") -> Pairs:
    return [("remark", remark), ("section", section), ("starter", starter), ("text", text), ("whom", whom)]


def test_fields_that_do_not_match_up_change_nothing_else(
    world: World, browser: httpx.Client, interview: Interview
) -> None:
    for pairs in (
        [("text", "the arm")],
        [("starter", "about")] * 3,
        [("whom", "1"), ("text", "a b")],
        [("section", "../x"), ("text", "c d")],
        [("text", "the arm"), ("starter", "about"), ("remark", "x"), ("section", "role")],
    ):
        for button in ({}, {"preview": "yes"}):
            form = replace(opened(browser, interview), pairs=[("mark", "x"), *pairs])
            assert send(browser, interview, form, **button).status_code < 500


def test_a_hundred_sentences_are_taken_and_thousands_refused(
    world: World, browser: httpx.Client, interview: Interview
) -> None:
    form = opened(browser, interview)
    many = [pair for number in range(100) for pair in _row("about", f"thing {number}")]
    assert keep(browser, interview, replace(form, pairs=[*form.pairs, *many])).status_code == 303
    assert len(spoken(world, interview)) == 100
    too_many = replace(form, pairs=[*form.pairs, *(many * 10)])
    assert send(browser, interview, too_many).status_code == 400


# --- when they decide ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["4 december", "2026-12-04", "fri 4 dec", "friday next week"])
def test_a_day_is_shown_back_and_kept(
    world: World, browser: httpx.Client, interview: Interview, typed: str
) -> None:
    form = opened(browser, interview).put("decision_by", typed)
    assert "That is Friday 4 December 2026." in parse(preview(browser, interview, form)).text
    assert send(browser, interview, form).status_code == 303
    decided = world.store.debrief(interview.id).decision_by
    assert decided is not None
    assert decided.isoformat() == "2026-12-04T16:00:00+00:00", "the end of their working day"
    assert "Friday 4 December 2026" in parse(browser.get(f"/interviews/{interview.id}").text).text
    again = opened(browser, interview)
    assert again.value("decision_by") == "2026-12-04"
    assert "That is Friday 4 December 2026." in parse(again.html).text


def test_a_day_in_the_language_of_the_notes(
    world: World, browser: httpx.Client, interview: Interview
) -> None:
    form = opened(browser, interview).put("language", "de").put("decision_by", "übermorgen")
    assert "That is Thursday 26 November 2026." in parse(preview(browser, interview, form)).text


ASKED = {
    "several": ("next fri", "Which one is it?", "radio", ["2026-11-27", "2026-12-04"]),
    "past": ("2026-11-20", "That is Friday 20 November 2026, which is past.", "checkbox", ["2026-11-20"]),
    "far": ("2027-03-01", "more than 60 days ahead.", "checkbox", ["2027-03-01"]),
}


@pytest.mark.parametrize(("typed", "why", "kind", "days"), ASKED.values(), ids=ASKED)
def test_a_day_that_is_not_sure_is_asked_about(
    world: World,
    browser: httpx.Client,
    interview: Interview,
    typed: str,
    why: str,
    kind: str,
    days: list[str],
) -> None:
    form = opened(browser, interview).put("decision_by", typed).put("jottings", "mine")
    first = send(browser, interview, form)
    assert REST in said(first, browser)
    assert why in parse(first.text).text
    assert world.store.debrief(interview.id) == Debrief()
    boxes = [one for one in parse(first.text).all("input") if one.get("name") == "day"]
    assert [(one["type"], one["value"]) for one in boxes] == [(kind, day) for day in days]
    assert not any("checked" in one for one in boxes), "nothing is chosen for them"

    other = Filled.of(first.text).put("day", "2026-12-24")
    assert REST in said(send(browser, interview, other), browser), "a day that was not offered"
    ticked = Filled.of(first.text).put("day", days[-1])
    assert send(browser, interview, ticked).status_code == 303
    decided = world.store.debrief(interview.id).decision_by
    assert decided is not None
    assert decided.date().isoformat() == days[-1]
    again = opened(browser, interview).put("jottings", "more")
    assert send(browser, interview, again).status_code == 303, "what is kept is not asked about again"
    assert world.store.debrief(interview.id).decision_by == decided


def test_a_tick_counts_for_the_day_that_was_typed_only(
    world: World, browser: httpx.Client, interview: Interview
) -> None:
    form = opened(browser, interview).put("decision_by", "2026-11-20").put("day", "2026-11-20")
    assert "That is Friday 20 November 2026." in parse(preview(browser, interview, form)).text
    changed = form.put("decision_by", "2026-11-19")
    assert "Tick it if it is right." in parse(preview(browser, interview, changed)).text


def test_a_day_that_cannot_be_read_is_told_and_the_rest_can_be_kept(
    world: World, browser: httpx.Client, interview: Interview
) -> None:
    form = opened(browser, interview).put("decision_by", "<b>when the cows</b>").put("jottings", "mine")
    first = send(browser, interview, form)
    assert "“<b>when the cows</b>” cannot be read as a day" in parse(first.text).text
    assert "<b>when" not in first.text
    second = send(browser, interview, Filled.of(first.text))
    assert "Kept, except for what is marked below." in said(second, browser)
    assert Filled.of(second.text).value("decision_by") == "<b>when the cows</b>"
    assert world.store.debrief(interview.id) == Debrief(jottings=("mine",))


def test_the_candidates_way_with_days(world: World, visitor: Visitor, interview: Interview) -> None:
    checking = Checking(store=world.store, candidate=ALEX)
    browser = visitor.candidate(notes=lambda: (world.services.writer, checking), american=True)
    form = opened(browser, interview).put("decision_by", "12/4/2026")
    assert "That is Friday, December 4, 2026." in parse(preview(browser, interview, form)).text


# --- the language ------------------------------------------------------------------------------------------


def test_another_language_has_its_own_beginnings_and_a_remark_keeps_its_key(
    world: World, browser: httpx.Client, interview: Interview, home: Path
) -> None:
    kept_before(world, interview, Remark(starter="about", text="das Netz"))
    german = read_starters(home, "de").get("about").shown
    form = opened(browser, interview).put("language", "de")
    shown = send(browser, interview, form, preview="yes")
    assert german in parse(shown.text).text
    again = Filled.of(shown.text)
    assert (again.all("starter")[0], again.value("language")) == ("about", "de")
    assert send(browser, interview, again).status_code == 303
    kept = world.store.debrief(interview.id)
    assert (kept.language, kept.remarks[0].starter) == ("de", "about")
    assert german in parse(preview(browser, interview, form, shown="en")).text, "for the script, too"
    assert german not in parse(preview(browser, interview, form, shown="de")).text


def test_a_language_that_there_is_none_of_is_refused(
    world: World, browser: httpx.Client, interview: Interview
) -> None:
    answer = send(
        browser, interview, opened(browser, interview).put("language", "tlh").put("jottings", "mine")
    )
    assert answer.status_code == 422
    assert "There are no texts in “tlh”" in said(answer, browser)
    assert Filled.of(answer.text).value("jottings") == "mine"


# --- the notes beside it ------------------------------------------------------------------------------------


def test_the_notes_show_whose_words_they_are(browser: httpx.Client, interview: Interview) -> None:
    form = opened(browser, interview).say("talked", "", "Your dog is a delight", str(interview.panel[0].id))
    part = preview(browser, interview, form)
    assert marked(part) == "Your dog is a delight."
    words = parse(part).text
    assert "To Jane Doe" in words
    assert "To Rob Roe" in words


def test_what_blocks_is_told(world: World, browser: httpx.Client, interview: Interview) -> None:
    world.interview(JANE, company="Zeppelin")
    form = opened(browser, interview).say("talked", "about", "why I did not like it at Zeppelin")
    part = preview(browser, interview, form)
    assert "Must be put right:" in parse(part).text
    assert "Zeppelin" in parse(part).text.partition("Must be put right:")[2]


def test_a_slip_is_put_right_with_one_press(
    world: World, browser: httpx.Client, interview: Interview
) -> None:
    form = opened(browser, interview).say("talked", "about", "the long afternon").put("jottings", "mine")
    shown = Filled.of(send(browser, interview, form, preview="yes").text)
    assert "Change “afternon” to “afternoon”" in parse(shown.html).text
    (button,) = {one for one in shown.buttons if one[0] == "repair"}
    mended = Filled.of(send(browser, interview, shown, repair=button[1]).text)
    assert mended.texts() == ["the long afternoon"]
    assert mended.value("jottings") == "mine"
    assert not [one for one in mended.buttons if one[0] == "repair"]
    assert world.store.debrief(interview.id) == Debrief()
    assert send(browser, interview, mended).status_code == 303, "it was shown as it is now"


def test_the_capital_that_begins_a_sentence_does_not_hide_a_slip(
    browser: httpx.Client, interview: Interview
) -> None:
    form = opened(browser, interview).say("talked", "", "the the arm is a delight.")
    shown = Filled.of(send(browser, interview, form, preview="yes").text)
    assert "Change “the the” to “the”" in parse(shown.html).text
    (button,) = {one for one in shown.buttons if one[0] == "repair"}
    mended = Filled.of(send(browser, interview, shown, repair=button[1]).text)
    assert mended.texts() == ["the arm is a delight."]


@pytest.mark.parametrize(
    "value", ["", "x", "[]", "{}", '["a"]', '["", "b"]', "[1, 2]", "[" * 2_000, '"ab"', "null"]
)
def test_a_repair_that_is_made_up_is_refused(
    world: World, browser: httpx.Client, interview: Interview, value: str
) -> None:
    answer = send(browser, interview, opened(browser, interview).say("talked", "about", "a"), repair=value)
    assert answer.status_code in {200, 422}
    assert world.store.debrief(interview.id) == Debrief()


def test_what_no_note_says_is_named(world: World, browser: httpx.Client) -> None:
    nobody = world.interview(replace(JANE, part=Part.COORDINATOR))
    form = opened(browser, nobody).say("talked", "about", "the <i>arm</i>")
    part = preview(browser, nobody, form)
    assert "This is in none of the notes: the <i>arm</i>" in parse(part).text
    assert "<i>arm" not in part


def test_an_interview_of_which_little_is_known(
    world: World, browser: httpx.Client, interview: Interview
) -> None:
    bare = world.interview(Interviewer(name="X"), company="", role="")
    form = opened(browser, bare).say("talked", "about", "the arm")
    assert "The interview" in parse(form.html).text
    assert keep(browser, bare, form).status_code == 303
    assert spoken(world, bare) == [("about", "the arm", None)]


ODD = {
    "script": "</textarea></mark><script>alert(1)</script>",
    "template": "{{ 7*7 }} and {% include 'x' %}",
    "backwards": "\u202eexe.gpj",
    "hebrew": "הזרוע שלכם",
    "emoji": "🦊 a fox",
    "breaks": "one\r\ntwo\n\n\tthree\u2028four",
    "nul": "a\0b",
    "quotes": '"it\'s" & <so>',
    "markup": "<b>bold</b> [link](http://x.example)",
}


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_whatever_is_typed_is_text(
    world: World, browser: httpx.Client, interview: Interview, odd: str
) -> None:
    form = opened(browser, interview)
    for section, starter in (
        ("talked", ""),
        ("personal", "noticed"),
        ("role", "love"),
        ("next", "tell"),
        ("share", "share"),
    ):
        form = form.say(section, starter, f"{odd} {section}")
    form = form.put("jottings", odd).put("decision_by", odd)
    for html in (
        preview(browser, interview, form),
        (first := send(browser, interview, form)).text,
        send(browser, interview, Filled.of(first.text)).text,
        browser.get(page(interview)).text,
        browser.get(f"/interviews/{interview.id}").text,
    ):
        assert "<script>alert" not in html
        assert "<b>bold" not in html
        assert "49" not in parse(html).text, "nothing typed is a template"
    line = " ".join(odd.replace("\0", "").split())
    assert len(spoken(world, interview)) == 5
    assert {text.rpartition(" ")[0] for _, text, _ in spoken(world, interview)} == {line}
    assert world.store.debrief(interview.id).decision_by is None


# --- changed meanwhile, pressed twice ------------------------------------------------------------------------


def test_what_was_said_elsewhere_is_never_written_over(
    world: World, browser: httpx.Client, interview: Interview
) -> None:
    form = opened(browser, interview).say("talked", "about", "my own words")
    shown = Filled.of(send(browser, interview, form, preview="yes").text)
    elsewhere = Debrief(remarks=(Remark(starter="about", text="boats", id=1),))
    world.store.save_debrief(interview.id, elsewhere)
    answer = send(browser, interview, shown, ("cv.pdf", PDF))
    assert answer.status_code == 409
    assert "This was changed elsewhere" in said(answer, browser)
    assert Filled.of(answer.text).texts() == ["my own words"]
    assert world.store.debrief(interview.id) == elsewhere
    assert not world.files.kept


def test_a_double_click_keeps_once_and_says_so(
    world: World, browser: httpx.Client, interview: Interview
) -> None:
    form = opened(browser, interview).say("talked", "about", "the arm").say("talked", "about", "the arm")
    shown = Filled.of(send(browser, interview, form, ("cv.pdf", PDF), preview="yes").text)
    for _ in range(2):
        answer = send(browser, interview, shown, ("cv.pdf", PDF))
        assert said(answer, browser).startswith("Kept.")
    assert spoken(world, interview) == [("about", "the arm", None)]
    assert len(world.store.debrief(interview.id).attachments) == 1


# --- the drafts ---------------------------------------------------------------------------------------------


def test_a_draft_nobody_has_touched_follows(
    world: World, browser: httpx.Client, interview: Interview
) -> None:
    world.advance(minutes=5)
    world.sync()
    answer = keep(browser, interview, opened(browser, interview).say("talked", "showing", "the arm"))
    told = said(answer, browser)
    assert "The note to Jane Doe is brought up to date." in told
    texts = [draft.content.text for draft in world.mailbox.drafts.values()]
    assert any("the arm" in text for text in texts)
    assert not debts(world.store)


def test_without_gmail_it_is_kept_and_owed(world: World, browser: httpx.Client, interview: Interview) -> None:
    world.advance(minutes=5)
    world.sync()
    form = opened(browser, interview).say("talked", "about", "the arm")
    shown = Filled.of(send(browser, interview, form, preview="yes").text)
    world.mailbox.faults.before(Unreachable("no network"), "get_draft")
    answer = send(browser, interview, shown)
    assert "as soon as Gmail can be reached" in said(answer, browser)
    assert spoken(world, interview) == [("about", "the arm", None)]
    assert interview.id in debts(world.store)


# --- broken templates ---------------------------------------------------------------------------------------


def broken(home: Path, name: str, text: str) -> None:
    file = home / "templates" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)


@pytest.mark.parametrize(
    ("name", "text"),
    [("starters/en.toml", "[about\n"), ("email/thank_you/en.txt", "Subject: x\n\n{{ nothing }}\n")],
)
def test_with_a_broken_template_nothing_is_lost_and_nothing_kept(
    world: World, browser: httpx.Client, interview: Interview, home: Path, name: str, text: str
) -> None:
    kept_before(world, interview, Remark(starter="about", text="the arm"))
    before = world.store.debrief(interview.id)
    broken(home, name, text)
    form = opened(browser, interview)
    assert name in parse(form.html).text, "where it is, in words"
    assert "the arm" in form.texts()
    form = form.put("jottings", "mine")
    assert "The notes cannot be shown:" in parse(preview(browser, interview, form)).text
    answer = send(browser, interview, form)
    assert answer.status_code == 422
    assert "Nothing was kept" in said(answer, browser)
    assert Filled.of(answer.text).texts() == ["the arm"]
    assert (Filled.of(answer.text).all("starter")[0], Filled.of(answer.text).value("jottings")) == (
        "about",
        "mine",
    )
    assert world.store.debrief(interview.id) == before
    assert browser.get(f"/interviews/{interview.id}").status_code == 200


def test_a_starters_file_that_lacks_a_key_in_use_is_told_at_the_row(
    world: World, browser: httpx.Client, interview: Interview, home: Path
) -> None:
    kept_before(
        world, interview, Remark(starter="about", text="the arm"), Remark(starter="own_one", text="a b")
    )
    form = opened(browser, interview)
    assert "There is no beginning “own_one” in English" in parse(form.html).text
    assert form.all("starter")[:2] == ["about", "own_one"]


# --- on the interview's page ---------------------------------------------------------------------------------


def test_the_interview_shows_the_sentences(
    world: World, browser: httpx.Client, interview: Interview, home: Path
) -> None:
    kept_before(
        world,
        interview,
        Remark(starter="about", text="the arm"),
        Remark(starter="love", text="build it", for_id=interview.panel[1].id),
        Remark(starter="gone", text="as it was typed"),
        jottings=("they pay 90k",),
    )
    words, starters = parse(browser.get(f"/interviews/{interview.id}").text).text, read_starters(home, "en")
    talked = starters.sentence("about", "the arm")
    assert f"What did you talk about? {talked} as it was typed" in words
    assert f"To Rob Roe: {starters.sentence('love', 'build it')}" in words
    assert "For yourself alone they pay 90k" in words


# --- files --------------------------------------------------------------------------------------------------


def test_files_are_attached_listed_and_taken_off(
    world: World, browser: httpx.Client, interview: Interview
) -> None:
    keep(browser, interview, opened(browser, interview).say("talked", "about", "the arm"), ("cv.pdf", PDF))
    form = opened(browser, interview).put("for", "rob@acme.example")
    keep(browser, interview, form, ("talk.txt", b"hello"))
    html = browser.get(page(interview)).text
    assert "Take off cv.pdf 1 kB, to everybody" in parse(html).text
    assert "talk.txt 1 kB, to Rob Roe" in parse(html).text
    assert "cv.pdf" in browser.get(f"/interviews/{interview.id}").text
    boxes = [one["value"] or "" for one in parse(html).all("input") if one.get("name") == "off"]
    keep(browser, interview, opened(browser, interview).put("off", boxes[0]))
    left = world.store.debrief(interview.id)
    assert [(file.filename, file.for_email) for file in left.attachments] == [("talk.txt", ROB.email)]
    assert spoken(world, interview) == [("about", "the arm", None)], "the words stay"
    assert len(world.files.kept) == 1


def test_a_note_that_has_its_file_is_not_told_that_it_is_missing(
    world: World, browser: httpx.Client, interview: Interview
) -> None:
    form = opened(browser, interview).say("talked", "", "I have attached my drawing of the arm.")
    assert "nothing is attached" in preview(browser, interview, form)
    keep(browser, interview, form, ("arm.pdf", PDF))
    assert "nothing is attached" not in browser.get(page(interview)).text


def test_a_file_of_everybodys_and_ones_own_are_taken_off_together(
    world: World, browser: httpx.Client, interview: Interview
) -> None:
    send(browser, interview, opened(browser, interview), ("cv.pdf", PDF))
    send(browser, interview, opened(browser, interview).put("for", "rob@acme.example"), ("cv.pdf", PDF))
    html = browser.get(page(interview)).text
    form = Filled.of(html)
    off = [("off", one["value"] or "") for one in parse(html).all("input") if one.get("name") == "off"]
    assert len(off) == 2
    assert send(browser, interview, replace(form, pairs=[*form.pairs, *off])).status_code == 303
    assert world.store.debrief(interview.id).attachments == ()


def test_the_notes_name_a_file_that_is_chosen_and_not_sent_yet(
    world: World, browser: httpx.Client, interview: Interview
) -> None:
    form = opened(browser, interview).say("talked", "about", "the arm")
    part = preview(browser, interview, form, chosen="cv.pdf")
    assert parse(part).text.count("cv.pdf") >= 2
    read = Filled.of(part).value("read")
    assert send(browser, interview, form.put("read", read), ("cv.pdf", PDF)).status_code == 303
    mine = preview(
        browser, interview, opened(browser, interview).put("for", "rob@acme.example"), chosen="a.txt"
    )
    to_jane, _, to_rob = parse(mine).text.partition("To Rob Roe")
    assert ("a.txt" in to_jane, "a.txt" in to_rob) == (False, True)


def test_a_page_that_comes_back_asks_for_the_file_again(
    world: World, browser: httpx.Client, interview: Interview
) -> None:
    form = opened(browser, interview).say("talked", "about", "the arm")
    answer = send(browser, interview, form, ("cv.pdf", PDF))
    assert KEEP_IT in answer.text
    assert "Choose the file again, too." in said(answer, browser)
    assert not world.files.kept


def test_a_file_alone_goes_into_a_draft_nobody_has_touched(
    world: World, browser: httpx.Client, interview: Interview
) -> None:
    world.advance(minutes=5)
    world.sync()
    answer = send(browser, interview, opened(browser, interview), ("cv.pdf", PDF))
    assert "The note to Jane Doe is brought up to date." in said(answer, browser)
    for draft in world.mailbox.drafts.values():
        assert [file.filename for file in draft.content.attachments] == ["cv.pdf"]
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
@pytest.mark.parametrize("button", [{}, {"preview": "yes"}], ids=["keep", "preview"])
def test_a_file_that_cannot_go_along_is_told_and_the_words_stay_in_the_form(
    world: World,
    browser: httpx.Client,
    interview: Interview,
    name: str,
    data: bytes,
    why: str,
    button: dict[str, str],
) -> None:
    form = opened(browser, interview).say("talked", "about", "the arm")
    answer = send(browser, interview, form, (name, data), **button)
    assert answer.status_code == 422
    assert why in said(answer, browser)
    assert Filled.of(answer.text).texts() == ["the arm"]
    assert world.store.debrief(interview.id) == Debrief()
    assert not world.files.kept


def test_together_they_may_not_be_too_large(
    world: World, browser: httpx.Client, interview: Interview
) -> None:
    half = b"%PDF-1.7" + b"a" * 1_900_000 + b"%%EOF"
    assert send(browser, interview, opened(browser, interview), ("a.pdf", half)).status_code == 303
    answer = send(browser, interview, opened(browser, interview), ("b.pdf", half))
    assert answer.status_code == 422
    assert "3.5 MB together" in said(answer, browser)
    assert len(world.store.debrief(interview.id).attachments) == 1


def test_a_file_for_a_stranger_is_refused(world: World, browser: httpx.Client, interview: Interview) -> None:
    form = opened(browser, interview).put("for", "eve@evil.example")
    assert send(browser, interview, form, ("cv.pdf", PDF)).status_code == 422
    assert not world.files.kept


def test_a_script_in_a_files_name_is_text(world: World, browser: httpx.Client, interview: Interview) -> None:
    send(browser, interview, opened(browser, interview), (EVIL, PDF))
    data = b"hello"
    enclose(world.store, world.files, interview, [Enclosure(file=attached("<b>x</b>.txt", data), data=data)])
    for html in (
        browser.get(page(interview)).text,
        browser.get(f"/interviews/{interview.id}").text,
        preview(browser, interview, opened(browser, interview), chosen=EVIL),
    ):
        assert "<script>alert" not in html
        assert "<b>x" not in html


def test_too_much_at_once_is_a_page_in_words(browser: httpx.Client, interview: Interview) -> None:
    huge = browser.post(page(interview), content=b"x" * 5_000_000)
    assert huge.status_code == 413
    assert "too large" in huge.text
    small = browser.post("/interviews", content=b"x" * 2_500_000)
    assert small.status_code == 413, "only the debrief's form takes files that large"


@pytest.mark.parametrize("path", ["debrief", "debrief/preview"])
def test_an_interview_there_is_none_of(browser: httpx.Client, path: str) -> None:
    for number in ("0", "99", "9" * 30):
        assert browser.post(f"/interviews/{number}/{path}", data={"text": "x"}).status_code == 404


def test_the_preview_is_for_this_pages_own_forms_only(visitor: Visitor, interview: Interview) -> None:
    browser = visitor.candidate()
    foreign = browser.post(f"{page(interview)}/preview", data={}, headers={"Origin": "http://evil.example"})
    assert foreign.status_code == 403
    assert visitor.stranger().post(f"{page(interview)}/preview", data={}).status_code == 403
