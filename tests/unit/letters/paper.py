"""Reads a rendered letter back: the ink of its picture, the words of its PDF."""

import io
import json
import re
import struct
import zlib
from dataclasses import asdict, dataclass

import typst
from pypdf import PdfReader

from afterword.adapters.rendering.calls import HEADINGS
from afterword.adapters.rendering.letters import ENCLOSED
from afterword.adapters.rendering.paper import CALL_LAYOUT, LETTER_LAYOUT
from afterword.adapters.rendering.templates import chosen_file
from afterword.domain.letter import CallScript, Letter, Paper
from afterword.domain.model import Language

MM_OF_AN_INCH = 25.4


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A page as grey values, 0 for black, row by row."""

    width: int
    height: int
    rows: list[bytes]
    dpi: int

    def ink(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Whether anything is printed in that part of the page, in millimetres."""
        x0, y0, x1, y1 = (round(mm / MM_OF_AN_INCH * self.dpi) for mm in (left, top, right, bottom))
        return any(min(row[x0:x1], default=255) < 200 for row in self.rows[y0:y1])

    @property
    def size_mm(self) -> tuple[float, float]:
        return self.width / self.dpi * MM_OF_AN_INCH, self.height / self.dpi * MM_OF_AN_INCH


def letter_pictures(letter: Letter, dpi: int) -> list[Picture]:
    """The pages of a letter in the shipped layout, in the fonts that come with typst."""
    words = {"enclosed": ENCLOSED[Language(letter.language)], "page_of": ("Page", "of")}
    return _pictures(LETTER_LAYOUT, "letter", {**asdict(letter), **words}, dpi)


def script_pictures(script: CallScript, dpi: int) -> list[Picture]:
    """The card of a call in the shipped layout, in the fonts that come with typst."""
    headings = HEADINGS[Language(script.language)]
    return _pictures(CALL_LAYOUT, "script", {**asdict(script), "headings": headings}, dpi)


def _pictures(layout: str, name: str, known: dict[str, object], dpi: int) -> list[Picture]:
    data = {name: json.dumps(known)}
    compiler = typst.Compiler(str(chosen_file(None, layout)), ignore_system_fonts=True, sys_inputs=data)
    made = compiler.compile(format="png", ppi=float(dpi), sys_inputs=data)
    return [_picture(page, dpi) for page in (made if isinstance(made, list) else [made or b""])]


def _picture(png: bytes, dpi: int) -> Picture:
    """The PNG, which typst writes with eight bits of red, green, blue and opacity."""
    width, height, depth, colour = struct.unpack(">IIBB", png[16:26])
    assert (depth, colour) == (8, 6)
    flat = zlib.decompress(b"".join(_chunks(png)))
    above, rows = bytes(width * 4), []
    for start in range(0, len(flat), width * 4 + 1):
        above = _unfiltered(flat[start], flat[start + 1 : start + 1 + width * 4], above)
        rows.append(bytes(map(min, above[0::4], above[1::4], above[2::4])))
    return Picture(width=width, height=height, rows=rows, dpi=dpi)


def _chunks(png: bytes) -> list[bytes]:
    found, place = [], 8
    while place < len(png):
        length, kind = struct.unpack(">I4s", png[place : place + 8])
        if kind == b"IDAT":
            found.append(png[place + 8 : place + 8 + length])
        place += length + 12
    return found


def _unfiltered(kind: int, line: bytes, above: bytes) -> bytes:
    """One line of a PNG, by the filters of its specification."""
    out = bytearray(line)
    for place in range(len(out)):
        left = out[place - 4] if place >= 4 else 0
        corner = above[place - 4] if place >= 4 else 0
        up = above[place]
        out[place] = (out[place] + (0, left, up, (left + up) // 2, _paeth(left, up, corner))[kind]) & 255
    return bytes(out)


def _paeth(left: int, up: int, corner: int) -> int:
    guess = left + up - corner
    return min((left, up, corner), key=lambda one: abs(guess - one))


def pdf(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


def words_of(content: bytes) -> str:
    return squeezed("".join(page.extract_text() for page in pdf(content).pages))


def squeezed(text: str) -> str:
    """Without spaces and hyphens, which are where the lines happen to end."""
    return re.sub(r"[\s\u00a0\u00ad\u200b‐-]", "", text)


def a_letter(**given: object) -> Letter:
    known: dict[str, object] = {
        "sender": ("Sam Lee", "Data Engineer", "14 Mill Lane", "Cambridge CB2 1RX", "sam@home.example"),
        "return_address": ("Sam Lee", "14 Mill Lane", "Cambridge CB2 1RX"),
        "recipient": ("Jane Doe", "Head of Data", "Northwind Ltd", "1 Harbour Way", "Bristol BS1 4QA"),
        "place_and_date": "25 November 2026",
        "subject": "Thank you for our conversation",
        "greeting": "Dear Jane Doe,",
        "paragraphs": ("Thank you for the time that you gave me.", "I look forward to hearing from you."),
        "closing": "Yours sincerely,",
        "name": "Sam Lee",
        "paper": Paper.A4,
        "language": "en",
    }
    return Letter(**{**known, **given})  # type: ignore[arg-type]  # the fields are a test's own


def a_script(**given: object) -> CallScript:
    known: dict[str, object] = {
        "to_name": "Jane Doe",
        "about": "Head of Data, Acme",
        "phone": "+49 30 5550100",
        "opening": "Hello Jane, this is Sam Lee. Is this a good moment?",
        "talking_points": ("Thank you for the conversation", "The Postgres migration"),
        "next_step": "What are the next steps?",
        "closing": "Thank you again.",
        "voicemail": "Hello Jane, this is Sam Lee. You can reach me on +44 20 7946 0123. Goodbye.",
    }
    return CallScript(**{**known, **given})  # type: ignore[arg-type]  # the fields are a test's own
