"""Every mailbox under the one contract."""

import os
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from tests.contract.fake_rig import FakeMailboxRig
from tests.contract.mailbox_contract import MailboxContract
from tests.contract.rig import Capability, MailboxRig
from tests.contract.server_rig import CREDENTIALS, Server, ServerMailboxRig


class TestFakeMailbox(MailboxContract):
    @pytest.fixture
    def rig(self) -> MailboxRig:
        seconds = count()
        start = datetime(2026, 11, 23, 9, tzinfo=UTC)
        return FakeMailboxRig(lambda: start + timedelta(seconds=next(seconds)))


class TestGmailOnTheSandbox(MailboxContract):
    @pytest.fixture
    def rig(self, sandbox: Server) -> MailboxRig:
        return ServerMailboxRig(sandbox, frozenset(Capability))


class TestGmailElsewhere(MailboxContract):
    __test__ = CREDENTIALS in os.environ

    @pytest.fixture
    def rig(self, elsewhere: Server, declared: frozenset[Capability]) -> MailboxRig:
        return ServerMailboxRig(elsewhere, declared)
