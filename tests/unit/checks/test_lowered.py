"""A text in small letters is searched as the text itself is searched without regard to case."""

import re
import sys

from hypothesis import given
from hypothesis import strategies as st

from afterword.domain.checks import advice, blockers
from afterword.domain.checks.verdict import lowered

PATTERNS = [
    vars(module)[name]
    for module, names in (
        (advice, ("_THANKS", "_INTEREST", "_NEXT_STEP", "_SALARY", "_APOLOGY", "_WORN")),
        (blockers, ("_SAYS_ATTACHED",)),
    )
    for name in names
]
WORDS = st.sampled_from(
    [
        "Thank",
        "THANKS",
        "ıntereſted",
        "İNTERÉS",
        "KEEN",
        "salary",
        "SALARİES",
        "pay",
        "range",
        "ſorry",
        "Sorry",
        "to",
        "hear",
        "for",
        "désolée",
        "just",
        "checking",
        "in",
        "Any",
        "further",
        "NEXT",
        "STEP",
        "next",
        "round",
        "let",
        "me",
        "know",
        "attached",
        "is",
        "PLEASE",
        "attached",
        "herewith",
        "Gehalt",
        "motıvated",
        "Gruß",
        "STRASSE",
    ]
)


def test_the_patterns_are_in_small_letters() -> None:
    assert not any(re.search(r"(?<!\\)[A-Z]", pattern.pattern) for pattern in PATTERNS)


@given(words=st.lists(WORDS | st.text(max_size=3), max_size=8))
def test_what_is_found_is_what_is_found_in_any_case(words: list[str]) -> None:
    text = " ".join(words)
    assert len(lowered(text)) == len(text)
    for pattern in PATTERNS:
        found = pattern.search(lowered(text))
        anywhere = re.search(pattern.pattern, text, re.IGNORECASE)
        assert (found and found.span()) == (anywhere and anywhere.span())


def test_no_letter_of_any_script_is_taken_for_another() -> None:
    """Letter by letter, over all of Unicode."""
    letters = "abcdefghijklmnopqrstuvwxyzäöüßáàâçéèêëíîïñóôúûœ"
    for char in map(chr, range(sys.maxunicode + 1)):
        small = lowered(char)
        same = re.fullmatch(f"[{letters}]", char, re.IGNORECASE) is not None
        assert (small in letters) == same, hex(ord(char))
