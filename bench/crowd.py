"""People to thank, as many as are wanted: four in each interview, each interview with a company of its own."""

from base64 import urlsafe_b64decode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache

from sqlalchemy import bindparam, insert, update

from afterword.adapters.google import mime
from afterword.adapters.store import rows, tables
from afterword.adapters.store.opening import open_engine
from afterword.domain.fingerprint import fingerprint
from afterword.domain.model import FollowUp, Interview, Interviewer, NewInterview, Note
from afterword.domain.status import Actor, Status
from afterword.domain.window import thank_you_window
from afterword.ports import DraftRef, OutgoingMail
from bench.stage import ALEX

PANEL = 4
_FIRST = ("Jane", "Rob", "Max", "Ines", "Omar", "Lena", "Paul", "Nora", "Finn", "Mia")
_SYLLABLES = ("ba", "de", "fi", "go", "lu", "ma", "ne", "ri", "so", "ta")

SUBJECT = "Thank you – Data Engineer"


@cache
def word(number: int) -> str:
    """A name for a number, made of letters alone."""
    return "".join(_SYLLABLES[int(digit)] for digit in f"{number:04d}").capitalize()


@cache
def person(number: int) -> Interviewer:
    """Somebody nobody else is."""
    return Interviewer(
        name=f"{_FIRST[number % len(_FIRST)]} {word(number)}",
        email=f"{word(number).lower()}.{number}@{word(number // PANEL).lower()}.example",
    )


def interview(number: int, end: datetime, people: int = PANEL) -> NewInterview:
    """The interview of that number, with its panel."""
    return NewInterview(
        company=word(number),
        role="Data Engineer",
        start=end - timedelta(hours=1),
        end=end,
        timezone="Europe/Berlin",
        interviewers=tuple(person(number * PANEL + seat) for seat in range(people)),
    )


def note(number: int) -> Note:
    """A note that passes every check that blocks."""
    to, company = person(number), word(number // PANEL)
    first = to.name.split()[0]
    body = (
        f"Dear {first},\n\nThank you for your time today. I enjoyed our conversation about the Data Engineer role at "
        f"{company}, above all about the move to a new data platform, and I would be glad to join you. What would be "
        "a good next step?\n\nKind regards\nAlex Kim\n+49 30 1234567\n"
    )
    return Note(to_name=to.name, to_email=to.email or "", subject=SUBJECT, body=body)


def outgoing(number: int) -> OutgoingMail:
    return OutgoingMail(
        note=note(number),
        from_name=ALEX.name,
        from_email=ALEX.email,
        rfc822_message_id=f"<{number}.afterword@mail.example>",
    )


def raw(number: int, at: datetime) -> str:
    """The mail to one of them as its bytes, in ASCII."""
    return urlsafe_b64decode(mime.encode(outgoing(number), at)).decode("ascii")


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """A follow-up that waits with a draft, and when it is due. `own` says that the draft is really to this person."""

    ref: DraftRef
    send_at: datetime
    own: bool = False


def fill(home_database: str, now: datetime, waiting: Sequence[Waiting], sent: int = 0) -> None:
    """Put that many into an empty database: those who wait, and those who were thanked earlier."""
    engine = open_engine(f"sqlite:///{home_database}")
    total = len(waiting) + sent
    people = [person(number) for number in range(total)]
    ends = [now - timedelta(hours=1 if n * PANEL < len(waiting) else 72) for n in range(-(-total // PANEL))]
    with engine.begin() as connection:
        interviews = [
            rows.interview_columns(interview(number, end)) | {"created_at": now}
            for number, end in enumerate(ends)
        ]
        connection.execute(insert(tables.interviews), interviews)
        connection.execute(
            insert(tables.interviewers),
            [
                rows.interviewer_columns(one) | {"interview_id": n // PANEL + 1, "position": n % PANEL}
                for n, one in enumerate(people)
            ],
        )
        follow_ups = [rows.follow_up_columns(one) for one in _follow_ups(now, ends, waiting, sent)]
        connection.execute(insert(tables.follow_ups), follow_ups)
    engine.dispose()


def set_times(home_database: str, times: Sequence[datetime]) -> None:
    """Have the first of those who wait due at these times."""
    engine, table = open_engine(f"sqlite:///{home_database}"), tables.follow_ups
    with engine.begin() as connection:
        connection.execute(
            update(table).where(table.c.id == bindparam("number")),
            [{"number": number, "send_at": at} for number, at in enumerate(times, 1)],
        )
    engine.dispose()


def _follow_ups(
    now: datetime, ends: Sequence[datetime], waiting: Sequence[Waiting], sent: int
) -> Iterator[FollowUp]:
    for number, one in enumerate(waiting):
        yield replace(
            _follow_up(number, ends),
            status=Status.SCHEDULED,
            send_at=one.send_at,
            send_at_by=Actor.AUTOPILOT,
            draft_id=one.ref.draft_id,
            gmail_message_id=one.ref.gmail_message_id,
            thread_id=one.ref.thread_id,
            drafted_at=now - timedelta(minutes=50),
            subject=SUBJECT,
            composed_fingerprint=_fingerprint(number if one.own else 0, now),
        )
    for number in range(len(waiting), len(waiting) + sent):
        gone = now - timedelta(hours=60)
        yield replace(
            _follow_up(number, ends),
            status=Status.SENT,
            sent_at=gone,
            send_at=gone,
            sent_by=Actor.AUTOPILOT,
            draft_id=f"r-gone-{number}",
            gmail_message_id=f"gone-{number}",
        )


def _follow_up(number: int, ends: Sequence[datetime]) -> FollowUp:
    of = number // PANEL
    return FollowUp(id=0, interview_id=of + 1, interviewer_id=number + 1, window=thank_you_window(ends[of]))


@cache
def _fingerprint(number: int, at: datetime) -> str:
    return fingerprint(mime.preview(outgoing(number), at))


def kept(number: int, end: datetime) -> Interview:
    """The interview as a store would give it back."""
    new = interview(number, end)
    people = tuple(replace(one, id=number * PANEL + seat + 1) for seat, one in enumerate(new.interviewers))
    facts = {name: getattr(new, name) for name in new.__dataclass_fields__ if name != "interviewers"}
    return Interview(id=number + 1, interviewers=people, **facts)
