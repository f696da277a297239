"""What is asked of the tables, as queries; nothing here talks to a database.

Each is answered from an index that is in the tables for it: a pass costs what is due, not what is kept.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from itertools import islice
from typing import Any

from sqlalchemy import Column, Integer, Select, Text, and_, bindparam, delete, func, select, union, update

from afterword.adapters.store.tables import facts, follow_ups, interview_events, interviewers, interviews
from afterword.domain.model import InterviewStatus, Part
from afterword.domain.status import Actor, Status
from afterword.ports import FollowUpFilter

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

SETTLING = follow_ups.c.create_claimed_at.is_not(None) | follow_ups.c.send_claimed_at.is_not(None)


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
        query = query.where(SETTLING)
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


def of_interviews(column: Column[Any], ids: Iterable[int]) -> Iterator[Select[Any]]:
    """The rows of a table that belong to these interviews; `column` says to which."""
    left = iter(ids)
    while some := list(islice(left, _AT_ONCE)):
        yield select(column.table).where(column.in_(some))
