"""Reads interviews with their people and events: three questions, however many interviews."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Column, Connection, Select, Table, select

from afterword.adapters.store import rows, tables
from afterword.domain.model import Interview


def read_interviews(connection: Connection, asked: Select[Any]) -> list[Interview]:
    """Those that the question about `tables.interviews` finds, in its order. It has to be bounded."""
    found = connection.execute(asked).all()
    ids = [row.id for row in found]
    if not ids:
        return []
    people = _by_interview(connection, tables.interviewers, ids, tables.interviewers.c.position)
    events = _by_interview(connection, tables.interview_events, ids, tables.interview_events.c.event_id)
    return [rows.to_interview(row, people.get(row.id, []), events.get(row.id, [])) for row in found]


def _by_interview(
    connection: Connection, table: Table, ids: Sequence[int], order: Column[Any]
) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in connection.execute(select(table).where(table.c.interview_id.in_(ids)).order_by(order)):
        found.setdefault(row.interview_id, []).append(row)
    return found
