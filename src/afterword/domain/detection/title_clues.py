"""What a title says for and against an interview."""

from collections.abc import Iterator

from afterword.domain.detection.evidence import Clue
from afterword.domain.detection.job import Entities
from afterword.domain.detection.text import Found
from afterword.domain.detection.title import FAINT, Title, is_called_interview, is_task
from afterword.domain.detection.vocabulary import weights as weigh


def called_clue(title: Title) -> Clue | None:
    """What the title calls the meeting; several words for an interview are little more than one."""
    if not title.called:
        return None
    best = max(title.called, key=lambda found: found.tag)
    rest = sum(min(found.tag, 2.0) for found in title.called if found is not best)
    weight = best.tag + min(1.5, rest)
    return Clue(weight, f"its title speaks of “{_as_written(title, best.start, best.end)}”", worded=True)


def _as_written(title: Title, start: int, end: int) -> str:
    return title.text[title.words[start].start : title.words[end - 1].end]


def other_clue(title: Title, other: Found[str]) -> Clue:
    written = _as_written(title, other.start, other.end)
    return Clue(weigh.NOT_IN_TITLE, f"“{written}” in its title means {other.tag}")


def title_clues(
    title: Title, entities: Entities, other: Found[str] | None, clash: Found[bool] | None, *, own_entry: bool
) -> Iterator[Clue]:
    """Everything the title says."""
    if other is not None:
        yield other_clue(title, other)
    called = called_clue(title)
    if called is not None:
        yield called
        if clash is not None and other is None:
            yield Clue(
                weigh.CLASHING_IN_TITLE, f"its title also says “{_as_written(title, clash.start, clash.end)}”"
            )
    yield from _name_clues(entities, called)
    if own_entry and is_task(title):
        yield Clue(weigh.NOT_IN_TITLE, "it reads as something to do")
    if own_entry and entities.company and is_called_interview(title):
        yield Clue(weigh.OWN_ENTRY_DETAILED, "you wrote it down yourself, with the company", worded=True)
    elif own_entry and entities.people:
        yield Clue(weigh.OWN_ENTRY_NAMED, "you wrote it down yourself, with a name")


def _name_clues(entities: Entities, called: Clue | None) -> Iterator[Clue]:
    if entities.facing and (entities.company or (called and called.weight > FAINT)):
        weight = weigh.NAMES_FACING if entities.company else weigh.PERSONS_FACING
        yield Clue(weight, "its title puts your name beside another", worded=True)
    if entities.role:
        yield Clue(weigh.ROLE_NAMED, f"its title names a role, {entities.role}", worded=True)
    if entities.company_agrees:
        yield Clue(
            weigh.COMPANY_AGREES,
            "a guest's address is of the company in its title",
            worded=called is not None or entities.facing,
        )
