"""The checks of a note, as they are read in a terminal."""

from collections.abc import Iterator, Mapping, Sequence

_LEVELS = {"block": "must be put right", "warn": "worth a look"}


def in_words(checks: Sequence[Mapping[str, str]]) -> Iterator[str]:
    """What blocks, then advice, each with its check; what is fine in one line."""
    if not checks:
        return
    yield "Checks"
    for level, words in _LEVELS.items():
        for check in checks:
            if check["level"] == level:
                yield f"  {words:<17}  {_plain(check['name'])}: {check['message']}"
    fine = [_plain(check["name"]) for check in checks if check["level"] == "ok"]
    if len(fine) == len(checks):
        yield f"  all {len(fine)} are fine"
    elif fine:
        yield f"  {'fine':<17}  {', '.join(fine)}"


def _plain(name: str) -> str:
    return name.replace("_", " ")
