"""How much of everything: the real run, and one so small that a test can make it."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Sizes:
    """Counts are follow-ups, spans are seconds.

    Attributes:
        cost: how many are brought from the interview's end to sent, for each point of the curve.
        waiting: how many drafts wait for an hour, for each point of the curve.
        crowd: how many wait with a draft while others are sent; `due` of them within `due_within`.
        crowds: smaller crowds for the curve, each with sends at the same rate for `short`.
        stores: how many are in the store at a start; at most `crowd` of them wait.
        lead: from filling the store to the first send; a process must have started by then.
        starts: how often a start is made. idle: how long an idle autopilot is looked at.
        recipients: how many notes are composed. listed: how many `list` shows.
        repeats: how often each command is started. lost: how many are due when the process is killed.
    """

    cost: tuple[int, ...] = (4, 40, 400)
    waiting: tuple[int, ...] = (1, 100, 1000)
    crowd: int = 10_000
    due: int = 500
    due_within: float = 60
    crowds: tuple[int, ...] = (100, 1_000)
    short: float = 6
    jumped: int = 50
    lead: float = 7
    stores: tuple[int, ...] = (1_000, 10_000, 100_000)
    starts: int = 3
    idle: float = 120
    recipients: int = 10_000
    listed: int = 5_000
    repeats: int = 5
    lost: int = 1_000


FULL = Sizes()
TINY = Sizes(
    cost=(2,),
    waiting=(2,),
    crowd=8,
    due=4,
    due_within=1,
    crowds=(),
    short=1,
    jumped=2,
    lead=3,
    stores=(8,),
    starts=1,
    idle=1,
    recipients=8,
    listed=8,
    repeats=1,
    lost=6,
)
