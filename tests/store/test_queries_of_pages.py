"""The dashboard's questions on SQLite."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from afterword.adapters.store.opening import open_store
from afterword.adapters.store.sql import SqlStore
from tests.store.queries_contract import QueriesContract


class TestQueriesOnSqlite(QueriesContract):
    @pytest.fixture
    def store(self, tmp_path: Path) -> Iterator[SqlStore]:
        opened = open_store(tmp_path / "afterword.db")
        yield opened
        opened.close()
