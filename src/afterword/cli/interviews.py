"""`afterword interview …`: what the candidate says about their interviews."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from afterword.cli.context import MOST, Json, home_of
from afterword.cli.output import local, print_json, print_table, say
from afterword.cli.reading import ask_if_missing, ask_people, asked_for, read_bytes, read_span
from afterword.domain.model import Interview, InterviewStatus, Kind, NewInterview, RoleType

if TYPE_CHECKING:
    from afterword.bootstrap import Home

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
    show_interview(
        home, record(home.store, SystemClock().now(), home.candidate, new, home.settings.plan), json=json
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
    json: Json = False,
) -> None:
    """Say yes to an interview that was found, and fill its gaps."""
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
        role_type=role_type,
    )
    confirmed = confirm_interview(
        home.store, home.candidate, SystemClock().now(), interview_id, said, home.settings.plan
    )
    show_interview(home, confirmed, json=json)


@nouns.command("import")
def import_(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE.ics", help="The file, or - for standard input.")],
    json: Json = False,
) -> None:
    """Take interviews from an .ics file, as they come by mail; a second import updates, CANCEL cancels."""
    from afterword.adapters.ics import read_ics  # noqa: PLC0415 (115 ms)
    from afterword.bootstrap import log_to_file, services  # noqa: PLC0415
    from afterword.workflow.file_import import FileEvent, import_events  # noqa: PLC0415

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


def show_interview(home: "Home", interview: Interview, *, json: bool) -> None:
    shown = document(home, interview)
    if json:
        print_json(shown)
        return
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
    for person in interview.interviewers:
        part = "" if person in interview.panel else f" ({person.part.value})"
        number = f", {person.phone}" if person.phone else ""
        say(f"  {person.name}{part}, {person.email or 'no address known'}{number}")
    if not interview.panel:
        say(
            f"  Nobody to thank is known; name them: afterword interview confirm {interview.id} --interviewer “Jane Doe <jane@acme.example>”"
        )
    numbers = ", ".join(str(number) for number in shown["follow_ups"]) or "none"
    say(f"  Follow-ups: {numbers}")


def document(home: "Home", interview: Interview) -> dict[str, Any]:
    from afterword.adapters.clock import SystemClock  # noqa: PLC0415
    from afterword.ports import FollowUpFilter  # noqa: PLC0415
    from afterword.workflow.documents import interview_document  # noqa: PLC0415

    follow_ups = home.store.follow_ups(FollowUpFilter(interview_id=interview.id))
    return interview_document(interview, sorted(follow_ups, key=lambda f: f.id), SystemClock().now())
