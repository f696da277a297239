"""Reads interviews with their people and events: three questions, however many interviews."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Column, Connection, Select, Table, select

from afterword.adapters.store import queries, rows, tables
from afterword.domain.model import Interview


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
    chosen = [select(table)] if ids is None else queries.of_interviews(table.c.interview_id, ids)
    for query in chosen:
        for row in connection.execute(query.order_by(order)):
            found.setdefault(row.interview_id, []).append(row)
    return found
