"""What the dashboard asks of a store, sentence by sentence; inherit it and give a `store` on any database."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import event

from afterword.adapters.store.queries import SqlQueries
from afterword.adapters.store.sql import SqlStore
from afterword.domain.lifecycle import Event, Step
from afterword.domain.model import Channel, FollowUp, Interviewer, InterviewStatus, NewInterview
from afterword.domain.status import Actor, HoldReason, Status

END = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
JANE = Interviewer(name="Jane Doe", email="jane@acme.example")
ROB = Interviewer(name="Rob Roe", email="rob@acme.example")
ACME = NewInterview(
    company="Acme",
    role="Engineer",
    start=END - HOUR,
    end=END,
    timezone="Europe/Berlin",
    interviewers=(JANE,),
)


class QueriesContract:
    """Read-only, bounded, in order."""

    @pytest.fixture
    def queries(self, store: SqlStore) -> Iterator[SqlQueries]:
        made = SqlQueries(store.engine)
        yield made
        made.close()

    def drafted(self, store: SqlStore, hours: int, *, sent: int | None = None) -> FollowUp:
        """One that goes out so many hours after the end, or went."""
        kept = store.add_interview(ACME, END)
        (planned,) = (f for f in SqlQueries(store.engine).follow_ups_of([kept.id]))
        step = Step(event=Event.DRAFTED, changes={"send_at": END + hours * HOUR})
        follow_up = store.transition(planned, step, END)
        if sent is None:
            return follow_up
        at = END + sent * HOUR
        done = Step(
            event=Event.SENT_BY_HAND, by=Actor.CANDIDATE, changes={"sent_at": at, "sent_by": Actor.CANDIDATE}
        )
        return store.transition(follow_up, done, at)

    def test_it_counts_by_status(self, store: SqlStore, queries: SqlQueries) -> None:
        assert not any(queries.counts().values())
        self.drafted(store, 1)
        self.drafted(store, 2, sent=3)
        store.add_interview(ACME, END)
        found = queries.counts()
        assert {status: many for status, many in found.items() if many} == {
            Status.SCHEDULED: 1,
            Status.SENT: 1,
            Status.PLANNED: 1,
        }

    def test_follow_ups_come_by_when_they_went_or_go_or_their_window_opens(
        self, store: SqlStore, queries: SqlQueries
    ) -> None:
        late, soon = self.drafted(store, 5), self.drafted(store, 1)
        went = self.drafted(store, 9, sent=2)
        (planned,) = queries.follow_ups_of([store.add_interview(ACME, END).id])
        everything = queries.follow_ups(Status, limit=9)
        assert [f.id for f in everything] == [planned.id, soon.id, went.id, late.id]
        newest = queries.follow_ups(Status, newest_first=True, limit=9)
        assert [f.id for f in newest] == [late.id, went.id, soon.id, planned.id]
        assert everything[0] == planned

    def test_a_page_of_follow_ups_is_a_stretch_of_the_list(
        self, store: SqlStore, queries: SqlQueries
    ) -> None:
        ids = [self.drafted(store, hours).id for hours in range(1, 8)]
        for first in range(8):
            page = queries.follow_ups({Status.SCHEDULED}, limit=3, offset=first)
            assert [f.id for f in page] == ids[first : first + 3]

    def test_only_those_of_the_status_and_channel(self, store: SqlStore, queries: SqlQueries) -> None:
        store.add_interview(ACME, END, (Channel.CALL, Channel.EMAIL))
        calls = queries.follow_ups({Status.PLANNED}, channels={Channel.CALL}, limit=9)
        assert [f.channel for f in calls] == [Channel.CALL]
        assert len(queries.follow_ups({Status.PLANNED}, limit=9)) == 2
        assert not queries.follow_ups({Status.HELD}, limit=9)

    def test_interviews_by_id(self, store: SqlStore, queries: SqlQueries) -> None:
        one, other = store.add_interview(ACME, END), store.add_interview(ACME, END)
        assert queries.interviews([one.id, other.id, 99]) == {one.id: one, other.id: other}
        assert queries.interviews([]) == {}

    def test_interviews_a_page_at_a_time_the_latest_end_first(
        self, store: SqlStore, queries: SqlQueries
    ) -> None:
        kept = [store.add_interview(replace(ACME, end=END + n * HOUR), END) for n in range(5)]
        assert queries.interview_page(limit=2, offset=1) == [kept[3], kept[2]]
        assert queries.interview_count() == 5
        doubtful = store.add_interview(replace(ACME, status=InterviewStatus.DOUBTFUL), END)
        assert queries.interview_page(status=InterviewStatus.DOUBTFUL, limit=9) == [doubtful]

    def test_the_follow_ups_of_interviews_come_as_they_were_planned(
        self, store: SqlStore, queries: SqlQueries
    ) -> None:
        one = store.add_interview(replace(ACME, interviewers=(JANE, ROB)), END)
        other = store.add_interview(ACME, END)
        found = queries.follow_ups_of([other.id, one.id])
        assert [f.interview_id for f in found] == [one.id, one.id, other.id]
        assert not queries.follow_ups_of([])

    def test_the_latest_steps_with_the_follow_up_as_it_is_now(
        self, store: SqlStore, queries: SqlQueries
    ) -> None:
        follow_up = self.drafted(store, 1)
        closed = Step(event=Event.WINDOW_CLOSED, hold_reason=HoldReason.WINDOW_CLOSED)
        held = store.transition(follow_up, closed, END)
        found = queries.latest(9)
        assert [(f, entry.event) for f, entry in found] == [(held, "window_closed"), (held, "drafted")]
        assert len(queries.latest(1)) == 1
        assert [entry.event for _, entry in queries.latest(9, "drafted")] == ["drafted"]
        assert not queries.latest(9, "approve")

    def test_the_version_is_another_after_every_commit(self, store: SqlStore, queries: SqlQueries) -> None:
        before = queries.version()
        assert queries.version() == before
        follow_up = self.drafted(store, 1)
        after = queries.version()
        assert after != before
        store.note(follow_up, {"why": "because"})
        assert queries.version() != after

    def test_the_number_of_questions_does_not_grow_with_what_there_is(
        self, store: SqlStore, queries: SqlQueries
    ) -> None:
        for hours in range(1, 9):
            self.drafted(store, hours)
        asked: list[str] = []
        event.listen(
            store.engine,
            "before_cursor_execute",
            lambda _c, _k, statement, *_: asked.append(statement) if statement != "BEGIN" else None,
        )
        for limit in (1, 8):
            asked.clear()
            found = queries.follow_ups({Status.SCHEDULED}, limit=limit)
            queries.interviews(f.interview_id for f in found)
            queries.interview_page(limit=limit)
            queries.latest(limit)
            assert len(asked) == 1 + 3 + 3 + 2, limit
