"""What a jotted point becomes, and where it fits."""

import pytest

from afterword.domain.wording.english.people import Who, names_of
from afterword.domain.wording.english.reading import remarks_of
from afterword.domain.wording.english.touches import touches_of

WHO = Who(recipient=names_of(["Jane Doe"]), others=names_of(["Tom Becker", "Will Page"]))


def said(text: str) -> list[tuple[str, str]]:
    return [(remark.form.value, remark.text) for remark in remarks_of(text, WHO)]


@pytest.mark.parametrize(
    ("jotted", "form", "text"),
    [
        ("postgres migration", "topic", "the Postgres migration"),
        ("Postgres migration.", "topic", "the Postgres migration"),
        ("moving to k8s", "topic", "moving to Kubernetes"),
        ("Incident response", "topic", "incident response"),
        ("Kafka upgrade", "topic", "the Kafka upgrade"),
        ("style guide", "topic", "the style guide"),
        ("content moderation", "topic", "content moderation"),
        ("their roadmap for q3", "heard", "your roadmap for Q3"),
        ("jane's talk on k8s", "heard", "your talk on Kubernetes"),
        ("a engineer shadowing program", "topic", "an engineer shadowing program"),
        ("no meetings on friday", "topic", "having no meetings on Friday"),
        ("4 day week", "topic", "the four-day week"),
        ("nurse to patient ratio on nights", "topic", "the nurse to patient ratio on nights"),
        ("THE NEW OFFICE IN LYON", "topic", "the new office in Lyon"),
        ("postgress migraton", "topic", "the Postgres migration"),
        ("we talked about on-call", "topic", "on-call"),
        ("long chat about incident response", "topic", "incident response"),
        ("walked me through the ICU handover process", "heard", "the ICU handover process"),
        ("how do you onboard juniors?", "topic", "how you onboard juniors"),
        ("do they use terraform", "topic", "whether you use Terraform"),
        ("what is the on-call like?", "topic", "what the on-call is like"),
        ("how did you scale the team?", "topic", "how you scaled the team"),
        ("how they do on-call", "heard", "how you do on-call"),
        ("how nurses plan their shifts", "topic", "how nurses plan their shifts"),
        ("they are moving off Oracle", "fact", "you are moving off Oracle"),
        ("she runs the team and mentors juniors", "fact", "you run the team and mentor juniors"),
        ("Jane runs the data team", "fact", "you run the data team"),
        ("grew up in Porto", "fact", "you grew up in Porto"),
        ("team moved to Kotlin last year", "fact", "the team moved to Kotlin last year"),
        ("nurses rotate every 4 weeks", "fact", "nurses rotate every four weeks"),
        ("she said they deploy 20x a day", "fact", "you deploy 20x a day"),
        ("both from Ohio", "fact", "we are both from Ohio"),
        ("we both ran berlin marathon", "fact", "we both ran the Berlin Marathon"),
        ("we both row", "fact", "we both row"),
        ("both foster dogs", "fact", "we both foster dogs"),
        ("we both single parents", "fact", "we are both single parents"),
        ("we both vegan", "fact", "we are both vegan"),
        ("we both left handed", "fact", "we are both left handed"),
        ("fellow vim user", "fact", "you are a fellow Vim user"),
        ("same alma mater", "fact", "we share the same alma mater"),
        ("I told her about my thesis", "told", "my thesis"),
        ("she asked me about conflict", "asked", "conflict"),
        ("asked how i handle conflict", "asked", "how I handle conflict"),
        ("why did you leave academia", "asked", "why I left academia"),
        ("loved the way they do reviews", "said", "I loved the way you do reviews"),
        ("really impressed by the test suite", "said", "I was really impressed by the test suite"),
        ("knife skills test was fun", "said", "I enjoyed the knife skills test"),
        ("book on shelf: DDIA", "seen", "DDIA on your shelf"),
        ("guitar on the wall behind him", "seen", "the guitar on the wall behind you"),
        ("their on-call is brutal but improving", "quiet", "your on-call"),
        ("layoffs last year", "quiet", "last year's layoffs"),
        ("they just raised series b, hiring 10 AEs", "fact", "you just raised Series B"),
        ("ceo travels a lot, needs someone calm", "fact", "the CEO travels a lot and needs someone calm"),
        ("wants to open leeds hub in jan lol", "fact", "you want to open a Leeds hub in January"),
        ("teaching load (2-2) and the archive", "topic", "the teaching load and the archive"),
        ("forklift licence they pay for", "topic", "the forklift licence you pay for"),
        ("waste down from 9% to 4%", "topic", "how waste came down from 9% to 4%"),
        ("swiftui migration about 60% done", "topic", "the SwiftUI migration"),
        ("heat pumps are the future he said", "fact", "heat pumps are the future"),
        ("agency relationship - she's not happy w it", "topic", "the agency relationship"),
        ("showed me round the cold store, was freezing", "seen", "the cold store"),
        ("book on her shelf: thinking fast", "seen", "“Thinking Fast” on your shelf"),
        ("walked the farm with his dogs", "said", "I enjoyed walking the farm with your dogs"),
        ("rewrote the pricer last year", "fact", "you rewrote the pricer last year"),
        ("how would you handle a late director?", "asked", "how I would handle a late director"),
        ("illustration system, not stock photos", "topic", "the illustration system, not stock photos"),
        ("apprentices get a tool allowance", "fact", "apprentices get a tool allowance"),
        ("guest satisfaction scores slipped after the refurb", "topic", "guest satisfaction scores"),
        ("CAC is up 30%", "topic", "CAC"),
        ("foundation funding down this year", "topic", "foundation funding"),
        ("just opened a second packing site", "fact", "you just opened a second packing site"),
        ("want someone who can talk to homeowners", "fact", "you want someone who can talk to homeowners"),
        ("anxious patients and how they handle them", "topic", "anxious patients and how you handle them"),
        ("how the staff love their job", "topic", "how the staff love their job"),
        ("they train you for the exam", "fact", "you train people for the exam"),
        (
            "we went through a phishing case together",
            "said",
            "I enjoyed going through a phishing case together",
        ),
        ("we spent ages on how to keep staff", "topic", "how to keep staff"),
        ("monolith -> microservices", "topic", "the move from monolith to microservices"),
        ("asked for an example of influencing without authority", "asked", "influencing without authority"),
        ("shipping the next season in february", "topic", "shipping the next season in February"),
        ("drivers have been there for years", "fact", "drivers have been with you for years"),
        ("they have an open door policy", "fact", "you have an open door policy"),
    ],
)
def test_a_point_finds_its_form(jotted: str, form: str, text: str) -> None:
    assert said(jotted) == [(form, text)]


@pytest.mark.parametrize(
    "jotted",
    [
        "", "...", "it was great", "fun", "{{ 7 * 7 }}", "<b>", "[topic]", "TODO", "! bombed it", "see attached", "x" * 200,
        "word " * 60, "Tom asked about my thesis", "tom's team", "he said she would", "her boss and how he runs things",
        "drivers hate the scanner app", "https://sam.example", "nights 10-6, 4 on 4 off", "3 dentists 2 hygienists", "van provided",
        "it was long, an hour", "third round", "50% travel", "nobody owns it", "no shouting kitchen", "guests locked out", "exams supported",
        "start 4am", "home weekends", "she asked why", "patients are nervous", "cuando empiezo con el equipo", "shit monitoring",
        "took home review", "cash in hand no",
    ],
)  # fmt: skip
def test_what_is_not_understood_is_left_out(jotted: str) -> None:
    assert said(jotted) == []


def test_several_points_in_one_are_taken_apart() -> None:
    texts = [text for _, text in said("postgres migration, on-call and the new office")]
    assert texts == ["the Postgres migration", "on-call", "the new office"]


def test_everyday_words_that_are_names_too_are_not_names() -> None:
    assert said("they will open a page builder") == [("fact", "you will open a page builder")]


@pytest.mark.parametrize(
    ("jotted", "form"),
    [
        ("her dog barked during the call", "moment"),
        ("she grew up in Porto", "fact"),
        ("trail running", "topic"),
        ("studied in Leeds, same as me", "fact"),
    ],
)
def test_what_happened_once_is_a_moment(jotted: str, form: str) -> None:
    assert [remark.form.value for remark in touches_of(jotted, WHO)] == [form]


def test_what_they_share_with_the_candidate_is_kept() -> None:
    assert [one.text for one in touches_of("did her masters in Leeds, same as me", WHO)] == [
        "you did your masters in Leeds, just like me"
    ]
    assert [one.text for one in touches_of("she studied psychology as well", WHO)] == [
        "you studied psychology too"
    ]
    assert [one.text for one in touches_of("big Factorio player", WHO)] == ["you are a big Factorio player"]
