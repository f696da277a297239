"""A fingerprint changes exactly when a reader could notice."""

import html as entities
import time
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from afterword.domain.fingerprint import fingerprint
from afterword.domain.mail import Attachment, MailContent
from afterword.domain.visible import visible_text

PDF = Attachment(filename="cv.pdf", content_type="application/pdf", sha256="ab" * 32)
BASE = MailContent(
    to=("jane@acme.example",),
    subject="Thank you, Jane",
    text="Hi Jane,\n\nThank you for the time today. Portfolio <https://sam.example/work>\n\nSam\n",
    html=(
        "<p>Hi Jane,</p><p>Thank you for the <b>time</b> today. "
        '<a href="https://sam.example/work">Portfolio</a></p><p>Sam</p>'
    ),
)


def same(one: MailContent, other: MailContent) -> bool:
    return fingerprint(one) == fingerprint(other)


word = st.text(
    st.characters(categories=["L", "N", "P", "S"], exclude_characters="<>&*_[]-•.\u00ad\u2060\u200b\ufeff"),
    min_size=1,
    max_size=8,
)
paragraph = st.lists(
    st.one_of(word, st.sampled_from(["café", "Müller,", "R&D", "a<b", "you!", "3.5"])),
    min_size=1,
    max_size=12,
)
note = st.lists(paragraph, min_size=1, max_size=5)
links = st.dictionaries(
    word, st.sampled_from(["https://sam.example/a", "https://sam.example/b?x=1&y=2"]), max_size=2
)


def composed(paragraphs: list[list[str]], linked: dict[str, str]) -> MailContent:
    """As Afterword makes a mail: paragraphs in both parts, from one source."""
    made = [entities.escape(" ".join(words), quote=False) for words in paragraphs]
    anchors = [
        f'<a href="{entities.escape(url)}">{entities.escape(label)}</a>' for label, url in linked.items()
    ]
    plain = [" ".join(words) for words in paragraphs] + [f"{label} <{url}>" for label, url in linked.items()]
    return MailContent(
        to=("jane@acme.example",),
        subject="Thank you",
        text="\n\n".join(plain) + "\n",
        html="".join(f"<p>{text}</p>" for text in made + anchors),
    )


@st.composite
def resaved(draw: st.DrawFn, paragraphs: list[list[str]], linked: dict[str, str]) -> MailContent:
    """As Gmail's editor saves the same mail: other tags, spaces, entities and line ends, its own plain part."""
    spaces = st.sampled_from(
        [" ", "&nbsp;", "\n", " \r\n ", "&#160;", "&#x20;", "<span> </span>", "&#8203; "]
    )

    def escaped(text: str) -> str:
        if draw(st.booleans()):
            return "".join(f"&#{ord(char)};" for char in text)
        text = entities.escape(text, quote=draw(st.booleans()))
        return draw(
            st.sampled_from(
                [text, f"<b>{text}</b>", f'<span style="color:black">{text}</span>', f"{text}<wbr>"]
            )
        )

    blocks = ["".join(escaped(w) + draw(spaces) for w in words) for words in paragraphs]
    blocks += [
        f'<a class="x" data-z="1" href="{entities.escape(url)}" >{escaped(label)}</a>'
        for label, url in linked.items()
    ]
    shape = draw(
        st.sampled_from(
            ["<div>{}</div><div><br></div>", "{}<br><br>", "<p>{}</p>", "<DIV dir=auto>{}</DIV>\n"]
        )
    )
    body = "".join(shape.format(block) for block in blocks)
    head = draw(
        st.sampled_from(
            [
                "",
                "<!DOCTYPE html>",
                "<!-- x -->",
                "<style>p{margin:0}</style>",
                "<head><title>t</title></head>",
            ]
        )
    )
    width = draw(st.integers(1, 6))
    lines = [
        draw(st.sampled_from([" \r\n", "\n", " \n"])).join(
            " ".join(words[n : n + width]) for n in range(0, len(words), width)
        )
        for words in paragraphs
    ]
    lines += [f"{label}\r\n<{url}>" for label, url in linked.items()]
    stars = draw(st.sampled_from(["{}", "*{}*", "_{}_"]))
    text = draw(st.sampled_from(["\n\n", "\r\n\r\n", "\n"])).join(stars.format(line) for line in lines)
    return MailContent(
        to=("Jane@Acme.example",),
        subject=draw(st.sampled_from(["Thank you", "Thank\r\n you"])),
        text=draw(st.sampled_from([text, "", text + "\n\n  \n"])),
        html=f'{head}<div dir="ltr">{body}</div>',
    )


@given(data=st.data(), paragraphs=note, linked=links)
def test_what_the_web_editor_does_is_no_edit(
    data: st.DataObject, paragraphs: list[list[str]], linked: dict[str, str]
) -> None:
    ours = composed(paragraphs, linked)
    assert same(ours, data.draw(resaved(paragraphs, linked)))


@given(data=st.data(), paragraphs=note, change=word)
def test_every_changed_word_is_an_edit(data: st.DataObject, paragraphs: list[list[str]], change: str) -> None:
    at = data.draw(st.integers(0, len(paragraphs) - 1))
    place = data.draw(st.integers(0, len(paragraphs[at]) - 1))
    edited = [list(words) for words in paragraphs]
    edited[at][place : place + data.draw(st.integers(0, 1))] = [change]
    before, after = composed(paragraphs, {}), composed(edited, {})
    assume([w for p in paragraphs for w in p] != [w for p in edited for w in p])
    assume(normal(paragraphs) != normal(edited))
    assert not same(before, after)
    assert not same(replace(before, text=""), replace(after, text=""))
    assert not same(replace(before, html=""), replace(after, html=""))


def normal(paragraphs: list[list[str]]) -> str:
    import unicodedata

    return unicodedata.normalize("NFC", " ".join(" ".join(words) for words in paragraphs))


@pytest.mark.parametrize(
    "change",
    [
        {"to": ("john@acme.example",)},
        {"to": ("jane@acme.example", "john@acme.example")},
        {"cc": ("john@acme.example",)},
        {"bcc": ("john@acme.example",)},
        {"subject": "Thank you, jane"},
        {"subject": ""},
        {"attachments": (PDF,)},
        {"html": BASE.html.replace("today", "Today")},
        {"html": BASE.html.replace("today.", "today")},
        {"html": BASE.html.replace("today", "to day")},
        {"html": BASE.html.replace("/work", "/w0rk")},
        {"html": BASE.html.replace("https:", "http:")},
        {"html": BASE.html.replace('<a href="https://sam.example/work">Portfolio</a>', "Portfolio")},
        {"html": BASE.html.replace("<p>Sam</p>", "")},
        {"html": BASE.html + "<blockquote>On Monday Jane wrote: Hello</blockquote>"},
        {"html": BASE.html + '<img src="https://x.example/p.png">'},
        {"html": BASE.html.replace("<b>time</b>", "<s>time</s>")},
        {"html": BASE.html + "<style>unclosed"},
        {"text": BASE.text.replace("today", "yesterday")},
        {"text": BASE.text + "One more line."},
        {"text": BASE.text.replace("https://sam.example/work", "https://evil.example")},
    ],
)
def test_whatever_a_reader_notices_is_an_edit(change: dict[str, Any]) -> None:
    assert not same(BASE, replace(BASE, **change))


@pytest.mark.parametrize(
    "change",
    [
        {"to": (" JANE@acme.example ",)},
        {"subject": "Thank you,\r\n Jane"},
        {"text": ""},
        {"text": " \r\n"},
        {"text": BASE.text.replace("time today. ", "*time* today.\r\n")},
        {"html": BASE.html.replace("Portfolio", "Port\u200bfo\u00adlio")},
        {"html": BASE.html.replace("https://sam.example/work", " HTTPS://SAM.example/work ")},
    ],
)
def test_whatever_no_reader_notices_is_no_edit(change: dict[str, Any]) -> None:
    assert same(BASE, replace(BASE, **change))


def test_order_of_recipients_and_attachments_does_not_matter() -> None:
    other = replace(PDF, filename="work.pdf")
    one = replace(BASE, cc=("a@x.example", "b@x.example"), attachments=(PDF, other))
    assert same(one, replace(one, cc=("B@x.example", "a@x.example"), attachments=(other, PDF)))
    assert not same(one, replace(one, attachments=(PDF, replace(other, sha256="cd" * 32))))


def test_to_and_cc_are_not_the_same() -> None:
    assert not same(BASE, replace(BASE, to=(), cc=BASE.to))


def test_making_a_shown_address_clickable_is_no_edit() -> None:
    bare = replace(BASE, html="<p>See https://sam.example and sam@sam.example</p>", text="")
    linked = (
        '<p>See <a href="https://sam.example/">https://sam.example</a> and '
        '<a href="mailto:sam@sam.example">sam@sam.example</a></p>'
    )
    assert same(bare, replace(bare, html=linked))
    assert not same(
        bare, replace(bare, html=linked.replace('"https://sam.example/"', '"https://evil.example/"'))
    )


def test_a_plain_text_draft_and_its_html_version_are_the_same() -> None:
    plain = MailContent(to=("jane@acme.example",), text="Hi Jane,\n\nThank you.\nSam\n")
    assert same(plain, replace(plain, html="<div>Hi Jane,</div><br><div>Thank you.<br>Sam</div>"))


def test_gmails_plain_form_of_lists_quotes_and_pictures_is_known() -> None:
    page = MailContent(
        to=(),
        html="<ol><li>one</li><li>two</li></ol><blockquote>three</blockquote><img src='cid:1' alt='four'>",
    )
    assert same(page, replace(page, text="   1. one\n   2. two\n\n> three\n[image: four]\n"))


def test_it_has_a_version() -> None:
    assert fingerprint(BASE).startswith("1:")
    assert len(fingerprint(BASE)) == 66


def test_fingerprints_that_are_stored_stay_true() -> None:
    """Whatever reads the HTML next must see the same in what Gmail writes, or untouched drafts would look edited."""
    page = (
        '<div dir="ltr"><div class="gmail_default" style="font-size:small">Hi&nbsp;Jane,</div><div><br></div>'
        "<p>Thank you for the <b>time</b> &amp; the <i>caf&eacute;</i>: a &lt; b, it&#39;s <s>done</s>.<br>See "
        '<a href="https://sam.example/w?x=1&amp;copy=2" target="_blank">my work</a></p><ul><li>one</li><li>two</li></ul>'
        '<img src="cid:ii_1" alt="a &quot;b&quot;"><blockquote class="gmail_quote"><span style="color:rgb(0,0,0)">On Monday'
        "</span></blockquote></div>"
    )
    kept = "1:b96e3bbc7b61641ad7173be3ae2d0e036d2828db830c20ed7134bed77f7488bb"
    assert fingerprint(MailContent(to=("jane@acme.example",), subject="Thank you", html=page)) == kept


HOSTILE = [
    "<!--", "<a ", "&#", "</", "<![", "<![foo[", "<!", "<?", "<a b='", "<a \"", "<", "&a", "<script>", "<a/", "<a =",
    "<p>", "<a href=x>", "\u0300\u0316", "<img ", "[image:", "> ", "<s><a href=y>k", "x='", "\x00", "\ud800",
    "<a href='http://[x'>", "<div>", "<i></b>", "<ul><li>", "<svg></b>", "<svg><![CDATA[", "<template>", "<style></style>",
    "</title", "&#9" + "9" * 5000 + ";",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_markup_takes_time_that_grows_with_its_length(piece: str) -> None:
    """Four times as much takes about four times as long; where it grew by the square it would be sixteen."""
    assert least_time(piece, 120_000) < 10 * max(least_time(piece, 30_000), 0.002)


def least_time(piece: str, length: int) -> float:
    """The least processor time of three readings."""
    flood = piece * (length // len(piece))
    times = []
    for _ in range(3):
        begun = time.process_time()
        fingerprint(MailContent(to=(), html=flood, text=flood))
        times.append(time.process_time() - begun)
    return min(times)


@given(st.lists(st.one_of(st.text(max_size=5), st.sampled_from(HOSTILE[:-1]))).map("".join))
def test_it_never_raises(text: str) -> None:
    content = MailContent(to=(text,), subject=text, html=text, text=text)
    assert fingerprint(content) == fingerprint(content)
    assert isinstance(visible_text(content), str)


def test_visible_text_keeps_lines_and_paragraphs() -> None:
    page = (
        "<!doctype html><style>p{}</style><div dir=ltr><div>Hi&nbsp;Jane,</div><div><br></div>"
        "<div>Thank <b>you</b>.<br>Bye</div><p>x</p><p>y <a href='https://a.example'>z</a></p></div>"
    )
    assert visible_text(MailContent(to=(), html=page)) == "Hi Jane,\n\nThank you.\nBye\n\nx\n\ny z"
    assert visible_text(MailContent(to=(), text="a  \r\n\r\n\r\n\r\nb\r\n")) == "a\n\nb"
