"""The command line, put together from its nouns."""

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from afterword import __version__
from afterword.bootstrap import open_home
from afterword.cli import (
    authorisation,
    calls_and_letters,
    debriefs,
    demo,
    follow_ups,
    interviews,
    running,
    templates,
)
from afterword.cli.context import HomeOption
from afterword.cli.output import complain
from afterword.errors import AfterwordError

app = typer.Typer(
    name="afterword",
    help="After an interview: a thank-you note to each interviewer, from your own Gmail, inside 24 hours.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"afterword {__version__}")
        raise typer.Exit


@app.callback()
def root(
    context: typer.Context,
    home: HomeOption = None,
    version: Annotated[  # noqa: ARG001 (answered by its callback)
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    context.obj = open_home(home)


for noun in (authorisation, running, interviews, debriefs, follow_ups, calls_and_letters, templates, demo):
    noun.register(app)


def home_first(arguments: Sequence[str]) -> list[str]:
    """The arguments with `--home` in front, where it may stand anywhere on the line."""
    named: list[str] = []
    others: list[str] = []
    rest = iter(arguments)
    for argument in rest:
        if argument == "--":
            others += [argument, *rest]
        elif argument == "--home":
            named += [argument, *([value] if (value := next(rest, None)) is not None else [])]
        elif argument.startswith("--home="):
            named.append(argument)
        else:
            others.append(argument)
    return named + others


def run() -> None:
    """Run the command line on this process's arguments."""
    try:
        app(home_first(sys.argv[1:]))
    except AfterwordError as error:
        complain(str(error))
        sys.exit(error.exit_code)
