"""How the command line speaks: one JSON document, or words through rich; one sentence on stderr for a failure."""

import json
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console
    from rich.table import Table


def print_json(document: Any) -> None:
    """The one JSON document of a command."""
    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")


def say(text: str) -> None:
    """A line for people on stdout, as it is; tables and colours go through `console`."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def complain(sentence: str) -> None:
    """A line for people on stderr."""
    sys.stderr.write(f"{sentence}\n")


def console() -> "Console":
    from rich.console import Console  # noqa: PLC0415 (45 ms that a JSON document does not need)

    return Console()


def print_table(headings: "Sequence[str]", rows: "Sequence[Sequence[str]]") -> None:
    """A table for people, every row of it.

    Where the rows fit into the lines they are set side by side here: rich measures and wraps each cell, which
    takes seconds for thousands.
    """
    from rich.cells import cell_len  # noqa: PLC0415 (as `console`)

    out = console()
    widths = [max(map(cell_len, column)) for column in zip(headings, *rows, strict=True)]
    if sum(widths) + len(_GAP) * (len(widths) - 1) > out.width or any(
        "\n" in cell for row in rows for cell in row
    ):
        out.print(_wrapping_table(headings, rows))
        return

    def line(cells: "Sequence[str]") -> str:
        padded = (cell + " " * (width - cell_len(cell)) for cell, width in zip(cells, widths, strict=True))
        return _GAP.join(padded).rstrip()

    out.print(line(headings), style="bold", markup=False, highlight=False)
    say("\n".join(map(line, rows)))


_GAP = "  "


def _wrapping_table(headings: "Sequence[str]", rows: "Sequence[Sequence[str]]") -> "Table":
    from rich.table import Table  # noqa: PLC0415 (as `console`)
    from rich.text import Text  # noqa: PLC0415 (as `console`)

    table = Table(*headings, box=None, pad_edge=False)
    for row in rows:
        table.add_row(*map(Text, row))
    return table
