"""The candidate at Gmail's own pages: by JSON, and at the sandbox's mailbox page."""

from typing import Any

import httpx
import pytest

from afterword.sandbox.server import SandboxServer
from tests.fakes import loopback
from tests.sandbox.clients import connect
from tests.sandbox.test_drafts import create, refused

STYLED = (
    "To: jane@acme.example\r\nSubject: Thank you\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    "<!doctype html><style>p {color: red}</style><!-- made here --><p>Dear Jane,</p><p>thank you.</p>"
)


def play(http: httpx.Client, name: str, **given: Any) -> dict[str, Any]:
    answer = http.post(f"/sandbox/play/{name}", json=given)
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told


def mail_of(http: httpx.Client) -> dict[str, Any]:
    told: dict[str, Any] = http.get("/sandbox/mail").json()
    return told


def test_the_web_editor_rewraps_the_same_words(http: httpx.Client, gmail: Any) -> None:
    import base64

    body = {"message": {"raw": base64.urlsafe_b64encode(STYLED.encode()).decode()}}
    made = gmail.drafts().create(userId="me", body=body).execute()
    saved = play(http, "edit-draft", draft_id=made["id"], rewrap=True)
    assert saved["draft_id"] == made["id"]
    assert saved["gmail_message_id"] != made["message"]["id"]
    assert saved["html"].strip() == '<div dir="ltr"><p>Dear Jane,</p><p>thank you.</p></div>'
    assert saved["text"].split() == ["Dear", "Jane,", "thank", "you."]


def test_editing_changes_what_is_given(http: httpx.Client, gmail: Any) -> None:
    made = create(gmail)
    saved = play(
        http, "edit-draft", draft_id=made["id"], subject="New", text="Hello\n\nJane <3", to="joe@acme.example"
    )
    assert (saved["subject"], saved["to"]) == ("New", ["joe@acme.example"])
    assert saved["text"] == "Hello\n\nJane <3\n"
    assert saved["thread_id"] != made["message"]["threadId"]


def test_files_stay_when_the_words_are_edited(http: httpx.Client, gmail: Any) -> None:
    made = create(gmail)
    file = {"filename": "Größe.pdf", "content_type": "application/pdf", "data": "JVBERg=="}
    saved = play(http, "edit-draft", draft_id=made["id"], attach=[file])
    assert [one["filename"] for one in saved["attachments"]] == ["Größe.pdf"]
    saved = play(http, "edit-draft", draft_id=made["id"], text="Other words")
    (kept,) = saved["attachments"]
    assert (kept["content_type"], kept["size"]) == ("application/pdf", 4)
    assert "Attached: Größe.pdf" in http.get(f"/draft/{made['id']}").text
    sent = play(http, "send-draft", draft_id=made["id"])
    assert sent["attachments"] == [kept]
    assert "Attached: Größe.pdf" in http.get(f"/message/{sent['gmail_message_id']}").text
    assert mail_of(http)["deliveries"][0]["attachments"] == [kept]


def test_a_file_can_be_taken_off(http: httpx.Client, gmail: Any) -> None:
    made = create(gmail)
    file = {"filename": "a.pdf", "data": "JVBERg=="}
    play(http, "edit-draft", draft_id=made["id"], attach=[file, {**file, "filename": "b.pdf"}])
    saved = play(http, "edit-draft", draft_id=made["id"], detach=["a.pdf"])
    assert [one["filename"] for one in saved["attachments"]] == ["b.pdf"]


def test_opening_saves_the_same_text_again(http: httpx.Client, gmail: Any) -> None:
    made = create(gmail)
    before = mail_of(http)["drafts"][0]
    after = play(http, "open-draft", draft_id=made["id"])
    assert after["gmail_message_id"] != before["gmail_message_id"]
    assert after["html"] == before["html"]


def test_recreating_gives_a_new_draft_id(http: httpx.Client, gmail: Any) -> None:
    made = create(gmail)
    after = play(http, "recreate-draft", draft_id=made["id"])
    assert after["draft_id"] != made["id"]
    assert after["subject"] == "Thank you"
    assert refused(gmail.drafts().get(userId="me", id=made["id"])).status_code == 404


def test_sending_and_deleting_by_hand(http: httpx.Client, gmail: Any) -> None:
    one, other = create(gmail), create(gmail)
    play(http, "send-draft", draft_id=one["id"])
    play(http, "delete-draft", draft_id=other["id"])
    told = mail_of(http)
    assert told["drafts"] == []
    assert [(mail["means"], mail["to"]) for mail in told["sent"]] == [("page", ["jane@acme.example"])]
    assert [mail["recipient"] for mail in told["deliveries"]] == ["jane@acme.example"]


def test_a_reply_joins_the_thread_an_out_of_office_says_what_it_is(http: httpx.Client, gmail: Any) -> None:
    sent = gmail.drafts().send(userId="me", body={"id": create(gmail)["id"]}).execute()
    reply = play(http, "receive", in_reply_to=sent["id"], text="Glad to hear it.")
    away = play(http, "receive", in_reply_to=sent["id"], text="I am away.", kind="out_of_office")
    assert reply["thread_id"] == sent["threadId"]
    assert reply["labelIds"] == ["INBOX", "UNREAD"]
    assert away["headers"]["Auto-Submitted"] == "auto-replied"
    found = gmail.messages().list(userId="me", q="from:jane@acme.example in:inbox").execute()["messages"]
    assert {one["id"] for one in found} == {reply["gmail_message_id"], away["gmail_message_id"]}


def test_composing_by_hand_and_hearing_from_someone(http: httpx.Client) -> None:
    play(http, "compose", to="jane@acme.example", subject="Hello", text="Hello Jane")
    play(http, "receive", sender="Joe <joe@acme.example>", subject="Hi", text="Hi Alex")
    told = mail_of(http)
    assert [one["subject"] for one in told["sent"] + told["inbox"]] == ["Hello", "Hi"]


def test_revoking_at_the_account_page_ends_everything(http: httpx.Client, sandbox: SandboxServer) -> None:
    token = connect(sandbox, ["https://mail.google.com/"])["access_token"]
    play(http, "revoke")
    headers = {"Authorization": f"Bearer {token}"}
    assert http.get("/gmail/v1/users/me/profile", headers=headers).status_code == 401


def test_aliases_may_write(http: httpx.Client, gmail: Any) -> None:
    aliases = [
        {"email": "alex.candidate@mail.example", "signature": "<b>Alex</b>"},
        {"email": "alex@home.example"},
    ]
    play(http, "send-as", aliases=aliases)
    assert [
        one["sendAsEmail"] for one in gmail.settings().sendAs().list(userId="me").execute()["sendAs"]
    ] == [
        "alex.candidate@mail.example",
        "alex@home.example",
    ]
    create(gmail, From="Alex <alex@home.example>")
    assert mail_of(http)["drafts"][0]["from"] == "Alex <alex@home.example>"


def test_what_is_not_there_is_404_and_what_is_wrong_400(http: httpx.Client) -> None:
    assert http.post("/sandbox/play/send-draft", json={"draft_id": "r-1"}).status_code == 404
    assert http.post("/sandbox/play/send-draft", json={"colour": "red"}).status_code == 400
    assert http.put("/sandbox/clock", json={"now": "yesterday"}).status_code == 400


@pytest.fixture
def browser(sandbox: SandboxServer) -> Any:
    with loopback.Client(base_url=sandbox.url, follow_redirects=True) as client:
        yield client


def test_a_draft_is_found_edited_and_sent_at_the_page(browser: httpx.Client, gmail: Any) -> None:
    made = create(gmail)
    assert "jane@acme.example" in browser.get("/").text
    page = browser.get(f"/draft/{made['id']}")
    assert 'value="Thank you"' in page.text
    form = {"draft_id": made["id"], "to": "jane@acme.example", "subject": "Thanks", "text": "Dear Jane"}
    assert "Thanks" in browser.post("/do/save", data=form).text
    assert "by hand" in browser.post("/do/send", data=form).text
    assert browser.get(f"/draft/{made['id']}").status_code == 404
    assert "Thanks" in browser.get("/mail/sent").text


def test_a_draft_is_discarded_or_scheduled_at_the_page(browser: httpx.Client, gmail: Any) -> None:
    one, other = create(gmail, subject="One"), create(gmail, subject="Other")
    browser.post("/do/discard", data={"draft_id": one["id"]})
    after = browser.post("/do/schedule", data={"draft_id": other["id"]})
    assert "scheduled by you" in after.text
    assert gmail.drafts().list(userId="me").execute()["resultSizeEstimate"] == 0


def test_a_bad_address_is_said_in_words(browser: httpx.Client, gmail: Any) -> None:
    made = create(gmail)
    answer = browser.post(
        "/do/save", data={"draft_id": made["id"], "to": "jane", "subject": "x", "text": "x"}
    )
    assert answer.status_code == 400
    assert "Invalid To header" in answer.text


def test_the_interviewer_answers_at_the_page(browser: httpx.Client, gmail: Any) -> None:
    sent = gmail.drafts().send(userId="me", body={"id": create(gmail)["id"]}).execute()
    assert "Play the other side" in browser.get(f"/message/{sent['id']}").text
    browser.post("/do/reply", data={"message_id": sent["id"], "text": "Good luck!", "kind": "reply"})
    assert "Good luck!" in browser.get("/mail/inbox").text


def test_an_event_is_put_on_the_calendar_at_the_page(browser: httpx.Client, calendar: Any) -> None:
    assert "Nothing from two weeks ago" in browser.get("/calendar").text
    form = {
        "summary": "Interview",
        "start": "2026-11-24T10:00",
        "end": "2026-11-24T11:00",
        "guests": "jane@acme.example",
        "description": "",
    }
    browser.put("/sandbox/clock", json={"now": "2026-11-24T12:00:00Z"})
    assert "jane@acme.example" in browser.post("/do/event", data=form).text
    (made,) = calendar.events().list(calendarId="primary").execute()["items"]
    assert made["start"]["dateTime"] == "2026-11-24T10:00:00-05:00"
    assert [one["email"] for one in made["attendees"]] == ["jane@acme.example", "alex.candidate@mail.example"]


def test_bodies_are_made_safe(
    browser: httpx.Client, http: httpx.Client, sandbox: SandboxServer, gmail: Any
) -> None:
    import base64

    evil = "To: j@acme.example\r\nSubject: <script>x</script>\r\nContent-Type: text/html\r\n\r\n<b onclick=x>hi</b><script>alert(1)</script>"
    body = {"raw": base64.urlsafe_b64encode(evil.encode()).decode(), "labelIds": ["INBOX"]}
    made = gmail.messages().insert(userId="me", body=body).execute()
    page = browser.get(f"/message/{made['id']}").text
    assert "<b>hi</b>" in page
    assert "<script>" not in page
    assert "<script>" not in browser.get("/mail/inbox").text


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Host": "evil.example"},
    ],
)
def test_other_sites_cannot_write(browser: httpx.Client, headers: dict[str, str]) -> None:
    assert browser.post("/do/discard", data={"draft_id": "r-1"}, headers=headers).status_code == 403
    assert browser.post("/sandbox/reset", headers=headers).status_code == 403


def test_pages_load_nothing_from_elsewhere_and_may_be_framed_on_this_machine(browser: httpx.Client) -> None:
    policy = browser.get("/mail/drafts").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'self' http://127.0.0.1:* http://localhost:*" in policy
    assert browser.get("/static/sandbox.css").status_code == 200
    assert browser.get("/mail/nowhere").status_code == 404
