"""The files that go along with notes: copies in the home folder, so that none changes unseen after it was attached."""

import os
import stat
import tempfile
from hashlib import sha256
from pathlib import Path

from afterword.domain.attachments import MOST_BYTES, AttachedFile, too_large
from afterword.errors import InvalidInput


class AttachmentFolder:
    """The `Files` port: `attachments/<sha256>` in the home, for its owner's eyes only."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, data: bytes) -> None:
        """Keep a copy, by its bytes; it is on disk when this returns."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._folder.chmod(0o700)
        handle, beside = tempfile.mkstemp(dir=self._folder)  # readable by its owner alone
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(beside).replace(self._place(sha256(data).hexdigest()))
        except OSError:
            Path(beside).unlink(missing_ok=True)
            raise

    def read(self, file: AttachedFile) -> bytes:
        """The bytes as they were.

        Raises:
            InvalidInput: they are not there any more, or have been changed.
        """
        try:
            data = self._place(file.sha256).read_bytes()
        except OSError as error:
            raise InvalidInput(
                f"The copy of {file.filename} cannot be read ({error.strerror}); attach it again."
            ) from error
        if sha256(data).hexdigest() != file.sha256:
            raise InvalidInput(f"The copy of {file.filename} has been changed; attach it again.")
        return data

    def drop(self, sha256: str) -> None:
        """Forget a copy; one that is not there is no error."""
        self._place(sha256).unlink(missing_ok=True)

    def _place(self, sha256: str) -> Path:
        return self._folder / sha256


def taken(path: Path) -> bytes:
    """The bytes of a file of the candidate's.

    Raises:
        InvalidInput: it cannot be read, is no file, or is too large to be attached.
    """
    try:
        place = path.expanduser()
        found = place.stat()
        is_file, small = stat.S_ISREG(found.st_mode), found.st_size <= MOST_BYTES
        data = place.read_bytes() if is_file and small else b""
    except (OSError, RuntimeError, ValueError) as error:  # no such home folder; a name that can be none
        why = getattr(error, "strerror", None) or "there is no such file"
        raise InvalidInput(f"{str(path)!r} cannot be read: {why}.") from error
    if not is_file:
        raise InvalidInput(f"{path} is not a file.")
    if not small:
        raise InvalidInput(too_large(path.name, found.st_size))
    return data
