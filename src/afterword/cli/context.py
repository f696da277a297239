"""What every command needs: the home that was named, and the options they share."""

from pathlib import Path
from typing import Annotated

import typer

from afterword.bootstrap import Home

MOST = 2**31 - 1
"""The largest number that every database takes; larger ones are nobody's."""

Json = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]


def home_of(context: typer.Context) -> Home:
    """The home that was named on the command line, in the environment, or by nobody."""
    home: Home = context.obj
    return home


HomeOption = Annotated[
    Path | None,
    typer.Option(
        "--home", help="The folder that holds everything.", envvar="AFTERWORD_HOME", file_okay=False
    ),
]
