"""Schedule: a draft is in Gmail; pick its time in the window, or hold it and say why."""

from dataclasses import dataclass
from datetime import datetime

from afterword.domain.debriefing import has_unseen
from afterword.domain.lifecycle import Event, Step
from afterword.domain.model import FollowUp, FollowUpChanges, Interview
from afterword.domain.preferences import Approval
from afterword.domain.status import Actor, HoldReason, Status
from afterword.domain.window import SendPlan, plan_send
from afterword.errors import TemplateError
from afterword.ports import DraftRef, FollowUpFilter, MailContent
from afterword.workflow.calls_and_letters import not_before
from afterword.workflow.checking import failed_checks
from afterword.workflow.services import Services

UNREAD = "you have not read these sentences yet"


@dataclass(frozen=True, kw_only=True)
class Against:
    """Why a note waits for the candidate: the reason, and what there is to say about it."""

    reason: HoldReason
    detail: str = ""


def record_draft(
    services: Services,
    follow_up: FollowUp,
    interview: Interview,
    ref: DraftRef,
    content: MailContent,
    *,
    outdated: bool = False,
) -> FollowUp:
    """Settle a draft's creation and plan its sending, in one step; an outdated text of ours is held until rewritten."""
    now = services.now()
    plan = plan_for(services, follow_up, interview, visible_since=now)
    changes = _drafted(follow_up, ref, now) | _planned(follow_up, plan)
    against = _hold_reason(
        follow_up,
        plan,
        Against(reason=HoldReason.AWAITING_APPROVAL, detail=UNREAD)
        if outdated
        else _against_text(services, follow_up, interview, content),
    )
    if against is None:
        return services.take(follow_up, Step(event=Event.DRAFTED, changes=changes))
    held = Step(event=Event.DRAFTED_HELD, hold_reason=against.reason, detail=against.detail, changes=changes)
    return services.take(follow_up, held)


def settle_text(
    services: Services, follow_up: FollowUp, interview: Interview, content: MailContent
) -> FollowUp:
    """Hold or let go by what Afterword has just written; what the candidate decided stays."""
    against = _against_text(services, follow_up, interview, content)
    if follow_up.status is Status.SCHEDULED and follow_up.approved_fingerprint is None and against:
        return _held(services, follow_up, against)
    if follow_up.status is not Status.HELD or follow_up.hold_reason not in _OF_THE_TEXT:
        return follow_up
    if against is None:
        return _cleared(services, follow_up, interview)
    if against == Against(reason=follow_up.hold_reason, detail=follow_up.hold_detail):
        return follow_up
    return _held(services, follow_up, against)


_OF_THE_TEXT = frozenset({HoldReason.FAILED_CHECK, HoldReason.AWAITING_APPROVAL})
"""The reasons that another text may do away with."""


def _held(services: Services, follow_up: FollowUp, against: Against) -> FollowUp:
    step = Step(event=Event.HOLD, hold_reason=against.reason, detail=against.detail)
    return services.take(follow_up, step)


def _cleared(services: Services, follow_up: FollowUp, interview: Interview) -> FollowUp:
    """Nothing of the text is against it any more: find its time."""
    visible_since = follow_up.drafted_at or services.now()
    plan = plan_for(services, follow_up, interview, visible_since=visible_since)
    against = _hold_reason(follow_up, plan, None)
    if against is not None:
        return _held(services, follow_up, against)
    return services.take(follow_up, Step(event=Event.CLEARED, changes=_planned(follow_up, plan)))


def _against_text(
    services: Services, follow_up: FollowUp, interview: Interview, content: MailContent
) -> Against | None:
    """What stands against sending that text unattended: a check, the policy, or that nobody has read it."""
    failed = failed_checks(services, follow_up, interview, content)
    if failed:
        return Against(reason=HoldReason.FAILED_CHECK, detail=failed)
    if needs_approval(interview, services.preferences.approval):
        return Against(reason=HoldReason.AWAITING_APPROVAL)
    if is_unread(services, interview, follow_up.interviewer_id):
        return Against(reason=HoldReason.AWAITING_APPROVAL, detail=UNREAD)
    return None


def is_unread(services: Services, interview: Interview, interviewer_id: int) -> bool:
    """Whether the note to that interviewer holds a sentence that the candidate has not read; yes when in doubt."""
    debrief = services.store.debrief(interview.id)
    if all(remark.seen for remark in debrief.remarks):
        return False
    try:
        note = services.writer.thank_you(interview, interviewer_id, debrief)
    except TemplateError:
        return True
    return has_unseen(debrief, note.sources)


def plan_for(
    services: Services,
    follow_up: FollowUp,
    interview: Interview,
    *,
    visible_since: datetime,
    approved: bool = False,
) -> SendPlan:
    """The best moment in the window for this follow-up, beside those of its panel."""
    person = interview.interviewer(follow_up.interviewer_id)
    panel = services.store.follow_ups(
        FollowUpFilter(interview_id=interview.id, channels=frozenset({follow_up.channel}))
    )
    return plan_send(
        window=follow_up.window,
        interview_zone=interview.timezone,
        recipient_zone=person.timezone,
        preferences=services.preferences,
        now=services.now(),
        visible_since=visible_since,
        taken=tuple(other.send_at for other in panel if other.id != follow_up.id and other.send_at),
        seed=f"interview-{interview.id}/person-{person.id}",
        approved=approved,
        not_before=not_before(services, follow_up, interview),
    )


def _hold_reason(follow_up: FollowUp, plan: SendPlan, against: Against | None) -> Against | None:
    """Why a draft waits for the candidate, or None when it may go out by itself."""
    if follow_up.held_on_request_at is not None:
        return Against(reason=HoldReason.ON_REQUEST)
    if plan.hold is HoldReason.WINDOW_CLOSED:
        return Against(reason=plan.hold, detail=plan.why)
    if against is not None:
        return against
    if plan.hold is None or chosen_by_candidate(follow_up):
        return None
    return Against(reason=plan.hold, detail=plan.why)


def needs_approval(interview: Interview, approval: Approval) -> bool:
    """The approval policy: an invitation alone never makes mail go out, under none of them."""
    match approval:
        case Approval.ALWAYS:
            return True
        case Approval.NEVER:
            return not (interview.confirmed or interview.accepted)
        case Approval.DETECTED:
            return not interview.confirmed


def chosen_by_candidate(follow_up: FollowUp) -> bool:
    return follow_up.send_at is not None and follow_up.send_at_by is Actor.CANDIDATE


def _drafted(follow_up: FollowUp, ref: DraftRef, now: datetime) -> FollowUpChanges:
    return {
        "draft_id": ref.draft_id,
        "gmail_message_id": ref.gmail_message_id,
        "thread_id": ref.thread_id,
        "drafted_at": now,
        "create_claimed_at": None,
        "unsettled_since": None,
        "subject": follow_up.subject,
    }


def _planned(follow_up: FollowUp, plan: SendPlan) -> FollowUpChanges:
    if chosen_by_candidate(follow_up):
        return {}
    return {"send_at": plan.send_at, "send_at_by": Actor.AUTOPILOT if plan.send_at else None, "why": plan.why}
