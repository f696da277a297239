"""`users.messages`, `users.threads` and `users.history`."""

from datetime import UTC
from email.utils import parsedate_to_datetime

from afterword.sandbox.api import Call, Handler, Json
from afterword.sandbox.errors import GoogleError, bad_request, not_found
from afterword.sandbox.gmail.mailbox import StoredMessage, newest_first
from afterword.sandbox.gmail.mime import Mail, normalised
from afterword.sandbox.gmail.resources import (
    asked_format,
    attachment,
    bare_message,
    encoded,
    outcome,
    raw_of,
    reference,
    shown,
    snippet,
)
from afterword.sandbox.gmail.search import parse_query
from afterword.sandbox.gmail.sending import accepted, joined_thread, require_recipient, send_mail


def found_messages(call: Call) -> list[StoredMessage]:
    """The messages that the call's `q`, `labelIds` and `includeSpamTrash` leave, newest first."""
    text = call.query.get("q", "")
    if text and call.metadata_only:
        raise GoogleError(403, "Metadata scope does not support 'q' parameter")
    query = parse_query(text, call.state.clock.now())
    labels = set(call.query.getlist("labelIds"))
    hidden = set() if query.everywhere or call.flag("includeSpamTrash") else {"TRASH", "SPAM"} - labels
    now, mailbox = call.state.clock.milliseconds(), call.account.mailbox
    candidates = newest_first(mailbox.labelled(query.label)) if query.label else mailbox.newest_first()
    return [
        message
        for message in candidates
        if message.searchable_from_ms <= now
        and hidden.isdisjoint(message.label_ids)
        and (not labels or labels.issubset(message.label_ids))
        and (not text or query.test(message))
    ]


def list_(call: Call) -> Json:
    """Ids of the messages found, newest first."""
    found = found_messages(call)
    page, more = call.page(found, 100, 500)
    answer: Json = {"resultSizeEstimate": len(found)}
    if page:
        answer["messages"] = [reference(message) for message in page]
    return answer | more


def get(call: Call) -> Json:
    """One message in the format asked for."""
    wanted = asked_format(call)
    return shown(_message(call, call.path["id"]), wanted, call.query.getlist("metadataHeaders"))


def insert(call: Call) -> Json:
    """Put a message into the mailbox without sending it."""
    given = bare_message(call)
    mail = Mail(normalised(raw_of(given)))
    if not mail.header("Message-ID"):
        mail = accepted(call.state, call.account, mail.raw)
    labels = tuple(given.get("labelIds") or ())
    message = call.account.mailbox.add(
        mail,
        labels,
        thread_id=joined_thread(call.account.mailbox, mail, given.get("threadId")),
        internal_ms=_internal_date(call, mail),
    )
    return outcome(message)


def send(call: Call) -> Json:
    """Send without a draft."""
    given = bare_message(call)
    mail = accepted(call.state, call.account, raw_of(given))
    require_recipient(mail)
    thread = joined_thread(call.account.mailbox, mail, given.get("threadId"))
    return outcome(send_mail(call.state, call.account, mail.raw, thread, "api"))


def trash(call: Call) -> Json:
    """Move a message to the bin; a draft there is no draft any more."""
    message, mailbox = _message(call, call.path["id"]), call.account.mailbox
    mailbox.drafts = {key: draft for key, draft in mailbox.drafts.items() if draft.message_id != message.id}
    kept = tuple(label for label in message.label_ids if label not in {"INBOX", "DRAFT", "TRASH"})
    return outcome(mailbox.relabel(message.id, (*kept, "TRASH")))


def attachment_get(call: Call) -> Json:
    """The bytes of an attachment."""
    data = attachment(_message(call, call.path["messageId"]).mail, call.path["id"])
    if data is None:
        raise not_found()
    return {"size": len(data), "data": encoded(data)}


def threads_list(call: Call) -> Json:
    """Ids of the conversations found, the one with the newest message first."""
    found = list(dict.fromkeys(message.thread_id for message in found_messages(call)))
    page, more = call.page(found, 100, 500)
    answer: Json = {"resultSizeEstimate": len(found)}
    if page:
        answer["threads"] = [_thread_summary(call, thread_id) for thread_id in page]
    return answer | more


def thread_get(call: Call) -> Json:
    """A whole conversation, oldest first."""
    wanted = asked_format(call)
    messages = call.account.mailbox.thread(call.path["id"])
    if not messages:
        raise not_found()
    headers = call.query.getlist("metadataHeaders")
    return {
        "id": call.path["id"],
        "historyId": str(max(message.history_id for message in messages)),
        "messages": [shown(message, wanted, headers) for message in messages],
    }


def history_list(call: Call) -> Json:
    """What changed after `startHistoryId`."""
    mailbox, start = call.account.mailbox, call.query.get("startHistoryId", "")
    if not start.isdigit():
        raise bad_request("Missing required parameter: startHistoryId", location="startHistoryId")
    if int(start) < 1000 or int(start) > mailbox.history_id:
        raise not_found()
    kinds = {_camel(kind) for kind in call.query.getlist("historyTypes")}
    records = [one for one in mailbox.history if one.id > int(start) and (not kinds or one.change in kinds)]
    page, more = call.page(records, 100, 500)
    answer: Json = {"historyId": str(mailbox.history_id)}
    if page:
        answer["history"] = [
            {
                "id": str(one.id),
                "messages": [reference(one.message)],
                one.change: [
                    {"message": outcome(one.message)}
                    | ({"labelIds": list(one.label_ids)} if one.label_ids else {})
                ],
            }
            for one in page
        ]
    return answer | more


def _message(call: Call, message_id: str) -> StoredMessage:
    message = call.account.mailbox.messages.get(message_id)
    if message is None:
        raise not_found()
    return message


def _thread_summary(call: Call, thread_id: str) -> Json:
    messages = call.account.mailbox.thread(thread_id)
    return {
        "id": thread_id,
        "snippet": snippet(messages[-1].mail),
        "historyId": str(max(message.history_id for message in messages)),
    }


def _internal_date(call: Call, mail: Mail) -> int | None:
    """The message's own date when asked to take it from the header; insert's default is the time of receipt."""
    text = mail.header("Date")
    if call.query.get("internalDateSource") != "dateHeader" or not text:
        return None
    try:
        date = parsedate_to_datetime(text)
    except ValueError:
        return None
    return int((date if date.tzinfo else date.replace(tzinfo=UTC)).timestamp() * 1000)


def _camel(kind: str) -> str:
    """`messageAdded`, as the parameter has it, is `messagesAdded` in the answer."""
    return {"messageAdded": "messagesAdded", "messageDeleted": "messagesDeleted"}.get(
        kind, kind.replace("label", "labels")
    )


HANDLERS: dict[str, Handler] = {
    "gmail.users.messages.list": list_,
    "gmail.users.messages.get": get,
    "gmail.users.messages.insert": insert,
    "gmail.users.messages.send": send,
    "gmail.users.messages.trash": trash,
    "gmail.users.messages.attachments.get": attachment_get,
    "gmail.users.threads.list": threads_list,
    "gmail.users.threads.get": thread_get,
    "gmail.users.history.list": history_list,
}
