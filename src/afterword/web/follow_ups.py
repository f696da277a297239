"""One follow-up's page and what is decided on it. Each form says which revision and which text it was about."""

from collections.abc import Callable
from functools import partial
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from afterword.domain.model import Channel
from afterword.domain.status import Status
from afterword.errors import AfterwordError, Conflict, RefusedTransition
from afterword.web import decisions, words
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
)
from afterword.web.cards import Look
from afterword.web.decisions import Decide
from afterword.web.follow_up_view import FollowUpPage, shown
from afterword.workflow import calls_and_letters
from afterword.workflow.review import Shown, Words, as_shown
from afterword.workflow.services import Services

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


@look
def listed(request: Request) -> Response:
    """All follow-ups, a page at a time."""
    group = request.query_params.get("show", "open")
    if group not in GROUPS:
        group = "open"
    label, statuses = GROUPS[group]
    place = page_number(request)
    queries = dashboard_of(request).queries
    counts = queries.counts()
    found = queries.follow_ups(
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
    outbox = outbox_of(request)
    said, has_failed = outbox.said(number_), number_ in outbox.failures()
    left = any(follow_up.id == number_ for follow_up in outbox.left())
    told = (Said(text=NOT_BEGUN, level="warn"),) if left else ()
    outcome = (Said(text=said, level="failed" if has_failed else "done"),) if said else ()
    return _page(request, said=(*told, *outcome))


def _page(
    request: Request, *, status: int = 200, said: tuple[Said, ...] = (), typed: Words | None = None
) -> Response:
    page = _content(request)
    return render(
        request,
        "follow_up.html",
        status=status,
        said=said,
        current="notes",
        seen=page,
        typed=typed,
        kept=typed is not None,
        here=f"/follow-ups/{page.card.number}",
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


@look
def letter(request: Request) -> Response:
    """The letter as a PDF, as it is to be printed."""
    dashboard = dashboard_of(request)
    follow_up = calls_and_letters.of_channel(dashboard.store, request.path_params["number"], Channel.LETTER)
    interview = dashboard.store.interview(follow_up.interview_id)
    pdf = dashboard.by_hand.letter_pdf(interview, follow_up.interviewer_id, dashboard.now())
    name = f'inline; filename="letter-{follow_up.id}.pdf"'
    return Response(pdf, media_type="application/pdf", headers={"Content-Disposition": name})


def undo(request: Request, _given: FormData) -> Response:
    """Take a send back before it begins."""
    number_ = request.path_params["number"]
    done = outbox_of(request).undo(number_)
    said = "Undone. Nothing was sent." if done else "It was too late to undo."
    return back(request, f"/follow-ups/{number_}", Said(text=said, level="done" if done else "failed"))


ROUTES = [
    Route("/follow-ups", listed),
    Route("/follow-ups/{number:int}", one),
    Route("/follow-ups/{number:int}/letter.pdf", letter),
    Route("/follow-ups/{number:int}/undo", form(undo), methods=["POST"]),
    *(
        Route(f"/follow-ups/{{number:int}}/{name}", decision(decide), methods=["POST"])
        for name, decide in (
            ("approve", decisions.approve),
            ("edit", decisions.edit),
            ("hold", decisions.hold),
            ("cancel", decisions.cancel),
            ("reschedule", decisions.reschedule),
            ("send", decisions.send),
            ("address", decisions.address),
            ("done", decisions.done),
            ("no-answer", decisions.no_answer),
            ("number", decisions.phone),
            ("postal", decisions.postal),
        )
    ),
]
