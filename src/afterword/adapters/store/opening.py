"""Opens the home's database: safe pragmas, and the newest schema."""

from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, inspect, text
from sqlalchemy.exc import DatabaseError

from afterword.adapters.store.migrations import REVISIONS
from afterword.adapters.store.sql import SqlStore
from afterword.errors import DatabaseTooNew, StoreError

BUSY_MILLISECONDS = 10_000


def open_store(path: Path) -> SqlStore:
    """The store in that SQLite file, created or brought up to date first.

    Raises:
        DatabaseTooNew: a later version of Afterword wrote it.
        StoreError: the file cannot be opened or is no database.
    """
    _create_private(path)
    engine = open_engine(f"sqlite:///{path}")
    try:
        bring_up_to_date(engine, path)
    except DatabaseError as error:
        engine.dispose()
        raise StoreError(f"{path} cannot be used as a database: {error.orig}.") from error
    except StoreError:
        engine.dispose()
        raise
    return SqlStore(engine)


def open_engine(url: str) -> Engine:
    """An engine whose transactions take the write lock at their start and reach the disk at their end."""
    engine = create_engine(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_pragmas)
        event.listen(engine, "begin", _begin_immediate)
    return engine


def bring_up_to_date(engine: Engine, path: Path) -> None:
    """Migrate when the schema is older; Alembic is loaded only then."""
    revision = schema_revision(engine)
    if revision == REVISIONS[-1]:
        return
    if revision is not None and revision not in REVISIONS:
        engine.dispose()
        raise DatabaseTooNew(
            f"{path} was written by a later version of Afterword (schema {revision}); update Afterword to use it."
        )
    from afterword.adapters.store.migrate import migrate  # noqa: PLC0415 (400 ms, needed once per version)

    migrate(engine, path.with_name(path.name + ".lock"))


def schema_revision(engine: Engine) -> str | None:
    """The migration the database is at, or None for an empty one."""
    with engine.connect() as connection:
        reading = connection.execution_options(isolation_level="AUTOCOMMIT")
        if not inspect(reading).has_table("alembic_version"):
            return None
        return reading.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def _create_private(path: Path) -> None:
    """Make the file readable by its owner only before anything is in it."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{path} cannot be opened: {error.strerror}.") from error


def _set_pragmas(connection: Any, _record: Any) -> None:
    # The driver's own transactions begin late and unasked; ours begin explicitly (see `_begin_immediate`).
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _begin_immediate(connection: Any) -> None:
    """What only reads takes a snapshot and no lock: it waits for nobody, and nobody for it."""
    reads = connection.get_execution_options().get("isolation_level") == "AUTOCOMMIT"
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")
