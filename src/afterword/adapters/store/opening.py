"""Opens the home's database: safe pragmas, and the newest schema."""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.exc import DatabaseError

from afterword.adapters.store.migrations import REVISIONS
from afterword.adapters.store.queries import only_reads, reading
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
        bring_up_to_date(engine, str(path), path.with_name(path.name + ".lock"))
    except DatabaseError as error:
        engine.dispose()
        raise StoreError(f"{path} cannot be used as a database: {error.orig}.") from error
    except StoreError:
        engine.dispose()
        raise
    return SqlStore(engine)


def open_url(url: str) -> SqlStore:
    """The store in that PostgreSQL database, made or brought up to date first; several processes may use it.

    Raises:
        DatabaseTooNew: a later version of Afterword wrote it.
        StoreError: it cannot be reached, or its driver is not installed.
    """
    try:
        engine = open_engine(url)
        bring_up_to_date(engine, "The database of [store] url")
    except (DatabaseError, ModuleNotFoundError) as error:
        # Not the whole error: it may repeat the address, and with it a password.
        why = str(getattr(error, "orig", error)).strip().splitlines()[0]
        raise StoreError(f"The database of [store] url cannot be used: {why}.") from None
    return SqlStore(engine)


def open_engine(url: str) -> Engine:
    """An engine whose transactions take the write lock at their start and reach the disk at their end."""
    engine = create_engine(_with_driver(url))
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_pragmas)
        event.listen(engine, "begin", _begin)
    return engine


def _with_driver(url: str) -> str:
    """The address as SQLAlchemy wants it: by the driver that is in the `postgres` extra."""
    scheme, separator, rest = url.partition("://")
    return f"postgresql+psycopg://{rest}" if separator and scheme in {"postgres", "postgresql"} else url


def bring_up_to_date(engine: Engine, name: str, lock_path: Path | None = None) -> None:
    """Migrate when the schema is older; Alembic is loaded only then. A database in a file is locked by another."""
    revision = schema_revision(engine)
    if revision == REVISIONS[-1]:
        return
    if revision is not None and revision not in REVISIONS:
        engine.dispose()
        raise DatabaseTooNew(
            f"{name} was written by a later version of Afterword (schema {revision}); update Afterword to use it."
        )
    from afterword.adapters.store.migrate import migrate  # noqa: PLC0415 (400 ms, needed once per version)

    migrate(engine, lock_path)


def schema_revision(engine: Engine) -> str | None:
    """The migration the database is at, or None for an empty one."""
    with reading(engine).connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def _create_private(path: Path) -> None:
    """Make the file readable by its owner only before anything is in it."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{path} cannot be opened: {error.strerror}.") from error


def _set_pragmas(connection: Any, _record: Any) -> None:
    # The driver's own transactions begin late and unasked; ours begin explicitly (see `_begin`).
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _begin(connection: Connection) -> None:
    """What only reads takes a snapshot and no lock: it waits for nobody, and nobody for it."""
    connection.exec_driver_sql("BEGIN" if only_reads(connection) else "BEGIN IMMEDIATE")
