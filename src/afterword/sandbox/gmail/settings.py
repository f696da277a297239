"""`users.getProfile`, `users.labels` and `users.settings.sendAs`."""

from afterword.sandbox.api import Call, Handler, Json
from afterword.sandbox.errors import not_found
from afterword.sandbox.gmail.mailbox import SendAs

_SYSTEM_LABELS = ("INBOX", "SENT", "DRAFT", "TRASH", "SPAM", "UNREAD", "STARRED", "IMPORTANT")


def profile(call: Call) -> Json:
    """Whose mailbox it is and how much is in it."""
    mailbox = call.account.mailbox
    return {
        "emailAddress": mailbox.email,
        "messagesTotal": len(mailbox.messages),
        "threadsTotal": len({message.thread_id for message in mailbox.messages.values()}),
        "historyId": str(mailbox.history_id),
    }


def labels_list(_: Call) -> Json:
    """The system labels; nobody makes others here."""
    return {"labels": [{"id": name, "name": name, "type": "system"} for name in _SYSTEM_LABELS]}


def send_as_list(call: Call) -> Json:
    """The addresses the account may write as."""
    own = call.account.mailbox.send_as
    return {"sendAs": [_send_as(one, primary=index == 0) for index, one in enumerate(own)]}


def send_as_get(call: Call) -> Json:
    """One of them."""
    for index, one in enumerate(call.account.mailbox.send_as):
        if one.email.lower() == call.path["sendAsEmail"].lower():
            return _send_as(one, primary=index == 0)
    raise not_found()


def _send_as(one: SendAs, *, primary: bool) -> Json:
    shape: Json = {
        "sendAsEmail": one.email,
        "displayName": one.display_name,
        "replyToAddress": "",
        "signature": one.signature,
    }
    if primary:
        return shape | {"isPrimary": True, "isDefault": True}
    status = "accepted" if one.accepted else "pending"
    return shape | {"treatAsAlias": True, "verificationStatus": status}


HANDLERS: dict[str, Handler] = {
    "gmail.users.getProfile": profile,
    "gmail.users.labels.list": labels_list,
    "gmail.users.settings.sendAs.list": send_as_list,
    "gmail.users.settings.sendAs.get": send_as_get,
}
