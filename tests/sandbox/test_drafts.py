"""Drafts: a stable container around a message that is replaced, never changed."""

import base64
from email import message_from_bytes
from typing import Any

import pytest
from googleapiclient.errors import HttpError

from afterword.sandbox.gmail import resources
from tests.sandbox.clients import draft_body, mail


def create(gmail: Any, **message: str) -> dict[str, Any]:
    made: dict[str, Any] = gmail.drafts().create(userId="me", body=draft_body(mail(**message))).execute()
    return made


def refused(call: Any) -> HttpError:
    with pytest.raises(HttpError) as caught:
        call.execute()
    return caught.value


def test_a_new_draft_has_an_opaque_id_and_a_message_labelled_draft(gmail: Any) -> None:
    made = create(gmail)
    assert made["id"].startswith("r-")
    assert made["id"][2:].isdigit()
    assert made["message"]["labelIds"] == ["DRAFT"]
    assert made["message"]["threadId"] == made["message"]["id"]


def test_what_was_written_can_be_read_back(gmail: Any) -> None:
    made = create(gmail, subject="Thank you – really", body="Dear Jane,\nçà va.\n")
    got = gmail.drafts().get(userId="me", id=made["id"], format="raw").execute()
    message = message_from_bytes(base64.urlsafe_b64decode(got["message"]["raw"]))
    assert message["To"] == "jane@acme.example"
    full = gmail.drafts().get(userId="me", id=made["id"]).execute()["message"]["payload"]
    headers = {header["name"]: header["value"] for header in full["headers"]}
    assert headers["Subject"] == "Thank you – really"
    assert headers["From"] == "alex.candidate@mail.example"
    plain, html = full["parts"]
    assert base64.urlsafe_b64decode(plain["body"]["data"]).decode() == "Dear Jane,\nçà va.\n"
    assert html["mimeType"] == "text/html"


def test_an_update_keeps_the_draft_id_and_makes_a_new_message(gmail: Any) -> None:
    made = create(gmail)
    updated = (
        gmail.drafts()
        .update(userId="me", id=made["id"], body=draft_body(mail(body="Other words.")))
        .execute()
    )
    assert updated["id"] == made["id"]
    assert updated["message"]["id"] != made["message"]["id"]
    assert updated["message"]["threadId"] == made["message"]["threadId"]
    gone = refused(gmail.messages().get(userId="me", id=made["message"]["id"]))
    assert gone.status_code == 404


def test_editing_the_subject_moves_the_thread(gmail: Any) -> None:
    made = create(gmail)
    body = draft_body(mail(subject="Something else"))
    updated = gmail.drafts().update(userId="me", id=made["id"], body=body).execute()
    assert updated["message"]["threadId"] != made["message"]["threadId"]


def test_sending_consumes_the_draft_and_gives_a_new_message(gmail: Any, sandbox: Any) -> None:
    made = create(gmail)
    sent = gmail.drafts().send(userId="me", body={"id": made["id"]}).execute()
    assert sent["labelIds"] == ["SENT"]
    assert sent["id"] != made["message"]["id"]
    assert sent["threadId"] == made["message"]["threadId"]
    assert refused(gmail.drafts().get(userId="me", id=made["id"])).status_code == 404
    assert [one.mail.subject for one in sandbox.state.deliveries.to("jane@acme.example")] == ["Thank you"]


def test_a_second_send_is_404_and_delivers_nothing(gmail: Any, sandbox: Any) -> None:
    made = create(gmail)
    gmail.drafts().send(userId="me", body={"id": made["id"]}).execute()
    assert refused(gmail.drafts().send(userId="me", body={"id": made["id"]})).status_code == 404
    assert len(sandbox.state.deliveries.items) == 1


@pytest.mark.parametrize("to", ["jane", "jane@", "@acme.example", "jane@acme", "Jane Doe"])
def test_a_bad_to_is_refused_at_creation(gmail: Any, to: str) -> None:
    raw = base64.urlsafe_b64encode(f"To: {to}\n\nDear Jane".encode()).decode()
    error = refused(gmail.drafts().create(userId="me", body={"message": {"raw": raw}}))
    assert error.status_code == 400
    assert error.reason == "Invalid To header"


def test_a_draft_without_recipient_can_be_made_but_not_sent(gmail: Any) -> None:
    made = create(gmail, to="")
    error = refused(gmail.drafts().send(userId="me", body={"id": made["id"]}))
    assert (error.status_code, error.reason) == (400, "Recipient address required")
    assert gmail.drafts().get(userId="me", id=made["id"]).execute()["id"] == made["id"]


def test_a_foreign_from_is_rewritten_to_the_account(gmail: Any) -> None:
    made = create(gmail, From="Mallory <mallory@elsewhere.example>")
    got = gmail.drafts().get(userId="me", id=made["id"]).execute()
    senders = [one["value"] for one in got["message"]["payload"]["headers"] if one["name"] == "From"]
    assert senders == ["alex.candidate@mail.example"]


def test_lists_give_ids_only_newest_first_in_pages(gmail: Any) -> None:
    assert gmail.drafts().list(userId="me").execute() == {"resultSizeEstimate": 0}
    made = [create(gmail, subject=f"Number {index}")["id"] for index in range(5)]
    first = gmail.drafts().list(userId="me", maxResults=3).execute()
    assert set(first["drafts"][0]) == {"id", "message"}
    assert set(first["drafts"][0]["message"]) == {"id", "threadId"}
    second = gmail.drafts().list(userId="me", maxResults=3, pageToken=first["nextPageToken"]).execute()
    assert [draft["id"] for draft in first["drafts"] + second["drafts"]] == made[::-1]
    assert "nextPageToken" not in second


def test_a_deleted_draft_is_gone(gmail: Any) -> None:
    made = create(gmail)
    assert gmail.drafts().delete(userId="me", id=made["id"]).execute() == ""
    assert refused(gmail.drafts().delete(userId="me", id=made["id"])).status_code == 404


def test_mail_above_the_limit_is_refused(api: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert resources.MOST_BYTES == 35 * 1024 * 1024
    monkeypatch.setattr(resources, "MOST_BYTES", 1000)
    raw = base64.urlsafe_b64encode(b"To: jane@acme.example\r\n\r\n" + b"x" * 1000).decode()
    answer = api.post("/gmail/v1/users/me/drafts", json={"message": {"raw": raw}})
    assert answer.status_code == 413


def test_what_is_too_large_inline_is_refused(api: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert resources.MOST_INLINE == 8 * 1024 * 1024
    monkeypatch.setattr(resources, "MOST_INLINE", 1000)
    for size, status in ((700, 200), (800, 413)):
        raw = base64.urlsafe_b64encode(b"To: jane@acme.example\r\n\r\n" + b"x" * size).decode()
        assert api.post("/gmail/v1/users/me/drafts", json={"message": {"raw": raw}}).status_code == status


@pytest.mark.parametrize(
    "body",
    [{}, {"message": {}}, {"message": {"raw": "not base64!"}}, {"message": {"raw": "eA"}, "colour": "red"}],
)
def test_a_malformed_draft_is_refused(api: Any, body: dict[str, Any]) -> None:
    answer = api.post("/gmail/v1/users/me/drafts", json=body)
    assert answer.status_code == 400
    assert answer.json()["error"]["status"] == "INVALID_ARGUMENT"
