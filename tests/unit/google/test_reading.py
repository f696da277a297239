"""Anyone may have written what is in a mailbox."""

import base64
from email.message import EmailMessage
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.adapters.google import mime
from afterword.ports import MailContent


def content(data: bytes) -> MailContent:
    return mime.content(mime.parse(base64.urlsafe_b64encode(data).decode().rstrip("=")))


@given(st.binary(max_size=400))
def test_no_bytes_make_it_fail(data: bytes) -> None:
    content(data)


@given(st.binary(max_size=80))
def test_no_header_makes_it_fail(value: bytes) -> None:
    line = value.replace(b"\n", b" ").replace(b"\r", b" ")
    content(b"To: " + line + b"\r\nSubject: " + line + b"\r\nContent-Type: " + line + b"\r\n\r\nHello")


def test_addresses_lose_their_names_and_capitals() -> None:
    got = content(
        b'To: "Doe, Jane" <Jane@Acme.example>, joe@acme.example\r\nCc: Friends: A@b.example, c@d.example;\r\n'
        b"Bcc: =?utf-8?q?J=C3=BCrgen?= <J@e.example>\r\n\r\n"
    )
    assert got.to == ("jane@acme.example", "joe@acme.example")
    assert got.cc == ("a@b.example", "c@d.example")
    assert got.bcc == ("j@e.example",)


@pytest.mark.parametrize(
    ("header", "subject"),
    [
        (b"=?utf-8?q?Gr=C3=B6=C3=9Fe?=", "Größe"),
        (b"=?iso-8859-1?q?Gr=F6=DFe?= und\r\n =?utf-8?b?w7w=?=", "Größe und ü"),
        (b"=?nonsense?q?abc?=", "abc"),
        (b"=?utf-8?b?QQA?=", "A\x00"),
        (b"=?utf-8?b?A?=", "=?utf-8?b?A?="),
        (b"Gr\xc3\xb6\xc3\x9fe", "Größe"),
        (b"folded\r\n  line", "folded  line"),
    ],
)
def test_subjects_are_decoded(header: bytes, subject: str) -> None:
    assert content(b"Subject: " + header + b"\r\n\r\n").subject == subject


@pytest.mark.parametrize(
    ("charset", "body", "text"),
    [
        (b"iso-8859-1", b"Gr\xf6\xdfe", "Größe"),
        (b"utf-8", b"Gr\xf6\xdfe", "Gr\ufffd\ufffde"),
        (b"nonsense", b"Gr\xc3\xb6\xc3\x9fe", "Größe"),
        (b"base64", b"plain", "plain"),
        (b"utf-8", b"one\r\ntwo\r\n\r\n", "one\ntwo"),
    ],
)
def test_bodies_are_decoded(charset: bytes, body: bytes, text: str) -> None:
    head = b"Content-Type: text/plain; charset=" + charset + b"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    assert content(head + body).text == text


def test_nested_parts_and_attachments() -> None:
    inner = EmailMessage()
    inner["Subject"] = "inner"
    inner.set_content("not the text")
    message = EmailMessage()
    message["To"] = "jane@acme.example"
    message.set_content("the text")
    message.add_alternative("<p>the text</p>", subtype="html")
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="Größe.pdf")
    message.add_attachment("a note", filename="note.txt")
    message.add_attachment(inner)
    got = content(message.as_bytes())
    assert (got.text, got.html) == ("the text", "<p>the text</p>")
    pdf, note, mail = got.attachments
    assert (pdf.filename, pdf.content_type) == ("Größe.pdf", "application/pdf")
    assert pdf.sha256 == sha256(b"%PDF").hexdigest()
    assert (note.filename, note.content_type) == ("note.txt", "text/plain")
    assert mail.content_type == "message/rfc822"


def test_no_message_id_is_none() -> None:
    assert mime.rfc822_message_id(mime.parse("")) is None
