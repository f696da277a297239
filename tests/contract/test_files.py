"""Each sentence of `ports.Files` as a test, for the folder in a home and for the fake."""

import stat
from hashlib import sha256
from pathlib import Path

import pytest

from afterword.adapters.attachments import AttachmentFolder, taken
from afterword.domain.attachments import MOST_BYTES, AttachedFile
from afterword.errors import InvalidInput
from afterword.ports import Files
from tests.fakes.files import FakeFiles

DATA = b"%PDF-1.7\r\n\x00\xff%%EOF"
CV = AttachedFile(
    filename="cv.pdf", content_type="application/pdf", sha256=sha256(DATA).hexdigest(), size=len(DATA)
)


@pytest.fixture(params=["folder", "fake"])
def files(request: pytest.FixtureRequest, tmp_path: Path) -> Files:
    return AttachmentFolder(tmp_path / "attachments") if request.param == "folder" else FakeFiles()


def test_what_was_kept_is_read_byte_for_byte(files: Files) -> None:
    files.keep(DATA)
    files.keep(DATA)
    assert files.read(CV) == DATA


def test_what_is_not_there_is_told_by_name(files: Files) -> None:
    with pytest.raises(InvalidInput, match=r"cv\.pdf"):
        files.read(CV)


def test_the_same_bytes_are_kept_once(files: Files) -> None:
    files.keep(DATA)
    files.keep(DATA)
    files.drop(CV.sha256)
    with pytest.raises(InvalidInput):
        files.read(CV)


def test_forgetting_what_is_not_there_is_no_error(files: Files) -> None:
    files.drop(CV.sha256)


def test_a_copy_that_was_changed_is_not_sent(tmp_path: Path) -> None:
    files = AttachmentFolder(tmp_path)
    files.keep(DATA)
    tmp_path.joinpath(CV.sha256).write_bytes(b"something else")
    with pytest.raises(InvalidInput, match="changed"):
        files.read(CV)


def test_the_copies_are_for_their_owner_alone(tmp_path: Path) -> None:
    files = AttachmentFolder(tmp_path / "attachments")
    files.keep(DATA)
    (copy,) = (tmp_path / "attachments").iterdir()
    assert copy.name == CV.sha256
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700


def test_a_file_of_the_candidates_is_read(tmp_path: Path) -> None:
    tmp_path.joinpath("cv.pdf").write_bytes(DATA)
    tmp_path.joinpath("link.pdf").symlink_to("cv.pdf")
    assert taken(tmp_path / "cv.pdf") == taken(tmp_path / "link.pdf") == DATA


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    import os

    os.mkfifo(tmp_path / "pipe.pdf")
    tmp_path.joinpath("big.pdf").write_bytes(b"x" * (MOST_BYTES + 1))
    reasons = {
        tmp_path: "is not a file",
        tmp_path / "none.pdf": "No such file",
        tmp_path / "pipe.pdf": "is not a file",
        tmp_path / "big.pdf": "3.5 MB together",
        Path("a\0b"): "cannot be read",
        Path("~nobody-of-that-name/cv.pdf"): "cannot be read",
    }
    for path, why in reasons.items():
        with pytest.raises(InvalidInput, match=why):
            taken(path)
