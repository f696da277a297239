"""One pass: look, decide, act, in an order in which each part finds the world as the one before left it."""

from collections.abc import Sequence
from datetime import datetime

from afterword.domain.lifecycle import Event, Step
from afterword.domain.model import FollowUp
from afterword.domain.preferences import EXPIRE_AFTER
from afterword.domain.status import HoldReason, Status
from afterword.errors import AuthorisationRequired, Conflict
from afterword.ports import FollowUpFilter
from afterword.workflow.before_sending import decide_late, last_moment
from afterword.workflow.calls_and_letters import prepare_calls_and_letters
from afterword.workflow.compose import MAILED, draft_due
from afterword.workflow.detect import detect
from afterword.workflow.dispatch import send_due
from afterword.workflow.reconcile import reconcile
from afterword.workflow.revise import catch_up, settle_rewrites
from afterword.workflow.services import LOOKED_AT, Services, check_account, log
from afterword.workflow.watch import correct_discarded, watch


def run_pass(services: Services, *, look: bool = True) -> None:
    """Everything that is to be done now; `look` says whether Gmail is asked what the candidate did there.

    Raises:
        AuthorisationRequired: what is due is held until the candidate connects again.
        GoogleError: Gmail cannot be used now; the next pass goes on.
    """
    _close_windows(services)
    prepare_calls_and_letters(services)
    try:
        check_account(services)
        reconcile(services)
        settle_rewrites(services)
        if look:
            detect(services)
            watch(services)
            correct_discarded(services)
            services.store.remember(LOOKED_AT, services.now().isoformat())
            _resume_after_reconnect(services)
        draft_due(services)
        catch_up(services)
        prepare_calls_and_letters(services)
        send_due(services)
    except AuthorisationRequired:
        _hold_for_reconnect(services)
        raise


def _close_windows(services: Services) -> None:
    """What was missed is held and told, not sent late; what nobody wanted in time expires."""
    now = services.now()
    for follow_up in _closed_by(services, Status.SCHEDULED, now):
        step = decide_late(follow_up, now)
        if step is not None:
            _take(services, follow_up, step)
    for follow_up in _closed_by(services, Status.HELD, now - EXPIRE_AFTER):
        if now >= last_moment(follow_up) + EXPIRE_AFTER:
            detail = "nobody acted within 48 hours after the window"
            _take(services, follow_up, Step(event=Event.EXPIRED, detail=detail))


def _closed_by(services: Services, status: Status, instant: datetime) -> Sequence[FollowUp]:
    """Those whose window has closed by then; a last moment is never before the window's end."""
    which = FollowUpFilter(statuses=frozenset({status}), window_closes_by=instant)
    return services.store.follow_ups(which)


def _hold_for_reconnect(services: Services) -> None:
    """Without a token nothing can go out: what is due waits, and the candidate is told."""
    due = FollowUpFilter(statuses=frozenset({Status.SCHEDULED}), channels=MAILED, due_by=services.now())
    for follow_up in services.store.follow_ups(due):
        _take(services, follow_up, Step(event=Event.HOLD, hold_reason=HoldReason.RECONNECT_NEEDED))


def _resume_after_reconnect(services: Services) -> None:
    """Gmail answers again: what only waited for that goes on, or is told that its window has closed."""
    now = services.now()
    waiting = FollowUpFilter(
        statuses=frozenset({Status.HELD}), hold_reasons=frozenset({HoldReason.RECONNECT_NEEDED})
    )
    for follow_up in services.store.follow_ups(waiting):
        resumed = _take(services, follow_up, Step(event=Event.RECONNECTED))
        late = decide_late(resumed, now) if resumed is not None else None
        if resumed is not None and late is not None:
            _take(services, resumed, late)


def _take(services: Services, follow_up: FollowUp, step: Step) -> FollowUp | None:
    try:
        return services.take(follow_up, step)
    except Conflict:
        log.info("follow-up %d changed meanwhile; the next pass decides anew", follow_up.id)
        return None
