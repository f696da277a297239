from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from googleapiclient.discovery import build

from afterword.sandbox.server import SandboxServer
from tests.fakes import loopback
from tests.sandbox.clients import authorised_http, connect
from tests.sandbox.discovery import check_exchange

ALL_SCOPES = (
    "https://mail.google.com/",
    "https://www.googleapis.com/auth/calendar",
)


@pytest.fixture(scope="session")
def server() -> Iterator[SandboxServer]:
    with SandboxServer() as one:
        yield one


@pytest.fixture
def sandbox(server: SandboxServer) -> SandboxServer:
    """A sandbox that remembers nothing; the server is the same for all tests."""
    loopback.post(f"{server.url}/sandbox/reset").raise_for_status()
    return server


@pytest.fixture
def http(sandbox: SandboxServer) -> Iterator[httpx.Client]:
    """Plain HTTP to the sandbox, without a token."""
    with loopback.Client(base_url=sandbox.url) as client:
        yield client


@pytest.fixture
def token(sandbox: SandboxServer) -> dict[str, Any]:
    return connect(sandbox, ALL_SCOPES)


@pytest.fixture
def api(sandbox: SandboxServer, token: dict[str, Any]) -> Iterator[httpx.Client]:
    """Plain HTTP with a token for everything."""
    headers = {"Authorization": f"Bearer {token['access_token']}"}
    with loopback.Client(base_url=sandbox.url, headers=headers, event_hooks={"response": [_check]}) as client:
        yield client


def _check(response: httpx.Response) -> None:
    response.read()
    asked = response.request
    check_exchange(asked.method, str(asked.url), asked.content, response.status_code, response.content)


@pytest.fixture
def gmail(sandbox: SandboxServer, token: dict[str, Any]) -> Iterator[Any]:
    """The real Gmail client."""
    with authorised_http(sandbox, token) as transport:
        options = {"api_endpoint": f"{sandbox.url}/"}
        yield build("gmail", "v1", http=transport, static_discovery=True, client_options=options).users()


@pytest.fixture
def calendar(sandbox: SandboxServer, token: dict[str, Any]) -> Iterator[Any]:
    """The real Calendar client."""
    with authorised_http(sandbox, token) as transport:
        options = {"api_endpoint": f"{sandbox.url}/calendar/v3/"}
        yield build("calendar", "v3", http=transport, static_discovery=True, client_options=options)
