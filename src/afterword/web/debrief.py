"""The debrief: what is remembered, said in a minute on a phone; drafts nobody has touched follow."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, time
from hashlib import sha256
from zoneinfo import ZoneInfo

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from afterword.domain.attachments import MOST_BYTES, megabytes, united
from afterword.domain.debriefing import (
    MARK,
    checked_language,
    is_marked_private,
    point_of,
    private_reason,
    without_private,
)
from afterword.domain.model import Debrief, Interview, Point
from afterword.domain.wording.languages import Language
from afterword.domain.wording.left_over import unused_by_all
from afterword.errors import AfterwordError, Conflict, GoogleError, InvalidInput
from afterword.web import enclosures
from afterword.web.answering import Said, back, dashboard_of, failed, form, look, render, status_of, text
from afterword.web.cards import Look
from afterword.web.times import Moment
from afterword.workflow import debrief as workflow
from afterword.workflow.catching_up import pay
from afterword.workflow.debrief import Outcome, Rewrite
from afterword.workflow.enclosing import Enclosure, enclose
from afterword.workflow.rewrite_marks import owe

LANGUAGES = {"en": "English", "de": "German", "fr": "French", "es": "Spanish"}
_LONGEST_SHOWN = 80
_LISTS = ("points", "touches", "resources")

BECAME = {
    Outcome.REWRITTEN: "is brought up to date.",
    Outcome.SAME: "reads the same.",
    Outcome.TOUCHED: "stays as it is, for you changed it.",
    Outcome.APPROVED: "stays as it is, for you approved it.",
    Outcome.IN_USE: "stays as it is, for it was saved a moment ago.",
    Outcome.NO_TIME: "stays as it is: the window leaves no time for you to look at a new text.",
    Outcome.GONE: "is no longer in Gmail’s drafts.",
    Outcome.UNSETTLED: "may be up to date: Gmail’s answer did not come, and Afterword finds out.",
    Outcome.REFUSED: "could not be composed.",
}


@dataclass(frozen=True, kw_only=True)
class Summary:
    """What is remembered, for reading; `empty` when nothing is."""

    lines: Sequence[tuple[str, Sequence[str]]]
    decision: Moment | None

    @property
    def empty(self) -> bool:
        return not self.lines and self.decision is None


def summary(debrief: Debrief, interview: Interview, look_: Look) -> Summary:
    told = (
        ("You talked about", _lines(debrief.points, interview)),
        ("Something personal", _lines(debrief.touches, interview)),
        ("What draws you", [debrief.interest]),
        ("To share", _lines(debrief.resources, interview)),
        ("To ask", [debrief.question]),
        ("Attached", [file.filename for file in debrief.attachments]),
        ("For yourself alone", _lines(debrief.private, interview)),
    )
    lines = [(name, [line for line in said if line]) for name, said in told]
    return Summary(
        lines=[(name, said) for name, said in lines if said], decision=look_.maybe(debrief.decision_by)
    )


def _lines(points: Iterable[Point], interview: Interview) -> list[str]:
    """Each remark as it is typed: “@Jane …” when it is for her alone."""
    names = {person.email: person.name.split()[0] for person in interview.panel if person.email}
    return [f"@{names[p.for_email]} {p.text}" if p.for_email in names else p.text for p in points]


@look
def page(request: Request) -> Response:
    """The form, with what is remembered so far."""
    dashboard = dashboard_of(request)
    interview = dashboard.store.interview(request.path_params["number"])
    debrief = dashboard.store.debrief(interview.id)
    return _form(request, interview, _typed(debrief, interview, dashboard.zone), _mark(debrief))


def _form(
    request: Request,
    interview: Interview,
    typed: dict[str, str],
    mark: str,
    *said: Said,
    status: int = 200,
    sure: bool = False,
) -> Response:
    kept = dashboard_of(request).store.debrief(interview.id)
    return render(
        request,
        "debrief.html",
        status=status,
        said=said,
        current="interviews",
        one=interview,
        typed=typed,
        mark=mark,
        sure=sure,
        languages={code.value: LANGUAGES.get(code.value, code.value) for code in Language},
        names=[person.name.split()[0] for person in interview.panel if person.email],
        people=[person for person in interview.panel if person.email],
        files=enclosures.listed(kept, interview),
        unused=unused_by_all(interview, kept),
        most=MOST_BYTES,
        most_words=megabytes(MOST_BYTES),
    )


def _typed(debrief: Debrief, interview: Interview, zone: str) -> dict[str, str]:
    decided = debrief.decision_by
    return {
        **{name: "\n".join(_lines(getattr(debrief, name), interview)) for name in _LISTS},
        "private": "\n".join(_lines(debrief.private, interview)),
        "interest": debrief.interest,
        "question": debrief.question,
        "decision_by": f"{decided.astimezone(ZoneInfo(zone)):%Y-%m-%d}" if decided else "",
        "language": debrief.language,
    }


def keep(request: Request, given: FormData) -> Response:
    """Keep it in place of what was there, then bring the drafts up to date if Gmail can be asked."""
    dashboard = dashboard_of(request)
    interview = dashboard.store.interview(request.path_params["number"])
    typed = {
        name: text(given, name)
        for name in (
            "points",
            "touches",
            "resources",
            "private",
            "interest",
            "question",
            "decision_by",
            "language",
        )
    }
    mark = text(given, "mark", most=80)
    with dashboard.debriefs.at(interview.id):
        try:
            doubts = _keep(request, given, interview, mark)
        except AfterwordError as error:
            return _form(request, interview, typed, mark, failed(error), status=status_of(error))
    if doubts:
        return _form(request, interview, typed, mark, *doubts, sure=True)
    told = (Said(text="Kept."), *_not_used(dashboard.store.debrief(interview.id), interview))
    return back(request, f"/interviews/{interview.id}", *told, *_followed(request, interview))


def _not_used(debrief: Debrief, interview: Interview) -> list[Said]:
    """What no note says, so that the candidate can say it in other words."""
    left = [f"“{_shown(text)}”" for text in unused_by_all(interview, debrief)]
    return (
        [Said(text=f"No note says this; say it in a few more words: {', '.join(left)}.", level="warn")]
        if left
        else []
    )


def _shown(text: str) -> str:
    """On one line, and of a long remark the beginning."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_SHOWN else f"{line[: _LONGEST_SHOWN - 1]}…"


def _keep(request: Request, given: FormData, interview: Interview, mark: str) -> tuple[Said, ...]:
    """Keep what was typed, and the files, or say what to think about first.

    The same once more, as by a double click, is no change.

    Raises:
        InvalidInput: something of it cannot be kept. Conflict: it was changed elsewhere since the form was opened.
    """
    store, before = dashboard_of(request).store, dashboard_of(request).store.debrief(interview.id)
    debrief, files = _read(request, given, interview), enclosures.chosen(given, interview)
    if not text(given, "sure") and (doubts := _doubts(debrief)):
        return (*doubts, *([Said(text="Choose the file again, too.", level="warn")] if files else []))
    off, kept = enclosures.taken_off(given, before), replace(without_private(debrief), attachments=())
    if _mark(before) != mark:
        if kept == replace(before, attachments=()) and not off and _has(before, files):
            return ()
        raise Conflict("This was changed elsewhere since you opened the page; open it again, and add yours.")
    united((file for file in before.attachments if file not in off), (one.file for one in files))
    owe(store, interview.id)
    for file in off:
        enclose(store, dashboard_of(request).files, interview, off=[file.filename], off_for=file.for_email)
    enclose(store, dashboard_of(request).files, interview, files)
    store.save_debrief(interview.id, replace(kept, attachments=store.debrief(interview.id).attachments))
    return ()


def _has(debrief: Debrief, files: Sequence[Enclosure]) -> bool:
    """Whether these are attached already."""
    return all(one.file in debrief.attachments for one in files)


def _read(request: Request, given: FormData, interview: Interview) -> Debrief:
    """What was typed; raises `InvalidInput`."""
    lists = {name: _points(text(given, name), interview) for name in (*_LISTS, "private")}
    return Debrief(
        points=lists["points"],
        touches=lists["touches"],
        resources=lists["resources"],
        private=lists["private"],
        interest=text(given, "interest"),
        question=text(given, "question"),
        decision_by=_day(text(given, "decision_by", most=20), dashboard_of(request).zone),
        language=checked_language(text(given, "language", most=10) or "en"),
    )


def _points(typed: str, interview: Interview) -> tuple[Point, ...]:
    """A remark for each line."""
    return tuple(point_of(line, interview) for line in typed.splitlines() if line.strip())


def _day(typed: str, zone: str) -> datetime | None:
    """The end of the working day they named."""
    if not typed:
        return None
    try:
        return datetime.combine(date.fromisoformat(typed), time(17), ZoneInfo(zone))
    except ValueError:
        raise InvalidInput(f"“{typed}” is no date; choose one, or leave it empty.") from None


def _doubts(debrief: Debrief) -> tuple[Said, ...]:
    """Remarks that seem meant for the candidate alone and are not marked so."""
    for_others = [p.text for p in (*debrief.points, *debrief.touches, *debrief.resources)]
    for_others += [debrief.interest, debrief.question]
    return tuple(
        Said(
            text=f"“{said}” seems meant for you alone: {why}. Begin the line with {MARK} to keep it out of the notes, "
            "or keep it as it is.",
            level="warn",
        )
        for said in for_others
        if not is_marked_private(said) and (why := private_reason(said))
    )


def _mark(debrief: Debrief) -> str:
    """Tells one debrief from another."""
    return sha256(repr(asdict(debrief)).encode()).hexdigest()[:20]


def _followed(request: Request, interview: Interview) -> list[Said]:
    """What became of the drafts that are there already."""
    dashboard = dashboard_of(request)
    if not workflow.drafted(dashboard.store, interview.id):
        return [Said(text="It goes into the notes when they are drafted.")]
    try:
        rewrites = dashboard.workers.run(lambda services: pay(services, interview.id))
    except GoogleError as error:
        later = f"The drafts are brought up to date as soon as Gmail can be reached: {error}"
        return [Said(text=later, level="warn")]
    return [_became(interview, one) for one in rewrites]


def _became(interview: Interview, one: Rewrite) -> Said:
    name = interview.interviewer(one.follow_up.interviewer_id).name
    changes = f" With this it would change: {' / '.join(one.changes)}" if one.changes else ""
    detail = f" {one.detail}" if one.detail else ""
    level = "done" if one.outcome in {Outcome.REWRITTEN, Outcome.SAME} else "warn"
    return Said(text=f"The note to {name} {BECAME[one.outcome]}{detail}{changes}", level=level)


ROUTES = [
    Route("/interviews/{number:int}/debrief", page),
    Route("/interviews/{number:int}/debrief", form(keep, files=enclosures.MOST_FILES), methods=["POST"]),
]
