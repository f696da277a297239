"""A note's HTML says what its plain body says."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.adapters.google.mime import html_of

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
        (
            "Portfolio: https://zoe.example/work",
            '<div><p>Portfolio: <a href="https://zoe.example/work">https://zoe.example/work</a></p></div>',
        ),
        (
            "https://bücher.example/größe?q=ü#ä…",
            (
                '<div><p><a href="https://xn--bcher-kva.example/gr%C3%B6%C3%9Fe?q=%C3%BC#%C3%A4">'
                "https://bücher.example/größe?q=ü#ä</a>…</p></div>"
            ),
        ),
        (
            "“https://a.example/b”, ‘https://c.example’. （https://d.example）",
            (
                '<div><p>“<a href="https://a.example/b">https://a.example/b</a>”, '
                '‘<a href="https://c.example">https://c.example</a>’. '
                '（<a href="https://d.example">https://d.example</a>）</p></div>'
            ),
        ),
        ("https://", "<div><p>https://</p></div>"),
        ("https://…", "<div><p>https://…</p></div>"),
        ("https://a.example:99999/", "<div><p>https://a.example:99999/</p></div>"),
        ("https://bank.example@evil.example", None),
        ("https://[::1]/x", "<div><p>https://[::1]/x</p></div>"),
        ("data:text/html,x", "<div><p>data:text/html,x</p></div>"),
        ("file:///etc/passwd", "<div><p>file:///etc/passwd</p></div>"),
        ("javascript:alert(1)", "<div><p>javascript:alert(1)</p></div>"),
    ],
)
def test_examples(body: str, html: str | None) -> None:
    assert html_of(body) == (html or f"<div><p>{body}</p></div>")


def test_a_long_address_is_one_link() -> None:
    long = f"https://a.example/{'x' * 5000}?{'y' * 3000}"
    assert html_of(f"See {long}.") == f'<div><p>See <a href="{long}">{long}</a>.</p></div>'


@given(BODIES)
def test_what_reads_as_a_link_leads_where_it_says(body: str) -> None:
    for leads_to, shown in re.findall(
        r'<a href="([^"]*)">([^<]*)</a>', html_of(f"{body} https://é.example/{body}")
    ):
        assert leads_to.isascii()
        assert leads_to in {shown, f"mailto:{shown}"} or not shown.isascii()
