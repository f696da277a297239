"""The debrief's form: what is typed on it, what of that can be used, and what has to be put right."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from itertools import zip_longest

from starlette.datastructures import FormData

from afterword.domain.days import Doubt, day_in_words, read_day
from afterword.domain.debriefing import all_seen, decided_at, decision_day, numbered, repaired
from afterword.domain.model import Debrief, Interview, Remark
from afterword.domain.notes.starters import Section, Starter, Starters
from afterword.domain.notes.typed import usable
from afterword.errors import InvalidInput

LANGUAGES = {"en": "English", "de": "German", "fr": "French", "es": "Spanish"}
QUESTIONS = {
    Section.TALKED: "What did you talk about?",
    Section.PERSONAL: "Something personal?",
    Section.ROLE: "What about the role?",
    Section.NEXT: "Anything to ask?",
    Section.SHARE: "Anything to share?",
}
_FIELDS = ("remark", "section", "starter", "text", "whom")
_LONGEST_SHOWN = 40
_DOUBTS = {
    Doubt.SEVERAL: "That could be more than one day. Which one is it?",
    Doubt.PAST: "That is {}, which is past. Tick it if it is right.",
    Doubt.FAR: "That is {}, more than 60 days ahead. Tick it if it is right.",
}


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
                fault=f"“{_shortened(typed)}” cannot be read as a day; type “friday”, “4 december” or 2026-12-04."
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


def _shortened(said: str) -> str:
    """On one line, and of what is long the beginning."""
    line = " ".join(said.split())
    return line if len(line) <= _LONGEST_SHOWN else f"{line[:_LONGEST_SHOWN]}…"


@dataclass(frozen=True, kw_only=True)
class Row:
    """A sentence as it was typed.

    Attributes:
        whom: the id of the one it is for; "" for everybody.
        fault: why it cannot be used, a sentence; "" when it can.
        place: which row of the form it is; the first is 0.
        id: of the remark that is kept; 0 for a new one.
    """

    section: Section = Section.TALKED
    starter: str = ""
    text: str = ""
    whom: str = ""
    id: int = 0
    fault: str = ""
    place: int = 0


@dataclass(frozen=True, kw_only=True)
class Typed:
    """Everything on the form but its files.

    Attributes:
        day: when they decide, in whatever words.
        ticked: which day that is, where it had to be asked: “2026-12-04”.
        to: whom the files are for. off: those that are to be taken off.
    """

    rows: tuple[Row, ...] = ()
    day: str = ""
    ticked: str = ""
    language: str = "en"
    jottings: str = ""
    to: str = ""
    off: tuple[str, ...] = ()


def as_kept(debrief: Debrief, interview: Interview) -> Typed:
    """The form as it shows what is kept."""
    day = decision_day(debrief, interview)
    return Typed(
        rows=tuple(_row(remark) for remark in debrief.remarks),
        day=day.isoformat() if day else "",
        language=debrief.language,
        jottings="\n".join(debrief.jottings),
    )


def _row(remark: Remark) -> Row:
    whom = str(remark.for_id) if remark.for_id is not None else ""
    return Row(starter=remark.starter, text=remark.text, whom=whom, id=remark.id)


def as_typed(given: FormData) -> Typed:
    """The form as it was sent; rows without a text are left out.

    Raises:
        InvalidInput: a file came in the place of words.
    """
    lists = [[_words(one) for one in given.getlist(field)] for field in _FIELDS]
    rows = [_typed_row(place, *fields) for place, fields in enumerate(zip_longest(*lists, fillvalue=""))]
    day, ticked, language, jottings, to = (
        _words(given.get(field, "")) for field in ("decision_by", "day", "language", "jottings", "for")
    )
    return Typed(
        rows=tuple(_each_once(row for row in rows if row.text.strip())),
        day=day,
        ticked=ticked,
        language=language or "en",
        jottings=jottings,
        to=to,
        off=tuple(_words(one) for one in given.getlist("off")),
    )


def _words(value: object) -> str:
    if not isinstance(value, str):
        raise InvalidInput("This form is not complete; open the page again.")
    return value.replace("\r\n", "\n")


def _typed_row(place: int, remark: str, section: str, starter: str, text: str, whom: str) -> Row:
    stood = Section(section) if section in set(Section) else Section.TALKED
    return Row(section=stood, starter=starter, text=text, whom=whom, id=_number(remark), place=place)


def _each_once(rows: Iterable[Row]) -> Iterator[Row]:
    """Of two rows with the id of one remark the second is new."""
    taken: set[int] = set()
    for row in rows:
        yield replace(row, id=0) if row.id in taken else row
        taken.add(row.id)


def _number(said: str) -> int:
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else 0


# --- what of it can be used --------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Understood:
    """What was typed, each row with its fault if it has one, and what can be used of it."""

    typed: Typed
    remarks: tuple[Remark, ...]
    decision: Decision

    @property
    def faulty(self) -> tuple[Row, ...]:
        return tuple(row for row in self.typed.rows if row.fault)

    def with_kept(self, kept: Debrief, interview: Interview) -> Typed:
        """The form with what is kept now, and beside it what is still to be put right."""
        now, asked = as_kept(kept, interview), self.decision.fault
        return replace(
            now,
            rows=(*now.rows, *(replace(row, id=0) for row in self.faulty)),
            day=self.typed.day if asked else now.day,
            ticked=self.typed.ticked if asked else "",
        )

    @property
    def left(self) -> str:
        """What cannot be kept as it is, told from anything else in a short word; "" where there is nothing."""
        faults = [(row.starter, row.text, row.whom) for row in self.faulty]
        day = (self.typed.day, self.typed.ticked) if self.decision.fault else ()
        return (
            sha256(repr((faults, day)).encode("utf-8", "replace")).hexdigest()[:20] if faults or day else ""
        )


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Reads what is typed about one interview, on a day. `american`: 4/12 is the twelfth of April."""

    interview: Interview
    kept: Debrief
    today: date
    american: bool = False

    def understood(self, typed: Typed, starters: Starters | None) -> Understood:
        """What can be used; the rest with what is wrong with it. Without starters no row can be judged."""
        decision = self.decision(typed)
        if starters is None:
            return Understood(typed=typed, remarks=(), decision=decision)
        judged = [self._judged(row, starters) for row in typed.rows]
        return Understood(
            typed=replace(typed, rows=tuple(row for row, _ in judged)),
            remarks=self._as_given(remark for _, remark in judged if remark is not None),
            decision=decision,
        )

    def _as_given(self, remarks: Iterable[Remark]) -> tuple[Remark, ...]:
        """In the order they were given: the form has them by section, and who reads what goes by their order."""
        places = {remark.id: place for place, remark in enumerate(self.kept.remarks)}
        return tuple(sorted(remarks, key=lambda remark: places.get(remark.id, len(places))))

    def _judged(self, row: Row, starters: Starters) -> tuple[Row, Remark | None]:
        """The row where its beginning belongs, with its fault or with the remark it is."""
        found = next((one for one in starters.each if one.key == row.starter), None)
        row = replace(row, section=found.section if found else row.section, fault="")
        try:
            return row, self._remark(row, found, starters.language)
        except InvalidInput as error:
            return replace(row, fault=str(error)), None

    def _remark(self, row: Row, found: Starter | None, language: str) -> Remark:
        """A remark with an id that is not kept is a new one. Raises `InvalidInput`."""
        if row.starter and found is None:
            raise InvalidInput(
                f"There is no beginning “{_shortened(row.starter)}” in {LANGUAGES.get(language, language)}; "
                "choose another."
            )
        known = any(remark.id == row.id for remark in self.kept.remarks)
        return Remark(
            starter=row.starter,
            text=usable(row.text),
            for_id=self._reader(row.whom),
            id=row.id if known else 0,
        )

    def _reader(self, whom: str) -> int | None:
        if whom and _number(whom) not in {person.id for person in self.interview.panel}:
            raise InvalidInput("This is for somebody who is not on the panel; choose whom it is for.")
        return _number(whom) if whom else None

    def made(self, understood: Understood) -> Debrief:
        """The debrief that comes of it, as it is kept once the candidate has read its notes; without files."""
        kept, day = self.kept, understood.decision.day
        same_day = day == decision_day(kept, self.interview)
        made = Debrief(
            remarks=numbered(understood.remarks),
            decision_by=kept.decision_by if same_day else decided_at(day, self.interview) if day else None,
            jottings=_jotted(understood.typed),
            language=understood.typed.language,
        )
        return all_seen(made)

    def decision(self, typed: Typed) -> Decision:
        """The day that was typed, as far as it is sure, or was ticked, or is kept already."""
        day = DayReader(today=self.today, language=typed.language, american=self.american)
        return day.decision(typed.day, typed.ticked, kept=decision_day(self.kept, self.interview))


def _jotted(typed: Typed) -> tuple[str, ...]:
    """A jotting for each line."""
    return tuple(line.strip() for line in typed.jottings.splitlines() if line.strip())


def mended(typed: Typed, words: str, better: str) -> Typed:
    """With these words put right in every row that has them."""
    return replace(typed, rows=tuple(_mended_rows(typed.rows, words, better)))


def _mended_rows(rows: Sequence[Row], words: str, better: str) -> Iterator[Row]:
    texts = Debrief(remarks=tuple(Remark(starter="", text=row.text) for row in rows))
    for row, remark in zip(rows, repaired(texts, [(words, better)]).remarks, strict=True):
        yield replace(row, text=remark.text)
