"""A note with one flaw is told of exactly that flaw, at the level of `notes.md`."""

from dataclasses import replace

import pytest

from afterword.domain.checks import Level, Sibling
from afterword.domain.model import Debrief, Interviewer, Remark
from tests.unit.checks.notes import ENGLISH, FRENCH, GERMAN, SPANISH, Case, not_fine, said_of, with_words

EN, DE, FR, ES = ENGLISH, GERMAN, FRENCH, SPANISH
BLOCK, WARN = Level.BLOCK, Level.WARN
EN_THANKS = "Thank you so much for taking the time to talk with me this morning."
EN_END = (
    "If anything else would help with your decision, just let me know. I look forward to hearing from you."
)

CHANGED = [
    # placeholder, name, leak, attachment, link: these block
    (EN, "The Data Engineer role", "The [role] role", "placeholder", BLOCK),
    (EN, "a single quarter", "{{ quarter }}", "placeholder", BLOCK),
    (EN, "this morning", "on TODO", "placeholder", BLOCK),
    (DE, "ausführliche Gespräch", "ausführliche Gespräch mit [Name]", "placeholder", BLOCK),
    (EN, "Hi Jane,", "Hi Omar,", "name", BLOCK),
    (EN, "Hi Jane,", "Hi Zoe,", "name", BLOCK),
    (DE, "Guten Tag Frau Vogel,", "Guten Tag Herr Haddad,", "name", BLOCK),
    (FR, "Bonjour Madame Dubois,", "Bonjour Omar,", "name", BLOCK),
    (ES, "Estimada Lucía:", "Estimado Omar:", "name", BLOCK),
    (EN, "Hi Jane,", "Hi Peter,", "name", WARN),
    (EN, "join the team", "join the team at Globex", "leak", BLOCK),
    (DE, "Ihr Team", "das Team bei Globex", "leak", BLOCK),
    (EN, "I look forward", "As Zoe Park knows, I look forward", "leak", BLOCK),
    (EN, "just let me know.", "just let me know; my plan is attached to this email.", "attachment", BLOCK),
    (DE, "melden Sie sich", "im Anhang ist mein Zeugnis, melden Sie sich", "attachment", BLOCK),
    (FR, "s'il vous manque un document", "s'il manque un document ; ci-joint mon CV", "attachment", BLOCK),
    (ES, "Quedo a su", "Adjunto mi título. Quedo a su", "attachment", BLOCK),
    (EN, "just let me know.", "see http://localhost:8000/plan or let me know.", "link", BLOCK),
    (EN, "just let me know.", "see https:/sam.example or let me know.", "link", BLOCK),
    # what every note should hold
    (EN, EN_THANKS, "It was good to talk with you this morning.", "thanks", WARN),
    (DE, "vielen Dank für das ausführliche Gespräch am 24. November.", "am 24. November haben wir ausführlich gesprochen.", "thanks", WARN),
    (FR, "Je vous remercie pour notre échange d'hier et pour", "Je repense à notre échange d'hier et à", "thanks", WARN),
    (ES, "Muchas gracias por dedicarme su tiempo esta mañana.", "Fue muy amable al dedicarme su tiempo esta mañana.", "thanks", WARN),
    (EN, "sounds like exactly the kind of work I want to do next, and I would love to join the team", "was described in a clear and interesting way by everybody I met", "interest", WARN),
    (DE, "reizt mich sehr, und ich würde mich freuen, Ihr Team zu verstärken", "haben Sie mir sehr klar und in aller Ruhe beschrieben", "interest", WARN),
    (FR, "m'intéresse vraiment, et je serais ravi de rejoindre votre équipe et d'apprendre à vos côtés", "m'a été décrit avec clarté, et vous avez pris le temps de répondre à tout", "interest", WARN),
    (ES, "me interesa mucho y me encantaría formar parte de su equipo, porque comparto su manera de cuidar", "quedó muy claro con su explicación de esta mañana y la de toda su unidad", "interest", WARN),
    (EN, "+44 20 7946 0123 | sam@home.example", "", "contact_details", WARN),
    (DE, "+44 20 7946 0123", "", "contact_details", WARN),
    (FR, "+44 20 7946 0123", "", "contact_details", WARN),
    (ES, "+44 20 7946 0123", "", "contact_details", WARN),
    (EN, EN_END, "It was a long day for you and I hope the evening was a quiet one at home.", "next_step", WARN),
    (DE, "Wenn Sie noch Unterlagen oder Auskünfte brauchen, melden Sie sich jederzeit gern bei mir. Ich freue mich auf Ihre Rückmeldung und auf die 2. Runde mit Herrn Dr. Lang.", "Ich wünsche Ihnen und Herrn Dr. Lang noch eine ruhige Woche und einen schönen Advent in Leipzig.", "next_step", WARN),
    (FR, "N'hésitez pas à m'écrire s'il vous manque un document. Pourriez-vous me dire quand vous pensez prendre votre décision ?", "Je vous souhaite une belle fin de semaine et beaucoup de neige dans les Vosges.", "next_step", WARN),
    (ES, "¿Cuándo cree que tomarán una decisión? Quedo a su disposición para cualquier otra pregunta o documento que necesiten.", "Le deseo una buena semana y que el turno de noche sea tranquilo para todo el mundo allí.", "next_step", WARN),
    # something specific
    (EN, "I really enjoyed hearing how you moved off Oracle in a single quarter, and how new engineers get a buddy in their first month.", "I really enjoyed our conversation and hearing more about the role and about the company.", "specific", WARN),
    (DE, "wie Sie die Migration Ihrer Datenbanken planen, z. B. mit zwei Systemen nebeneinander", "was Sie über Ihre Arbeit und das Unternehmen gesagt haben", "specific", WARN),
    (FR, "la façon dont votre équipe se répartit les astreintes : « personne n'est seul », disiez-vous !", "la façon dont vous parlez de votre équipe et de votre entreprise.", "specific", WARN),
    (ES, "cómo organizan los turnos de guardia y lo bien que acogen a la gente nueva en la Dra. Soler y su unidad", "todo lo que me contó sobre el trabajo y sobre su empresa", "specific", WARN),
    # tone
    (EN, "just let me know.", "just let me know. What is the salary?", "tone", WARN),
    (EN, "just let me know.", "just let me know. I apologise for my nerves.", "tone", WARN),
    (EN, "If anything else", "I am just checking in. If anything else", "tone", WARN),
    (EN, "this morning.", "this morning! It was great!", "tone", WARN),
    (EN, "to join the team.", "to join the team 🎉.", "tone", WARN),
    (EN, "to join the team.", "to join the team :)", "tone", WARN),
    (DE, "melden Sie sich", "auch zu meiner Gehaltsvorstellung, melden Sie sich", "tone", WARN),
    (DE, "Besonders spannend", "Es tut mir leid, dass ich zu spät kam. Besonders spannend", "tone", WARN),
    (FR, "N'hésitez pas", "Je suis désolé de mon retard. N'hésitez pas", "tone", WARN),
    (FR, "s'il vous manque un document", "au sujet du salaire", "tone", WARN),
    (ES, "Quedo a su", "Disculpe las prisas de ayer. Quedo a su", "tone", WARN),
    (ES, "otra pregunta", "otra pregunta sobre el sueldo", "tone", WARN),
    # length and sentences
    (EN, EN_END, "I look forward to hearing from you, and thank you again" + ", for this and for that" * 30 + ".", "length", WARN),
    (EN, EN_THANKS, f"{EN_THANKS} It was short. It was good.", "sentences", WARN),
    (DE, "Besonders spannend", "Es war kurz. Es war gut. Besonders spannend", "sentences", WARN),
    # signature
    (EN, "Best,\nSam Lee", "Best,\nSam Lee\n\nKind regards,\nSam", "signature", BLOCK),
    (DE, "Sam Lee", "Sam Lee\nSAM LEE", "signature", BLOCK),
    (FR, "Bien cordialement,", "Bien cordialement,\nSincères salutations,", "signature", BLOCK),
    (ES, "Un cordial saludo,", "Atentamente,\nUn cordial saludo,", "signature", BLOCK),
    # grammar and spelling
    (EN, "buddy in their first month", "buddy in their first progam", "grammar", WARN),
    (EN, "exactly the kind", "exactly the the kind", "grammar", WARN),
    (EN, "new engineers get a buddy", "new engineers get an buddy", "grammar", WARN),
    (DE, "Migration Ihrer Datenbanken", "Migration und Umstelung Ihrer Datenbanken", "grammar", WARN),
    (FR, "les astreintes", "les astreintes et les livrasons", "grammar", WARN),
    (ES, "los turnos de guardia", "los turnos de guardia y la migracion", "grammar", WARN),
    # hidden characters
    (EN, "a single quarter", "a \u202esingle quarter", "hidden_characters", WARN),
    (ES, "su manera", "su \U000e0041manera", "hidden_characters", WARN),
]  # fmt: skip


@pytest.mark.parametrize(("case", "words", "other", "name", "level"), CHANGED)
def test_one_flaw_is_named_and_nothing_else(
    case: Case, words: str, other: str, name: str, level: Level
) -> None:
    flawed = with_words(case, words, other)
    zoe = Interviewer(name="Zoe Park", email="zoe@globex.example")
    assert not_fine(flawed, other_companies=["Globex GmbH"], other_interviewers=[zoe]) == {name: level}


@pytest.mark.parametrize("case", [EN, DE, FR, ES], ids=lambda case: case.name)
@pytest.mark.parametrize(
    ("change", "name", "level"),
    [
        ({"subject": ""}, "subject", BLOCK),
        ({"subject": "Hello"}, "subject", WARN),
        ({"to": ("omar@northwind.example",)}, "recipient", BLOCK),
        ({"cc": ("omar@northwind.example",)}, "recipient", BLOCK),
    ],
)
def test_a_flaw_of_the_envelope_is_named_and_nothing_else(
    case: Case, change: dict[str, object], name: str, level: Level
) -> None:
    assert not_fine(case, content=replace(case.content, **change)) == {name: level}  # type: ignore[arg-type]


def test_an_empty_debrief_is_asked_for_where_the_note_says_nothing_of_its_own() -> None:
    bare = with_words(
        EN,
        "I really enjoyed hearing how you moved off Oracle in a single quarter, and how new engineers get a buddy in "
        "their first month.",
        "I really enjoyed our conversation and hearing more about the role.",
    )
    assert not_fine(bare, debrief=Debrief()) == {"specific": WARN}
    message = said_of(bare, debrief=Debrief())["specific"].message
    assert "in the debrief" in message
    assert "`" not in message
    assert not_fine(EN, debrief=Debrief()) == {}


@pytest.mark.parametrize(
    ("remark", "asked_for"),
    [
        (Remark(starter="about", text="glassblowing"), True),
        (Remark(starter="", text="I liked your glassblowing."), True),
        (Remark(starter="share", text="my film on glassblowing"), True),
        (Remark(starter="about", text="glassblowing", for_id=1), True),
        (Remark(starter="about", text="glassblowing", for_id=2), False),
        (Remark(starter="tell", text="whether there is glassblowing"), False),
    ],
)
def test_what_this_reader_is_to_be_told_is_asked_for(remark: Remark, asked_for: bool) -> None:
    assert not_fine(EN, debrief=Debrief(remarks=(remark,))) == ({"specific": WARN} if asked_for else {})


def test_a_wish_is_asked_for_only_where_there_is_nothing_else() -> None:
    wish = Remark(starter="love", text="blow glass")
    assert not_fine(EN, debrief=Debrief(remarks=(wish,))) == {"specific": WARN}
    assert not_fine(EN, debrief=replace(EN.debrief, remarks=(wish, *EN.debrief.remarks))) == {}


@pytest.mark.parametrize(
    ("case", "remark"),
    [
        (EN, "onboarding, one buddy per engineer"),
        (EN, "migration away from orcale"),
        (EN, "how you are moving everything"),
        (DE, "Datenbankumstellung"),
        (DE, "Migrationen"),
        (FR, "l'astreinte"),
        (ES, "la acogida, las guardias"),
        (replace(EN, text=EN.text.replace("a single quarter", "一个季度的数据库迁移")), "数据库迁移"),
    ],
)
def test_a_remark_in_other_words_is_known_again(case: Case, remark: str) -> None:
    assert said_of(replace(case, remarks=(remark,)))["specific"].level is Level.OK


@pytest.mark.parametrize("case", [EN, DE, FR, ES], ids=lambda case: case.name)
def test_the_same_note_to_two_of_a_panel_warns_whatever_the_names(case: Case) -> None:
    omar = Interviewer(name="Omar Haddad", email="omar@northwind.example", id=2)
    first = case.to.split()[0]
    copied = Sibling(
        person=omar, text=case.text.replace(first, "Omar").replace(case.to.split()[-1], "Haddad")
    )
    assert not_fine(case, siblings=[copied]) == {"panel": WARN}
    assert "Omar Haddad" in said_of(case, siblings=[copied])["panel"].message
    other = {"en": DE, "de": EN, "fr": ES, "es": FR}[case.language]
    assert not_fine(case, siblings=[Sibling(person=omar, text=other.text)]) == {}


def test_one_changed_sentence_does_not_make_another_note() -> None:
    omar = Interviewer(name="Omar Haddad", email="omar@northwind.example", id=2)
    changed = EN.text.replace("The Data Engineer role sounds like", "This role is").replace("Jane", "Omar")
    assert not_fine(EN, siblings=[Sibling(person=omar, text=changed)]) == {"panel": WARN}


def test_more_than_seven_people_are_better_thanked_through_the_coordinator() -> None:
    assert not_fine(EN, panel_size=7) == {}
    assert not_fine(EN, panel_size=8) == {"too_many_people": WARN}
    assert "Rita Recruiter" in said_of(EN, panel_size=8)["too_many_people"].message


def test_somebody_thanked_before_needs_less() -> None:
    assert not_fine(EN, thanked_before=1) == {"repeat_round": WARN}


def test_a_nickname_is_the_recipient_even_where_another_company_has_somebody_of_that_name() -> None:
    bob = Interviewer(name="Bob Jones", email="bob@globex.example")
    robert = replace(EN, to="Robert Doe", text=EN.text.replace("Hi Jane", "Hi Bob"))
    assert not_fine(robert, other_interviewers=[bob]) == {}


def test_a_name_the_candidate_set_for_the_greeting_is_the_recipients() -> None:
    kit = Interviewer(name="Christopher Doe", greeting="Kit", email="person@northwind.example", id=1)
    omar = replace(EN.interview.interviewers[1], greeting="Kit")
    text = EN.text.replace("Hi Jane", "Hi Kit")
    assert said_of(replace(EN, text=text), recipient=kit)["name"].level is Level.OK
    with_omar = replace(EN.interview, interviewers=(EN.recipient, omar))
    assert said_of(replace(EN, text=text), interview=with_omar)["name"].level is BLOCK


# --- a quotation is no placeholder -------------------------------------------------------------------------

QUOTED = ["“Dear [Name]”", '"Dear [Name]"', "«Dear [Name]»", "„Dear [Name]“"]


@pytest.mark.parametrize("quoted", QUOTED)
def test_what_the_candidate_quotes_is_no_placeholder(quoted: str) -> None:
    remark = Remark(starter="about", text=f"the mail that began {quoted}")
    case = with_words(EN, "Oracle in a", f"Oracle after {quoted} in a")
    assert said_of(case, debrief=Debrief(remarks=(remark,)))["placeholder"].level is Level.OK
    assert said_of(case, debrief=Debrief())["placeholder"].level is BLOCK
    broken = replace(case, text=case.text.replace("Dear [Name]", "Dear\n[Name]"))
    assert said_of(broken, debrief=Debrief(remarks=(remark,)))["placeholder"].level is Level.OK


def test_only_the_quotation_itself_is_excused() -> None:
    remark = Remark(starter="about", text="the mail that began “Dear [Name]”, and [company]")
    for left in ("Dear [Name]", "“Dear [Name]” [Name]", "the [company]", "“[company]”"):
        case = with_words(EN, "Oracle in a", f"Oracle {left} in a")
        assert said_of(case, debrief=Debrief(remarks=(remark,)))["placeholder"].level is BLOCK, left


# --- what was kept private ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("jotting", "written"),
    [
        ("seemed bored by me", "You SEEMED bored, by me"),
        ("Gehalt: 70 000 Euro", "mit Gehalt 70\n000 Euro"),
        ("zu spät gekommen", "die ZU SPAT GEKOMMEN ist"),
    ],
)
def test_what_was_kept_private_blocks(jotting: str, written: str) -> None:
    case = with_words(EN, "I look forward", f"{written}. I look forward")
    kept = replace(EN.debrief, jottings=("something else", jotting))
    check = said_of(case, debrief=kept)["leak"]
    assert check.level is BLOCK
    assert check.message == f"The note says something you kept for yourself: “{jotting}”."


@pytest.mark.parametrize(
    "jotting",
    [
        "Oracle",
        "single quarter",
        "quarter single a in",
        "in a single",
        "moved off Oracle in a single quarters",
        "",
    ],
)
def test_less_than_three_words_side_by_side_in_that_order_are_nothing_private(jotting: str) -> None:
    kept = replace(EN.debrief, jottings=(jotting,))
    assert said_of(EN, debrief=kept)["leak"].level is (BLOCK if jotting == "in a single" else Level.OK)


def test_what_a_remark_says_too_is_not_private() -> None:
    said = Remark(starter="how", text="you moved off Oracle in a single quarter")
    kept = Debrief(remarks=(said,), jottings=("Oracle in a single quarter",))
    assert said_of(EN, debrief=kept)["leak"].level is Level.OK


# --- signature ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "ending",
    [
        "Many thanks,\nSam Lee\n\nSam Lee | Data Engineer",
        "Thanks again,\n\nBest regards,\nSam",
        "Best,\nSam\n\nSam Lee\n+44 20 7946 0123",
        "Best regards, Sam Lee",
        "Sam Lee\nsam@home.example",
        "",
    ],
)
def test_one_closing_and_one_name_are_right(ending: str) -> None:
    case = replace(EN, text=EN.text.replace("Best,\nSam Lee\n", f"{ending}\n"))
    assert said_of(case)["signature"].level is Level.OK


def test_only_the_end_of_the_note_is_its_signature() -> None:
    case = replace(EN, text=f"Sam Lee\n\nBest regards,\n{'x' * 70}\n" + "line\n" * 8 + EN.text)
    assert said_of(case)["signature"].level is Level.OK
