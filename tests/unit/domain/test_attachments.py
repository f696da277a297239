"""Only what an interviewer can open without a thought is attached, and only if it is what its name says."""

import io
import zipfile
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.domain.attachments import (
    BLOCKED,
    MOST_BYTES,
    AttachedFile,
    attached,
    clean_name,
    detached,
    files_for,
    megabytes,
    united,
)
from afterword.errors import InvalidInput

PDF = b"%PDF-1.7\n1 0 obj\n%%EOF\n"
WORD = ("[Content_Types].xml", "word/document.xml")


def archive(names: Iterable[str], *, mimetype: bytes = b"") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name in names:
            file.writestr(name, mimetype if name == "mimetype" else b"<x/>")
    return made.getvalue()


ODT = archive(["mimetype", "content.xml"], mimetype=b"application/vnd.oasis.opendocument.text")
GOOD = {
    "cv.pdf": PDF,
    "CV.PDF": b"\xef\xbb\xbf" + PDF,
    "me.png": b"\x89PNG\r\n\x1a\n...",
    "me.jpg": b"\xff\xd8\xff\xe0...",
    "me.jpeg": b"\xff\xd8\xff\xe1...",
    "me.gif": b"GIF89a...",
    "me.webp": b"RIFF\x00\x00\x00\x00WEBPVP8 ",
    "a.docx": archive(WORD),
    "a.xlsx": archive(["[Content_Types].xml", "xl/workbook.xml"]),
    "a.pptx": archive(["[Content_Types].xml", "ppt/presentation.xml"]),
    "a.odt": ODT,
    "a.txt": "Größe\t\r\n".encode(),
    "a.md": b"# Notes",
    "a.csv": b"a;b\n1;2\n",
}
BAD = {
    "an archive": ("a.zip", archive(["cv.pdf"]), "archive"),
    "a program": ("setup.exe", b"MZ\x90", "Gmail turns files like setup.exe away"),
    "a script": ("a.js", b"alert(1)", "Gmail turns"),
    "macros by name": ("a.docm", archive(WORD), "of a kind"),
    "macros inside": ("a.docx", archive([*WORD, "word/vbaProject.bin"]), "without macros"),
    "a program inside": ("a.docx", archive([*WORD, "word/embeddings/a.EXE"]), "is not a Word"),
    "a sheet called a document": ("a.docx", GOOD["a.xlsx"], "is not a Word"),
    "a zip called a text": ("a.odt", archive(WORD), "is not an OpenDocument"),
    "another OpenDocument": ("a.odt", archive(["mimetype"], mimetype=b"application/x"), "is not an Open"),
    "a broken zip": ("a.docx", GOOD["a.docx"][:40], "is not a Word"),
    "a program called a PDF": ("cv.pdf", b"MZ\x90%PDF-1.7 %%EOF", "is not a whole PDF"),
    "half a PDF": ("cv.pdf", PDF[:20], "is not a whole PDF"),
    "a web page called a PDF": ("cv.pdf", b"<!doctype html>404", "is not a whole PDF"),
    "a PNG called a JPEG": ("me.jpg", GOOD["me.png"], "is not a JPEG"),
    "bytes called text": ("a.txt", b"a\x00b", "is not plain text"),
    "Latin-1": ("a.csv", "Größe".encode("latin-1"), "UTF-8"),
    "nothing": ("cv.pdf", b"", "is empty"),
    "too much": ("a.txt", b"x" * (MOST_BYTES + 1), "3.5 MB together"),
    "no extension": ("cv", PDF, "of a kind"),
    "no name": ("..", PDF, "without a name"),
    "only an extension": (".pdf", PDF, "of a kind"),
    "the writing turned round": ("cv\u202efdp.exe", b"MZ", "Gmail turns"),
}


@pytest.mark.parametrize("name", GOOD)
def test_what_may_be_attached(name: str) -> None:
    file = attached(name, GOOD[name], "jane@acme.example")
    assert (file.filename, file.size, file.for_email) == (name, len(GOOD[name]), "jane@acme.example")
    assert "/" in file.content_type


@pytest.mark.parametrize("case", BAD)
def test_what_may_not(case: str) -> None:
    name, data, why = BAD[case]
    with pytest.raises(InvalidInput, match=why):
        attached(name, data)


def test_the_same_bytes_have_the_same_digest() -> None:
    assert attached("a.pdf", PDF).sha256 == attached("b.pdf", PDF).sha256 != attached("a.txt", b"x").sha256


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("/home/zoe/cv.pdf", "cv.pdf"),
        ("C:\\Users\\zoe\\cv.pdf", "cv.pdf"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("a\r\nContent-Type: text/html.pdf", "html.pdf"),
        ("a\r\nb.pdf", "a b.pdf"),
        ('my "best" <work>?.pdf', "my _best_ _work_.pdf"),
        ("  cv .pdf ", "cv.pdf"),
        ("Zoe\u0308.pdf", "Zoë.pdf"),
        ("…", "…"),
        ("x" * 300 + ".pdf", "x" * 97 + ".pdf"),
    ],
)
def test_names_are_cleaned(name: str, clean: str) -> None:
    assert clean_name(name) == clean


@given(st.text())
def test_a_clean_name_is_harmless_and_stays_as_it_is(name: str) -> None:
    clean = clean_name(name)
    assert not set(clean) & set('\\/:*?"<>|\r\n\x00\u202e')
    assert not clean.startswith(".")
    assert clean_name(clean) == clean


@given(st.binary(max_size=300), st.sampled_from(sorted(GOOD)))
def test_any_bytes_are_taken_or_refused(data: bytes, name: str) -> None:
    try:
        file = attached(name, data)
    except InvalidInput:
        return
    assert (file.filename, file.size) == (name, len(data))


def test_nothing_that_gmail_blocks_is_a_kind_of_ours() -> None:
    assert not BLOCKED & {name.rpartition(".")[2].lower() for name in GOOD}


def of(name: str, size: int = 10, for_email: str | None = None, sha256: str = "") -> AttachedFile:
    return AttachedFile(
        filename=name, content_type="text/plain", sha256=sha256 or name, size=size, for_email=for_email
    )


JANE, TOM = "jane@acme.example", "tom@acme.example"


def test_everybody_gets_what_is_for_everybody_and_their_own() -> None:
    files = (of("own.pdf", for_email=JANE), of("cv.pdf"), of("his.pdf", for_email=TOM))
    assert [file.filename for file in files_for(files, JANE)] == ["cv.pdf", "own.pdf"]
    assert [file.filename for file in files_for(files, None)] == ["cv.pdf"]


def test_ones_own_of_a_name_wins_over_everybodys() -> None:
    files = (of("cv.pdf", for_email=JANE, sha256="hers"), of("CV.pdf", sha256="all"))
    assert [file.sha256 for file in files_for(files, JANE)] == ["hers"]
    assert [file.sha256 for file in files_for(files, TOM)] == ["all"]


def test_a_file_of_the_same_name_takes_the_others_place() -> None:
    assert united([of("cv.pdf", sha256="old")], [of("cv.pdf", sha256="new")]) == (of("cv.pdf", sha256="new"),)


def test_no_note_gets_more_than_fits() -> None:
    half = MOST_BYTES // 2
    apart = united([of("a", half, JANE)], [of("b", half + 1, TOM)])
    assert len(apart) == 2
    with pytest.raises(InvalidInput, match="together"):
        united(apart, [of("c", half)])


def test_a_file_is_taken_off_by_name() -> None:
    files = (of("cv.pdf"), of("cv.pdf", for_email=JANE), of("b.pdf"))
    assert detached(files, "CV.pdf") == (of("b.pdf"),)
    assert detached(files, "cv.pdf", JANE) == (of("cv.pdf"), of("b.pdf"))
    with pytest.raises(InvalidInput, match=r"cv\.pdf, b\.pdf"):
        detached(files, "c.pdf")
    with pytest.raises(InvalidInput):
        detached(files, "b.pdf", JANE)


@pytest.mark.parametrize(
    ("size", "said"), [(1, "1 kB"), (212_400, "212 kB"), (999_600, "1.0 MB"), (3_500_000, "3.5 MB")]
)
def test_sizes_as_people_read_them(size: int, said: str) -> None:
    assert megabytes(size) == said
