"""Catching up: drafts that are to read otherwise by now, after a debrief or a call, are brought up to date.

That it is owed is put down first and taken back last, so that neither a lost network nor a kill leaves a draft
behind; the next pass makes up for it.
"""

from afterword.domain.model import Channel, FollowUp, FollowUpChanges
from afterword.domain.status import Actor, Status
from afterword.errors import NotFound
from afterword.ports import Store
from afterword.workflow.by_hand import siblings
from afterword.workflow.debrief import Rewrite, bring_up_to_date
from afterword.workflow.schedule import chosen_by_candidate, plan_for
from afterword.workflow.services import Services, log, one_at_a_time

OWED = "rewrites-owed/"


def owe(store: Store, interview_id: int) -> None:
    """Put down that the drafts of that interview are to be brought up to date."""
    store.remember(f"{OWED}{interview_id}", "owed")


def pay(services: Services, interview_id: int) -> tuple[Rewrite, ...]:
    """Bring them up to date now.

    Raises:
        GoogleError: Gmail cannot be used now; it stays owed.
    """
    rewrites = bring_up_to_date(services, interview_id)
    services.store.forget(f"{OWED}{interview_id}")
    return rewrites


def catch_up(services: Services) -> None:
    """Make up for what is owed. Raises `GoogleError` when Gmail cannot be used now."""
    for key in services.store.facts(OWED):
        try:
            pay(services, int(key.removeprefix(OWED)))
        except NotFound:
            log.warning("%s: there is no such interview", key)
            services.store.forget(key)


def after_call(services: Services, call: FollowUp) -> tuple[Rewrite, ...]:
    """A call was made, missed or called off: the email to that person says so, and its turn has come.

    Raises:
        GoogleError: Gmail cannot be used now; the next pass makes up for it.
    """
    owe(services.store, call.interview_id)
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
            with one_at_a_time(email):
                services.store.note(email, changes)
