"""`afterword debrief INTERVIEW`: the candidate completes sentences; the drafts follow."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand

from afterword.cli.context import MOST, Json, home_of
from afterword.cli.debrief_parts import Given, Reading, Refused, in_order
from afterword.cli.output import complain, say
from afterword.errors import GoogleError, InvalidInput

if TYPE_CHECKING:
    from afterword.bootstrap import Home
    from afterword.domain.model import Debrief, Interview
    from afterword.workflow.checking import NotePreview
    from afterword.workflow.enclosing import Enclosure
    from afterword.workflow.revise import Rewrite

Many = list[str] | None
_ARGUMENTS = "afterword.arguments"
NOTHING = "Nothing was kept."


class InOrder(TyperCommand):
    """A command that remembers in which order its options stood: `--for` is of the option before it."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Keep them, then read them as always."""
        ctx.meta[_ARGUMENTS] = list(args)
        return super().parse_args(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        """All questions come before anything is kept: who breaks off is told that nothing was."""
        try:
            return super().invoke(ctx)
        except typer.Abort:
            complain(NOTHING)
            raise


def register(app: typer.Typer) -> None:
    app.command("debrief", cls=InOrder)(debrief)


def debrief(
    context: typer.Context,
    interview_id: Annotated[
        int, typer.Argument(metavar="INTERVIEW", max=MOST, help="The interview's number.")
    ],
    point: Annotated[  # noqa: ARG001 (read in order, with the --for that follows it)
        Many,
        typer.Option(
            help="Something you talked about: “about: the Postgres migration” completes “I enjoyed talking about …”; "
            "also how, that, point, showing, question, glad, thinking. A whole sentence stands as it is."
        ),
    ] = None,
    touch: Annotated[  # noqa: ARG001 (as --point)
        Many, typer.Option(help="Something personal: “both: grew up by the sea”; also noticed.")
    ] = None,
    interest: Annotated[  # noqa: ARG001 (as --point)
        Many, typer.Option(help="What draws you to the role: “draws: …”, “love: …”.")
    ] = None,
    resource: Annotated[Many, typer.Option(help="Something to share, with its link.")] = None,  # noqa: ARG001 (as --point)
    ask: Annotated[Many, typer.Option(help="A question: “tell: when I might hear from you”.")] = None,  # noqa: ARG001 (as --point)
    decision_by: Annotated[str, typer.Option(metavar="WHEN", help="By when they decide: “friday”.")] = "",
    for_: Annotated[  # noqa: ARG001 (as --point)
        Many,
        typer.Option("--for", metavar="PERSON", help="Whom the option before it is for: a name or address."),
    ] = None,
    attach: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="A file to go along: a PDF, a picture, a document."),
    ] = None,
    detach: Annotated[Many, typer.Option(metavar="NAME", help="A file that is not to go along.")] = None,
    private: Annotated[Many, typer.Option(help="For yourself alone; never in a note.")] = None,
    drop: Annotated[
        list[int] | None, typer.Option(metavar="N", help="Take back the remark of that number.")
    ] = None,
    language: Annotated[str, typer.Option(help="en, de, fr or es: what the notes are in.")] = "",
    yes: Annotated[bool, typer.Option("--yes", help="The notes may go out as they read now.")] = False,
    fix: Annotated[bool, typer.Option("--fix", help="Put slips of spelling and grammar right.")] = False,
    json: Json = False,
) -> None:
    """Say what you remember, and see the notes; drafts you have not touched are brought up to date."""
    from afterword.domain.debriefing import checked_language  # noqa: PLC0415

    home = home_of(context)
    interview = home.store.interview(interview_id)
    terminal = sys.stdin.isatty() and not json
    parts = [*in_order(context.meta[_ARGUMENTS])]
    says = parts or decision_by or private or attach or detach or drop or yes or fix
    asks = not says and (terminal or not language)
    if asks and not terminal:
        raise InvalidInput(
            "Say something: --point “about: the Postgres migration”, --touch, --interest, --ask …"
        )
    language = checked_language(language) if language else home.store.debrief(interview_id).language
    reading = Reading(home=home, interview=interview, language=language, may_ask=terminal, sure=yes)
    more, refused = (reading.asked(), []) if asks else reading.read(parts, decision_by, private or ())
    if refused and more == reading.nothing:
        raise InvalidInput(" ".join(one.why for one in refused))
    files = _files(interview, parts, attach or ())
    changes = _Changes(more=more, drop=tuple(drop or ()), fix=fix, files=files, detach=tuple(detach or ()))
    shown = _agreed_and_kept(home, interview, changes, asks=asks, yes=yes, terminal=terminal)
    _told(home, interview, shown, refused, json=json)


@dataclass(frozen=True, kw_only=True)
class _Changes:
    """What is said about a debrief: what is added to it, taken back, and put right."""

    more: "Debrief"
    drop: tuple[int, ...]
    fix: bool
    files: "Sequence[Enclosure]"
    detach: tuple[str, ...]


def _agreed_and_kept(
    home: "Home", interview: "Interview", changes: _Changes, *, asks: bool, yes: bool, terminal: bool
) -> "Sequence[NotePreview]":
    """Keep it once the candidate agrees to the notes it makes, which are shown where somebody can be asked."""
    from afterword.domain.debriefing import all_seen  # noqa: PLC0415
    from afterword.workflow.enclosing import enclose  # noqa: PLC0415
    from afterword.workflow.rewrite_marks import owe  # noqa: PLC0415

    before = home.store.debrief(interview.id)
    wanted = _wanted(home, interview, before, changes)
    shown = previews(home, interview, _with_files(wanted, changes))
    if asks and not _agrees(shown, "Keep it?"):
        say(NOTHING)
        raise typer.Exit(1)
    unseen = any(not remark.seen for remark in wanted.remarks)
    if yes or asks or (terminal and unseen and _agrees(shown, "May the notes say it like this?")):
        wanted = all_seen(wanted)
    owe(home.store, interview.id)
    _keep(home, interview, before, wanted)
    enclose(home.store, home.files, interview, changes.files, changes.detach)
    return shown


def _told(
    home: "Home",
    interview: "Interview",
    shown: "Sequence[NotePreview]",
    refused: "Sequence[Refused]",
    *,
    json: bool,
) -> None:
    """Bring the drafts up to date, and say what became of it all."""
    from afterword.cli import debrief_report as report  # noqa: PLC0415 (reads words)

    kept, rewrites, failed = _followed(home, interview)
    made = report.Made(
        interview=interview,
        kept=kept,
        notes=shown,
        rewrites=rewrites,
        refused=refused,
        zone=home.settings.timezone,
    )
    report.print_made(made, json=json)
    _end(failed, refused)


def previews(home: "Home", interview: "Interview", debrief: "Debrief") -> "list[NotePreview]":
    """The notes as that debrief makes them."""
    from afterword.bootstrap import checking, note_writer  # noqa: PLC0415
    from afterword.workflow.checking import preview_notes  # noqa: PLC0415

    return preview_notes(note_writer(home), checking(home), interview, debrief)


def _wanted(home: "Home", interview: "Interview", before: "Debrief", changes: _Changes) -> "Debrief":
    """What becomes of the debrief that is kept."""
    from afterword.domain.debriefing import added, dropped, repaired  # noqa: PLC0415
    from afterword.workflow.checking import repairs  # noqa: PLC0415

    both = added(dropped(before, changes.drop), changes.more)
    return repaired(both, repairs(previews(home, interview, both), both)) if changes.fix else both


def _with_files(debrief: "Debrief", changes: _Changes) -> "Debrief":
    """With the files as they will be: a note names what goes along."""
    from afterword.domain.attachments import detached, united  # noqa: PLC0415

    left = debrief.attachments
    for name in changes.detach:
        left = detached(left, name)
    return replace(debrief, attachments=united(left, tuple(one.file for one in changes.files)))


def _agrees(shown: "Sequence[NotePreview]", question: str) -> bool:
    from afterword.cli.debrief_report import print_notes  # noqa: PLC0415

    print_notes(shown)
    return typer.confirm(question, default=True)


def _keep(home: "Home", interview: "Interview", before: "Debrief", wanted: "Debrief") -> None:
    """Keep it, unless what it was made from was changed elsewhere: nobody has read the two together."""
    from afterword.errors import Conflict  # noqa: PLC0415

    def change(now: "Debrief") -> "Debrief":
        if now != before:
            raise Conflict("This debrief was changed elsewhere meanwhile, so nothing was kept; say it again.")
        return wanted

    home.store.change_debrief(interview.id, change)


def _followed(
    home: "Home", interview: "Interview"
) -> "tuple[Debrief, tuple[Rewrite, ...], GoogleError | None]":
    """Bring the drafts up to date, if Gmail can be asked."""
    from afterword.workflow import revise  # noqa: PLC0415

    kept = home.store.debrief(interview.id)
    if not revise.drafted(home.store, interview.id):
        return kept, (), None
    try:
        return kept, _rewritten(home, interview.id), None
    except GoogleError as error:
        return kept, (), error


def _rewritten(home: "Home", interview_id: int) -> "tuple[Rewrite, ...]":
    from afterword.bootstrap import log_to_file, services  # noqa: PLC0415
    from afterword.workflow.revise import pay  # noqa: PLC0415

    log_to_file(home)
    return pay(services(home), interview_id)


def _files(interview: "Interview", parts: Sequence[Given], attach: Sequence[Path]) -> "list[Enclosure]":
    """The files to go along, checked; each may be for one person."""
    if not attach:
        return []
    from afterword.adapters.attachments import taken  # noqa: PLC0415
    from afterword.domain.attachments import attached  # noqa: PLC0415
    from afterword.domain.debriefing import person_meant  # noqa: PLC0415
    from afterword.workflow.enclosing import Enclosure  # noqa: PLC0415

    whom = {part.said: part.for_whom for part in parts if part.option == "--attach"}
    found = []
    for path in attach:
        person = person_meant(who, interview) if (who := whom.get(str(path), "")) else None
        if person is not None and person.email is None:
            raise InvalidInput(f"No address is known for {person.name}; give it first.")
        data = taken(path)
        found.append(Enclosure(file=attached(path.name, data, person.email if person else None), data=data))
    return found


def _end(failed: GoogleError | None, refused: Sequence[Refused]) -> None:
    """Say what did not work, and end with its code."""
    for one in refused:
        complain(f"Not kept: {one.part.option} “{one.part.said}”. {one.why}")
    if failed is not None:
        complain(f"It is kept; the drafts are brought up to date as soon as Gmail can be reached: {failed}")
        raise typer.Exit(failed.exit_code)
    if refused:
        raise typer.Exit(InvalidInput.exit_code)
