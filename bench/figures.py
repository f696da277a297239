"""A figure, its baseline of the same run, its target, and whether it is met."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import quantiles


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One row of the table.

    Attributes:
        topic: the number and name of the measurement.
        baseline: what `against` came to in the same run; None where the figure is a count of its own.
        most: the target, if there is one: the most that `value`, or with `as_ratio` value ÷ baseline, may be.
    """

    topic: str
    name: str
    value: float
    unit: str
    against: str = ""
    baseline: float | None = None
    most: float | None = None
    as_ratio: bool = False

    @property
    def ratio(self) -> float | None:
        """Value ÷ baseline."""
        return None if not self.baseline else self.value / self.baseline

    @property
    def met(self) -> bool | None:
        """Whether the target is met; None when there is none, or nothing to judge it by."""
        judged = self.ratio if self.as_ratio else self.value
        return None if self.most is None or judged is None else judged <= self.most


def percentile(values: Sequence[float], percent: int) -> float:
    """The value that so many percent do not exceed; 0 for none."""
    if len(values) < 2:
        return values[0] if values else 0.0
    return quantiles(values, n=100, method="inclusive")[percent - 1]


def exponent(points: Sequence[tuple[float, float]]) -> float:
    """The power by which y grows with x: the slope of the line through the logarithms, by least squares."""
    logs = [(math.log(x), math.log(y)) for x, y in points if x > 0 and y > 0]
    if len(logs) < 2:
        return 0.0
    mean_x, mean_y = (sum(axis) / len(logs) for axis in zip(*logs, strict=True))
    across = sum((x - mean_x) * (y - mean_y) for x, y in logs)
    return float(across / sum((x - mean_x) ** 2 for x, _ in logs))
