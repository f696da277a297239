"""`afterword debrief INTERVIEW`: the candidate completes sentences; the drafts follow."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer
from typer.core import TyperCommand

from afterword.cli.context import MOST, Json, home_of
from afterword.cli.output import complain, say
from afterword.errors import GoogleError, InvalidInput

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from afterword.bootstrap import Home
    from afterword.domain.model import Debrief, Interview, Remark
    from afterword.workflow.checking import NotePreview
    from afterword.workflow.enclosing import Enclosure
    from afterword.workflow.revise import Rewrite

T = TypeVar("T")
Many = list[str] | None
_SECTIONS = {
    "--point": "talked",
    "--touch": "personal",
    "--interest": "role",
    "--ask": "next",
    "--resource": "share",
}
_ARGUMENTS = "afterword.arguments"
NOTHING = "Nothing was kept."
UNCLEAR = "It is not clear what --for {} is for; put each --for right after its part."


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
    from afterword.cli import debrief_report as report  # noqa: PLC0415 (reads words)
    from afterword.domain.debriefing import all_seen, checked_language  # noqa: PLC0415
    from afterword.workflow.enclosing import enclose  # noqa: PLC0415
    from afterword.workflow.rewrite_marks import owe  # noqa: PLC0415

    home = home_of(context)
    interview = home.store.interview(interview_id)
    language_given = bool(language)
    language = checked_language(language) if language else home.store.debrief(interview_id).language
    terminal = sys.stdin.isatty() and not json
    reading = _Reading(home=home, interview=interview, language=language, may_ask=terminal, sure=yes)
    parts = [*in_order(context.meta[_ARGUMENTS])]
    says = parts or decision_by or private or attach or detach or drop or yes or fix
    asks = not says and (terminal or not language_given)
    if asks and not terminal:
        raise InvalidInput(
            "Say something: --point “about: the Postgres migration”, --touch, --interest, --ask …"
        )
    more, refused = (reading.asked(), []) if asks else reading.read(parts, decision_by, private or ())
    if refused and more == reading.nothing:
        raise InvalidInput(" ".join(one.why for one in refused))
    files = _files(interview, parts, attach or ())
    before = home.store.debrief(interview_id)
    wanted = _wanted(home, interview, before, more, drop=tuple(drop or ()), fix=fix)
    shown = previews(home, interview, _with_files(wanted, files, tuple(detach or ())))
    if asks and not _agrees(shown, "Keep it?"):
        say(NOTHING)
        raise typer.Exit(1)
    unseen = any(not remark.seen for remark in wanted.remarks)
    if yes or asks or (terminal and unseen and _agrees(shown, "May the notes say it like this?")):
        wanted = all_seen(wanted)
    owe(home.store, interview.id)
    _keep(home, interview, before, wanted)
    enclose(home.store, home.files, interview, files, tuple(detach or ()))
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


@dataclass(frozen=True, kw_only=True)
class Given:
    """One part as it stood on the command line."""

    option: str
    said: str
    for_whom: str = ""


@dataclass(frozen=True, kw_only=True)
class Refused:
    """A part that could not be used, and why."""

    part: Given
    why: str


def in_order(arguments: Sequence[str]) -> Iterator[Given]:
    """The parts in the order they stood, each with the `--for` behind it; one before all of them is for all.

    Raises:
        InvalidInput: it cannot be told which part a `--for` is for.
    """
    found: list[Given] = []
    general, overrides, ours = "", "", False
    rest = iter(arguments)
    for argument in rest:
        option, joined, value = argument.partition("=")
        if option not in {*_SECTIONS, "--for", "--attach"}:
            ours = ours and not option.startswith("--")
            continue
        value = value if joined else next(rest, "")
        if option != "--for":
            if overrides:
                raise InvalidInput(UNCLEAR.format(found[-1].for_whom))
            found.append(Given(option=option, said=value, for_whom=general))
        elif found and ours:
            found[-1] = replace(found[-1], for_whom=value)
            overrides = general
        elif found or general:
            raise InvalidInput(UNCLEAR.format(value))
        else:
            general = value
        ours = option != "--for"
    yield from found


@dataclass(frozen=True, kw_only=True)
class _Reading:
    """Reads what was given on the command line, or asks for it."""

    home: "Home"
    interview: "Interview"
    language: str
    may_ask: bool
    sure: bool

    @property
    def nothing(self) -> "Debrief":
        from afterword.domain.model import Debrief  # noqa: PLC0415

        return Debrief(language=self.language)

    def asked(self) -> "Debrief":
        """What the candidate answers, section by section."""
        from afterword.bootstrap import note_writer  # noqa: PLC0415
        from afterword.cli.asking import SentencePrompt, asked  # noqa: PLC0415

        starters = note_writer(self.home).starters(self.language)
        before = self.home.store.debrief(self.interview.id)
        try:
            found = asked(self.interview, starters, before, self._day(), SentencePrompt())
        except (KeyboardInterrupt, EOFError):
            raise typer.Abort from None
        return replace(found, language=self.language)

    def read(
        self, parts: Sequence[Given], decision_by: str, private: Sequence[str]
    ) -> "tuple[Debrief, list[Refused]]":
        """What can be used of it, and what cannot; at a terminal that is asked for again."""
        refused: list[Refused] = []
        remarks = [
            remark
            for part in parts
            if part.option in _SECTIONS and (remark := self._again(part, self._remark, refused)) is not None
        ]
        day = Given(option="--decision-by", said=decision_by)
        decided = self._again(day, lambda given: self._day()(given.said), refused) if decision_by else None
        jottings = tuple(line.strip() for line in private if line.strip())
        return replace(self.nothing, remarks=tuple(remarks), decision_by=decided, jottings=jottings), refused

    def _again(self, part: Given, read: "Callable[[Given], T | None]", refused: list[Refused]) -> "T | None":
        while True:
            try:
                return read(part)
            except InvalidInput as error:
                if not self.may_ask:
                    refused.append(Refused(part=part, why=str(error)))
                    return None
                complain(str(error))
            said: str = typer.prompt(
                f"{part.option}, once more (Enter: leave it out)", default="", show_default=False
            )
            if not said.strip():
                return None
            part = replace(part, said=said)

    def _remark(self, part: Given) -> "Remark":
        from afterword.bootstrap import note_writer  # noqa: PLC0415
        from afterword.domain.debriefing import read_remark  # noqa: PLC0415
        from afterword.domain.notes.starters import Section  # noqa: PLC0415

        starters = note_writer(self.home).starters(self.language)
        section = Section(_SECTIONS[part.option])
        return read_remark(part.said, section, starters, self.interview, part.for_whom)

    def _day(self) -> "Callable[[str], datetime | None]":
        from afterword.adapters.clock import SystemClock  # noqa: PLC0415
        from afterword.cli.days import decision_reader  # noqa: PLC0415

        return decision_reader(
            self.interview,
            self.language,
            self.home.settings.timezone,
            SystemClock().now(),
            may_ask=self.may_ask,
            sure=self.sure,
        )


def previews(home: "Home", interview: "Interview", debrief: "Debrief") -> "list[NotePreview]":
    """The notes as that debrief makes them."""
    from afterword.bootstrap import checking, note_writer  # noqa: PLC0415
    from afterword.workflow.checking import preview_notes  # noqa: PLC0415

    return preview_notes(note_writer(home), checking(home), interview, debrief)


def _wanted(
    home: "Home",
    interview: "Interview",
    before: "Debrief",
    more: "Debrief",
    *,
    drop: tuple[int, ...],
    fix: bool,
) -> "Debrief":
    """What becomes of the debrief that is kept."""
    from afterword.domain.debriefing import added, dropped, repaired  # noqa: PLC0415
    from afterword.workflow.checking import repairs  # noqa: PLC0415

    both = added(dropped(before, drop), more)
    return repaired(both, repairs(previews(home, interview, both), both)) if fix else both


def _with_files(debrief: "Debrief", files: "Sequence[Enclosure]", detach: tuple[str, ...]) -> "Debrief":
    """With the files as they will be: a note names what goes along."""
    from afterword.domain.attachments import detached, united  # noqa: PLC0415

    left = debrief.attachments
    for name in detach:
        left = detached(left, name)
    return replace(debrief, attachments=united(left, tuple(one.file for one in files)))


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
