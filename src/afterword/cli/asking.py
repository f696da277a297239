"""Asks in the terminal what the candidate remembers: the sentence grows where they type it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

import typer

from afterword.cli.output import complain, say
from afterword.domain.debriefing import person_meant
from afterword.domain.model import Debrief, Interview, Remark
from afterword.domain.notes.starters import GAP, Section, Starter, Starters
from afterword.domain.notes.typed import usable
from afterword.errors import InvalidInput

if TYPE_CHECKING:
    from prompt_toolkit.input import Input
    from prompt_toolkit.output import Output

QUESTIONS = {
    Section.TALKED: "What did you talk about?",
    Section.PERSONAL: "Anything personal?",
    Section.ROLE: "What about the role?",
    Section.NEXT: "Anything to ask?",
    Section.SHARE: "Anything to share: a link, a book?",
}
_OWN = "a sentence of your own"


@dataclass(frozen=True, kw_only=True)
class Line:
    """What was typed on one line, and which beginning stood before it; "" for a sentence of one's own."""

    starter: str
    text: str


Ask = Callable[[tuple[Starter, ...]], Line | None]
ReadDay = Callable[[str], datetime | None]


def asked(interview: Interview, starters: Starters, before: Debrief, read_day: ReadDay, ask: Ask) -> Debrief:
    """Ask section by section until nothing is typed; what cannot be used is told and asked again."""
    say(f"{interview.role} at {interview.company}, with {_names(interview)}.")
    say("Complete a sentence. Tab: another beginning. Enter on an empty line: go on.")
    if len(interview.panel) > 1:
        say("Begin with “@name” for what is meant for one of them.")
    for remark in before.remarks:
        say(f"  kept already, {remark.id}: {starters.sentence(remark.starter, remark.text)}")
    remarks = [
        remark
        for section, question in QUESTIONS.items()
        for remark in _of_section(section, question, interview, starters, ask)
    ]
    decision_by = _asked_day(read_day)
    jotting = typer.prompt("For yourself alone, never in a note", default="", show_default=False)
    return Debrief(
        remarks=tuple(remarks),
        decision_by=decision_by,
        jottings=(jotting.strip(),) if jotting.strip() else (),
    )


def _of_section(
    section: Section, question: str, interview: Interview, starters: Starters, ask: Ask
) -> Iterator[Remark]:
    offered = starters.of(section)
    if not offered:
        return
    say(f"\n{question}")
    while (line := ask(offered)) is not None:
        try:
            yield _remark(line, interview)
        except InvalidInput as error:
            complain(str(error))


def _remark(line: Line, interview: Interview) -> Remark:
    """Raises `InvalidInput`."""
    text, for_id = line.text.strip(), None
    if text.startswith("@") and " " in text:
        who, text = text[1:].split(maxsplit=1)
        for_id = person_meant(who, interview).id
    return Remark(starter=line.starter, text=usable(text), for_id=for_id)


def _asked_day(read_day: ReadDay) -> datetime | None:
    while True:
        typed: str = typer.prompt("They decide by (“friday”, “4 december”)", default="", show_default=False)
        if not typed.strip():
            return None
        try:
            day = read_day(typed)
        except InvalidInput as error:
            complain(str(error))
        else:
            if day is not None:
                return day


def _names(interview: Interview) -> str:
    return ", ".join(person.name for person in interview.panel) or "nobody named yet"


@dataclass
class SentencePrompt:
    """Asks for one sentence with prompt_toolkit; the beginning stands before the cursor, the whole below."""

    source: "Input | None" = None
    target: "Output | None" = None
    _place: int = field(default=0, init=False)

    def __call__(self, offered: tuple[Starter, ...]) -> Line | None:
        """The line, or None when nothing was typed."""
        from prompt_toolkit import PromptSession  # noqa: PLC0415 (only where somebody is asked)
        from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent  # noqa: PLC0415

        self._place = 0
        keys = KeyBindings()

        @keys.add("tab")
        def _(_event: KeyPressEvent) -> None:
            self._place = (self._place + 1) % (len(offered) + 1)

        @keys.add("s-tab")
        def _(_event: KeyPressEvent) -> None:
            self._place = (self._place - 1) % (len(offered) + 1)

        session: PromptSession[str] = PromptSession(
            key_bindings=keys, input=self.source, output=self.target, enable_history_search=False
        )
        typed = session.prompt(
            lambda: self._beginning(offered),
            bottom_toolbar=lambda: self._whole(offered, session.default_buffer.text),
        )
        if not typed.strip():
            return None
        chosen = self._chosen(offered)
        return Line(starter=chosen.key if chosen else "", text=typed)

    def _chosen(self, offered: tuple[Starter, ...]) -> Starter | None:
        return offered[self._place] if self._place < len(offered) else None

    def _beginning(self, offered: tuple[Starter, ...]) -> str:
        chosen = self._chosen(offered)
        return f"  {chosen.shown.partition(GAP)[0] if chosen else f'({_OWN}) '}"

    def _whole(self, offered: tuple[Starter, ...], typed: str) -> str:
        chosen = self._chosen(offered)
        if not typed.strip():
            hint = f"for example: {chosen.hint}" if chosen and chosen.hint else ""
            return f" Tab: another beginning   {hint}"
        return f" {chosen.sentence(typed.strip())}" if chosen else f" {typed}"
