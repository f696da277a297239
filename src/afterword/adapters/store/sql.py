"""The store on a relational database: guarded writes, each in one transaction."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import product
from typing import Any

from sqlalchemy import Column, Connection, Engine, Select, Table, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError, OperationalError

from afterword.adapters.store import rows, tables
from afterword.adapters.store.interview_rows import read_interviews
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
    Part,
)
from afterword.domain.status import Actor, Status
from afterword.domain.window import thank_you_window
from afterword.errors import Conflict, NotFound, StoreError
from afterword.ports import FollowUpFilter, NewFollowUp


class SqlStore:
    """`ports.Store` by SQLAlchemy Core."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

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
            found = connection.execute(
                asked if status is None else asked.where(table.c.status == status)
            ).all()
            if not found:
                return []
            people = _by_interview(connection, tables.interviewers, tables.interviewers.c.position)
            events = _by_interview(connection, tables.interview_events, tables.interview_events.c.event_id)
            return [rows.to_interview(row, people.get(row.id, []), events.get(row.id, [])) for row in found]

    def companies(self) -> Sequence[str]:
        with self._reading() as connection:
            return list(connection.execute(select(tables.interviews.c.company).distinct()).scalars())

    def interviews_ending(self, since: datetime, until: datetime) -> Sequence[Interview]:
        table = tables.interviews
        asked = select(table).where(table.c.end.between(since, until))
        with self._reading() as connection:
            return read_interviews(connection, asked.order_by(table.c.end.desc(), table.c.id))

    def interviews_with(self, address: str) -> Sequence[Interview]:
        table, people = tables.interviews, tables.interviewers
        theirs = select(people.c.interview_id).where(func.lower(people.c.email) == address.lower())
        asked = select(table).where(table.c.id.in_(theirs))
        with self._reading() as connection:
            return read_interviews(connection, asked.order_by(table.c.end.desc(), table.c.id))

    def met(self) -> Sequence[tuple[str, Interviewer]]:
        table, people = tables.interviews, tables.interviewers
        asked = select(table.c.company, people.c.name, people.c.email, people.c.title).distinct()
        asked = asked.join(table, table.c.id == people.c.interview_id).where(
            people.c.part == Part.INTERVIEWER
        )
        with self._reading() as connection:
            return [
                (company, Interviewer(name=name, email=email, title=title))
                for company, name, email, title in connection.execute(asked).all()
            ]

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
            return [rows.to_follow_up(row) for row in connection.execute(_matching(which))]

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
            connection.execute(
                insert(tables.history).values(
                    follow_up_id=before.id,
                    **{name: getattr(entry, name) for name in entry.__dataclass_fields__},
                )
            )
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
        table, people = tables.follow_ups, tables.interviewers
        asked = (
            select(table)
            .join(people, people.c.id == table.c.interviewer_id)
            .where(func.lower(people.c.email) == address.lower())
            .where(table.c.status.in_([Status.SENDING, Status.SENT]) & (table.c.opens_at >= since))
        )
        with self._reading() as connection:
            return [rows.to_follow_up(row) for row in connection.execute(asked)]

    def sent_since(self, instant: datetime) -> int:
        table = tables.follow_ups
        by_us = (table.c.sent_by == Actor.AUTOPILOT) & (table.c.sent_at >= instant)
        under_way = table.c.status == Status.SENDING
        with self._reading() as connection:
            return connection.execute(select(func.count()).where(by_us | under_way)).scalar_one()

    # the rest

    def debrief(self, interview_id: int) -> Debrief:
        table = tables.debriefs
        with self._reading() as connection:
            document = connection.execute(
                select(table.c.document).where(table.c.interview_id == interview_id)
            ).scalar_one_or_none()
            return Debrief() if document is None else rows.to_debrief(document)

    def save_debrief(self, interview_id: int, debrief: Debrief) -> None:
        table = tables.debriefs
        with self._writing() as connection:
            connection.execute(delete(table).where(table.c.interview_id == interview_id))
            connection.execute(
                insert(table).values(interview_id=interview_id, document=rows.debrief_document(debrief))
            )

    def remember(self, key: str, value: str) -> None:
        table = tables.facts
        with self._writing() as connection:
            connection.execute(delete(table).where(table.c.key == key))
            connection.execute(insert(table).values(key=key, value=value))

    def recall(self, key: str) -> str | None:
        table = tables.facts
        with self._reading() as connection:
            return connection.execute(select(table.c.value).where(table.c.key == key)).scalar_one_or_none()

    def facts(self, prefix: str) -> Mapping[str, str]:
        table = tables.facts
        asked = select(table).where(table.c.key.startswith(prefix, autoescape=True)).order_by(table.c.key)
        with self._reading() as connection:
            return {row.key: row.value for row in connection.execute(asked)}

    def forget(self, key: str) -> None:
        with self._writing() as connection:
            connection.execute(delete(tables.facts).where(tables.facts.c.key == key))

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with _told_plainly(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with _told_plainly(), self._engine.connect() as connection:
            yield connection.execution_options(isolation_level="AUTOCOMMIT")


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
    table, people = tables.interviews, tables.interviewers
    row = connection.execute(select(table).where(table.c.id == interview_id)).one_or_none()
    if row is None:
        raise NotFound(f"There is no interview {interview_id}; `afterword interview list` shows them all.")
    events = tables.interview_events
    chosen = select(people).where(people.c.interview_id == interview_id).order_by(people.c.position)
    linked = select(events).where(events.c.interview_id == interview_id).order_by(events.c.event_id)
    return rows.to_interview(row, connection.execute(chosen).all(), connection.execute(linked).all())


def _by_interview(connection: Connection, table: Table, order: Column[Any]) -> dict[int, list[Any]]:
    """All rows of a table that belongs to interviews, by the interview's id."""
    found: dict[int, list[Any]] = {}
    for row in connection.execute(select(table).order_by(order)):
        found.setdefault(row.interview_id, []).append(row)
    return found


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
    table = tables.follow_ups
    row = connection.execute(select(table).where(table.c.id == follow_up_id)).one_or_none()
    if row is None:
        raise NotFound(f"There is no follow-up {follow_up_id}; `afterword list` shows them all.")
    return rows.to_follow_up(row)


def _matching(which: FollowUpFilter) -> Select[Any]:
    table = tables.follow_ups
    query = select(table).order_by(table.c.send_at.is_(None), table.c.send_at, table.c.id)
    if which.statuses:
        query = query.where(table.c.status.in_(sorted(which.statuses)))
    if which.interview_id is not None:
        query = query.where(table.c.interview_id == which.interview_id)
    if which.channels:
        query = query.where(table.c.channel.in_(sorted(which.channels)))
    if which.due_by is not None:
        query = query.where(table.c.send_at <= which.due_by)
    if which.window_opens_by is not None:
        query = query.where(table.c.opens_at <= which.window_opens_by)
    if which.discarded_since is not None:
        query = query.where(table.c.discarded_at >= which.discarded_since)
    if which.claimed:
        query = query.where(table.c.create_claimed_at.is_not(None) | table.c.send_claimed_at.is_not(None))
    return query if which.limit is None else query.limit(which.limit)


def _swap(connection: Connection, before: FollowUp, values: rows.Columns) -> None:
    """Write only over the row that was read: same status, same revision."""
    table = tables.follow_ups
    same = (
        (table.c.id == before.id) & (table.c.status == before.status) & (table.c.revision == before.revision)
    )
    swapped = connection.execute(update(table).where(same).values(values | {"revision": before.revision + 1}))
    if swapped.rowcount != 1:
        raise Conflict(f"Follow-up {before.id} has changed meanwhile; look again and decide anew.")
