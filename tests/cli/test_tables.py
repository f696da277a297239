"""A table of any length reads as rich would set it, and shows every row as it is."""

import pytest
from rich.console import Console
from rich.table import Table
from rich.text import Text

from afterword.cli.output import print_table

HEADINGS = ("ID", "To", "Company")
ROWS = [
    ("1", "Jane Doe", "Acme"),
    ("2", "李雷", "Bücher [Köln] GmbH"),
    ("3", "", "[bold]Loud[/bold] :smile:"),
]


def as_rich_sets_it(width: int) -> str:
    console, table = Console(width=width), Table(*HEADINGS, box=None, pad_edge=False)
    for row in ROWS:
        table.add_row(*map(Text, row))
    with console.capture() as captured:
        console.print(table)
    return captured.get()


@pytest.mark.parametrize("width", [80, 40, 33, 30, 20])
def test_a_table_reads_as_rich_would_set_it(
    width: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    print_table(HEADINGS, ROWS)
    printed, expected = capsys.readouterr().out, as_rich_sets_it(width)
    assert [one.rstrip() for one in printed.splitlines()] == [one.rstrip() for one in expected.splitlines()]


def test_what_looks_like_markup_is_shown_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(HEADINGS, ROWS)
    assert "[bold]Loud[/bold] :smile:" in capsys.readouterr().out


def test_a_cell_of_two_lines_stays_in_its_column(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(("A", "B"), [("one\ntwo", "three")])
    assert [line.rstrip() for line in capsys.readouterr().out.splitlines()] == ["A    B", "one  three", "two"]


def test_no_row_of_many_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(("ID",), [(str(number),) for number in range(3000)])
    assert capsys.readouterr().out.split() == ["ID", *map(str, range(3000))]
