"""`afterword interview …`: what the candidate says about their interviews."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from afterword.cli.context import MOST, Json, home_of
from afterword.cli.output import complain, print_json, print_table, say
from afterword.cli.reading import (
    ask_greeting,
    ask_if_missing,
    ask_people,
    asked_for,
    read_bytes,
    read_greeting,
    read_span,
)
from afterword.domain.instants import local
from afterword.domain.model import Interview, Interviewer, InterviewStatus, Kind, NewInterview, RoleType
from afterword.errors import GoogleError

if TYPE_CHECKING:
    from afterword.bootstrap import Home
    from afterword.workflow.record import Greeting
    from afterword.workflow.revise import Rewrite

Greetings = Annotated[
    list[str] | None,
    typer.Option(
        "--greeting",
        metavar="“PERSON=NAME”",
        help="What follows “Hi”: “jane@acme.example=Jane”; give it for each.",
    ),
]
nouns = typer.Typer(
    name="interview", help="Interviews: add, list, show, confirm, cancel.", no_args_is_help=True
)


def register(app: typer.Typer) -> None:
    app.add_typer(nouns)


@nouns.command()
def add(
    context: typer.Context,
    company: Annotated[str, typer.Option(help="The company.")] = "",
    role: Annotated[str, typer.Option(help="The role.")] = "",
    start: Annotated[str | None, typer.Option(metavar="WHEN", help="When it begins.")] = None,
    end: Annotated[str | None, typer.Option(metavar="WHEN", help="When it ends.")] = None,
    ended: Annotated[
        str | None, typer.Option(metavar="WHEN", help="When it ended: “40 minutes ago”.")
    ] = None,
    timezone: Annotated[str | None, typer.Option(help="IANA name; yours when left out.")] = None,
    kind: Annotated[Kind, typer.Option(help="What sort of conversation.")] = Kind.UNKNOWN,
    role_type: Annotated[RoleType, typer.Option(help="What sort of role.")] = RoleType.DEFAULT,
    interviewer: Annotated[
        list[str] | None,
        typer.Option(metavar="“NAME <ADDRESS> NUMBER”", help="One of them; give it for each."),
    ] = None,
    greeting: Greetings = None,
    json: Json = False,
) -> None:
    """Enter an interview; each interviewer gets a note once it is over."""
    from afterword.adapters.clock import SystemClock  # noqa: PLC0415
    from afterword.adapters.said_people import read_person  # noqa: PLC0415
    from afterword.workflow.record import record  # noqa: PLC0415

    home = home_of(context)
    own_zone = home.settings.timezone
    company, role = asked_for("Company", "--company", company), asked_for("Role", "--role", role)
    if not (start or end or ended):
        ended = asked_for(
            "When did it end? (“40 minutes ago”, “today 14:30”)", "--end, --ended or --start", ""
        )
    begins, ends = read_span(start, end, ended, own_zone, SystemClock().now())
    new = NewInterview(
        company=company,
        role=role,
        start=begins,
        end=ends,
        timezone=timezone or own_zone,
        kind=kind,
        role_type=role_type,
        interviewers=tuple(read_person(text) for text in interviewer or ask_people()),
    )
    people = _greeted(Interview(id=0, **vars(new)), greeting or (), "en", may_ask=not json)
    new = replace(new, interviewers=people)
    show_interview(
        home, record(home.store, SystemClock().now(), home.candidate, new, home.settings.plan), json=json
    )


def _greeted(
    interview: Interview, given: Sequence[str], language: str, *, may_ask: bool
) -> tuple[Interviewer, ...]:
    """Everybody greeted as it was given; at a terminal, who else is not surely greeted is asked about.

    Raises:
        InvalidInput: a greeting cannot be used, or it is not clear whose it is.
    """
    from afterword.workflow.record import greeted, greeting_is_sure  # noqa: PLC0415

    people = greeted(interview, map(read_greeting, given))
    if not (may_ask and sys.stdin.isatty()):
        return people
    panel = replace(interview, interviewers=people).panel
    return tuple(
        replace(person, greeting=ask_greeting(person, language))
        if person in panel and not greeting_is_sure(person)
        else person
        for person in people
    )


@nouns.command("list")
def list_(context: typer.Context, json: Json = False) -> None:
    """All interviews, the latest first."""
    home = home_of(context)
    found = home.store.interviews()
    if json:
        print_json([document(home, interview) for interview in found])
        return
    if not found:
        say(
            "No interviews yet. Enter one: afterword interview add --company … --role … --ended “1 hour ago” …"
        )
        return
    _print_table(home, found)


def _print_table(home: "Home", found: Sequence[Interview]) -> None:
    zone = home.settings.timezone
    print_table(
        ("ID", "Company", "Role", "Ended", "Interviewers"),
        [
            (str(one.id), one.company, one.role, local(one.end, zone), ", ".join(p.name for p in one.panel))
            for one in found
        ],
    )


@nouns.command()
def show(
    context: typer.Context,
    interview_id: Annotated[int, typer.Argument(metavar="ID", max=MOST)],
    json: Json = False,
) -> None:
    """One interview."""
    home = home_of(context)
    show_interview(home, home.store.interview(interview_id), json=json)


@nouns.command()
def confirm(
    context: typer.Context,
    interview_id: Annotated[int, typer.Argument(metavar="ID", max=MOST)],
    company: Annotated[str, typer.Option(help="The company, if it is not known.")] = "",
    role: Annotated[str, typer.Option(help="The role, if it is not known.")] = "",
    interviewer: Annotated[
        list[str] | None, typer.Option(metavar="“NAME <ADDRESS>”", help="Who interviewed, or their address.")
    ] = None,
    role_type: Annotated[
        RoleType | None, typer.Option(help="What sort of role, if that is not right.")
    ] = None,
    greeting: Greetings = None,
    json: Json = False,
) -> None:
    """Say yes to an interview that was found, and fill its gaps; greetings can be changed later, too."""
    from afterword.adapters.clock import SystemClock  # noqa: PLC0415
    from afterword.adapters.said_people import read_person  # noqa: PLC0415
    from afterword.workflow.record import Said  # noqa: PLC0415
    from afterword.workflow.record import confirm as confirm_interview  # noqa: PLC0415

    home = home_of(context)
    people = tuple(read_person(text) for text in interviewer or [])
    found = home.store.interview(interview_id)
    said = Said(
        company=company or ask_if_missing("Company", found.company),
        role=role or ask_if_missing("Role", found.role),
        people=people,
        greetings=_new_greetings(home, found, people, greeting or (), may_ask=not json),
        role_type=role_type,
    )
    confirmed = confirm_interview(
        home.store, home.candidate, SystemClock().now(), interview_id, said, home.settings.plan
    )
    rewrites, failed = _followed(home, interview_id) if said.greetings else ((), None)
    show_interview(home, confirmed, json=json, rewrites=rewrites)
    if failed is not None:
        complain(f"It is kept; the drafts are brought up to date as soon as Gmail can be reached: {failed}")
        raise typer.Exit(failed.exit_code)


def _new_greetings(
    home: "Home",
    found: Interview,
    said: Sequence[Interviewer],
    given: Sequence[str],
    *,
    may_ask: bool,
) -> "tuple[Greeting, ...]":
    """The greetings that are set now, of people who are known and of those who are said."""
    from afterword.workflow.record import Greeting, merged  # noqa: PLC0415

    everybody = replace(found, interviewers=merged(found.interviewers, said))
    people = _greeted(everybody, given, home.store.debrief(found.id).language, may_ask=may_ask)
    return tuple(
        Greeting(of=person.id or person.email or person.name, name=person.greeting, was=before.greeting)
        for before, person in zip(everybody.interviewers, people, strict=True)
        if person.greeting != before.greeting
    )


def _followed(home: "Home", interview_id: int) -> "tuple[tuple[Rewrite, ...], GoogleError | None]":
    """What became of the drafts that are there already, or why Gmail could not be asked."""
    from afterword.bootstrap import log_to_file, services  # noqa: PLC0415
    from afterword.workflow.revise import drafted, pay  # noqa: PLC0415

    if not drafted(home.store, interview_id):
        return (), None
    try:
        log_to_file(home)
        return pay(services(home), interview_id), None
    except GoogleError as error:
        return (), error


@nouns.command("import")
def import_(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE.ics", help="The file, or - for standard input.")],
    json: Json = False,
) -> None:
    """Take interviews from an .ics file, as they come by mail; a second import updates, CANCEL cancels."""
    from afterword.adapters.ics.reading import read_ics  # noqa: PLC0415 (115 ms)
    from afterword.bootstrap import log_to_file, services  # noqa: PLC0415
    from afterword.workflow.detect import FileEvent, import_events  # noqa: PLC0415

    home = home_of(context)
    log_to_file(home)
    given = services(home)
    own = [home.candidate.email, *home.candidate.other_addresses]
    found = read_ics(read_bytes(file), own_addresses=own, zone=home.settings.timezone, now=given.now())
    events = [FileEvent(event=one.event, sequence=one.sequence) for one in found.events]
    interviews = import_events(given, events)
    if json:
        print_json([document(home, interview) for interview in interviews])
    elif not interviews:
        say(
            "There is nothing in it to thank for: no interview that is new, changed or still in its 24 hours."
        )
    for interview in () if json else interviews:
        show_interview(home, interview, json=False)


@nouns.command()
def cancel(
    context: typer.Context,
    interview_id: Annotated[int, typer.Argument(metavar="ID", max=MOST)],
    json: Json = False,
) -> None:
    """Say that it does not take place: nothing that waits for it goes out."""
    from afterword.bootstrap import services  # noqa: PLC0415
    from afterword.domain.status import Actor  # noqa: PLC0415
    from afterword.workflow.withdraw import call_off  # noqa: PLC0415

    home = home_of(context)
    off = call_off(services(home), interview_id, by=Actor.CANDIDATE, why="you cancelled the interview")
    show_interview(home, off, json=json)


def show_interview(
    home: "Home", interview: Interview, *, json: bool, rewrites: "Sequence[Rewrite]" = ()
) -> None:
    """The interview; where drafts followed what was said of it, what became of them."""
    shown = document(home, interview)
    if json:
        print_json(shown | ({"notes": _rewrite_documents(rewrites)} if rewrites else {}))
        return
    _print_interview(home, interview, shown)
    if rewrites:
        from afterword.cli.debrief_report import print_rewrites  # noqa: PLC0415

        print_rewrites(interview, rewrites)


def _rewrite_documents(rewrites: "Sequence[Rewrite]") -> list[dict[str, Any]]:
    from afterword.cli.debrief_report import rewrite_documents  # noqa: PLC0415

    return rewrite_documents(rewrites)


def _print_interview(home: "Home", interview: Interview, shown: dict[str, Any]) -> None:
    zone = home.settings.timezone
    title = f"{interview.role or 'role not known'} at {interview.company or 'company not known'}"
    usual = interview.role_type is RoleType.DEFAULT
    kind = "" if usual else f" ({interview.role_type.value.replace('_', '-')})"
    say(f"Interview {interview.id}: {title}{kind}, {shown['status'].replace('_', ' ')}")
    if interview.status is InterviewStatus.DOUBTFUL:
        say(
            f"  Was this an interview? `afterword interview confirm {interview.id}` or `interview cancel {interview.id}`"
        )
    say(f"  {local(interview.start, zone)} – {local(interview.end, zone)} ({zone})")
    for person, known in zip(interview.interviewers, shown["interviewers"], strict=True):
        _print_person(person, known, is_thanked=person in interview.panel)
    if not interview.panel:
        say(
            f"  Nobody to thank is known; name them: afterword interview confirm {interview.id} --interviewer “Jane Doe <jane@acme.example>”"
        )
    numbers = ", ".join(str(number) for number in shown["follow_ups"]) or "none"
    say(f"  Follow-ups: {numbers}")


def _print_person(person: Interviewer, known: dict[str, Any], *, is_thanked: bool) -> None:
    part = "" if is_thanked else f" ({person.part.value})"
    number = f", {person.phone}" if person.phone else ""
    say(f"  {person.name}{part}, {person.email or 'no address known'}{number}")
    if is_thanked:
        doubt = "" if known["greeting_sure"] else "(not sure; set it with --greeting)"
        say(f"    {' '.join(filter(None, ('Hi', known['greeting'], doubt)))}")


def document(home: "Home", interview: Interview) -> dict[str, Any]:
    from afterword.adapters.clock import SystemClock  # noqa: PLC0415
    from afterword.ports import FollowUpFilter  # noqa: PLC0415
    from afterword.workflow.inspect import interview_document  # noqa: PLC0415

    follow_ups = home.store.follow_ups(FollowUpFilter(interview_id=interview.id))
    return interview_document(
        interview,
        sorted(follow_ups, key=lambda f: f.id),
        SystemClock().now(),
        language=home.store.debrief(interview.id).language,
    )
