"""Instants are aware and in UTC; a naive datetime is refused where it enters."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from afterword.errors import InvalidInput

NO_TIME = "–"


def utc(instant: datetime) -> datetime:
    """The same instant in UTC.

    Raises:
        InvalidInput: the datetime has no time zone, so it is no instant.
    """
    if instant.tzinfo is None or instant.utcoffset() is None:
        raise InvalidInput(f"{instant.isoformat()} has no time zone; give one.")
    return instant.astimezone(UTC)


def zone(name: str) -> ZoneInfo:
    """The time zone of that IANA name.

    Raises:
        InvalidInput: there is no such zone.
    """
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise InvalidInput(
            f"There is no time zone {name!r}; use an IANA name such as Europe/Berlin or America/New_York."
        ) from error


def iso(instant: datetime) -> str:
    """ISO 8601 in UTC with `Z`, to the second, as every JSON document of Afterword writes it."""
    return utc(instant).replace(microsecond=0).strftime("%Y-%m-%dT%H:%M:%SZ")


def local(instant: datetime | None, timezone: str) -> str:
    """An instant as its owner reads it: Tue 24 Nov 09:12, in their zone; a dash for none."""
    if instant is None:
        return NO_TIME
    return instant.astimezone(ZoneInfo(timezone)).strftime("%a %d %b %H:%M")
