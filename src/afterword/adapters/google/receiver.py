"""The loopback address Google's answer comes back to, through the candidate's browser."""

import queue
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Afterword</title><link rel="icon" href="data:,">
<style>body{{font:1.1rem/1.5 system-ui,sans-serif;max-width:32rem;margin:15vh auto;padding:0 1rem}}</style>
<h1>{title}</h1><p>{text}</p></html>"""
_IDLE_SECONDS = 5


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What Google said: a code to exchange, or why there is none."""

    code: str = field(default="", repr=False)
    error: str = ""


class Receiver:
    """Waits for the one answer that carries our state; whatever else knocks is told so and sent away."""

    def __init__(self, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}/"
        self.state = ""
        self._answers: queue.SimpleQueue[Answer] = queue.SimpleQueue()

    def wait(self, timeout: timedelta) -> Answer | None:
        """The answer, or None when none came in that time."""
        try:
            return self._answers.get(timeout=timeout.total_seconds())
        except queue.Empty:
            return None

    def understand(self, target: str) -> Answer | None:
        """The answer in a request's path and query, if that is what it is."""
        query = parse_qs(urlsplit(target).query)
        state, code, error = (query.get(name, [""])[0] for name in ("state", "code", "error"))
        ours = bool(self.state) and secrets.compare_digest(state.encode(), self.state.encode())
        return Answer(code=code, error=error) if ours and (code or error) else None

    def accept(self, answer: Answer) -> None:
        """Hand the answer to whoever waits."""
        self._answers.put(answer)


@contextmanager
def listening() -> Iterator[Receiver]:
    """A receiver on a free port of this machine, for as long as the block runs."""
    with _Server(("127.0.0.1", 0), _Handler) as server:
        receiver = server.receiver = Receiver(server.server_port)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield receiver
        finally:
            server.shutdown()
            thread.join()


class _Server(ThreadingHTTPServer):
    """One thread for each connection: browsers open some ahead of time and say nothing on them."""

    daemon_threads = True
    receiver: Receiver


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    timeout = _IDLE_SECONDS

    def do_GET(self) -> None:
        answer = self.server.receiver.understand(self.path)
        if answer is None:
            self._say(404, "Nothing here", "This page only waits for Google's answer.")
            return
        if answer.error:
            self._say(200, "Not connected", "Google was told no. You can close this page.")
        else:
            self._say(200, "Thank you", "You can close this page and go back to Afterword.")
        self.server.receiver.accept(answer)

    def log_message(self, *_: object) -> None:
        """Say nothing: the path holds the code."""

    def _say(self, status: int, title: str, text: str) -> None:
        page = _PAGE.format(title=title, text=text).encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.send_header(
            "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
        )
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(page)
