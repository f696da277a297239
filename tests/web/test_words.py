"""What is written for a terminal is said on a page as it is done on a page."""

import re
from pathlib import Path

import pytest

import afterword
from afterword.domain.status import HoldReason
from afterword.web.words import on_a_page

SAID = {
    "Google must be authorised again: run `afterword connect`.": "Google must be connected again, on the Health page.",
    "Google no longer accepts the authorisation; run `afterword connect`.": (
        "Google no longer accepts the authorisation; connect again on the Health page."
    ),
    "You did not allow Afterword to do this; run `afterword connect` and allow it.": (
        "You did not allow Afterword to do this; connect again on the Health page and allow it."
    ),
    "Nobody answered Google's question in time; run `afterword connect` again.": (
        "Nobody answered Google's question in time; connect again on the Health page."
    ),
    "Google was told no, so nothing is connected; run `afterword connect` to be asked again.": (
        "Google was told no, so nothing is connected; connect again on the Health page to be asked again."
    ),
    "This home belongs to a@x.example; run `afterword connect` as a@x.example, or give b@x.example a home of its own "
    "with --home.": (
        "This home belongs to a@x.example; connect again on the Health page as a@x.example, or give b@x.example a "
        "home of its own."
    ),
    "The note could have been written before the interview; `afterword debrief 12` takes a minute, or write in one "
    "thing you spoke about.": (
        "The note could have been written before the interview; saying what you remember takes a minute, or write in "
        "one thing you spoke about."
    ),
    "There is no interview 9; `afterword interview list` shows them all.": (
        "There is no interview 9; the Interviews page shows them all."
    ),
    "There is no follow-up 9; `afterword list` shows them all.": (
        "There is no follow-up 9; the Notes page shows them all."
    ),
    "Follow-up 3 is an email, not a letter; `afterword list` shows which is which.": (
        "Follow-up 3 is an email, not a letter; the Notes page shows which is which."
    ),
    "no telephone number is known; give it with `afterword call 3 --number …`": "no telephone number is known",
    "A call is yours to do: see `afterword call 3`, and say --done or --no-answer afterwards.": (
        "A call is yours to do, and you say here when it is done."
    ),
    "No time is left for it. Use `afterword send 3` or `afterword reschedule 3 --at WHEN`.": (
        "No time is left for it. Send it now, or give it another time."
    ),
    "They asked about `git rebase` and `--force`.": "They asked about `git rebase` and `--force`.",
}


@pytest.mark.parametrize("typed", SAID)
def test_it_says_what_does_the_same_here(typed: str) -> None:
    assert on_a_page(typed) == SAID[typed]


@pytest.mark.parametrize("reason", list(HoldReason))
def test_no_reason_speaks_of_the_terminal(reason: HoldReason) -> None:
    for by_hand in (False, True):
        assert "`" not in on_a_page(reason.words_for(by_hand=by_hand))


SOURCES = Path(afterword.__file__).parent
PARTS = ("domain", "workflow", "adapters")
TYPED = re.compile(r'"([^"\n]*`afterword [^"\n]*)"')


def test_nothing_that_is_said_anywhere_speaks_of_the_terminal_on_a_page() -> None:
    files = [file for part in PARTS for file in (SOURCES / part).rglob("*.py")]
    found = [said for file in files for said in TYPED.findall(file.read_text(encoding="utf-8"))]
    assert len(found) > 15
    wrong = {
        said: on_a_page(said)
        for said in (re.sub(r"\{[^}]*\}", "7", one) for one in found)
        if "`" in on_a_page(said)
    }
    assert not wrong
