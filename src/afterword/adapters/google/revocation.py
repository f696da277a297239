"""Giving a token back to Google."""

import http.client
from contextlib import closing
from urllib.parse import urlencode

import httplib2

from afterword.adapters.google.client import revoke_uri
from afterword.adapters.google.connection import Disconnection
from afterword.adapters.google.token import StoredToken
from afterword.adapters.google.wire import plain_http


def revoke(token: StoredToken, timeout_seconds: float) -> Disconnection:
    """End the authorisation at Google; says so when Google could not be told."""
    body = urlencode({"token": token.refresh_token})
    headers = {"content-type": "application/x-www-form-urlencoded"}
    uri = revoke_uri(token.token_uri)
    with closing(plain_http(uri, timeout_seconds)) as connection:
        try:
            answer, _ = connection.request(uri, "POST", body=body, headers=headers)
        except (OSError, httplib2.HttpLib2Error, http.client.HTTPException):
            return Disconnection.NOT_REVOKED
    if answer.status == 200:
        return Disconnection.REVOKED
    # RFC 7009 and Google: 400 is a token that is no longer valid.
    return Disconnection.ALREADY_INVALID if answer.status == 400 else Disconnection.NOT_REVOKED
