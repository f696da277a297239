"""Processes of their own that need not load everything again: they are forked from one that has it loaded."""

import io
import multiprocessing
import os
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from afterword.__main__ import main

LOADED = (
    "tests.fakes.forking",
    "tests.crash.process",
    "afterword.cli.app",
    "afterword.adapters.said_times",
    "afterword.adapters.rendering.notes",
    "afterword.adapters.google.account",
    "alembic.command",
    "babel.dates",
    "dateparser",
    "email_validator",
    "jinja2",
    "nameparser",
)
"""What commands load when they need it."""

CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload(list(LOADED))


def afterword_in(folder: Path, arguments: Sequence[str], env: Mapping[str, str]) -> None:
    """Be the program, started with these arguments; `in`, `out` and `err` of the folder are its streams."""
    os.environ.clear()
    os.environ.update(env)
    time.tzset()
    for number, (name, mode) in enumerate((("in", "rb"), ("out", "wb"), ("err", "wb"))):
        with (folder / name).open(mode) as file:
            os.dup2(file.fileno(), number)
    sys.stdin = io.TextIOWrapper(io.FileIO(0, closefd=False))
    sys.stdout = io.TextIOWrapper(io.FileIO(1, "w", closefd=False))
    sys.stderr = io.TextIOWrapper(io.FileIO(2, "w", closefd=False), line_buffering=True)
    sys.argv = ["afterword", *arguments]
    main()
