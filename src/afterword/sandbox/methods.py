"""The methods of Gmail and Calendar that are here, as their discovery documents describe them."""

from dataclasses import dataclass

AUTH_PREFIX = "https://www.googleapis.com/auth/"
_MAIL_SCOPE = "https://mail.google.com/"


@dataclass(frozen=True)
class MethodSpec:
    """One method as the discovery document describes it."""

    id: str
    verb: str
    path: str
    scopes: frozenset[str]
    parameters: frozenset[str]


def _spec(method_id: str, verb: str, path: str, scopes: str, parameters: str = "") -> MethodSpec:
    """A method, its scopes written short: `MAIL` is the whole-mailbox scope, the rest lack their prefix."""
    full = frozenset(_MAIL_SCOPE if name == "MAIL" else AUTH_PREFIX + name for name in scopes.split())
    return MethodSpec(method_id, verb, path, full, frozenset(parameters.split()))


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

GMAIL = (
    _spec("gmail.users.getProfile", "GET", f"{_USER}/profile", f"{_SEARCH} gmail.compose"),
    _spec("gmail.users.drafts.create", "POST", f"{_USER}/drafts", _WRITE_DRAFTS),
    _spec(
        "gmail.users.drafts.list", "GET", f"{_USER}/drafts", _READ_DRAFTS, _LISTING.replace(" labelIds", "")
    ),
    _spec("gmail.users.drafts.send", "POST", f"{_USER}/drafts/send", _WRITE_DRAFTS),
    _spec("gmail.users.drafts.get", "GET", f"{_USER}/drafts/{{id}}", _READ_DRAFTS, "format"),
    _spec("gmail.users.drafts.update", "PUT", f"{_USER}/drafts/{{id}}", _WRITE_DRAFTS),
    _spec("gmail.users.drafts.delete", "DELETE", f"{_USER}/drafts/{{id}}", _WRITE_DRAFTS),
    _spec("gmail.users.messages.list", "GET", f"{_USER}/messages", _SEARCH, _LISTING),
    _spec(
        "gmail.users.messages.insert",
        "POST",
        f"{_USER}/messages",
        "MAIL gmail.insert gmail.modify",
        "deleted internalDateSource",
    ),
    _spec("gmail.users.messages.send", "POST", f"{_USER}/messages/send", f"{_WRITE_DRAFTS} gmail.send"),
    _spec(
        "gmail.users.messages.get", "GET", f"{_USER}/messages/{{id}}", _READ_MESSAGE, "format metadataHeaders"
    ),
    _spec("gmail.users.messages.trash", "POST", f"{_USER}/messages/{{id}}/trash", "MAIL gmail.modify"),
    _spec(
        "gmail.users.messages.attachments.get",
        "GET",
        f"{_USER}/messages/{{messageId}}/attachments/{{id}}",
        f"MAIL {_ADDON} gmail.modify gmail.readonly",
    ),
    _spec("gmail.users.threads.list", "GET", f"{_USER}/threads", _SEARCH, _LISTING),
    _spec(
        "gmail.users.threads.get", "GET", f"{_USER}/threads/{{id}}", _READ_MESSAGE, "format metadataHeaders"
    ),
    _spec("gmail.users.labels.list", "GET", f"{_USER}/labels", f"{_SEARCH} gmail.labels"),
    _spec("gmail.users.history.list", "GET", f"{_USER}/history", _SEARCH, _HISTORY),
    _spec("gmail.users.settings.sendAs.list", "GET", f"{_USER}/settings/sendAs", _SETTINGS),
    _spec("gmail.users.settings.sendAs.get", "GET", f"{_USER}/settings/sendAs/{{sendAsEmail}}", _SETTINGS),
)

_LISTS = "calendar/v3/users/me/calendarList"
_EVENTS = "calendar/v3/calendars/{calendarId}/events"
_WRITE_EVENTS = "calendar calendar.app.created calendar.events calendar.events.owned"
_READ_EVENTS = (
    f"{_WRITE_EVENTS} calendar.events.freebusy calendar.events.owned.readonly calendar.events.public.readonly "
    "calendar.events.readonly calendar.readonly"
)
_READ_LISTS = "calendar calendar.calendarlist calendar.calendarlist.readonly calendar.readonly"
_NOTIFY = "sendNotifications sendUpdates"
_CHANGE = f"conferenceDataVersion eventLabelVersion maxAttendees supportsAttachments {_NOTIFY}"
_PAGE = "maxResults pageToken"
_WITHIN = f"{_PAGE} alwaysIncludeEmail maxAttendees showDeleted timeMax timeMin timeZone"

CALENDAR = (
    _spec(
        "calendar.calendarList.list",
        "GET",
        _LISTS,
        _READ_LISTS,
        f"{_PAGE} minAccessRole showDeleted showHidden showOwnOrganizationOnly syncToken",
    ),
    _spec(
        "calendar.calendarList.get", "GET", f"{_LISTS}/{{calendarId}}", f"{_READ_LISTS} calendar.app.created"
    ),
    _spec(
        "calendar.calendars.get",
        "GET",
        "calendar/v3/calendars/{calendarId}",
        "calendar calendar.app.created calendar.calendars calendar.calendars.readonly calendar.readonly",
    ),
    _spec(
        "calendar.events.list",
        "GET",
        _EVENTS,
        _READ_EVENTS,
        f"{_WITHIN} eventTypes iCalUID orderBy privateExtendedProperty q sharedExtendedProperty "
        "showHiddenInvitations singleEvents syncToken updatedMin",
    ),
    _spec("calendar.events.insert", "POST", _EVENTS, _WRITE_EVENTS, _CHANGE),
    _spec(
        "calendar.events.get",
        "GET",
        f"{_EVENTS}/{{eventId}}",
        _READ_EVENTS,
        "alwaysIncludeEmail maxAttendees timeZone",
    ),
    _spec(
        "calendar.events.patch",
        "PATCH",
        f"{_EVENTS}/{{eventId}}",
        _WRITE_EVENTS,
        f"{_CHANGE} alwaysIncludeEmail",
    ),
    _spec(
        "calendar.events.update",
        "PUT",
        f"{_EVENTS}/{{eventId}}",
        _WRITE_EVENTS,
        f"{_CHANGE} alwaysIncludeEmail",
    ),
    _spec("calendar.events.delete", "DELETE", f"{_EVENTS}/{{eventId}}", _WRITE_EVENTS, _NOTIFY),
    _spec(
        "calendar.events.instances",
        "GET",
        f"{_EVENTS}/{{eventId}}/instances",
        _READ_EVENTS,
        f"{_WITHIN} originalStart",
    ),
)

QUOTA_UNITS = {
    "gmail.users.drafts.create": 10,
    "gmail.users.drafts.delete": 10,
    "gmail.users.drafts.get": 5,
    "gmail.users.drafts.list": 5,
    "gmail.users.drafts.send": 100,
    "gmail.users.drafts.update": 15,
    "gmail.users.history.list": 2,
    "gmail.users.messages.get": 5,
    "gmail.users.messages.insert": 25,
    "gmail.users.messages.list": 5,
    "gmail.users.messages.send": 100,
    "gmail.users.threads.get": 10,
    "gmail.users.threads.list": 10,
}
"""What one call costs of the units that Gmail gives each user a minute; any other costs 1."""
