"""What every command needs: the home that was named, and the options they share."""

from pathlib import Path
from typing import Annotated

import typer

from afterword.bootstrap import Home, open_home

Json = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]


def home_of(context: typer.Context) -> Home:
    """The home of this invocation, opened once."""
    root = context.find_root()
    if not isinstance(root.obj, Home):
        root.obj = open_home(root.params.get("home"))
    home: Home = root.obj
    return home


HomeOption = Annotated[
    Path | None,
    typer.Option(
        "--home", help="The folder that holds everything.", envvar="AFTERWORD_HOME", file_okay=False
    ),
]
