"""What is known when no answer comes, against a server that counts and misbehaves."""

import socket
import threading
from collections.abc import Iterator

import pytest

from afterword.adapters.google.transport import ReadWire, WriteWire
from afterword.errors import OutcomeUnknown, Unreachable

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"


class Peer:
    """Reads one request from each connection and answers with the next of `answers`, then hangs up."""

    def __init__(self) -> None:
        self.answers: list[bytes] = []
        self.requests: list[bytes] = []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.listener.getsockname()[1]}/x"
        self.thread = threading.Thread(target=self._serve)
        self.thread.start()

    def close(self) -> None:
        self.listener.shutdown(socket.SHUT_RDWR)
        self.thread.join()
        self.listener.close()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            with connection:
                request = connection.recv(65536)
                if request:
                    self.requests.append(request)
                    connection.sendall(self.answers.pop(0) if self.answers else b"")


@pytest.fixture
def peer() -> Iterator[Peer]:
    made = Peer()
    yield made
    made.close()


@pytest.fixture
def reads() -> Iterator[ReadWire]:
    wire = ReadWire(2)
    yield wire
    wire.close()


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"nonsense\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{}",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
        b"HTTP/1.1 two hundred\r\n\r\n",
    ],
)
def test_a_write_without_a_whole_answer_is_unknown_and_made_once(peer: Peer, answer: bytes) -> None:
    peer.answers = [answer, OK, OK]
    with pytest.raises(OutcomeUnknown):
        WriteWire(2).carry(peer.url, "POST", "{}", {})
    assert len(peer.requests) == 1


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_write_is_not_sent_elsewhere(peer: Peer, status: int) -> None:
    peer.answers = [b"HTTP/1.1 %d X\r\nLocation: /y\r\nContent-Length: 0\r\n\r\n" % status, OK]
    response, _ = WriteWire(2).carry(peer.url, "POST", "{}", {})
    assert response.status == status
    assert len(peer.requests) == 1


def test_a_write_to_nobody_did_not_happen() -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    with pytest.raises(Unreachable):
        WriteWire(2).carry(f"http://127.0.0.1:{port}/", "POST", "{}", {})


def test_a_write_to_a_name_nobody_knows_did_not_happen() -> None:
    with pytest.raises(Unreachable):
        WriteWire(2).carry("http://nowhere.invalid/", "POST", "{}", {})


def test_a_write_whose_encryption_fails_did_not_happen(peer: Peer) -> None:
    peer.answers = [b"no encryption here"]
    with pytest.raises(Unreachable):
        WriteWire(2).carry(peer.url.replace("http://", "https://"), "POST", "{}", {})


def test_each_write_has_a_connection_of_its_own(peer: Peer) -> None:
    """So that one which the server closed while it lay idle is never mistaken for a lost answer."""
    peer.answers = [OK, OK]
    wire = WriteWire(2)
    for _ in range(2):
        assert wire.carry(peer.url, "POST", "{}", {})[1] == b"{}"
    assert len(peer.requests) == 2


def test_a_read_outlives_an_idle_connection(peer: Peer, reads: ReadWire) -> None:
    peer.answers = [OK, OK]
    for _ in range(2):
        assert reads.carry(peer.url, "GET", None, {})[1] == b"{}"


def test_a_read_without_an_answer_is_unreachable(peer: Peer, reads: ReadWire) -> None:
    with pytest.raises(Unreachable):
        reads.carry(peer.url, "GET", None, {})
