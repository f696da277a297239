"""`afterword debrief INTERVIEW`: what is remembered, in a minute; the drafts follow."""

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from afterword.cli.context import MOST, Json, home_of
from afterword.cli.output import complain, print_json, say
from afterword.domain.attachments import megabytes
from afterword.errors import GoogleError, InvalidInput

if TYPE_CHECKING:
    from afterword.bootstrap import Home
    from afterword.domain.model import Debrief, Interview, Point
    from afterword.workflow.debrief import Rewrite

Many = list[str] | None


def register(app: typer.Typer) -> None:
    app.command("debrief")(debrief)


def debrief(
    context: typer.Context,
    interview_id: Annotated[
        int, typer.Argument(metavar="INTERVIEW", max=MOST, help="The interview's number.")
    ],
    point: Annotated[
        Many, typer.Option(help="Something you talked about; “@jane …” is for Jane alone.")
    ] = None,
    touch: Annotated[Many, typer.Option(help="Something personal: in common, on their shelf.")] = None,
    interest: Annotated[str, typer.Option(help="What draws you to the role.")] = "",
    resource: Annotated[Many, typer.Option(help="Something to share, with its link.")] = None,
    ask: Annotated[str, typer.Option(help="A question about the next steps.")] = "",
    decision_by: Annotated[str, typer.Option(metavar="WHEN", help="By when they decide: “friday”.")] = "",
    for_: Annotated[
        str, typer.Option("--for", metavar="ADDRESS", help="Whom this is for, if not everybody.")
    ] = "",
    attach: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="A file to go along: a PDF, a picture, a document."),
    ] = None,
    detach: Annotated[Many, typer.Option(metavar="NAME", help="A file that is not to go along.")] = None,
    private: Annotated[Many, typer.Option(help="For yourself alone; never in a note.")] = None,
    language: Annotated[str, typer.Option(help="en, de, fr or es: what the notes are in.")] = "",
    json: Json = False,
) -> None:
    """Say what you remember; drafts you have not touched are brought up to date."""
    from afterword.cli.debrief_questions import Answers, asked, from_options  # noqa: PLC0415 (reads words)
    from afterword.workflow.rewrite_marks import owe  # noqa: PLC0415

    home = home_of(context)
    interview = home.store.interview(interview_id)
    given = Answers(
        points=tuple(point or ()),
        touches=tuple(touch or ()),
        interest=interest,
        resources=tuple(resource or ()),
        question=ask,
        decision_by=decision_by,
        private=tuple(private or ()),
    )
    at_a_terminal = sys.stdin.isatty() and not json
    if given == Answers() and not (language or attach or detach):
        if not at_a_terminal:
            raise InvalidInput(
                "Say something: --point “the Postgres migration”, --touch, --interest, --ask …"
            )
        given = asked(interview, _deciding(home))
    more = from_options(
        given,
        interview,
        for_,
        language or home.store.debrief(interview_id).language,
        _deciding(home),
        at_a_terminal,
    )
    owe(home.store, interview.id)
    _enclose(home, interview, tuple(attach or ()), tuple(detach or ()), for_)
    _keep(home, interview, more, json=json)


def _enclose(
    home: "Home", interview: "Interview", attach: "tuple[Path, ...]", detach: "tuple[str, ...]", for_whom: str
) -> None:
    """Put files to the notes, and take others off."""
    if not (attach or detach):
        return
    from afterword.adapters.attachments import taken  # noqa: PLC0415
    from afterword.domain.attachments import attached  # noqa: PLC0415
    from afterword.domain.debriefing import address_of  # noqa: PLC0415
    from afterword.workflow.enclosing import Enclosure, enclose  # noqa: PLC0415

    email = address_of(for_whom, interview) if for_whom else None
    given = [(path.name, taken(path)) for path in attach]
    on = [Enclosure(file=attached(name, data, email), data=data) for name, data in given]
    enclose(home.store, home.files, interview, on, detach, email)


def _deciding(home: "Home") -> "Any":
    """Reads a day of decision in the candidate's zone."""
    from afterword.adapters.clock import SystemClock  # noqa: PLC0415
    from afterword.adapters.said_times import parse_when  # noqa: PLC0415

    def read(said: str) -> datetime:
        words = said.strip().lower().removeprefix("by ").strip()
        try:
            return parse_when(f"{words} 17:00", home.settings.timezone, SystemClock().now())
        except InvalidInput:
            raise InvalidInput(
                f"{said!r} is no day that is understood; say “friday”, “4 december” or 2026-12-04."
            ) from None

    return read


def _keep(home: "Home", interview: "Interview", more: "Debrief", *, json: bool) -> None:
    """Keep it; then bring the drafts up to date, if Gmail can be asked."""
    from afterword.workflow import debrief as workflow  # noqa: PLC0415

    rewrites: tuple[Rewrite, ...] = ()
    failed: GoogleError | None = None
    kept = workflow.keep(home.store, interview, more)
    if workflow.drafted(home.store, interview.id):
        try:
            rewrites = _rewritten(home, interview.id)
        except GoogleError as error:
            failed = error
    if json:
        print_json(_document(interview, kept, rewrites))
    else:
        _print(interview, kept, rewrites)
    if failed is not None:
        complain(f"It is kept; the drafts are brought up to date as soon as Gmail can be reached: {failed}")
        raise typer.Exit(failed.exit_code)


def _rewritten(home: "Home", interview_id: int) -> "tuple[Rewrite, ...]":
    from afterword.bootstrap import log_to_file, services  # noqa: PLC0415
    from afterword.workflow.catching_up import pay  # noqa: PLC0415

    log_to_file(home)
    return pay(services(home), interview_id)


def _document(interview: "Interview", kept: "Debrief", rewrites: "tuple[Rewrite, ...]") -> dict[str, Any]:
    from afterword.domain.instants import iso  # noqa: PLC0415
    from afterword.domain.wording.left_over import unused_by_all  # noqa: PLC0415

    return {
        "interview_id": interview.id,
        "language": kept.language,
        "points": _points(kept.points),
        "touches": _points(kept.touches),
        "interest": kept.interest or None,
        "resources": _points(kept.resources),
        "question": kept.question or None,
        "decision_by": iso(kept.decision_by) if kept.decision_by else None,
        "private": _points(kept.private),
        "attachments": [
            {"filename": f.filename, "content_type": f.content_type, "size": f.size, "for": f.for_email}
            for f in kept.attachments
        ],
        "unused": list(unused_by_all(interview, kept)),
        "notes": rewrite_documents(rewrites),
    }


def rewrite_documents(rewrites: "tuple[Rewrite, ...]") -> list[dict[str, Any]]:
    """What became of each draft."""
    return [
        {
            "follow_up_id": one.follow_up.id,
            "outcome": one.outcome.value,
            "changes": list(one.changes),
            "detail": one.detail or None,
        }
        for one in rewrites
    ]


def _points(points: "tuple[Point, ...]") -> list[dict[str, str | None]]:
    return [{"text": point.text, "for": point.for_email} for point in points]


def _print(interview: "Interview", kept: "Debrief", rewrites: "tuple[Rewrite, ...]") -> None:
    single = sum(bool(one) for one in (kept.interest, kept.question, kept.decision_by))
    count = len(kept.points) + len(kept.touches) + len(kept.resources) + single
    what = f"{interview.role} at {interview.company}".strip()
    remarks = f"{count} {'remark' if count == 1 else 'remarks'}" if count else "nothing for the notes yet"
    say(f"Kept for interview {interview.id} ({what}): {remarks}.")
    if kept.private:
        say(f"  For yourself alone: {len(kept.private)}.")
    for file in kept.attachments:
        say(f"  Attached: {file.filename} ({megabytes(file.size)}){_for(interview, file.for_email)}")
    _print_unused(interview, kept)
    if not rewrites:
        say("  It goes into the notes when they are drafted.")
    print_rewrites(interview, rewrites)


def _print_unused(interview: "Interview", kept: "Debrief") -> None:
    """What no note says, so that the candidate can say it in other words."""
    from afterword.domain.wording.left_over import unused_by_all  # noqa: PLC0415

    for text in unused_by_all(interview, kept):
        shown = text if len(text) <= 80 else f"{text[:79]}…"
        say(f"  Not used, say it in a few more words: “{' '.join(shown.split())}”")


def print_rewrites(interview: "Interview", rewrites: "tuple[Rewrite, ...]") -> None:
    """What became of each draft, in words."""
    for one in rewrites:
        _print_rewrite(interview, one)


def _for(interview: "Interview", email: str | None) -> str:
    names = [person.name for person in interview.interviewers if email and person.email == email]
    return f", for {names[0] or email}" if names else ""


def _print_rewrite(interview: "Interview", one: "Rewrite") -> None:
    person = interview.interviewer(one.follow_up.interviewer_id)
    say(f"  The note to {person.name} {_WORDS[one.outcome.value]}{f': {one.detail}' if one.detail else ''}")
    for line in one.changes:
        say(f"    {line}")


_WORDS = {
    "rewritten": "is brought up to date.",
    "same": "reads the same.",
    "touched": "stays as it is: you changed it. With this it would read:",
    "approved": "stays as it is: you approved it. With this it would read:",
    "in_use": "was saved a moment ago; it is brought up to date in a few minutes, unless you change it.",
    "no_time": "stays as it is: the window leaves no time for you to look at a new text.",
    "gone": "is no longer in Gmail's drafts.",
    "unsettled": "may be brought up to date: Gmail's answer did not come, and Afterword finds out.",
    "refused": "could not be composed",
}
