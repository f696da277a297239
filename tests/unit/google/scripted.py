"""A server that gives the answers it was told to, in order."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

import httplib2
from googleapiclient.http import HttpRequest
from googleapiclient.model import JsonModel

Answer = tuple[int, dict[str, str], str]


class Scripted(ThreadingHTTPServer):
    """`answers` are (status, headers, body); `count` tells how many requests came."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers: list[Answer] = []
        self.count = 0
        self._thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02})

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.shutdown()
        self._thread.join()
        self.server_close()

    def request(self, verb: str) -> Any:
        """A request as googleapiclient builds it."""
        uri = f"http://127.0.0.1:{self.server_port}/gmail"
        body = None if verb == "GET" else "{}"
        return HttpRequest(httplib2.Http(), JsonModel().response, uri, method=verb, body=body)


class _Handler(BaseHTTPRequestHandler):
    server: Scripted

    def do_GET(self) -> None:
        status, headers, body = self.server.answers[self.server.count]
        self.server.count += 1
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body.encode())

    do_POST = do_GET  # noqa: N815 - the name http.server looks for

    def log_message(self, *_: object) -> None:
        """Nothing."""
