"""Letters and call scripts on paper, set by typst from a layout that the candidate may replace.

What is printed reaches the layout as data, so nothing in it is ever taken for markup. Typst reads no file outside
the layout's own folder, and nothing is fetched from a network.
"""

import json
import re
import unicodedata
from dataclasses import asdict
from pathlib import Path
from typing import Literal

import typst

from afterword.adapters.rendering.calls import HEADINGS
from afterword.adapters.rendering.letters import ENCLOSED
from afterword.adapters.rendering.templates import chosen_file
from afterword.domain.letter import CallScript, Letter
from afterword.domain.model import Language
from afterword.errors import InvalidInput, TemplateError

LETTER_LAYOUT, CALL_LAYOUT = "letter/layout.typ", "call/layout.typ"
_PAGE_OF = {
    Language.ENGLISH: ("Page", "of"),
    Language.GERMAN: ("Seite", "von"),
    Language.FRENCH: ("Page", "sur"),
    Language.SPANISH: ("Página", "de"),
}
_NOT_ON_PAPER = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_PACKAGE = re.compile(r"[\"']@\w+/")
_NO_GLYPH = re.compile(r"the text [`\"]+(?P<char>.+?)[`\"]+ could not be displayed")
_PLACE = re.compile(r"┌─ (?P<file>.+):(?P<line>\d+):\d+")
_GLYPHS_CHECKED: Literal["ua-1"] = "ua-1"
"""PDF/UA can be read aloud, and refuses a text that no font has, where plain PDF prints an empty box."""


def render_pdf(letter: Letter, *, home: Path | None = None) -> bytes:
    """The letter as a PDF; with `home`, in the candidate's own layout if there is one.

    Raises:
        InvalidInput: no font at hand has a character of it.
        TemplateError: the layout is broken; names its file and line.
    """
    return _set(_layout(LETTER_LAYOUT, home), _letter_data(letter))


def render_script_pdf(script: CallScript, *, home: Path | None = None) -> bytes:
    """The call script as one card. Raises as `render_pdf` does."""
    return _set(_layout(CALL_LAYOUT, home), _script_data(script))


def _letter_data(letter: Letter) -> dict[str, str]:
    language = Language.of(letter.language)
    words = {"enclosed": ENCLOSED[language], "page_of": _PAGE_OF[language]}
    return {"letter": json.dumps(_visible({**asdict(letter), **words}))}


def _script_data(script: CallScript) -> dict[str, str]:
    headings = HEADINGS[Language.of(script.language)]
    return {"script": json.dumps(_visible({**asdict(script), "headings": headings}))}


def _visible(value: object) -> object:
    """All texts without what is no character on paper: controls, direction marks, halves of characters."""
    if isinstance(value, dict):
        return {key: _visible(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_visible(one) for one in value]
    if not isinstance(value, str):
        return value
    spaced = re.sub(r"[\s\u2028\u2029]", lambda found: found[0] if found[0] == "\u00a0" else " ", value)
    return "".join(char for char in spaced if unicodedata.category(char) not in _NOT_ON_PAPER)


def _layout(name: str, home: Path | None) -> Path:
    """The candidate's own layout, else the shipped one; packages are refused, for they would be downloaded."""
    layout = chosen_file(home, name)
    for file in sorted(layout.parent.rglob("*.typ")):
        for number, line in enumerate(file.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            if _PACKAGE.search(line):
                raise TemplateError(
                    f"{file}, line {number}: a layout cannot use packages, which would be downloaded."
                )
    return layout


def _set(layout: Path, data: dict[str, str]) -> bytes:
    """In the fonts that come with typst, which are the same everywhere; with the system's only when those lack something."""
    missing = ""
    for only_embedded in (True, False):
        compiler = typst.Compiler(
            str(layout),
            root=str(layout.parent),
            font_paths=[str(layout.parent)],
            ignore_system_fonts=only_embedded,
            sys_inputs=data,
        )
        try:
            made = compiler.compile(format="pdf", sys_inputs=data, pdf_standards=_GLYPHS_CHECKED)
        except typst.TypstError as error:
            missing = _missing(error)
            if not missing:
                raise TemplateError(_told(error, layout)) from error
        else:
            return b"".join(made) if isinstance(made, list) else made or b""
    raise InvalidInput(
        f"No font on this computer has the character “{missing}”; leave it out, or install a font that has it."
    )


def _missing(error: typst.TypstError) -> str:
    found = _NO_GLYPH.search(str(error))
    return found["char"] if found else ""


def _told(error: typst.TypstError, layout: Path) -> str:
    """The layout's file and line, and what typst says of it."""
    place = _PLACE.search(str(error.diagnostic))
    file, line = (layout.parent / Path(place["file"]).name, place["line"]) if place else (layout, "1")
    return f"{file}, line {line}: {str(error).rstrip('.')}."
