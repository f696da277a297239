"""Writes the candidate's profile into `config.toml` without touching what stands there."""

import json
import os
import re
import tempfile
import tomllib
from collections.abc import Mapping
from pathlib import Path

from afterword.errors import SettingsError
from afterword.settings.reading import CONFIG, load, parsed
from afterword.settings.sections import KEYS

_HEADER = re.compile(r"^[ \t]*\[[ \t]*candidate[ \t]*\][ \t]*(?:#[^\n]*)?$", re.MULTILINE)


def write_profile(home: Path, fields: Mapping[str, str]) -> None:
    """Add what is missing under `[candidate]`; keys that are there stay as they are, and so does all else.

    The file is replaced as a whole or not at all, readable for the candidate only. The home folder is made if need be.

    Raises:
        SettingsError: the file is broken, a value is bad, or the keys cannot be added without rewriting the file.
    """
    load(home, {})
    file = home / CONFIG
    text = file.read_bytes().decode("utf-8-sig") if file.exists() else ""
    there = tomllib.loads(text).get("candidate", {})
    missing = {key: value for key, value in fields.items() if value.strip() and key not in there}
    if not missing:
        return
    written = _with_keys(text, missing)
    _checked(home, written, missing)
    _replace(file, written)


def _with_keys(text: str, missing: Mapping[str, str]) -> str:
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = newline.join(f"{key} = {_quoted(value)}" for key, value in missing.items())
    header = _HEADER.search(text.replace("\r\n", "\n"))
    if header is None:
        gap = "" if not text else newline if text.endswith("\n") else 2 * newline
        return f"{text}{gap}[candidate]{newline}{lines}{newline}"
    unixed = text.replace("\r\n", "\n")
    added = f"{unixed[: header.end()]}\n{lines.replace(newline, chr(10))}{unixed[header.end() :]}"
    return added.replace("\n", newline)


def _quoted(value: str) -> str:
    """A TOML string: JSON's escapes are TOML's too."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _checked(home: Path, written: str, missing: Mapping[str, str]) -> None:
    """Make sure that the new text says what it should."""
    file = home / CONFIG
    unknown = set(missing) - set(KEYS["candidate"])
    if unknown:
        raise SettingsError(f"There is no setting candidate.{min(unknown)}.")
    try:
        told = tomllib.loads(written).get("candidate", {})
    except tomllib.TOMLDecodeError:
        told = {}
    if any(told.get(key) != value for key, value in missing.items()):
        lines = "; ".join(f"{key} = {_quoted(value)}" for key, value in missing.items())
        raise SettingsError(f"{file} could not be added to; write under [candidate] yourself: {lines}.")
    parsed(home, written, {})


def _replace(file: Path, text: str) -> None:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(handle, "wb") as new:
            new.write(text.encode())
            new.flush()
            os.fsync(new.fileno())
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
