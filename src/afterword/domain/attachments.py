"""Files that go along with a note: which may, under what name, and how much together.

Only what an interviewer can open without a thought is attached, and only if the bytes are what the name says.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from types import MappingProxyType

from afterword.errors import InvalidInput

MOST_BYTES = 3_500_000
"""The most that the files of one note may have together.

Gmail takes 25 MB by hand, but a draft made through its API as `raw` in JSON is refused far earlier: at requests of
8.5 MB (googleapis/google-api-dotnet-client#804), at mails of 6.5 MiB (googleapis/google-api-go-client#374), and
migrations of mails above 5 MB failed (google/import-mailbox-to-gmail#1). Base64 makes a mail of 4.8 MB of this and
a request of 6.4 MB, which is below all of them.
"""


def _listed(extensions: str) -> frozenset[str]:
    return frozenset(extensions.split())


BLOCKED = _listed(
    "ade adp apk appx appxbundle bat cab chm cmd com cpl diagcab diagcfg diagpkg dll dmg ex ex_ exe hta img ins iso "
    "isp jar jnlp js jse lib lnk mde mjs msc msi msix msixbundle msp mst nsh pif ps1 scr sct shb sys vb vbe vbs vhd "
    "vxd wsc wsf wsh xll"
)
"""What Gmail turns away (support.google.com/mail/answer/6590)."""

_ARCHIVES = _listed("zip 7z rar tar gz tgz bz2 xz taz z")
_LONGEST_NAME = 100
_UNFIT = re.compile(r'[\\/:*?"<>|]+')
_CONTROLS = frozenset(range(32)) - {9, 10, 12, 13}


@dataclass(frozen=True, kw_only=True)
class AttachedFile:
    """A file the candidate wants to go along, known by its bytes; for everybody, or for one interviewer.

    Attributes:
        filename: as the interviewer sees it. size: in bytes.
    """

    filename: str
    content_type: str
    sha256: str
    size: int
    for_email: str | None = None


@dataclass(frozen=True)
class _Kind:
    content_type: str
    called: str
    fits: Callable[[bytes], bool]


def attached(name: str, data: bytes, for_email: str | None = None) -> AttachedFile:
    """The file as it may be attached.

    Raises:
        InvalidInput: it is empty, too large, of a kind that is not attached, or not what its name says.
    """
    filename = clean_name(name)
    extension = filename.rpartition(".")[2].lower() if "." in filename else ""
    kind = _KINDS.get(extension)
    if kind is None:
        raise InvalidInput(_not_attached(filename, extension))
    if not data:
        raise InvalidInput(f"{filename} is empty.")
    if len(data) > MOST_BYTES:
        raise InvalidInput(too_large(filename, len(data)))
    if not kind.fits(data):
        raise InvalidInput(f"{filename} is not {kind.called}, whatever its name says; save it anew as one.")
    return AttachedFile(
        filename=filename,
        content_type=kind.content_type,
        sha256=sha256(data).hexdigest(),
        size=len(data),
        for_email=for_email,
    )


def too_large(what: str, size: int) -> str:
    """Why so much is not attached, in words."""
    return (
        f"{what} has {megabytes(size)}; all files of one note may have {megabytes(MOST_BYTES)} together. "
        "Make it smaller, or share a link with --resource."
    )


def megabytes(size: int) -> str:
    """A size as people read it: “212 kB”, “3.5 MB”."""
    return f"{size / 1_000_000:.1f} MB" if size >= 999_500 else f"{max(1, round(size / 1000))} kB"


def clean_name(name: str) -> str:
    """The name without a path, control characters, and signs that some system cannot have in a name."""
    seen = "".join(char for char in unicodedata.normalize("NFC", name) if _is_seen(char))
    last = re.split(r"[\\/]", seen)[-1]
    tidy = " ".join(_UNFIT.sub("_", last).split()).strip(". ")
    stem, dot, extension = tidy.rpartition(".")
    return f"{stem[: _LONGEST_NAME - len(extension)].rstrip()}.{extension}" if dot and stem else tidy


def _is_seen(char: str) -> bool:
    # Format characters too: one that turns the writing round makes “gpj.exe” of “exe.jpg”.
    return char.isspace() or unicodedata.category(char)[0] != "C"


def united(before: Iterable[AttachedFile], more: Iterable[AttachedFile]) -> tuple[AttachedFile, ...]:
    """Both together; a file of the same name for the same people takes the place of the older one.

    Raises:
        InvalidInput: some note would be too large.
    """
    by_name = {(file.filename.lower(), file.for_email): file for file in (*before, *more)}
    files = tuple(by_name.values())
    for email in {file.for_email for file in files}:
        size = sum(file.size for file in files_for(files, email))
        if size > MOST_BYTES:
            raise InvalidInput(too_large("That", size))
    return files


def files_for(files: Iterable[AttachedFile], email: str | None) -> tuple[AttachedFile, ...]:
    """Those that go to that person: everybody's and their own, which wins over everybody's of the same name."""
    meant = [file for file in files if file.for_email in {None, email}]
    meant.sort(key=lambda file: file.for_email is not None)
    return tuple({file.filename.lower(): file for file in meant}.values())


def detached(
    files: tuple[AttachedFile, ...], name: str, for_email: str | None = None
) -> tuple[AttachedFile, ...]:
    """Without the files of that name; with an address, only without that person's.

    Raises:
        InvalidInput: there is none of that name.
    """
    wanted = clean_name(name).lower()
    kept = tuple(f for f in files if f.filename.lower() != wanted or for_email not in {None, f.for_email})
    if len(kept) == len(files):
        known = ", ".join(dict.fromkeys(file.filename for file in files)) or "nothing"
        raise InvalidInput(f"There is no {name!r} to take off; attached is: {known}.")
    return kept


def _not_attached(filename: str, extension: str) -> str:
    if extension in _ARCHIVES:
        return f"{filename} is an archive, and Gmail turns many of those away; attach the files themselves."
    if extension in BLOCKED:
        return f"Gmail turns files like {filename} away."
    known = ", ".join(dict.fromkeys(kind.upper() for kind in _KINDS))
    return f"{filename or 'A file without a name'} is of a kind that is not attached; what is: {known}."


def _begins(*marks: bytes) -> Callable[[bytes], bool]:
    return lambda data: data.startswith(marks)


def _is_pdf(data: bytes) -> bool:
    """Whole, too: a download that broke off has no end mark."""
    return data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"%PDF-") and b"%%EOF" in data[-2048:]


def _is_webp(data: bytes) -> bool:
    return data.startswith(b"RIFF") and data[8:12] == b"WEBP"


def _is_text(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not _CONTROLS & set(data)


def _office(folder: str) -> Callable[[bytes], bool]:
    def is_that(data: bytes) -> bool:
        from afterword.domain.office import is_office_document  # noqa: PLC0415 (zipfile takes 15 ms)

        return is_office_document(data, folder, BLOCKED)

    return is_that


def _is_open_document(data: bytes) -> bool:
    from afterword.domain.office import is_open_document  # noqa: PLC0415 (zipfile takes 15 ms)

    return is_open_document(data, BLOCKED)


_OFFICE = "application/vnd.openxmlformats-officedocument."
_JPEG = _Kind("image/jpeg", "a JPEG picture", _begins(b"\xff\xd8\xff"))
_TEXT = _Kind("text/plain", "plain text in UTF-8", _is_text)
_KINDS: Mapping[str, _Kind] = MappingProxyType(
    {
        "pdf": _Kind("application/pdf", "a whole PDF", _is_pdf),
        "png": _Kind("image/png", "a PNG picture", _begins(b"\x89PNG\r\n\x1a\n")),
        "jpg": _JPEG,
        "jpeg": _JPEG,
        "gif": _Kind("image/gif", "a GIF picture", _begins(b"GIF87a", b"GIF89a")),
        "webp": _Kind("image/webp", "a WebP picture", _is_webp),
        "docx": _Kind(
            f"{_OFFICE}wordprocessingml.document", "a Word document without macros", _office("word")
        ),
        "xlsx": _Kind(f"{_OFFICE}spreadsheetml.sheet", "an Excel sheet without macros", _office("xl")),
        "pptx": _Kind(
            f"{_OFFICE}presentationml.presentation", "a PowerPoint deck without macros", _office("ppt")
        ),
        "odt": _Kind(
            "application/vnd.oasis.opendocument.text",
            "an OpenDocument text",
            _is_open_document,
        ),
        "txt": _TEXT,
        "md": _Kind("text/markdown", "plain text in UTF-8", _is_text),
        "csv": _Kind("text/csv", "a CSV table in UTF-8", _is_text),
    }
)
