"""What is written is what is read."""

import base64
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.adapters.google import mime, reading
from afterword.adapters.google.html import html_of
from afterword.domain.model import Note
from afterword.errors import InvalidInput
from afterword.ports import OutgoingMail

AT = datetime(2026, 11, 23, 9, 10, tzinfo=UTC)
PRINTABLE = st.characters(exclude_categories=("C", "Zl", "Zp"))
BODY = st.text(PRINTABLE | st.just("\n"), max_size=300)
HEADER = st.text(PRINTABLE, max_size=120)


def outgoing(**changes: str | None) -> OutgoingMail:
    note = {"to_name": "Jane", "to_email": "jane@acme.example", "subject": "Thanks", "body": "Hello"}
    given_note = {name: value for name, value in changes.items() if name in note and value is not None}
    return OutgoingMail(
        note=Note(**{**note, **given_note}),
        from_name=changes.get("from_name") or "Zoë",
        from_email=changes.get("from_email") or "zoe@mail.example",
        rfc822_message_id=changes.get("rfc822_message_id") or "<1@mail.example>",
        in_reply_to=changes.get("in_reply_to"),
    )


def raw(message: EmailMessage) -> str:
    return base64.urlsafe_b64encode(message.as_bytes()).decode()


@given(body=BODY)
def test_bodies_come_back(body: str) -> None:
    content = mime.preview(outgoing(body=body), AT)
    assert content.text == body.rstrip("\n")
    assert content.html == html_of(body)


@given(subject=HEADER)
def test_subjects_come_back(subject: str) -> None:
    content = mime.preview(outgoing(subject=subject), AT)
    assert content.subject.split() == subject.split()


@given(name=HEADER)
def test_names_never_change_who_is_written_to(name: str) -> None:
    message = mime.compose(outgoing(to_name=name, from_name=name), AT)
    parsed = reading.parse(raw(message))
    assert reading.addresses(parsed, "to") == ("jane@acme.example",)
    assert reading.addresses(parsed, "from") == ("zoe@mail.example",)


def test_it_is_seven_bit_and_in_utf_8() -> None:
    message = mime.compose(outgoing(body="Größe " * 400, subject="Größe", to_name="Jürgen"), AT)
    text = message.as_bytes().decode("ascii")
    assert all(len(line) <= 998 for line in text.split("\r\n"))
    assert 'charset="utf-8"' in text


def test_headers_are_ours() -> None:
    message = mime.compose(outgoing(in_reply_to="<0@acme.example>"), AT)
    assert message["Message-ID"] == "<1@mail.example>"
    assert message["Date"] == "Mon, 23 Nov 2026 09:10:00 +0000"
    assert message["In-Reply-To"] == message["References"] == "<0@acme.example>"
    assert message.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]


@pytest.mark.parametrize("field", ["subject", "to_name", "to_email", "from_name", "from_email"])
@pytest.mark.parametrize(
    "bad", ["a\nBcc: eve@evil.example", "a\rb", "a\x00b", "a\x85b", "a\u2028b", "a\ud800b"]
)
def test_a_line_break_in_a_header_is_refused(field: str, bad: str) -> None:
    with pytest.raises(InvalidInput):
        mime.compose(outgoing(**{field: bad}), AT)


@pytest.mark.parametrize(
    "address",
    ["jane", "jane@", "@acme.example", "jane doe@acme.example", "jäne@acme.example", "a@b@c", "a@.."],
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(InvalidInput):
        mime.compose(outgoing(to_email=address), AT)


def test_a_domain_in_other_letters_is_written_in_ascii() -> None:
    content = mime.preview(outgoing(to_email="jane@bücher.example"), AT)
    assert content.to == ("jane@xn--bcher-kva.example",)


def test_half_a_character_in_a_body_is_refused() -> None:
    with pytest.raises(InvalidInput):
        mime.compose(outgoing(body="a\ud800b"), AT)
