"""The one Google account of a home: connecting, forgetting, and what is reached through it."""

# Google's libraries are imported where they are first needed: `afterword status` reads a small file and no more.

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from afterword.adapters.google.oauth import read_client
from afterword.adapters.google.token import Connection, Disconnection, StoredToken, TokenFile, connection_of
from afterword.errors import AuthorisationRequired

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from afterword.adapters.google.calendar import GoogleCalendar
    from afterword.adapters.google.consent import Grant
    from afterword.adapters.google.gmail import GmailMailbox
    from afterword.adapters.google.oauth import OAuthClient
    from afterword.adapters.google.renewal import RenewingTokens
    from afterword.adapters.google.sender import SendAsList
    from afterword.adapters.google.transport import Patience, Transport


class GoogleAccount:
    """Everything of Google that a home has. Cheap to make; usable from several threads.

    `api_endpoint` is None for Google itself.
    """

    def __init__(
        self,
        credentials_path: Path,
        token_path: Path,
        api_endpoint: str | None = None,
        *,
        patience: Patience | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._credentials_path = credentials_path
        self._file = TokenFile(token_path)
        self._api_endpoint = api_endpoint
        self._given_patience = patience
        self._now = now
        self._making = threading.Lock()
        self._shared: tuple[RenewingTokens, Transport] | None = None
        self._send_as: SendAsList | None = None

    def connection(self) -> Connection | None:
        """What the token file says, without asking Google; None when there is none.

        Raises:
            AuthorisationRequired: the file cannot be used.
        """
        token = self._file.read()
        return None if token is None else connection_of(token)

    def mailbox(self) -> GmailMailbox:
        """The mailbox; whether anybody is connected shows at its first call."""
        from afterword.adapters.google.gmail import GmailMailbox  # noqa: PLC0415 - takes half a second
        from afterword.adapters.google.sender import SendAsList  # noqa: PLC0415 - comes with it

        tokens, transport = self._tokens_and_transport()
        with self._making:
            self._send_as = self._send_as or SendAsList()
        return GmailMailbox(tokens, transport, self._patience(), self._api_endpoint, self._send_as)

    def calendar(self) -> GoogleCalendar:
        """The calendars; whether anybody is connected shows at its first call."""
        from afterword.adapters.google.calendar import GoogleCalendar  # noqa: PLC0415 - takes half a second

        return GoogleCalendar(*self._tokens_and_transport(), self._api_endpoint)

    def connect(
        self,
        *,
        show_address: Callable[[str], None],
        open_browser: bool = True,
        timeout: timedelta = timedelta(minutes=5),
    ) -> Connection:
        """Ask the candidate in their browser, and keep what they granted.

        `show_address` is called with the address to visit when no browser could be opened, or none was wanted.

        Raises:
            CredentialsError: `credentials.json` cannot be used.
            AuthorisationRequired: they said no, or nothing in time, or left out what nothing works without.
            Unreachable: Google could not be asked.
        """
        from afterword.adapters.google.consent import ask  # noqa: PLC0415 - takes half a second

        client = read_client(self._credentials_path)
        grant = ask(client, show_address=show_address, open_browser=open_browser, timeout=timeout)
        token = self._token(client, grant, self._address_of(grant))
        with self._file.locked():
            self._file.write(token)
        return connection_of(token)

    def disconnect(self) -> Disconnection:
        """Revoke at Google and forget the token; it is forgotten even when Google cannot be told."""
        from afterword.adapters.google.renewal import revoke  # noqa: PLC0415 - takes half a second

        with self._file.locked():
            try:
                token = self._file.read()
            except AuthorisationRequired:  # a broken file: there is nothing in it to give back
                self._file.delete()
                return Disconnection.NOT_REVOKED
            if token is None:
                return Disconnection.NOT_CONNECTED
            outcome = revoke(token, self._patience().timeout)
            self._file.delete()
            return outcome

    def close(self) -> None:
        """Close the connections that are kept open."""
        if self._shared is not None:
            self._shared[1].close()

    def _patience(self) -> Patience:
        from afterword.adapters.google.transport import Patience  # noqa: PLC0415 - takes half a second

        return self._given_patience or Patience(now=self._now)

    def _tokens_and_transport(self) -> tuple[RenewingTokens, Transport]:
        from afterword.adapters.google.renewal import RenewingTokens  # noqa: PLC0415 - takes half a second
        from afterword.adapters.google.transport import Transport  # noqa: PLC0415 - takes half a second

        with self._making:
            if self._shared is None:
                patience = self._patience()
                tokens = RenewingTokens(self._file, timeout_seconds=patience.timeout, now=self._now)
                self._shared = tokens, Transport(tokens, patience)
            return self._shared

    def _address_of(self, grant: Grant) -> str:
        from afterword.adapters.google.gmail import address_of  # noqa: PLC0415 - takes half a second

        return address_of(grant.access_token, self._api_endpoint, self._patience())

    def _token(self, client: OAuthClient, grant: Grant, address: str) -> StoredToken:
        return StoredToken(
            address=address,
            granted=grant.granted,
            authorised_at=self._now(),
            client_id=client.client_id,
            client_secret=client.client_secret,
            token_uri=client.token_uri,
            refresh_token=grant.refresh_token,
            access_token=grant.access_token,
            expires_at=grant.expires_at,
        )
