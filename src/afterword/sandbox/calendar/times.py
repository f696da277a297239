"""Calendar's times: a `dateTime` with an offset, a `dateTime` with a zone, or a whole day."""

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from afterword.sandbox.errors import bad_request

Json = dict[str, Any]


def zone(name: str) -> ZoneInfo:
    """A zone by its IANA name; raises 400 for one that does not exist."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise bad_request(f"Invalid time zone: {name}", reason="invalid") from error


def instant(value: Json, default: ZoneInfo) -> datetime:
    """The moment an event's `start` or `end` means, aware; a whole day begins at the calendar's midnight."""
    if "date" in value:
        return datetime.combine(_date(value["date"]), time(), default)
    moment = parsed(value["dateTime"])
    return moment if moment.tzinfo else moment.replace(tzinfo=zone(value.get("timeZone") or default.key))


def local(value: Json, default: ZoneInfo) -> datetime:
    """The same in the event's own zone, where its recurrence is counted."""
    if "date" in value:
        return instant(value, default)
    return instant(value, default).astimezone(zone(value.get("timeZone") or default.key))


def written(moment: datetime, like: Json, shown_in: ZoneInfo | None = None) -> Json:
    """A moment in the form of `like`: whole day or time, with its zone's name."""
    if "date" in like:
        return {"date": moment.date().isoformat()}
    answer = {"dateTime": text_of(moment.astimezone(shown_in) if shown_in else moment)}
    return answer | ({"timeZone": like["timeZone"]} if like.get("timeZone") else {})


def text_of(moment: datetime) -> str:
    """RFC 3339 to the second, with `Z` for UTC."""
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


def parsed(text: object) -> datetime:
    """RFC 3339, perhaps without an offset; raises 400 for anything else."""
    try:
        return datetime.fromisoformat(str(text))
    except ValueError as error:
        raise bad_request(f"Invalid value for: Invalid format: {text!r}", reason="invalid") from error


def parsed_instant(text: str, name: str) -> datetime:
    """A query's moment, whose offset is mandatory."""
    moment = parsed(text)
    if moment.tzinfo is None:
        raise bad_request("Bad Request", reason="badRequest", location=name)
    return moment


def check_span(event: Json, default: ZoneInfo) -> None:
    """Raise 400 for an event without start or end, of mixed kinds, or that ends before it begins."""
    start, end = _edge(event, "start"), _edge(event, "end")
    if ("date" in start) != ("date" in end):
        raise bad_request("Invalid start time.", reason="invalid")
    if instant(end, default) < instant(start, default):
        raise bad_request("The specified time range is empty.", reason="timeRangeEmpty")


def _edge(event: Json, name: str) -> Json:
    value = event.get(name)
    if not value:
        raise bad_request(f"Missing {name} time.", reason="required")
    if not isinstance(value, dict) or ("date" in value) == ("dateTime" in value):
        raise bad_request(f"Invalid {name} time.", reason="invalid")
    return value


def _date(text: object) -> date:
    try:
        return date.fromisoformat(str(text))
    except ValueError as error:
        raise bad_request(f"Invalid value for: Invalid format: {text!r}", reason="invalid") from error
