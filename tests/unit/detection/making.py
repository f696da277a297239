"""Events in a line each, for tests of detection."""

from datetime import UTC, datetime, timedelta
from typing import Any

from afterword.domain.calendar_event import Attendee, CalendarEvent
from afterword.domain.detection import Detection, classify
from afterword.domain.model import Candidate, Part

CANDIDATE = Candidate(
    name="Alex Kim",
    email="alex.kim@gmail.com",
    timezone="Europe/Berlin",
    other_addresses=("alex@work.example",),
    own_domains=("oldjob.example",),
)
START = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
ME = Attendee(email=CANDIDATE.email, is_self=True, response="accepted")


def guest(email: str, name: str = "", **more: Any) -> Attendee:
    return Attendee(email=email, name=name, response=more.pop("response", "accepted"), **more)


JANE = guest("jane@acme.example", "Jane Doe")
BOB = guest("bob@acme.example", "Bob Stone")
SAM = guest("sam@acme.example", "Sam Roe")


def event(title: str, *guests: Attendee, minutes: int = 45, after: int = 0, **more: Any) -> CalendarEvent:
    """An invitation from the first of the guests; the candidate's own entry if there are none."""
    start = more.pop("start", START + timedelta(minutes=after))
    invited: dict[str, Any] = {
        "organizer": more.pop("organizer", guests[0] if guests else None),
        "attendees": (ME, *guests) if guests else (),
        "creator_is_self": not guests,
        "response": "accepted" if guests else "",
        "timezone": "Europe/Berlin",
        "end": start + timedelta(minutes=minutes),
    }
    fields: dict[str, Any] = invited | more
    return CalendarEvent(
        calendar_id="primary",
        event_id=f"{title}@{after}",
        cancelled=False,
        title=title,
        start=start,
        **fields,
    )


def detected(title: str, *guests: Attendee, **more: Any) -> Detection:
    return classify(event(title, *guests, **more), CANDIDATE)


def interviewers(detection: Detection) -> list[str]:
    """Addresses, or names where there is none."""
    return [person.email or person.name for person in detection.people if person.part is Part.INTERVIEWER]


def coordinators(detection: Detection) -> list[str]:
    return [person.email or person.name for person in detection.people if person.part is Part.COORDINATOR]
