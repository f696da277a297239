"""Texts: what the only text that may go out alone reads, so that a change to it can be shown and not only noticed."""

import json

from afterword.domain.fingerprint import fingerprint
from afterword.domain.mail import MailContent
from afterword.domain.model import FollowUp
from afterword.domain.visible import visible_text
from afterword.ports import Store


def keep_text(store: Store, follow_up: FollowUp, content: MailContent) -> None:
    """Keep what was composed or approved, in place of what was kept before."""
    text = f"Subject: {content.subject}\n\n{visible_text(content)}"
    kept = {"fingerprint": fingerprint(content), "text": text}
    store.remember(_key(follow_up), json.dumps(kept, ensure_ascii=False))


def expected_text(store: Store, follow_up: FollowUp) -> str | None:
    """The subject and words that were composed or approved; None where they are not known."""
    kept = store.recall(_key(follow_up))
    if not kept:
        return None
    known = json.loads(kept)
    return str(known["text"]) if known["fingerprint"] == follow_up.expected_fingerprint else None


def _key(follow_up: FollowUp) -> str:
    return f"text/{follow_up.id}"
