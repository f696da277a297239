"""What an invitation says reaches the record, and nothing of it does more than be text."""

from datetime import UTC, datetime

import pytest

from afterword.adapters.ics.events import IcsMethod
from afterword.domain.calendar_event import Attendee, CalendarEvent
from tests.unit.ics.files import calendar, read_bytes, read_file, the_event

JANE = Attendee(email="jane@acme.example", name="Jane Doe", response="accepted")


def test_a_google_invitation_is_read_whole() -> None:
    read = read_file("google_request.ics")
    (found,) = read.events
    assert read.method is IcsMethod.REQUEST
    assert (found.sequence, found.stamped_at) == (1, datetime(2026, 11, 18, 9, 1, 2, tzinfo=UTC))
    assert found.event == CalendarEvent(
        calendar_id="ics",
        event_id="5m0k2q@google.example",
        cancelled=False,
        ical_uid="5m0k2q@google.example",
        title="Interview: Backend Engineer <> Casey",
        description="Hi Casey,\n\nlooking forward to it.\nJoin: https://meet.google.com/abc-defg-hij",
        conference="https://meet.google.com/abc-defg-hij",
        start=datetime(2026, 11, 24, 9, tzinfo=UTC),
        end=datetime(2026, 11, 24, 10, tzinfo=UTC),
        timezone="Europe/Berlin",
        organizer=Attendee(email="rita@acme.example", name="Rita Recruiter", organizer=True),
        attendees=(JANE, Attendee(email="casey@mail.example", is_self=True)),
        response="needsAction",
        updated_at=datetime(2026, 11, 18, 9, 1, 1, tzinfo=UTC),
    )


def test_an_outlook_invitation_tells_people_from_rooms() -> None:
    event = the_event("outlook_windows_zone.ics")
    _, optional, room = event.attendees
    assert event.organizer is not None
    assert event.organizer.name == "Recruiter, Rita"
    assert (optional.name, optional.email) == ("Doe, Jane", "jane@acme.example")
    assert (optional.response, optional.optional, optional.resource) == ("tentative", True, False)
    assert room.resource
    assert event.private


def test_html_is_read_where_there_is_no_text() -> None:
    assert the_event("outlook_windows_zone.ics").description == "Dear Casey,\n\nsee you then."


TITLES = [
    ("latin1.ics", "Gespräch mit Jörg"),
    ("utf8_bom.ics", "面接 Gespräch"),
    ("utf16.ics", "面接"),
    ("folded_in_character.ics", "Gespräch"),
    ("old_mac_lines.ics", "Gespräch"),
    ("quoted_printable.ics", "Gespräch"),
    ("vcalendar1.ics", "Gespräch mit einem sehr langen Titel, der umbrochen ist"),
    ("headers_before.ics", "Gespräch"),
    ("mail.eml", "Interview per Mail"),
    ("odd_lines.ics", "Second title"),
    ("two_revisions.ics", "New time"),
    ("hostile.ics", "Interview Bcc: x@y.example\\r {{ 7*7 }} <script> end"),
]


@pytest.mark.parametrize(("name", "title"), TITLES)
def test_the_title_survives_what_mail_programs_do_to_it(name: str, title: str) -> None:
    assert the_event(name).title == title


LINKS = [
    (
        "outlook_windows_zone.ics",
        "https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0?context=%7b%7d",
    ),
    ("zoom.ics", "https://us02web.zoom.us/j/98765432100?pwd=a1B2c3.1"),
    (
        "teams_body.ics",
        "https://teams.microsoft.com/l/meetup-join/19%3aabc%40thread.v2/0?context=%7b%22Tid%22%3a%221%22%7d",
    ),
    ("calendly.ics", "https://acme.webex.com/meet/jane"),
    ("ashby.ics", "https://acme.zoom.us/j/555"),
    ("greenhouse.ics", ""),
]


@pytest.mark.parametrize(("name", "link"), LINKS)
def test_the_link_to_join_by_is_found(name: str, link: str) -> None:
    assert the_event(name).conference == link


@pytest.mark.parametrize(
    "text",
    ["https://zoom.us.evil.example/j/1", "https://notzoom.us/j/1", "zoom.us/j/1", "javascript:zoom.us"],
)
def test_a_link_that_only_looks_like_a_meeting_is_not_one(text: str) -> None:
    (found,) = read_bytes(calendar("UID:1", "DTSTART:20261124T100000Z", f"DESCRIPTION:{text}")).events
    assert found.event.conference == ""


RESPONSES = [
    ("google_request.ics", "needsAction"),
    ("apple.ics", "accepted"),
    ("ashby.ics", "tentative"),
    ("lever.ics", "declined"),
    ("greenhouse.ics", "needsAction"),  # somebody else's, and the candidate is not on it
    ("point.ics", ""),
]


@pytest.mark.parametrize(("name", "response"), RESPONSES)
def test_the_candidates_own_answer_is_read(name: str, response: str) -> None:
    assert the_event(name).response == response


PEOPLE = [
    ("greenhouse.ics", [("jane@acme.example", "Jane Doe"), ("max@acme.example", "Max Roe")]),
    ("lever.ics", [("casey.alias@other.example", ""), ("jane@acme.example", "")]),
    ("ashby.ics", [("jane@acme.example", "Doe, Jane"), ("casey@mail.example", "Casey")]),
    ("apple.ics", [("jane@acme.example", "Jane Doe"), ("casey@mail.example", "Casey")]),
    ("odd_lines.ics", [("jane@acme.example", "")]),
    ("hostile.ics", [("casey@mail.example", "Casey")]),
]


@pytest.mark.parametrize(("name", "people"), PEOPLE)
def test_everybody_with_an_address_is_read_once(name: str, people: list[tuple[str, str]]) -> None:
    assert [(person.email, person.name) for person in the_event(name).attendees] == people


def test_stray_quotation_marks_in_a_name_cost_nothing() -> None:
    organizer = the_event("ashby.ics").organizer
    assert organizer == Attendee(email="ann@acme.example", name='Ann "AJ" Lee', organizer=True)


def test_the_candidates_own_event_is_known_as_theirs() -> None:
    assert the_event("apple.ics").creator_is_self
    assert not the_event("google_request.ics").creator_is_self


def test_a_name_never_holds_a_line_break() -> None:
    event = the_event("hostile.ics")
    assert event.organizer is not None
    assert event.organizer.name == "Eve Bcc: x@y.example"
    assert event.description == "one\ntwo [31m three"


def test_huge_texts_are_cut() -> None:
    lines = ("UID:1", "DTSTART:20261124T100000Z", "SUMMARY:" + "a" * 100_000, "DESCRIPTION:" + "b" * 100_000)
    (found,) = read_bytes(calendar(*lines)).events
    assert (len(found.event.title), len(found.event.description)) == (1_000, 50_000)
