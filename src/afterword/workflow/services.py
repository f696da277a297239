"""What all of the workflow is given: the ports, the candidate's preferences, one way to take a step."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from afterword.domain.checks import Proofreader
from afterword.domain.lifecycle import Step
from afterword.domain.model import Candidate, Channel, FollowUp
from afterword.domain.preferences import USUAL, Plan, Preferences
from afterword.domain.status import Actor, Status
from afterword.errors import Conflict, RefusedTransition, WrongAccount
from afterword.ports import Calendar, Clock, Files, Mailbox, NoteWriter, Notifier, Store

log = logging.getLogger("afterword")

# The keys under which facts about the whole home are kept.
LOOKED_AT = "gmail_looked_at"
BEAT = "autopilot_beat"
STOPPED = "autopilot_stopped"
AWAY = "autopilot_away"
"""From when until when nobody was there to look, the last time that it was long."""
REFUSED = "google_refused"
"""Since when Google has refused the token; empty while it does not."""
ACCOUNT = "account"
"""Whose Gmail it is."""


@dataclass(frozen=True, kw_only=True)
class StepTaken:
    """One change of a follow-up's status, as it was committed."""

    before: FollowUp
    after: FollowUp
    step: Step


@dataclass(frozen=True, kw_only=True)
class Services:
    """The workflow's dependencies, wired once in `bootstrap`.

    Attributes:
        plan: which channels for which role.
        files: what goes along with notes; None where nothing can be attached.
        calendar: None where there is none to look at; `calendars` are those that are looked at, by id.
        proofreader: looks at the language of a note that somebody looks at; None where there is none.
        listeners: told of every step right after it is committed.
        stopping: asked between two follow-ups; a pass ends early when it says yes.
    """

    store: Store
    mailbox: Mailbox
    clock: Clock
    notifier: Notifier
    writer: NoteWriter
    preferences: Preferences
    candidate: Candidate
    plan: Plan = USUAL
    files: Files | None = None
    calendar: Calendar | None = None
    calendars: tuple[str, ...] = ("primary",)
    proofreader: Proofreader | None = None
    listeners: tuple[Callable[[StepTaken], None], ...] = field(default=())
    stopping: Callable[[], bool] = field(default=lambda: False)

    def now(self) -> datetime:
        return self.clock.now()

    def take(self, follow_up: FollowUp, step: Step) -> FollowUp:
        """Commit the step, log it (never its texts), tell the listeners, and the candidate if it waits for them.

        Raises:
            RefusedTransition, Conflict: as `Store.transition`.
        """
        after = self.store.transition(follow_up, step, self.now())
        log.info("follow-up %d: %s, %s → %s", after.id, step.event, follow_up.status, after.status)
        taken = StepTaken(before=follow_up, after=after, step=step)
        for listener in self.listeners:
            listener(taken)
        self._tell_if_held(taken)
        return after

    def _tell_if_held(self, taken: StepTaken) -> None:
        after = taken.after
        if taken.step.by is Actor.CANDIDATE or after.status is not Status.HELD or after.hold_reason is None:
            return
        if taken.before.hold_reason is after.hold_reason:
            return
        person = self.store.interview(after.interview_id).interviewer(after.interviewer_id)
        detail = f" ({after.hold_detail})" if after.hold_detail and not after.by_hand else ""
        what, words = _WHAT[after.channel], after.hold_words
        self.notifier.tell(
            f"Your {what} to {person.name} needs you",
            f"{words[:1].upper()}{words[1:]}{detail}. See `afterword show {after.id}`.",
        )


_WHAT = {Channel.EMAIL: "note", Channel.CALL: "call", Channel.LETTER: "letter"}


def check_account(services: Services) -> None:
    """Remember whose Gmail it is at the first look, and refuse any other from then on.

    Raises:
        WrongAccount: in another account every draft would look discarded.
    """
    address = services.mailbox.address()
    known = services.store.recall(ACCOUNT)
    if known is None:
        services.store.remember(ACCOUNT, address)
    elif known != address:
        raise WrongAccount(
            f"This home belongs to {known}, but Google is connected as {address}; "
            f"run `afterword connect` as {known}, or give {address} a home of its own with --home."
        )


@contextmanager
def skip_if_changed(follow_up: FollowUp) -> Iterator[None]:
    """Leave a follow-up that somebody else has changed meanwhile to the next pass, and go on with the others."""
    try:
        yield
    except Conflict:
        log.info("follow-up %d changed meanwhile; the next pass decides anew", follow_up.id)
    except RefusedTransition as error:
        log.warning("follow-up %d: %s", follow_up.id, error)
