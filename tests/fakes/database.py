"""A migrated database to begin with: the migrations are run once, and tested where they are tested."""

import tempfile
from functools import cache
from pathlib import Path

from afterword.adapters.store.opening import open_store


def place_database(path: Path) -> None:
    """Put a new, empty database there, unless there is one."""
    if not path.exists():
        path.write_bytes(_empty())


@cache
def _empty() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "afterword.db"
        open_store(path).close()
        return path.read_bytes()
