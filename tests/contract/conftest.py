"""The servers that are put under contract."""

import os
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from afterword.sandbox.server import SandboxServer
from tests.contract.person import client_of
from tests.contract.rig import Capability
from tests.contract.server_rig import CAPABILITIES, CREDENTIALS, ORIGIN, Server


@pytest.fixture
def jane() -> str:
    """Somebody nobody has written to yet."""
    return f"jane.{uuid4().hex[:10]}@acme.example"


@pytest.fixture
def sandbox(tmp_path: Path) -> Iterator[Server]:
    """A sandbox of one's own."""
    with SandboxServer() as running:
        server = Server(tmp_path, running.url, running.credentials())
        yield server
        server.close()


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Server]:
    """The server named in the environment."""
    client = client_of(Path(os.environ[CREDENTIALS]).read_text(encoding="utf-8"))
    server = Server(tmp_path, os.environ[ORIGIN], client)
    yield server
    server.close()


@pytest.fixture
def declared() -> frozenset[Capability]:
    """What the server named in the environment says it can do: capability names, comma-separated."""
    names = os.environ.get(CAPABILITIES, "").split(",")
    return frozenset(Capability[name.strip().upper()] for name in names if name.strip())
