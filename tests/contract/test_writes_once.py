"""A write goes on the wire once, whatever becomes of it; counted at the server."""

from dataclasses import dataclass, replace

import pytest

from afterword.adapters.google.gmail import GmailMailbox
from afterword.adapters.google.renewal import RenewingTokens
from afterword.adapters.google.token import TokenFile
from afterword.adapters.google.transport import Transport
from afterword.errors import GoogleError, OutcomeUnknown, RateLimited, Unreachable
from tests.contract.mailbox_contract import WRITES
from tests.contract.rig import Capability, outgoing
from tests.contract.server_rig import IMPATIENT, Server, ServerMailboxRig

ANSWERS_LATE = 0.8
TIMEOUT = 0.2


@dataclass(frozen=True)
class Trouble:
    """A fault, what the caller is told, and whether the write took effect."""

    fault: dict[str, object]
    told: type[GoogleError]
    happens: bool


def _status(status: int, reason: str, *, commit: bool = False) -> dict[str, object]:
    return {"kind": "status", "status": status, "reason": reason, "commit": commit}


TROUBLES = {
    "closed before": Trouble({"kind": "fin"}, OutcomeUnknown, happens=False),
    "closed after": Trouble({"kind": "fin_after"}, OutcomeUnknown, happens=True),
    "reset before": Trouble({"kind": "rst"}, OutcomeUnknown, happens=False),
    "reset after": Trouble({"kind": "rst_after"}, OutcomeUnknown, happens=True),
    "late": Trouble({"kind": "slow_after", "seconds": ANSWERS_LATE}, OutcomeUnknown, happens=True),
    "garbage": Trouble({"kind": "garbage"}, OutcomeUnknown, happens=True),
    "truncated": Trouble({"kind": "truncated"}, OutcomeUnknown, happens=True),
    "429": Trouble(_status(429, "rateLimitExceeded"), RateLimited, happens=False),
    "403 rate": Trouble(_status(403, "userRateLimitExceeded"), RateLimited, happens=False),
    "500": Trouble(_status(500, "backendError"), OutcomeUnknown, happens=False),
    "500 after": Trouble(_status(500, "backendError", commit=True), OutcomeUnknown, happens=True),
    "503 after": Trouble(_status(503, "backendError", commit=True), OutcomeUnknown, happens=True),
}


@pytest.fixture
def rig(sandbox: Server) -> ServerMailboxRig:
    return ServerMailboxRig(sandbox, frozenset(Capability))


@pytest.mark.parametrize("trouble", TROUBLES.values(), ids=TROUBLES)
def test_sending_is_tried_once(rig: ServerMailboxRig, trouble: Trouble) -> None:
    ref = rig.mailbox.create_draft(outgoing("jane@acme.example"))
    mailbox = _hasty(rig)
    rig.order("send_draft", times=None, **trouble.fault)
    with pytest.raises(trouble.told):
        mailbox.send_draft(ref.draft_id)
    assert rig.requests("send_draft") == 1
    assert len(rig.server.control("GET", "mail")["deliveries"]) == (1 if trouble.happens else 0)


@pytest.mark.parametrize("trouble", TROUBLES.values(), ids=TROUBLES)
def test_creating_is_tried_once(rig: ServerMailboxRig, trouble: Trouble) -> None:
    mailbox = _hasty(rig)
    rig.order("create_draft", times=None, **trouble.fault)
    with pytest.raises(trouble.told):
        mailbox.create_draft(outgoing("jane@acme.example"))
    assert rig.requests("create_draft") == 1
    assert len(rig.server.control("GET", "mail")["drafts"]) == (1 if trouble.happens else 0)


@pytest.mark.parametrize("call", WRITES)
def test_a_server_that_is_not_there_had_no_effect(rig: ServerMailboxRig, call: str) -> None:
    nowhere = GmailMailbox(_tokens(rig), Transport(_tokens(rig), IMPATIENT), IMPATIENT, "http://127.0.0.1:9")
    with pytest.raises(Unreachable):
        WRITES[call](nowhere, "r-1")


def test_an_expired_access_token_is_renewed_before_a_write(rig: ServerMailboxRig) -> None:
    rig.server.control("PUT", "habits", {"access_token_seconds": 1})
    short = rig.server.account("short").mailbox()
    short.create_draft(outgoing("jane@acme.example"))
    assert rig.requests("create_draft") == 1


def test_a_token_google_refuses_is_renewed_and_the_write_made_again(rig: ServerMailboxRig) -> None:
    """The one repetition there is: a 401 says that the first request was turned away."""
    rig.order("create_draft", **_status(401, "authError"))
    rig.mailbox.create_draft(outgoing("jane@acme.example"))
    assert rig.requests("create_draft") == 2
    assert len(rig.server.control("GET", "mail")["drafts"]) == 1


def test_an_idle_connection_that_was_closed_does_not_trouble_a_write(rig: ServerMailboxRig) -> None:
    rig.mailbox.list_drafts()
    rig.order("list_drafts", kind="fin")
    rig.mailbox.list_drafts()  # a read outlives it
    ref = rig.mailbox.create_draft(outgoing("jane@acme.example"))
    assert rig.mailbox.get_draft(ref.draft_id) is not None


def _tokens(rig: ServerMailboxRig) -> RenewingTokens:
    return RenewingTokens(TokenFile(rig.server.folder / "home" / "token.json"))


def _hasty(rig: ServerMailboxRig) -> GmailMailbox:
    """The same mailbox for somebody who does not wait."""
    patience = replace(IMPATIENT, timeout=TIMEOUT)
    return GmailMailbox(_tokens(rig), Transport(_tokens(rig), patience), patience, rig.server.origin)
