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
        idle: how long an idle autopilot is looked at.
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
    stores: tuple[int, ...] = (1_000, 10_000, 100_000)
    idle: float = 120
    recipients: int = 10_000
    listed: int = 5_000
    repeats: int = 5
    lost: int = 1_000


FULL = Sizes()
TINY = Sizes(
    cost=(1, 4),
    waiting=(1, 4),
    crowd=40,
    due=8,
    due_within=2,
    crowds=(20,),
    short=1,
    jumped=4,
    stores=(20, 40),
    idle=2,
    recipients=20,
    listed=20,
    repeats=1,
    lost=8,
)
