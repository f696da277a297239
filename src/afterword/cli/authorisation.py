"""`afterword connect | disconnect`: the one authorisation, and its end."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from afterword.cli.context import Json, home_of
from afterword.cli.output import complain, print_json, say
from afterword.domain.instants import iso
from afterword.errors import GoogleError
from afterword.ports import MailScope

if TYPE_CHECKING:
    from afterword.adapters.google.token import Connection
    from afterword.bootstrap import Home

LOST_WITHOUT = {
    "read": "Without reading mail, Afterword cannot tell a note you sent by hand from one you discarded, "
    "nor see that you have already written.",
    "calendar": "Without the calendar, enter interviews yourself with `afterword interview add`.",
}


def register(app: typer.Typer) -> None:
    app.command()(connect)
    app.command()(disconnect)


def connect(
    context: typer.Context,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help="Open the browser, or only print the address.")
    ] = True,
    name: Annotated[str | None, typer.Option(help="Your name, as the notes are to be signed.")] = None,
    json: Json = False,
) -> None:
    """Authorise once: Google asks you in the browser."""
    from afterword.bootstrap import log_to_file  # noqa: PLC0415

    home = home_of(context)
    log_to_file(home)
    connection = home.google.connect(show_address=_show_address, open_browser=browser)
    keep_profile(home, connection, name)
    if json:
        print_json(document(connection))
        return
    say(f"Connected as {connection.address}.")
    for missing in sorted(connection.missing):
        complain(LOST_WITHOUT.get(missing.value, f"Not granted: {missing.value}."))


def _show_address(address: str) -> None:
    complain("Open this address in a browser and say yes there:")
    complain(address)


def keep_profile(home: "Home", connection: "Connection", name: str | None) -> None:
    """Write what the profile still lacks: the address from Google, the name as given, known there, or asked for."""
    from afterword.settings import write_profile  # noqa: PLC0415

    known = home.settings.profile
    found = {"email": connection.address}
    if not known.name or name:
        found["name"] = name or _name_at_google(home, connection) or _ask_name()
    write_profile(home.path, {key: value for key, value in found.items() if value})
    if not found.get("name", known.name):
        complain("Your name is not known; put it into config.toml under [candidate] before notes go out.")


def _name_at_google(home: "Home", connection: "Connection") -> str:
    """The name Gmail writes under; a lookup that fails leaves the question to be asked."""
    if MailScope.READ not in connection.granted:
        return ""
    try:
        return home.google.mailbox().display_name()
    except GoogleError as error:
        complain(f"Gmail did not tell your name: {error}")
        return ""


def _ask_name() -> str:
    if not sys.stdin.isatty():
        return ""
    answer: str = typer.prompt("Your name, as the notes are to be signed", default="")
    return answer.strip()


def document(connection: "Connection") -> dict[str, object]:
    return {
        "address": connection.address,
        "granted": sorted(scope.value for scope in connection.granted),
        "missing": sorted(scope.value for scope in connection.missing),
        "authorised_at": iso(connection.authorised_at),
    }


def disconnect(context: typer.Context, json: Json = False) -> None:
    """Revoke the authorisation at Google and forget the token."""
    home = home_of(context)
    outcome = home.google.disconnect()
    if json:
        print_json({"outcome": outcome.value})
    else:
        say(outcome.words)
