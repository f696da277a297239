"""What Afterword asks Google for, in Google's words and in ours."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from afterword.ports import MailScope

URLS: Mapping[MailScope, str] = MappingProxyType(
    {
        MailScope.DRAFTS: "https://www.googleapis.com/auth/gmail.compose",
        MailScope.READ: "https://www.googleapis.com/auth/gmail.readonly",
        MailScope.CALENDAR: "https://www.googleapis.com/auth/calendar.events.readonly",
    }
)
# gmail.metadata is left out on purpose: where it is granted, Google refuses bodies and searches.

WITHOUT: Mapping[MailScope, str] = MappingProxyType(
    {
        MailScope.DRAFTS: "Afterword cannot write drafts or send them, so nothing works",
        MailScope.READ: "Afterword cannot tell whether you have already written to somebody or had a reply",
        MailScope.CALENDAR: "interviews are not found in your calendar; add them by hand or from an .ics file",
    }
)
"""What is turned off while a scope is not granted, as it is told to the candidate."""


def in_our_words(urls: Iterable[str]) -> frozenset[MailScope]:
    """The scopes of ours among Google's."""
    given = frozenset(urls)
    return frozenset(scope for scope, url in URLS.items() if url in given)


def in_googles_words(scopes: Iterable[MailScope]) -> list[str]:
    """Google's names, in a fixed order."""
    given = frozenset(scopes)
    return [url for scope, url in URLS.items() if scope in given]
