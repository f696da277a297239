"""The stand-in's client file: written where nobody's own is lost."""

import json
import os
import tempfile
from pathlib import Path
from typing import Any

from afterword.errors import CredentialsError

STAND_IN = "afterword-sandbox"
"""The project that a stand-in's client file names; Google's never do."""


def check_replaceable(path: Path) -> None:
    """Make sure that nothing is at the path, or the file of an earlier stand-in.

    Raises:
        CredentialsError: something else is there, which may be the candidate's own.
    """
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return
    except (OSError, ValueError):
        found = None
    if not _is_stand_ins(found):
        raise CredentialsError(
            f"{path} is there already and is not the stand-in's; it stays as it is. Name another file with --credentials."
        )


def _is_stand_ins(found: Any) -> bool:
    installed = found.get("installed") if isinstance(found, dict) else None
    return isinstance(installed, dict) and installed.get("project_id") == STAND_IN


def write_client(path: Path, client: dict[str, Any]) -> None:
    """Write the client file as a whole, readable for its owner only.

    Raises:
        CredentialsError: what is there may not be replaced, or the file cannot be written.
    """
    check_replaceable(path)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "w", encoding="utf-8") as new:
            json.dump(client, new, indent=2)
        Path(name).replace(path)
    except OSError as error:
        raise CredentialsError(f"{path} cannot be written: {error.strerror}.") from error
