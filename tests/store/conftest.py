"""The store's contract on every database there is: SQLite always, PostgreSQL where one is given.

`AFTERWORD_TEST_POSTGRES` is the address of a PostgreSQL in which schemas may be made and dropped; `.ci/run` starts one.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import quote

import pytest
from sqlalchemy import text

from afterword.adapters.store import tables
from afterword.adapters.store.opening import open_engine, open_store, open_url
from afterword.adapters.store.sql import SqlStore

POSTGRES = os.environ.get("AFTERWORD_TEST_POSTGRES", "")
DATABASES = ("sqlite", "postgresql") if POSTGRES else ("sqlite",)

Opened = Callable[[], SqlStore]


@pytest.fixture(scope="session")
def schema() -> Iterator[str]:
    """The address of an empty schema of this process, gone at the end."""
    name = f"afterword_{os.getpid()}"
    engine = open_engine(POSTGRES)
    with engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
    yield f"{POSTGRES}{'&' if '?' in POSTGRES else '?'}options={quote(f'-csearch_path={name}')}"
    with engine.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {name} CASCADE"))
    engine.dispose()


@pytest.fixture(scope="session")
def postgres(schema: str) -> str:
    """The address of a PostgreSQL database with the tables."""
    open_url(schema).close()
    return schema


@pytest.fixture(params=DATABASES)
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Opened]:
    """Opens a store, and each time another on the same database, which is empty at first."""
    with ExitStack() as stores:
        if request.param == "sqlite":
            yield lambda: _closed_by(stores, open_store(tmp_path / "afterword.db"))
        else:
            url: str = request.getfixturevalue("postgres")
            _empty(url)
            yield lambda: _closed_by(stores, open_url(url))


@pytest.fixture
def store(opened: Opened) -> SqlStore:
    return opened()


def _closed_by(stores: ExitStack, store: SqlStore) -> SqlStore:
    stores.callback(store.close)
    return store


def _empty(url: str) -> None:
    names = ", ".join(table.name for table in tables.metadata.sorted_tables)
    engine = open_engine(url)
    with engine.begin() as connection:
        connection.execute(text(f"TRUNCATE {names} RESTART IDENTITY"))
    engine.dispose()
