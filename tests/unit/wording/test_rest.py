"""What draws the candidate, what they ask, what they share; articles, joining, links, roles."""

import pytest

from afterword.domain.wording import elsewhere, french, german, spanish
from afterword.domain.wording.contractions import written_out
from afterword.domain.wording.english.asks import ask_of
from afterword.domain.wording.english.interests import interest_of
from afterword.domain.wording.english.people import Who
from afterword.domain.wording.english.resources import resource_of
from afterword.domain.wording.joining import joined
from afterword.domain.wording.languages import Language
from afterword.domain.wording.links import link_in
from afterword.domain.wording.roles import WORDS, tidied
from afterword.domain.wording.sounds import agreed, with_article

WHO = Who()


@pytest.mark.parametrize(
    ("jotted", "form", "text"),
    [
        ("small team, big impact", "thing", "the small team and the big impact"),
        ("chance to own the data platform", "thing", "the chance to own the data platform"),
        ("own the platform", "thing", "the chance to own the platform"),
        ("to be close to customers", "thing", "the chance to be close to customers"),
        ("building tools that nurses use", "thing", "the prospect of building tools that nurses use"),
        ("love the mission", "thing", "the mission"),
        ("how they treat juniors", "thing", "how you treat juniors"),
        ("because they ship weekly", "fact", "you ship weekly"),
        ("I love working with patients", "said", "I love working with patients"),
        ("want to work closer to users", "said", "I want to work closer to users"),
        ("early team, get to shape playbook", "thing", "the early team and the chance to shape the playbook"),
        ("small team big problems", "thing", "the small team and the big problems"),
        ("bit of both code and customers", "thing", "the mix of code and customers"),
        ("materials first", "thing", "the idea of putting materials first"),
        ("a school that puts reading first", "thing", "the idea of a school that puts reading first"),
        ("care that isnt rushed", "thing", "care that isn't rushed"),
        ("every child plays", "fact", "every child plays"),
    ],
)
def test_an_interest_finds_its_form(jotted: str, form: str, text: str) -> None:
    interest = interest_of(jotted, WHO)
    assert interest is not None
    assert (interest.form.value, interest.text) == (form, text)


@pytest.mark.parametrize(
    "jotted",
    [
        "nights suit me with the kids",
        "in-house and commercial",
        "earn and learn, hands on",
        "public transport nerd here",
    ],
)
def test_an_interest_that_would_not_stand_is_left_out(jotted: str) -> None:
    assert interest_of(jotted, WHO) is None


@pytest.mark.parametrize(
    ("jotted", "form", "text"),
    [
        ("when will i hear back", "clause", "when I can expect to hear back"),
        ("is there a take-home?", "clause", "whether there is a take-home"),
        ("what's the timeline", "clause", "what the timeline is"),
        ("what are the next steps?", "clause", "what the next steps are"),
        ("who else should I meet", "clause", "who else I should meet"),
        ("next steps", "about", "the next steps"),
        ("ask about the start date", "about", "the start date"),
        ("if there is a trial shift", "clause", "whether there is a trial shift"),
    ],
)
def test_a_question_finds_its_form(jotted: str, form: str, text: str) -> None:
    ask = ask_of(jotted, WHO)
    assert ask is not None
    assert (ask.form.value, ask.text) == (form, text)


@pytest.mark.parametrize(
    ("jotted", "title", "url"),
    [
        ("my post on migrations https://sam.example/b", "my post on migrations", "https://sam.example/b"),
        ("talk on CRDTs (https://t.example/x)", "the talk on CRDTs", "https://t.example/x"),
        ("https://sam.example", "", "https://sam.example"),
        ("portfolio: https://sam.example", "my portfolio", "https://sam.example"),
        ("promised to send her my slides", "my slides", ""),
        ("Accelerate", "Accelerate", ""),
    ],
)
def test_a_resource_has_a_title_and_a_link(jotted: str, title: str, url: str) -> None:
    resource = resource_of(jotted, WHO)
    assert resource is not None
    assert (resource.title, resource.url) == (title, url)


@pytest.mark.parametrize(
    "jotted",
    [
        "http://localhost/x",
        "javascript:alert(1)",
        "http://10.0.0.1/",
        "https://a:b@sam.example",
        "!https://x.example",
        "",
    ],
)
def test_what_leads_nowhere_is_not_shared(jotted: str) -> None:
    found = resource_of(jotted, WHO)
    assert found is None or found.url in {"", "https://x.example"}
    assert link_in("http://[::1") == ""


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("engineer", "an engineer"), ("hour", "an hour"), ("user", "a user"), ("SRE", "an SRE"), ("UX designer", "a UX designer"),
        ("European", "a European"), ("one-off", "a one-off"), ("MRI", "an MRI"), ("NASA engineer", "a NASA engineer"), ("honest talk", "an honest talk"),
        ("8-week plan", "an 8-week plan"), ("unicorn", "a unicorn"), ("uninteresting one", "an uninteresting one"),
    ],
)  # fmt: skip
def test_a_or_an_goes_by_sound(word: str, right: str) -> None:
    assert with_article(word) == right
    assert agreed(f"about a {word} and an {word}") == f"about {right} and {right}"


def test_phrases_are_joined_as_a_list() -> None:
    assert joined(["a", "b", "c"]) == "a, b and c"
    assert joined(["a and b", "c"]) == "a and b, and also c"
    assert joined(["el plan", "ideas"], "es") == "el plan e ideas"


def test_short_forms_are_written_out() -> None:
    assert (
        written_out("I'd say we can't, and won't; it's Jane's.")
        == "I would say we cannot, and will not; it is Jane's."
    )


@pytest.mark.parametrize(
    ("role", "in_a_sentence"),
    [
        ("Data Engineer", "the Data Engineer role"),
        ("Staff Nurse", "the Staff Nurse position"),
        ("Software Engineer (m/w/d) – Remote", "the Software Engineer role"),
        ("the Analyst position", "the Analyst position"),
        ("", "the role"),
    ],
)
def test_a_role_stands_in_a_sentence(role: str, in_a_sentence: str) -> None:
    assert WORDS[Language.ENGLISH].the_role(tidied(role)) == in_a_sentence


def test_other_languages_keep_to_what_is_sure() -> None:
    assert [r.text for r in german.remarks_of("der neue Standort in Leipzig", WHO)] == [
        "den neuen Standort in Leipzig"
    ]
    assert german.remarks_of("sie ziehen, weil es billiger ist, von Oracle weg", WHO) == ()
    assert [r.text for r in french.remarks_of("on a parlé de la migration", WHO)] == ["la migration"]
    assert [r.text for r in french.remarks_of("migration vers postgres", WHO)] == [
        "la migration vers Postgres"
    ]
    assert [r.text for r in spanish.remarks_of("hablamos de la migración", WHO)] == ["la migración"]
    assert elsewhere.resource_of("word " * 50, WHO) is None
