"""The Gmail methods of the sandbox, as the discovery document describes them."""

from afterword.sandbox.spec import spec

_USER = "gmail/v1/users/{userId}"
_WRITE_DRAFTS = "MAIL gmail.addons.current.action.compose gmail.compose gmail.modify"
_READ_DRAFTS = "MAIL gmail.compose gmail.modify gmail.readonly"
_ADDON = "gmail.addons.current.message.action gmail.addons.current.message.readonly"
_READ_MESSAGE = (
    f"MAIL {_ADDON} gmail.addons.current.message.metadata gmail.metadata gmail.modify gmail.readonly"
)
_SEARCH = "MAIL gmail.metadata gmail.modify gmail.readonly"
_SETTINGS = "MAIL gmail.modify gmail.readonly gmail.settings.basic"
_LISTING = "includeSpamTrash labelIds maxResults pageToken q"
_HISTORY = "historyTypes labelId maxResults pageToken startHistoryId"

METHODS = (
    spec("gmail.users.getProfile", "GET", f"{_USER}/profile", f"{_SEARCH} gmail.compose"),
    spec("gmail.users.drafts.create", "POST", f"{_USER}/drafts", _WRITE_DRAFTS),
    spec(
        "gmail.users.drafts.list", "GET", f"{_USER}/drafts", _READ_DRAFTS, _LISTING.replace(" labelIds", "")
    ),
    spec("gmail.users.drafts.send", "POST", f"{_USER}/drafts/send", _WRITE_DRAFTS),
    spec("gmail.users.drafts.get", "GET", f"{_USER}/drafts/{{id}}", _READ_DRAFTS, "format"),
    spec("gmail.users.drafts.update", "PUT", f"{_USER}/drafts/{{id}}", _WRITE_DRAFTS),
    spec("gmail.users.drafts.delete", "DELETE", f"{_USER}/drafts/{{id}}", _WRITE_DRAFTS),
    spec("gmail.users.messages.list", "GET", f"{_USER}/messages", _SEARCH, _LISTING),
    spec(
        "gmail.users.messages.insert",
        "POST",
        f"{_USER}/messages",
        "MAIL gmail.insert gmail.modify",
        "deleted internalDateSource",
    ),
    spec("gmail.users.messages.send", "POST", f"{_USER}/messages/send", f"{_WRITE_DRAFTS} gmail.send"),
    spec(
        "gmail.users.messages.get", "GET", f"{_USER}/messages/{{id}}", _READ_MESSAGE, "format metadataHeaders"
    ),
    spec("gmail.users.messages.trash", "POST", f"{_USER}/messages/{{id}}/trash", "MAIL gmail.modify"),
    spec(
        "gmail.users.messages.attachments.get",
        "GET",
        f"{_USER}/messages/{{messageId}}/attachments/{{id}}",
        f"MAIL {_ADDON} gmail.modify gmail.readonly",
    ),
    spec("gmail.users.threads.list", "GET", f"{_USER}/threads", _SEARCH, _LISTING),
    spec(
        "gmail.users.threads.get", "GET", f"{_USER}/threads/{{id}}", _READ_MESSAGE, "format metadataHeaders"
    ),
    spec("gmail.users.labels.list", "GET", f"{_USER}/labels", f"{_SEARCH} gmail.labels"),
    spec("gmail.users.history.list", "GET", f"{_USER}/history", _SEARCH, _HISTORY),
    spec("gmail.users.settings.sendAs.list", "GET", f"{_USER}/settings/sendAs", _SETTINGS),
    spec("gmail.users.settings.sendAs.get", "GET", f"{_USER}/settings/sendAs/{{sendAsEmail}}", _SETTINGS),
)
