"""`afterword templates …`: the texts the notes are made from, and how to make them one's own."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from afterword.cli.context import MOST, Json, home_of
from afterword.cli.output import console, print_json, say
from afterword.errors import InvalidInput

if TYPE_CHECKING:
    from afterword.adapters.rendering.previews import Preview
    from afterword.bootstrap import Home

Name = Annotated[str, typer.Argument(metavar="NAME", help="As `afterword templates list` shows it.")]

nouns = typer.Typer(name="templates", help="Templates: list, show, copy, preview.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    app.add_typer(nouns)


@nouns.command("list")
def list_(context: typer.Context, json: Json = False) -> None:
    """Every template, and whether it is yours or the shipped one."""
    from rich.table import Table  # noqa: PLC0415

    from afterword.adapters.rendering.templates import template_files  # noqa: PLC0415

    files = template_files(home_of(context).path)
    if json:
        shown = [{"name": f.name, "about": f.about, "own": f.own, "path": str(f.path)} for f in files]
        print_json(shown)
        return
    table = Table("Name", "What it makes", "Whose", box=None, pad_edge=False)
    for file in files:
        table.add_row(file.name, file.about, "yours" if file.own else "shipped")
    console().print(table)


@nouns.command()
def show(context: typer.Context, name: Name, json: Json = False) -> None:
    """The template that is used, with what it can use at its head."""
    from afterword.adapters.rendering.templates import template_file  # noqa: PLC0415

    file = template_file(home_of(context).path, name)
    text = file.path.read_text(encoding="utf-8", errors="replace")
    if json:
        print_json({"name": file.name, "own": file.own, "path": str(file.path), "text": text})
    else:
        say(text.rstrip())


@nouns.command()
def copy(context: typer.Context, name: Name, json: Json = False) -> None:
    """Put a copy into your own folder; from then on yours is used."""
    from afterword.adapters.rendering.templates import copy_template  # noqa: PLC0415

    path = copy_template(home_of(context).path, name)
    if json:
        print_json({"path": str(path)})
    else:
        say(
            f"Your copy is {path}; change it as you like, and look at it with: afterword templates preview {name}"
        )


@nouns.command()
def preview(
    context: typer.Context,
    name: Name,
    interview: Annotated[
        int | None, typer.Option(metavar="ID", max=MOST, help="A real interview instead of the sample.")
    ] = None,
    pdf: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the letter or the card for the call as a PDF.")
    ] = None,
    json: Json = False,
) -> None:
    """What a template makes, for a sample or for each interviewer of a real interview."""
    shown = _previewed(home_of(context), name, interview)
    written = _written(shown, pdf) if pdf else []
    if json:
        print_json([preview.document for preview in shown])
    elif pdf:
        say("\n".join(f"Written: {path}" for path in written))
    else:
        say("\n".join(preview.text for preview in shown).rstrip("\n"))


def _written(shown: "list[Preview]", pdf: Path) -> list[Path]:
    """The files that were written: the one asked for, and for more interviewers one beside it each."""
    paths = [
        pdf if place == 1 else pdf.with_name(f"{pdf.stem}-{place}{pdf.suffix}")
        for place, _ in enumerate(shown, start=1)
    ]
    for preview, path in zip(shown, paths, strict=True):
        _write(path, preview.pdf())
    return paths


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise InvalidInput(f"{path} cannot be written: {error.strerror or error}.") from error


def _previewed(home: "Home", name: str, interview_id: int | None) -> "list[Preview]":
    from dataclasses import replace  # noqa: PLC0415

    from afterword.adapters.clock import SystemClock  # noqa: PLC0415
    from afterword.adapters.rendering.previews import (  # noqa: PLC0415
        previews,
        sample_debrief,
        sample_interview,
    )
    from afterword.adapters.rendering.starters import read_starters  # noqa: PLC0415
    from afterword.adapters.rendering.templates import template_file  # noqa: PLC0415

    file = template_file(home.path, name)
    language = file.name.rpartition("/")[2].partition(".")[0]
    if interview_id is None:
        talk, debrief = sample_interview(), sample_debrief(read_starters(home.path, language))
    else:
        talk = home.store.interview(interview_id)
        debrief = replace(home.store.debrief(interview_id), language=language)
    candidate = home.settings.candidate("you@mail.example") if interview_id is None else home.candidate
    if interview_id is None and not candidate.name:
        candidate = replace(candidate, name="Your Name")
    return previews(home.path, candidate, file.name, talk, debrief, now=SystemClock().now())
