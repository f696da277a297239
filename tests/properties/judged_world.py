"""A world whose store and mailbox may break at every step, and in which other processes act meanwhile."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from afterword.adapters.store.sql import SqlStore
from afterword.domain.preferences import Preferences
from tests.fakes.faults import Moment
from tests.fakes.world import World
from tests.properties.crashing import CrashingStore
from tests.properties.judged import JudgedMailbox


class JudgedWorld(World):
    """The world of a story."""

    def __init__(self, folder: Path, preferences: Preferences) -> None:
        super().__init__(folder, preferences)
        self.meanwhile: Callable[[], None] | None = None
        self.judge = JudgedMailbox(self.clock.now)
        self.mailbox = self.judge
        self.judge.faults.watch = self._at_a_call
        self._wire()

    def _wire(self) -> None:
        self.crashing = CrashingStore(self.store)
        self.services = replace(self.services, mailbox=self.judge, store=self.crashing)

    def _at_a_call(self, _call: str, _moment: Moment) -> None:
        self._have_others_act()
        self.crashing.step()

    def _have_others_act(self) -> None:
        """What another process does on the same home while this one is at a call."""
        if self.meanwhile is None:
            return
        act, self.meanwhile = self.meanwhile, None
        mine, crashing = self.services, self.crashing
        other = self.new_services()
        assert isinstance(other.store, SqlStore)
        self.crashing = CrashingStore(other.store)
        self.services = replace(other, mailbox=self.judge, store=self.crashing)
        try:
            act()
        finally:
            self.crashing.store.close()
            self.services, self.crashing = mine, crashing

    def restart(self) -> None:
        self.crashing.store.close()
        self.services = self.new_services()
        self._wire()

    def close(self) -> None:
        self.crashing.store.close()
