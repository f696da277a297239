"""Calls and letters from the terminal, each command a process of its own."""

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx
from pypdf import PdfReader

from tests.cli.conftest import Program

PHONED = "Jane Doe <jane@acme.example> +49 30 1234567"


def added(program: Program, role_type: str, *more: str) -> dict[str, Any]:
    """The follow-ups of an interview for such a role, by channel, after a pass."""
    program.env["AFTERWORD_CANDIDATE__NAME"] = "Alex Kim"
    interview = program.ask(
        *("interview", "add", "--company", "Acme", "--role", "Account Manager", "--ended", "2 hours ago"),
        *("--role-type", role_type, "--interviewer", *(more or (PHONED,))),
    )
    for planned in program.ask("list"):
        if planned["channel"] == "call":  # a time of one's own holds on every day of the week
            program.ask("reschedule", str(planned["id"]), "--at", "in 3 hours")
    program.ask("debrief", str(interview["id"]), "--point", "about: the new partner programme")
    program.ask("sync")
    return {one["channel"]: one for one in program.ask("list")}


def drafts(google: httpx.Client) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = google.get("/sandbox/mail").raise_for_status().json()["drafts"]
    return found


def test_a_call_has_number_script_and_voicemail_and_the_email_says_how_it_went(
    program: Program, google: httpx.Client, tmp_path: Path
) -> None:
    found = added(program, "customer_facing")
    number = str(found["call"]["id"])
    assert found["call"]["needs_you"]
    shown = program.ask("call", number)
    assert shown["number"] == "+49 30 1234567"
    assert "Jane" in shown["script"]["opening"]
    assert "partner programme" in " ".join(shown["script"]["talking_points"])
    assert shown["script"]["voicemail"]
    assert "+49 30 1234567" in program("call", number).out

    file = tmp_path / "call.ics"
    assert program("call", number, "--ics", str(file)).code == 0
    assert "BEGIN:VALARM" in file.read_text(encoding="utf-8")

    before = drafts(google)[0]["text"]
    ended = program.ask("call", number, "--no-answer")
    assert ended["status"] == "cancelled"
    assert [one["outcome"] for one in ended["notes"]] == ["rewritten"]
    after = drafts(google)[0]["text"]
    assert after != before
    assert re.search(r"reach you|call", after)
    assert "cancelled, or nobody answered" in program("call", number, "--done").failed_plainly(1)


def test_a_call_without_a_number_asks_for_one(program: Program) -> None:
    found = added(program, "customer_facing", "Jane Doe <jane@acme.example>")
    call = found["call"]
    assert call["hold_reason"] == "no_recipient"
    assert (
        f"no telephone number is known; give it with `afterword call {call['id']} " in program("status").out
    )
    assert "held: no number" in program("list").out
    assert "no telephone number" in program("approve", str(call["id"])).failed_plainly(2)
    shown = program("show", str(call["id"])).out
    assert "Subject" not in shown
    assert "--number" in shown
    program("call", str(call["id"]), "--number", "soon").failed_plainly(2)
    given = program.ask("call", str(call["id"]), "--number", "+49 30 1234567")
    assert given["number"] == "+49 30 1234567"
    assert {one["status"] for one in program.ask("list")} == {"scheduled"}


def test_a_letter_is_a_pdf_ready_to_sign(program: Program) -> None:
    found = added(program, "executive")
    number = str(found["letter"]["id"])
    made = program.ask("letter", number, "--address", "Acme GmbH; Hauptstraße 1; 10115 Berlin")
    path = Path(made["path"])
    assert path.parent == program.home / "letters"
    text = PdfReader(BytesIO(path.read_bytes())).pages[0].extract_text().replace("\xa0", " ")
    for words in ("Jane Doe", "Hauptstraße 1", "10115 Berlin", "partner programme"):
        assert words in text
    posted = program.ask("letter", number, "--posted")
    assert (posted["status"], posted["sent_by"]) == ("sent", "candidate")
    assert "done already" in program("letter", number, "--posted").failed_plainly(1)
    assert "--posted" not in program("letter", number).out


def test_what_is_no_call_is_said_plainly(program: Program) -> None:
    found = added(program, "executive")
    said = program("call", str(found["letter"]["id"])).failed_plainly(2)
    assert "is a letter" in said
    said = program("approve", str(found["letter"]["id"])).failed_plainly(2)
    assert "yours to do" in said
    program("call", "77").failed_plainly(1)
