"""Reads `config.toml` and the environment, and names the place of what is wrong."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from afterword.domain.plan import Plan
from afterword.domain.preferences import Preferences
from afterword.errors import SettingsError
from afterword.settings.sections import KEYS, FollowThrough, Google, Notify, Profile, Settings, Store
from afterword.settings.values import BadValue, Kind

CONFIG = "config.toml"
_PREFIX, _BETWEEN = "AFTERWORD_", "__"


@dataclass(frozen=True)
class _Given:
    """One raw value and where it was given."""

    raw: object
    place: str
    from_environment: bool = False


def load(home: Path, env: Mapping[str, str]) -> Settings:
    """The settings of that home folder; `env` wins over the file, and an empty variable counts as not set.

    Raises:
        SettingsError: a key is unknown or a value bad; names the file and line or the variable, and what would be right.
    """
    return parsed(home, _text_of(home / CONFIG), env)


def parsed(home: Path, text: str, env: Mapping[str, str]) -> Settings:
    """The settings that such a `config.toml` in that home folder would give. Raises as `load`."""
    given = {**_from_file(home / CONFIG, text), **_from_environment(env)}
    read: dict[str, dict[str, Any]] = {section: {} for section in KEYS}
    for (section, key), value in given.items():
        read[section][key] = _read(f"{section}.{key}", KEYS[section][key], value)
    return Settings(
        home=home,
        profile=Profile(**read["candidate"]),
        autopilot=Preferences(**read["autopilot"]),
        plan=Plan(**read["plan"]),
        follow_through=FollowThrough(**read["follow_through"]),
        notify=Notify(**read["notify"]),
        google=Google(**read["google"]),
        store=Store(**read["store"]),
    )


def _text_of(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError:
        raise SettingsError(f"{file} is not UTF-8 text; save it as UTF-8.") from None
    except OSError as error:
        raise SettingsError(f"{file} cannot be read: {error.strerror}.") from error


def _from_file(file: Path, text: str) -> dict[tuple[str, str], _Given]:
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(_broken(file, str(error))) from error
    given = {}
    for section, table in tables.items():
        place = _place(file, text, section)
        _known(place, section, KEYS, f"a section; the sections are {', '.join(KEYS)}")
        if not isinstance(table, dict):
            raise SettingsError(f"{place}: {section} must be a section: write [{section}] above its keys.")
        for key, raw in table.items():
            place = _place(file, text, section, key)
            _known(place, f"{section}.{key}", [f"{section}.{known}" for known in KEYS[section]], "a setting")
            given[section, key] = _Given(raw, place)
    return given


def _from_environment(env: Mapping[str, str]) -> dict[tuple[str, str], _Given]:
    names = {
        f"{_PREFIX}{section}{_BETWEEN}{key}".upper(): (section, key)
        for section, keys in KEYS.items()
        for key in keys
    }
    given = {}
    for name, text in env.items():
        if not name.startswith(_PREFIX) or _BETWEEN not in name:
            continue
        _known("the environment", name, names, "a setting")
        if text.strip():
            given[names[name]] = _Given(text, f"the environment variable {name}", from_environment=True)
    return given


def _known(place: str, name: str, known: Iterable[str], what: str) -> None:
    """Raises `SettingsError` for a name that is not among the known ones."""
    names = list(known)
    if name in names:
        return
    near = get_close_matches(name, names, n=1)
    hint = f"; did you mean {near[0]}?" if near else "."
    raise SettingsError(f"{place}: {name} is not {what}{hint}")


def _read(name: str, kind: Kind, given: _Given) -> object:
    try:
        raw = kind.from_text(str(given.raw)) if given.from_environment else given.raw
        return kind.read(raw)
    except BadValue as problem:
        shown = "" if kind.secret else f" is {_shown(given.raw)}, but"
        colon = ":" if kind.secret else ""
        stop = "" if str(problem).endswith("?") else "."
        raise SettingsError(f"{given.place}: {name}{colon}{shown} {problem}{stop}") from None


def _shown(raw: object) -> str:
    said = f'"{raw}"' if isinstance(raw, str) else str(raw)
    return said if len(said) <= 60 else f"{said[:57]}…"


def _broken(file: Path, problem: str) -> str:
    found = re.search(r"\s*\(at line (\d+), column \d+\)|\s*\(at end of document\)", problem)
    line = f", line {found[1]}" if found and found[1] else ", at its end"
    words = problem[: found.start()] if found else problem
    return f"{file}{line}: this is not TOML: {words[:1].lower()}{words[1:]}."


def _place(file: Path, text: str, section: str, key: str = "") -> str:
    """The file and, where it can be found, the line of a section or a key."""
    inside, header = False, 0
    for number, line in enumerate(text.splitlines(), start=1):
        if re.match(rf"\s*\[\s*[\"']?{re.escape(section)}[\"']?\s*\]", line):
            inside, header = True, number
        elif re.match(r"\s*\[", line):
            inside = False
        names = (
            rf"[\"']?{re.escape(key)}[\"']?" if inside else rf"{re.escape(section)}\s*\.\s*{re.escape(key)}"
        )
        if key and re.match(rf"\s*{names}\s*=", line):
            return f"{file}, line {number}"
    return f"{file}, line {header}" if header else str(file)
