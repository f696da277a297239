"""Searching and reading mail, threads, history, and answers in part."""

import base64
from typing import Any

import httpx
import pytest

from tests.sandbox.clients import draft_body, mail, raw
from tests.sandbox.test_drafts import create, refused


def put_in(gmail: Any, labels: tuple[str, ...] = ("INBOX",), **message: str) -> dict[str, Any]:
    body = {"raw": raw(mail(**message)), "labelIds": list(labels)}
    query = {"internalDateSource": "dateHeader"} if "Date" in message else {}
    made: dict[str, Any] = gmail.messages().insert(userId="me", body=body, **query).execute()
    return made


def found(gmail: Any, q: str, **query: Any) -> list[str]:
    answer = gmail.messages().list(userId="me", q=q, **query).execute()
    return [one["id"] for one in answer.get("messages", [])]


def test_what_is_looked_for_by_its_label_is_where_it_was_last_put(gmail: Any) -> None:
    kept, moved = (put_in(gmail, ("SENT",), to=f"{who}@acme.example")["id"] for who in ("jane", "rob"))
    assert found(gmail, "in:sent") == [moved, kept]
    gmail.messages().trash(userId="me", id=moved).execute()
    assert found(gmail, "in:sent") == [kept]
    assert found(gmail, "in:trash") == [moved]
    assert found(gmail, "in:trash OR in:sent") == [moved, kept]
    assert found(gmail, "in:anywhere -in:sent -in:trash") == []
    assert found(gmail, "in:sent in:trash") == [moved]


@pytest.fixture
def letter(gmail: Any, http: httpx.Client) -> dict[str, Any]:
    """One message to find, among others that are not meant and older."""
    http.put("/sandbox/clock", json={"now": "2026-11-23T12:00:00Z"})
    put_in(gmail, ("SENT",), to="bob@other.example", subject="Lunch", body="Sandwiches?")
    put_in(gmail, ("TRASH",), to="jane@acme.example", subject="Thank you for today")
    return put_in(
        gmail,
        ("SENT",),
        to="Jane Doe <jane@acme.example>",
        subject="Thank you for today",
        body="The migration story stayed with me.",
        From="Alex <alex.candidate@mail.example>",
        Message_ID="<one@afterword.example>",
        Date="Tue, 24 Nov 2026 10:00:00 +0000",
    )


@pytest.mark.parametrize(
    "q",
    [
        "in:sent to:jane@acme.example",
        "to:jane",
        "to:(jane@acme.example)",
        "in:sent {to:jane@acme.example to:nobody@acme.example}",
        "to:nobody@acme.example OR to:jane@acme.example",
        "from:alex subject:today",
        'subject:"thank you for today"',
        '"migration story"',
        "rfc822msgid:one@afterword.example",
        "rfc822msgid:<one@afterword.example>",
        "after:1795514399 before:1795514401",
        "after:2026/11/24 before:2026/11/25",
        "in:sent -subject:lunch",
        'in:sent -"sandwiches"',
        "label:sent migration",
    ],
)
def test_a_query_finds_what_it_means(gmail: Any, letter: dict[str, Any], q: str) -> None:
    assert found(gmail, q) == [letter["id"]]


@pytest.mark.parametrize(
    "q",
    [
        "to:jane@acme.examples",
        "to:ane",
        '"story migration"',
        "in:inbox",
        "before:2020/01/01",
        "rfc822msgid:two",
    ],
)
def test_a_query_does_not_find_what_it_does_not_mean(gmail: Any, letter: dict[str, Any], q: str) -> None:
    assert letter["id"] not in found(gmail, q)


def test_a_date_in_a_query_is_midnight_in_gmails_own_zone(gmail: Any) -> None:
    before = put_in(gmail, ("SENT",), Date="Tue, 24 Nov 2026 07:59:59 +0000")
    after = put_in(gmail, ("SENT",), Date="Tue, 24 Nov 2026 08:00:00 +0000")
    assert found(gmail, "after:2026/11/24") == [after["id"]]
    assert found(gmail, "before:2026/11/24") == [before["id"]]


def test_the_bin_is_searched_only_on_demand(gmail: Any, letter: dict[str, Any]) -> None:
    assert len(found(gmail, "to:jane")) == 1
    assert len(found(gmail, "to:jane in:anywhere")) == 2
    assert len(found(gmail, "to:jane", includeSpamTrash=True)) == 2
    assert len(found(gmail, "to:jane", labelIds=["TRASH"])) == 1


def test_messages_come_in_pages(gmail: Any) -> None:
    made = [put_in(gmail)["id"] for _ in range(3)]
    first = gmail.messages().list(userId="me", maxResults=2).execute()
    second = gmail.messages().list(userId="me", maxResults=2, pageToken=first["nextPageToken"]).execute()
    assert [one["id"] for one in first["messages"] + second["messages"]] == made[::-1]
    assert refused(gmail.messages().list(userId="me", pageToken="nonsense")).status_code == 400


@pytest.mark.parametrize("wanted", ["minimal", "full", "raw", "metadata"])
def test_a_message_in_each_format(gmail: Any, letter: dict[str, Any], wanted: str) -> None:
    got = (
        gmail.messages()
        .get(userId="me", id=letter["id"], format=wanted, metadataHeaders=["Subject", "Message-ID"])
        .execute()
    )
    assert got["internalDate"] == "1795514400000"
    assert got["snippet"] == "The migration story stayed with me."
    assert ("raw" in got, "payload" in got) == (wanted == "raw", wanted in {"full", "metadata"})
    if wanted == "metadata":
        assert {one["name"] for one in got["payload"]["headers"]} == {"Subject", "Message-ID"}


def test_attachments_are_read_by_their_id(gmail: Any) -> None:
    message = mail()
    message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="letter.pdf")
    made = gmail.drafts().create(userId="me", body=draft_body(message)).execute()["message"]["id"]
    payload = gmail.messages().get(userId="me", id=made).execute()["payload"]
    (part,) = [one for one in payload["parts"] if one["filename"] == "letter.pdf"]
    attachments = gmail.messages().attachments()
    got = attachments.get(userId="me", messageId=made, id=part["body"]["attachmentId"]).execute()
    assert base64.urlsafe_b64decode(got["data"]) == b"%PDF-"


def test_a_reply_joins_its_thread_only_with_all_three_signs(gmail: Any, letter: dict[str, Any]) -> None:
    signs = {"In_Reply_To": "<one@afterword.example>", "References": "<one@afterword.example>"}
    thread = letter["threadId"]

    def thread_of(message: Any, **more: str) -> str:
        made = gmail.drafts().create(userId="me", body=draft_body(message, **more)).execute()
        return str(made["message"]["threadId"])

    assert thread_of(mail(subject="Re: Thank you for today", **signs), threadId=thread) == thread
    assert thread_of(mail(subject="Re: Thank you for today", **signs)) != thread
    assert thread_of(mail(subject="Something else", **signs), threadId=thread) != thread
    assert thread_of(mail(subject="Re: Thank you for today"), threadId=thread) != thread
    together = gmail.threads().get(userId="me", id=thread).execute()["messages"]
    assert len(together) == 2
    assert letter["id"] in {one["id"] for one in together}
    body = draft_body(mail(), threadId="0000000000000000")
    assert refused(gmail.drafts().create(userId="me", body=body)).status_code == 404


def test_threads_are_listed(gmail: Any, letter: dict[str, Any]) -> None:
    assert [one["id"] for one in gmail.threads().list(userId="me", q="to:jane").execute()["threads"]] == [
        letter["threadId"]
    ]


def test_history_tells_what_happened_since(gmail: Any) -> None:
    start = gmail.getProfile(userId="me").execute()["historyId"]
    made = create(gmail)
    sent = gmail.drafts().send(userId="me", body={"id": made["id"]}).execute()
    records = gmail.history().list(userId="me", startHistoryId=start).execute()["history"]
    assert [
        next(key for key in one if key.startswith("messages") and key != "messages") for one in records
    ] == [
        "messagesAdded",
        "messagesDeleted",
        "messagesAdded",
    ]
    assert records[-1]["messages"][0]["id"] == sent["id"]
    assert refused(gmail.history().list(userId="me", startHistoryId="1")).status_code == 404


def test_trashing_a_draft_makes_it_no_draft(gmail: Any) -> None:
    made = create(gmail)
    assert gmail.messages().trash(userId="me", id=made["message"]["id"]).execute()["labelIds"] == ["TRASH"]
    assert refused(gmail.drafts().get(userId="me", id=made["id"])).status_code == 404


def test_sending_without_a_draft(gmail: Any, sandbox: Any) -> None:
    sent = gmail.messages().send(userId="me", body={"raw": raw(mail(Bcc="boss@acme.example"))}).execute()
    assert sent["labelIds"] == ["SENT"]
    assert [one.recipient for one in sandbox.state.deliveries.items] == [
        "jane@acme.example",
        "boss@acme.example",
    ]
    assert not any(one.mail.header("Bcc") for one in sandbox.state.deliveries.items)


def test_labels_are_the_systems(gmail: Any) -> None:
    assert {"INBOX", "SENT", "DRAFT"} <= {
        one["id"] for one in gmail.labels().list(userId="me").execute()["labels"]
    }


@pytest.mark.parametrize(
    ("fields", "keys"),
    [
        ("id,message(id,labelIds)", {"id": None, "message": {"id", "labelIds"}}),
        ("message/threadId", {"message": {"threadId"}}),
        ("*", {"id": None, "message": {"id", "threadId", "labelIds"}}),
    ],
)
def test_answers_in_part(api: httpx.Client, fields: str, keys: dict[str, Any]) -> None:
    got = api.post("/gmail/v1/users/me/drafts", params={"fields": fields}, json=draft_body(mail())).json()
    assert set(got) == set(keys)
    assert set(got["message"]) == keys["message"]


@pytest.mark.parametrize("fields", ["id,", "message(id", "id)", "a b;c"])
def test_a_bad_selection_of_fields_is_refused_and_does_nothing(
    api: httpx.Client, sandbox: Any, fields: str
) -> None:
    answer = api.post("/gmail/v1/users/me/drafts", params={"fields": fields}, json=draft_body(mail()))
    assert answer.status_code == 400
    assert sandbox.state.account().mailbox.drafts == {}


def test_unknown_parameters_and_methods_are_refused(api: httpx.Client) -> None:
    assert api.get("/gmail/v1/users/me/profile", params={"colour": "red"}).status_code == 400
    assert api.get("/gmail/v1/users/me/nothing").status_code == 404


def test_a_very_long_get_comes_as_an_overridden_post(gmail: Any, letter: dict[str, Any]) -> None:
    q = " ".join(["to:jane"] * 400)
    assert found(gmail, q) == [letter["id"]]
