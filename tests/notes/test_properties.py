"""Whatever was jotted down, the note is whole, or is refused with a reason."""

import re
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.adapters.templates import TemplateNotes
from afterword.domain.checks import blocking, check_note
from afterword.domain.mail import MailContent
from afterword.domain.model import Candidate, Debrief, Interview, Interviewer, Kind, Note, Point

SAM = Candidate(name="Sam Lee", email="sam@home.example", timezone="Europe/London", phone="+44 20 7946 0123")
WRITER = TemplateNotes(Path("nowhere"), SAM)
PANEL = ("Jane Doe", "Tom Becker", "Yuki Tanaka")
HOSTILE = (
    "{{ 7 * 7 }}", "{% raw %}", "{{ ''.__class__ }}", "<script>alert(1)</script>", "<b>bold", "[Name]", "{name}", "%s %(x)s",
    "Subject: x\r\nBcc: evil@else.example", "a\r\n\r\nb", "\u202eevil\u202c", "\u200bzero", "\x00null", "TODO", "XXX fill in",
    "see attached", "I have attached my CV", "javascript:alert(1)", "http://localhost/admin", "http://[::1", "file:///etc/passwd",
    'an "unclosed quote', "(open", "a“b", "$NAME", "*|FNAME|*", "___", "lorem ipsum", "!private", "word " * 2000, "x" * 10_000,
    "Tom said Yuki was late", "tom's team", "😀😀😀", "ﷺ", "a engineer", "an unicorn", "...", "??", ", , ,", "and and and",
)  # fmt: skip
JOTTED = (
    "postgres migration", "moving to k8s", "they are moving off Oracle", "how do you onboard juniors?", "her rescue dog",
    "we both ran the marathon", "asked how i handle conflict", "I told her about my thesis", "loved the test suite",
    "on-call, code review and the new office", "a hour long talk about a URL", "team of 6", "why did you leave academia",
    "she runs the team and mentors juniors", "is there a take-home?", "next steps", "small team, big impact", "because they ship",
    "https://sam.example/a", "my talk https://sam.example/b", "book: DDIA on her shelf", "it was great", "layoffs",
)  # fmt: skip
WORDS = st.sampled_from(
    [
        "the",
        "a",
        "an",
        "they",
        "she",
        "he",
        "we",
        "i",
        "you",
        "how",
        "do",
        "does",
        "is",
        "are",
        "was",
        "team",
        "moving",
        "move",
        "about",
        "asked",
        "told",
        "said",
        "both",
        "and",
        "or",
        "of",
        "in",
        "to",
        "for",
        "her",
        "his",
        "their",
        "my",
        "your",
        "on-call",
        "Postgres",
        "k8s",
        "what",
        "why",
        "shelf",
        "book",
        "new",
        "engineer",
        "hour",
        "user",
        ",",
        ".",
        "?",
        ":",
        "-",
        "love",
        "loved",
        "that",
        "it",
    ]
)
SALAD = st.lists(WORDS, max_size=14).map(" ".join)
TEXT = st.one_of(st.sampled_from(HOSTILE), st.sampled_from(JOTTED), SALAD, st.text(max_size=60))
POINTS = st.lists(
    st.builds(
        Point, text=TEXT, for_email=st.sampled_from([None, None, "p0@acme.example", "p1@acme.example"])
    ),
    max_size=4,
).map(tuple)
DEBRIEFS = st.builds(
    Debrief,
    points=POINTS,
    touches=POINTS,
    interest=TEXT,
    resources=POINTS,
    question=TEXT,
    decision_by=st.sampled_from([None, datetime(2026, 12, 4, tzinfo=UTC)]),
    language=st.sampled_from(["en", "en", "en", "de", "fr", "es"]),
)


def interview(number: int, kind: Kind) -> Interview:
    people = tuple(
        Interviewer(id=n + 1, name=name, email=f"p{n}@acme.example") for n, name in enumerate(PANEL)
    )
    return Interview(
        id=number,
        company="Acme",
        role="Data Engineer",
        kind=kind,
        start=datetime(2026, 11, 24, 9, tzinfo=UTC),
        end=datetime(2026, 11, 24, 10, tzinfo=UTC),
        timezone="Europe/London",
        interviewers=people,
    )


def without_links(text: str) -> str:
    return re.sub(r"https?://\S+", "", text)


def check_whole(note: Note, others: list[str]) -> None:
    prose = without_links(note.body)
    assert "\n" not in note.subject
    assert len(note.subject) <= 60
    assert not re.search(r"[{}<>\[\]]|  |\.\.|\bNone\b|\bundefined\b", prose), prose
    assert prose.count('"') % 2 == 0
    assert prose.count("(") == prose.count(")")
    assert prose.count("“") == prose.count("”") or "„" in prose
    for other in others:
        assert not re.search(rf"\b{other}\b", prose, re.IGNORECASE), prose
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b\x00]", note.body)
    assert 40 <= len(note.body.split()) <= 320


@settings(max_examples=500, deadline=None)
@given(DEBRIEFS, st.integers(0, 30), st.sampled_from(list(Kind)), st.integers(0, 2))
def test_any_debrief_makes_a_whole_note(debrief: Debrief, number: int, kind: Kind, place: int) -> None:
    talk = interview(number, kind)
    person = talk.panel[place]
    note = WRITER.thank_you(talk, person.id, debrief)
    if debrief.language == "en":
        assert not re.search(r"\ba (?:engineer|hour)\b|\ban (?:user|URL|unicorn)\b", note.body), note.body
    check_whole(note, [part for name in PANEL if name != person.name for part in name.split()])
    content = MailContent(to=(note.to_email,), subject=note.subject, text=note.body)
    checks = check_note(content, interview=talk, recipient=person, candidate=SAM)
    assert blocking(checks) == (), note.body


@settings(max_examples=100, deadline=None)
@given(TEXT, TEXT, TEXT)
def test_any_name_company_and_role_make_a_whole_note(name: str, company: str, role: str) -> None:
    person = Interviewer(id=1, name=name or "?", email="p@acme.example")
    talk = Interview(
        id=1,
        company=company,
        role=role,
        start=datetime(2026, 11, 24, 9, tzinfo=UTC),
        end=datetime(2026, 11, 24, 10, tzinfo=UTC),
        timezone="Europe/London",
        interviewers=(person,),
    )
    note = TemplateNotes(Path("nowhere"), SAM).thank_you(talk, 1, Debrief())
    assert "\n" not in note.subject
    assert not re.search(r"[{}<>\[\]]|  ", without_links(note.body))
