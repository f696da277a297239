"""`afterword demo | sandbox`: a stand-in for Google, with everything around it or alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from afterword.bootstrap import Home
from afterword.cli.context import home_of
from afterword.cli.output import say
from afterword.cli.running import stop_on_signals
from afterword.errors import InvalidInput

if TYPE_CHECKING:
    from afterword.sandbox.server import SandboxServer

SANDBOX_PORT = 8025
"""Always the same unless another is named, so that what stands in a config.toml stays right."""

Port = Annotated[int, typer.Option(min=0, max=65535, help="The port on this machine; 0 takes any free one.")]


def register(app: typer.Typer) -> None:
    app.command()(demo)
    app.command()(sandbox)


def demo(
    tour: Annotated[bool, typer.Option("--tour", help="Tell the story in the terminal and exit.")] = False,
    port: Port = 0,
    browser: Annotated[
        bool,
        typer.Option(
            "--browser/--no-browser", help="Open the page in the browser, or only print its address."
        ),
    ] = True,
) -> None:
    """The whole thing on a local stand-in for Google; no account needed."""
    stopped = stop_on_signals()
    if tour:
        from afterword.demo.tour import run_tour  # noqa: PLC0415

        run_tour(stopped)
    else:
        from afterword.demo.live import run_demo  # noqa: PLC0415

        run_demo(stopped, port=port, browser=browser)


def sandbox(
    context: typer.Context,
    port: Port = SANDBOX_PORT,
    credentials: Annotated[
        Path | None,
        typer.Option(
            dir_okay=False, help="Where to write its client file; else credentials.json of a home of its own."
        ),
    ] = None,
) -> None:
    """Only the stand-in for Google, until Ctrl-C."""
    from afterword.demo.client_file import check_replaceable, write_client  # noqa: PLC0415

    stopped = stop_on_signals()
    home = sandbox_home(home_of(context))
    file = (credentials or home / "credentials.json").expanduser().absolute()
    check_replaceable(file)
    with running_sandbox(port) as server:
        write_client(file, server.credentials())
        _explain(server.url, home, file)
        stopped.wait()


def sandbox_home(home: Home) -> Path:
    """The home that was named, else one beside the candidate's own, which a stand-in has no business in."""
    if home.named:
        return home.path
    from platformdirs import user_data_path  # noqa: PLC0415

    return user_data_path("afterword-sandbox", appauthor=False)


@contextmanager
def running_sandbox(port: int) -> "Iterator[SandboxServer]":
    """The stand-in, answering while the block runs.

    Raises:
        InvalidInput: the port cannot be had.
    """
    from afterword.sandbox.server import SandboxServer  # noqa: PLC0415

    server = SandboxServer(port=port)
    try:
        server.start()
    except OSError as error:
        raise InvalidInput(
            f"Port {port} cannot be used ({error.strerror}); choose another with --port."
        ) from error
    try:
        yield server
    finally:
        server.stop()


def _explain(url: str, home: Path, file: Path) -> None:
    say(f"The stand-in for Google is at {url}; Ctrl-C stops it, and it forgets everything then.")
    say(f"Its mailbox, for you to play the candidate: {url}/")
    say(f"Its client file: {file}")
    say("\nTo use it, put this into config.toml of the home:\n")
    say(f'  [google]\n  api_endpoint = "{url}"')
    if file != home / "credentials.json":
        say(f'  credentials = "{file.as_posix()}"')
    say("\nor set this in the other terminal, and connect:\n")
    say(f"  export AFTERWORD_HOME={home} AFTERWORD_GOOGLE__API_ENDPOINT={url}")
    if file != home / "credentials.json":
        say(f"  export AFTERWORD_GOOGLE__CREDENTIALS={file}")
    say("  afterword connect")
