"""The candidate's Gmail, through Google's own client."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol

from afterword.adapters.google import mime, resources, service
from afterword.adapters.google.failures import making_sense_of
from afterword.adapters.google.search import sent_query
from afterword.adapters.google.send_as import SendAsList, display_name, sender
from afterword.adapters.google.transport import Patience, Transport
from afterword.domain.instants import utc
from afterword.errors import Gone, Rejected, ScopeMissing
from afterword.ports import Draft, DraftRef, MailContent, MailScope, OutgoingMail, Sender, SentMail

_PAGE = 500
_MOST_HITS = 20
_REF = "id,message(id,threadId)"
_MESSAGE = "id,threadId,labelIds,internalDate,raw"
_HEADERS = ["Message-ID", "To", "Cc", "Bcc", "Subject"]


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
        users = service.gmail(api_endpoint).users()
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
                refs += [resources.draft_ref(draft) for draft in answer.get("drafts", [])]
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
            return resources.draft(answer)

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
            return resources.just_sent(answer, self._now())

    def sent_to(self, address: str, since: datetime) -> Sequence[SentMail]:
        """5 units when nothing is found, and 5 for each of at most 20 hits, the latest."""
        self._need_read()
        wanted, since = address.strip().lower(), utc(since).replace(microsecond=0)
        found = (self._sent(message_id) for message_id in self._search(sent_query(wanted, since)))
        # Search is fuzzy, so each hit is looked at; Gmail keeps whole seconds, so `since` does here too.
        mails = [mail for mail in found if mail and resources.went_to(mail, wanted) and mail.sent_at >= since]
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
            mails = [resources.sent_headers(message) for message in answer.get("messages", [])]
        return sorted((mail for mail in mails if mail), key=lambda mail: mail.sent_at)

    def close(self) -> None:
        """Close the connections that are kept open."""
        self._transport.close()

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
            return resources.draft_ref(answer)

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
            return resources.sent(answer)

    def _need_read(self) -> None:
        if not self.can_read():
            raise ScopeMissing(
                "You did not allow Afterword to look at your mail; run `afterword connect` and allow it."
            )
