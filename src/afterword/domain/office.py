"""What is inside an office document, which is a zip archive with known parts."""

from collections.abc import Collection
from io import BytesIO
from zipfile import BadZipFile, LargeZipFile, ZipFile

_ODT = b"application/vnd.oasis.opendocument.text"
_MOST_PARTS = 20_000


def is_office_document(data: bytes, folder: str, blocked: Collection[str]) -> bool:
    """Whether it is an Office Open XML document of that folder (`word`, `xl`, `ppt`) that Gmail takes."""
    names = _parts(data, blocked)
    return "[Content_Types].xml" in names and any(name.startswith(f"{folder}/") for name in names)


def is_open_document(data: bytes, blocked: Collection[str]) -> bool:
    """Whether it is an OpenDocument text that Gmail takes."""
    if "mimetype" not in _parts(data, blocked):
        return False
    with ZipFile(BytesIO(data)) as archive:
        part = archive.getinfo("mimetype")
        return part.file_size == len(_ODT) and _content(archive, "mimetype") == _ODT


def _content(archive: ZipFile, name: str) -> bytes:
    try:
        return archive.read(name)
    except (BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError):
        return b""


def _parts(data: bytes, blocked: Collection[str]) -> frozenset[str]:
    """The names of its parts; none when it is no archive, or has what no plain document has."""
    if not data.startswith(b"PK\x03\x04"):
        return frozenset()
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
    except (BadZipFile, LargeZipFile, ValueError, OSError, NotImplementedError):
        return frozenset()
    names = frozenset(part.filename for part in parts)
    hidden = any(part.flag_bits & 1 for part in parts)
    if len(names) > _MOST_PARTS or hidden or any(_is_unfit(name, blocked) for name in names):
        return frozenset()
    return names


def _is_unfit(name: str, blocked: Collection[str]) -> bool:
    """Macros, and files Gmail turns away wherever they are."""
    last = name.lower().rpartition("/")[2]
    return last.startswith("vbaproject") or last.rpartition(".")[2] in blocked
