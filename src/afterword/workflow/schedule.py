"""Schedule: a draft is in Gmail; pick its time in the window, or hold it and say why."""

from datetime import datetime

from afterword.domain.lifecycle import Event, Step
from afterword.domain.model import FollowUp, FollowUpChanges, Interview
from afterword.domain.preferences import Approval, Preferences
from afterword.domain.status import Actor, HoldReason
from afterword.domain.window import SendPlan, plan_send
from afterword.ports import DraftRef, FollowUpFilter
from afterword.workflow.by_hand import not_before
from afterword.workflow.services import Services


def record_draft(services: Services, follow_up: FollowUp, interview: Interview, ref: DraftRef) -> FollowUp:
    """Settle a draft's creation and plan its sending, in one step."""
    now = services.now()
    plan = plan_for(services, follow_up, interview, visible_since=now)
    changes = _drafted(follow_up, ref, now) | _planned(follow_up, plan)
    reason = hold_reason(follow_up, interview, plan, services.preferences)
    if reason is None:
        return services.take(follow_up, Step(event=Event.DRAFTED, changes=changes))
    detail = plan.why if reason is plan.hold else ""
    held = Step(event=Event.DRAFTED_HELD, hold_reason=reason, detail=detail, changes=changes)
    return services.take(follow_up, held)


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


def hold_reason(
    follow_up: FollowUp, interview: Interview, plan: SendPlan, preferences: Preferences
) -> HoldReason | None:
    """Why a fresh draft waits for the candidate, or None when it may go out by itself."""
    if follow_up.held_on_request_at is not None:
        return HoldReason.ON_REQUEST
    if plan.hold is HoldReason.WINDOW_CLOSED:
        return plan.hold
    if needs_approval(interview, preferences.approval):
        return HoldReason.AWAITING_APPROVAL
    return None if chosen_by_candidate(follow_up) else plan.hold


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
