"""Gmail's signature is used as it looks, with nothing in it that runs or watches, and the same words in plain."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from afterword.adapters.google import mime
from afterword.adapters.google.sender import signature_of
from afterword.domain.fingerprint import fingerprint
from afterword.domain.mail import MailContent
from afterword.domain.visible import read, visible_text
from tests.contract.rig import outgoing
from tests.unit.google.test_mime import AT

RICH = """<div dir="ltr"><div style="color:rgb(34,34,34);position:fixed"><b>Zoë Candidate</b></div>
<div>Data Engineer&nbsp;| +49 30 1234567</div><div><br></div>
<table cellpadding="0"><tbody><tr><td><a href="https://zoe.example/work" target="_blank">Portfolio</a></td>
<td><a href="https://www.linkedin.example/in/zoe">LinkedIn</a></td></tr></tbody></table>
<a href="mailto:zoe@mail.example">zoe@mail.example</a> <a href="https://zoe.example">https://zoe.example/</a>
<img src="https://ci3.example/logo.png" width="96" height="24" alt="Logo"></div>"""


def text(html: str) -> str:
    signature = signature_of(html)
    return signature.text if signature else ""


def html(source: str) -> str:
    signature = signature_of(source)
    return signature.html if signature else ""


def test_it_keeps_lines_links_and_looks() -> None:
    assert text(RICH).splitlines() == [
        "Zoë Candidate",
        "Data Engineer | +49 30 1234567",
        "",
        "Portfolio <https://zoe.example/work>",
        "LinkedIn <https://www.linkedin.example/in/zoe>",
        "",
        "zoe@mail.example https://zoe.example/",
    ]
    made = html(RICH)
    assert '<a href="https://zoe.example/work">Portfolio</a>' in made
    assert 'style="color:rgb(34, 34, 34)"' in made
    assert "logo.png" in made


@pytest.mark.parametrize(
    "bad",
    [
        "<script>alert(1)</script>",
        "<style>p{}</style>",
        '<img src="https://x.example/t.gif" width="1" height="1">',
        '<img src="https://x.example/t.gif" width="0">',
        '<img src="cid:abc">',
        '<img src="data:image/png;base64,AAAA">',
        '<iframe src="https://x.example"></iframe>',
        "<form action='https://x.example'><input></form>",
        "<svg onload=alert(1)><circle/></svg>",
        '<a href="javascript:alert(1)">',
        '<p onclick="alert(1)">',
        '<div style="background:url(https://x.example/t.gif)">',
        "<!-- secret -->",
        '<link rel="stylesheet" href="https://x.example/a.css">',
    ],
)
def test_nothing_in_it_runs_or_watches(bad: str) -> None:
    made = html(f"<div>Zoë {bad}</div>").lower()
    assert "zoë" in made
    for sign in (
        "script",
        "onclick",
        "onload",
        "x.example",
        "cid:",
        "data:image",
        "<!--",
        "<svg",
        "<form",
        "<input",
    ):
        assert sign not in made


@pytest.mark.parametrize(
    "nothing", ["", "   ", "<div><br></div>", '<img src="https://x.example/logo.png">', "x" * 60_000]
)
def test_without_words_it_is_none(nothing: str) -> None:
    assert signature_of(nothing) is None


PIECES = st.sampled_from(
    ["Zoë", "<b>", "</b>", "<div>", "</div>", "<br>", "&amp;", "<", ">", "<table><tr><td>", '<a href="https://z.example/?a=1&b">',
     '<a href="mailto:z@z.example">', "</a>", "<li>", "  ", "\n", "*", "_", "- ", "<img src='https://z.example/i.png' alt='I'>",
     "z@z.example", "<p>", "<blockquote>", "&nbsp;", "&lt;b&gt;", "<script>", "</script>", "<!--", "-->", "<s>", "</s>"]
)  # fmt: skip


@example('<a href="https://z.example/?a=1&b"><li>- Zoë')
@given(st.lists(PIECES, max_size=15).map("".join))
def test_both_forms_say_the_same_to_a_reader(source: str) -> None:
    """Then a draft that Gmail saves anew, with a plain part of its own, still reads as ours."""
    signature = signature_of(source)
    if signature is None:
        return
    mail = outgoing("jane@acme.example", body=f"Hello\n\nBest\n{signature.text}\n", signature=signature)
    content = mime.preview(mail, AT)
    assert content.html.endswith(signature.html)
    anew = MailContent(
        to=content.to, subject=content.subject, text=visible_text(content), html=f"<div>{content.html}</div>"
    )
    assert fingerprint(anew) == fingerprint(content)


def test_its_words_are_those_of_its_html() -> None:
    signature = signature_of(RICH)
    assert signature is not None
    assert "Portfolio" in read(signature.html).words
