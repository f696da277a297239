"""What can be decided about a note, and done by hand: each reads its form, then acts on a follow-up still as it was shown."""

from collections.abc import Callable

from starlette.datastructures import FormData
from starlette.requests import Request

from afterword.domain.model import Channel, FollowUp, Interviewer
from afterword.domain.status import Actor, HoldReason, Status
from afterword.errors import GoogleError, InvalidInput
from afterword.web import words
from afterword.web.answering import dashboard_of, outbox_of, text
from afterword.workflow import calls_and_letters, record, review
from afterword.workflow.review import Shown, Words, as_shown, edit_and_approve
from afterword.workflow.revise import after_call, called
from afterword.workflow.services import Services
from afterword.workflow.withdraw import Removal

Decide = Callable[[Services, FollowUp], str]
"""A use case on a follow-up that still is what was shown; says in a sentence what came of it."""


def approve(_: Request, given: FormData) -> Decide:
    """Exactly the text that was shown; a call or a letter has none."""
    seen = text(given, "fingerprint") or None

    def decide(services: Services, follow_up: FollowUp) -> str:
        if seen is None and not follow_up.by_hand:
            raise InvalidInput("This form is not complete; open the page again.")
        return _stands(services, review.approve(services, follow_up.id, shown=seen), "Approved. ")

    return decide


def edit(_: Request, given: FormData) -> Decide:
    """The candidate's own words, in place of exactly the text that was shown."""
    seen = text(given, "fingerprint")
    wanted = Words(subject=text(given, "subject", most=500), body=text(given, "body", most=20_000))
    if not wanted.body:
        raise InvalidInput("The note is empty; cancel it if it is not to go out.")

    def decide(services: Services, follow_up: FollowUp) -> str:
        edited = edit_and_approve(services, follow_up, seen, wanted)
        return _stands(services, edited, "Your words are in Gmail and approved. ")

    return decide


def hold(_request: Request, _given: FormData) -> Decide:
    def decide(services: Services, follow_up: FollowUp) -> str:
        review.hold(services, follow_up.id)
        return "On hold. It does not go out before you approve it."

    return decide


def cancel(_request: Request, _given: FormData) -> Decide:
    def decide(services: Services, follow_up: FollowUp) -> str:
        _, removal = review.cancel(services, follow_up.id)
        stays = " Its draft stays in Gmail; delete it there if you do not want it."
        return f"Cancelled. It never goes out.{stays if removal is Removal.KEPT else ''}"

    return decide


def reschedule(request: Request, given: FormData) -> Decide:
    """At the candidate's own time."""
    dashboard = dashboard_of(request)
    when = dashboard.reading.when(text(given, "when", most=100), dashboard.zone, dashboard.now())

    def decide(services: Services, follow_up: FollowUp) -> str:
        moved, warning = review.reschedule(services, follow_up.id, when)
        return f"{_stands(services, moved, 'It has another time. ')}{f' {warning}' if warning else ''}"

    return decide


def send(request: Request, given: FormData) -> Decide:
    """Now; with time to undo it before anything leaves."""
    seen, outbox, dashboard = text(given, "fingerprint"), outbox_of(request), dashboard_of(request)

    def decide(services: Services, follow_up: FollowUp) -> str:
        review.check_sendable(services, follow_up, seen)
        checked = services.store.follow_up(follow_up.id)
        if checked.revision != follow_up.revision:
            return _stands(services, checked, "")
        about = Shown(revision=follow_up.revision)

        def now(services: Services) -> str:
            with dashboard.turns.at(follow_up.id):
                latest = services.store.follow_up(follow_up.id)
                if latest.status in {Status.SENDING, Status.SENT}:  # its own time had come meanwhile
                    return _stands(services, latest, "")
                as_shown(services.store, follow_up.id, about)
                return _stands(services, review.send_now(services, follow_up.id, shown=seen), "")

        outbox.put(follow_up, lambda: dashboard.workers.run(now))
        return ""

    return decide


def address(request: Request, given: FormData) -> Decide:
    """The address that was missing."""
    dashboard = dashboard_of(request)
    email = dashboard.reading.address(text(given, "email", most=320))

    def decide(services: Services, follow_up: FollowUp) -> str:
        if follow_up.by_hand or follow_up.hold_reason is not HoldReason.NO_RECIPIENT:
            raise InvalidInput("It does not wait for an address.")
        interview = services.store.interview(follow_up.interview_id)
        person = Interviewer(name=interview.interviewer(follow_up.interviewer_id).name, email=email)
        said = record.Said(people=(person,))
        record.confirm(services.store, services.candidate, services.now(), interview.id, said, services.plan)
        return "Thank you. The draft appears in a moment."

    return decide


def done(_request: Request, _given: FormData) -> Decide:
    """The call was made, or the letter is in the post."""

    def decide(services: Services, follow_up: FollowUp) -> str:
        if follow_up.channel is Channel.CALL:
            return f"Well done. {_after(services, called(services, follow_up.id, answered=True))}".strip()
        calls_and_letters.done(services, follow_up.id, Channel.LETTER)
        return "Well done."

    return decide


def no_answer(_request: Request, _given: FormData) -> Decide:
    def decide(services: Services, follow_up: FollowUp) -> str:
        missed = called(services, follow_up.id, answered=False)
        return f"Kept: nobody answered. {_after(services, missed)}".strip()

    return decide


def phone(_: Request, given: FormData) -> Decide:
    """The number that was missing."""
    said = text(given, "phone", most=60)

    def decide(services: Services, follow_up: FollowUp) -> str:
        calls_and_letters.give_number(services.store, follow_up.id, said)
        return "Kept."

    return decide


def postal(_: Request, given: FormData) -> Decide:
    """Where letters to the company go."""
    said = text(given, "address", most=1_000)

    def decide(services: Services, follow_up: FollowUp) -> str:
        calls_and_letters.give_postal_address(services.store, follow_up.id, said)
        return "Kept. It is on the letter now."

    return decide


def _stands(services: Services, follow_up: FollowUp, done: str) -> str:
    """How it stands after a decision, in a sentence or two."""
    said = {
        Status.SCHEDULED: f"{done}{_goes_out(services, follow_up)}",
        Status.SENT: "Sent." if follow_up.sent_by is Actor.AUTOPILOT else "You had sent it yourself.",
        Status.SENDING: "Gmail’s answer did not come. Afterword finds out whether it went, and never sends it twice.",
        Status.HELD: f"{done}It waits: {words.because(follow_up)}.",
        Status.CANCELLED: "Its draft is no longer in Gmail, so it is cancelled.",
    }
    return said.get(follow_up.status, done.strip())


def _goes_out(services: Services, follow_up: FollowUp) -> str:
    if follow_up.by_hand or follow_up.send_at is None:
        return "It is yours to do."
    return f"It goes out {words.clock(follow_up.send_at, services.now(), services.candidate.timezone)}."


def _after(services: Services, follow_up: FollowUp) -> str:
    """What a call changes in the email after it."""
    try:
        rewritten = after_call(services, follow_up)
    except GoogleError as error:
        return f"The email after it is brought up to date as soon as Gmail can be reached: {error}"
    return "The email to them says so." if rewritten else ""
