"""When they decide, as it is typed on the debrief's form: shown back, and asked about where it is not sure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from afterword.domain.days import Doubt, day_in_words, read_day

_LONGEST_SHOWN = 40


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A day to tick."""

    value: str
    words: str
    ticked: bool


@dataclass(frozen=True, kw_only=True)
class Decision:
    """When they decide, as it was understood.

    Attributes:
        day: None where nothing was typed, or it is not sure.
        said: the day in words; "" where there is none.
        fault: what has to be put right or ticked, a sentence.
        choices: the days to tick one of.
    """

    day: date | None = None
    said: str = ""
    fault: str = ""
    choices: Sequence[Choice] = ()


@dataclass(frozen=True, kw_only=True)
class DayReader:
    """Reads days as they are typed on a day. `american`: 4/12 is the twelfth of April."""

    today: date
    language: str
    american: bool = False

    def decision(self, typed: str, ticked: str, *, kept: date | None) -> Decision:
        """The day that is meant; one that is `kept` already is not asked about again."""
        if not typed.strip():
            return Decision()
        found = read_day(typed, self.today, language=self.language, month_first=self.american)
        if found.doubt is None or found.days == (kept,):
            return self._settled(found.days[0])
        if found.doubt is Doubt.UNREADABLE:
            return Decision(
                fault=f"“{shortened(typed)}” cannot be read as a day; type “friday”, “4 december” or 2026-12-04."
            )
        choices = [
            Choice(value=day.isoformat(), words=self._in_words(day), ticked=day.isoformat() == ticked)
            for day in found.days
        ]
        chosen = next((day for day in found.days if day.isoformat() == ticked), None)
        if chosen:
            return replace(self._settled(chosen), choices=choices)
        return Decision(fault=_DOUBTS[found.doubt].format(choices[0].words), choices=choices)

    def _settled(self, day: date) -> Decision:
        return Decision(day=day, said=self._in_words(day))

    def _in_words(self, day: date) -> str:
        return day_in_words(day, "en", american=self.american, year=True)


_DOUBTS = {
    Doubt.SEVERAL: "That could be more than one day. Which one is it?",
    Doubt.PAST: "That is {}, which is past. Tick it if it is right.",
    Doubt.FAR: "That is {}, more than 60 days ahead. Tick it if it is right.",
}


def shortened(said: str) -> str:
    """On one line, and of what is long the beginning."""
    line = " ".join(said.split())
    return line if len(line) <= _LONGEST_SHOWN else f"{line[:_LONGEST_SHOWN]}…"
