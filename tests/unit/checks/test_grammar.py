"""The check of grammar: what it reads, what it knows, and how it says what it found."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pytest

from afterword.domain.checks import Check, Level, Slip
from afterword.domain.mail import MailContent
from afterword.domain.model import Debrief, Interviewer, Link, Remark
from tests.unit.checks.notes import ENGLISH, GERMAN, SAM, Case, not_fine, said_of, with_words

SLIP = Slip(at=4, words="recieve", message="“recieve” may be misspelt.", repairs=("receive", "relieve"))


@dataclass
class Reader:
    """A proofreader that finds in the first paragraph what it was told to, and remembers what it was given."""

    finds: Sequence[Slip] = ()
    read: list[str] = field(default_factory=list)
    known: frozenset[str] = frozenset()
    language: str = ""

    def slips(self, text: str, language: str, known: frozenset[str]) -> Sequence[Slip]:
        self.read.append(text)
        self.language, self.known = language, known
        return self.finds if len(self.read) == 1 else ()


def found_by(reader: Reader, case: Case = ENGLISH, **given: object) -> Check:
    return said_of(case, proofreader=reader, **given)["grammar"]


@pytest.mark.parametrize(
    ("slips", "message"),
    [
        ([SLIP], "“recieve”: did you mean “receive”?"),
        ([SLIP, SLIP], "“recieve”: did you mean “receive”? There is one more place like it."),
        ([SLIP] * 4, "“recieve”: did you mean “receive”? There are 3 more places like it."),
        ([replace(SLIP, repairs=())], "“recieve” may be misspelt."),
        ([replace(SLIP, words="and", repairs=("",))], "“and” may be one too many."),
    ],
)
def test_the_message_names_the_first_place_and_its_repair(slips: list[Slip], message: str) -> None:
    check = found_by(Reader(finds=slips))
    assert (check.level, check.message) == (Level.WARN, message)
    assert len(check.slips) == len(slips)


def test_nothing_found_is_fine_and_nobody_to_look_says_so() -> None:
    assert found_by(Reader()).message == "No slip was found."
    assert said_of(ENGLISH, proofreader=None)["grammar"].level is Level.OK
    assert said_of(ENGLISH, debrief=None)["grammar"].message == "Grammar and spelling were not looked at."


def test_what_is_read_are_the_sentences_between_greeting_and_closing() -> None:
    reader = Reader()
    found_by(reader)
    assert reader.read == ENGLISH.text.split("\n\n")[1:-1]
    assert reader.language == "en"


def test_a_short_note_is_read_whole_and_broken_lines_are_joined() -> None:
    reader = Reader()
    found_by(reader, replace(ENGLISH, text="Hi Jane,\n\nI am\ngreatful.\n\nSam Lee\nsam@home.example\n"))
    assert reader.read == ["I am greatful."]


def test_the_place_is_one_in_the_text_whatever_the_mail_is_made_of() -> None:
    at = "I really enjoyed hearing how you moved off Oracle and Orcale too.\n\nIt was graet."
    html = "<p>Hi Jane,</p><p>I like the\n waether <b>there</b>.</p><p>It was graet.</p><div>Best,</div><div>Sam Lee</div>"
    for content in (
        MailContent(
            to=("person@northwind.example",), subject="Thanks", text=f"Hi Jane,\n\n{at}\n\nBest,\nSam Lee"
        ),
        MailContent(to=("person@northwind.example",), subject="Thanks", text="other", html=html),
    ):
        check = said_of(ENGLISH, content=content)["grammar"]
        text = (
            content.text
            if not content.html
            else "Hi Jane,\n\nI like the waether there.\n\nIt was graet.\n\nBest,"
        )
        assert len(check.slips) == (2 if content.html else 1)
        assert all(text[slip.at :].startswith(slip.words) for slip in check.slips)


def test_names_and_terms_are_known() -> None:
    reader = Reader()
    remarks = (
        Remark(starter="about", text="kubectl, dbt-core, k8s and iOS 17 with the HIPAA-audit"),
        Remark(starter="", text="Plain words stay Unknown, and it's so."),
    )
    found_by(
        reader,
        interview=replace(ENGLISH.interview, company="Oatly Ltd", role="Baristamatic Lead"),
        candidate=replace(
            SAM, headline="Sommelier", links=(Link(label="Folio", url="https://samlee.example"),)
        ),
        other_companies=["Globex"],
        other_interviewers=[Interviewer(name="Zoë Pärk", title="Chief Vibes Officer")],
        debrief=Debrief(remarks=remarks),
    )
    assert {
        "oatly",
        "baristamatic",
        "haddad",
        "rita",
        "sommelier",
        "folio",
        "samlee",
        "globex",
    } <= reader.known
    assert {"zoe", "park", "vibes", "dbt", "core", "k8s", "ios", "17", "hipaa", "audit"} <= reader.known
    assert not {"kubectl", "plain", "unknown", "words", "it"} & reader.known


def test_names_brands_and_links_are_no_slips() -> None:
    text = ENGLISH.text.replace(
        "a single quarter", "one quarter with Dagstr, sqlmsh2, dbt-cor, https://sam.example/migraton"
    )
    remarks = ("Dagstr sqlmsh2 Oracle dbt-cor https://sam.example/migraton",)
    assert not_fine(replace(ENGLISH, text=text, remarks=remarks)) == {}


def test_the_language_is_that_of_the_debrief() -> None:
    reader = Reader()
    found_by(reader, GERMAN)
    assert reader.language == "de"


def test_a_text_without_end_is_read_from_its_beginning() -> None:
    reader = Reader()
    found_by(reader, with_words(ENGLISH, "this morning", "word " * 10_000))
    assert sum(map(len, reader.read)) < 4_100
