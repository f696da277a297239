"""The candidate's Gmail, through Google's own client."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from email.message import Message
from typing import Any, Protocol

from afterword.adapters.google import mime
from afterword.adapters.google.failures import making_sense_of
from afterword.adapters.google.renewal import OneToken
from afterword.adapters.google.sender import SendAsList, display_name, sender
from afterword.adapters.google.transport import Patience, Transport, gmail_service
from afterword.domain.instants import utc
from afterword.errors import Gone, Rejected, ScopeMissing
from afterword.ports import Draft, DraftRef, MailContent, MailScope, OutgoingMail, Sender, SentMail

_PAGE = 500
_MOST_HITS = 20
_REF = "id,message(id,threadId)"
_MESSAGE = "id,threadId,labelIds,internalDate,raw"
_HEADERS = ["Message-ID", "To", "Cc", "Bcc", "Subject"]
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NOT_LIVE = frozenset({"SENT", "TRASH"})
_PLAIN_ADDRESS = re.compile(r"[\w.+-]+@[\w.-]+", re.ASCII)


class Account(Protocol):
    """Whose mailbox it is, and what was granted."""

    def address(self) -> str: ...

    def granted(self) -> frozenset[MailScope]: ...


class GmailMailbox:
    """Keeps `ports.Mailbox`; costs are in Gmail's quota units.

    Usable from several threads at once.
    """

    def __init__(
        self,
        account: Account,
        transport: Transport,
        patience: Patience,
        api_endpoint: str | None = None,
        send_as: SendAsList | None = None,
    ) -> None:
        """`send_as` is shared by all mailboxes of one account."""
        self._account = account
        self._transport = transport
        self._now = patience.now
        self._send_as = send_as or SendAsList()
        # Google's client makes every method anew each time a resource is asked for: 3 ms, so they are kept.
        users = gmail_service(api_endpoint).users()
        self._drafts, self._messages = users.drafts(), users.messages()
        self._threads, self._settings = users.threads(), users.settings()

    def address(self) -> str:
        return self._account.address()

    def display_name(self) -> str:
        """The name that Gmail puts before the candidate's address, "" when they gave none; 1 unit.

        Raises:
            ScopeMissing: reading was not granted.
        """
        self._need_read()
        with making_sense_of("list of addresses"):
            defaults = [one for one in self._ask_send_as() if one.get("isDefault")]
            return display_name(defaults[0]) if defaults else ""

    def sender(self, wanted: str) -> Sender | None:
        """1 unit, once an hour for all mailboxes of the account."""
        if not self.can_read():
            return None
        with making_sense_of("list of addresses"):
            return sender(self._send_as.get(self._ask_send_as, self._now()), wanted)

    def can_read(self) -> bool:
        return MailScope.READ in self._account.granted()

    def preview(self, mail: OutgoingMail) -> MailContent:
        """No request."""
        return mime.preview(mail, self._now())

    def list_drafts(self) -> Sequence[DraftRef]:
        """5 units per 500 drafts."""
        refs: list[DraftRef] = []
        page: str | None = None
        while True:
            answer = self._transport.read(
                self._drafts.list(
                    userId="me", maxResults=_PAGE, pageToken=page, fields=f"nextPageToken,drafts({_REF})"
                )
            )
            with making_sense_of("list of drafts"):
                refs += [_draft_ref(draft) for draft in answer.get("drafts", [])]
            page = answer.get("nextPageToken")
            if not page:
                return refs

    def get_draft(self, draft_id: str) -> Draft | None:
        """5 units; one request, since `raw` comes with the labels."""
        request = self._drafts.get(userId="me", id=draft_id, format="raw", fields=f"id,message({_MESSAGE})")
        try:
            answer = self._transport.read(request)
        except Gone:
            return None
        with making_sense_of("draft"):
            return _draft(answer)

    def create_draft(self, mail: OutgoingMail) -> DraftRef:
        """10 units."""
        body = {"message": self._outgoing(mail)}
        try:
            return self._saved(self._drafts.create(userId="me", body=body, fields=_REF))
        except Gone as error:
            raise Rejected("Google refused it: there is no such conversation to write into.") from error

    def update_draft(self, draft_id: str, mail: OutgoingMail) -> DraftRef:
        """15 units."""
        body = {"message": self._outgoing(mail)}
        return self._saved(self._drafts.update(userId="me", id=draft_id, body=body, fields=_REF))

    def delete_draft(self, draft_id: str) -> None:
        """10 units."""
        try:
            self._transport.write(self._drafts.delete(userId="me", id=draft_id))
        except Gone:
            return

    def send_draft(self, draft_id: str) -> SentMail:
        """100 units."""
        answer = self._transport.write(self._drafts.send(userId="me", body={"id": draft_id}))
        with making_sense_of("answer to sending", write=True):
            return _just_sent(answer, self._now())

    def sent_to(self, address: str, since: datetime) -> Sequence[SentMail]:
        """5 units when nothing is found, and 5 for each of at most 20 hits, the latest."""
        self._need_read()
        wanted, since = address.strip().lower(), utc(since).replace(microsecond=0)
        found = (self._sent(message_id) for message_id in self._search(sent_query(wanted, since)))
        # Search is fuzzy, so each hit is looked at; Gmail keeps whole seconds, so `since` does here too.
        mails = [mail for mail in found if mail and _went_to(mail, wanted) and mail.sent_at >= since]
        return sorted(mails, key=lambda mail: mail.sent_at)

    def sent_mail(self, gmail_message_id: str) -> SentMail | None:
        """5 units."""
        self._need_read()
        return self._sent(gmail_message_id)

    def thread(self, thread_id: str) -> Sequence[SentMail]:
        """10 units; addresses and subjects only."""
        self._need_read()
        request = self._threads.get(
            userId="me",
            id=thread_id,
            format="metadata",
            metadataHeaders=_HEADERS,
            fields="messages(id,threadId,labelIds,internalDate,payload/headers)",
        )
        try:
            answer = self._transport.read(request)
        except Gone:
            return ()
        with making_sense_of("thread"):
            mails = [_with_headers(message) for message in answer.get("messages", [])]
        return sorted((mail for mail in mails if mail), key=lambda mail: mail.sent_at)

    def _ask_send_as(self) -> list[dict[str, Any]]:
        fields = "sendAs(sendAsEmail,displayName,signature,isPrimary,isDefault,verificationStatus)"
        request = self._settings.sendAs().list(userId="me", fields=fields)
        return list(self._transport.read(request).get("sendAs", []))

    def _outgoing(self, mail: OutgoingMail) -> dict[str, str]:
        message = {"raw": mime.encode(mail, self._now())}
        return message if mail.thread_id is None else {**message, "threadId": mail.thread_id}

    def _saved(self, request: Any) -> DraftRef:
        answer = self._transport.write(request)
        with making_sense_of("answer to saving a draft", write=True):
            return _draft_ref(answer)

    def _search(self, query: str) -> list[str]:
        request = self._messages.list(userId="me", q=query, maxResults=_MOST_HITS, fields="messages(id)")
        answer = self._transport.read(request)
        with making_sense_of("search result"):
            return [message["id"] for message in answer.get("messages", [])]

    def _sent(self, gmail_message_id: str) -> SentMail | None:
        request = self._messages.get(userId="me", id=gmail_message_id, format="raw", fields=_MESSAGE)
        try:
            answer = self._transport.read(request)
        except Gone:
            return None  # thrown away between the search and now
        with making_sense_of("message"):
            return _with_content(answer)

    def _need_read(self) -> None:
        if not self.can_read():
            raise ScopeMissing(
                "You did not allow Afterword to look at your mail; run `afterword connect` and allow it."
            )


def address_of(access_token: str, api_endpoint: str | None, patience: Patience) -> str:
    """The account's address, lower-cased."""
    transport = Transport(OneToken(access_token), patience)
    try:
        request = gmail_service(api_endpoint).users().getProfile(userId="me", fields="emailAddress")
        answer = transport.read(request)
    finally:
        transport.close()
    with making_sense_of("profile"):
        return str(answer["emailAddress"]).strip().lower()


def sent_query(address: str, since: datetime) -> str:
    """Finds what is in Sent to that address from `since` on, and perhaps more: hits must be verified.

    An address that could mean something in the search language is left out of it.
    """
    after = int((since - timedelta(seconds=1)).timestamp())  # `after:` leaves its own second out
    query = f"in:sent after:{after}"
    if _PLAIN_ADDRESS.fullmatch(address):
        query += f" {{to:{address} cc:{address} bcc:{address}}}"
    return query


# What follows makes our records of Gmail's answers; it raises KeyError, TypeError or ValueError on what Google never
# sends.


def _draft_ref(resource: dict[str, Any]) -> DraftRef:
    message = resource["message"]
    return DraftRef(
        draft_id=_text(resource, "id"),
        gmail_message_id=_text(message, "id"),
        thread_id=_text(message, "threadId"),
    )


def _draft(resource: dict[str, Any]) -> Draft | None:
    """The draft, or None when only its wrapper is left."""
    message = resource.get("message", {})
    labels = frozenset(message.get("labelIds", []))
    if "DRAFT" not in labels or labels & _NOT_LIVE:
        return None
    parsed = mime.parse(message["raw"])
    return Draft(
        ref=_draft_ref(resource),
        content=mime.content(parsed),
        rfc822_message_id=mime.rfc822_message_id(parsed),
        saved_at=_internal_date(message),
    )


def _just_sent(message: dict[str, Any], now: datetime) -> SentMail:
    """What the answer to a send tells; it has no content, and a time only sometimes."""
    return SentMail(
        gmail_message_id=_text(message, "id"),
        thread_id=_text(message, "threadId"),
        rfc822_message_id=None,
        sent_at=_internal_date(message) if "internalDate" in message else now,
        content=MailContent(to=()),
    )


def _with_content(message: dict[str, Any]) -> SentMail | None:
    """A message with its content, or None when it is not in Sent."""
    if not _is_sent(message):
        return None
    parsed = mime.parse(message["raw"])
    return _sent_mail(message, mime.rfc822_message_id(parsed), mime.content(parsed))


def _with_headers(message: dict[str, Any]) -> SentMail | None:
    """A message of which only headers are known, or None when it is not in Sent."""
    if not _is_sent(message):
        return None
    parsed = Message()
    for header in message.get("payload", {}).get("headers", []):
        parsed[header["name"]] = header["value"]
    return _sent_mail(message, mime.rfc822_message_id(parsed), mime.envelope(parsed))


def _went_to(mail: SentMail, address: str) -> bool:
    content = mail.content
    return address in {*content.to, *content.cc, *content.bcc}


def _sent_mail(message: dict[str, Any], rfc822_message_id: str | None, content: MailContent) -> SentMail:
    return SentMail(
        gmail_message_id=_text(message, "id"),
        thread_id=_text(message, "threadId"),
        rfc822_message_id=rfc822_message_id,
        sent_at=_internal_date(message),
        content=content,
    )


def _is_sent(message: dict[str, Any]) -> bool:
    labels = message.get("labelIds", [])
    return "SENT" in labels and "DRAFT" not in labels


def _text(resource: dict[str, Any], name: str) -> str:
    value = resource[name]
    if not isinstance(value, str):
        raise TypeError
    return value


def _internal_date(message: dict[str, Any]) -> datetime:
    return _EPOCH + timedelta(milliseconds=int(message["internalDate"]))
