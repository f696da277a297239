"""What is asked of Gmail's search."""

from datetime import UTC, datetime

import pytest

from afterword.adapters.google.gmail import sent_query

SINCE = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def test_to_cc_and_bcc_are_searched_from_a_second_earlier() -> None:
    query = sent_query("jane+x@acme.example", SINCE)
    after = int(SINCE.timestamp()) - 1
    assert query == (
        f"in:sent after:{after} {{to:jane+x@acme.example cc:jane+x@acme.example bcc:jane+x@acme.example}}"
    )


@pytest.mark.parametrize(
    "address", ["a b@c.example", 'a"@c.example', "a}b@c.example", "x OR in:inbox", "-a", ""]
)
def test_what_could_mean_something_is_left_out(address: str) -> None:
    assert sent_query(address, SINCE) == f"in:sent after:{int(SINCE.timestamp()) - 1}"
