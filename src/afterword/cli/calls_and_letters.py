"""`afterword call ID` and `afterword letter ID`: what the candidate does by hand, and how it went."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from afterword.cli.context import MOST, Json, home_of
from afterword.cli.follow_ups import at, state
from afterword.cli.output import complain, print_json, say
from afterword.cli.reading import write_bytes
from afterword.domain.instants import local
from afterword.domain.letter import Paper
from afterword.domain.model import Channel
from afterword.domain.status import HoldReason, Status
from afterword.errors import GoogleError, InvalidInput

if TYPE_CHECKING:
    from afterword.bootstrap import Home
    from afterword.domain.letter import CallScript
    from afterword.domain.model import FollowUp, Interview
    from afterword.workflow.revise import Rewrite

Id = Annotated[
    int,
    typer.Argument(metavar="ID", max=MOST, help="The follow-up's number, as `afterword list` shows it."),
]


def register(app: typer.Typer) -> None:
    app.command("call")(call)
    app.command("letter")(letter)


def call(
    context: typer.Context,
    follow_up_id: Id,
    done: Annotated[bool, typer.Option("--done", help="You called, and spoke with them.")] = False,
    no_answer: Annotated[bool, typer.Option("--no-answer", help="You called, and nobody answered.")] = False,
    number: Annotated[str, typer.Option(metavar="NUMBER", help="Their telephone number.")] = "",
    ics: Annotated[
        str, typer.Option(metavar="FILE", help="Put the call into this .ics file, for a calendar.")
    ] = "",
    json: Json = False,
) -> None:
    """The call script, with number and voicemail; afterwards say how it went."""
    from afterword.workflow import calls_and_letters  # noqa: PLC0415

    home = home_of(context)
    if done and no_answer:
        raise typer.BadParameter("say either --done or --no-answer")
    calls_and_letters.of_channel(home.store, follow_up_id, Channel.CALL)
    if number:
        calls_and_letters.give_number(home.store, follow_up_id, number)
        _find_its_time(home, follow_up_id)
    if ics:
        _write_ics(home, follow_up_id, ics)
    if done or no_answer:
        _say_how_it_went(home, follow_up_id, answered=done, json=json)
        return
    found, interview, script = _script(home, follow_up_id)
    if json:
        print_json(_call_document(found, interview, script))
    else:
        _print_call(home, found, script)


def _find_its_time(home: "Home", follow_up_id: int) -> None:
    """A call that only waited for a number is ready at once."""
    from afterword.bootstrap import log_to_file, services  # noqa: PLC0415
    from afterword.workflow.calls_and_letters import prepare_one  # noqa: PLC0415

    follow_up = home.store.follow_up(follow_up_id)
    if follow_up.hold_reason is not HoldReason.NO_RECIPIENT:
        return
    log_to_file(home)
    try:
        prepare_one(services(home), follow_up)
    except GoogleError as error:
        complain(f"The number is kept; the call gets its time later: {error}")


def _say_how_it_went(home: "Home", follow_up_id: int, *, answered: bool, json: bool) -> None:
    """Record it; then the email to that person says so, if Gmail can be asked."""
    from afterword.bootstrap import log_to_file, services  # noqa: PLC0415
    from afterword.workflow.revise import after_call, called  # noqa: PLC0415

    log_to_file(home)
    given = services(home)
    ended = called(given, follow_up_id, answered=answered)
    rewrites: tuple[Rewrite, ...] = ()
    failed: GoogleError | None = None
    try:
        rewrites = after_call(given, ended)
    except GoogleError as error:
        failed = error
    _report(home, ended, rewrites, json=json)
    if failed is not None:
        complain(f"The email after it will say so as soon as Gmail can be reached: {failed}")


def _report(home: "Home", ended: "FollowUp", rewrites: "tuple[Rewrite, ...]", *, json: bool) -> None:
    from afterword.cli.debrief_report import print_rewrites, rewrite_documents  # noqa: PLC0415 (reads words)
    from afterword.workflow.inspect import follow_up_document  # noqa: PLC0415

    interview = home.store.interview(ended.interview_id)
    if json:
        print_json(follow_up_document(ended, interview) | {"notes": rewrite_documents(rewrites)})
        return
    person = interview.interviewer(ended.interviewer_id)
    how = "you called" if ended.status is Status.SENT else "nobody answered"
    say(f"Follow-up {ended.id}, the call to {person.name}: {how}.")
    print_rewrites(interview, rewrites)


def _script(home: "Home", follow_up_id: int) -> "tuple[FollowUp, Interview, CallScript]":
    from afterword.bootstrap import note_writer  # noqa: PLC0415
    from afterword.workflow.calls_and_letters import of_channel  # noqa: PLC0415

    found = of_channel(home.store, follow_up_id, Channel.CALL)
    interview = home.store.interview(found.interview_id)
    debrief = home.store.debrief(interview.id)
    return found, interview, note_writer(home).call_script(interview, found.interviewer_id, debrief)


def _call_document(found: "FollowUp", interview: "Interview", script: "CallScript") -> dict[str, Any]:
    from afterword.workflow.inspect import follow_up_document, script_document  # noqa: PLC0415

    return follow_up_document(found, interview) | {
        "number": script.phone or None,
        "script": script_document(script),
        "why": found.why or None,
    }


def _print_call(home: "Home", found: "FollowUp", script: "CallScript") -> None:
    from afterword.adapters.rendering.calls import script_text  # noqa: PLC0415

    when = local(found.sent_at or found.send_at, home.settings.timezone)
    say(f"Follow-up {found.id}, the call to {script.to_name}: {state(found)}{at(when)}")
    if not script.phone and not found.status.ended:
        say(f"  No number is known; give it with: afterword call {found.id} --number …")
    say(f"\n{script_text(script).rstrip()}")
    if not found.status.ended:
        say(f"\nAfterwards: afterword call {found.id} --done, or --no-answer")


def _write_ics(home: "Home", follow_up_id: int, file: str) -> None:
    from afterword.adapters.clock import SystemClock  # noqa: PLC0415
    from afterword.adapters.ics.writing import call_ics  # noqa: PLC0415
    from afterword.adapters.rendering.calls import script_text  # noqa: PLC0415
    from afterword.domain.calls_and_letters import CALL_TAKES  # noqa: PLC0415

    found, interview, script = _script(home, follow_up_id)
    if found.send_at is None:
        raise InvalidInput("The call has no time yet; it gets one when the interview is over.")
    content = call_ics(
        uid=f"call-{found.id}-{interview.id}@afterword.invalid",
        start=found.send_at,
        minutes=int(CALL_TAKES.total_seconds() // 60),
        summary=f"Call {script.to_name} ({interview.company})",
        description=script_text(script),
        timezone=home.settings.timezone,
        now=SystemClock().now(),
    )
    write_bytes(Path(file), content)
    complain(f"Written: {file}")


def letter(
    context: typer.Context,
    follow_up_id: Id,
    posted: Annotated[bool, typer.Option("--posted", help="It is in the post.")] = False,
    address: Annotated[
        str, typer.Option(metavar="“LINE; LINE”", help="The company's postal address, lines parted by “;”.")
    ] = "",
    paper: Annotated[
        Paper | None, typer.Option(help="The paper; by the interview's country when left out.")
    ] = None,
    json: Json = False,
) -> None:
    """The letter as a PDF in the home folder, ready to print and sign; afterwards say that it is posted."""
    from afterword.workflow import calls_and_letters  # noqa: PLC0415

    home = home_of(context)
    calls_and_letters.of_channel(home.store, follow_up_id, Channel.LETTER)
    if address:
        calls_and_letters.give_postal_address(home.store, follow_up_id, address)
    if posted:
        from afterword.bootstrap import log_to_file, services  # noqa: PLC0415

        log_to_file(home)
        _report_letter(
            home, calls_and_letters.done(services(home), follow_up_id, Channel.LETTER), None, json=json
        )
        return
    _report_letter(
        home, home.store.follow_up(follow_up_id), _write_letter(home, follow_up_id, paper), json=json
    )


def _write_letter(home: "Home", follow_up_id: int, paper: Paper | None) -> Path:
    from afterword.adapters.clock import SystemClock  # noqa: PLC0415
    from afterword.adapters.rendering.letters import paper_of  # noqa: PLC0415
    from afterword.adapters.rendering.paper import render_pdf  # noqa: PLC0415
    from afterword.bootstrap import note_writer  # noqa: PLC0415

    found = home.store.follow_up(follow_up_id)
    interview = home.store.interview(found.interview_id)
    composed = note_writer(home).letter(
        interview,
        found.interviewer_id,
        home.store.debrief(interview.id),
        written_at=SystemClock().now(),
        paper=paper or paper_of(interview.timezone),
    )
    path = home.path / "letters" / f"{found.id}-{_slug(composed.recipient[0])}.pdf"
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_bytes(path, render_pdf(composed, home=home.path))
    return path


def _slug(name: str) -> str:
    """A name as a part of a file's name, in any script."""
    kept = "".join(character if character.isalnum() else "-" for character in name.lower())
    return "-".join(part for part in kept.split("-") if part)[:60] or "letter"


def _report_letter(home: "Home", found: "FollowUp", path: Path | None, *, json: bool) -> None:
    from afterword.workflow.inspect import follow_up_document  # noqa: PLC0415

    interview = home.store.interview(found.interview_id)
    if json:
        print_json(follow_up_document(found, interview) | {"path": str(path) if path else None})
        return
    person = interview.interviewer(found.interviewer_id)
    when = local(found.sent_at or found.send_at, home.settings.timezone)
    say(f"Follow-up {found.id}, the letter to {person.name}: {state(found)}{at(when)}")
    if path is None:
        return
    say(f"  {path}")
    if found.status.ended:
        return
    if not interview.postal_address:
        say(
            f"  No postal address is known; give it with: afterword letter {found.id} --address “1 High Street; London …”"
        )
    say(f"  Print it, sign it, post it; then: afterword letter {found.id} --posted")
