"""A file that cannot be used is refused in one sentence that says why, and never takes long."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.errors import InvalidInput
from tests.unit.ics.files import FILES, calendar, read_bytes, read_file

REFUSED = [
    ("refused_reply.ics", "an answer to an invitation"),
    ("refused_counter.ics", "a proposal for another time"),
    ("refused_tasks.ics", "no events"),
    ("refused_no_calendar_end.ics", "cut short: the calendar"),
    ("refused_cut_in_event.ics", "cut short: an event"),
    ("refused_end_before_start.ics", "“Backwards” ends before it starts"),
    ("refused_negative_duration.ics", "“Backwards” ends before it starts"),
    ("refused_zone.ics", "nobody knows, “Middle-earth/Shire”"),
    ("refused_no_start.ics", "“Some day” has no start"),
    ("refused_date.ics", "cannot be read, “20261324T150000Z”"),
    ("refused_year.ics", "cannot be read, “99991231T235959Z”"),
    ("refused_duration.ics", "cannot be read, “P99999999999D”"),
    ("refused_page.html", "not a calendar file but a web page"),
    ("refused_mail.eml", "holds no invitation"),
    ("refused_past_series.ics", "no date from 7 days ago"),
]


def _event(number: int) -> bytes:
    return f"BEGIN:VEVENT\nUID:{number}\nDTSTART:20261124T100000Z\nEND:VEVENT\n".encode()


DATA = [
    (b"", "empty"),
    (b" \r\n\t", "empty"),
    (b"\xef\xbb\xbf", "empty"),
    (b"%PDF-1.7\n", "a PDF"),
    (b"PK\x03\x04", "a zip archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1", r"an Outlook \.msg"),
    (b'{"a": 1}', "JSON"),
    (b"Dear Casey, see you on Tuesday.", "something else"),
    (b"a" * 5_000_001, "larger than 5 MB"),
    (b"BEGIN:VCALENDAR\n" + b"".join(map(_event, range(1001))) + b"END:VCALENDAR", "more than 1,000 events"),
    (b"BEGIN:VCALENDAR\n" + b"BEGIN:X\n" * 50, "nested"),
    (b"BEGIN:VCALENDAR\n" + b"BEGIN:X\nEND:X\n" * 30_000, "nested"),
    (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\nEND:VEVENT", "cut short"),
    (b"MIME-Version: 1.0\n" + b"Content-Type: message/rfc822\n\n" * 1_000, "too many parts"),
    (
        b"MIME-Version: 1.0\n"
        + b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(999)),
        "nested too deeply",
    ),
    (
        calendar("UID:1", "DTSTART:19000101T100000Z", "RRULE:FREQ=DAILY", "EXDATE:" + "20261124," * 90_000),
        "too often",
    ),
]


@pytest.mark.parametrize(("name", "reason"), REFUSED)
def test_a_file_that_cannot_be_used_is_refused(name: str, reason: str) -> None:
    with pytest.raises(InvalidInput, match=reason) as refused:
        read_file(name)
    _is_one_sentence(str(refused.value))


@pytest.mark.parametrize(("data", "reason"), DATA, ids=[reason for _, reason in DATA])
def test_data_that_is_no_calendar_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(InvalidInput, match=reason) as refused:
        read_bytes(data)
    _is_one_sentence(str(refused.value))


def test_every_file_kept_as_refused_is_in_the_table() -> None:
    assert {path.name for path in FILES.glob("refused_*")} == {name for name, _ in REFUSED}


def _is_one_sentence(message: str) -> None:
    assert message.endswith(".")
    assert "\n" not in message
    assert len(message) < 250


SAMPLES = [path.read_bytes() for path in sorted(FILES.glob("[!.]*"))]
PIECES = [
    b"\n", b"\r", b" ", b";", b":", b'"', b",", b"=", b"\\", b"\0", b"\xff", b"%", b"-", b"99999999999",
    b"BEGIN:VEVENT\n", b"END:VEVENT\n", b"END:VCALENDAR\n", b"TZID=", b"VALUE=DATE", b"RRULE:FREQ=DAILY\n",
    b"RRULE:FREQ=YEARLY;BYMONTHDAY=-1;UNTIL=1\n", b"RDATE:20261124T100000/PT1H\n", b"EXDATE;VALUE=DATE:20261124\n",
    b"RECURRENCE-ID;RANGE=THISANDFUTURE:20261124\n", b"RECURRENCE-ID:20261124T090000\n", b"DURATION:P1W\n",
    b"ENCODING=QUOTED-PRINTABLE", b"=3D=\n", b"Content-Type: text/calendar; charset=utf-16\n\n", b"\xf0\x9f\x98\x80",
]  # fmt: skip


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """One of the files with a few places cut out, overwritten or filled with what may confuse."""
    data = draw(st.sampled_from(SAMPLES))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(data)))
        gone = draw(st.one_of(st.just(0), st.integers(0, 40)))
        put = draw(st.one_of(st.sampled_from(PIECES), st.binary(max_size=4), st.just(b"")))
        data = data[:at] + put + data[at + gone :]
    return data


@given(data=damaged())
def test_a_damaged_file_is_read_or_refused_and_nothing_else(data: bytes) -> None:
    _read_or_refused(data)


@given(values=st.lists(st.tuples(st.sampled_from(
    ["DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "ORGANIZER", "ATTENDEE",
     "DTSTAMP", "SEQUENCE", "UID", "SUMMARY;ENCODING=QUOTED-PRINTABLE", "DTSTART;TZID=UTC", "X-ALT-DESC"]
), st.text(max_size=30)), max_size=8))  # fmt: skip
def test_any_values_are_read_or_refused_and_nothing_else(values: list[tuple[str, str]]) -> None:
    lines = [f"{name}:{value}" for name, value in values]
    _read_or_refused(calendar("DTSTART:20261124T100000Z", *lines).replace(b"\xed", b""))


@given(charset=st.text(max_size=20), method=st.text(max_size=20), data=damaged())
def test_any_mail_is_read_or_refused_and_nothing_else(charset: str, method: str, data: bytes) -> None:
    head = f'MIME-Version: 1.0\nContent-Type: text/calendar; charset="{charset}"; method={method}\n'
    encoded = head.encode() + b"Content-Transfer-Encoding: base64\n\n" + base64.encodebytes(data)
    _read_or_refused(encoded)


def _read_or_refused(data: bytes) -> None:
    try:
        read = read_bytes(data)
    except InvalidInput as refused:
        _is_one_sentence(str(refused))
        return
    for event in (found.event for found in read.events):
        assert event.start is None or (event.end is not None and event.start < event.end)
        assert not any(char in event.title + event.location for char in "\r\n\0\u2028")
