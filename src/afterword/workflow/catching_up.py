"""Catching up: drafts that are to read otherwise by now, after a debrief or a call, are brought up to date.

That it is owed is put down first and taken back last, so that neither a lost network nor a kill leaves a draft
behind; the next pass makes up for it.
"""

from afterword.domain.model import Channel, FollowUp, FollowUpChanges
from afterword.domain.status import Actor, Status
from afterword.errors import NotFound
from afterword.workflow import by_hand
from afterword.workflow.by_hand import siblings
from afterword.workflow.debrief import Outcome, Rewrite, bring_up_to_date
from afterword.workflow.rewrite_marks import debts, forgive, owe
from afterword.workflow.schedule import chosen_by_candidate, plan_for
from afterword.workflow.services import Services, log, skip_if_changed

NOT_NOW = frozenset({Outcome.IN_USE, Outcome.UNSETTLED, Outcome.REFUSED})
"""What may still be made up for, when a template has been put right too: the debt stays."""


def pay(services: Services, interview_id: int) -> tuple[Rewrite, ...]:
    """Bring the drafts of that interview up to date now; what cannot be rewritten at the moment stays owed.

    Raises:
        GoogleError: Gmail cannot be used now; it stays owed.
    """
    owed = debts(services.store).get(interview_id, [])
    rewrites = bring_up_to_date(services, interview_id)
    if NOT_NOW.isdisjoint(one.outcome for one in rewrites):
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
        InvalidInput, RefusedTransition: as `by_hand.done`.
    """
    owe(services.store, by_hand.of_channel(services.store, follow_up_id, Channel.CALL).interview_id)
    if answered:
        return by_hand.done(services, follow_up_id, Channel.CALL)
    return by_hand.no_answer(services, follow_up_id)


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
    for email in siblings(services.store, call):
        waits = email.channel is Channel.EMAIL and email.status is Status.SCHEDULED
        if not waits or chosen_by_candidate(email) or email.approved_fingerprint is not None:
            continue
        visible_since = email.drafted_at or services.now()
        plan = plan_for(services, email, interview, visible_since=visible_since)
        if plan.send_at is not None and plan.send_at != email.send_at:
            changes = FollowUpChanges(send_at=plan.send_at, send_at_by=Actor.AUTOPILOT, why=plan.why)
            with skip_if_changed(email):
                services.store.note(email, changes)
