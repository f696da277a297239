"""The fakes under contract."""

from collections.abc import Callable
from datetime import datetime

from afterword.adapters.google.sender import signature_of
from afterword.errors import AuthorisationRequired, OutcomeUnknown, RateLimited, Rejected, Unreachable
from afterword.ports import Attendee, Calendar, CalendarEvent, Mailbox, MailScope, Sender
from tests.contract.rig import CalendarRig, Capability, MailboxRig, SendAs
from tests.fakes.calendar import FakeCalendar
from tests.fakes.faults import Faults
from tests.fakes.mailbox import FakeMailbox


class FaultyRig:
    """Failures by way of a fake's `faults`."""

    faults: Faults

    def fail_before(self, call: str) -> None:
        self.faults.before(Unreachable("no network"), call)

    def lose_answer(self, call: str) -> None:
        self.faults.after(OutcomeUnknown("no answer"), call)

    def refuse(self, call: str) -> None:
        self.faults.before(Rejected("refused"), call)

    def limit_rate(self, call: str, seconds: int) -> None:
        self.faults.before(RateLimited("wait", seconds), call)

    def end_authorisation(self) -> None:
        self.faults.before(AuthorisationRequired("dead"), times=1000)

    def requests(self, call: str) -> int:
        return self.faults.count(call)


class FakeMailboxRig(FaultyRig, MailboxRig):
    capabilities = frozenset(Capability) - {Capability.KEEP_WRAPPERS}

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self.box = FakeMailbox(now)
        self.mailbox: Mailbox = self.box
        self.faults = self.box.faults

    def edit(self, draft_id: str, body: str) -> None:
        self.box.hand.edit(draft_id, body=body)

    def attach(self, draft_id: str, filename: str, data: bytes) -> None:
        self.box.hand.attach(draft_id, filename, data)

    def detach(self, draft_id: str, filename: str) -> None:
        self.box.hand.detach(draft_id, filename)

    def open(self, draft_id: str) -> None:
        self.box.hand.rewrap(draft_id)

    def write_as(self, *addresses: SendAs) -> None:
        own = self.box.own_addresses[0].email
        self.box.own_addresses = [
            Sender(
                email=one.email or own,
                name=one.name or addresses[0].name,
                signature=signature_of(one.signature),
            )
            for one in addresses
            if one.accepted
        ]

    def discard(self, draft_id: str) -> None:
        self.box.hand.discard(draft_id)

    def send(self, draft_id: str) -> None:
        self.box.hand.send(draft_id)

    def write(self, *, to: str, cc: str = "", bcc: str = "", subject: str = "Thank you") -> None:
        self.box.hand.write(to, subject, cc=cc, bcc=bcc)

    def keep_wrappers(self, labels: tuple[str, ...]) -> None:
        raise NotImplementedError

    def without_read(self) -> Mailbox:
        return FakeMailbox(self._now, scopes=frozenset({MailScope.DRAFTS}))


class FakeCalendarRig(FaultyRig, CalendarRig):
    def __init__(self) -> None:
        self.fake = FakeCalendar()
        self.calendar: Calendar = self.fake
        self.faults = self.fake.faults

    def add(self, title: str, start: datetime, end: datetime, **more: object) -> str:
        people = more.get("attendees", [])
        attendees = tuple(Attendee(email=email) for email in people) if isinstance(people, list) else ()
        event_id = f"event{len(self.fake.events_by_id)}"
        self.fake.put(
            CalendarEvent(
                calendar_id=self.calendar_id,
                event_id=event_id,
                cancelled=False,
                title=title,
                start=start,
                end=end,
                attendees=attendees,
                description=str(more.get("description", "")),
                location=str(more.get("location", "")),
            )
        )
        return event_id

    def cancel(self, event_id: str) -> None:
        self.fake.cancel(self.calendar_id, event_id)

    def without_calendar(self) -> Calendar:
        return FakeCalendar(granted=False)
