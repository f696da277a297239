"""What is asked of the tables: the store's queries, and what the dashboard reads."""

import threading
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from itertools import islice
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    Integer,
    PoolProxiedConnection,
    Select,
    Table,
    Text,
    and_,
    bindparam,
    delete,
    func,
    select,
    union,
    update,
)

from afterword.adapters.store import rows, tables
from afterword.adapters.store.tables import facts, follow_ups, interview_events, interviewers, interviews
from afterword.domain.acquaintances import Acquaintances
from afterword.domain.model import (
    Channel,
    FollowUp,
    HistoryEntry,
    Interview,
    Interviewer,
    InterviewStatus,
    Part,
)
from afterword.domain.status import Actor, Status
from afterword.ports import FollowUpFilter

# Each query is answered from an index that is in the tables for it: a pass costs what is due, not what is kept.

_AT_ONCE = 500
"""How many values one query names; SQLite takes some thousands."""

# These are asked again and again, so they are put together once.
FACT = select(facts.c.value).where(facts.c.key == bindparam("fact"))
FORGET = delete(facts).where(facts.c.key == bindparam("fact"))
INTERVIEW = select(interviews).where(interviews.c.id == bindparam("interview"))
PEOPLE = (
    select(interviewers)
    .where(interviewers.c.interview_id == bindparam("interview"))
    .order_by(interviewers.c.position)
)
EVENTS = (
    select(interview_events)
    .where(interview_events.c.interview_id == bindparam("interview"))
    .order_by(interview_events.c.event_id)
)
FOLLOW_UP = select(follow_ups).where(follow_ups.c.id == bindparam("follow_up"))

_SAME_STATUS = follow_ups.c.status == bindparam("status_read")
_SAME_REVISION = follow_ups.c.revision == bindparam("revision_read")
_AS_READ = and_(follow_ups.c.id == bindparam("follow_up"), _SAME_STATUS, _SAME_REVISION)
SWAP = update(follow_ups).where(_AS_READ)
"""Writes what it is given over the row that was read, if it is still as it was."""
AS_READ = select(follow_ups.c.id).where(_AS_READ).with_for_update(skip_locked=True)

_SETTLING = follow_ups.c.create_claimed_at.is_not(None) | follow_ups.c.send_claimed_at.is_not(None)


def matching(which: FollowUpFilter) -> tuple[Select[Any], dict[str, Any]]:
    """The follow-ups of a filter, by send time, the unplanned last; and the values to ask for them with."""
    values = {name: value for name in _VALUES if (value := getattr(which, name)) is not None}
    blanks: dict[str, Any] = {name: _VALUES[name] for name in values}
    return _matching(replace(which, **blanks)), values


_VALUES: dict[str, Any] = dict.fromkeys(
    ("due_by", "window_opens_by", "window_closes_by", "discarded_since"), datetime(1970, 1, 1, tzinfo=UTC)
) | {"interview_id": 0, "limit": 0}
"""What differs from question to question, and what stands for it where filters of one kind are told from others."""


@lru_cache(maxsize=256)
def _matching(kind: FollowUpFilter) -> Select[Any]:
    query = select(follow_ups).where(*_chosen(kind), *_timed(kind))
    if kind.claimed:
        query = query.where(_SETTLING)
    if kind.drafted is not None:
        has_draft = follow_ups.c.draft_id.is_not(None)
        query = query.where(has_draft if kind.drafted else follow_ups.c.draft_id.is_(None))
    # Where a send time is asked for, none is missing, and the index has the rows in their order already.
    unplanned_last = () if kind.due_by is not None else (follow_ups.c.send_at.is_(None),)
    query = query.order_by(*unplanned_last, follow_ups.c.send_at, follow_ups.c.id)
    return query if kind.limit is None else query.limit(bindparam("limit", type_=Integer))


def _chosen(kind: FollowUpFilter) -> Iterator[Any]:
    """Its conditions on words and ids."""
    columns = follow_ups.c
    if kind.statuses:
        yield columns.status.in_(sorted(kind.statuses))
    if kind.hold_reasons:
        yield columns.hold_reason.in_(sorted(kind.hold_reasons))
    if kind.channels:
        yield columns.channel.in_(sorted(kind.channels))
    if kind.interview_id is not None:
        yield columns.interview_id == bindparam("interview_id")


def _timed(kind: FollowUpFilter) -> Iterator[Any]:
    """Its conditions on instants."""
    columns = follow_ups.c
    if kind.due_by is not None:
        yield columns.send_at <= bindparam("due_by")
    if kind.window_opens_by is not None:
        yield columns.opens_at <= bindparam("window_opens_by")
    if kind.window_closes_by is not None:
        yield columns.closes_at <= bindparam("window_closes_by")
    if kind.discarded_since is not None:
        yield columns.discarded_at >= bindparam("discarded_since")


def waiting_drafts() -> Select[Any]:
    """Id, draft and message of each follow-up that waits with a draft."""
    columns = follow_ups.c
    waiting = columns.status.in_([Status.SCHEDULED, Status.HELD]) & columns.draft_id.is_not(None)
    return select(columns.id, columns.draft_id, columns.gmail_message_id).where(waiting).order_by(columns.id)


def known(column: str, values: Iterable[str]) -> Iterator[Select[Any]]:
    """Which of these values stand in that column, each with the status beside it, in as many queries as it takes."""
    left = iter(values)
    while some := list(islice(left, _AT_ONCE)):
        yield select(follow_ups.c[column], follow_ups.c.status).where(follow_ups.c[column].in_(some))


def _of_interviews(column: Column[Any], ids: Iterable[int]) -> Iterator[Select[Any]]:
    """The rows of a table that belong to these interviews; `column` says to which."""
    left = iter(ids)
    while some := list(islice(left, _AT_ONCE)):
        yield select(column.table).where(column.in_(some))


def _next(column: str, status: Status) -> Any:
    moment = follow_ups.c[column]
    found = select(moment.label("moment")).where(
        and_(follow_ups.c.status == status, moment > bindparam("after"), moment <= bindparam("until"))
    )
    return found.distinct().order_by(moment).limit(bindparam("most", type_=Integer)).subquery()


def _next_moments() -> Select[Any]:
    sends, ends = _next("send_at", Status.SCHEDULED), _next("opens_at", Status.PLANNED)
    both = union(select(sends.c.moment), select(ends.c.moment)).subquery()
    return select(both.c.moment).order_by(both.c.moment).limit(bindparam("most", type_=Integer))


def _sent_since() -> Select[Any]:
    columns = follow_ups.c
    by_us = _count(columns.sent_by == Actor.AUTOPILOT, columns.sent_at >= bindparam("since"))
    under_way = _count(columns.status == Status.SENDING)
    return select(by_us + under_way)


def _count(*conditions: Any) -> Any:
    return select(func.count()).select_from(follow_ups).where(*conditions).scalar_subquery()


NEXT_MOMENTS = _next_moments()
"""The next send times and the next ends of interviews, each once, the earliest first."""
SENT_SINCE = _sent_since()
"""How many went out by Afterword from then on, and how many are going out now."""
_AT = func.lower(interviewers.c.email) == bindparam("address", type_=Text)
TO_ADDRESS = (
    select(follow_ups)
    .where(follow_ups.c.interviewer_id.in_(select(interviewers.c.id).where(_AT)))
    .order_by(follow_ups.c.id)
)
"""All to that address: few, and so not narrowed down by what would make SQLite read another index."""
MET = (
    select(interviews.c.id)
    .join(interviewers, interviewers.c.interview_id == interviews.c.id)
    .where(_AT, interviewers.c.part == Part.INTERVIEWER)
    .where(interviews.c.status == InterviewStatus.EXPECTED, interviews.c.end <= bindparam("before"))
    .distinct()
    .order_by(interviews.c.id)
)
"""The expected interviews with that address on the panel that ended by then."""


# --- what only reads takes a snapshot and no lock ----------------------------------------------------------

_READS = "afterword_only_reads"


def reading(engine: Engine) -> Engine:
    """The same engine, for what only reads."""
    if engine.dialect.name == "sqlite":
        return engine.execution_options(**{_READS: True})
    return engine.execution_options(isolation_level="AUTOCOMMIT")


def only_reads(connection: Connection) -> bool:
    return bool(connection.get_execution_options().get(_READS))


# --- interviews with their people and events: three questions, however many interviews ---------------------


def read_interviews(connection: Connection, asked: Select[Any], *, every: bool = False) -> list[Interview]:
    """Those that the question about `tables.interviews` finds, in its order; `every` when that is all of them."""
    found = connection.execute(asked).all()
    if not found:
        return []
    ids = None if every else [row.id for row in found]
    people = _by_interview(connection, tables.interviewers, ids, tables.interviewers.c.position)
    events = _by_interview(connection, tables.interview_events, ids, tables.interview_events.c.event_id)
    return [rows.to_interview(row, people.get(row.id, []), events.get(row.id, [])) for row in found]


def _by_interview(
    connection: Connection, table: Table, ids: Sequence[int] | None, order: Column[Any]
) -> dict[int, list[Any]]:
    """The rows of a table that belong to these interviews, or to any, by the interview's id."""
    found: dict[int, list[Any]] = {}
    chosen = [select(table)] if ids is None else _of_interviews(table.c.interview_id, ids)
    for query in chosen:
        for row in connection.execute(query.order_by(order)):
            found.setdefault(row.interview_id, []).append(row)
    return found


# --- whom the candidate met, read anew only after a change: there may be thousands -------------------------

PanelsState = tuple[int, int, int]

_PANELS_STATE = select(
    func.count(), func.max(tables.interviews.c.id), func.sum(tables.interviews.c.revision)
).select_from(tables.interviews)


def panels_state(connection: Connection) -> PanelsState:
    """Another one after every change: a new interview is counted, and each saving of one counts its revision up."""
    many, last, savings = connection.execute(_PANELS_STATE).one()
    return int(many), int(last or 0), int(savings or 0)


def acquaintances(connection: Connection) -> Acquaintances:
    """Every company, and everybody who interviewed, each with the name of the company; the same once."""
    table, people = tables.interviews, tables.interviewers
    companies = connection.execute(select(table.c.company).distinct()).scalars()
    asked = select(table.c.company, people.c.name, people.c.email, people.c.title).distinct()
    asked = asked.join(table, table.c.id == people.c.interview_id)
    found = connection.execute(asked.where(people.c.part == Part.INTERVIEWER)).all()
    return Acquaintances(
        companies,
        (
            (company, Interviewer(name=name, email=email, title=title))
            for company, name, email, title in found
        ),
    )


# --- what the dashboard asks: read-only and bounded, however much there is ---------------------------------


class SqlQueries:
    """`web.dashboard.Queries` by SQLAlchemy Core, beside `SqlStore` on the same engine."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._reads = reading(engine)
        self._watching: PoolProxiedConnection | None = None
        self._watching_lock = threading.Lock()

    def counts(self) -> Mapping[Status, int]:
        table = tables.follow_ups
        with self._reading() as connection:
            asked = select(table.c.status, func.count()).group_by(table.c.status)
            return {row[0]: row[1] for row in connection.execute(asked)}

    def follow_ups(
        self,
        statuses: Iterable[Status],
        *,
        channels: Collection[Channel] = tuple(Channel),
        newest_first: bool = False,
        limit: int,
        offset: int = 0,
    ) -> Sequence[FollowUp]:
        table = tables.follow_ups
        when = func.coalesce(table.c.sent_at, table.c.send_at, table.c.opens_at)
        order = (when.desc(), table.c.id.desc()) if newest_first else (when, table.c.id)
        chosen = select(table.c.id).where(table.c.status.in_(sorted(statuses)))
        if set(channels) != set(Channel):
            chosen = chosen.where(table.c.channel.in_(sorted(channels)))
        # The ids first: what is sorted and skipped is then small, however far down the list the page is.
        chosen = chosen.order_by(*order).limit(limit).offset(offset)
        asked = select(table).where(table.c.id.in_(chosen)).order_by(*order)
        with self._reading() as connection:
            return [rows.to_follow_up(row) for row in connection.execute(asked)]

    def interviews(self, ids: Iterable[int]) -> Mapping[int, Interview]:
        table = tables.interviews
        wanted = set(ids)
        if not wanted:
            return {}
        return {one.id: one for one in self._interviews(select(table).where(table.c.id.in_(wanted)))}

    def interview_page(
        self, *, status: InterviewStatus | None = None, limit: int, offset: int = 0
    ) -> Sequence[Interview]:
        table = tables.interviews
        asked = select(table).order_by(table.c.end.desc(), table.c.id.desc()).limit(limit).offset(offset)
        return self._interviews(asked if status is None else asked.where(table.c.status == status))

    def interview_count(self) -> int:
        with self._reading() as connection:
            return connection.execute(select(func.count()).select_from(tables.interviews)).scalar_one()

    def follow_ups_of(self, interview_ids: Iterable[int]) -> Sequence[FollowUp]:
        table = tables.follow_ups
        asked = select(table).where(table.c.interview_id.in_(set(interview_ids))).order_by(table.c.id)
        with self._reading() as connection:
            return [rows.to_follow_up(row) for row in connection.execute(asked)]

    def latest(self, limit: int, event: str | None = None) -> Sequence[tuple[FollowUp, HistoryEntry]]:
        history, table = tables.history, tables.follow_ups
        asked = select(history).order_by(history.c.id.desc()).limit(limit)
        if event is not None:
            asked = asked.where(history.c.event == event)
        with self._reading() as connection:
            found = connection.execute(asked).all()
            ids = {row.follow_up_id for row in found}
            owners = connection.execute(select(table).where(table.c.id.in_(ids)))
            by_id = {row.id: rows.to_follow_up(row) for row in owners}
        return [(by_id[row.follow_up_id], rows.to_history(row)) for row in found]

    def version(self) -> int:
        """Another number after every commit, whoever made it."""
        if self._engine.dialect.name == "sqlite":
            return self._data_version()
        steps, writes = tables.history.c.id, tables.follow_ups.c.revision
        marks = select(select(func.max(steps)).scalar_subquery(), select(func.sum(writes)).scalar_subquery())
        with self._reading() as connection:
            return hash(tuple(connection.execute(marks).one()))

    def close(self) -> None:
        with self._watching_lock:
            if self._watching is not None:
                self._watching.close()
                self._watching = None

    def _data_version(self) -> int:
        """SQLite's own count of the commits of all other connections; this one never writes, nor begins anything."""
        with self._watching_lock:
            if self._watching is None:
                self._watching = self._engine.raw_connection()
            cursor = self._watching.cursor()
            try:
                cursor.execute("PRAGMA data_version")
                found = cursor.fetchone()
            finally:
                cursor.close()
            return int(found[0]) if found else 0

    def _interviews(self, asked: Select[Any]) -> list[Interview]:
        with self._reading() as connection:
            return read_interviews(connection, asked)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._reads.connect() as connection:
            yield connection
