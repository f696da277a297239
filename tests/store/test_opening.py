"""Opening a home's database: new, current, newer, broken; and the migrations against the tables."""

from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from afterword.adapters.store import tables
from afterword.adapters.store.migrate import configuration
from afterword.adapters.store.migrations import REVISIONS
from afterword.adapters.store.opening import open_engine, open_store, schema_revision
from afterword.domain.model import EventLink
from afterword.errors import DatabaseTooNew, StoreError


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
