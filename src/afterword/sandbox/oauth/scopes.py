"""The scopes that can be asked for, and how the consent page words them."""

from afterword.sandbox.methods import AUTH_PREFIX, CALENDAR, GMAIL

_IDENTITY = {
    "openid": "Know who you are at this account",
    "email": "See your primary address",
    "profile": "See your name and picture",
    AUTH_PREFIX + "userinfo.email": "See your primary address",
    AUTH_PREFIX + "userinfo.profile": "See your name and picture",
}
_WORDS = {
    "gmail.compose": "Manage drafts and send emails",
    "gmail.readonly": "View your email messages and settings",
    "gmail.send": "Send email on your behalf",
    "gmail.modify": "Read, compose and send emails",
    "gmail.metadata": "View your email message metadata, but not the body",
    "calendar": "See, edit, share and delete all your calendars",
    "calendar.readonly": "See and download any of your calendars",
    "calendar.events": "View and edit events on all your calendars",
    "calendar.events.readonly": "View events on all your calendars",
    "calendar.calendarlist.readonly": "See the list of calendars you are subscribed to",
}
_KNOWN = frozenset(_IDENTITY).union(*(method.scopes for method in (*GMAIL, *CALENDAR)))


def known(scope: str) -> bool:
    """True for a scope that some method of the sandbox asks for, or that tells who one is."""
    return scope in _KNOWN


def described(scope: str) -> str:
    """The consent page's words for a scope."""
    return _IDENTITY.get(scope) or _WORDS.get(scope.removeprefix(AUTH_PREFIX)) or scope
