"""The store on a relational database: guarded writes, each in one transaction."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import product
from typing import Any

from sqlalchemy import Connection, Engine, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError, OperationalError

from afterword.adapters.store import queries, rows, tables
from afterword.domain.acquaintances import Acquaintances
from afterword.domain.lifecycle import Step, take
from afterword.domain.model import (
    Channel,
    Debrief,
    EventLink,
    FollowUp,
    FollowUpChanges,
    HistoryEntry,
    Interview,
    Interviewer,
    InterviewStatus,
    NewInterview,
)
from afterword.domain.status import Status
from afterword.domain.window import thank_you_window
from afterword.errors import Conflict, NotFound, StoreError
from afterword.ports import DraftMark, FollowUpFilter, NewFollowUp

THANKED = frozenset({Status.SENDING, Status.SENT})


class SqlStore:
    """`ports.Store` by SQLAlchemy Core."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._reads = queries.reading(engine)
        self._acquaintances: tuple[queries.PanelsState, Acquaintances] | None = None

    @property
    def engine(self) -> Engine:
        """For what only reads beside the store."""
        return self._engine

    def close(self) -> None:
        self._engine.dispose()

    # interviews

    def add_interview(
        self, new: NewInterview, at: datetime, channels: Sequence[Channel] = (Channel.EMAIL,)
    ) -> Interview:
        with self._writing() as connection:
            values = rows.interview_columns(new) | {"created_at": at}
            interview_id = _insert(connection, tables.interviews, values)
            for position, person in enumerate(new.interviewers):
                _insert_person(connection, interview_id, position, person)
            _link_events(connection, interview_id, new.events)
            interview = _interview(connection, interview_id)
            if interview.status is InterviewStatus.EXPECTED:
                for person, channel in product(interview.panel, channels):
                    _insert_follow_up(connection, _planned(interview, person, channel))
            return interview

    def interview(self, interview_id: int) -> Interview:
        with self._reading() as connection:
            return _interview(connection, interview_id)

    def interviews(self, status: InterviewStatus | None = None) -> Sequence[Interview]:
        table = tables.interviews
        asked = select(table).order_by(table.c.end.desc(), table.c.id)
        with self._reading() as connection:
            if status is None:
                return queries.read_interviews(connection, asked, every=True)
            return queries.read_interviews(connection, asked.where(table.c.status == status))

    def met(self, address: str, before: datetime) -> Sequence[int]:
        with self._reading() as connection:
            return list(
                connection.execute(queries.MET, {"address": address.lower(), "before": before}).scalars()
            )

    def interviews_ending(self, since: datetime, until: datetime) -> Sequence[Interview]:
        table = tables.interviews
        asked = select(table).where(table.c.end.between(since, until))
        with self._reading() as connection:
            return queries.read_interviews(connection, asked.order_by(table.c.end.desc(), table.c.id))

    def interviews_with(self, address: str) -> Sequence[Interview]:
        table, people = tables.interviews, tables.interviewers
        theirs = select(people.c.interview_id).where(func.lower(people.c.email) == address.lower())
        asked = select(table).where(table.c.id.in_(theirs))
        with self._reading() as connection:
            return queries.read_interviews(connection, asked.order_by(table.c.end.desc(), table.c.id))

    def acquaintances(self) -> Acquaintances:
        with self._reading() as connection:
            state, known = queries.panels_state(connection), self._acquaintances
            if known is None or known[0] != state:
                known = self._acquaintances = state, queries.acquaintances(connection)
            return known[1]

    def interview_of_event(self, calendar_id: str, event_id: str) -> Interview | None:
        table = tables.interview_events
        asked = select(table.c.interview_id).where(
            (table.c.calendar_id == calendar_id) & (table.c.event_id == event_id)
        )
        with self._reading() as connection:
            found = connection.execute(asked).scalar_one_or_none()
            return None if found is None else _interview(connection, found)

    def save_interview(self, interview: Interview) -> Interview:
        with self._writing() as connection:
            table = tables.interviews
            as_read = (table.c.id == interview.id) & (table.c.revision == interview.revision)
            values = rows.interview_columns(interview) | {"revision": interview.revision + 1}
            if connection.execute(update(table).where(as_read).values(values)).rowcount != 1:
                _interview(connection, interview.id)
                raise Conflict(f"Interview {interview.id} has changed meanwhile; look at it again.")
            for position, person in enumerate(interview.interviewers):
                _save_person(connection, interview.id, position, person)
            _link_events(connection, interview.id, interview.events)
            return _interview(connection, interview.id)

    # follow-ups

    def add_follow_up(self, new: NewFollowUp) -> FollowUp:
        follow_up = FollowUp(id=0, **{name: getattr(new, name) for name in new.__dataclass_fields__})
        with self._writing() as connection:
            return _follow_up(connection, _insert_follow_up(connection, follow_up))

    def follow_up(self, follow_up_id: int) -> FollowUp:
        with self._reading() as connection:
            return _follow_up(connection, follow_up_id)

    def follow_ups(self, which: FollowUpFilter) -> Sequence[FollowUp]:
        with self._reading() as connection:
            return [rows.to_follow_up(row) for row in connection.execute(*queries.matching(which))]

    def waiting_drafts(self) -> Sequence[DraftMark]:
        with self._reading() as connection:
            return [
                DraftMark(follow_up_id=number, draft_id=draft_id, gmail_message_id=message_id)
                for number, draft_id, message_id in connection.execute(queries.waiting_drafts())
            ]

    def known_drafts(self, draft_ids: Collection[str]) -> frozenset[str]:
        return frozenset(value for value, _ in self._known("draft_id", draft_ids))

    def known_messages(self, gmail_message_ids: Collection[str]) -> frozenset[str]:
        found = self._known("gmail_message_id", gmail_message_ids)
        return frozenset(value for value, status in found if status is Status.SENT)

    def next_moments(self, after: datetime, until: datetime, limit: int) -> Sequence[datetime]:
        asked = {"after": after, "until": until, "most": limit}
        with self._reading() as connection:
            return list(connection.execute(queries.NEXT_MOMENTS, asked).scalars())

    def transition(self, before: FollowUp, step: Step, at: datetime) -> FollowUp:
        after = take(before, step)
        entry = HistoryEntry(
            at=at,
            event=step.event.value,
            from_status=before.status,
            to_status=after.status,
            by=step.by,
            detail=step.detail,
        )
        with self._writing() as connection:
            _swap(connection, before, rows.follow_up_columns(after))
            values = {name: getattr(entry, name) for name in entry.__dataclass_fields__}
            connection.execute(insert(tables.history), {"follow_up_id": before.id, **values})
            return _follow_up(connection, before.id)

    def note(self, before: FollowUp, changes: FollowUpChanges) -> FollowUp:
        with self._writing() as connection:
            _swap(connection, before, rows.changed_columns(changes))
            return _follow_up(connection, before.id)

    def history(self, follow_up_id: int) -> Sequence[HistoryEntry]:
        table = tables.history
        with self._reading() as connection:
            found = connection.execute(
                select(table).where(table.c.follow_up_id == follow_up_id).order_by(table.c.id)
            )
            return [rows.to_history(row) for row in found]

    def thanked(self, address: str, since: datetime) -> Sequence[FollowUp]:
        asked = {"address": address.lower()}
        with self._reading() as connection:
            found = [rows.to_follow_up(row) for row in connection.execute(queries.TO_ADDRESS, asked)]
        return [one for one in found if one.status in THANKED and one.window.opens_at >= since]

    def sent_since(self, instant: datetime) -> int:
        with self._reading() as connection:
            return int(connection.execute(queries.SENT_SINCE, {"since": instant}).scalar_one())

    # the rest

    def debrief(self, interview_id: int) -> Debrief:
        with self._reading() as connection:
            return _debrief(connection, interview_id)

    def save_debrief(self, interview_id: int, debrief: Debrief) -> None:
        self.change_debrief(interview_id, lambda _: debrief)

    def change_debrief(self, interview_id: int, change: Callable[[Debrief], Debrief]) -> Debrief:
        table = tables.debriefs
        one_by_one = (
            select(tables.interviews.c.id).where(tables.interviews.c.id == interview_id).with_for_update()
        )
        with self._writing() as connection:
            connection.execute(one_by_one)
            changed = change(_debrief(connection, interview_id))
            connection.execute(delete(table).where(table.c.interview_id == interview_id))
            connection.execute(
                insert(table).values(interview_id=interview_id, document=rows.debrief_document(changed))
            )
        return changed

    def remember(self, key: str, value: str) -> None:
        with self._writing() as connection:
            connection.execute(queries.FORGET, {"fact": key})
            connection.execute(insert(tables.facts), {"key": key, "value": value})

    def recall(self, key: str) -> str | None:
        with self._reading() as connection:
            return connection.execute(queries.FACT, {"fact": key}).scalar_one_or_none()

    def facts(self, prefix: str) -> Mapping[str, str]:
        table = tables.facts
        asked = select(table).where(table.c.key.startswith(prefix, autoescape=True)).order_by(table.c.key)
        with self._reading() as connection:
            return {row.key: row.value for row in connection.execute(asked)}

    def forget(self, key: str) -> None:
        with self._writing() as connection:
            connection.execute(queries.FORGET, {"fact": key})

    def _known(self, column: str, values: Collection[str]) -> list[tuple[str, Status]]:
        with self._reading() as connection:
            asked = queries.known(column, values)
            return [(value, status) for one in asked for value, status in connection.execute(one)]

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with _told_plainly(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with _told_plainly(), self._reads.connect() as connection:
            yield connection


@contextmanager
def _told_plainly() -> Iterator[None]:
    """A database's error as one sentence; what it was doing stays out of it."""
    try:
        yield
    except IntegrityError as error:
        raise Conflict("The same thing is kept already.") from error
    except OperationalError as error:
        raise StoreError(f"The database cannot be used just now: {error.orig}.") from error


def _insert(connection: Connection, table: Any, values: rows.Columns) -> int:
    key = connection.execute(insert(table).values(values)).inserted_primary_key
    assert key is not None  # noqa: S101 (an INSERT of one row has a key)
    return int(key[0])


def _insert_person(connection: Connection, interview_id: int, position: int, person: Interviewer) -> int:
    values = rows.interviewer_columns(person) | {"interview_id": interview_id, "position": position}
    return _insert(connection, tables.interviewers, values)


def _save_person(connection: Connection, interview_id: int, position: int, person: Interviewer) -> None:
    if not person.id:
        _insert_person(connection, interview_id, position, person)
        return
    table = tables.interviewers
    values = rows.interviewer_columns(person) | {"position": position}
    connection.execute(update(table).where(table.c.id == person.id).values(values))


def _insert_follow_up(connection: Connection, follow_up: FollowUp) -> int:
    return _insert(connection, tables.follow_ups, rows.follow_up_columns(follow_up))


def _planned(interview: Interview, person: Interviewer, channel: Channel) -> FollowUp:
    window = thank_you_window(interview.end)
    return FollowUp(id=0, interview_id=interview.id, interviewer_id=person.id, channel=channel, window=window)


def _interview(connection: Connection, interview_id: int) -> Interview:
    which = {"interview": interview_id}
    row = connection.execute(queries.INTERVIEW, which).one_or_none()
    if row is None:
        raise NotFound(f"There is no interview {interview_id}; `afterword interview list` shows them all.")
    people = connection.execute(queries.PEOPLE, which).all()
    return rows.to_interview(row, people, connection.execute(queries.EVENTS, which).all())


def _debrief(connection: Connection, interview_id: int) -> Debrief:
    table = tables.debriefs
    document = connection.execute(
        select(table.c.document).where(table.c.interview_id == interview_id)
    ).scalar_one_or_none()
    return Debrief() if document is None else rows.to_debrief(document)


def _link_events(connection: Connection, interview_id: int, events: Sequence[EventLink]) -> None:
    """Have exactly these events linked to the interview."""
    table = tables.interview_events
    connection.execute(delete(table).where(table.c.interview_id == interview_id))
    for link in events:
        connection.execute(
            insert(table).values(
                calendar_id=link.calendar_id,
                event_id=link.event_id,
                sequence=link.sequence,
                interview_id=interview_id,
            )
        )


def _follow_up(connection: Connection, follow_up_id: int) -> FollowUp:
    row = connection.execute(queries.FOLLOW_UP, {"follow_up": follow_up_id}).one_or_none()
    if row is None:
        raise NotFound(f"There is no follow-up {follow_up_id}; `afterword list` shows them all.")
    return rows.to_follow_up(row)


def _swap(connection: Connection, before: FollowUp, values: rows.Columns) -> None:
    """Write only over the row that was read: same status, same revision."""
    read = {"follow_up": before.id, "status_read": before.status, "revision_read": before.revision}
    if not _is_free(connection, read):
        raise Conflict(
            f"Follow-up {before.id} is just being changed, or has been; look again and decide anew."
        )
    changed = values | {"revision": before.revision + 1}
    if connection.execute(queries.SWAP, changed | read).rowcount != 1:
        raise Conflict(f"Follow-up {before.id} has changed meanwhile; look again and decide anew.")


def _is_free(connection: Connection, read: rows.Columns) -> bool:
    """Whether nobody else is writing that row: where rows are locked one by one, a worker goes on, not in line.

    SQLite has one lock for all, which this transaction holds already.
    """
    if connection.dialect.name == "sqlite":
        return True
    return connection.execute(queries.AS_READ, read).first() is not None
