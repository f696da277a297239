"""Calendar's times, and recurring events as the instances they stand for."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dateutil.rrule import rruleset, rrulestr

from afterword.sandbox.errors import bad_request

Json = dict[str, Any]

_MOST = 2500  # an endless rule is cut here, far beyond what a window of time can hold


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
    moment = _parsed(value["dateTime"])
    return moment if moment.tzinfo else moment.replace(tzinfo=zone(value.get("timeZone") or default.key))


def text_of(moment: datetime) -> str:
    """RFC 3339 to the second, with `Z` for UTC."""
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


def parsed_instant(text: str, name: str) -> datetime:
    """A query's moment, whose offset is mandatory."""
    moment = _parsed(text)
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


def check_recurrence(event: Json, default_zone: str) -> None:
    """Raise 400 for rules that cannot be read."""
    if event.get("recurrence"):
        try:
            _rules(event, default_zone)
        except (ValueError, TypeError) as error:
            raise bad_request("Invalid recurrence rule.", reason="invalid") from error


def starts(event: Json, default_zone: str, until: datetime | None) -> Iterator[datetime]:
    """The local starts of a recurring event's instances, in order, up to a moment."""
    start = _local(event["start"], zone(default_zone))
    for index, naive in enumerate(_rules(event, default_zone)):
        moment = naive.replace(tzinfo=start.tzinfo)
        if index >= _MOST or (until is not None and moment >= until):
            return
        yield moment


def instance(event: Json, start: datetime, default_zone: str) -> Json:
    """One instance of a recurring event, before any change to it."""
    length = _wall_length(event, default_zone)
    shape = {key: value for key, value in event.items() if key != "recurrence"}
    original = _written(start, event["start"])
    return {
        **shape,
        "id": f"{event['id']}_{_instance_suffix(original, default_zone)}",
        "start": original,
        "end": _written(start + length, event["end"]),
        "recurringEventId": event["id"],
        "originalStartTime": original,
    }


def _local(value: Json, default: ZoneInfo) -> datetime:
    """The same in the event's own zone, where its recurrence is counted."""
    if "date" in value:
        return instant(value, default)
    return instant(value, default).astimezone(zone(value.get("timeZone") or default.key))


def _written(moment: datetime, like: Json) -> Json:
    """A moment in the form of `like`: whole day or time, with its zone's name."""
    if "date" in like:
        return {"date": moment.date().isoformat()}
    answer = {"dateTime": text_of(moment)}
    return answer | ({"timeZone": like["timeZone"]} if like.get("timeZone") else {})


def _instance_suffix(original: Json, default_zone: str) -> str:
    """What an instance's id adds to its series' id: the original start in UTC, or the day."""
    if "date" in original:
        return str(original["date"]).replace("-", "")
    return instant(original, zone(default_zone)).astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _wall_length(event: Json, default_zone: str) -> timedelta:
    start, end = (_local(event[edge], zone(default_zone)) for edge in ("start", "end"))
    return end.replace(tzinfo=None) - start.replace(tzinfo=None)


def _rules(event: Json, default_zone: str) -> Iterable[datetime]:
    """The rule set over the event's own wall clock, so that 10:00 stays 10:00 across a change of clocks."""
    start = _local(event["start"], zone(default_zone))
    lines = [_local_until(line, start) for line in event["recurrence"]]
    rules = rrulestr(
        "\n".join(line for line in lines if line.startswith("RRULE")),
        dtstart=start.replace(tzinfo=None),
        forceset=True,
    )
    if not isinstance(rules, rruleset):
        raise ValueError("not a set of rules")
    for line in lines:
        _add_dates(rules, line, start)
    return rules


def _add_dates(rules: rruleset, line: str, start: datetime) -> None:
    name, _, values = line.partition(":")
    kind, *parameters = name.split(";")
    if kind not in {"EXDATE", "RDATE"}:
        return
    named = next((value[5:] for value in parameters if value.startswith("TZID=")), None)
    for value in values.split(","):
        moment = _naive(value, named, start)
        (rules.exdate if kind == "EXDATE" else rules.rdate)(moment)


def _naive(value: str, named: str | None, start: datetime) -> datetime:
    """A date of a list, on the event's wall clock."""
    if "T" not in value:
        day = datetime.strptime(value, "%Y%m%d")  # noqa: DTZ007 - a day has no zone
        return day.replace(hour=start.hour, minute=start.minute, second=start.second)
    moment = datetime.strptime(value.rstrip("Z"), "%Y%m%dT%H%M%S")  # noqa: DTZ007 - its zone comes next
    if value.endswith("Z"):
        return moment.replace(tzinfo=UTC).astimezone(start.tzinfo).replace(tzinfo=None)
    return (
        moment.replace(tzinfo=zone(named)).astimezone(start.tzinfo).replace(tzinfo=None) if named else moment
    )


def _local_until(line: str, start: datetime) -> str:
    """An UNTIL in UTC, on the event's wall clock, as the rule is counted there."""
    parts = line.split(";")
    for index, part in enumerate(parts):
        name, _, value = part.rpartition("UNTIL=")
        if value != part:
            naive = _naive(
                value, None, start.replace(hour=23, minute=59, second=59) if "T" not in value else start
            )
            parts[index] = f"{name}UNTIL={naive:%Y%m%dT%H%M%S}"
    return ";".join(parts)


def _parsed(text: object) -> datetime:
    """RFC 3339, perhaps without an offset; raises 400 for anything else."""
    try:
        return datetime.fromisoformat(str(text))
    except ValueError as error:
        raise bad_request(f"Invalid value for: Invalid format: {text!r}", reason="invalid") from error


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
