"""What a title says for and against an interview."""

from collections.abc import Iterator
from itertools import pairwise

from afterword.domain.detection.entities import Entities
from afterword.domain.detection.evidence import Clue
from afterword.domain.detection.kinds import CUSTOMER_FACING
from afterword.domain.detection.text import Found, Lexicon, fold
from afterword.domain.detection.titles import FAINT, LIKELY, ROLES, Title
from afterword.domain.detection.vocabulary import other_meetings
from afterword.domain.detection.vocabulary import weights as weigh
from afterword.domain.detection.vocabulary.interviews import AMBIGUOUS

OTHER = Lexicon({phrase: why for why, phrases in other_meetings.DECISIVE.items() for phrase in phrases})
CLASHING = Lexicon(dict.fromkeys(other_meetings.CLASHING, True))
CANCELLED = Lexicon(dict.fromkeys(other_meetings.CANCELLED, True))
TASKS = Lexicon(dict.fromkeys(other_meetings.TASKS, True))
PLACEHOLDER = Lexicon(dict.fromkeys(other_meetings.PLACEHOLDERS, True))
_SPEAKS_OF_INTERVIEWS = (
    "interview",
    "gesprach",
    "entretien",
    "entrevista",
    "colloqui",
    "gesprek",
    "面接",
    "面談",
)
_REACH = 3


def other_meeting(title: Title) -> Found[str] | None:
    """What in the title says that it is another kind of meeting; part of a job's name does not."""
    masked = _in_roles(title)
    for found in OTHER.find(title.words):
        spoken = any(word in found.phrase for word in _SPEAKS_OF_INTERVIEWS)
        if (spoken or not set(range(found.start, found.end)) <= masked) and _runs_together(title, found):
            return found
    return None


def _runs_together(title: Title, found: Found[str]) -> bool:
    """Whether a phrase is written as one, and not across a colon or a dash as in “Interview – Podcast Producer”."""
    pairs = pairwise(title.words[found.start : found.end])
    return all(
        len(title.text[before.end : word.start].strip()) == 0 or word.start - before.end == 1
        for before, word in pairs
    )


def clashes(title: Title) -> Found[bool] | None:
    masked = _in_roles(title)
    return next((found for found in CLASHING.find(title.words) if found.start not in masked), None)


def is_task(title: Title) -> bool:
    """Whether the title begins as what somebody notes to do."""
    return bool(title.words) and TASKS.at(title.words.folded, 0) is not None


def is_cancelled(title: Title) -> bool:
    """Whether the title begins by saying so, as Outlook's cancellations do."""
    return bool(title.words) and CANCELLED.at(title.words.folded, 0) is not None


def is_placeholder(title: Title) -> bool:
    """Whether the title begins or ends as those of times that are only kept free."""
    folded = title.words.folded
    return bool(folded) and any(PLACEHOLDER.at(folded, place) is not None for place in (0, len(folded) - 1))


def _in_roles(title: Title) -> set[int]:
    """The places of words that belong to a job's name: up to three before its noun."""
    masked: set[int] = set()
    for role in ROLES.find(title.words):
        start = role.start
        while start > max(0, role.start - _REACH) and _runs_on(title, start):
            start -= 1
        if role.tag:
            masked.update(range(start, role.start))
    for found in CUSTOMER_FACING.find(title.words):
        if found.end - found.start > 1:
            masked.update(range(found.start, found.end))
    return masked


def _runs_on(title: Title, place: int) -> bool:
    before, word = title.words[place - 1], title.words[place]
    return title.text[before.end : word.start] in {" ", "-", "/", " & ", "&"} and before.folded not in _STOPS


_STOPS = frozenset(
    fold(word) for word in ("with", "for", "mit", "avec", "con", "com", "met", "interview", "at", "w")
)


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


def only_faint(title: Title) -> bool:
    """Whether the title has no word for it but those that people use for any meeting."""
    return all(found.tag <= FAINT for found in title.called)


def is_ambiguous(title: Title) -> bool:
    """Whether the title's words for it are those that other talks are called too."""
    return all(found.phrase in AMBIGUOUS for found in title.called if found.tag >= LIKELY)


def is_called_interview(title: Title) -> bool:
    return any(found.tag >= LIKELY for found in title.called)
