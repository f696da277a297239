"""Five short questions after an interview, any of which may be skipped."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import typer

from afterword.cli.output import complain, say
from afterword.domain.debriefing import checked_language, is_marked_private, point_of, private_reason
from afterword.domain.model import Debrief, Point
from afterword.errors import InvalidInput

if TYPE_CHECKING:
    from afterword.domain.model import Interview


@dataclass(frozen=True, kw_only=True)
class Answers:
    """What was said, as it was said."""

    points: tuple[str, ...] = ()
    touches: tuple[str, ...] = ()
    interest: str = ""
    resources: tuple[str, ...] = ()
    question: str = ""
    decision_by: str = ""
    private: tuple[str, ...] = ()


def asked(interview: "Interview", read_day: Callable[[str], datetime]) -> Answers:
    """Ask; an empty answer skips, a semicolon parts two remarks, “@jane …” is for Jane, “! …” for oneself."""
    people = ", ".join(person.name for person in interview.panel)
    say(f"{interview.role} at {interview.company}, with {people or 'nobody named yet'}.")
    say("Press Enter to skip. “;” parts remarks, “@name …” is for one of them, “! …” is for yourself alone.")

    def for_them(answer: str) -> None:
        _pointed(_parted(answer), interview, "")

    def with_a_day(answer: str) -> None:
        day = _next_steps(answer)[1]
        if day:
            read_day(day)

    points = _parted(_ask("What did you talk about?", for_them))
    touches = _parted(_ask("Anything personal: in common, on their shelf?", for_them))
    interest = _ask("What draws you to the role?", for_them)
    resources = _parted(_ask("Anything to share: a link, a book?", for_them))
    question, decision_by = _next_steps(
        _ask("Next steps: your question, or “by friday” if they named a day?", with_a_day)
    )
    return Answers(
        points=points,
        touches=touches,
        interest=interest,
        resources=resources,
        question=question,
        decision_by=decision_by,
    )


def _ask(question: str, read: Callable[[str], None]) -> str:
    """An answer that can be read; what cannot is told and asked again, so that the others are not lost."""
    while True:
        answer: str = typer.prompt(question, default="", show_default=False)
        try:
            read(answer)
        except InvalidInput as error:
            complain(str(error))
        else:
            return answer.strip()


def _parted(answer: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in answer.split(";") if part.strip())


def _next_steps(answer: str) -> tuple[str, str]:
    """A question and a day of decision, in either order."""
    parts = _parted(answer)
    days = [part for part in parts if part.lower().startswith("by ")]
    questions = [part for part in parts if part not in days]
    return "; ".join(questions), days[0] if days else ""


def from_options(
    given: Answers,
    interview: "Interview",
    for_whom: str,
    language: str,
    read_day: Callable[[str], datetime],
    may_ask: bool,
) -> Debrief:
    """The debrief that was said; what is not meant for others is kept for the candidate alone, and that is told.

    Raises:
        InvalidInput: an address, a day or a language is not understood.
    """
    sieve = _Sieve(may_ask)
    points = tuple(sieve.sift(_pointed(given.points, interview, for_whom)))
    touches = tuple(sieve.sift(_pointed(given.touches, interview, for_whom)))
    resources = tuple(sieve.sift(_pointed(given.resources, interview, for_whom)))
    interest = tuple(sieve.sift(_pointed((given.interest,), interview, "")))
    question = tuple(sieve.sift(_pointed((given.question,), interview, "")))
    return Debrief(
        points=points,
        touches=touches,
        resources=resources,
        interest=interest[0].text if interest else "",
        question=question[0].text if question else "",
        decision_by=read_day(given.decision_by) if given.decision_by else None,
        private=(*_pointed(given.private, interview, for_whom), *sieve.kept),
        language=checked_language(language),
    )


def _pointed(texts: tuple[str, ...], interview: "Interview", for_whom: str) -> tuple[Point, ...]:
    """Line by line: a remark may have been pasted with several."""
    lines = (line.strip() for text in texts for line in text.splitlines())
    return tuple(point_of(line, interview, for_whom) for line in lines if line)


class _Sieve:
    """Keeps back what seems private, asking where somebody can answer."""

    def __init__(self, may_ask: bool) -> None:
        self.kept: list[Point] = []
        self._may_ask = may_ask

    def sift(self, points: tuple[Point, ...]) -> Iterator[Point]:
        for point in points:
            if self._is_private(point.text):
                self.kept.append(Point(text=point.text.lstrip("! "), for_email=point.for_email))
            else:
                yield point

    def _is_private(self, text: str) -> bool:
        if is_marked_private(text):
            return True
        why = private_reason(text)
        if not why:
            return False
        if self._may_ask:
            return not typer.confirm(f"“{text}”: {why}. Use it in a note all the same?", default=False)
        complain(f"Kept for yourself alone: “{text}” ({why}).")
        return True
