"""A whole world in memory for tests of the workflow: a clock, a mailbox, a store, and the candidate's hands."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from afterword.adapters.rendering.starters import read_starters
from afterword.adapters.store.opening import open_store
from afterword.adapters.store.sql import SqlStore
from afterword.domain.debriefing import added, all_seen
from afterword.domain.model import (
    CallResult,
    Candidate,
    Channel,
    Debrief,
    FollowUp,
    Interview,
    Interviewer,
    NewInterview,
    Note,
    Sentence,
)
from afterword.domain.notes.starters import Starters
from afterword.domain.preferences import Preferences
from afterword.domain.status import Status
from afterword.ports import Draft, FollowUpFilter, Store
from afterword.workflow.passes import run_pass
from afterword.workflow.record import record
from afterword.workflow.services import Services
from tests.fakes.calendar import FakeCalendar
from tests.fakes.database import place_database
from tests.fakes.files import FakeFiles
from tests.fakes.mailbox import FakeMailbox

END = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
"""A Tuesday, eleven in the morning in Berlin."""

ALEX = Candidate(name="Alex Kim", email="candidate@mail.example", timezone="Europe/Berlin")
JANE = Interviewer(name="Jane Doe", email="jane@acme.example")
ROB = Interviewer(name="Rob Roe", email="rob@acme.example")


@dataclass
class SettableClock:
    instant: datetime = END

    def now(self) -> datetime:
        return self.instant


@dataclass
class Told:
    """A notifier that only remembers."""

    messages: list[tuple[str, str]] = field(default_factory=list)

    def tell(self, title: str, text: str) -> None:
        self.messages.append((title, text))


class PlainWriter:
    """A note of fixed words, so that tests of the workflow do not read templates."""

    name = "plain"

    def starters(self, language: str) -> Starters:
        return read_starters(Path("nowhere"), language)

    def by_hand(
        self, channel: Channel, interview: Interview, interviewer_id: int, _debrief: Debrief, _at: datetime
    ) -> str:
        return f"The {channel.value} to {interview.interviewer(interviewer_id).name}"

    def thank_you(
        self,
        interview: Interview,
        interviewer_id: int,
        debrief: Debrief,
        call: CallResult | None = None,
        signature: str = "",
    ) -> Note:
        person = interview.interviewer(interviewer_id)
        mine = [one for one in debrief.remarks if one.for_id in {None, interviewer_id}]
        said = [Sentence(text=f"We spoke of {one.text}.", sources=(one.id,)) for one in mine]
        points = "".join(f" {sentence.text}" for sentence in said)
        body = (
            f"Dear {person.name.split()[0]},\n\n"
            f"Thank you for your time today. I enjoyed our conversation about the {interview.role} role at "
            f"{interview.company} and would be glad to join you.{points}{_SPOKE[call]}\n\nKind regards\n{signature or 'Alex Kim'}"
        )
        return Note(
            to_name=person.name,
            to_email=person.email or "",
            subject=f"Thank you – {interview.role}",
            body=body,
            sentences=tuple(said),
        )


_SPOKE = {
    None: "",
    CallResult.DONE: " It was good to hear your voice on the telephone.",
    CallResult.NO_ANSWER: " I tried to reach you by telephone.",
}


class World:
    """One candidate, one home, one Gmail."""

    def __init__(self, folder: Path, preferences: Preferences | None = None) -> None:
        self.clock = SettableClock()
        self.mailbox = FakeMailbox(self.clock.now)
        self.calendar = FakeCalendar()
        self.told = Told()
        self.files = FakeFiles()
        self.path = folder / "afterword.db"
        place_database(self.path)
        self.preferences = preferences or Preferences()
        self.services = self.new_services()

    @property
    def store(self) -> SqlStore:
        store = self.services.store
        assert isinstance(store, SqlStore)
        return store

    def new_services(self) -> Services:
        """What a fresh process on the same home would have."""
        return Services(
            store=open_store(self.path),
            mailbox=self.mailbox,
            calendar=self.calendar,
            clock=self.clock,
            notifier=self.told,
            writer=PlainWriter(),
            preferences=self.preferences,
            candidate=ALEX,
            files=self.files,
        )

    def restart(self) -> None:
        """The process ends and another begins."""
        self.store.close()
        self.services = self.new_services()

    def close(self) -> None:
        self.store.close()

    def interview(self, *people: Interviewer, end: datetime = END, **facts: object) -> Interview:
        """Record an interview that ended at `end`."""
        new = NewInterview(
            company="Acme",
            role="Engineer",
            start=end - timedelta(hours=1),
            end=end,
            timezone="Europe/Berlin",
            interviewers=people or (JANE,),
        )
        return record(self.services.store, self.clock.now(), ALEX, replace(new, **facts))  # type: ignore[arg-type]

    def advance(self, **by: float) -> None:
        self.clock.instant += timedelta(**by)

    def go_to(self, instant: datetime) -> None:
        self.clock.instant = instant

    def sync(self, *, look: bool = True) -> None:
        run_pass(self.services, look=look)

    def only(self) -> FollowUp:
        """The one follow-up there is."""
        (found,) = self.store.follow_ups(FollowUpFilter())
        return found

    def follow_up(self, number: int) -> FollowUp:
        return self.store.follow_up(number)

    def draft(self, follow_up: FollowUp) -> Draft:
        """Its draft, which is in Gmail."""
        draft = self.mailbox.drafts.get(follow_up.draft_id or "")
        assert draft is not None, "its draft is not in Gmail"
        return draft

    def scheduled(self) -> FollowUp:
        """One follow-up whose draft is in Gmail and whose time is set."""
        self.interview()
        self.advance(minutes=5)
        self.sync()
        follow_up = self.only()
        assert follow_up.status is Status.SCHEDULED
        return follow_up

    def go_to_send_time(self) -> None:
        send_at = self.only().send_at
        assert send_at is not None
        self.go_to(send_at + timedelta(seconds=1))


def say_more(store: Store, interview_id: int, more: Debrief, *, read: bool = False) -> None:
    """Keep it beside what was said before; `read`: the candidate has read all the notes that come of it."""

    def change(before: Debrief) -> Debrief:
        both = added(before, more)
        return all_seen(both) if read else both

    store.change_debrief(interview_id, change)
