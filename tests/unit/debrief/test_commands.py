"""`afterword debrief` and `afterword templates` as a person meets them."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import typer
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from typer.testing import CliRunner, Result

from afterword.bootstrap import Home, note_writer, open_home
from afterword.cli import debriefs, templates
from afterword.cli.asking import Line, ReadDay, SentencePrompt, asked
from afterword.domain.model import Debrief, Interviewer, NewInterview, Remark
from afterword.domain.notes.starters import Section, Starter
from afterword.errors import InvalidInput
from afterword.workflow.record import record

CONFIG = '[candidate]\nname = "Sam Lee"\nemail = "sam@home.example"\ntimezone = "Europe/Berlin"\n'


class Program:
    """The two commands on one home with one interview."""

    def __init__(self, path: Path) -> None:
        (path / "config.toml").write_text(CONFIG, encoding="utf-8")
        self.home: Home = open_home(path, {})
        self.app = typer.Typer()
        self.app.callback()(self._root)
        debriefs.register(self.app)
        templates.register(self.app)
        end = datetime.now(UTC) + timedelta(hours=1)
        new = NewInterview(
            company="Acme",
            role="Data Engineer",
            start=end - timedelta(hours=1),
            end=end,
            timezone="Europe/Berlin",
            interviewers=(
                Interviewer(name="Jane Doe", email="jane@acme.example"),
                Interviewer(name="Tom Becker", email="tom@acme.example"),
            ),
        )
        record(self.home.store, end, self.home.candidate, new)

    def _root(self, context: typer.Context) -> None:
        context.obj = self.home

    def __call__(self, *arguments: str, stdin: str = "") -> Result:
        return CliRunner().invoke(self.app, list(arguments), input=stdin)

    def document(self, *arguments: str) -> Any:
        done = self(*arguments, "--json")
        assert done.exit_code == 0, done.output
        return json.loads(done.stdout)


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path)


def test_what_is_said_is_kept(program: Program) -> None:
    kept = program.document(
        "debrief", "1", "--point", "about: die Migration", "--point", "@tom about: den Vortrag", "--interest", "draws: das Team",
        "--language", "de", "--decision-by", day(20),
    )  # fmt: skip
    assert [(one["starter"], one["text"], one["for"]) for one in kept["remarks"]] == [
        ("about", "die Migration", None),
        ("about", "den Vortrag", "tom@acme.example"),
        ("draws", "das Team", None),
    ]
    assert (kept["decision_day"], kept["language"], kept["notes"]) == (day(20), "de", [])
    assert not kept["unread"]


def day(ahead: int) -> str:
    """An ISO date so many days ahead."""
    return (datetime.now(ZoneInfo("Europe/Berlin")) + timedelta(days=ahead)).date().isoformat()


def test_the_day_is_shown_back_with_its_weekday(program: Program) -> None:
    when = datetime.fromisoformat(day(20))
    assert program.document("debrief", "1", "--decision-by", day(20))["decision_day_words"].startswith(
        f"{when:%A} "
    )
    assert f"They decide by {when:%A}" in program("debrief", "1", "--point", "about: x").stdout


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (["--point", "about: a", "--for", "jane", "--touch", "both: b"], ["jane@acme.example", None]),
        (["--point", "about: a", "--touch=both: b", "--for=Tom Becker"], [None, "tom@acme.example"]),
        (["--for", "jane", "--point", "about: a", "--touch", "both: b"], ["jane@acme.example"] * 2),
        (["--for", "jane", "--point", "about: a", "--touch", "both: b", "--for", "tom"], ["jane@acme.example", "tom@acme.example"]),
    ],
)  # fmt: skip
def test_for_is_of_the_part_before_it(
    program: Program, arguments: list[str], meant: list[str | None]
) -> None:
    assert [one["for"] for one in program.document("debrief", "1", *arguments)["remarks"]] == meant


def test_the_sentences_are_always_shown(program: Program) -> None:
    said = ("debrief", "1", "--point", "about: the arm", "--for", "jane")
    assert "the arm.  [1]" in program(*said).stdout
    (sentence,) = program.document(*said)["sentences"]
    assert sentence["sources"] == [1]
    assert sentence["person"] == {"name": "Jane Doe", "email": "jane@acme.example"}
    assert "the arm" in sentence["text"]


def test_a_fragment_waits_until_somebody_says_yes(program: Program) -> None:
    assert program.document("debrief", "1", "--point", "the arm")["unread"]
    assert "need your approval" in program("debrief", "1", "--point", "about: more").stdout
    assert not program.document("debrief", "1", "--yes")["unread"]
    assert not program.document("debrief", "1", "--point", "a leg", "--yes")["unread"]


def test_what_is_private_is_in_no_note(program: Program) -> None:
    kept = program.document("debrief", "1", "--private", "80k and a smelly room", "--point", "about: x")
    assert kept["private"] == ["80k and a smelly room"]
    assert "80k" not in json.dumps(kept["sentences"])


def test_later_remarks_are_added_and_can_be_taken_back(program: Program) -> None:
    program("debrief", "1", "--point", "about: a thing")
    assert len(program.document("debrief", "1", "--point", "about: another")["remarks"]) == 2
    assert [one["id"] for one in program.document("debrief", "1", "--drop", "1")["remarks"]] == [2]


def test_slips_are_put_right_when_that_is_asked_for(program: Program) -> None:
    kept = program.document("debrief", "1", "--point", "about: how you recieve parcels")
    assert any("recieve" in check["message"] for check in kept["checks"])
    (remark,) = program.document("debrief", "1", "--fix")["remarks"]
    assert remark["text"] == "how you receive parcels"


def test_what_cannot_be_used_is_named_and_the_rest_is_kept(program: Program) -> None:
    done = program(
        "debrief", "1", "--point", "about: maps", "--point", "nosuch: x", "--touch", "both: y", "--for", "bob",
        "--decision-by", "whenever", "--json",
    )  # fmt: skip
    kept = json.loads(done.stdout)
    assert done.exit_code == 2
    assert [one["text"] for one in kept["remarks"]] == ["maps"]
    assert [one["part"] for one in kept["refused"]] == ["--point", "--touch", "--decision-by"]
    assert "no starter “nosuch”" in done.stderr
    assert "“bob” is not one of the interviewers" in done.stderr
    assert "cannot be read as a day" in done.stderr
    assert [one.text for one in program.home.store.debrief(1).remarks] == ["maps"]


def test_a_day_that_could_be_two_is_not_guessed(program: Program) -> None:
    weekday = f"{datetime.now(ZoneInfo('Europe/Berlin')):%A}".lower()
    done = program("debrief", "1", "--decision-by", weekday)
    assert "could be" in str(done.exception)
    assert program.home.store.debrief(1).decision_by is None


def test_a_day_far_ahead_needs_a_yes(program: Program) -> None:
    assert "more than 60 days ahead" in str(program("debrief", "1", "--decision-by", day(90)).exception)
    assert program.document("debrief", "1", "--decision-by", day(90), "--yes")["decision_day"] == day(90)


def test_a_blocking_check_is_told_at_once(program: Program) -> None:
    kept = program.document("debrief", "1", "--point", "about: {{ name }}")
    assert {check["level"] for check in kept["checks"] if check["name"] == "placeholder"} == {"block"}


PDF = b"%PDF-1.7 ... %%EOF"


@pytest.fixture
def work(tmp_path: Path) -> str:
    """A file of the candidate's, outside the home."""
    path = tmp_path / "my work.pdf"
    path.write_bytes(PDF)
    return str(path)


def test_a_file_is_attached_and_taken_off(program: Program, work: str) -> None:
    kept = program.document("debrief", "1", "--attach", work, "--for", "tom")
    (file,) = kept["attachments"]
    assert file == {
        "filename": "my work.pdf",
        "content_type": "application/pdf",
        "size": len(PDF),
        "for": "tom@acme.example",
    }
    assert [copy.read_bytes() for copy in (program.home.path / "attachments").iterdir()] == [PDF]
    assert program.document("debrief", "1", "--detach", "my work.pdf")["attachments"] == []
    assert not list((program.home.path / "attachments").iterdir())


def test_what_is_attached_is_a_copy(program: Program, work: str) -> None:
    program("debrief", "1", "--attach", work)
    Path(work).write_bytes(b"changed")
    (file,) = program.home.store.debrief(1).attachments
    assert program.home.files.read(file) == PDF


def test_people_are_told_what_is_attached(program: Program, work: str) -> None:
    told = program("debrief", "1", "--attach", work, "--for", "jane").stdout
    assert "Attached: my work.pdf (1 kB), for jane@acme.example" in told


def test_if_one_file_cannot_go_none_does(program: Program, work: str, tmp_path: Path) -> None:
    (tmp_path / "a.exe").write_bytes(b"MZ")
    done = program("debrief", "1", "--attach", work, "--attach", str(tmp_path / "a.exe"), "--point", "x")
    assert "Gmail turns files like a.exe away" in str(done.exception)
    assert program.home.store.debrief(1) == Debrief()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["debrief", "1", "--attach", "/nowhere/cv.pdf"], "cannot be read"),
        (["debrief", "1", "--attach", "/"], "is not a file"),
        (["debrief", "1", "--detach", "cv.pdf"], "attached is: nothing"),
        (["debrief", "1"], "Say something"),
        (["debrief", "1", "--point", "x", "--for", "bob"], "not one of the interviewers"),
        (["debrief", "1", "--decision-by", "soonish"], "cannot be read as a day"),
        (["debrief", "1", "--point", "x", "--language", "tlh"], "no texts"),
        (["debrief", "9", "--point", "x"], ""),
        (["templates", "show", "nothing"], "no template"),
    ],
)
def test_what_cannot_be_used_is_refused(program: Program, arguments: list[str], words: str) -> None:
    done = program(*arguments)
    assert done.exit_code != 0
    assert words in str(done.exception)


class Typist:
    """Types lines one after the other, each with a beginning; an empty line goes on."""

    def __init__(self, *lines: Line | None) -> None:
        self._lines = iter(lines)

    def __call__(self, _offered: tuple[Starter, ...]) -> Line | None:
        return next(self._lines)


def ask(program: Program, typist: Typist, read_day: ReadDay) -> Debrief:
    interview = program.home.store.interview(1)
    return asked(interview, note_writer(program.home).starters("en"), Debrief(), read_day, typist)


def test_it_asks_section_by_section_and_anything_may_be_skipped(
    program: Program, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = iter(["whenever", "friday", "80k"])
    monkeypatch.setattr(typer, "prompt", lambda *_, **__: next(answers))
    decided = datetime(2026, 12, 4, tzinfo=UTC)

    def read_day(said: str) -> datetime:
        if said != "friday":
            raise InvalidInput(f"{said} is no day")
        return decided

    typist = Typist(
        Line(starter="how", text="you ship "), Line(starter="about", text="@bob x"), Line(starter="", text="@jane Lovely day."),
        None, None, Line(starter="love", text="join"), None, None, None,
    )  # fmt: skip
    said = ask(program, typist, read_day)
    assert said.remarks == (
        Remark(starter="how", text="you ship"),
        Remark(starter="", text="Lovely day.", for_id=1),
        Remark(starter="love", text="join"),
    )
    assert (said.decision_by, said.jottings) == (decided, ("80k",))
    told = capsys.readouterr().err
    assert "“bob” is not one of the interviewers" in told
    assert "no day" in told


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ("the arm\r", Line(starter="about", text="the arm")),
        ("\tyou ship\r", Line(starter="how", text="you ship")),
        ("\x1b[Z\x1b[Zwe grew\r", Line(starter="thinking", text="we grew")),
        ("\x1b[ZGood talk.\r", Line(starter="", text="Good talk.")),
        ("\r", None),
        ("  \r", None),
    ],
)
def test_tab_offers_another_beginning(program: Program, keys: str, line: Line | None) -> None:
    offered = note_writer(program.home).starters("en").of(Section.TALKED)
    with (
        create_pipe_input() as pipe,
        ThreadPoolExecutor() as beside,
    ):  # a browser's test may have left its loop here
        pipe.send_text(keys)
        prompt = SentencePrompt(source=pipe, target=DummyOutput())
        assert beside.submit(prompt, offered).result() == line


def test_templates_can_be_listed_shown_copied_and_seen(program: Program) -> None:
    names = [file["name"] for file in program.document("templates", "list")]
    assert {"email/thank_you/en.txt", "email/check_in/de.txt"} <= set(names)
    assert "You can use" in program("templates", "show", "thank_you").stdout
    assert "about" in program("templates", "show", "starters/de").stdout
    path = Path(program.document("templates", "copy", "thank_you")["path"])
    assert path == program.home.path / "templates" / "email" / "thank_you" / "en.txt"
    assert program("templates", "copy", "thank_you").exit_code != 0
    path.write_text("Subject: Mine\n\nHi {{ person.greeting }}\n", encoding="utf-8")
    assert program.document("templates", "preview", "thank_you")[0]["body"] == "Hi Jane\n"
    assert [
        note["to"] for note in program.document("templates", "preview", "thank_you", "--interview", "1")
    ] == [
        "Jane Doe",
        "Tom Becker",
    ]


@pytest.mark.parametrize(
    "name", ["thank_you", "thank_you/de", "email/thank_you/fr.txt", "check_in/es", "check_in", "starters/en"]
)
def test_every_template_can_be_seen_with_a_sample(program: Program, name: str) -> None:
    (note,) = program.document("templates", "preview", name)
    assert len(note["body"].split()) > 40


def test_a_broken_template_of_ones_own_is_told(program: Program) -> None:
    path = Path(program.document("templates", "copy", "thank_you")["path"])
    path.write_text("Subject: x\n\n{{ oops }}\n", encoding="utf-8")
    done = program("templates", "preview", "thank_you")
    assert str(done.exception).startswith(f"{path}, line 3: ")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--for", "jane", "--touch", "both: a", "--for", "tom", "--touch", "both: b"],
        ["--point", "about: a", "--private", "b", "--for", "tom"],
        ["--point", "about: a", "--for", "jane", "--for", "tom"],
    ],
)
def test_a_for_that_may_be_of_two_parts_is_refused(program: Program, arguments: list[str]) -> None:
    refused = program("debrief", "1", *arguments)
    assert isinstance(refused.exception, InvalidInput)
    assert "put each --for right after its part" in str(refused.exception)
    assert program.home.store.debrief(1) == Debrief()


def test_in_another_language_the_sentences_are_others_and_unread(program: Program) -> None:
    program("debrief", "1", "--point", "about: the move", "--yes")
    assert not program.document("debrief", "1", "--private", "x")["unread"]
    assert program.document("debrief", "1", "--language", "de")["unread"]


def test_a_slip_is_fixed_at_its_own_place_and_is_to_be_read_again(program: Program) -> None:
    said = "how: their are many teams and they keep their culture"
    kept = program.document("debrief", "1", "--point", said, "--fix")
    assert [remark["text"] for remark in kept["remarks"]] == [
        "there are many teams and they keep their culture"
    ]
    assert kept["unread"]


def test_what_was_changed_while_it_was_read_is_not_kept_over(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def meanwhile(*_: object, **__: object) -> list[object]:
        program.home.store.save_debrief(1, Debrief(jottings=("from the page",)))
        return []

    monkeypatch.setattr(debriefs, "previews", meanwhile)
    refused = program("debrief", "1", "--point", "about: x")
    assert "changed elsewhere meanwhile" in str(refused.exception)
    assert program.home.store.debrief(1) == Debrief(jottings=("from the page",))
