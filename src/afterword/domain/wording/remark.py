"""What a remembered point is once it can stand in a sentence."""

from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """Where the text of a remark fits.

    TOPIC: after “about”: “the Postgres migration”, “how you onboard juniors”.
    HEARD: after “about”, and it was they who told it.
    ASKED: after “your question about”. TOLD: after “tell you about”, and it was the candidate who told it.
    FACT: after “that”. MOMENT: after “the moment when”. SEEN: after “see”.
    SAID: a sentence of the candidate's without its stop.
    QUIET: after “about”, and too grave to have been enjoyed.
    """

    TOPIC = "topic"
    HEARD = "heard"
    ASKED = "asked"
    TOLD = "told"
    FACT = "fact"
    MOMENT = "moment"
    SEEN = "seen"
    SAID = "said"
    QUIET = "quiet"


@dataclass(frozen=True, kw_only=True)
class Remark:
    """One thing remembered, ready for a sentence.

    Attributes:
        rank: what is said first: 0 what they talked about or felt, 1 what was only noted, 2 a dry detail.
        personal: it is about a life outside the work.
    """

    form: Form
    text: str
    rank: int = 1
    personal: bool = False


@dataclass(frozen=True, kw_only=True)
class Resource:
    """Something to share: a title that stands as an object, a link or "", and whether it is the candidate's."""

    title: str
    url: str
    own: bool = False


class InterestForm(StrEnum):
    """Where the text of an interest fits: THING after “what draws me is”, FACT after “because”, SAID alone."""

    THING = "thing"
    FACT = "fact"
    SAID = "said"


@dataclass(frozen=True, kw_only=True)
class Interest:
    form: InterestForm
    text: str


class AskForm(StrEnum):
    """Where the text of a question fits: CLAUSE after “tell me”, ABOUT after “about”, DIRECT alone with its mark."""

    CLAUSE = "clause"
    ABOUT = "about"
    DIRECT = "direct"


@dataclass(frozen=True, kw_only=True)
class Ask:
    form: AskForm
    text: str
