"""A command loads what it needs and no more: nobody waits for a library that is not used."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SEEN = """
import sys
from afterword.__main__ import main
try:
    main()
except SystemExit:
    pass
print(*sorted(sys.modules), file=sys.stderr)
"""


def loaded(home: Path, *words: str) -> set[str]:
    """What Python has loaded when that command has ended."""
    command = [sys.executable, "-c", SEEN, *words]
    env = os.environ | {"AFTERWORD_HOME": str(home)}
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True, env=env)
    return set(done.stderr.splitlines()[-1].split())


HEAVY = {
    "alembic",
    "apscheduler",
    "babel",
    "dateparser",
    "googleapiclient",
    "harper",
    "icalendar",
    "inflect",
    "jinja2",
    "justhtml",
    "rich.table",
    "spellchecker",
    "sqlalchemy.dialects.postgresql",
    "starlette",
    "tomlkit",
    "typst",
    "uvicorn",
}


def test_status_loads_the_store_and_nothing_heavier(tmp_path: Path) -> None:
    home = tmp_path / "home"
    loaded(home, "status")  # makes the database
    seen = loaded(home, "status", "--json")
    assert "sqlalchemy" in seen
    assert not HEAVY & seen


@pytest.mark.parametrize("words", [("--version",), ("--help",)])
def test_the_version_and_the_help_load_no_store_and_no_settings(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    assert not (HEAVY | {"pydantic", "sqlalchemy"}) & loaded(tmp_path, *words)
