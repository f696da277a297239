"""`afterword templates`: letters, calls and their layouts can be seen and made one's own."""

from pathlib import Path

from pypdf import PdfReader

from tests.cli.conftest import Program


def test_every_template_is_listed(unconnected: Program) -> None:
    listed = {one["name"]: one["about"] for one in unconnected("templates", "list", "--json").document}
    assert listed["letter/de.txt"] == "the letter, German"
    assert listed["call/en.txt"] == "what to say on the telephone, English"
    assert listed["letter/layout.typ"] == "how the letter is set on paper"
    assert listed["call/layout.typ"] == "how the card for a call is set"


def test_a_letter_is_seen_as_text_and_on_paper(unconnected: Program, tmp_path: Path) -> None:
    shown = unconnected("templates", "preview", "letter/de")
    assert shown.code == 0, shown.err
    assert "Mit freundlichen Grüßen" in shown.out
    file = tmp_path / "letter.pdf"
    assert str(file) in unconnected("templates", "preview", "letter/de", "--pdf", str(file)).out
    assert "Mit freundlichen Grüßen" in PdfReader(file).pages[0].extract_text()


def test_a_call_is_seen_as_text_and_as_a_card(unconnected: Program, tmp_path: Path) -> None:
    shown = unconnected("templates", "preview", "call", "--json").document
    assert shown[0]["to_name"] == "Jane Doe"
    assert shown[0]["talking_points"]
    file = tmp_path / "card.pdf"
    assert unconnected("templates", "preview", "call", "--pdf", str(file)).code == 0
    assert len(PdfReader(file).pages) == 1


def test_a_layout_of_ones_own_is_used(unconnected: Program, tmp_path: Path) -> None:
    copied = Path(unconnected("templates", "copy", "letter/layout", "--json").document["path"])
    text = copied.read_text(encoding="utf-8")
    copied.write_text(text.replace("letter.closing)", '"Changed,")'), encoding="utf-8")
    file = tmp_path / "mine.pdf"
    assert unconnected("templates", "preview", "letter/layout.typ", "--pdf", str(file)).code == 0
    assert "Changed," in PdfReader(file).pages[0].extract_text()


def test_what_cannot_be_done_is_said(unconnected: Program, tmp_path: Path) -> None:
    email = unconnected("templates", "preview", "email/thank_you/en", "--pdf", str(tmp_path / "x.pdf"))
    assert "letters and call scripts" in email.failed_plainly(2)
    nowhere = unconnected("templates", "preview", "letter", "--pdf", str(tmp_path / "no" / "x.pdf"))
    assert "cannot be written" in nowhere.failed_plainly(2)
