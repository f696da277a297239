"""The list of guards, the source and the document agree."""

from pathlib import Path

import pytest

from tests.mutations.guards import GUARDS, Guard

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("guard", GUARDS, ids=lambda guard: guard.rule)
def test_the_guard_stands_where_the_list_says(guard: Guard) -> None:
    text = (ROOT / "src" / "afterword" / guard.file).read_text(encoding="utf-8")
    assert text.count(guard.stands) == 1
    assert all((ROOT / test).exists() for test in guard.tests.split())


def test_the_document_has_the_list() -> None:
    document = (ROOT / "docs" / "lifecycle.md").read_text(encoding="utf-8")
    rows = {line.split("|")[1].strip() for line in document.splitlines() if line.count("|") == 4}
    assert {guard.rule for guard in GUARDS} <= rows
