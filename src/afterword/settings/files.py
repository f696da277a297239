"""Reads `config.toml` and the environment, names the place of what is wrong, and writes the profile."""

import json
import os
import re
import tempfile
import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_origin

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from afterword.errors import SettingsError
from afterword.settings.sections import Settings

CONFIG = "config.toml"
_PREFIX, _BETWEEN = "AFTERWORD_", "__"
_SECRET = {"notify.urls", "store.url"}
_SECTIONS: dict[str, dict[str, FieldInfo]] = {
    field.alias or name: field.annotation.model_fields  # type: ignore[union-attr] # each is a section
    for name, field in Settings.model_fields.items()
}


def load(home: Path, env: Mapping[str, str]) -> Settings:
    """The settings of that home folder; `env` wins over the file, and an empty variable counts as not set.

    Raises:
        SettingsError: a key is unknown or a value bad; names the file and line or the variable, and what would be right.
    """
    return _parsed(home, _text_of(home / CONFIG), env)


def write_profile(home: Path, fields: Mapping[str, str]) -> None:
    """Add what is missing under `[candidate]`; keys that are there stay as they are, and so does all else.

    The file is replaced as a whole or not at all, readable for the candidate only. The home folder is made if need be.

    Raises:
        SettingsError: the file is broken or cannot be written, or a value is bad.
    """
    import tomlkit  # noqa: PLC0415 - only connecting writes
    from tomlkit.exceptions import TOMLKitError  # noqa: PLC0415

    file = home / CONFIG
    text = _text_of(file)
    _parsed(home, text, {})
    wanted = tomllib.loads(text)
    there = wanted.setdefault("candidate", {})
    missing = {key: value for key, value in fields.items() if value.strip() and key not in there}
    if not missing:
        return
    there.update(missing)
    try:
        document = tomlkit.parse(text)
        document.setdefault("candidate", tomlkit.table()).update(missing)
        written = document.as_string()
        as_wanted = tomllib.loads(written) == wanted
    except (TOMLKitError, tomllib.TOMLDecodeError):
        as_wanted = False
    if not as_wanted:
        lines = "; ".join(f"{key} = {tomlkit.item(value).as_string()}" for key, value in missing.items())
        raise SettingsError(f"{file} could not be added to; write under [candidate] yourself: {lines}.")
    if "\r\n" in text:
        written = re.sub(r"\r?\n", "\r\n", written)
    _parsed(home, written, {})
    try:
        _replace(file, written)
    except OSError as error:
        raise SettingsError(f"{file} cannot be written: {error.strerror}.") from error


def _replace(file: Path, text: str) -> None:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")  # mkstemp gives 0600
    try:
        with os.fdopen(handle, "wb") as new:
            new.write(text.encode())
            new.flush()
            os.fsync(new.fileno())
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _text_of(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError:
        raise SettingsError(f"{file} is not UTF-8 text; save it as UTF-8.") from None
    except OSError as error:
        raise SettingsError(f"{file} cannot be read: {error.strerror}.") from error


def _parsed(home: Path, text: str, env: Mapping[str, str]) -> Settings:
    """The settings that such a `config.toml` in that home folder would give. Raises as `load`."""
    file = home / CONFIG
    try:
        tables: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line \d+", str(error)) or ["at its end"]
        raise SettingsError(f"{file}, {line[0]}: this is not TOML: {error}.") from error
    variables = _add_variables(tables, env)
    try:
        return Settings.model_validate(tables, context=home)
    except ValidationError as refused:
        first = refused.errors(include_url=False)[0]
    section, key = [*map(str, first["loc"]), ""][:2]
    variable = next((name for name, of in variables.items() if of == (section, key or of[1])), "")
    place = f"the environment variable {variable}" if variable else _place(file, text, section, key)
    if first["type"] == "extra_forbidden":
        raise SettingsError(f"{place}: {_unknown(section, key, in_environment=bool(variable))}")
    raw = tables[section][key] if key else tables[section]
    raise SettingsError(f"{place}: {_bad(first, section, key, raw)}")


def _add_variables(tables: dict[str, Any], env: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Put what the environment sets over what the file says; returns which variable sets which key."""
    variables = {}
    for name, text in env.items():
        section, between, key = name.removeprefix(_PREFIX).lower().partition(_BETWEEN)
        if name.startswith(_PREFIX) and between and text.strip():
            table = tables.setdefault(section, {})
            if isinstance(table, dict):
                table[key] = _as_toml_gives(name, text, _SECTIONS.get(section, {}).get(key))
                variables[name] = (section, key)
    return variables


def _as_toml_gives(name: str, text: str, field: FieldInfo | None) -> object:
    """A number, a list (JSON, or parts between commas) or a text, as the key wants it."""
    if field and field.annotation is int and re.fullmatch(r"\s*-?\d{1,9}\s*", text):
        return int(text)
    if not field or get_origin(field.annotation) is not tuple:
        return text
    if not text.lstrip().startswith(("[", "{")):
        return [part for part in text.split(",") if part.strip()]
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        raise SettingsError(f"The environment variable {name} begins like JSON and is none.") from None


def _unknown(section: str, key: str, *, in_environment: bool) -> str:
    what = f"{section}.{key} is not a setting" if key else f"{section} is not a section"
    known = _SECTIONS[section] if key else _SECTIONS
    near = get_close_matches(key or section, known, n=1)
    if not near:
        return f"{what}; there are {', '.join(known)}."
    full = f"{section}.{near[0]}" if key else near[0]
    meant = f"{_PREFIX}{full.replace('.', _BETWEEN)}".upper() if in_environment and key else full
    return f"{what}; did you mean {meant}?"


def _bad(error: ErrorDetails, section: str, key: str, raw: object) -> str:
    """What was given, unless that is secret, and what would be right."""
    if not key:
        return f"{section} must be a section: write [{section}] above its keys."
    name, near = f"{section}.{key}", []
    words = f"it must be {_SECTIONS[section][key].description}"
    if error["type"] == "enum":
        words = error["msg"].replace("Input should be", "it must be")
        near = get_close_matches(str(error["input"]), re.findall(r"'(\w+)'", words), n=1)
    said = f'"{raw}"' if isinstance(raw, str) else str(raw)
    shown = "" if name in _SECRET else f" is {said[:60]}{'…' * (len(said) > 60)}, but"
    return f"{name}{shown or ':'} {words}{f'; did you mean {near[0]}?' if near else '.'}"


def _place(file: Path, text: str, section: str, key: str) -> str:
    """The file and, where it can be found, the line of a section or a key."""
    inside, header = False, 0
    for number, line in enumerate(text.splitlines(), start=1):
        if re.match(rf"\s*\[\s*[\"']?{re.escape(section)}[\"']?\s*\]", line):
            inside, header = True, number
        elif re.match(r"\s*\[", line):
            inside = False
        dotted = "" if inside else rf"{re.escape(section)}\s*\.\s*"
        if key and re.match(rf"\s*{dotted}[\"']?{re.escape(key)}[\"']?\s*=", line):
            return f"{file}, line {number}"
    return f"{file}, line {header}" if header else str(file)
