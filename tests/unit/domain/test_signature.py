"""A signature stands under the candidate's name, and where the body ends with it."""

import pytest

from afterword.domain.mail import Signature
from afterword.domain.signature import signed_by, without

PLAIN = Signature(text="Data Engineer\n+49 30 1234567", html="<div>Data Engineer<br>+49 30 1234567</div>")


def test_a_signature_without_the_name_gets_it() -> None:
    signed = signed_by("Alex <Kim>", PLAIN)
    assert signed.text == "Alex <Kim>\nData Engineer\n+49 30 1234567"
    assert signed.html.startswith("<div>Alex &lt;Kim&gt;</div><div>Data")


@pytest.mark.parametrize("named", ["Alex Kim", "ALEX", "Dr. Kim, Data", "Cheers, álex"])
def test_one_that_names_them_stays_as_it_is(named: str) -> None:
    signature = Signature(text=named, html=named)
    assert signed_by("Alex Kim", signature) is signature


@pytest.mark.parametrize("address", ["alex.kim@mail.example", "https://kim.example/alex", "www.alex.example"])
def test_an_address_is_no_name(address: str) -> None:
    assert signed_by("Alex Kim", Signature(text=address, html=address)).text.startswith("Alex Kim\n")


def test_nobodys_name_is_not_put_there() -> None:
    assert signed_by("  ", PLAIN) is PLAIN


@pytest.mark.parametrize(
    ("body", "above"),
    [
        (f"Best,\n{PLAIN.text}\n", "Best,\n"),
        (f"Best,\n\n{PLAIN.text}\n\n", "Best,\n\n"),
        (f"{PLAIN.text}\n\nPS: more", None),
        ("Best,\nAlex", None),
        (f"Senior {PLAIN.text}", None),
    ],
)
def test_it_counts_only_at_the_end_and_by_whole_lines(body: str, above: str | None) -> None:
    assert without(body, PLAIN) == above
