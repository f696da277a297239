"""The token file: whole, private, and never in a repr or a message."""

import json
import os
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from afterword.adapters.google.token import StoredToken, TokenFile, connection_of
from afterword.errors import AuthorisationRequired
from afterword.ports import MailScope

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TOKEN = StoredToken(
    address="zoe@mail.example",
    granted=frozenset({MailScope.DRAFTS, MailScope.CALENDAR}),
    authorised_at=AT,
    client_id="client",
    client_secret="hush-client",
    token_uri="https://oauth2.googleapis.com/token",
    refresh_token="hush-refresh",
    access_token="hush-access",
    expires_at=AT + timedelta(hours=1),
)


@pytest.fixture
def file(tmp_path: Path) -> TokenFile:
    return TokenFile(tmp_path / "home" / "token.json")


def test_what_is_written_is_read(file: TokenFile) -> None:
    assert file.read() is None
    file.write(TOKEN)
    assert file.read() == TOKEN


def test_only_the_candidate_can_open_it(file: TokenFile) -> None:
    before = os.umask(0)
    try:
        file.write(TOKEN)
    finally:
        os.umask(before)
    assert file.path.stat().st_mode & 0o777 == 0o600
    assert file.path.parent.stat().st_mode & 0o777 == 0o700


def test_a_file_others_could_open_is_closed_to_them(file: TokenFile) -> None:
    file.write(TOKEN)
    file.path.chmod(0o644)
    assert file.read() == TOKEN
    assert file.path.stat().st_mode & 0o777 == 0o600


def test_nothing_is_left_beside_it(file: TokenFile) -> None:
    file.write(TOKEN)
    file.write(TOKEN)
    assert [path.name for path in file.path.parent.iterdir()] == ["token.json"]


def test_a_write_that_fails_leaves_the_old_one(file: TokenFile, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write(TOKEN)

    def broken(_: int) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, "fsync", broken)
    with pytest.raises(OSError, match="disk full"):
        file.write(replace(TOKEN, access_token="new"))
    assert file.read() == TOKEN
    assert [path.name for path in file.path.parent.iterdir()] == ["token.json"]


def test_secrets_stay_out_of_its_repr() -> None:
    assert "hush" not in repr(TOKEN)
    assert "hush" not in repr(connection_of(TOKEN))


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "7", '{"token": "hush"}', '{"scopes": 7}', "\x00", '"hush"', "{}"]
)
def test_a_broken_file_means_authorising_again(file: TokenFile, text: str) -> None:
    file.path.parent.mkdir()
    file.path.write_text(text, encoding="utf-8")
    with pytest.raises(AuthorisationRequired, match="run `afterword connect`") as caught:
        file.read()
    assert "hush" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_a_token_address_that_is_not_safe_is_refused(file: TokenFile) -> None:
    file.write(TOKEN)
    document = json.loads(file.path.read_text(encoding="utf-8"))
    file.path.write_text(json.dumps({**document, "token_uri": "http://evil.example/token"}), encoding="utf-8")
    with pytest.raises(AuthorisationRequired):
        file.read()


def test_deleting_forgets_the_token_and_may_be_done_twice(file: TokenFile) -> None:
    file.write(TOKEN)
    file.delete()
    file.delete()
    assert file.read() is None


def test_the_lock_keeps_others_out(file: TokenFile) -> None:
    order: list[str] = []

    def other() -> None:
        with TokenFile(file.path).locked():
            order.append("other")

    with file.locked():
        thread = threading.Thread(target=other)
        thread.start()
        thread.join(0.2)
        order.append("mine")
    thread.join()
    assert order == ["mine", "other"]


def test_what_is_missing_follows_from_what_was_granted() -> None:
    connection = connection_of(TOKEN)
    assert connection.missing == {MailScope.READ}
    assert connection.authorised_at == AT


@pytest.mark.parametrize(("minutes", "usable"), [(0, True), (57, True), (58, False), (61, False)])
def test_a_token_about_to_run_out_is_not_used(minutes: int, *, usable: bool) -> None:
    assert TOKEN.usable(AT + timedelta(minutes=minutes)) is usable
