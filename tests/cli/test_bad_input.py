"""Bad input: one clear sentence that says what and what to do, the right exit code, nothing half done."""

import json
import socket
import sqlite3
from typing import Any

import httpx
import pytest

from afterword.sandbox.server import SandboxServer
from tests.cli.conftest import Program

HUGE = "9" * 30
ADD = ("interview", "add", "--company", "Acme", "--role", "Engineer")
JANE = ("--interviewer", "Jane Doe <jane@acme.example>")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--ended", "1 hour ago", "--timezone", "Mars/Olympus"), "Mars/Olympus"),
        (("--start", "2026-11-24 15:00", "--end", "2026-11-24 14:00"), "ends before it starts"),
        (("--ended", "1 hour ago", "--interviewer", "Jan Doe <jane@acme.example>"), "have one address"),
        (("--ended", "1 hour ago", "--interviewer", "Jan <not-an-address@>"), "not-an-address@"),
        (("--ended", "1 hour ago", "--interviewer", "Jan <jan@acme>"), "jan@acme"),
        (
            ("--ended", "1 hour ago", "--interviewer", "Jan\nBcc: x@y.example <jan@acme.example>"),
            "line break",
        ),
        (("--ended", "1 hour ago", "--interviewer", "jan@acme.example"), "no name"),
        (("--ended", "1 hour ago", "--interviewer", "No Reply <no-reply@acme.example>"), "not a person"),
        (("--ended", "the day the earth stood still"), "the day the earth stood still"),
        ((), "--end"),
        (("--ended", "1 hour ago", "--kind", "seance"), "seance"),
    ],
)
def test_an_interview_that_cannot_be_used_is_refused_whole(
    unconnected: Program, arguments: tuple[str, ...], says: str
) -> None:
    said = unconnected(*ADD, *JANE, *arguments).failed_plainly(2)
    assert says in said
    assert unconnected.ask("interview", "list") == []
    assert unconnected.ask("list") == []


@pytest.mark.parametrize("field", ["--company", "--role"])
def test_a_line_break_in_a_name_of_the_interview_is_refused(unconnected: Program, field: str) -> None:
    words = {"--company": "Acme", "--role": "Engineer"} | {field: "Acme\r\nBcc: everybody@acme.example"}
    arguments = [part for pair in words.items() for part in pair]
    assert "line break" in unconnected(
        "interview", "add", *arguments, "--ended", "1 hour ago", *JANE
    ).failed_plainly(2)
    assert unconnected.ask("interview", "list") == []


def test_the_candidate_is_not_their_own_interviewer(program: Program) -> None:
    me = ("--interviewer", "Alex <alex.candidate@mail.example>")
    assert "your own address" in program(*ADD, "--ended", "1 hour ago", *me).failed_plainly(2)


def test_missing_credentials(unconnected: Program) -> None:
    (unconnected.home / "credentials.json").unlink()
    said = unconnected("connect", "--no-browser").failed_plainly(1)
    assert "credentials.json" in said


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{ not json", "credentials.json"),
        ("[]", "credentials.json"),
        ('{"installed": {"client_id": "x"}}', "credentials.json"),
        ('{"web": {"client_id": "x"}}', "Desktop"),
    ],
)
def test_credentials_that_cannot_be_used(unconnected: Program, content: str, says: str) -> None:
    (unconnected.home / "credentials.json").write_text(content)
    assert says.lower() in unconnected("connect", "--no-browser").failed_plainly(1).lower()
    assert not (unconnected.home / "token.json").exists()


@pytest.mark.parametrize(
    ("config", "says"),
    [
        ("[candidate\n", "config.toml"),
        ('[candidate]\nnmae = "Alex"\n', "name"),
        ("[autopilot]\ndaily_limit = 'many'\n", "daily_limit"),
        ('[candidate]\ntimezone = "Mars/Olympus"\n', "Mars/Olympus"),
        ('[google]\napi_endpoint = "http://mail.example"\n', "api_endpoint"),
    ],
)
def test_a_broken_config_is_refused_with_its_place(unconnected: Program, config: str, says: str) -> None:
    (unconnected.home / "config.toml").write_text(config)
    for command in (("status",), ("sync",), (*ADD, "--ended", "1 hour ago", *JANE)):
        assert says in unconnected(*command).failed_plainly(1)


def test_a_database_of_a_newer_version(program: Program) -> None:
    program.ask(*ADD, "--ended", "1 hour ago", *JANE)
    connection = sqlite3.connect(program.home / "afterword.db")
    with connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    for command in ("list", "sync", "status"):
        assert "later version" in program(command).failed_plainly(1)


def test_not_connected_yet(unconnected: Program) -> None:
    unconnected.ask(*ADD, "--ended", "1 hour ago", *JANE)
    for command in (("sync",), ("run",), ("send", "1")):
        assert "afterword connect" in unconnected(*command).failed_plainly(3)
    assert unconnected.ask("list")[0]["status"] == "planned"


def test_no_network(program: Program) -> None:
    program.ask(*ADD, "--ended", "1 hour ago", *JANE)
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        nowhere = f"http://127.0.0.1:{unused.getsockname()[1]}"
    program.env["AFTERWORD_GOOGLE__API_ENDPOINT"] = nowhere
    program("sync").failed_plainly(1)
    assert program.ask("list")[0]["status"] == "planned"


def test_a_token_revoked_in_the_middle(program: Program, google: httpx.Client) -> None:
    program.ask(*ADD, "--ended", "1 hour ago", *JANE)
    google.post("/sandbox/play/revoke", json={}).raise_for_status()
    said = program("sync").failed_plainly(3)
    assert "afterword connect" in said
    assert program.ask("list")[0]["status"] == "planned"
    assert program.connect().code == 0
    program.ask("sync")
    assert program.ask("list")[0]["status"] == "scheduled"


def test_denied_at_the_consent_page(unconnected: Program) -> None:
    unconnected.connect(allow=False).failed_plainly(3)
    assert not (unconnected.home / "token.json").exists()


def test_only_some_scopes(unconnected: Program, sandbox: SandboxServer) -> None:
    ended = unconnected.connect(leaving_out=("https://www.googleapis.com/auth/gmail.readonly",))
    assert ended.code == 0, ended
    assert ended.document["missing"] == ["read"]
    unconnected.ask(*ADD, "--ended", "1 hour ago", *JANE)
    unconnected.ask("sync")
    assert unconnected.ask("list")[0]["status"] == "scheduled"


@pytest.mark.parametrize("command", [("show", "99"), ("approve", "99"), ("interview", "show", "99")])
def test_a_number_that_is_nobodys(program: Program, command: tuple[str, ...]) -> None:
    assert "99" in program(*command).failed_plainly(1)


@pytest.mark.parametrize(
    "command",
    [
        ("show", HUGE),
        ("send", HUGE),
        ("reschedule", HUGE, "--at", "in 2 hours"),
        ("call", HUGE),
        ("letter", HUGE),
        ("debrief", HUGE, "--point", "x"),
        ("interview", "show", HUGE),
        ("interview", "cancel", HUGE),
        ("interview", "confirm", HUGE),
        ("templates", "preview", "email/thank_you/en", "--interview", HUGE),
    ],
    ids=" ".join,
)
def test_a_number_that_no_database_holds(unconnected: Program, command: tuple[str, ...]) -> None:
    """In words, whatever the number is for."""
    ended = unconnected(*command)
    assert ended.code in {1, 2}
    assert "Traceback" not in ended.err


@pytest.mark.parametrize("command", [("show",), ("reschedule", "1"), ("nonsense",), ("show", "one")])
def test_wrong_usage(unconnected: Program, command: tuple[str, ...]) -> None:
    unconnected(*command).failed_plainly(2)


def test_json_goes_alone_to_stdout(program: Program) -> None:
    ended = program(
        "interview",
        "add",
        "--company",
        "Acme",
        "--role",
        "Engineer",
        "--ended",
        "1 hour ago",
        *JANE,
        "--json",
    )
    document: Any = json.loads(ended.out)
    assert document["company"] == "Acme"
