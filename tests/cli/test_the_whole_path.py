"""Every command of the main path, in a process of its own, judged by the mailbox of the stand-in."""

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from tests.cli.conftest import Program

JANE = "Jane Doe <jane@acme.example>"
ROB = "Rob Roe <rob@acme.example>"
FOLLOW_UP_KEYS = {
    *(
        "id",
        "interview_id",
        "purpose",
        "channel",
        "person",
        "company",
        "role",
        "status",
        "hold_reason",
        "window",
    ),
    *("send_at", "sent_at", "sent_by", "draft_id", "gmail_message_id", "thread_id", "subject", "needs_you"),
}
INTERVIEW_KEYS = {
    *(
        "id",
        "company",
        "role",
        "role_type",
        "kind",
        "start",
        "end",
        "timezone",
        "status",
        "source",
        "confirmed",
    ),
    *("interviewers", "follow_ups"),
}


def add(program: Program, *interviewers: str, ended: str = "40 minutes ago") -> Any:
    people = [part for person in interviewers for part in ("--interviewer", person)]
    return program.ask(
        "interview", "add", "--company", "Acme", "--role", "Engineer", "--ended", ended, *people
    )


def mail(google: httpx.Client) -> Any:
    return google.get("/sandbox/mail").raise_for_status().json()


def play(google: httpx.Client, what: str, **how: Any) -> None:
    google.post(f"/sandbox/play/{what}", json=how).raise_for_status()


def test_connect_tells_who_and_what(unconnected: Program) -> None:
    ended = unconnected.connect()
    assert ended.code == 0, ended
    assert ended.document["address"] == "alex.candidate@mail.example"
    assert ended.document["missing"] == []
    assert (unconnected.home / "token.json").stat().st_mode & 0o777 == 0o600
    assert unconnected.ask("status")["address"] == "alex.candidate@mail.example"


def test_from_an_interview_to_sent_notes(program: Program, google: httpx.Client) -> None:
    interview = add(program, JANE, ROB)
    assert set(interview) >= INTERVIEW_KEYS
    assert len(interview["follow_ups"]) == 2
    assert mail(google)["drafts"] == []

    program.ask("sync")
    drafts = mail(google)["drafts"]
    assert sorted(draft["to"][0] for draft in drafts) == ["jane@acme.example", "rob@acme.example"]

    first, second = sorted(program.ask("list"), key=lambda f: f["id"])
    assert set(first) >= FOLLOW_UP_KEYS
    assert first["status"] == second["status"] == "scheduled"
    assert first["send_at"].endswith("Z")

    shown = program.ask("show", str(first["id"]))
    assert "Jane" in shown["body"]
    assert [check for check in shown["checks"] if check["level"] == "block"] == []
    assert [entry["event"] for entry in shown["history"]] == ["drafted"]
    assert shown["why"]

    sent = program.ask("send", str(first["id"]))
    assert (sent["status"], sent["sent_by"]) == ("sent", "autopilot")
    assert program("send", str(first["id"]), "--json").code == 1

    tomorrow = (datetime.now(UTC) + timedelta(hours=2)).isoformat()
    moved = program.ask("reschedule", str(second["id"]), "--at", tomorrow)
    assert moved["send_at"][:16] == tomorrow[:16]
    cancelled = program.ask("cancel", str(second["id"]))
    assert cancelled["status"] == "cancelled"

    program.ask("sync")
    after = mail(google)
    assert [message["to"] for message in after["sent"]] == [["jane@acme.example"]]
    assert after["drafts"] == []
    assert [delivery["recipient"] for delivery in after["deliveries"]] == ["jane@acme.example"]
    assert "Jane" in program.ask("show", str(first["id"]))["body"]


def test_what_the_candidate_does_in_gmail(program: Program, google: httpx.Client) -> None:
    names = ["Edna", "Wren", "Toby", "Susi", "Dora", "Hans"]
    add(program, *(f"{name} Doe <{name.lower()}@acme.example>" for name in names))
    program.ask("sync")
    drafts = {draft["to"][0].split("@")[0].capitalize(): draft for draft in mail(google)["drafts"]}
    play(
        google,
        "edit-draft",
        draft_id=drafts["Edna"]["draft_id"],
        text=drafts["Edna"]["text"] + "\nP.S. One more word.",
    )
    play(google, "open-draft", draft_id=drafts["Wren"]["draft_id"])
    play(google, "edit-draft", draft_id=drafts["Toby"]["draft_id"], to="toby@elsewhere.example")
    play(google, "edit-draft", draft_id=drafts["Susi"]["draft_id"], subject="Something else")
    play(google, "delete-draft", draft_id=drafts["Dora"]["draft_id"])
    play(google, "send-draft", draft_id=drafts["Hans"]["draft_id"])
    program.ask("sync")

    found = {f["person"]["name"].split()[0]: f for f in program.ask("list")}
    assert {name: (f["status"], f["hold_reason"]) for name, f in found.items()} == {
        "Edna": ("held", "edited"),
        "Wren": ("scheduled", None),
        "Toby": ("held", "edited"),
        "Susi": ("held", "edited"),
        "Dora": ("cancelled", None),
        "Hans": ("sent", None),
    }
    assert found["Hans"]["sent_by"] == "candidate"
    assert len(mail(google)["deliveries"]) == 1

    approved = program.ask("approve", str(found["Edna"]["id"]))
    assert approved["status"] == "scheduled"
    program.ask("send", str(found["Edna"]["id"]))
    texts = [message["text"] for message in mail(google)["sent"] if message["to"] == ["edna@acme.example"]]
    assert len(texts) == 1
    assert "One more word" in texts[0]


def test_hold_and_status(program: Program) -> None:
    add(program, JANE)
    program.ask("sync")
    assert program.ask("hold", "1")["hold_reason"] == "on_request"
    status = program.ask("status")
    assert (status["connected"], status["running"], status["next"]) == (True, False, None)
    assert [needs["id"] for needs in status["needs_you"]] == [1]
    for command in (("status",), ("list",), ("show", "1"), ("interview", "list"), ("interview", "show", "1")):
        ended = program(*command)
        assert ended.code == 0, ended
        assert "Jane Doe" in ended.out


def test_an_interview_to_come_is_planned_and_not_drafted(program: Program, google: httpx.Client) -> None:
    interview = program.ask(
        *(
            "interview",
            "add",
            "--company",
            "Acme",
            "--role",
            "Engineer",
            "--start",
            "in 2 hours",
            "--end",
            "in 3 hours",
        ),
        *("--interviewer", JANE),
    )
    assert interview["status"] == "upcoming"
    program.ask("sync")
    assert program.ask("list")[0]["status"] == "planned"
    assert mail(google)["drafts"] == []
    program.ask("interview", "cancel", "1")
    assert program.ask("list")[0]["status"] == "cancelled"


def test_disconnect_revokes_and_forgets(program: Program, google: httpx.Client) -> None:
    assert program.ask("disconnect")["outcome"] == "revoked"
    assert not (program.home / "token.json").exists()
    add(program, JANE)
    program("sync").failed_plainly(3)
    assert program.connect().code == 0
    program.ask("sync")
    assert len(mail(google)["drafts"]) == 1
