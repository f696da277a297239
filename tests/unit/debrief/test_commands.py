"""`afterword debrief` and `afterword templates` as a person meets them."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from afterword.bootstrap import Home, open_home
from afterword.cli import debrief_questions, debriefs, templates
from afterword.domain.model import Debrief, Interviewer, NewInterview
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
        "debrief", "1", "--point", "postgres migration", "--point", "@tom his talk", "--interest", "small team",
        "--decision-by", "2026-12-04", "--language", "de",
    )  # fmt: skip
    assert kept["points"] == [
        {"text": "postgres migration", "for": None},
        {"text": "his talk", "for": "tom@acme.example"},
    ]
    assert (kept["decision_by"], kept["language"], kept["notes"]) == ("2026-12-04T16:00:00Z", "de", [])


def test_for_names_whom_a_remark_is_for(program: Program) -> None:
    kept = program.document("debrief", "1", "--touch", "climbing", "--for", "jane@acme.example")
    assert kept["touches"] == [{"text": "climbing", "for": "jane@acme.example"}]


def test_what_is_private_is_kept_apart_and_said(program: Program) -> None:
    done = program(
        "debrief",
        "1",
        "--point",
        "I think I bombed the SQL",
        "--point",
        "! smelly room",
        "--private",
        "80k",
        "--json",
    )
    kept = json.loads(done.stdout)
    assert kept["points"] == []
    assert [point["text"] for point in kept["private"]] == ["80k", "I think I bombed the SQL", "smelly room"]
    assert "Kept for yourself alone" in done.stderr


def test_what_no_note_says_is_told_of(program: Program) -> None:
    given = ("debrief", "1", "--point", "postgres migration", "--point", "she asked why")
    assert program.document(*given)["unused"] == ["she asked why"]
    told = program("debrief", "1", "--point", "nobody owns it").stdout
    assert "Not used, say it in a few more words: “she asked why”" in told
    assert "“nobody owns it”" in told
    assert "postgres" not in told


def test_later_remarks_are_added(program: Program) -> None:
    program("debrief", "1", "--point", "a thing")
    assert len(program.document("debrief", "1", "--point", "another")["points"]) == 2


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
    assert "Attached: my work.pdf (1 kB), for Jane Doe" in told


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
        (["debrief", "1", "--decision-by", "soonish"], "no day that is understood"),
        (["debrief", "1", "--point", "x", "--language", "tlh"], "no texts"),
        (["debrief", "9", "--point", "x"], ""),
        (["templates", "show", "nothing"], "no template"),
    ],
)
def test_what_cannot_be_used_is_refused(program: Program, arguments: list[str], words: str) -> None:
    done = program(*arguments)
    assert done.exit_code != 0
    assert words in str(done.exception)


def test_five_questions_are_asked_and_may_be_skipped(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(
        ["postgres; @jane her talk; i think i bombed", "", "small team", "", "when do i hear; by friday"]
    )
    monkeypatch.setattr(typer, "prompt", lambda *_, **__: next(answers))
    monkeypatch.setattr(typer, "confirm", lambda *_, **__: False)
    said = debrief_questions.asked(program.home.store.interview(1), lambda _: datetime.now(UTC))
    assert said.points == ("postgres", "@jane her talk", "i think i bombed")
    assert (said.question, said.decision_by) == ("when do i hear", "by friday")
    kept = debrief_questions.from_options(
        said,
        program.home.store.interview(1),
        "",
        "en",
        lambda _: datetime(2026, 12, 4, tzinfo=UTC),
        may_ask=True,
    )
    assert [point.text for point in kept.points] == ["postgres", "her talk"]
    assert [point.text for point in kept.private] == ["i think i bombed"]


def test_an_answer_that_cannot_be_read_is_asked_again_and_the_others_are_kept(
    program: Program, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = iter(["@bob maps", "@jane maps", "", "", "", "by whenever", "by friday"])
    monkeypatch.setattr(typer, "prompt", lambda *_, **__: next(answers))

    def read_day(said: str) -> datetime:
        if said != "by friday":
            raise InvalidInput(f"{said!r} is no day")
        return datetime.now(UTC)

    said = debrief_questions.asked(program.home.store.interview(1), read_day)
    assert (said.points, said.decision_by) == (("@jane maps",), "by friday")
    told = capsys.readouterr().err
    assert "'bob' is not one of the interviewers" in told
    assert "no day" in told


def test_what_was_kept_is_counted_whatever_it_was(program: Program) -> None:
    assert "1 remark." in program("debrief", "1", "--interest", "the small team").output
    assert "2 remarks." in program("debrief", "1", "--decision-by", "friday").output


def test_templates_can_be_listed_shown_copied_and_seen(program: Program) -> None:
    names = [file["name"] for file in program.document("templates", "list")]
    assert {"email/thank_you/en.txt", "email/check_in/de.txt"} <= set(names)
    assert "What you can use" in program("templates", "show", "thank_you").stdout
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
    "name", ["thank_you", "thank_you/de", "email/thank_you/fr.txt", "check_in/es", "check_in"]
)
def test_every_template_can_be_seen_with_a_sample(program: Program, name: str) -> None:
    (note,) = program.document("templates", "preview", name)
    assert len(note["body"].split()) > 40


def test_a_broken_template_of_ones_own_is_told(program: Program) -> None:
    path = Path(program.document("templates", "copy", "thank_you")["path"])
    path.write_text("Subject: x\n\n{{ oops }}\n", encoding="utf-8")
    done = program("templates", "preview", "thank_you")
    assert str(done.exception).startswith(f"{path}, line 3: ")
