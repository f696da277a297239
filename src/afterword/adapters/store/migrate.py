"""Runs the migrations. Loaded only when there is one to run."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from alembic import command
from alembic.config import Config
from filelock import FileLock
from sqlalchemy import Connection, Engine, text

from afterword.errors import StoreError


def configuration() -> Config:
    """Alembic's settings, in code: there is no ini file to lose."""
    config = Config()
    config.set_main_option("script_location", "afterword.adapters.store:migrations")
    config.set_main_option("path_separator", "os")
    return config


_ONE_AT_A_TIME = 0x41667465
"""The advisory lock of whoever migrates a PostgreSQL database."""


def migrate(engine: Engine, lock_path: Path | None) -> None:
    """Bring the schema to the newest revision; one process at a time, all in one transaction."""
    config = configuration()
    with (
        nullcontext() if lock_path is None else FileLock(lock_path, timeout=60),
        engine.connect() as connection,
        without_foreign_keys(connection),
        connection.begin(),
    ):
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ONE_AT_A_TIME})
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        _check_foreign_keys(connection)


@contextmanager
def without_foreign_keys(connection: Connection) -> Iterator[None]:
    """SQLite changes a table by making it anew, which foreign keys to it would forbid.

    It heeds this switch only outside a transaction, so it is thrown on the driver's own connection.
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    driver = connection.connection
    driver.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        driver.execute("PRAGMA foreign_keys = ON")


def _check_foreign_keys(connection: Connection) -> None:
    """Refuse a migration that would leave a row pointing nowhere; the transaction is rolled back then."""
    if connection.dialect.name == "sqlite" and connection.execute(text("PRAGMA foreign_key_check")).first():
        raise StoreError("The database could not be brought up to date: rows in it do not fit together.")
