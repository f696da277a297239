"""Whose Gmail an access token opens."""

from afterword.adapters.google import service
from afterword.adapters.google.failures import making_sense_of
from afterword.adapters.google.renewal import OneToken
from afterword.adapters.google.transport import Patience, Transport


def address_of(access_token: str, api_endpoint: str | None, patience: Patience) -> str:
    """The account's address, lower-cased."""
    transport = Transport(OneToken(access_token), patience)
    try:
        request = service.gmail(api_endpoint).users().getProfile(userId="me", fields="emailAddress")
        answer = transport.read(request)
    finally:
        transport.close()
    with making_sense_of("profile"):
        return str(answer["emailAddress"]).strip().lower()
