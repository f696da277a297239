"""The files that go along with notes, in memory."""

from hashlib import sha256

from afterword.domain.attachments import AttachedFile
from afterword.errors import InvalidInput


class FakeFiles:
    """Keeps `ports.Files`."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def keep(self, data: bytes) -> None:
        self.kept[sha256(data).hexdigest()] = data

    def read(self, file: AttachedFile) -> bytes:
        try:
            return self.kept[file.sha256]
        except KeyError:
            raise InvalidInput(f"The copy of {file.filename} is gone; attach it again.") from None

    def drop(self, sha256: str) -> None:
        self.kept.pop(sha256, None)
