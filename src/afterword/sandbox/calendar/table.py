"""The Calendar methods of the sandbox, as the discovery document describes them."""

from afterword.sandbox.spec import spec

_LISTS = "calendar/v3/users/me/calendarList"
_EVENTS = "calendar/v3/calendars/{calendarId}/events"
_WRITE = "calendar calendar.app.created calendar.events calendar.events.owned"
_READ = (
    f"{_WRITE} calendar.events.freebusy calendar.events.owned.readonly calendar.events.public.readonly "
    "calendar.events.readonly calendar.readonly"
)
_READ_LISTS = "calendar calendar.calendarlist calendar.calendarlist.readonly calendar.readonly"
_NOTIFY = "sendNotifications sendUpdates"
_CHANGE = f"conferenceDataVersion eventLabelVersion maxAttendees supportsAttachments {_NOTIFY}"
_PAGE = "maxResults pageToken"
_WITHIN = f"{_PAGE} alwaysIncludeEmail maxAttendees showDeleted timeMax timeMin timeZone"

METHODS = (
    spec(
        "calendar.calendarList.list",
        "GET",
        _LISTS,
        _READ_LISTS,
        f"{_PAGE} minAccessRole showDeleted showHidden showOwnOrganizationOnly syncToken",
    ),
    spec(
        "calendar.calendarList.get", "GET", f"{_LISTS}/{{calendarId}}", f"{_READ_LISTS} calendar.app.created"
    ),
    spec(
        "calendar.calendars.get",
        "GET",
        "calendar/v3/calendars/{calendarId}",
        "calendar calendar.app.created calendar.calendars calendar.calendars.readonly calendar.readonly",
    ),
    spec(
        "calendar.events.list",
        "GET",
        _EVENTS,
        _READ,
        f"{_WITHIN} eventTypes iCalUID orderBy privateExtendedProperty q sharedExtendedProperty "
        "showHiddenInvitations singleEvents syncToken updatedMin",
    ),
    spec("calendar.events.insert", "POST", _EVENTS, _WRITE, _CHANGE),
    spec(
        "calendar.events.get",
        "GET",
        f"{_EVENTS}/{{eventId}}",
        _READ,
        "alwaysIncludeEmail maxAttendees timeZone",
    ),
    spec("calendar.events.patch", "PATCH", f"{_EVENTS}/{{eventId}}", _WRITE, f"{_CHANGE} alwaysIncludeEmail"),
    spec("calendar.events.update", "PUT", f"{_EVENTS}/{{eventId}}", _WRITE, f"{_CHANGE} alwaysIncludeEmail"),
    spec("calendar.events.delete", "DELETE", f"{_EVENTS}/{{eventId}}", _WRITE, _NOTIFY),
    spec(
        "calendar.events.instances",
        "GET",
        f"{_EVENTS}/{{eventId}}/instances",
        _READ,
        f"{_WITHIN} originalStart",
    ),
)
