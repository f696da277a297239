"""Interviews: the list, a short form for a new one, a dropped file, “was this an interview?”, the debrief."""

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from afterword.domain.model import Interview, Interviewer, InterviewStatus, Kind, NewInterview, RoleType
from afterword.domain.names import greeting_guess, is_sure
from afterword.domain.people import one_line
from afterword.domain.status import Actor
from afterword.errors import AfterwordError, InvalidInput, NotFound
from afterword.ports import FollowUpFilter
from afterword.web.answering import (
    Said,
    back,
    dashboard_of,
    failed,
    form,
    look,
    memory_of,
    render,
    status_of,
    text,
    upload,
)
from afterword.web.cards import Look, found
from afterword.web.debrief import ROUTES as DEBRIEF
from afterword.web.debrief import followed, summary
from afterword.web.follow_ups import page_number
from afterword.workflow import record
from afterword.workflow.detect import import_events
from afterword.workflow.services import Services
from afterword.workflow.withdraw import call_off

PER_PAGE = 20
MOST_PEOPLE = 8
LENGTHS = (30, 45, 60, 90, 120, 180)
Word = TypeVar("Word", Kind, RoleType)
_BLANK = {"company": "", "role": "", "minutes": "60", "kind": "unknown", "role_type": "default"}


@look
def listed(request: Request) -> Response:
    """All interviews, those that are asked about first."""
    return _list(request)


def _list(
    request: Request, *, status: int = 200, said: tuple[Said, ...] = (), typed: FormData | None = None
) -> Response:
    dashboard, place = dashboard_of(request), page_number(request)
    look_, queries = Look(dashboard), dashboard.queries
    page = queries.interview_page(limit=PER_PAGE, offset=PER_PAGE * (place - 1))
    doubtful = queries.interview_page(status=InterviewStatus.DOUBTFUL, limit=PER_PAGE)
    notes = queries.follow_ups_of(one.id for one in page)
    now = look_.now.astimezone(ZoneInfo(dashboard.zone))
    return render(
        request,
        "interviews.html",
        status=status,
        said=said,
        current="interviews",
        doubtful_ones=[found(look_, one) for one in doubtful],
        interviews=[
            found(look_, one, [f for f in notes if f.interview_id == one.id])
            for one in page
            if one.status is not InterviewStatus.DOUBTFUL
        ],
        place=place,
        pages_=max(1, -(-queries.interview_count() // PER_PAGE)),
        typed=_BLANK | {"end": f"{now:%Y-%m-%dT%H:%M}", "timezone": dashboard.zone} | _as_typed(typed),
        guesses=_guesses(_as_typed(typed)),
        lengths=LENGTHS,
        kinds=list(Kind),
        role_types=list(RoleType),
        people=MOST_PEOPLE,
        kept=typed is not None,
        **({} if request.method == "GET" else {"here": "/interviews"}),
    )


def _as_typed(given: FormData | None) -> dict[str, str]:
    """What was typed, to be put right instead of typed again."""
    return {} if given is None else {key: value for key, value in given.items() if isinstance(value, str)}


def _guesses(typed: Mapping[str, str]) -> dict[int, str]:
    """For the rows whose name does not say for sure how to greet them, what is said unless it is put right."""
    names = {row: typed.get(f"name{row}", "").strip() for row in range(1, MOST_PEOPLE + 1)}
    return {row: greeting_guess(name) for row, name in names.items() if name and not is_sure(name)}


@look
def one(request: Request) -> Response:
    """One interview: its panel at a glance, what is remembered, what can be done."""
    dashboard = dashboard_of(request)
    look_, interview = Look(dashboard), dashboard.store.interview(request.path_params["number"])
    notes = dashboard.store.follow_ups(FollowUpFilter(interview_id=interview.id))
    debrief = dashboard.store.debrief(interview.id)
    return render(
        request,
        "interview.html",
        current="interviews",
        one=found(look_, interview, sorted(notes, key=lambda f: f.id), debrief.language),
        debrief=summary(debrief, interview, look_),
        open=interview.status in {InterviewStatus.EXPECTED, InterviewStatus.DOUBTFUL},
    )


def add(request: Request, given: FormData) -> Response:
    """Keep a new interview, once however often the button was pressed."""
    dashboard, memory, once = dashboard_of(request), memory_of(request), text(given, "once", most=50)
    if (led_to := memory.forms.get(once)) is not None:
        return back(request, led_to, Said(text="It was entered already.", level="warn"))
    try:
        new = _new(request, given)
        kept = record.record(dashboard.store, dashboard.now(), dashboard.candidate(), new, dashboard.plan)
    except AfterwordError as error:
        return _list(request, status=status_of(error), said=(failed(error),), typed=given)
    where = f"/interviews/{kept.id}"
    memory.use(once, where)
    dashboard.look_now()
    return back(
        request, where, Said(text="Entered. Say below what you remember, and the notes will say it too.")
    )


def _new(request: Request, given: FormData) -> NewInterview:
    """The form as an interview; raises `InvalidInput`."""
    dashboard = dashboard_of(request)
    company, role = one_line(text(given, "company"), "company"), one_line(text(given, "role"), "role")
    if not (company and role):
        raise InvalidInput("Name the company and the role; the notes speak of both.")
    minutes = text(given, "minutes", most=4)
    length = timedelta(minutes=int(minutes)) if minutes in map(str, LENGTHS) else timedelta(hours=1)
    zone = text(given, "timezone", most=64) or dashboard.zone
    end = dashboard.reading.when(text(given, "end", most=60), zone, dashboard.now())
    people = _people(request, given)
    if not people:
        raise InvalidInput("Name at least one person who interviewed you.")
    return NewInterview(
        company=company,
        role=role,
        start=end - length,
        end=end,
        timezone=zone,
        interviewers=people,
        kind=_choice(Kind, text(given, "kind")),
        role_type=_choice(RoleType, text(given, "role_type")),
    )


def _people(request: Request, given: FormData) -> tuple[Interviewer, ...]:
    """Those who are named in the form's rows."""
    rows = range(1, MOST_PEOPLE + 1)
    people = [_person(request, given, row) for row in rows]
    return tuple(person for person in people if person is not None)


def _person(request: Request, given: FormData, row: int) -> Interviewer | None:
    name = one_line(text(given, f"name{row}", most=200), "name")
    email = text(given, f"email{row}", most=320)
    if not (name or email):
        return None
    if not name:
        raise InvalidInput(f"Whose address is {email}? Give the name too; the note begins with it.")
    return Interviewer(
        name=name,
        email=dashboard_of(request).reading.address(email) if email else None,
        greeting=_unless_guessed(_greeting(given, f"greeting{row}"), name, "en"),
    )


def _greeting(given: FormData, field: str) -> str:
    return record.checked_greeting(text(given, field, most=200))


def _unless_guessed(said: str, name: str, language: str) -> str:
    """What was said, and "" where it is the guess, which so stays one."""
    return "" if said == greeting_guess(name, language) else said


def _choice(words: type[Word], said: str) -> Word:
    try:
        return words(said)
    except ValueError:
        return next(iter(words))


def drop(request: Request, given: FormData) -> Response:
    """Take interviews from an `.ics` file."""
    dashboard = dashboard_of(request)
    try:
        data = upload(given, "file")
        if not data:
            raise InvalidInput("Choose an .ics file, as it comes with an invitation by mail.")
        events = dashboard.reading.calendar_file(data, dashboard.now())
        taken = dashboard.workers.run(lambda services: import_events(services, events))
    except AfterwordError as error:
        return _list(request, status=status_of(error), said=(failed(error),))
    dashboard.look_now()
    if not taken:
        nothing = (
            "There is nothing in it to thank for: no interview that is new, changed or still in its 24 hours."
        )
        return back(request, "/interviews", Said(text=nothing, level="warn"))
    names = ", ".join(one.company or "an interview" for one in taken)
    where = f"/interviews/{taken[0].id}" if len(taken) == 1 else "/interviews"
    return back(request, where, Said(text=f"Taken from the file: {names}."))


def confirm(request: Request, given: FormData) -> Response:
    """Yes, this was (or is) an interview; what was missing comes with it."""
    number = request.path_params["number"]

    def yes(services: Services) -> Interview:
        said = record.Said(
            company=text(given, "company"),
            role=text(given, "role"),
            people=_people(request, given),
            greetings=tuple(_greetings(services, number, given)),
        )
        return record.confirm(services.store, services.candidate, services.now(), number, said, services.plan)

    return _said_of_it(request, yes, "Thank you. Its notes go their way now.")


def _greetings(services: Services, number: int, given: FormData) -> Iterator[record.Greeting]:
    """How those are greeted who were on the interview already."""
    language = services.store.debrief(number).language
    for person in services.store.interview(number).panel:
        if f"greeting-{person.id}" in given:
            said = _unless_guessed(_greeting(given, f"greeting-{person.id}"), person.name, language)
            yield record.Greeting(of=person.id, name=said, was=text(given, f"was-{person.id}", most=200))


def greet(request: Request, given: FormData) -> Response:
    """Keep what follows “Hi” for one person; drafts nobody has touched follow."""
    dashboard, number = dashboard_of(request), request.path_params["number"]
    interview = dashboard.store.interview(number)
    person = next((one for one in interview.interviewers if one.id == request.path_params["person"]), None)
    if person is None:
        raise NotFound("There is nobody of that number in this interview.")
    where, was = f"/interviews/{number}", text(given, "was", most=200)
    try:
        said = _greeting(given, "greeting")
        if is_sure(person.name):  # a guess that is not sure, and is kept by hand, is what the candidate says
            said = _unless_guessed(said, person.name, dashboard.store.debrief(number).language)
        saved = record.set_greeting(dashboard.store, number, person.id, said, was=was)
    except AfterwordError as error:
        return back(request, where, failed(error))
    return back(request, where, Said(text="Kept."), *followed(request, saved))


def decline(request: Request, _: FormData) -> Response:
    """No: nothing goes out for it."""
    number = request.path_params["number"]

    def no(services: Services) -> Interview:
        return call_off(services, number, by=Actor.CANDIDATE, why="you said that it does not count")

    return _said_of_it(request, no, "Nothing goes out for it.")


def _said_of_it(request: Request, act: Callable[[Services], Interview], done: str) -> Response:
    dashboard, number = dashboard_of(request), request.path_params["number"]
    try:
        dashboard.workers.run(act)
    except AfterwordError as error:
        return back(request, f"/interviews/{number}", failed(error))
    dashboard.look_now()
    return back(request, f"/interviews/{number}", Said(text=done))


ROUTES = [
    Route("/interviews", listed),
    Route("/interviews", form(add), methods=["POST"]),
    Route("/interviews/import", form(drop), methods=["POST"]),
    Route("/interviews/{number:int}", one),
    Route("/interviews/{number:int}/confirm", form(confirm), methods=["POST"]),
    Route("/interviews/{number:int}/cancel", form(decline), methods=["POST"]),
    Route("/interviews/{number:int}/people/{person:int}/greeting", form(greet), methods=["POST"]),
    *DEBRIEF,
]
