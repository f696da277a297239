"""`users.drafts`: the container with the stable id."""

from afterword.sandbox.api import Call, Handler, Json
from afterword.sandbox.errors import GoogleError, bad_request, not_found
from afterword.sandbox.gmail.mailbox import Draft
from afterword.sandbox.gmail.messages import found_messages
from afterword.sandbox.gmail.resources import (
    asked_format,
    given_message,
    outcome,
    raw_of,
    reference,
    shown,
)
from afterword.sandbox.gmail.sending import discard_draft, replace_draft, save_draft, send_draft


def create(call: Call) -> Json:
    """A new draft."""
    message = given_message(call)
    draft = save_draft(call.state, call.account, raw_of(message), message.get("threadId"), "api")
    return _outcome(call, draft)


def list_(call: Call) -> Json:
    """Ids alone, newest first, up to 500 a page."""
    by_message = {draft.message_id: draft for draft in call.account.mailbox.drafts.values()}
    found = [message for message in found_messages(call) if message.id in by_message]
    page, more = call.page(found, 100, 500)
    answer: Json = {"resultSizeEstimate": len(found)}
    if page:
        answer["drafts"] = [
            {"id": by_message[message.id].id, "message": reference(message)} for message in page
        ]
    return answer | more


def get(call: Call) -> Json:
    """A draft, or what is left of it."""
    wanted, mailbox = asked_format(call), call.account.mailbox
    draft = mailbox.drafts.get(call.path["id"])
    if draft:
        return {"id": draft.id, "message": shown(mailbox.message_of(draft), wanted, [])}
    return _wrapper(call, call.path["id"], wanted)


def update(call: Call) -> Json:
    """Another message in the same container."""
    draft = _live(call, call.path["id"])
    message = given_message(call)
    return _outcome(
        call,
        replace_draft(
            call.state, call.account, draft, raw_of(message), means="api", thread_id=message.get("threadId")
        ),
    )


def delete(call: Call) -> None:
    """Gone for good."""
    discard_draft(call.account, _live(call, call.path["id"]))


def send(call: Call) -> Json:
    """Send the draft as it is now, or with the message given along."""
    draft_id = call.body.get("id")
    if not isinstance(draft_id, str) or not draft_id:
        raise bad_request("Invalid draft")
    if draft_id in call.account.mailbox.sent_drafts:
        raise _second_send(call.state.habits.second_send_status)
    draft = _live(call, draft_id)
    if (call.body.get("message") or {}).get("raw"):
        draft = replace_draft(call.state, call.account, draft, raw_of(given_message(call)), means="api")
    return outcome(send_draft(call.state, call.account, draft, "api"))


def _live(call: Call, draft_id: str) -> Draft:
    draft = call.account.mailbox.drafts.get(draft_id)
    if draft is None:
        raise not_found()
    return draft


def _outcome(call: Call, draft: Draft) -> Json:
    return {"id": draft.id, "message": outcome(call.account.mailbox.message_of(draft))}


def _wrapper(call: Call, draft_id: str, wanted: str) -> Json:
    mailbox, habits = call.account.mailbox, call.state.habits
    sent = mailbox.messages.get(mailbox.sent_drafts.get(draft_id, ""))
    if sent is None or not habits.wrapper_outlives_send:
        raise not_found()
    return {
        "id": draft_id,
        "message": {**shown(sent, wanted, []), "labelIds": list(habits.wrapper_label_ids)},
    }


def _second_send(status: int) -> GoogleError:
    return not_found() if status == 404 else GoogleError(status, "Invalid draft")


HANDLERS: dict[str, Handler] = {
    "gmail.users.drafts.create": create,
    "gmail.users.drafts.list": list_,
    "gmail.users.drafts.get": get,
    "gmail.users.drafts.update": update,
    "gmail.users.drafts.delete": delete,
    "gmail.users.drafts.send": send,
}
