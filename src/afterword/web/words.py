"""What happened, what can be done about it, and when: in words for the candidate."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from afterword.domain.instants import iso
from afterword.domain.lifecycle import Event
from afterword.domain.model import Channel, FollowUp, HistoryEntry, Interview
from afterword.domain.status import Actor, HoldReason, Status

UNTOLD = frozenset({Event.CLAIM})
"""Steps that say nothing to a person: what follows them does."""

_HAPPENED = {
    Event.DRAFTED: "a draft is in Gmail",
    Event.DRAFTED_HELD: "a draft is in Gmail and waits for you",
    Event.HOLD: "it waits for you",
    Event.EDITED: "you edited the draft, so it waits for you",
    Event.EDIT_ACCEPTED: "you edited the draft; it goes out as it is now",
    Event.DISCARDED: "you discarded the draft, so it is cancelled",
    Event.SENT_BY_HAND: "you sent it yourself",
    Event.ALREADY_THANKED: "you had already written to them, so it waits for you",
    Event.APPROVE: "you approved it",
    Event.RESCHEDULE: "you gave it another time",
    Event.CLAIM: "about to be sent",
    Event.CANCEL: "you cancelled it",
    Event.INTERVIEW_OFF: "cancelled with the interview",
    Event.INTERVIEW_MOVED: "planned again, the interview is still to come",
    Event.ACCEPTED: "sent",
    Event.FOUND_SENT: "sent, as Gmail shows",
    Event.RELEASED: "not sent yet, looked at again later",
    Event.OUTCOME_UNKNOWN: "Gmail never said whether it was sent",
    Event.CONFIRMED: "the interview is confirmed",
    Event.REINSTATED: "they are on the invitation again",
    Event.DIFFERED: "what went out is not what was expected; look in Sent",
    Event.WINDOW_CLOSED: "the window closed before it could go out",
    Event.RECONNECTED: "Google is connected again, it goes on",
    Event.CLEARED: "nothing in its text is against sending it any more",
    Event.EXPIRED: "expired; the draft stays in Gmail",
    Event.READY: "it is yours to do now",
    Event.DONE: "you did it",
    Event.NO_ANSWER: "nobody answered the telephone",
    Event.NO_TIME: "no business hours were left to call in",
}

_ASKS = {
    HoldReason.EDITED: "Read and approve",
    HoldReason.AWAITING_APPROVAL: "Read and approve",
    HoldReason.ALREADY_THANKED: "Look and decide",
    HoldReason.ON_REQUEST: "Read and decide",
    HoldReason.NO_VETO_TIME: "Read and approve",
    HoldReason.WINDOW_CLOSED: "Read and decide",
    HoldReason.FAILED_CHECK: "See what to mend",
    HoldReason.OUTCOME_UNKNOWN: "Look and decide",
    HoldReason.NO_RECIPIENT: "Give an address",
    HoldReason.RECONNECT_NEEDED: "Connect Google",
}
"""The one obvious thing to do about each reason."""


_HERE = (
    (re.compile(r"run `afterword connect` again"), "connect again on the Health page"),
    (re.compile(r"authorised again: run `afterword connect`"), "connected again, on the Health page"),
    (re.compile(r"run `afterword connect`"), "connect again on the Health page"),
    (re.compile(r"`afterword debrief \d+`"), "saying what you remember"),
    (re.compile(r"`afterword interview list` shows them all"), "the Interviews page shows them all"),
    (re.compile(r"`afterword list` shows"), "the Notes page shows"),
    (
        re.compile(r"Use `afterword send \d+` or `afterword reschedule \d+ --at WHEN`"),
        "Send it now, or give it another time",
    ),
    (
        re.compile(r": see `afterword (?:call|letter) \d+`, and say --[^.]*"),
        ", and you say here when it is done",
    ),
    (re.compile(r" with --home\b"), ""),
)
"""What is typed in a terminal, and what does the same on a page."""

_TO_TYPE = re.compile(r"[;,:.]? [^;,:.()`]*`(?:afterword|interview) [^`]*`")

_CHECKS = {
    "leak": "other companies",
    "name": "greeting",
    "panel": "the panel’s other notes",
    "placeholder": "nothing left to fill in",
    "repeat_round": "earlier rounds",
    "specific": "something of its own",
    "too_many_people": "size of the panel",
}

_BY_HAND = {Status.PLANNED: "to come", Status.SCHEDULED: "yours to do", Status.SENT: "done"}
_MINUTE, _HOUR, _DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def untold(entry: HistoryEntry) -> bool:
    """Whether a step says nothing to a person."""
    return Event(entry.event) in UNTOLD


def told(entry: HistoryEntry) -> str:
    """A step of the past as half a sentence."""
    return happened(Event(entry.event), entry.by, entry.detail)


def on_a_page(said: str) -> str:
    """With what does the same here in place of what to type in a terminal; without the rest of it."""
    for typed, here in _HERE:
        said = typed.sub(here, said)
    return _TO_TYPE.sub("", said)


def happened(event: Event, by: Actor, detail: str = "") -> str:
    """One step of a follow-up's life as half a sentence."""
    words = "you put it on hold" if event is Event.HOLD and by is Actor.CANDIDATE else _HAPPENED[event]
    return f"{words} ({detail.rstrip('.')})" if detail else words


def check(name: str) -> str:
    """What a check looks at."""
    return _CHECKS.get(name, name.replace("_", " "))


def sentence(words: str) -> str:
    """With a capital letter and a full stop."""
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def because(follow_up: FollowUp) -> str:
    """Why it is held, as half a sentence."""
    why = follow_up.hold_reason.words if follow_up.hold_reason else ""
    return f"{why} ({follow_up.hold_detail.rstrip('.')})" if follow_up.hold_detail else why


def reason(follow_up: FollowUp, interview: Interview) -> str:
    """Why it waits for the candidate."""
    why = follow_up.hold_reason
    if follow_up.by_hand and follow_up.status is Status.SCHEDULED:
        return "Yours to call." if follow_up.channel is Channel.CALL else "Yours to print and post."
    if follow_up.channel is Channel.CALL and why is HoldReason.NO_RECIPIENT:
        return "No telephone number is known."
    if why is None:
        return ""
    detail = follow_up.hold_detail.rstrip(".")
    if why is HoldReason.AWAITING_APPROVAL and not interview.confirmed and not detail:
        detail = "Afterword found this interview by itself"
    if follow_up.by_hand:
        return sentence(follow_up.hold_words)
    return sentence(f"{why.words} ({detail})" if detail else why.words)


def ask(follow_up: FollowUp) -> str:
    """What the candidate would do about it; empty when nothing is asked."""
    if follow_up.by_hand and follow_up.status is Status.SCHEDULED:
        return "What to say" if follow_up.channel is Channel.CALL else "The letter"
    if follow_up.channel is Channel.CALL and follow_up.hold_reason is HoldReason.NO_RECIPIENT:
        return "Give a number"
    return _ASKS.get(follow_up.hold_reason, "Look and decide") if follow_up.hold_reason else ""


def state(follow_up: FollowUp) -> str:
    """Where it stands, in two or three words."""
    if follow_up.by_hand and follow_up.status in _BY_HAND:
        return _BY_HAND[follow_up.status]
    if follow_up.status is Status.SENT:
        return "sent by you" if follow_up.sent_by is Actor.CANDIDATE else "sent"
    return {
        Status.PLANNED: "no draft yet",
        Status.SCHEDULED: "goes out by itself",
        Status.HELD: "waits for you",
        Status.SENDING: "being sent",
        Status.CANCELLED: "cancelled",
        Status.EXPIRED: "expired",
    }[follow_up.status]


@dataclass(frozen=True, kw_only=True)
class Moment:
    """An instant for reading: for machines, by the clock, and how far from now."""

    iso: str
    clock: str
    distance: str
    ahead: bool


def moment(instant: datetime, now: datetime, zone: str) -> Moment:
    return Moment(
        iso=iso(instant),
        clock=clock(instant, now, zone),
        distance=distance(instant - now),
        ahead=instant > now,
    )


def clock(instant: datetime, now: datetime, zone: str) -> str:
    """“today 16:42”, “tomorrow 09:12”, “Tue 24 Nov 09:12” in that zone."""
    there, here = instant.astimezone(ZoneInfo(zone)), now.astimezone(ZoneInfo(zone))
    days = (there.date() - here.date()).days
    day = {0: "today", 1: "tomorrow", -1: "yesterday"}.get(days, f"{there:%a} {there.day} {there:%b}")
    return f"{day} {there:%H:%M}"


def distance(span: timedelta) -> str:
    """“in 35 s”, “2 h 10 min ago”, “now”."""
    if abs(span) < timedelta(seconds=1):
        return "now"
    return f"in {length(span)}" if span > timedelta(0) else f"{length(-span)} ago"


def length(span: timedelta) -> str:
    """A length of time with its two largest units, the second one only while it matters."""
    if span < _MINUTE:
        return f"{int(span.total_seconds())} s"
    if span < _HOUR:
        return f"{span // _MINUTE} min"
    if span < _DAY:
        return _two(span // _HOUR, "h", span % _HOUR // _MINUTE, "min")
    return _two(span // _DAY, "d", span % _DAY // _HOUR, "h")


def _two(many: int, unit: str, rest: int, small: str) -> str:
    return f"{many} {unit} {rest} {small}" if rest else f"{many} {unit}"
