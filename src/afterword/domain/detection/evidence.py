"""What in an event speaks for an interview and what against, each with its weight and its words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from afterword.domain.calendar_event import CalendarEvent
from afterword.domain.detection.organisations import SCHEDULING, has_video_link
from afterword.domain.detection.text import Lexicon, Words, folded_words
from afterword.domain.detection.vocabulary import hiring, interviews
from afterword.domain.detection.vocabulary import weights as weigh

SHORTEST, LONGEST = timedelta(minutes=15), timedelta(hours=6)


LONGEST_DAY = timedelta(hours=10)

INVITING = Lexicon(
    dict.fromkeys(hiring.INVITING, True)
    | {
        phrase: True
        for phrase in interviews.STRONG
        if len(folded_words(phrase)) > 1 or "interview" not in phrase
    }
)
SPEAKING = Lexicon(
    dict.fromkeys(hiring.SPEAKING, True) | {phrase: True for phrase in interviews.LIKELY if " " in phrase}
)
HIRING = Lexicon(dict.fromkeys(hiring.HIRING, True))
OTHERS = Lexicon(dict.fromkeys(hiring.INTERVIEWING_OTHERS, True))
NO_JOB = Lexicon(dict.fromkeys(hiring.NO_JOB, True))


@dataclass(frozen=True, slots=True)
class Clue:
    """One piece of evidence. `worded`: it is something that was written, not only how the meeting looks."""

    weight: float
    reason: str
    worded: bool = False


def speaks_of_hiring(text: Words) -> bool:
    """Whether a description has any word of an application in it."""
    return any(words.first(text) is not None for words in (INVITING, SPEAKING, HIRING))


def description_clues(text: Words) -> Iterator[Clue]:
    """What the description says of an application, or of something else."""
    inviting = INVITING.first(text)
    if inviting is not None:
        yield Clue(weigh.DESCRIPTION_INVITES, f"the description speaks of “{inviting.phrase}”", worded=True)
    elif speaking := SPEAKING.first(text):
        yield Clue(weigh.DESCRIPTION_SPEAKS, f"the description speaks of “{speaking.phrase}”", worded=True)
    hints = {found.phrase for found in HIRING.find(text)}
    if hints:
        weight = min(weigh.DESCRIPTION_HIRING_MOST, weigh.DESCRIPTION_HIRING_WORD * len(hints))
        yield Clue(weight, f"the description speaks of {_quoted(hints)}", worded=True)
    others = OTHERS.first(text)
    if others is not None:
        yield Clue(weigh.INTERVIEWING_OTHERS, f"“{others.phrase}” is written to those who interview")
    against = {found.phrase for found in NO_JOB.find(text)}
    if against:
        weight = weigh.NOT_IN_DESCRIPTION * min(2, len(against))
        yield Clue(weight, f"the description speaks of {_quoted(against)}")


def _quoted(phrases: set[str]) -> str:
    return ", ".join(f"“{phrase}”" for phrase in sorted(phrases)[:3])


def system_clues(system: str | None) -> Iterator[Clue]:
    if system in SCHEDULING.values():
        yield Clue(weigh.SCHEDULING_SYSTEM, f"it was arranged through {system}")
    elif system is not None:
        yield Clue(weigh.RECRUITING_SYSTEM, f"it comes from {system}, which arranges interviews", worded=True)


def shape_clues(event: CalendarEvent) -> Iterator[Clue]:
    """How the meeting looks: its length, its place, whether it repeats."""
    if event.conference or has_video_link(event) or event.location.strip():
        yield Clue(weigh.LINK_OR_PLACE, "it has a link or a place to meet")
    if event.start is not None and event.end is not None and not event.all_day:
        yield from _length_clues(event.end - event.start)
    if event.recurring:
        yield Clue(weigh.RECURRING, "it repeats, and interviews seldom do")
    if event.event_type == "fromGmail":
        yield Clue(weigh.FROM_MAIL, "Google made it from a mail")
    if event.response == "accepted":
        yield Clue(weigh.ACCEPTED, "you accepted the invitation")


def _length_clues(length: timedelta) -> Iterator[Clue]:
    if SHORTEST <= length <= LONGEST:
        yield Clue(weigh.USUAL_LENGTH, "it is as long as interviews are")
    elif length < SHORTEST or length > LONGEST_DAY:
        yield Clue(weigh.UNUSUAL_LENGTH, "it is shorter or longer than interviews are")
