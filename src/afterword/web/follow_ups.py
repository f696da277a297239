"""One follow-up's page and what is decided on it. Each form says which revision and which text it was about."""

from collections.abc import Callable
from functools import partial
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from afterword.domain.model import Channel, FollowUp, Interviewer
from afterword.domain.status import Actor, Status
from afterword.errors import AfterwordError, Conflict, GoogleError, InvalidInput, RefusedTransition
from afterword.web import words
from afterword.web.answering import (
    Said,
    back,
    dashboard_of,
    failed,
    form,
    look,
    number,
    outbox_of,
    render,
    status_of,
    text,
)
from afterword.web.cards import Look
from afterword.web.follow_up_view import FollowUpPage, shown
from afterword.web.times import clock
from afterword.workflow import by_hand, record, review
from afterword.workflow.catching_up import after_call, called
from afterword.workflow.edit import Words, edit_and_approve
from afterword.workflow.services import Services
from afterword.workflow.shown import Shown, as_shown
from afterword.workflow.withdraw import Removal

PER_PAGE = 40
GROUPS: dict[str, tuple[str, frozenset[Status]]] = {
    "open": (
        "Open",
        frozenset({Status.PLANNED, Status.SCHEDULED, Status.HELD, Status.SENDING}),
    ),
    "sent": ("Sent", frozenset({Status.SENT})),
    "ended": ("Cancelled or expired", frozenset({Status.CANCELLED, Status.EXPIRED})),
}

NOT_BEGUN = (
    "It was not sent: Afterword stopped within the seconds to undo it. Send it again if you still want to."
)

Decide = Callable[[Services, FollowUp], str]
"""A use case on a follow-up that still is what was shown; says in a sentence what came of it."""


@look
def listed(request: Request) -> Response:
    """All follow-ups, a page at a time."""
    group = request.query_params.get("show", "open")
    if group not in GROUPS:
        group = "open"
    label, statuses = GROUPS[group]
    place = page_number(request)
    overlook = dashboard_of(request).overlook
    counts = overlook.counts()
    found = overlook.follow_ups(
        statuses, newest_first=group != "open", limit=PER_PAGE, offset=PER_PAGE * (place - 1)
    )
    total = sum(counts.get(status, 0) for status in statuses)
    return render(
        request,
        "follow_ups.html",
        current="notes",
        groups={key: (name, sum(counts.get(s, 0) for s in which)) for key, (name, which) in GROUPS.items()},
        group=group,
        label=label,
        cards=Look(dashboard_of(request)).cards(found),
        place=place,
        pages_=max(1, -(-total // PER_PAGE)),
    )


def page_number(request: Request) -> int:
    """Which page of a list is asked for; the first where the number is none."""
    asked = request.query_params.get("page", "1")
    return max(1, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1


@look
def one(request: Request) -> Response:
    """The page of one."""
    number_ = request.path_params["number"]
    said = outbox_of(request).said(number_)
    left = any(follow_up.id == number_ for follow_up in outbox_of(request).left())
    told = (Said(text=NOT_BEGUN, level="warn"),) if left else ()
    return _page(request, said=(*told, *((Said(text=said),) if said else ())))


def _page(
    request: Request, *, status: int = 200, said: tuple[Said, ...] = (), typed: Words | None = None
) -> Response:
    page = _content(request)
    return render(
        request, "follow_up.html", status=status, said=said, current="notes", seen=page, typed=typed
    )


def _content(request: Request) -> FollowUpPage:
    number_, dashboard = request.path_params["number"], dashboard_of(request)
    due = outbox_of(request).due_at(number_)
    return shown(dashboard, number_, Look(dashboard).maybe(due))


def decision(decide: Callable[[Request, FormData], Decide]) -> Callable[[Request], Any]:
    """A form that decides something: done once, on what was shown, or told on the page why not."""

    def act(request: Request, given: FormData) -> Response:
        dashboard, number_ = dashboard_of(request), request.path_params["number"]
        try:
            seen = Shown(revision=number(given, "revision"))
            said = dashboard.workers.run(partial(_in_turn, request, number_, seen, decide(request, given)))
        except AfterwordError as error:
            return _refused(request, given, error)
        dashboard.look_now()
        return back(request, f"/follow-ups/{number_}", Said(text=said))

    return form(act)


def _in_turn(request: Request, number_: int, seen: Shown, decide: Decide, services: Services) -> str:
    """One decision at a time, and none about what has changed since it was shown; a pending send gives way to it."""
    with dashboard_of(request).turns.at(number_):
        follow_up = as_shown(services.store, number_, seen)
        outbox_of(request).undo(number_)
        return decide(services, follow_up)


def _refused(request: Request, given: FormData, error: AfterwordError) -> Response:
    """The page as it is now, with why it was not done and what happened meanwhile; what was typed is kept."""
    typed = None
    if "body" in given:
        typed = Words(subject=str(given.get("subject", "")), body=str(given["body"]))
    said = [failed(error)]
    if isinstance(error, Conflict | RefusedTransition):
        latest = _latest(request)
        said += [Said(text=latest, level="warn")] if latest else []
    return _page(request, status=status_of(error), said=tuple(said), typed=typed)


def _latest(request: Request) -> str:
    """The last thing that happened to it."""
    look_, store = Look(dashboard_of(request)), dashboard_of(request).store
    entries = [e for e in store.history(request.path_params["number"]) if not words.untold(e)]
    if not entries:
        return ""
    at = look_.moment(entries[-1].at)
    return f"What happened last, {at.distance}: {words.told(entries[-1])}."


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


def undo(request: Request, _given: FormData) -> Response:
    """Take a send back before it begins."""
    number_ = request.path_params["number"]
    done = outbox_of(request).undo(number_)
    said = "Undone. Nothing was sent." if done else "It was too late to undo."
    return back(request, f"/follow-ups/{number_}", Said(text=said, level="done" if done else "failed"))


def address(request: Request, given: FormData) -> Decide:
    """The address that was missing."""
    dashboard = dashboard_of(request)
    email = dashboard.reading.address(text(given, "email", most=320))

    def decide(services: Services, follow_up: FollowUp) -> str:
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
        by_hand.done(services, follow_up.id, follow_up.channel)
        return "Well done."

    return decide


def no_answer(_request: Request, _given: FormData) -> Decide:
    def decide(services: Services, follow_up: FollowUp) -> str:
        missed = called(services, follow_up.id, answered=False)
        return f"Kept: nobody answered. {_after(services, missed)}".strip()

    return decide


def _after(services: Services, follow_up: FollowUp) -> str:
    """What a call changes in the email after it."""
    try:
        rewritten = after_call(services, follow_up)
    except GoogleError as error:
        return f"The email after it is brought up to date as soon as Gmail can be reached: {error}"
    return "The email to them says so." if rewritten else ""


def phone(_: Request, given: FormData) -> Decide:
    """The number that was missing."""
    said = text(given, "phone", most=60)

    def decide(services: Services, follow_up: FollowUp) -> str:
        by_hand.give_number(services.store, follow_up.id, said)
        return "Kept."

    return decide


def postal(_: Request, given: FormData) -> Decide:
    """Where letters to the company go."""
    said = text(given, "address", most=1_000)

    def decide(services: Services, follow_up: FollowUp) -> str:
        by_hand.give_postal_address(services.store, follow_up.id, said)
        return "Kept. It is on the letter now."

    return decide


@look
def letter(request: Request) -> Response:
    """The letter as a PDF, as it is to be printed."""
    dashboard = dashboard_of(request)
    follow_up = by_hand.of_channel(dashboard.store, request.path_params["number"], Channel.LETTER)
    interview = dashboard.store.interview(follow_up.interview_id)
    pdf = dashboard.by_hand.letter_pdf(interview, follow_up.interviewer_id, dashboard.now())
    name = f'inline; filename="letter-{follow_up.id}.pdf"'
    return Response(pdf, media_type="application/pdf", headers={"Content-Disposition": name})


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
    return f"It goes out {clock(follow_up.send_at, services.now(), services.candidate.timezone)}."


ROUTES = [
    Route("/follow-ups", listed),
    Route("/follow-ups/{number:int}", one),
    Route("/follow-ups/{number:int}/letter.pdf", letter),
    Route("/follow-ups/{number:int}/undo", form(undo), methods=["POST"]),
    *(
        Route(f"/follow-ups/{{number:int}}/{name}", decision(decide), methods=["POST"])
        for name, decide in (
            ("approve", approve),
            ("edit", edit),
            ("hold", hold),
            ("cancel", cancel),
            ("reschedule", reschedule),
            ("send", send),
            ("address", address),
            ("done", done),
            ("no-answer", no_answer),
            ("number", phone),
            ("postal", postal),
        )
    ),
]
