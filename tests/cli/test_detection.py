"""Interviews that are found, and those that come as a file, from the command line."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import httpx

from tests.cli.conftest import Program

FORMAT = "%Y%m%dT%H%M%SZ"


def invitation(method: str, sequence: int, end: datetime, status: str = "CONFIRMED") -> str:
    return "\r\n".join(
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Acme//Hiring//EN",
            f"METHOD:{method}",
            "BEGIN:VEVENT",
            "UID:interview-1@acme.example",
            f"SEQUENCE:{sequence}",
            f"DTSTAMP:{datetime.now(UTC).strftime(FORMAT)}",
            f"DTSTART:{(end - timedelta(hours=1)).strftime(FORMAT)}",
            f"DTEND:{end.strftime(FORMAT)}",
            "SUMMARY:Interview: Data Engineer at Acme with Jane Doe",
            "DESCRIPTION:Interviewers: Jane Doe",
            "ORGANIZER;CN=Cora Coord:mailto:cora.coord@acme.example",
            "ATTENDEE;CN=Jane Doe;PARTSTAT=ACCEPTED:mailto:jane.doe@acme.example",
            "ATTENDEE;CN=Alex;PARTSTAT=NEEDS-ACTION:mailto:alex.candidate@mail.example",
            f"STATUS:{status}",
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        ]
    )


def test_a_file_is_imported_updated_and_cancelled(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "invitation.ics"
    end = datetime.now(UTC).replace(microsecond=0) + timedelta(hours=2)
    file.write_text(invitation("REQUEST", 0, end))
    (first,) = program.ask("interview", "import", str(file))
    assert (first["company"], first["role"], first["source"], first["confirmed"]) == (
        "Acme",
        "Data Engineer",
        "ics",
        True,
    )
    assert [person["email"] for person in first["interviewers"] if person["part"] == "interviewer"] == [
        "jane.doe@acme.example"
    ]

    file.write_text(invitation("REQUEST", 1, end + timedelta(hours=1)))
    (second,) = program.ask("interview", "import", str(file))
    assert second["id"] == first["id"]
    assert second["end"] == (end + timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%SZ")

    ended = program("interview", "import", "-", "--json", stdin=invitation("CANCEL", 2, end, "CANCELLED"))
    assert ended.code == 0, ended
    assert program.ask("interview", "list")[0]["status"] == "cancelled"
    assert program.ask("list")[0]["status"] == "cancelled"


def test_a_broken_file_changes_nothing(unconnected: Program, tmp_path: Path) -> None:
    file = tmp_path / "broken.ics"
    for content in ("", "<html>", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n"):
        file.write_text(content)
        unconnected("interview", "import", str(file)).failed_plainly(2)
    unconnected("interview", "import", str(tmp_path / "nowhere.ics")).failed_plainly(1)
    assert unconnected.ask("interview", "list") == []


def test_an_event_in_the_calendar_is_found_and_asked_about_or_waits(
    program: Program, google: httpx.Client
) -> None:
    end = datetime.now(UTC).replace(microsecond=0) - timedelta(minutes=10)
    local = end.astimezone(ZoneInfo("America/New_York"))  # the zone of the stand-in's calendar
    form = {
        "summary": "Interview: Data Engineer at Acme with Jane Doe",
        "start": f"{local - timedelta(hours=1):%Y-%m-%dT%H:%M}",
        "end": f"{local:%Y-%m-%dT%H:%M}",
        "guests": "jane.doe@acme.example",
        "description": "Interviewers: Jane Doe",
    }
    origin = str(google.base_url).rstrip("/")
    assert google.post("/do/event", data=form, headers={"Origin": origin}).status_code < 400
    program.ask("sync")
    (interview,) = program.ask("interview", "list")
    assert (interview["source"], interview["confirmed"]) == ("calendar", False)
    if interview["status"] == "doubtful":
        assert [one["id"] for one in program.ask("status")["was_this_an_interview"]] == [interview["id"]]
    confirmed = program.ask("interview", "confirm", str(interview["id"]), "--role", "Staff Engineer")
    assert (confirmed["confirmed"], confirmed["role"]) == (True, "Staff Engineer")
    assert confirmed["follow_ups"]
