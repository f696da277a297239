"""The points that nobody knows for certain, each turned both ways."""

from typing import Any

import httpx
import pytest

from afterword.sandbox.server import SandboxServer
from tests.sandbox.clients import draft_body, mail
from tests.sandbox.test_drafts import create, refused


def put(http: httpx.Client, **habits: Any) -> None:
    http.put("/sandbox/habits", json=habits).raise_for_status()


def send(gmail: Any, draft_id: str) -> dict[str, Any]:
    sent: dict[str, Any] = gmail.drafts().send(userId="me", body={"id": draft_id}).execute()
    return sent


@pytest.mark.parametrize("survives", [True, False])
def test_our_message_id_survives_or_not(
    http: httpx.Client, gmail: Any, sandbox: SandboxServer, survives: bool
) -> None:
    put(http, message_id_survives=survives)
    send(gmail, create(gmail, Message_ID="<ours@afterword.example>")["id"])
    arrived = sandbox.state.deliveries.items[0].mail.header("Message-ID")
    assert (arrived == "<ours@afterword.example>") is survives


def test_searching_sent_can_lag(http: httpx.Client, gmail: Any) -> None:
    put(http, sent_lag_seconds=120)
    sent = send(gmail, create(gmail)["id"])
    assert gmail.messages().list(userId="me", q="in:sent").execute() == {"resultSizeEstimate": 0}
    assert gmail.messages().get(userId="me", id=sent["id"]).execute()["id"] == sent["id"]
    http.put("/sandbox/clock", json={"offset_seconds": 121})
    assert gmail.messages().list(userId="me", q="in:sent").execute()["resultSizeEstimate"] == 1


@pytest.mark.parametrize("labels", [["SENT"], []])
def test_a_wrapper_can_outlive_its_sending(http: httpx.Client, gmail: Any, labels: list[str]) -> None:
    put(http, wrapper_outlives_send=True, wrapper_label_ids=labels)
    made = create(gmail)
    sent = send(gmail, made["id"])
    left = gmail.drafts().get(userId="me", id=made["id"]).execute()
    assert (left["message"]["id"], left["message"]["labelIds"]) == (sent["id"], labels)
    assert gmail.drafts().list(userId="me").execute() == {"resultSizeEstimate": 0}


def test_a_second_send_can_answer_otherwise(http: httpx.Client, gmail: Any) -> None:
    put(http, second_send_status=400)
    made = create(gmail)
    send(gmail, made["id"])
    assert refused(gmail.drafts().send(userId="me", body={"id": made["id"]})).status_code == 400


def test_the_quota_is_counted_in_units_a_minute(http: httpx.Client, gmail: Any) -> None:
    put(http, quota=True, quota_units_per_minute=25)
    create(gmail)
    create(gmail)
    error = refused(gmail.drafts().create(userId="me", body=draft_body(mail())))
    assert error.status_code == 403
    assert error.error_details[0]["reason"] == "rateLimitExceeded"
    http.put("/sandbox/clock", json={"offset_seconds": 61})
    create(gmail)


def test_a_foreign_from_can_be_refused(http: httpx.Client, gmail: Any) -> None:
    put(http, foreign_from="refuse")
    message = mail(From="mallory@elsewhere.example")
    assert refused(gmail.drafts().create(userId="me", body=draft_body(message))).status_code == 400


def test_a_subject_edit_can_leave_the_thread(http: httpx.Client, gmail: Any) -> None:
    put(http, subject_edit_moves_thread=False)
    made = create(gmail)
    body = draft_body(mail(subject="Another"))
    updated = gmail.drafts().update(userId="me", id=made["id"], body=body).execute()
    assert updated["message"]["threadId"] == made["message"]["threadId"]


def test_identical_bodies_within_a_company_can_be_dropped(
    http: httpx.Client, gmail: Any, sandbox: SandboxServer
) -> None:
    put(http, drops_identical_bodies=True)
    for to in ("jane@acme.example", "joe@acme.example", "ann@other.example"):
        send(gmail, create(gmail, to=to)["id"])
    assert [one.recipient for one in sandbox.state.deliveries.items] == [
        "jane@acme.example",
        "ann@other.example",
    ]


@pytest.mark.parametrize(("habit", "seen"), [("gone", 0), ("labelled", 1)])
def test_a_scheduled_draft_is_gone_until_its_time(
    http: httpx.Client, gmail: Any, sandbox: SandboxServer, habit: str, seen: int
) -> None:
    put(http, scheduled_send=habit)
    made = create(gmail)
    http.put("/sandbox/clock", json={"now": "2026-11-24T09:00:00Z", "frozen": True})
    at = {"draft_id": made["id"], "at": "2026-11-24T10:00:00Z"}
    http.post("/sandbox/play/schedule-draft", json=at).raise_for_status()
    http.put("/sandbox/clock", json={"now": "2026-11-24T09:59:00Z", "frozen": True})
    assert refused(gmail.drafts().get(userId="me", id=made["id"])).status_code == 404
    assert gmail.messages().list(userId="me").execute()["resultSizeEstimate"] == seen
    assert sandbox.state.deliveries.items == []
    http.put("/sandbox/clock", json={"now": "2026-11-24T10:00:00Z", "frozen": True})
    assert gmail.messages().list(userId="me", q="in:sent").execute()["resultSizeEstimate"] == 1
    assert [one.means for one in sandbox.state.deliveries.items] == ["page"]


def test_an_unknown_habit_is_refused_and_others_stay(http: httpx.Client) -> None:
    put(http, sent_lag_seconds=5)
    assert http.put("/sandbox/habits", json={"colour": "red"}).status_code == 400
    put(http, quota=True)
    assert http.get("/sandbox/habits").json()["sent_lag_seconds"] == 5
