"""Every error Afterword raises on purpose, as one tree.

Each message is one sentence a candidate can act on. `exit_code` is what the command line ends with.
"""


class AfterwordError(Exception):
    """Something failed that can be said in one sentence."""

    exit_code = 1


class InvalidInput(AfterwordError, ValueError):
    """What a person gave cannot be used: the sentence says what and what would be right."""

    exit_code = 2


class NotFound(AfterwordError):
    """There is no such interview, follow-up or file."""


class RefusedTransition(AfterwordError):
    """The lifecycle's table has no such step from the present status."""


class Conflict(AfterwordError):
    """Somebody else changed the row first; read it again before deciding anew."""


class TextChanged(Conflict):
    """The text in Gmail is not the one that the candidate was shown and decided about."""


class SettingsError(AfterwordError):
    """`config.toml` or an `AFTERWORD_…` variable is wrong; names the key and its place."""


class StoreError(AfterwordError):
    """The database cannot be used."""


class DatabaseTooNew(StoreError):
    """The database was written by a later version of Afterword."""


class HomeInUse(AfterwordError):
    """Another autopilot already serves this home folder."""


class CredentialsError(AfterwordError):
    """`credentials.json` is missing, malformed or of the wrong kind."""


class TemplateError(AfterwordError):
    """A template is broken; names its file and line."""


class GoogleError(AfterwordError):
    """Google did not do what was asked."""


class AuthorisationRequired(GoogleError):
    """There is no usable token: the candidate must run `afterword connect`."""

    exit_code = 3


class WrongAccount(AuthorisationRequired):
    """Google is connected as somebody else than the one whose drafts this home keeps."""


class ScopeMissing(GoogleError):
    """The candidate did not grant what this call needs."""


class Unreachable(GoogleError):
    """Google could not be asked: no network, or it is down. For a write: it surely did not happen."""


class RateLimited(Unreachable):
    """Google asks to wait. The request had no effect.

    Attributes:
        retry_after_seconds: how long to wait, in seconds, when Google said so.
    """

    def __init__(self, message: str, retry_after_seconds: float | None = None) -> None:
        super().__init__(message)
        self.retry_after_seconds = retry_after_seconds


class OutcomeUnknown(GoogleError):
    """A write was sent and its answer never came: it may or may not have happened."""


class Rejected(GoogleError):
    """Google understood the request and refused it; asking again will not help."""


class Gone(GoogleError):
    """What was asked for is not there (any more)."""
