"""`credentials.json` as people really have it."""

import json
from pathlib import Path
from typing import Any

import pytest

from afterword.adapters.google.oauth import is_safe, read_client, revoke_uri
from afterword.errors import CredentialsError

EXAMPLE = Path(__file__).parents[3] / "credentials.example.json"


def client(**changes: Any) -> dict[str, Any]:
    installed = json.loads(EXAMPLE.read_text(encoding="utf-8"))["installed"]
    return {"installed": {**installed, **changes}}


def written(folder: Path, document: object) -> Path:
    path = folder / "credentials.json"
    path.write_text(document if isinstance(document, str) else json.dumps(document), encoding="utf-8")
    return path


def test_the_example_has_the_right_shape() -> None:
    assert read_client(EXAMPLE).token_uri == "https://oauth2.googleapis.com/token"


def test_its_secret_stays_out_of_its_repr() -> None:
    assert "GOCSPX" not in repr(read_client(EXAMPLE))


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ("{", "is not JSON"),
        ("\xff\x00", "is not JSON"),
        ([], "no OAuth client"),
        ({}, "no OAuth client"),
        ({"web": client()["installed"]}, "Web application"),
        ({"type": "service_account", "client_email": "x@y.example"}, "service account"),
        (client(client_id=""), "no client_id"),
        (client(client_secret=None), "no client_secret"),
        (client(token_uri=7), "no token_uri"),
        (client(auth_uri="http://accounts.example/auth"), "not https"),
        (client(token_uri="http://127.0.0.1.evil.example/token"), "not https"),
        (client(token_uri="ftp://127.0.0.1/token"), "not https"),
    ],
)
def test_what_is_wrong_is_said_with_what_to_do(tmp_path: Path, document: object, words: str) -> None:
    with pytest.raises(CredentialsError, match=words) as caught:
        read_client(written(tmp_path, document))
    assert "\n" not in str(caught.value)
    assert "GOCSPX" not in str(caught.value)


def test_a_missing_file_and_a_folder_are_said(tmp_path: Path) -> None:
    with pytest.raises(CredentialsError, match="There is no"):
        read_client(tmp_path / "credentials.json")
    with pytest.raises(CredentialsError, match="cannot be read"):
        read_client(tmp_path)


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://oauth2.googleapis.com/token", True),
        ("http://127.0.0.1:8025/token", True),
        ("http://localhost/token", True),
        ("http://[::1]:80/token", True),
        ("http://0.0.0.0/token", False),
        ("http://localhost.evil.example/", False),
        ("http://127.0.0.1@evil.example/", False),
        ("https:///token", False),
        ("http://[::1", False),
        ("http://localhost:x/", False),
        ("", False),
    ],
)
def test_plain_http_is_for_this_machine_only(url: str, *, safe: bool) -> None:
    assert is_safe(url) is safe


@pytest.mark.parametrize(
    ("token_uri", "there"),
    [
        ("https://oauth2.googleapis.com/token", "https://oauth2.googleapis.com/revoke"),
        ("https://accounts.google.com/o/oauth2/token", "https://oauth2.googleapis.com/revoke"),
        ("http://127.0.0.1:8025/token", "http://127.0.0.1:8025/revoke"),
        ("http://127.0.0.1:8025/oauth/token?x=1", "http://127.0.0.1:8025/oauth/revoke"),
        ("https://notgoogle.example/token", "https://notgoogle.example/revoke"),
        ("https://evilgoogle.com.example/token", "https://evilgoogle.com.example/revoke"),
    ],
)
def test_a_token_is_given_back_where_it_came_from(token_uri: str, there: str) -> None:
    assert revoke_uri(token_uri) == there
