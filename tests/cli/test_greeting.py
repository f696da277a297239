"""What follows “Hi” in the terminal: given with --greeting, asked about where a name is not sure, and shown."""

import os
import pty
import subprocess
from contextlib import suppress
from typing import Any

import httpx
import pytest

from tests.cli.conftest import Program

ADD = ("interview", "add", "--company", "Acme", "--role", "Engineer", "--ended", "40 minutes ago")
JANE = ("--interviewer", "Jane Doe <jane@acme.example>")
HAI = ("--interviewer", "Trần Văn Hải <hai@acme.example>")
DOUBT = "(not sure; set it with --greeting)"


def at_a_terminal(program: Program, *arguments: str, types: str) -> tuple[int, str]:
    """The exit code, and what was printed, of a command whose standard input is a terminal."""
    ours, theirs = pty.openpty()
    try:
        os.write(ours, types.encode())
        done = subprocess.run(
            program.command(*arguments),
            stdin=theirs,
            capture_output=True,
            text=True,
            timeout=60,
            env=program.environment,
            check=False,
        )
    finally:
        for end in (ours, theirs):
            with suppress(OSError):
                os.close(end)
    return done.returncode, done.stdout + done.stderr


def greetings(document: Any) -> list[tuple[str, bool]]:
    return [(person["greeting"], person["greeting_sure"]) for person in document["interviewers"]]


def drafts(google: httpx.Client) -> list[str]:
    return [draft["text"] for draft in google.get("/sandbox/mail").raise_for_status().json()["drafts"]]


def test_it_is_shown_and_where_it_is_not_sure_so_is_that(unconnected: Program) -> None:
    said = unconnected(*ADD, *JANE, *HAI).out
    assert "    Hi Jane\n" in said
    assert f"    Hi Trần Văn Hải {DOUBT}\n" in said
    assert unconnected("interview", "show", "1").out == said
    shown = unconnected.ask("interview", "show", "1")
    assert greetings(shown) == [("Jane", True), ("Trần Văn Hải", False)]


def test_it_is_given_with_the_interview(unconnected: Program) -> None:
    given = ("--greeting", "hai@acme.example=Hải", "--greeting", "Jane=Ms Doe")
    document = unconnected.ask(*ADD, *JANE, *HAI, *given)
    assert greetings(document) == [("Ms Doe", True), ("Hải", True)]
    assert DOUBT not in unconnected("interview", "show", "1").out


@pytest.mark.parametrize(
    ("greeting", "says"),
    [
        ("Jane", "write it as"),
        ("Jane=", "write it as"),
        ("=Jane", "write it as"),
        ("Jane=!!", "no letter"),
        (f"Jane={'J' * 61}", "60 characters"),
        ("Jane=J\nBcc: x@y.example", "line break"),
        ("Zoe=Zoe", "Zoe"),
        ("Doe=Jane", "say which"),
    ],
)
def test_one_that_cannot_be_used_is_refused_in_a_sentence(
    unconnected: Program, greeting: str, says: str
) -> None:
    john = ("--interviewer", "John Doe <john@acme.example>")
    said = unconnected(*ADD, *JANE, *john, "--greeting", greeting).failed_plainly(2)
    assert says in said
    assert unconnected.ask("interview", "list") == []


def test_at_a_terminal_only_a_name_in_doubt_is_asked_about(unconnected: Program) -> None:
    code, said = at_a_terminal(unconnected, *ADD, *JANE, *HAI, types="Hải\n")
    assert code == 0, said
    assert "How do you greet Trần Văn Hải? Hi … (Enter: the whole name)" in said
    assert "How do you greet Jane Doe" not in said
    assert greetings(unconnected.ask("interview", "show", "1")) == [("Jane", True), ("Hải", True)]


def test_enter_leaves_the_whole_name_and_what_cannot_be_is_asked_again(unconnected: Program) -> None:
    loud = ("--interviewer", "JANE ROE <jr@acme.example>")
    code, said = at_a_terminal(unconnected, *ADD, *HAI, *loud, types="42\n\n\n")
    assert code == 0, said
    assert "no letter" in said
    assert said.count("How do you greet Trần Văn Hải?") == 2
    assert "How do you greet JANE ROE? Hi … (Enter: Jane Roe)" in said
    shown = unconnected.ask("interview", "show", "1")
    assert greetings(shown) == [("Trần Văn Hải", False), ("Jane Roe", False)]


def test_with_json_and_with_a_greeting_nobody_is_asked(unconnected: Program) -> None:
    code, said = at_a_terminal(unconnected, *ADD, *HAI, "--json", types="Hải\n")
    assert (code, "How do you greet" in said) == (0, False)
    code, said = at_a_terminal(unconnected, *ADD, *HAI, "--greeting", "Trần=Hải", types="Someone\n")
    assert (code, "How do you greet" in said) == (0, False)
    assert greetings(unconnected.ask("interview", "show", "2")) == [("Hải", True)]


def test_confirming_changes_it_and_a_draft_follows(program: Program, google: httpx.Client) -> None:
    program.ask(*ADD, *HAI)
    program.ask("sync")
    (before,) = drafts(google)
    assert "Trần Văn Hải," in before
    said = program("interview", "confirm", "1", "--greeting", "Trần=Hải")
    assert said.code == 0, said
    assert "    Hi Hải\n" in said.out
    assert "The note to Trần Văn Hải is brought up to date." in said.out
    (after,) = drafts(google)
    assert "Trần Văn Hải" not in after
    assert " Hải," in after


def test_confirming_names_somebody_and_how_to_greet_them(unconnected: Program) -> None:
    unconnected.ask(*ADD, *JANE)
    document = unconnected.ask("interview", "confirm", "1", *HAI, "--greeting", "Hải=Hải")
    assert greetings(document) == [("Jane", True), ("Hải", True)]


def test_without_gmail_it_is_kept_and_the_draft_follows_later(program: Program, google: httpx.Client) -> None:
    program.ask(*ADD, *HAI)
    program.ask("sync")
    program.ask("disconnect")
    said = program("interview", "confirm", "1", "--greeting", "Trần=Hải").failed_plainly(3)
    assert "It is kept" in said
    assert greetings(program.ask("interview", "show", "1")) == [("Hải", True)]
    assert program.connect().code == 0
    program.ask("sync")
    (after,) = drafts(google)
    assert " Hải," in after


def test_json_says_what_became_of_the_draft(program: Program) -> None:
    program.ask(*ADD, *HAI)
    program.ask("sync")
    confirmed = program.ask("interview", "confirm", "1", "--greeting", "Trần=Hải")
    assert [note["outcome"] for note in confirmed["notes"]] == ["rewritten"]
