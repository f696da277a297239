"""Reads `templates/starters/*.toml`: the candidate's own file before the shipped one, errors with file and line."""

import re
import tomllib
from pathlib import Path
from typing import Any, NoReturn

import msgspec

from afterword.adapters.rendering.templates import chosen_file
from afterword.domain.model import Language
from afterword.domain.notes.starters import GAP, Section, Starter, Starters
from afterword.domain.notes.typed import words as compared
from afterword.errors import TemplateError

FOLDER = "starters"
_WORDS = "words"
_KEY = re.compile(r"[a-z][a-z0-9_]*")


class _Words(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    pair: str
    role: str
    no_role: str
    company: str = ""
    long_role: str = ""
    article: str = ""
    institutions: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    elisions: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    small: tuple[str, ...] = ()


class _Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    section: Section
    sentences: tuple[str, ...]
    later: tuple[str, ...] = ()
    join: str = ""
    hint: str = ""
    comma: bool = False
    alone: bool = False
    once: bool = False
    clause: bool = False
    verb: bool = False


def read_starters(home: Path, language: str) -> Starters:
    """The starters of that language.

    Raises:
        TemplateError: the file is broken; names it and the line.
    """
    file = chosen_file(home, f"{FOLDER}/{Language.of(language).value}.toml")
    try:
        text = file.read_text(encoding="utf-8")
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TemplateError(f"{file}, {_with_line(str(error))}.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise TemplateError(f"{file} cannot be read: {error}.") from error
    words = _converted(data.pop(_WORDS, {}), _Words, _WORDS, file, text)
    return Starters(
        language=Language.of(language).value,
        file=str(file),
        pair=words.pair,
        role=words.role,
        long_role=words.long_role or words.role,
        no_role=words.no_role,
        company=words.company,
        article=words.article,
        institutions=frozenset(words.institutions),
        elisions=frozenset(words.elisions),
        capitals=frozenset(words.capitals),
        each=tuple(_starter(key, entry, words, file, text) for key, entry in data.items()),
    )


def _starter(key: str, data: Any, words: _Words, file: Path, text: str) -> Starter:
    if not _KEY.fullmatch(key):
        _refuse(file, text, key, "a starter's key is a word in small letters, such as [about]")
    entry = _converted(data, _Entry, key, file, text)
    wrong = next((one for one in (*entry.sentences, *entry.later) if one.count(GAP) != 1), None)
    if wrong is not None:
        _refuse(file, text, key, f"“{wrong}” needs {GAP} once, where the completion goes")
    if not entry.sentences:
        _refuse(file, text, key, f"it needs at least one sentence with {GAP} in it")
    if not any(_ends_with_gap(one) for one in entry.sentences):
        _refuse(file, text, key, f"one of its sentences must end with {GAP}, for what is long")
    return Starter(
        key=key,
        section=entry.section,
        sentences=entry.sentences,
        join=entry.join,
        hint=entry.hint,
        alone=entry.alone,
        once=entry.once,
        clause=entry.clause,
        verb=entry.verb,
        subjects=frozenset(compared(" ".join(words.subjects))),
        small=frozenset(compared(" ".join(words.small))),
        later=entry.later,
        elisions=frozenset(words.elisions),
        clauses=frozenset(words.clauses),
        comma=entry.comma,
    )


def _ends_with_gap(sentence: str) -> bool:
    return not any(char.isalnum() for char in sentence.partition(GAP)[2])


def _converted(data: Any, into: Any, key: str, file: Path, text: str) -> Any:
    try:
        return msgspec.convert(data, into)
    except msgspec.ValidationError as error:
        _refuse(file, text, key, str(error))


def _refuse(file: Path, text: str, key: str, what: str) -> NoReturn:
    lines = text.splitlines()
    line = next((n for n, one in enumerate(lines, 1) if one.strip().startswith(f"[{key}]")), 1)
    raise TemplateError(f"{file}, line {line}: [{key}]: {what}.")


def _with_line(error: str) -> str:
    """Tomllib's “… (at line 3, column 5)”, the place first."""
    found = re.fullmatch(r"(?P<what>.*) \(at line (?P<line>\d+), column \d+\)", error)
    return f"line {found['line']}: {found['what']}" if found else f"line 1: {error}"
