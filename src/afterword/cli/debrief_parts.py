"""What stands on the command line of `afterword debrief`, read in its order; what cannot be used is asked for again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

import typer

from afterword.cli.output import complain
from afterword.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from afterword.bootstrap import Home
    from afterword.domain.model import Debrief, Interview, Remark

T = TypeVar("T")
_SECTIONS = {
    "--point": "talked",
    "--touch": "personal",
    "--interest": "role",
    "--ask": "next",
    "--resource": "share",
}
_UNCLEAR = "It is not clear what --for {} is for; put each --for right after its part."


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
                raise InvalidInput(_UNCLEAR.format(found[-1].for_whom))
            found.append(Given(option=option, said=value, for_whom=general))
        elif found and ours:
            found[-1] = replace(found[-1], for_whom=value)
            overrides = general
        elif found or general:
            raise InvalidInput(_UNCLEAR.format(value))
        else:
            general = value
        ours = option != "--for"
    yield from found


@dataclass(frozen=True, kw_only=True)
class Reading:
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
