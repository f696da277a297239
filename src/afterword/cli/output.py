"""How the command line speaks: one JSON document, or words through rich; one sentence on stderr for a failure."""

import json
import sys
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from rich.console import Console


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


NO_TIME = "–"


def local(instant: datetime | None, zone: str) -> str:
    """An instant as its owner reads it: Tue 24 Nov 09:12, in their zone; a dash for none."""
    if instant is None:
        return NO_TIME
    return instant.astimezone(ZoneInfo(zone)).strftime("%a %d %b %H:%M")
