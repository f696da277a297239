"""What blocks is what would embarrass; everything else only warns."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.domain.checks import Check, Level, blocking, check_note
from afterword.domain.mail import Attachment, MailContent
from afterword.domain.model import Candidate, Interview, Interviewer, Link, Part

JANE = Interviewer(name="Jane Doe", email="jane@acme.example", id=1)
TOM = Interviewer(name="Tom Becker", email="tom@acme.example", id=2)
RITA = Interviewer(name="Rita Recruiter", email="rita@acme.example", part=Part.COORDINATOR, id=3)
SAM = Candidate(
    name="Sam Lee",
    email="sam@home.example",
    timezone="Europe/Berlin",
    phone="+49 30 1234567",
    links=(Link(label="Portfolio", url="https://sam.example"),),
)
INTERVIEW = Interview(
    id=3,
    company="Acme",
    role="Data Engineer",
    start=datetime(2026, 11, 24, 9, tzinfo=UTC),
    end=datetime(2026, 11, 24, 10, tzinfo=UTC),
    timezone="Europe/Berlin",
    interviewers=(JANE, TOM, RITA),
)
BODY = """Dear Jane,

Thank you for taking the time to speak with me about the Data Engineer role at Acme. I know how full a working day \
is, and I appreciate that you made room for our conversation.

I remain very interested in the role, and I would be glad to join the team.

Please let me know if there is anything else that I can send. I look forward to hearing about the next steps.

Kind regards,
Sam Lee
+49 30 1234567
"""
NOTE = MailContent(to=("jane@acme.example",), subject="Thank you for our conversation, Jane", text=BODY)


def checks(content: MailContent = NOTE, **given: Any) -> dict[str, Check]:
    arguments: dict[str, Any] = {"interview": INTERVIEW, "recipient": JANE, "candidate": SAM, **given}
    return {check.name: check for check in check_note(content, **arguments)}


def greeted(line: str, **given: Any) -> Level:
    return checks(replace(NOTE, text=BODY.replace("Dear Jane,", line)), **given)["name"].level


def saying(words: str, **given: Any) -> dict[str, Check]:
    return checks(replace(NOTE, text=BODY.replace("I remain", f"{words} I remain")), **given)


def test_a_good_note_passes_every_check() -> None:
    assert {check.level for check in checks().values()} == {Level.OK}
    assert blocking(checks().values()) == ()


def test_every_check_has_a_sentence() -> None:
    bad = MailContent(to=(), text="Hi Tom, TODO attached http://localhost")
    for check in (*checks().values(), *checks(bad).values()):
        assert check.message.endswith(".") or check.message.endswith("?")


@pytest.mark.parametrize(
    "left",
    [
        "[Name]", "[your name]", "[Company Name]", "[insert point here]", "{{ person.name }}", "{% if x %}", "{first_name}",
        "<your name>", "<<Company>>", "%FIRSTNAME%", "*|FNAME|*", "TODO", "FIXME", "XXX", "Lorem ipsum", "[Firma]",
        "[Nom de l'entreprise]", "[Nombre]", "${name}", "$firstname", "about ____ today", "[Date]",
    ],
)  # fmt: skip
def test_a_placeholder_blocks(left: str) -> None:
    assert saying(f"We spoke about {left} there.")["placeholder"].level is Level.BLOCK
    assert checks(replace(NOTE, subject=left))["placeholder"].level is Level.BLOCK


@pytest.mark.parametrize(
    "fine",
    [
        "see [1] and [2]", "he said [sic] so", "[...]", "[…]", "[PROJ-123]", "f(x) = {x, y}", "<https://sam.example>",
        "the to-do list", "GRACIAS POR TODO LO QUE HICIERON", "a $5 bill", "100% of it and 5% more", "a <b test> here",
        "undefined behaviour in C", "None of us knew", "the XXL size", "[portfolio](https://sam.example/a)",
        "your name came up", "we said TBD", "the [graph] module", "\n__________\n",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_placeholder_passes(fine: str) -> None:
    assert saying(f"We spoke: {fine} there.")["placeholder"].level is Level.OK


@pytest.mark.parametrize(
    "change",
    [
        {"to": ()},
        {"to": ("jane@acme.example", "tom@acme.example")},
        {"to": ("not an address",)},
        {"to": ("tom@acme.example",)},
        {"to": ("stranger@else.example",)},
        {"cc": ("tom@acme.example",)},
        {"bcc": ("Tom@acme.example",)},
    ],
)
def test_a_wrong_recipient_blocks(change: dict[str, Any]) -> None:
    assert checks(replace(NOTE, **change))["recipient"].level is Level.BLOCK


def test_copies_to_oneself_pass_and_to_strangers_warn() -> None:
    assert checks(replace(NOTE, bcc=("sam@home.example",)))["recipient"].level is Level.OK
    assert checks(replace(NOTE, cc=("friend@else.example",)))["recipient"].level is Level.WARN


def test_an_address_the_candidate_filled_in_passes() -> None:
    unknown = replace(JANE, email=None)
    interview = replace(INTERVIEW, interviewers=(unknown, TOM))
    assert checks(interview=interview, recipient=unknown)["recipient"].level is Level.OK
    to_tom = replace(NOTE, to=("tom@acme.example",))
    assert checks(to_tom, interview=interview, recipient=unknown)["recipient"].level is Level.BLOCK


@pytest.mark.parametrize(
    "line",
    [
        "Dear Tom,", "Hi Tom", "Hello Mr. Becker,", "Hi Jane and Tom,", "Hi Jane, Tom,", "Lieber Tom,", "Bonjour Tom,",
        "Hola Tom:", "Tom,", "Sehr geehrter Herr Becker,", "Dear Rita!", "HI TOM", "Hi None,", "Dear undefined,",
    ],
)  # fmt: skip
def test_a_greeting_for_somebody_else_blocks(line: str) -> None:
    assert greeted(line) is Level.BLOCK


@pytest.mark.parametrize(
    "line",
    [
        "Hi,", "Hi both,", "Hello all,", "Hi there,", "Dear Ms. Doe,", "Dear Dr. Doe,", "Dear Jane Doe,", "Hi JANE,",
        "Jane,", "Hi Jane, thank you and Tom for the talk.", "Guten Tag Frau Doe,", "Bonjour Jane,", "Hola Jane:",
        "Dear Hiring Team,", "Thank you for the talk, Jane.", "您好，", "Hi 简,", "Dear Sir or Madam,", "Hi Jan,",
    ],
)  # fmt: skip
def test_other_forms_of_greeting_pass(line: str) -> None:
    assert greeted(line) is Level.OK


@pytest.mark.parametrize("line", ["Hi Peggy,", "Dear Jnae,", "Hi Kevin,"])
def test_an_unknown_name_warns(line: str) -> None:
    assert greeted(line) is Level.WARN


def test_names_in_other_scripts_and_spellings_are_known() -> None:
    wei = Interviewer(name="李伟", email="li@acme.example", id=4)
    joerg = Interviewer(name="Jörg Müller", email="jm@acme.example", id=5)
    interview = replace(INTERVIEW, interviewers=(wei, joerg, TOM))
    assert greeted("Dear 李伟,", interview=interview, recipient=wei) is Level.OK
    assert greeted("Hi Wei,", interview=interview, recipient=wei) is Level.OK
    assert greeted("Hi Joerg,", interview=interview, recipient=joerg) is Level.OK
    assert greeted("Hi Jorg,", interview=interview, recipient=joerg) is Level.OK


def test_a_namesake_on_the_panel_is_no_fault() -> None:
    other = Interviewer(name="Jane Roe", email="roe@acme.example", id=6)
    assert greeted("Hi Jane,", interview=replace(INTERVIEW, interviewers=(JANE, other))) is Level.OK
    assert greeted("Hi Ms. Roe,", interview=replace(INTERVIEW, interviewers=(JANE, other))) is Level.BLOCK


def test_an_interviewer_of_another_company_in_the_greeting_blocks() -> None:
    assert greeted("Hi Zoe,", other_interviewers=[Interviewer(name="Zoe Park")]) is Level.BLOCK


@pytest.mark.parametrize(
    ("words", "company"),
    [
        ("I would love to join Globex.", "Globex"),
        ("I would love to join Globex.", "Globex Corporation, Inc."),
        ("I also like Apple a lot.", "Apple"),
        ("Working at Target appeals to me.", "target"),
        ("I would love to join initech labs.", "Initech Labs GmbH"),
    ],
)
def test_another_company_of_the_candidates_blocks(words: str, company: str) -> None:
    assert saying(words, other_companies=[company])["leak"].level is Level.BLOCK


@pytest.mark.parametrize(
    ("words", "company"),
    [
        ("We hit the target and ate an apple out of a box.", "Target"),
        ("An apple a day.", "Apple"),
        ("The notion of a linear scale.", "Linear"),
        ("I would like to join Acme.", "Acme Labs"),
        ("I would like to join Acme.", "ACME"),
        ("See https://globex.example and sam@globex.example.", "globex"),
        ("A globexian idea.", "Globex"),
    ],
)
def test_words_that_are_no_company_pass(words: str, company: str) -> None:
    assert saying(words, other_companies=[company])["leak"].level is Level.OK


def test_an_everyday_word_at_a_sentences_start_only_warns() -> None:
    assert saying("Target dates are fine.", other_companies=["Target"])["leak"].level is Level.WARN


def test_people_of_other_companies_block_by_full_name_or_address() -> None:
    zoe = Interviewer(name="Zoe Park", email="zoe@globex.example")
    assert saying("As Zoe Park said.", other_interviewers=[zoe])["leak"].level is Level.BLOCK
    assert saying("Ask zoe@globex.example.", other_interviewers=[zoe])["leak"].level is Level.BLOCK
    assert (
        saying("The zoe park is nice.", other_interviewers=[Interviewer(name="Zoe")])["leak"].level
        is Level.OK
    )
    assert saying("As Tom Becker said.", other_interviewers=[TOM])["leak"].level is Level.OK


@pytest.mark.parametrize(
    ("subject", "level"),
    [
        ("", Level.BLOCK),
        ("  ", Level.BLOCK),
        ("Thank you, Jane", Level.OK),
        ("Data Engineer", Level.OK),
        ("Hello", Level.WARN),
        ("A few words after what was for me a long day: interview", Level.WARN),
        ("Thank you " + "very " * 12 + "much", Level.WARN),
    ],
)
def test_subjects(subject: str, level: Level) -> None:
    assert checks(replace(NOTE, subject=subject))["subject"].level is level


@pytest.mark.parametrize(
    "words",
    [
        "I attached my portfolio.", "I've attached it.", "Please find attached the plan.", "See the attachment.",
        "Im Anhang finden Sie mehr.", "Vous trouverez ci-joint mon CV.", "Adjunto mi currículum.",
    ],
)  # fmt: skip
def test_a_missing_attachment_blocks(words: str) -> None:
    assert saying(words)["attachment"].level is Level.BLOCK
    file = Attachment(filename="cv.pdf", content_type="application/pdf", sha256="0" * 64)
    with_file = replace(NOTE, text=BODY.replace("I remain", f"{words} I remain"), attachments=(file,))
    assert checks(with_file)["attachment"].level is Level.OK


@pytest.mark.parametrize(
    "words",
    [
        "I am attached to this idea.",
        "No strings attached.",
        "I met the director adjunto.",
        "The attached team.",
    ],
)
def test_other_attachments_pass(words: str) -> None:
    assert saying(words)["attachment"].level is Level.OK


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost:8000/x", "http://127.0.0.1/", "http://192.168.1.5/", "http://[::1]/", "http:/sam.example",
        "http://", "https://sam", "https://https://sam.example", "http://me.local/x",
    ],
)  # fmt: skip
def test_a_link_that_leads_nowhere_blocks(url: str) -> None:
    assert saying(f"My work: {url} there.")["link"].level is Level.BLOCK


@pytest.mark.parametrize(
    "href", ["file:///home/sam/cv.pdf", "javascript:alert(1)", "www.sam.example", "mailto:sam"]
)
def test_a_bad_target_behind_words_blocks(href: str) -> None:
    page = f"<p>Dear Jane, see <a href='{href}'>my work</a></p>"
    assert checks(replace(NOTE, html=page))["link"].level is Level.BLOCK


@pytest.mark.parametrize(
    "url",
    ["https://sam.example/a?b=c#d", "http://sam.example:8080", "https://8.8.8.8/", "https://bücher.example"],
)
def test_good_links_pass(url: str) -> None:
    assert saying(f"My work ({url}), and talk of localhost:3000.")["link"].level is Level.OK


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("length", "Dear Jane,\n\nThank you."),
        ("length", BODY + "word " * 200),
        ("sentences", "Dear Jane,\n\nThank you."),
        ("sentences", BODY.replace("I remain", "One. Two. Three. I remain")),
        (
            "thanks",
            BODY.replace("Thank you for taking", "It was kind of you to take").replace("appreciate", "see"),
        ),
        ("interest", "Dear Jane,\n\nThank you for the time."),
        ("contact_details", BODY.replace("+49 30 1234567", "")),
        ("next_step", "Dear Jane,\n\nThank you for the time."),
        ("tone", BODY.replace("Please", "What about the salary? Please")),
        ("tone", BODY.replace("Please", "Sorry! Please")),
        ("tone", BODY.replace("Please", "Great! Really! Please")),
        ("tone", BODY.replace("Please", "😀 Please")),
        ("tone", BODY.replace("Please", "I am just checking in. Please")),
    ],
)
def test_style_warns_and_never_blocks(name: str, text: str) -> None:
    found = checks(replace(NOTE, text=text))
    assert found[name].level is Level.WARN
    assert not blocking(found.values())


@given(st.text(), st.text(), st.lists(st.text(max_size=8), max_size=3))
def test_it_never_raises(text: str, subject: str, names: list[str]) -> None:
    people = [Interviewer(name=name) for name in names]
    content = MailContent(to=("jane@acme.example",), subject=subject, text=text, html=text)
    assert check_note(
        content,
        interview=INTERVIEW,
        recipient=JANE,
        candidate=SAM,
        other_companies=names,
        other_interviewers=people,
    )
