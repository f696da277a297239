"""Local web is hostile ground: who may not see the page does not."""

import contextlib
import re
import socket

import pytest

from afterword.web.security import Sessions
from tests.fakes.world import World
from tests.web.conftest import Visitor

HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cache-control": "no-store",
    "cross-origin-resource-policy": "same-origin",
}


def test_a_foreign_host_is_refused_even_with_a_session(visitor: Visitor) -> None:
    browser = visitor.candidate()
    for host in (
        "evil.example",
        "127.0.0.1.evil.example",
        "127.0.0.1:80@evil.example",
        "0.0.0.0:80",
        "[::1]:80",
        "",
    ):
        answer = browser.get("/", headers={"Host": host})
        assert answer.status_code == 403, host
        assert "Alex Kim" not in answer.text


def test_this_machines_own_names_pass(visitor: Visitor) -> None:
    browser = visitor.stranger()
    for host in ("127.0.0.1:8040", "127.0.0.1", "localhost:1"):
        assert browser.get("/static/afterword.css", headers={"Host": host}).status_code == 200


def test_without_a_session_no_name_is_shown(world: World, visitor: Visitor) -> None:
    world.scheduled()
    answer = visitor.stranger().get("/")
    assert answer.status_code == 403
    assert "Jane" not in answer.text
    assert "Alex" not in answer.text


def test_a_key_opens_one_session_and_leaves_the_address(visitor: Visitor, sessions: Sessions) -> None:
    key = sessions.new_key()
    server = visitor.serve()
    browser, other = visitor.stranger(server), visitor.stranger(server)
    first = browser.get("/", params={"key": key})
    assert (first.status_code, first.headers["location"]) == (303, "/")
    assert browser.get("/").status_code == 200
    assert other.get("/", params={"key": key}).status_code == 403
    assert browser.get("/", params={"key": key}).status_code == 303, "it is in already"


def test_the_cookie_is_kept_from_scripts_and_other_sites(visitor: Visitor, sessions: Sessions) -> None:
    server = visitor.serve()
    cookie = visitor.stranger(server).get("/", params={"key": sessions.new_key()}).headers["set-cookie"]
    assert cookie.startswith(f"afterword_{server.port}="), "ports share their cookies"
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie


@pytest.mark.parametrize("key", ["", "guess", "x" * 5000])
def test_a_guessed_key_opens_nothing(visitor: Visitor, sessions: Sessions, key: str) -> None:
    sessions.new_key()
    answer = visitor.stranger().get("/", params={"key": key})
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def test_looking_ahead_at_a_link_does_not_use_it_up(visitor: Visitor, sessions: Sessions) -> None:
    key = sessions.new_key()
    browser = visitor.stranger()
    assert browser.head("/", params={"key": key}).status_code == 403
    assert browser.get("/", params={"key": key}).status_code == 303


def test_a_session_of_another_process_is_none(visitor: Visitor) -> None:
    server = visitor.serve()
    browser = visitor.stranger(server)
    other = Sessions()
    browser.cookies.set(f"afterword_{server.port}", other.open(other.new_key()) or "")
    assert browser.get("/").status_code == 403


@pytest.mark.parametrize("path", ["/", "/static/afterword.css", "/anything", "/follow-ups/1/approve"])
def test_other_verbs_are_refused(visitor: Visitor, path: str) -> None:
    browser = visitor.candidate()
    for method in ("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"):
        answer = browser.request(method, path)
        assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD, POST"), method


ACTIONS = [
    *(
        f"/follow-ups/1/{verb}"
        for verb in ("approve", "edit", "hold", "cancel", "reschedule", "send", "undo", "address")
    ),
    *(f"/interviews/1/{verb}" for verb in ("confirm", "cancel")),
    "/interviews/import",
    "/health/connect",
    "/health/look",
]


@pytest.mark.parametrize("path", ACTIONS)
def test_looking_changes_nothing(world: World, visitor: Visitor, path: str) -> None:
    before = world.scheduled()
    answer = visitor.candidate().get(path, params={"revision": before.revision})
    assert answer.status_code in {404, 405}
    assert world.only() == before
    assert "Traceback" not in answer.text


FOREIGN = [
    {"Origin": "http://evil.example"},
    {"Origin": "null"},
    {"Origin": ""},
    {"Origin": "http://127.0.0.1:1"},
    {"Origin": "https://127.0.0.1"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "none"},
]


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
def test_another_sites_form_changes_nothing(world: World, visitor: Visitor, headers: dict[str, str]) -> None:
    before = world.scheduled()
    browser = visitor.candidate()
    answer = browser.post("/follow-ups/1/hold", data={"revision": str(before.revision)}, headers=headers)
    assert answer.status_code == 403
    assert world.only() == before


def test_a_form_without_an_origin_changes_nothing(world: World, visitor: Visitor) -> None:
    before = world.scheduled()
    browser = visitor.candidate()
    del browser.headers["Origin"]
    assert browser.post("/follow-ups/1/hold", data={"revision": str(before.revision)}).status_code == 403
    assert world.only() == before


@pytest.mark.parametrize("path", ACTIONS)
def test_without_a_session_nothing_is_done(world: World, visitor: Visitor, path: str) -> None:
    before = world.scheduled()
    answer = visitor.stranger().post(path, data={"revision": str(before.revision)})
    assert answer.status_code == 403
    assert world.only() == before


def test_a_large_body_is_refused_without_reading_it(visitor: Visitor) -> None:
    server = visitor.serve()
    cookie = visitor.candidate(server).cookies[f"afterword_{server.port}"]
    head = (
        f"POST /interviews/import HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nOrigin: {server.url}\r\n"
        f"Cookie: afterword_{server.port}={cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    )
    with socket.create_connection(("127.0.0.1", server.port), timeout=5) as line:
        line.sendall(f"{head}Content-Length: 52428800\r\n\r\na=".encode())
        assert line.recv(100).startswith(b"HTTP/1.1 413"), "although only two bytes have come"
    with socket.create_connection(("127.0.0.1", server.port), timeout=5) as line:
        line.sendall(f"{head}Transfer-Encoding: chunked\r\n\r\n".encode())
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            for _ in range(50):
                line.sendall(b"100000\r\n" + b"a" * 0x100000 + b"\r\n")
        assert line.recv(100).startswith(b"HTTP/1.1 413"), "although it did not say how much would come"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xff\xfe",
        b"revision=",
        b"revision=-1",
        b"revision=%00",
        b"revision=9" + b"9" * 400,
        b"a" * 1_500_000,
    ],
)
def test_a_malformed_form_is_told_in_words(world: World, visitor: Visitor, body: bytes) -> None:
    before = world.scheduled()
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = visitor.candidate().post("/follow-ups/1/hold", content=body, headers=kind)
    assert 400 <= answer.status_code < 500
    assert "Traceback" not in answer.text
    assert world.only() == before


def test_a_broken_upload_is_told_in_words(visitor: Visitor) -> None:
    browser = visitor.candidate()
    kind = {"Content-Type": "multipart/form-data; boundary=x"}
    for body in (b"", b"--x\r\n", b"--x\r\nContent-Disposition: nonsense\r\n\r\nabc\r\n--x--"):
        answer = browser.post("/interviews/import", content=body, headers=kind)
        assert 400 <= answer.status_code < 500, body
        assert "Traceback" not in answer.text


def test_a_link_leads_to_its_page_and_never_elsewhere(visitor: Visitor, sessions: Sessions) -> None:
    browser = visitor.stranger()
    for path, leads_to in (("/health", "/health"), ("//evil.example/x", "/"), ("/%5Cevil.example", "/")):
        answer = browser.get(f"{browser.base_url}".rstrip("/") + path, params={"key": sessions.new_key()})
        assert answer.headers["location"] == leads_to, path


def test_every_answer_carries_the_headers(visitor: Visitor) -> None:
    browser = visitor.candidate()
    paths = ("/", "/nothing", "/static/afterword.css", "/static/nothing")
    answers = [browser.get(path) for path in paths]
    answers += [
        visitor.stranger().get("/"),
        browser.post("/"),
        browser.request("PUT", "/"),
        browser.get("/", headers={"Host": "evil.example"}),
    ]
    assert [answer.status_code for answer in answers] == [200, 404, 200, 404, 403, 405, 405, 403]
    for answer in answers:
        assert HEADERS.items() <= dict(answer.headers).items()
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "script-src 'self';" in policy
        assert "frame-ancestors 'none'" in policy


def test_beside_the_demos_mailbox_only_these_two_may_be_framed(visitor: Visitor) -> None:
    browser = visitor.candidate(beside="http://127.0.0.1:9")
    policy = browser.get("/both").headers["content-security-policy"]
    assert "frame-src 'self' http://127.0.0.1:9; frame-ancestors 'self'" in policy
    assert visitor.candidate().get("/both").status_code == 404


def test_a_failure_shows_no_trace_and_a_number_that_is_in_the_log(
    world: World, visitor: Visitor, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_key: str) -> None:
        raise RuntimeError("secret detail of /somewhere")

    browser = visitor.candidate()
    monkeypatch.setattr(world.store, "recall", fail)
    answer = browser.get("/")
    assert answer.status_code == 500
    assert "secret detail" not in answer.text
    assert "Traceback" not in answer.text
    number = re.search(r"afterword.log under (\w{8})", answer.text)
    assert number
    assert number[1] in caplog.text
    assert HEADERS.items() <= dict(answer.headers).items()


def test_files_outside_the_folder_are_not_served(visitor: Visitor) -> None:
    browser = visitor.candidate()
    for path in ("/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py"):
        assert browser.get(path).status_code == 404
