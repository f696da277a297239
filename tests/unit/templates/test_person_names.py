"""A name is taken apart as nameparser does it, whichever way is the shorter."""

from hypothesis import example, given, settings
from hypothesis import strategies as st
from nameparser import HumanName

from afterword.adapters.person_names import address, parts_of, words_with_a_meaning

WORDS = sorted(word for word in words_with_a_meaning() if len(word) > 1 and word.isalpha())
PLAIN = [
    "Jane",
    "Doe",
    "Max",
    "Li",
    "Kim",
    "Ivanovich",
    "Oglu",
    "Born",
    "Nee",
    "Geb",
    "Domu",
    "Xu",
    "Smith",
    "Jean",
    "Maria",
]
WORD = (
    st.sampled_from(WORDS).map(str.capitalize)
    | st.sampled_from(PLAIN)
    | st.from_regex(r"[A-Z][a-z]{1,9}", fullmatch=True)
)


@settings(deadline=None)
@given(first=WORD, last=WORD)
@example(first="Dr", last="Doe")
@example(first="Jane", last="Nee")
@example(first="Max", last="Ma")
@example(first="Jane", last="Vi")
def test_two_words_are_a_first_and_a_last_name_where_the_parser_says_so(first: str, last: str) -> None:
    parsed = HumanName(f"{first} {last}")
    expected = (str(parsed.title), str(parsed.first), str(parsed.middle), str(parsed.last))
    assert parts_of(f"{first} {last}") == expected


def test_words_with_a_meaning_are_known() -> None:
    """Else every name would seem plain."""
    assert {"dr", "von", "jr", "sir", "and"} <= set(WORDS)
    assert address("Dr Doe").greeting == "Dr Doe"
    assert address("Jane Doe").greeting == "Jane"
