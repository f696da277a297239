"""Whom a text cannot speak of is left out, and no check says anything else for it."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from afterword.domain.acquaintances import Acquaintances, words
from afterword.domain.checks import check_note
from afterword.domain.mail import MailContent
from afterword.domain.model import Candidate, Interview, Interviewer, Kind, RoleType, Source
from afterword.domain.visible import visible_text

END = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
ALEX = Candidate(name="Alex Kim", email="alex.candidate@mail.example", timezone="Europe/Berlin")
JANE = Interviewer(name="Jane Doe", email="jane@acme.example", id=1)
ACME = Interview(
    id=1,
    company="Acme",
    role="Engineer",
    role_type=RoleType.DEFAULT,
    kind=Kind.UNKNOWN,
    start=END - timedelta(hours=1),
    end=END,
    timezone="Europe/Berlin",
    source=Source.MANUAL,
    interviewers=(JANE,),
)

parts = st.sampled_from(
    ["Jane", "Doe", "Zoe", "Park", "de", "Jörg", "Jo\u0308rg", "Ilgın", "R2_D2", "李", "O'Neil", "—"]
)
names = st.lists(parts, max_size=3).map(" ".join)
addresses = st.none() | st.sampled_from(
    [
        "jane.doe@x.example",
        "zoe@doe.example",
        "j@x",
        "JÖRG@jane.example",
        "park_jane@de.example",
        "@",
        "ı.ı@ı.example",
    ]
)
firms = st.sampled_from(["Acme", " acme", "Globex", "Jane Park", "C3.ai", "IKEA", "R2_D2", "…", ""])
people = st.builds(
    Interviewer, name=names, email=addresses, title=st.sampled_from(["", "Head of Doe", "Engineer"])
)
met = st.lists(st.tuples(firms, people), max_size=6)
phrases = st.lists(
    parts | firms | addresses.map(str) | st.sampled_from(["Dear", "Hi", ",\n\n", "ıkea", "."]), max_size=8
)


def of_company(known: list[tuple[str, Interviewer]]) -> tuple[list[str], tuple[Interviewer, ...]]:
    elsewhere = [(firm, one) for firm, one in known if firm and firm.strip().casefold() != "acme"]
    return sorted({firm for firm, _ in elsewhere}), tuple(dict.fromkeys(one for _, one in elsewhere))


@given(known=met, phrase=phrases)
@example(known=[("Globex", Interviewer(name="Doe Jane"))], phrase=["Dear", "Jane", ",\n\n", "Doe", "Jane"])
@example(
    known=[("Globex", Interviewer(name="Bo", email="x.jane@y.example"))], phrase=["Dear", "x.jane@y.example"]
)
@example(
    known=[("Globex", Interviewer(name="Zoe Park", email="j@x"))], phrase=["Dear Jane", ",\n\n", "aj@xb"]
)
def test_leaving_out_whom_a_text_cannot_speak_of_changes_no_check(
    known: list[tuple[str, Interviewer]], phrase: list[str]
) -> None:
    content = MailContent(to=("jane@acme.example",), subject="Thank you", text=" ".join(phrase))
    there = words(f"{content.subject}\n{visible_text(content)}\n{content.text}")
    kept = Acquaintances((firm for firm, _ in known), known)
    companies, everybody = of_company(known)
    with_all = check_note(
        content, interview=ACME, recipient=JANE, candidate=ALEX,
        other_companies=companies, other_interviewers=everybody,
    )  # fmt: skip
    with_some = check_note(
        content, interview=ACME, recipient=JANE, candidate=ALEX,
        other_companies=kept.companies_in(there, "Acme"), other_interviewers=kept.people_in(there, "Acme", JANE),
    )  # fmt: skip
    assert with_some == with_all


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dear Jane, thank you.", []),
        ("Dear Jane, as Zoe said.", ["Zoe Park", "Zoe Doe"]),
        ("Dear Jane, as Doe Jane said.", ["Doe Jane"]),
        ("Dear Jane, write to zoe.z@park.example.", ["Zoe Park", "Zoe Doe"]),
    ],
)
def test_whoever_shares_but_the_recipients_name_is_left_out(text: str, found: list[str]) -> None:
    known = Acquaintances(
        ["Globex"],
        [
            ("Globex", Interviewer(name="Zoe Park", email="zp@globex.example")),
            ("Globex", Interviewer(name="Doe Jane")),
            ("Globex", Interviewer(name="Jane Roe")),
            ("Acme", Interviewer(name="Zoe Acme")),
            ("Globex", Interviewer(name="Zoe Doe", email="zoe.z@park.example")),
        ],
    )
    assert [one.name for one in known.people_in(words(text), "ACME", JANE)] == found
