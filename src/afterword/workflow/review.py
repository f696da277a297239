"""Review: what the candidate decides about one follow-up, from the terminal or the dashboard."""

from dataclasses import dataclass, replace
from datetime import datetime

from afterword.domain.fingerprint import fingerprint
from afterword.domain.lifecycle import Event, Step
from afterword.domain.mail import MailContent
from afterword.domain.model import Channel, FollowUp, FollowUpChanges, Note, Purpose
from afterword.domain.status import Actor, HoldReason, Status
from afterword.domain.visible import visible_text
from afterword.domain.window import candidate_time
from afterword.errors import Conflict, InvalidInput, RefusedTransition, TextChanged
from afterword.ports import Draft, OutgoingMail, Store
from afterword.workflow.calls_and_letters import prepare_one
from afterword.workflow.checking import failed_checks
from afterword.workflow.compose import draft_one, keep_text, letterhead, outgoing
from afterword.workflow.dispatch import dispatch
from afterword.workflow.enclosing import enclosed
from afterword.workflow.revise import follow_on
from afterword.workflow.rewrite_marks import is_open
from afterword.workflow.schedule import chosen_by_candidate, plan_for
from afterword.workflow.services import Services, check_account
from afterword.workflow.watch import located, settle_gone
from afterword.workflow.withdraw import Removal, remove_untouched_draft


def approve(services: Services, follow_up_id: int, *, shown: str | None = None) -> FollowUp:
    """Say yes to exactly the text that is in Gmail now; `shown` is the fingerprint it must have for that.

    Raises:
        InvalidInput: the text has a fault that blocks, or no time is left for it.
        RefusedTransition: there is nothing to approve.
        TextChanged: the text in Gmail is not the one that was shown.
        GoogleError: Gmail cannot be used now.
    """
    follow_up = services.store.follow_up(follow_up_id)
    if follow_up.status not in {Status.HELD, Status.SCHEDULED}:
        raise RefusedTransition(
            f"Follow-up {follow_up.id} is {follow_up.status.value}; there is nothing to approve."
        )
    if follow_up.by_hand:
        return _resumed(services, follow_up)
    draft = _draft_now(services, follow_up)
    if draft is None:
        return services.store.follow_up(follow_up_id)
    _check_text(draft, shown)
    return _approve_draft(services, follow_up, draft)


def _approve_draft(services: Services, follow_up: FollowUp, draft: Draft) -> FollowUp:
    """Say yes to that draft's text.

    Raises:
        InvalidInput: the text has a fault that blocks, or no time is left for it.
    """
    return _approved(services, follow_up, draft, _time_after_approval(services, follow_up))


def _approved(services: Services, follow_up: FollowUp, draft: Draft, when: FollowUpChanges) -> FollowUp:
    changes = _pinned(services, follow_up, draft) | when
    approved = services.take(follow_up, Step(event=Event.APPROVE, by=Actor.CANDIDATE, changes=changes))
    keep_text(services.store, approved, draft.content)
    return approved


def _resumed(services: Services, follow_up: FollowUp) -> FollowUp:
    """A call or a letter the candidate had put on hold is theirs to do again."""
    if follow_up.hold_reason is not HoldReason.ON_REQUEST:
        raise InvalidInput(_yours_to_do(follow_up))
    return prepare_one(services, services.store.note(follow_up, {"held_on_request_at": None}))


def _yours_to_do(follow_up: FollowUp) -> str:
    """What there is to do about a call or a letter, in a sentence."""
    if follow_up.hold_reason is HoldReason.NO_RECIPIENT:
        return f"It has no time yet: {follow_up.hold_detail}."
    name = follow_up.channel.value
    how = {Channel.CALL: "--done or --no-answer"}.get(follow_up.channel, "--posted")
    return f"A {name} is yours to do: see `afterword {name} {follow_up.id}`, and say {how} afterwards."


def _pinned(services: Services, follow_up: FollowUp, draft: Draft) -> FollowUpChanges:
    """The text of the draft as the approved one.

    Raises:
        InvalidInput: the text has a fault that would embarrass the candidate.
    """
    interview = services.store.interview(follow_up.interview_id)
    failed = failed_checks(services, follow_up, interview, draft.content)
    if failed:
        raise InvalidInput(f"It cannot go out as it is: {failed}")
    changes = located(draft.ref) | FollowUpChanges(
        approved_fingerprint=fingerprint(draft.content), subject=draft.content.subject, resaved_at=None
    )
    changes["held_on_request_at"] = None
    if follow_up.hold_reason is HoldReason.ALREADY_THANKED:
        changes["thanked_known_at"] = services.now()
    return changes


def _time_after_approval(services: Services, follow_up: FollowUp) -> FollowUpChanges:
    """Keep a time that is still to come; else find one; after the window, now is what was asked for."""
    now = services.now()
    if follow_up.send_at is not None and follow_up.send_at > now:
        return {}
    if now >= follow_up.window.closes_at or chosen_by_candidate(follow_up):
        return _now_by_candidate(now)
    interview = services.store.interview(follow_up.interview_id)
    visible_since = follow_up.drafted_at or now
    plan = plan_for(services, follow_up, interview, visible_since=visible_since, approved=True)
    if plan.send_at is None:
        raise InvalidInput(
            f"No time is left for it that is not in quiet hours: {plan.why} "
            f"Use `afterword send {follow_up.id}` or `afterword reschedule {follow_up.id} --at WHEN`."
        )
    return {"send_at": plan.send_at, "send_at_by": Actor.AUTOPILOT, "why": plan.why}


def _now_by_candidate(now: datetime) -> FollowUpChanges:
    return {"send_at": now, "send_at_by": Actor.CANDIDATE, "why": "You asked for it to go now."}


def hold(services: Services, follow_up_id: int) -> FollowUp:
    """Nothing goes out until the candidate says so."""
    follow_up = services.store.follow_up(follow_up_id)
    changes: FollowUpChanges = {"held_on_request_at": services.now()}
    step = Step(event=Event.HOLD, by=Actor.CANDIDATE, hold_reason=HoldReason.ON_REQUEST, changes=changes)
    return services.take(follow_up, step)


def cancel(services: Services, follow_up_id: int) -> tuple[FollowUp, Removal]:
    """It never goes out. A draft the candidate never changed is removed."""
    follow_up = services.store.follow_up(follow_up_id)
    cancelled = services.take(follow_up, Step(event=Event.CANCEL, by=Actor.CANDIDATE))
    follow_on(services, cancelled)
    return cancelled, remove_untouched_draft(services, cancelled)


def reschedule(services: Services, follow_up_id: int, when: datetime) -> tuple[FollowUp, str | None]:
    """Send it at the candidate's own time; returns a warning when that lies outside the window.

    Raises:
        InvalidInput: the time is past, or before the end of the interview.
    """
    follow_up = services.store.follow_up(follow_up_id)
    send_at, warning = candidate_time(when, follow_up.window, services.now())
    changes: FollowUpChanges = {
        "send_at": send_at,
        "send_at_by": Actor.CANDIDATE,
        "why": "You chose this time.",
    }
    step = Step(event=Event.RESCHEDULE, by=Actor.CANDIDATE, changes=changes)
    return services.take(follow_up, step), warning


def send_now(services: Services, follow_up_id: int, *, shown: str | None = None) -> FollowUp:
    """Send the text that is in Gmail now, whatever the hour; `shown` is the fingerprint it must have for that.

    Raises:
        InvalidInput: the interview is not over, or the text has a fault that blocks.
        RefusedTransition: it has been sent or cancelled.
        TextChanged: the text in Gmail is not the one that was shown.
        GoogleError: Gmail cannot be used now; nothing was sent.
    """
    follow_up = services.store.follow_up(follow_up_id)
    _check_open(services, follow_up)
    if follow_up.draft_id is None:
        follow_up = draft_one(services, _to_be_drafted(services, follow_up))
    draft = _draft_now(services, follow_up)
    if draft is None:
        return services.store.follow_up(follow_up_id)
    _check_text(draft, shown)
    approved = _approved(services, follow_up, draft, _now_by_candidate(services.now()))
    return dispatch(services, approved)


def check_sendable(services: Services, follow_up: FollowUp, shown: str) -> None:
    """Whether `send_now` would do it, as far as can be told without doing it. Raises as `send_now` does."""
    _check_open(services, follow_up)
    draft = _draft_now(services, follow_up)
    if draft is not None:
        _check_text(draft, shown)
        _pinned(services, follow_up, draft)


def _check_open(services: Services, follow_up: FollowUp) -> None:
    if follow_up.status not in {Status.PLANNED, Status.SCHEDULED, Status.HELD}:
        why = "was sent already" if follow_up.status is Status.SENT else f"is {follow_up.status.value}"
        raise RefusedTransition(f"Follow-up {follow_up.id} {why}; nothing was sent.")
    if follow_up.by_hand:
        raise InvalidInput(_yours_to_do(follow_up))
    if follow_up.window.opens_at > services.now():
        raise InvalidInput("The interview is not over yet; a note to it cannot go out.")
    if follow_up.create_claimed_at is not None:
        raise InvalidInput("Its draft is just being made; try again in a few minutes.")


def _to_be_drafted(services: Services, follow_up: FollowUp) -> FollowUp:
    """Whether an earlier draft was made could not be found out: the candidate has looked, and wants one."""
    if follow_up.hold_reason is not HoldReason.OUTCOME_UNKNOWN:
        return follow_up
    step = Step(event=Event.HOLD, by=Actor.CANDIDATE, hold_reason=HoldReason.ON_REQUEST)
    return services.take(follow_up, step)


def _check_text(draft: Draft, shown: str | None) -> None:
    """The text in Gmail must be the one that was shown; None where nobody was shown one.

    Raises:
        TextChanged: it reads otherwise.
    """
    if shown is not None and fingerprint(draft.content) != shown:
        raise TextChanged("The text in Gmail has changed since you opened the page, so nothing was done.")


def _draft_now(services: Services, follow_up: FollowUp) -> Draft | None:
    """The draft as it is in Gmail; when it is gone, that is settled first.

    Raises:
        InvalidInput: there never was a draft.
    """
    if follow_up.draft_id is None:
        reason = follow_up.hold_reason.words if follow_up.hold_reason else "its interview is not over yet"
        raise InvalidInput(f"Follow-up {follow_up.id} has no draft yet: {reason}.")
    if is_open(services.store, follow_up):
        raise InvalidInput("Its draft is just being brought up to date; look at it again in three minutes.")
    check_account(services)
    draft = services.mailbox.get_draft(follow_up.draft_id)
    if draft is None:
        settle_gone(services, follow_up, list(services.mailbox.list_drafts()))
    return draft


# --- words the candidate writes on the page ----------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Words:
    """What the candidate wrote: one subject, one body in plain text."""

    subject: str
    body: str


def can_edit(services: Services, follow_up: FollowUp, content: MailContent) -> bool:
    """Whether nothing is lost when the draft is made anew from its words alone.

    Raises:
        GoogleError: Gmail cannot be asked how mail is signed.
    """
    if follow_up.purpose is not Purpose.THANK_YOU:
        return False
    words = Words(subject=content.subject, body=visible_text(content))
    try:
        again = services.mailbox.preview(_mail(services, follow_up, content, words))
    except InvalidInput:
        return False
    return fingerprint(again) == fingerprint(content)


def edit_and_approve(services: Services, follow_up: FollowUp, shown: str, words: Words) -> FollowUp:
    """Write the words into the draft and approve exactly them.

    Only over the text they were shown, and only where nothing but words is lost: what cannot be made anew from its
    words (a picture, a named link, another recipient, a file of their own) is edited in Gmail. Between the moment it
    is put down that somebody is writing and the approval nothing is sent; whatever ends in between, what Gmail shows
    is an edit that waits for the candidate.

    Raises:
        TextChanged: Gmail's text is not the one that was shown; nothing was written.
        InvalidInput: the words have a fault that blocks, or this draft is edited in Gmail only.
        RefusedTransition: there is nothing to approve. Conflict: somebody else changed it first.
        OutcomeUnknown: whether Gmail has the words is not known; nothing goes out before the candidate looks.
        GoogleError: Gmail cannot be used now.
    """
    if follow_up.by_hand or follow_up.status not in {Status.HELD, Status.SCHEDULED}:
        raise RefusedTransition(f"Follow-up {follow_up.id} is {follow_up.status.value}; it cannot be edited.")
    draft = _draft_now(services, follow_up)
    if draft is None:
        return services.store.follow_up(follow_up.id)
    _check_text(draft, shown)
    mail, content = _checked(services, follow_up, draft, words)
    writing = services.store.note(follow_up, {"resaved_at": services.now()})
    ref = services.mailbox.update_draft(writing.draft_id or "", mail)
    known: FollowUpChanges = {"rfc822_message_id": mail.rfc822_message_id}
    written = services.store.note(writing, located(ref) | known)
    try:
        return _approve_draft(services, written, _read_back(services, written, content))
    except InvalidInput as error:
        raise InvalidInput(f"Your words are in the draft, but it does not go out yet. {error}") from error


def _checked(
    services: Services, follow_up: FollowUp, draft: Draft, words: Words
) -> tuple[OutgoingMail, MailContent]:
    """The words as a mail in the draft's place, and what Gmail will show of it; raises `InvalidInput`."""
    if not can_edit(services, follow_up, draft.content):
        raise InvalidInput("Edit this one in Gmail: it has more than words, which would be lost here.")
    mail = _mail(services, follow_up, draft.content, words)
    if draft.rfc822_message_id:
        mail = replace(mail, rfc822_message_id=draft.rfc822_message_id)
    content = services.mailbox.preview(mail)
    interview = services.store.interview(follow_up.interview_id)
    failed = failed_checks(services, follow_up, interview, content)
    if failed:
        raise InvalidInput(f"It cannot go out like this: {failed}")
    return mail, content


def _mail(services: Services, follow_up: FollowUp, content: MailContent, words: Words) -> OutgoingMail:
    """These words as a mail to the same person, with the files that Afterword itself had enclosed."""
    interview = services.store.interview(follow_up.interview_id)
    person = interview.interviewer(follow_up.interviewer_id)
    debrief = services.store.debrief(interview.id)
    files = enclosed(services, debrief, person.email) if content.attachments else ()
    note = Note(to_name=person.name, to_email=person.email or "", subject=words.subject, body=words.body)
    return outgoing(note, letterhead(services), files)


def _read_back(services: Services, follow_up: FollowUp, content: MailContent) -> Draft:
    """The draft as Gmail has it now, which must be what was written."""
    draft = services.mailbox.get_draft(follow_up.draft_id or "")
    if draft is None or fingerprint(draft.content) != fingerprint(content):
        raise TextChanged("Somebody saved this draft in Gmail at the same moment; look at what is there now.")
    return draft


# --- a decision made on a page is about what the page showed, and nothing else -----------------------------


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What was before the candidate's eyes: the follow-up's revision, and the text's fingerprint if one was shown."""

    revision: int
    fingerprint: str = ""


def as_shown(store: Store, follow_up_id: int, shown: Shown) -> FollowUp:
    """The follow-up, if it still is what was shown.

    Raises:
        Conflict: it has changed since.
    """
    follow_up = store.follow_up(follow_up_id)
    if follow_up.revision != shown.revision:
        raise Conflict("This note has changed since you opened the page, so nothing was done.")
    return follow_up
