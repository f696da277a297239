"""Local web is hostile ground: who may not see the page does not."""

import pytest

from afterword.errors import StoreError
from afterword.web.security import Sessions
from tests.fakes.world import World
from tests.web.conftest import Visitor

HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "x-frame-options": "DENY",
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


@pytest.mark.parametrize("path", ["/", "/static/afterword.css", "/anything"])
def test_nothing_is_written(visitor: Visitor, path: str) -> None:
    browser = visitor.candidate()
    for method in ("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"):
        answer = browser.request(method, path)
        assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD"), method


def test_every_answer_carries_the_headers(visitor: Visitor) -> None:
    browser = visitor.candidate()
    paths = ("/", "/nothing", "/static/afterword.css", "/static/nothing")
    answers = [browser.get(path) for path in paths]
    answers += [
        visitor.stranger().get("/"),
        browser.post("/"),
        browser.get("/", headers={"Host": "evil.example"}),
    ]
    assert [answer.status_code for answer in answers] == [200, 404, 200, 404, 403, 405, 403]
    for answer in answers:
        assert HEADERS.items() <= dict(answer.headers).items()
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "script-src" not in policy, "no script at all"


def test_a_failure_shows_no_trace(world: World, visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise StoreError("secret detail of /somewhere")

    monkeypatch.setattr(world.store, "interviews", fail)
    answer = visitor.candidate().get("/")
    assert answer.status_code == 500
    assert "secret detail" not in answer.text
    assert "Traceback" not in answer.text
    assert "afterword.log" in answer.text
    assert HEADERS.items() <= dict(answer.headers).items()


def test_files_outside_the_folder_are_not_served(visitor: Visitor) -> None:
    browser = visitor.candidate()
    for path in ("/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py"):
        assert browser.get(path).status_code == 404
