"""What the dashboard asks of the database: each question is read-only and bounded, however much there is."""

import threading
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, PoolProxiedConnection, Select, func, select

from afterword.adapters.store import rows, tables
from afterword.adapters.store.interview_rows import read_interviews
from afterword.adapters.store.reads import reading
from afterword.adapters.store.sql import SqlStore
from afterword.domain.model import Channel, FollowUp, HistoryEntry, Interview, InterviewStatus
from afterword.domain.status import Status


class SqlOverlook:
    """`web.dashboard.Overlook` by SQLAlchemy Core, beside `SqlStore` on the same engine."""

    def __init__(self, store: SqlStore) -> None:
        self._engine: Engine = store.engine
        self._reads = reading(store.engine)
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
