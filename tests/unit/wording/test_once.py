"""A line that is read once for everybody says to each of them what it says when it is read for them alone."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from afterword.domain.wording import elsewhere, french, german, spanish
from afterword.domain.wording.english import asks, interests, reading, resources, touches
from afterword.domain.wording.english.people import Who, names_of
from afterword.domain.wording.once import once

READERS = [
    (read, once(read))
    for read in (
        reading.remarks_of,
        touches.touches_of,
        interests.interest_of,
        asks.ask_of,
        resources.resource_of,
        elsewhere.resource_of,
        german.remarks_of,
        german.touches_of,
        german.interest_of,
        german.ask_of,
        french.remarks_of,
        french.touches_of,
        spanish.remarks_of,
        spanish.touches_of,
    )
]
NAMES = (
    "Jane Doe", "Tom Becker", "Will May", "Grace Hopper", "Postgres Kubernetes", "Data Engineer", "Trail Running", "田中 由紀",
    "Émile Zola", "She Said", "They", "Dr. Müller", "O'Neil", "You Your", "The Team", "Migration", "Being", "Interested",
)  # fmt: skip
SAID = st.sampled_from(
    [
        "jane said", "Tom's", "will", "Will", "her", "they", "are", "moving", "postgres", "k8s", "to", "the", "data", "how", "do", "you",
        "田中由紀", "田中", "émile", "Émile's", "grace", "Grace", "both", "we", "ran", "trail running", "dr müller", "asked me", "about",
        "loved", "migration", "interested in", "why", "?", ",", ".", "book: DDIA", "https://sam.example/a", "so", "freut mich", "l'équipe",
    ]
)  # fmt: skip
TEXT = st.lists(SAID, max_size=9).map(" ".join)
COMPANIES = st.sampled_from(["", "Acme", "K8s", "Stripe", "Data Team", "THE", "They"])
PEOPLE = st.lists(st.sampled_from(NAMES), max_size=3).map(names_of)


@settings(deadline=None)
@given(text=TEXT, recipient=PEOPLE, others=PEOPLE, company=COMPANIES)
@example(text="moving to k8s", recipient=names_of(["Postgres Kubernetes"]), others=frozenset(), company="")
@example(text="田中さんの話", recipient=frozenset(), others=names_of(["田中さんの話の人"]), company="")
@example(text="Jane runs the team", recipient=names_of(["Jane Doe"]), others=frozenset(), company="")
@example(text="Jane runs the team", recipient=frozenset(), others=names_of(["Jane Doe"]), company="")
@example(text="Jane runs the team", recipient=frozenset(), others=frozenset(), company="")
@example(text="moving to k8s", recipient=frozenset(), others=frozenset(), company="K8s")
def test_read_once_it_says_to_each_what_it_says_to_them(
    text: str, recipient: frozenset[str], others: frozenset[str], company: str
) -> None:
    who = Who(recipient=recipient, others=others, company=company)
    for read, read_once in READERS:
        assert read_once(text, who) == read(text, who)


def test_who_is_named_hears_something_else() -> None:
    """Else the reading could be one for all, and the test above would prove nothing."""
    read_once = once(reading.remarks_of)
    said = [
        read_once("Jane runs the platform team", Who(recipient=names_of([name]))) for name in ("Jane", "Tom")
    ]
    assert said[0] != said[1]
