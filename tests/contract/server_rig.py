"""A server under contract, reached as Afterword reaches Google: real clients, real consent."""

import base64
import json
from datetime import datetime
from pathlib import Path
from typing import Any

from afterword.adapters.google.account import GoogleAccount
from afterword.adapters.google.oauth import URLS
from afterword.adapters.google.transport import Patience
from afterword.ports import Calendar, Mailbox, MailScope
from tests.contract.person import Person, agree
from tests.contract.rig import CalendarRig, Capability, MailboxRig, SendAs
from tests.fakes import loopback

ORIGIN = "AFTERWORD_CONTRACT_ORIGIN"
CREDENTIALS = "AFTERWORD_CONTRACT_CREDENTIALS"
CAPABILITIES = "AFTERWORD_CONTRACT_CAPABILITIES"
METHODS = {
    "create_draft": "gmail.users.drafts.create",
    "update_draft": "gmail.users.drafts.update",
    "delete_draft": "gmail.users.drafts.delete",
    "send_draft": "gmail.users.drafts.send",
    "list_drafts": "gmail.users.drafts.list",
    "get_draft": "gmail.users.drafts.get",
    "sent_to": "gmail.users.messages.list",
    "thread": "gmail.users.threads.get",
    "sender": "gmail.users.settings.sendAs.list",
    "events": "calendar.events.list",
    "event": "calendar.events.get",
}
IMPATIENT = Patience(timeout=5, sleep=lambda _: None)


class Server:
    """One server, its client file, and the accounts connected to it."""

    def __init__(self, folder: Path, origin: str, client: dict[str, Any]) -> None:
        self.origin = origin
        self.client = client
        self.folder = folder
        self._accounts: list[GoogleAccount] = []
        self.person = Person(origin, client)
        folder.joinpath("credentials.json").write_text(json.dumps(client), encoding="utf-8")

    def account(self, name: str = "home", leaving_out: tuple[MailScope, ...] = ()) -> GoogleAccount:
        """A home that is connected."""
        account = GoogleAccount(
            self.folder / "credentials.json",
            self.folder / name / "token.json",
            self.origin,
            patience=IMPATIENT,
        )
        self._accounts.append(account)
        left_out = [URLS[scope] for scope in leaving_out]
        account.connect(open_browser=False, show_address=lambda address: agree(address, leaving_out=left_out))
        return account

    def control(self, verb: str, name: str, body: object = None) -> Any:
        """Turn one of a sandbox's screws."""
        answer = loopback.request(verb, f"{self.origin}/sandbox/{name}", json=body)
        answer.raise_for_status()
        return answer.json()

    def close(self) -> None:
        self.person.close()
        for account in self._accounts:
            account.close()


class ServerTrouble:
    """Failures by way of a sandbox's controls."""

    server: Server

    def order(self, call: str, **fault: object) -> None:
        self.server.control("PUT", "faults", [{"method": METHODS[call], **fault}])

    def fail_before(self, call: str) -> None:
        self.order(call, kind="fin", times=None)

    def lose_answer(self, call: str) -> None:
        self.order(call, kind="fin_after")

    def refuse(self, call: str) -> None:
        self.order(call, kind="status", status=400, reason="badRequest", message="Bad Request")

    def limit_rate(self, call: str, seconds: int) -> None:
        self.order(call, kind="status", status=429, reason="rateLimitExceeded", retry_after=seconds)

    def end_authorisation(self) -> None:
        self.server.control("POST", "play/revoke", {})

    def requests(self, call: str) -> int:
        log = self.server.control("GET", "requests")
        return sum(entry["method"] == METHODS[call] for entry in log)


class ServerMailboxRig(ServerTrouble, MailboxRig):
    def __init__(self, server: Server, capabilities: frozenset[Capability]) -> None:
        self.server = server
        self.capabilities = capabilities
        self.mailbox: Mailbox = server.account().mailbox()

    def edit(self, draft_id: str, body: str) -> None:
        self.server.person.edit(draft_id, body)

    def attach(self, draft_id: str, filename: str, data: bytes) -> None:
        file = {"filename": filename, "data": base64.b64encode(data).decode()}
        self.server.control("POST", "play/edit-draft", {"draft_id": draft_id, "attach": [file]})

    def detach(self, draft_id: str, filename: str) -> None:
        self.server.control("POST", "play/edit-draft", {"draft_id": draft_id, "detach": [filename]})

    def open(self, draft_id: str) -> None:
        self.server.control("POST", "play/edit-draft", {"draft_id": draft_id})

    def write_as(self, *addresses: SendAs) -> None:
        own = self.mailbox.address()
        aliases = [
            {
                "email": one.email or own,
                "display_name": one.name,
                "signature": one.signature,
                "accepted": one.accepted,
            }
            for one in addresses
        ]
        self.server.control("POST", "play/send-as", {"aliases": aliases})

    def discard(self, draft_id: str) -> None:
        self.server.person.discard(draft_id)

    def send(self, draft_id: str) -> None:
        self.server.person.send(draft_id)

    def write(self, *, to: str, cc: str = "", bcc: str = "", subject: str = "Thank you") -> None:
        self.server.person.write(To=to, Cc=cc, Bcc=bcc, Subject=subject)

    def keep_wrappers(self, labels: tuple[str, ...]) -> None:
        habits = {"wrapper_outlives_send": True, "wrapper_label_ids": labels}
        self.server.control("PUT", "habits", habits)

    def without_read(self) -> Mailbox:
        return self.server.account("partial", (MailScope.READ,)).mailbox()


class ServerCalendarRig(ServerTrouble, CalendarRig):
    def __init__(self, server: Server, capabilities: frozenset[Capability]) -> None:
        self.server = server
        self.capabilities = capabilities
        self.calendar: Calendar = server.account().calendar()

    def add(self, title: str, start: datetime, end: datetime, **more: object) -> str:
        event: dict[str, object] = {
            "summary": title,
            "start": {"dateTime": start.isoformat(), "timeZone": "Europe/Berlin"},
            "end": {"dateTime": end.isoformat(), "timeZone": "Europe/Berlin"},
            **more,
        }
        if event.pop("all_day", False):
            event |= {"start": {"date": f"{start:%F}"}, "end": {"date": f"{end:%F}"}}
        if isinstance(people := more.get("attendees"), list):
            event["attendees"] = [{"email": email} for email in people]
        path = f"/calendar/v3/calendars/{self.calendar_id}/events"
        return str(self.server.person.ask("POST", path, json=event)["id"])

    def cancel(self, event_id: str) -> None:
        path = f"/calendar/v3/calendars/{self.calendar_id}/events/{event_id}"
        self.server.person.ask("DELETE", path)

    def without_calendar(self) -> Calendar:
        return self.server.account("partial", (MailScope.CALENDAR,)).calendar()
