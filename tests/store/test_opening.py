"""Opening a home's database: new, current, newer, broken; and the migrations against the tables."""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Select, text

from afterword.adapters.store import queries, tables
from afterword.adapters.store.migrate import configuration
from afterword.adapters.store.migrations import REVISIONS
from afterword.adapters.store.opening import open_engine, open_store, open_url, schema_revision
from afterword.domain.model import Channel, EventLink
from afterword.domain.status import HoldReason, Status
from afterword.errors import DatabaseTooNew, StoreError
from afterword.ports import FollowUpFilter
from tests.store.conftest import POSTGRES

_SCAN = re.compile(r"SCAN (follow_ups|interviews|interviewers|interview_events|facts)\b")
NOW = datetime(2026, 11, 24, 15, tzinfo=UTC)
SCHEDULED, HELD = frozenset({Status.SCHEDULED}), frozenset({Status.HELD})
MAIL, BY_HAND = frozenset({Channel.EMAIL}), frozenset({Channel.CALL, Channel.LETTER})


def matching(which: FollowUpFilter) -> Select[Any]:
    query, values = queries.matching(which)
    return query.params(values)


THAT_NEED_A_STATUS = (queries.waiting_drafts(), queries.SENT_SINCE.params(since=NOW))
"""All that wait, in three columns; how many are being sent just now."""
QUESTIONS_OF_A_PASS = (
    *THAT_NEED_A_STATUS,
    matching(FollowUpFilter(claimed=True)),
    matching(FollowUpFilter(statuses=SCHEDULED, channels=MAIL, due_by=NOW)),
    matching(FollowUpFilter(statuses=HELD, window_closes_by=NOW)),
    matching(FollowUpFilter(statuses=HELD, hold_reasons=frozenset({HoldReason.RECONNECT_NEEDED}))),
    matching(FollowUpFilter(statuses=HELD, channels=MAIL, drafted=False, window_opens_by=NOW)),
    matching(FollowUpFilter(statuses=HELD, channels=BY_HAND, window_opens_by=NOW)),
    matching(FollowUpFilter(statuses=frozenset({Status.CANCELLED}), discarded_since=NOW)),
    queries.NEXT_MOMENTS.params(after=NOW, until=NOW, most=200),
    queries.TO_ADDRESS.params(address="jane@acme.example"),
    queries.MET.params(address="jane@acme.example", before=NOW),
    queries.FACT.params(fact="beat"),
    *(one.params(interview=1) for one in (queries.INTERVIEW, queries.PEOPLE, queries.EVENTS)),
    queries.FOLLOW_UP.params(follow_up=1),
    *queries.known("draft_id", ["r-1"]),
    *queries.known("gmail_message_id", ["m-1"]),
)


@pytest.mark.filterwarnings("ignore:.*expression-based index")
def test_a_new_database_is_at_the_newest_revision_and_has_the_tables(tmp_path: Path) -> None:
    path = tmp_path / "afterword.db"
    open_store(path).close()
    engine = open_engine(f"sqlite:///{path}")
    assert schema_revision(engine) == REVISIONS[-1]
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        assert compare_metadata(context, tables.metadata) == []
    engine.dispose()


def test_the_list_of_revisions_is_alembics_own() -> None:
    scripts = ScriptDirectory.from_config(configuration())
    assert tuple(script.revision for script in scripts.walk_revisions())[::-1] == REVISIONS


def test_a_database_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "afterword.db"
    open_store(path).close()
    engine = open_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    before = path.read_bytes()
    with pytest.raises(DatabaseTooNew, match="later version"):
        open_store(path)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    path = tmp_path / "afterword.db"
    path.write_bytes(b"this is a letter, not a database" * 100)
    with pytest.raises(StoreError, match=r"afterword\.db"):
        open_store(path)


def test_a_folder_in_its_place_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match=r"afterword\.db"):
        open_store(tmp_path / "file" / "afterword.db")


def test_a_database_of_the_first_version_is_brought_up_to_date_with_what_is_in_it(tmp_path: Path) -> None:
    path = tmp_path / "afterword.db"
    engine = open_engine(f"sqlite:///{path}")
    config = configuration()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.execute(
            text(
                "INSERT INTO interviews (company, role, role_type, kind, start, end, timezone, source, status, "
                "event_id, calendar_id, accepted, confirmed, created_at) VALUES ('Acme', 'Engineer', 'default', "
                "'unknown', '2026-11-24 09:00:00', '2026-11-24 10:00:00', 'Europe/Berlin', 'calendar', 'expected', "
                "'e1', 'primary', 1, 0, '2026-11-20 09:00:00')"
            )
        )
    engine.dispose()
    store = open_store(path)
    (interview,) = store.interviews()
    assert (interview.company, interview.events) == (
        "Acme",
        (EventLink(calendar_id="primary", event_id="e1"),),
    )
    found = store.interview_of_event("primary", "e1")
    assert found is not None
    assert found.id == interview.id
    store.close()


@pytest.mark.skipif(not POSTGRES, reason="AFTERWORD_TEST_POSTGRES is not set")
def test_a_postgresql_database_is_at_the_newest_revision_and_has_the_tables(postgres: str) -> None:
    engine = open_engine(postgres)
    assert schema_revision(engine) == REVISIONS[-1]
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        assert compare_metadata(context, tables.metadata) == []
    engine.dispose()


@pytest.mark.skipif(not POSTGRES, reason="AFTERWORD_TEST_POSTGRES is not set")
def test_a_postgresql_database_that_is_not_there_is_told_without_its_address() -> None:
    with pytest.raises(StoreError, match="cannot be used") as told:
        open_url("postgresql://someone:secret@/nowhere?host=/nonexistent")
    assert "secret" not in str(told.value)


def test_a_pass_reads_no_table_from_end_to_end(tmp_path: Path) -> None:
    open_store(tmp_path / "afterword.db").close()
    engine = open_engine(f"sqlite:///{tmp_path / 'afterword.db'}")
    with engine.connect() as connection:
        for query in QUESTIONS_OF_A_PASS:
            sql = query.compile(dialect=engine.dialect, compile_kwargs={"literal_binds": True})
            plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}")]
            read = [step for step in plan if _SCAN.match(step) and "settling" not in step]
            assert read == [], str(sql)
            held = [
                step for step in plan if step.startswith("SEARCH follow_ups") and step.endswith("(status=?)")
            ]
            assert held == [] or any(query is one for one in THAT_NEED_A_STATUS), str(sql)
    engine.dispose()
