"""The candidate at their own mailbox, played over HTTP: nothing here asks Afterword for anything."""

import json
from http.client import HTTPConnection, HTTPException
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from afterword.errors import GoogleError, Unreachable

Mail = dict[str, Any]
"""One message or draft as `/sandbox/mail` tells it."""

_FORM = "application/x-www-form-urlencoded"
_TIMEOUT_SECONDS = 10


class Hands:
    """What the candidate does on the stand-in's pages, and what they see in their mailbox there.

    Every call raises `GoogleError` when the stand-in refuses, `Unreachable` when it does not answer.
    """

    def __init__(self, origin: str) -> None:
        self._origin = origin

    def agree(self, address: str) -> None:
        """Say yes to everything that the consent page at that address asks for, and go where it leads."""
        scopes = parse_qs(urlsplit(address).query)["scope"][0].split()
        _ask("GET", address)
        back = _ask(
            "POST", address, urlencode([("decision", "allow"), *(("scope", one) for one in scopes)]), _FORM
        )
        _ask("GET", back)

    def add_event(self, **form: str) -> None:
        """Put an event on the calendar, by the calendar page's form."""
        _ask("POST", f"{self._origin}/do/event", urlencode(form), _FORM)

    def edit(self, draft_id: str, text: str) -> Mail:
        """Change a draft's words in the web editor."""
        return self._play("edit-draft", draft_id=draft_id, text=text)

    def resave(self, draft_id: str) -> Mail:
        """Open a draft in the web editor and save it without a change: the editor re-wraps it."""
        return self._play("edit-draft", draft_id=draft_id)

    def discard(self, draft_id: str) -> None:
        self._play("delete-draft", draft_id=draft_id)

    def send(self, draft_id: str) -> Mail:
        """Press Send."""
        return self._play("send-draft", draft_id=draft_id)

    def draft_to(self, address: str) -> Mail | None:
        """The one draft to that address, if there is one."""
        return next(iter(self.mail("drafts", address)), None)

    def mail(self, folder: str, address: str | None = None) -> list[Mail]:
        """What is in drafts, sent or deliveries now; all of it, or what goes to that address."""
        found: list[Mail] = self._control("mail")[folder]
        return [one for one in found if address is None or address in one["to"]]

    def calls(self, method: str) -> int:
        """How often a method of Google's was called so far."""
        return sum(entry["method"] == method for entry in self._control("requests"))

    def _control(self, name: str) -> Any:
        return json.loads(_ask("GET", f"{self._origin}/sandbox/{name}"))

    def _play(self, name: str, **body: str) -> Mail:
        address = f"{self._origin}/sandbox/play/{name}"
        answer: Mail = json.loads(_ask("POST", address, json.dumps(body), "application/json"))
        return answer


def _ask(verb: str, address: str, body: str = "", content_type: str = "text/plain") -> str:
    """The answer's body, or the address that a redirect leads to."""
    parts = urlsplit(address)
    connection = HTTPConnection(parts.hostname or "", parts.port, timeout=_TIMEOUT_SECONDS)
    target = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    try:
        connection.request(
            verb, target, body.encode() or None, {"Content-Type": content_type} if body else {}
        )
        response = connection.getresponse()
        text = response.read().decode()
    except (OSError, HTTPException) as error:
        raise Unreachable(f"The stand-in did not answer at {parts.path} ({error}).") from error
    finally:
        connection.close()
    if response.status >= 400:
        raise GoogleError(f"The stand-in refused {parts.path} with {response.status}: {text[:200]}")
    return response.getheader("Location") or text
