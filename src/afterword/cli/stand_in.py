"""`afterword sandbox | demo`: the stand-in for Google, and the whole thing on it."""

import typer


def register(app: typer.Typer) -> None:
    """Nothing yet."""
