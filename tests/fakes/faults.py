"""Failures planned for a fake: before the call has its effect, or after it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum


class Moment(StrEnum):
    BEFORE = "before"
    AFTER = "after"


@dataclass
class Fault:
    """`error` is raised at that moment of the named call (every call if None), `times` times."""

    moment: Moment
    error: BaseException
    call: str | None
    times: int


class Faults:
    """Plan failures; `calls` tells which calls were made, in order.

    `watch` is called with (call, moment) around every call and may raise too: for crashes at every step.
    """

    def __init__(self) -> None:
        self.calls: list[str] = []
        self.watch: Callable[[str, Moment], None] = _nothing
        self._planned: list[Fault] = []

    def before(self, error: BaseException, call: str | None = None, times: int = 1) -> None:
        """The call fails and had no effect."""
        self._planned.append(Fault(Moment.BEFORE, error, call, times))

    def after(self, error: BaseException, call: str | None = None, times: int = 1) -> None:
        """The call has its full effect, and then fails."""
        self._planned.append(Fault(Moment.AFTER, error, call, times))

    def clear(self) -> None:
        """From now on nothing fails."""
        self._planned.clear()
        self.watch = _nothing

    def count(self, call: str) -> int:
        """How often that call was made."""
        return self.calls.count(call)

    @contextmanager
    def around(self, call: str) -> Iterator[None]:
        """Run one call with what is planned for it."""
        self.calls.append(call)
        self._strike(call, Moment.BEFORE)
        yield
        self._strike(call, Moment.AFTER)

    def _strike(self, call: str, moment: Moment) -> None:
        self.watch(call, moment)
        for fault in self._planned:
            if fault.moment is moment and fault.call in {None, call} and fault.times > 0:
                fault.times -= 1
                raise fault.error


def _nothing(call: str, moment: Moment) -> None:
    pass
