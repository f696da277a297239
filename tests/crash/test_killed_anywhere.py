"""SIGKILL at every commit and at every call of the whole path; the mailbox of the sandbox is the judge."""

import signal

from afterword.adapters.store.opening import open_store
from afterword.domain.status import Status
from afterword.ports import FollowUpFilter
from tests.crash.conftest import Stage
from tests.crash.process import Life, live, settle


def outcome(life: Life) -> list[Status]:
    store = open_store(life.home / "afterword.db")
    statuses = [f.status for f in store.follow_ups(FollowUpFilter())]
    store.close()
    return statuses


def files_meant(life: Life) -> list[str]:
    store = open_store(life.home / "afterword.db")
    meant = [file.sha256 for one in store.interviews() for file in store.debrief(one.id).attachments]
    store.close()
    return meant


def test_a_whole_life_sends_one_mail(stage: Stage) -> None:
    life = stage.new_life()
    assert stage.run(live, life) == 0
    assert outcome(life) == [Status.SENT]
    assert stage.delivered(life) == 1
    assert stage.files_delivered(life) == files_meant(life) != []


def test_killed_at_every_step_it_still_sends_exactly_one(stage: Stage) -> None:
    """Exactly one, for the draft is good and the window open; none only if the interview was never kept."""
    whole = stage.new_life()
    stage.run(live, whole)
    steps = int((whole.home / "lived").read_text())
    assert steps > 30, "the hooks are gone"
    wrong = {}
    for step in range(steps):
        life = stage.new_life(die_at=step)
        assert stage.run(live, life) == -signal.SIGKILL
        assert stage.delivered(life) <= 1
        assert stage.run(settle, life) == 0
        found = (outcome(life), stage.delivered(life))
        if found not in [([], 0), ([Status.SENT], 1)]:
            wrong[step] = found
        assert stage.files_delivered(life) == files_meant(life)
    assert wrong == {}
