"""What comes out of the printer: the right paper, everything that was written, nothing that was not."""

from pathlib import Path

import pytest

from afterword.adapters.rendering.paper import render_pdf, render_script_pdf
from afterword.domain.letter import Letter, Paper
from afterword.errors import InvalidInput, TemplateError
from tests.letters.golden import the_case
from tests.unit.letters.paper import (
    a_letter,
    a_script,
    letter_pictures,
    pdf,
    script_pictures,
    squeezed,
    words_of,
)

DPI = 30
SIZES = {Paper.A4: (210.0, 297.0), Paper.US_LETTER: (215.9, 279.4)}
HOSTILE = [
    '#read("/etc/passwd")',
    '#import "@preview/cetz:0.3.0"',
    "*bold* _it_ $x^2$ @ref <label> `raw` \\ // no /* no */",
    "= Heading",
    "+ one",
    '","letter":{}',
    "#panic()",
    "[content] {code} ~ --- ...",
    "a#b@c.example",
    "Иван, Ελλάδα, Łódź, Ž, ﬁ",
]


def lines_of(letter: Letter) -> list[str]:
    return [
        *letter.sender,
        *letter.recipient,
        letter.place_and_date,
        letter.subject,
        letter.greeting,
        *letter.paragraphs,
        letter.closing,
        letter.name,
        *letter.enclosures,
    ]


@pytest.mark.parametrize(
    "name", ["en_executive_in_the_states", "de_doctor_decides_by_a_day", "fr_madame", "en_hostile"]
)
def test_all_that_was_composed_is_printed_on_one_page(name: str) -> None:
    """American, German and French: each layout of a letter; and what looks like markup."""
    for letter in the_case("letters", name).letters():
        made = render_pdf(letter)
        read = words_of(made)
        assert len(pdf(made).pages) == 1
        for line in lines_of(letter):
            assert squeezed(line) in read


def test_a_call_is_one_card() -> None:
    (script,) = the_case("calls", "de_decides_by_a_day").calls()
    made = render_script_pdf(script)
    assert len(pdf(made).pages) == 1
    spoken = (script.to_name, script.phone, script.opening, *script.talking_points)
    for line in (*spoken, script.next_step, script.closing, script.voicemail):
        assert squeezed(line) in words_of(made)


@pytest.mark.parametrize(("paper", "language"), [(Paper.US_LETTER, "en"), (Paper.A4, "de"), (Paper.A4, "fr")])
def test_the_ink_stays_inside_the_margins(paper: Paper, language: str) -> None:
    words = "Donaudampfschifffahrtsgesellschaft " * 45
    letter = a_letter(
        paper=paper, language=language, paragraphs=(words, "x" * 400, words), recipient=("y" * 120, "Acme")
    )
    width, height = SIZES[paper]
    pages = letter_pictures(letter, DPI)
    assert len(pages) > 1
    for page in pages:
        assert page.size_mm == pytest.approx((width, height), abs=0.8)
        assert page.ink(24, 20, width - 24, height - 24)
        assert not page.ink(0, 0, 23, height)
        assert not page.ink(width - 23, 0, width, height)
        assert not page.ink(0, 0, width, 18)
        assert not page.ink(0, height - 10, width, height)


def test_the_address_is_in_the_window_of_a_german_envelope() -> None:
    """DIN 680 and 5008, form B: 85 × 45 mm, 20 mm from the left edge and 45 mm from the upper one."""
    (page,) = letter_pictures(a_letter(language="de"), DPI)
    assert page.ink(20, 60, 105, 72)
    assert not page.ink(20, 34, 105, 46)
    assert not page.ink(20, 89, 105, 95)


def test_the_address_is_in_the_window_of_a_french_envelope() -> None:
    """The window is on the right, and shows 55 to 79 mm of the page however the sheet lies in the envelope."""
    (page,) = letter_pictures(a_letter(language="fr"), DPI)
    assert page.ink(105, 60, 185, 79)
    assert not page.ink(20, 75, 95, 88)
    assert not page.ink(105, 34, 185, 54)


def test_the_address_is_in_the_window_of_an_american_envelope() -> None:
    """No. 10: between 2.04 and 3.17 inches from the upper edge when the sheet lies low."""
    (page,) = letter_pictures(a_letter(paper=Paper.US_LETTER), DPI)
    assert page.ink(28, 58, 100, 80)
    assert not page.ink(28, 51, 100, 57)
    assert not page.ink(28, 83, 100, 86)


def test_no_page_is_blank_and_long_letters_say_which_page_it_is() -> None:
    letter = a_letter(paragraphs=("A paragraph that says something. " * 12,) * 20, language="de")
    made = render_pdf(letter)
    pages = [page.extract_text() for page in pdf(made).pages]
    assert len(pages) > 2
    assert [squeezed(f"Seite {n} von {len(pages)}") in squeezed(text) for n, text in enumerate(pages, 1)] == [
        True
    ] * len(pages)
    assert "Sam Lee" in pages[-1]
    assert "Paragraph" in pages[-1].title()


def test_a_letter_of_one_page_has_no_number() -> None:
    assert "Page" not in pdf(render_pdf(a_letter())).pages[0].extract_text()


def test_the_signature_never_stands_alone() -> None:
    """However much is written, the last paragraph is on the page of the signature."""
    for count in range(14, 24):
        letter = a_letter(paragraphs=(*("A line of text.",) * count, "The last words."))
        last = pdf(render_pdf(letter)).pages[-1].extract_text()
        assert "The last words." in last
        assert "Yours sincerely," in last


def test_the_document_says_what_it_is_and_in_which_language() -> None:
    read = pdf(render_pdf(a_letter(language="de")))
    assert read.metadata is not None
    assert (read.metadata.title, read.metadata.author) == ("Thank you for our conversation", "Sam Lee")
    assert str(read.root_object["/Lang"]) == "de"
    assert "'/Marked': True" in str(read.root_object["/MarkInfo"])


def test_the_same_letter_is_the_same_file() -> None:
    assert render_pdf(a_letter()) == render_pdf(a_letter())


def test_no_text_is_taken_for_markup() -> None:
    every = tuple(HOSTILE)
    letter = a_letter(
        paragraphs=every, subject=" ".join(every), recipient=every, name=every[-1], enclosures=every
    )
    script = a_script(to_name=every[0], talking_points=every, voicemail=" ".join(every))
    on_paper, on_card = words_of(render_pdf(letter)), words_of(render_script_pdf(script))
    for text in every:
        assert on_paper.count(squeezed(text)) >= 4, text
        assert on_card.count(squeezed(text)) >= 2, text


def test_controls_and_direction_marks_are_left_out() -> None:
    odd = "a\x00b\u202ec\u202c\ud800d\u200be\r\nf\u2028g"
    assert "abcdefg" in words_of(render_pdf(a_letter(subject=odd)))
    assert "abcdefg" in words_of(render_script_pdf(a_script(opening=odd)))


def test_what_is_written_from_right_to_left_is_printed() -> None:
    assert "שלום" in words_of(render_pdf(a_letter(recipient=("שלום", "Acme"))))


def test_a_character_that_no_font_has_is_told() -> None:
    """Never an empty box in print: the sign of a script of Cyprus that fonts do not have."""
    with pytest.raises(InvalidInput, match="“\U00012f90”"):
        render_pdf(a_letter(recipient=("\U00012f90", "Acme")))
    with pytest.raises(InvalidInput, match="“\U00012f90”"):
        render_script_pdf(a_script(closing="\U00012f90"))


def own_layout(home: Path, text: str, name: str = "letter/layout.typ") -> Path:
    file = home / "templates" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


DATA = '#set document(title: "x")\n#let letter = json(bytes(sys.inputs.letter))\n'


def test_the_candidates_own_layout_wins(tmp_path: Path) -> None:
    own_layout(tmp_path, f"{DATA}MINE #letter.subject")
    assert words_of(render_pdf(a_letter(), home=tmp_path)) == "MINEThankyouforourconversation"
    assert "Yourssincerely" in words_of(render_pdf(a_letter(), home=tmp_path / "elsewhere"))


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("#letter.nothing", 3, "nothing"),
        ("\n#unknown()", 4, "unknown"),
        ("#(", 3, "unclosed"),
        ('\n\n#read("../../../secret")', 5, "outside|escape"),
        ('#read("/etc/passwd")', 3, "not found|access"),
        ('#import "@preview/cetz:0.3.0"', 3, "downloaded"),
        ("#let yes = true\n#while yes {}", 4, "infinite"),
    ],
)
def test_a_broken_layout_is_told_with_its_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    file = own_layout(tmp_path, DATA + text)
    with pytest.raises(TemplateError, match=words) as caught:
        render_pdf(a_letter(), home=tmp_path)
    assert str(caught.value).startswith(f"{file}, line {line}: ")


def test_a_card_is_as_small_as_a5_and_grows_when_there_is_more_to_say() -> None:
    (small,) = script_pictures(a_script(), DPI)
    assert small.size_mm == pytest.approx((148, 210), abs=0.8)
    long = a_script(talking_points=("Something to say about the work",) * 40)
    (grown,) = script_pictures(long, DPI)
    assert grown.size_mm[1] > 250
    for page in (small, grown):
        assert page.ink(12, 12, 136, 198)
        assert not page.ink(0, 0, 11, page.size_mm[1])
        assert not page.ink(137, 0, 148, page.size_mm[1])


def test_a_card_for_somebody_whose_name_is_not_known_is_still_a_card() -> None:
    assert "HeadofData,Acme" in words_of(render_script_pdf(a_script(to_name="")))
    assert len(pdf(render_script_pdf(a_script(to_name="", about=""))).pages) == 1
