"""Revise: what the candidate says later goes into the drafts they have not touched; of others it is shown."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from afterword.domain.fingerprint import fingerprint
from afterword.domain.model import Channel, Debrief, FollowUp, FollowUpChanges, Interview, Purpose
from afterword.domain.status import Actor, Status
from afterword.domain.visible import visible_text
from afterword.errors import (
    Conflict,
    Gone,
    GoogleError,
    InvalidInput,
    NotFound,
    OutcomeUnknown,
    TemplateError,
)
from afterword.ports import Draft, FollowUpFilter, MailContent, OutgoingMail, Store
from afterword.workflow import calls_and_letters
from afterword.workflow.before_sending import QUIET_BEFORE_SEND
from afterword.workflow.compose import keep_text, thank_you
from afterword.workflow.reconcile import LATE_EFFECT
from afterword.workflow.rewrite_marks import (
    Mark,
    debts,
    forgive,
    is_open,
    marks,
    owe,
    put_mark,
    take_mark_back,
)
from afterword.workflow.schedule import chosen_by_candidate, plan_for, settle_text
from afterword.workflow.services import Services, check_account, log, skip_if_changed
from afterword.workflow.watch import located

_DRAFTED = frozenset({Status.SCHEDULED, Status.HELD})


class Outcome(StrEnum):
    """What became of a draft when there was more to say."""

    REWRITTEN = "rewritten"
    SAME = "same"
    TOUCHED = "touched"
    APPROVED = "approved"
    IN_USE = "in_use"
    NO_TIME = "no_time"
    GONE = "gone"
    UNSETTLED = "unsettled"
    REFUSED = "refused"


@dataclass(frozen=True, kw_only=True)
class Rewrite:
    """One follow-up and what became of its draft; `changes` is what differs, line by line, where it was not changed."""

    follow_up: FollowUp
    outcome: Outcome
    changes: tuple[str, ...] = ()
    detail: str = ""


def drafted(store: Store, interview_id: int) -> list[FollowUp]:
    """The follow-ups of that interview with a draft in Gmail that was composed from the debrief."""
    found = store.follow_ups(FollowUpFilter(statuses=_DRAFTED, interview_id=interview_id))
    return [f for f in found if f.draft_id and f.purpose is Purpose.THANK_YOU and f.channel is Channel.EMAIL]


def bring_up_to_date(services: Services, interview_id: int) -> tuple[Rewrite, ...]:
    """Rewrite the drafts that nobody has touched from the debrief as it is now; say of the others what would change.

    Raises:
        GoogleError: Gmail cannot be used now.
    """
    interview = services.store.interview(interview_id)
    return tuple(_rewrites(services, interview, services.store.debrief(interview_id)))


def _rewrites(services: Services, interview: Interview, debrief: Debrief) -> Iterator[Rewrite]:
    waiting = drafted(services.store, interview.id)
    if waiting:
        check_account(services)
    for follow_up in waiting:
        try:
            yield _rewrite(services, follow_up, interview, debrief)
        except Conflict:
            log.info("follow-up %d changed while it was rewritten", follow_up.id)
            yield Rewrite(follow_up=follow_up, outcome=Outcome.IN_USE)


def _rewrite(services: Services, follow_up: FollowUp, interview: Interview, debrief: Debrief) -> Rewrite:
    """Bring one draft up to date, or say why not.

    Raises:
        GoogleError: Gmail cannot be used now. Conflict: somebody else changed it first.
    """
    try:
        mail = _mail(services, follow_up, interview, debrief)
        preview = services.mailbox.preview(mail)
    except (TemplateError, InvalidInput) as error:
        return Rewrite(follow_up=follow_up, outcome=Outcome.REFUSED, detail=str(error))
    reads = fingerprint(preview)
    if is_open(services.store, follow_up):
        return Rewrite(follow_up=follow_up, outcome=Outcome.UNSETTLED)
    draft = services.mailbox.get_draft(follow_up.draft_id or "")
    outcome = _decide(follow_up, draft, reads, services.now())
    if outcome is Outcome.SAME and draft is not None:
        return Rewrite(follow_up=settle_text(services, follow_up, interview, draft.content), outcome=outcome)
    if outcome is not None or draft is None:
        changes = (
            _differences(draft.content, preview)
            if draft and outcome in {Outcome.TOUCHED, Outcome.APPROVED}
            else ()
        )
        return Rewrite(follow_up=follow_up, outcome=outcome or Outcome.GONE, changes=changes)
    return _update(services, follow_up, interview, mail, reads)


def _decide(follow_up: FollowUp, draft: Draft | None, reads: str, now: datetime) -> Outcome | None:
    """Why a draft is left as it is; None when it is ours alone and would read otherwise."""
    if draft is None:
        return Outcome.GONE
    there = fingerprint(draft.content)
    if there == reads:
        return Outcome.SAME
    if follow_up.approved_fingerprint is not None:
        return Outcome.APPROVED
    if there != follow_up.composed_fingerprint:
        return Outcome.TOUCHED
    if follow_up.create_claimed_at or follow_up.send_claimed_at or _just_saved(follow_up, draft, now):
        return Outcome.IN_USE
    return None


def _just_saved(follow_up: FollowUp, draft: Draft, now: datetime) -> bool:
    """Whether somebody saved the draft a moment ago and may still be writing in it."""
    anew = draft.ref.gmail_message_id != follow_up.gmail_message_id
    return anew and timedelta(0) <= now - draft.saved_at < QUIET_BEFORE_SEND


def _differences(there: MailContent, new: MailContent) -> tuple[str, ...]:
    """What the new text would change, as lines that begin with - and +; files of one name may differ too."""
    diff = difflib.unified_diff(_shown(there), _shown(new), n=0, lineterm="")
    lines = (line for line in diff if not line.startswith(("---", "+++", "@@")) and line[1:].strip())
    off = (file for file in there.attachments if file not in new.attachments)
    on = (file for file in new.attachments if file not in there.attachments)
    files = [
        *(f"-Attached: {file.filename}" for file in off),
        *(f"+Attached: {file.filename}" for file in on),
    ]
    return (*lines, *files)


def _shown(content: MailContent) -> list[str]:
    """A mail line by line, as its reader sees it."""
    return [f"Subject: {content.subject}", *(line.strip() for line in visible_text(content).splitlines())]


def _mail(services: Services, follow_up: FollowUp, interview: Interview, debrief: Debrief) -> OutgoingMail:
    """The new text under the Message-ID the draft is known by."""
    mail = thank_you(services, interview, follow_up.interviewer_id, debrief)
    known = follow_up.rfc822_message_id
    return replace(mail, rfc822_message_id=known) if known else mail


def _update(
    services: Services, follow_up: FollowUp, interview: Interview, mail: OutgoingMail, reads: str
) -> Rewrite:
    """Put the new fingerprint down, make the one call, settle."""
    time = _time(services, follow_up, interview)
    if time is None:
        return Rewrite(follow_up=follow_up, outcome=Outcome.NO_TIME)
    old, at = follow_up.composed_fingerprint, services.now().isoformat()
    mark = Mark(follow_up_id=follow_up.id, old=old, new=reads, at=at)
    claimed = _claim(services, follow_up, mail, mark, time)
    try:
        ref = services.mailbox.update_draft(claimed.draft_id or "", mail)
    except OutcomeUnknown as error:
        log.warning("follow-up %d: whether its draft was rewritten is not known yet: %s", claimed.id, error)
        return Rewrite(follow_up=claimed, outcome=Outcome.UNSETTLED)
    except Gone:
        return Rewrite(follow_up=_undo(services, claimed, follow_up, mark), outcome=Outcome.GONE)
    except GoogleError:
        _undo(services, claimed, follow_up, mark)
        raise
    seen = FollowUpChanges(drafted_at=services.now(), resaved_at=None)
    settled = services.store.note(claimed, located(ref) | seen)
    take_mark_back(services.store, mark)
    content = services.mailbox.preview(mail)
    keep_text(services.store, settled, content)
    return Rewrite(follow_up=settle_text(services, settled, interview, content), outcome=Outcome.REWRITTEN)


def _time(services: Services, follow_up: FollowUp, interview: Interview) -> FollowUpChanges | None:
    """A new text must be visible for the veto time too; None when the window leaves no room for that."""
    now = services.now()
    if follow_up.status is Status.HELD or chosen_by_candidate(follow_up):
        return {}
    if follow_up.send_at is not None and follow_up.send_at >= now + services.preferences.veto_time:
        return {}
    plan = plan_for(services, follow_up, interview, visible_since=now)
    if plan.send_at is None:
        return None
    return {"send_at": plan.send_at, "send_at_by": Actor.AUTOPILOT, "why": plan.why}


# --- what is put down before the call, and settled after it ------------------------------------------------

# How a rewrite is made once and never taken for an edit: a mark of the old and the new text is put down, the new one as
# the composed one, and only then is Gmail called. From that commit on either text in Gmail is ours. Nothing is sent,
# approved or taken for an edit while that mark stands, and `settle_rewrites` says in the end which of the two it was.
# Any third text is the candidate's, and `watch` finds it.


def _claim(
    services: Services, follow_up: FollowUp, mail: OutgoingMail, mark: Mark, time: FollowUpChanges
) -> FollowUp:
    """From here on the new text is ours too. Its time is found already: it may arrive without an answer."""
    put_mark(services.store, mark)
    changes: FollowUpChanges = {
        "composed_fingerprint": mark.new,
        "rfc822_message_id": mail.rfc822_message_id,
        "subject": mail.note.subject,
        "resaved_at": services.now(),
    }
    return services.store.note(follow_up, changes | time)


def _undo(services: Services, claimed: FollowUp, before: FollowUp, mark: Mark) -> FollowUp:
    """It is certain that the draft was not rewritten: it reads as before."""
    changes: FollowUpChanges = {
        "composed_fingerprint": before.composed_fingerprint,
        "rfc822_message_id": before.rfc822_message_id,
        "subject": before.subject,
        "resaved_at": before.resaved_at,
    }
    undone = services.store.note(claimed, changes)
    take_mark_back(services.store, mark)
    return undone


def settle_rewrites(services: Services) -> None:
    """Find out from Gmail which text is there where the answer to a rewrite never came.

    Raises:
        GoogleError: Gmail cannot be looked at now.
    """
    for mark in marks(services.store):
        follow_up = services.store.follow_up(mark.follow_up_id)
        with skip_if_changed(follow_up):
            _settle(services, follow_up, mark)


def _settle(services: Services, follow_up: FollowUp, mark: Mark) -> None:
    if mark.age(services.now()) < timedelta(0):
        # The clock was set back: from here on the wait is counted anew.
        put_mark(services.store, replace(mark, at=services.now().isoformat()))
    late = mark.age(services.now()) >= LATE_EFFECT
    if follow_up.status in _DRAFTED and follow_up.composed_fingerprint == mark.new:
        _settle_by_draft(services, follow_up, mark, late=late)
    elif late:  # until then whoever put it down may be about to act on it
        take_mark_back(services.store, mark)


def _settle_by_draft(services: Services, follow_up: FollowUp, mark: Mark, *, late: bool) -> None:
    draft = services.mailbox.get_draft(follow_up.draft_id or "")
    reads = fingerprint(draft.content) if draft else None
    if draft is None or reads not in {mark.old, mark.new}:
        take_mark_back(services.store, mark)
    elif reads == mark.new:
        visible = FollowUpChanges(drafted_at=draft.saved_at, resaved_at=None)
        settled = services.store.note(follow_up, located(draft.ref) | visible)
        keep_text(services.store, settled, draft.content)
        take_mark_back(services.store, mark)
        settle_text(services, settled, services.store.interview(settled.interview_id), draft.content)
    elif late:
        _take_old_text_back(services, follow_up, draft, mark)


def _take_old_text_back(services: Services, follow_up: FollowUp, draft: Draft, mark: Mark) -> None:
    """It did not arrive and will not any more: the old text is what was composed, and the new one is owed."""
    restored: FollowUpChanges = {
        "composed_fingerprint": mark.old,
        "subject": draft.content.subject,
        "resaved_at": None,
    }
    owe(services.store, follow_up.interview_id)
    services.store.note(follow_up, restored)
    take_mark_back(services.store, mark)


# --- drafts that are owed a new text, after a debrief or a call --------------------------------------------


# That it is owed is put down first and taken back last, so that neither a lost network nor a kill leaves a draft behind;
# the next pass makes up for it.

_NOT_NOW = frozenset({Outcome.IN_USE, Outcome.UNSETTLED, Outcome.REFUSED})
"""What may still be made up for, when a template has been put right too: the debt stays."""


def pay(services: Services, interview_id: int) -> tuple[Rewrite, ...]:
    """Bring the drafts of that interview up to date now; what cannot be rewritten at the moment stays owed.

    Raises:
        GoogleError: Gmail cannot be used now; it stays owed.
    """
    owed = debts(services.store).get(interview_id, [])
    rewrites = bring_up_to_date(services, interview_id)
    if _NOT_NOW.isdisjoint(one.outcome for one in rewrites):
        forgive(services.store, owed)
    return rewrites


def catch_up(services: Services) -> None:
    """Make up for what is owed. Raises `GoogleError` when Gmail cannot be used now."""
    for interview_id, owed in debts(services.store).items():
        try:
            pay(services, interview_id)
        except NotFound:
            log.warning("interview %d, whose drafts were to be brought up to date, is gone", interview_id)
            forgive(services.store, owed)


def called(services: Services, follow_up_id: int, *, answered: bool) -> FollowUp:
    """The call was made, or nobody answered; that the email is to say so is put down before it.

    Raises:
        InvalidInput, RefusedTransition: as `calls_and_letters.done`.
    """
    owe(services.store, calls_and_letters.of_channel(services.store, follow_up_id, Channel.CALL).interview_id)
    if answered:
        return calls_and_letters.done(services, follow_up_id, Channel.CALL)
    return calls_and_letters.no_answer(services, follow_up_id)


def after_call(services: Services, call: FollowUp) -> tuple[Rewrite, ...]:
    """A call was made, missed or called off: the email to that person says so, and its turn has come.

    Raises:
        GoogleError: Gmail cannot be used now; the next pass makes up for it.
    """
    follow_on(services, call)
    return pay(services, call.interview_id)


def follow_on(services: Services, call: FollowUp) -> None:
    """After a call: find the email's time anew, unless the candidate chose it or said yes to it."""
    if call.channel is not Channel.CALL:
        return
    interview = services.store.interview(call.interview_id)
    for email in calls_and_letters.to_same_person(services.store, call):
        waits = email.channel is Channel.EMAIL and email.status is Status.SCHEDULED
        if not waits or chosen_by_candidate(email) or email.approved_fingerprint is not None:
            continue
        visible_since = email.drafted_at or services.now()
        plan = plan_for(services, email, interview, visible_since=visible_since)
        if plan.send_at is not None and plan.send_at != email.send_at:
            changes = FollowUpChanges(send_at=plan.send_at, send_at_by=Actor.AUTOPILOT, why=plan.why)
            with skip_if_changed(email):
                services.store.note(email, changes)
