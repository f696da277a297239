"""A note's HTML says what its plain body says."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.adapters.google.html import html_of

LINES = st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), max_size=60)
BODIES = st.lists(LINES, max_size=8).map("\n".join)


def words(text: str) -> str:
    return "".join(text.split())


@given(BODIES)
def test_the_words_are_the_same(body: str) -> None:
    assert words(unescape(re.sub(r"<[^>]*>", "", html_of(body)))) == words(body)


@given(BODIES)
def test_only_our_own_elements_stand_in_it(body: str) -> None:
    for tag in re.findall(r"<[^>]*>", html_of(body)):
        assert re.fullmatch(r'</?(div|p|a)>|<br>|<a href="(https?://|mailto:)[^"<>]*">', tag, re.IGNORECASE)


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("", "<div></div>"),
        ("one\ntwo\n\nthree\n", "<div><p>one<br>two</p><p>three</p></div>"),
        ("one\n \n\ntwo", "<div><p>one</p><p>two</p></div>"),
        ("a < b & c", "<div><p>a &lt; b &amp; c</p></div>"),
        ("<script>x</script>", "<div><p>&lt;script&gt;x&lt;/script&gt;</p></div>"),
        (
            "See https://a.example/x?y=1&z=2.",
            '<div><p>See <a href="https://a.example/x?y=1&amp;z=2">https://a.example/x?y=1&amp;z=2</a>.</p></div>',
        ),
        (
            "(https://a.example/b_(c))",
            '<div><p>(<a href="https://a.example/b_(c)">https://a.example/b_(c)</a>)</p></div>',
        ),
        (
            "zoe@mail.example, thanks",
            '<div><p><a href="mailto:zoe@mail.example">zoe@mail.example</a>, thanks</p></div>',
        ),
        ("javascript:alert(1)", "<div><p>javascript:alert(1)</p></div>"),
    ],
)
def test_examples(body: str, html: str) -> None:
    assert html_of(body) == html
