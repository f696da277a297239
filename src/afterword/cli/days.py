"""The day by which they decide, as it is typed in a terminal: shown back, and asked about where it is not sure."""

from collections.abc import Callable
from datetime import date, datetime

import typer

from afterword.adapters.rendering.letters import is_american
from afterword.cli.output import say
from afterword.domain.days import DayRead, Doubt, day_in_words, read_day
from afterword.domain.debriefing import decided_at
from afterword.domain.instants import zone
from afterword.domain.model import Interview
from afterword.errors import InvalidInput


def decision_reader(
    interview: Interview, language: str, timezone: str, now: datetime, *, may_ask: bool, sure: bool
) -> Callable[[str], datetime | None]:
    """Reads a day; `sure`: one in the past or far ahead is meant as it stands.

    The reader raises `InvalidInput` for what is no day, or could be several where nobody can be asked; it gives None
    where the candidate, asked, says that this was not the day.
    """
    american = is_american(timezone)
    today = now.astimezone(zone(timezone)).date()

    def read(typed: str) -> datetime | None:
        found = read_day(typed, today, language=language, month_first=american)
        day = _decided(typed, found, american=american, may_ask=may_ask, sure=sure)
        if day is None:
            return None
        if may_ask:
            say(f"They decide by {day_in_words(day, 'en', american=american, year=True)}.")
        return decided_at(day, interview)

    return read


def _decided(typed: str, found: DayRead, *, american: bool, may_ask: bool, sure: bool) -> date | None:
    words = [day_in_words(day, "en", american=american, year=True) for day in found.days]
    match found.doubt:
        case None:
            return found.days[0]
        case Doubt.UNREADABLE:
            raise InvalidInput(
                f"“{typed}” cannot be read as a day; try “friday”, “4 december” or 2026-12-04."
            )
        case Doubt.SEVERAL if may_ask:
            return _chosen(found, words)
        case Doubt.SEVERAL:
            raise InvalidInput(f"“{typed}” could be {' or '.join(words)}; say which, as in 2026-12-04.")
        case _ if sure or (may_ask and typer.confirm(f"That is {words[0]}. Is it right?", default=False)):
            return found.days[0]
        case _ if may_ask:
            return None
        case Doubt.PAST:
            raise InvalidInput(f"“{typed}” is {words[0]}, which is past; give the day again, with its year.")
        case _:
            raise InvalidInput(f"“{typed}” is {words[0]}, more than 60 days ahead; add --yes if it is right.")


def _chosen(found: DayRead, words: list[str]) -> date:
    for number, one in enumerate(words, 1):
        say(f"  {number}  {one}")
    while True:
        chosen: int = typer.prompt("Which day", type=int)
        if 1 <= chosen <= len(words):
            return found.days[chosen - 1]
