"""What is written is what is read."""

from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from afterword.adapters.google import mime
from afterword.adapters.google.mime import html_of
from afterword.domain.model import Note
from afterword.errors import InvalidInput
from afterword.ports import MailFile, OutgoingMail, Signature

AT = datetime(2026, 11, 23, 9, 10, tzinfo=UTC)
PRINTABLE = st.characters(exclude_categories=("C", "Zl", "Zp"))
BODY = st.text(PRINTABLE | st.just("\n"), max_size=300)
HEADER = st.text(PRINTABLE, max_size=120)


def outgoing(**changes: str | None) -> OutgoingMail:
    note = Note(to_name="Jane", to_email="jane@acme.example", subject="Thanks", body="Hello")
    given_note: dict[str, Any] = {
        name: value for name, value in changes.items() if hasattr(note, name) and value is not None
    }
    return OutgoingMail(
        note=replace(note, **given_note),
        from_name=changes.get("from_name") or "Zoë",
        from_email=changes.get("from_email") or "zoe@mail.example",
        rfc822_message_id=changes.get("rfc822_message_id") or "<1@mail.example>",
        in_reply_to=changes.get("in_reply_to"),
    )


def composed(mail: OutgoingMail) -> EmailMessage:
    message = message_from_bytes(mime.compose(mail, AT), policy=SMTP)
    assert isinstance(message, EmailMessage)
    return message


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
    parsed = mime.parse(mime.encode(outgoing(to_name=name, from_name=name), AT))
    assert mime.addresses(parsed, "to") == ("jane@acme.example",)
    assert mime.addresses(parsed, "from") == ("zoe@mail.example",)


def test_it_is_seven_bit_and_in_utf_8() -> None:
    text = mime.compose(outgoing(body="Größe " * 400, subject="Größe", to_name="Jürgen"), AT).decode("ascii")
    assert all(len(line) <= 998 for line in text.split("\r\n"))
    assert 'charset="utf-8"' in text


def test_headers_are_ours() -> None:
    message = composed(outgoing(in_reply_to="<0@acme.example>"))
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


ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=120)
WORDS = st.lists(
    st.sampled_from(
        ["Thank", "you,", "Zoë", "=?utf-8?q?x?=", "=?", "?=", "a=b", '"q"', "(c)", "x@y.example", "<z>", "", ";", "\\", "\u00a0", "w" * 70, "😀"]
    ),
    max_size=14,
).map(" ".join)  # fmt: skip
ADDRESSES = st.sampled_from(
    ["jane@acme.example", "Jane.Doe+x@ACME.example", "jane@bücher.example", "o'neil@acme.example", "j@[1.2.3.4]",
     f"{'j' * 60}@acme.example", ' jane@acme.example ', '"q u"@acme.example', "j..d@acme.example", ".j@acme.example", "j@-.example"]
)  # fmt: skip
NAMES = st.sampled_from(["Jane", "Zoë Özil", 'Doe, Jane "J@ne" (Acme)', "w" * 90, ""])
IDS = st.sampled_from(["<1@mail.example>", f"<{'1' * 90}@mail.example>", "<a.b-c_d@mail.example>"])
FILES = st.lists(
    st.builds(
        MailFile,
        filename=st.sampled_from(["cv.pdf", "Lebenslauf Zoë.pdf", 'a "b".txt', "x" * 90 + ".png", "a=b.txt"]),
        content_type=st.sampled_from(["application/pdf", "text/plain", "text/html", "image/png"]),
        data=st.binary(max_size=90),
    ),
    max_size=2,
).map(tuple)  # fmt: skip
MAILS = st.builds(
    OutgoingMail,
    note=st.builds(Note, to_name=NAMES, to_email=ADDRESSES, subject=WORDS | ANY, body=ANY),
    from_name=WORDS,
    from_email=st.just("zoe@mail.example"),
    rfc822_message_id=IDS,
    in_reply_to=st.none() | IDS,
    files=FILES,
)


@given(mail=MAILS)
@example(mail=outgoing(body="a\r\nb\rc \n\n--===============1==\n.\n\x00\x0b\x85\u2028=3D=\n"))
@example(mail=replace(outgoing(body="a\nZoë"), signature=Signature(text="Zoë", html="<p>Zoë\r\n</p>\n\n")))
def test_a_reader_sees_what_was_written(mail: OutgoingMail) -> None:
    """Whatever stands in the note: both texts to the last character, who it is to, and each file as it is."""
    try:
        seen = mime.preview(mail, AT)
    except InvalidInput:
        assume(False)
    body = one_kind_of_line_end(mail.note.body)
    assert seen.text == body.rstrip("\n")
    assert seen.html == one_kind_of_line_end(html_of(body, mail.signature)).rstrip("\n")
    to = mail.note.to_email.strip().lower().replace("bücher", "xn--bcher-kva")
    assert (seen.to, seen.cc, seen.bcc) == ((to,), (), ())
    assert [(file.filename, file.content_type, file.sha256) for file in seen.attachments] == [
        (file.filename, file.content_type, sha256(file.data).hexdigest()) for file in mail.files
    ]


def one_kind_of_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
