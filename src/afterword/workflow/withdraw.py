"""Withdraw: an interview is called off or moved; nothing goes out for a conversation that did not take place."""

from dataclasses import replace
from enum import StrEnum

from afterword.domain.fingerprint import fingerprint
from afterword.domain.lifecycle import Event, Step
from afterword.domain.model import FollowUp, FollowUpChanges, Interview, InterviewStatus
from afterword.domain.status import Actor, Status
from afterword.domain.window import thank_you_window
from afterword.errors import GoogleError
from afterword.ports import FollowUpFilter
from afterword.workflow.rewrite_marks import our_texts
from afterword.workflow.services import Services, log

OPEN = frozenset({Status.PLANNED, Status.SCHEDULED, Status.HELD})


def call_off(
    services: Services,
    interview_id: int,
    *,
    by: Actor,
    why: str,
    status: InterviewStatus = InterviewStatus.CANCELLED,
) -> Interview:
    """The interview does not take place: nothing that waits for it goes out."""
    interview = services.store.interview(interview_id)
    off = services.store.save_interview(replace(interview, status=status))
    for follow_up in services.store.follow_ups(FollowUpFilter(statuses=OPEN, interview_id=interview_id)):
        ended = services.take(follow_up, Step(event=Event.INTERVIEW_OFF, by=by, detail=why))
        remove_untouched_draft(services, ended)
    return off


def moved(interview: Interview) -> Step:
    """The step to the interview's new time: planned again, with a time still to be found."""
    changes: FollowUpChanges = {
        "window": thank_you_window(interview.end),
        "send_at": None,
        "send_at_by": None,
        "why": "",
        "approved_fingerprint": None,
    }
    return Step(event=Event.INTERVIEW_MOVED, detail="the interview has another time now", changes=changes)


def move(services: Services, interview: Interview) -> Interview:
    """Keep the interview at its new time; a draft made for the old one goes, unless the candidate changed it."""
    saved = services.store.save_interview(interview)
    for follow_up in services.store.follow_ups(FollowUpFilter(statuses=OPEN, interview_id=interview.id)):
        if follow_up.window.opens_at == saved.end:
            continue
        planned = services.take(follow_up, moved(saved))
        if remove_untouched_draft(services, planned) is Removal.REMOVED:
            services.store.note(planned, NO_DRAFT)
    return saved


NO_DRAFT: FollowUpChanges = {
    "draft_id": None,
    "gmail_message_id": None,
    "thread_id": None,
    "drafted_at": None,
    "composed_fingerprint": None,
    "rfc822_message_id": None,
}


class Removal(StrEnum):
    """What came of removing a draft."""

    REMOVED = "removed"
    NOT_THERE = "not_there"
    KEPT = "kept"


def remove_untouched_draft(services: Services, follow_up: FollowUp) -> Removal:
    """Delete the draft of a follow-up that is not to go out, unless the candidate ever changed it.

    One that is not there was discarded or sent by the candidate: that is for `watch` to find out. What Google
    prevents is logged, and the draft is kept.
    """
    if follow_up.draft_id is None:
        return Removal.NOT_THERE
    try:
        draft = services.mailbox.get_draft(follow_up.draft_id)
        if draft is None:
            return Removal.NOT_THERE
        if fingerprint(draft.content) not in our_texts(services.store, follow_up):
            return Removal.KEPT
        services.mailbox.delete_draft(follow_up.draft_id)
    except GoogleError as error:
        log.warning("follow-up %d: its draft stays in Gmail: %s", follow_up.id, error)
        return Removal.KEPT
    return Removal.REMOVED
