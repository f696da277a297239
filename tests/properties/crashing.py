"""A store whose process may die right before or right after any commit."""

from collections.abc import Callable
from typing import Any

from afterword.adapters.store.sql import SqlStore

WRITES = frozenset(
    {
        "add_interview",
        "save_interview",
        "add_follow_up",
        "transition",
        "note",
        "remember",
        "forget",
        "change_debrief",
    }
)


class Crash(BaseException):
    """The process is gone: nothing of ours may catch this."""


class CrashingStore:
    """A store with a fuse: it counts down at every write, before and after the commit."""

    def __init__(self, store: SqlStore) -> None:
        self.store = store
        self.fuse: int | None = None

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.store, name)
        return self._burning(found) if name in WRITES else found

    def _burning(self, write: Callable[..., Any]) -> Callable[..., Any]:
        def burn(*arguments: Any, **named: Any) -> Any:
            self.step()
            result = write(*arguments, **named)
            self.step()
            return result

        return burn

    def step(self) -> None:
        """One more place to die at."""
        if self.fuse is None:
            return
        self.fuse -= 1
        if self.fuse < 0:
            self.fuse = None
            raise Crash
