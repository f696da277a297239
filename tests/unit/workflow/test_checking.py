"""Advice is for whoever looks at a note; what blocks holds it with the store alone."""

from datetime import timedelta

import pytest

from afterword.adapters.said_people import read_person
from afterword.cli.check_words import in_words
from afterword.domain.checks import blocking, check_note
from afterword.domain.mail import MailContent
from afterword.domain.model import Interviewer
from afterword.domain.people import one_line
from afterword.errors import InvalidInput
from afterword.ports import FollowUpFilter
from afterword.workflow.checking import failed_checks
from afterword.workflow.inspect import shown_in_full
from tests.fakes.world import END, JANE, ROB, World


def levels(world: World, follow_up_id: int) -> dict[str, str]:
    return {check["name"]: check["level"] for check in shown_in_full(world.services, follow_up_id)["checks"]}


def test_two_notes_of_one_loop_are_compared_as_they_are_in_gmail(world: World) -> None:
    world.interview(JANE)
    world.interview(ROB, end=END + timedelta(hours=1))
    world.advance(hours=1, minutes=5)
    world.sync()
    jane, rob = sorted(world.store.follow_ups(FollowUpFilter()), key=lambda one: one.id)
    assert levels(world, jane.id)["panel"] == "warn"
    world.mailbox.drafts.pop(rob.draft_id or "")
    assert levels(world, jane.id)["panel"] == "ok"


def test_people_of_another_company_block_and_those_of_this_one_do_not(world: World) -> None:
    zoe = Interviewer(name="Zoe Park", email="zoe@globex.example")
    world.interview(zoe, company="Globex", end=END - timedelta(days=3))
    interview = world.interview(JANE, ROB)
    world.advance(minutes=5)
    world.sync()
    note = next(f for f in world.store.follow_ups(FollowUpFilter(interview_id=interview.id)))
    content = world.draft(note).content
    assert failed_checks(world.services, note, interview, content) == ""
    named = type(content)(to=content.to, subject=content.subject, text=f"{content.text}\nAs Zoe Park said.")
    assert "Zoe Park" in failed_checks(world.services, note, interview, named)


def test_somebody_thanked_after_an_earlier_round_is_known(world: World) -> None:
    world.scheduled()
    world.go_to_send_time()
    world.sync()
    assert levels(world, world.only().id)["repeat_round"] == "ok"
    world.advance(days=3)
    second = world.interview(JANE, end=world.clock.now())
    world.advance(minutes=5)
    world.sync()
    (again,) = world.store.follow_ups(FollowUpFilter(interview_id=second.id))
    assert levels(world, again.id)["repeat_round"] == "warn"


ELSEWHERE = (
    ("Globex GmbH", Interviewer(name="Zoe Park", email="zoe@globex.example", title="Head of Prüfung")),
    ("Stripe", Interviewer(name="José  Müller-Lüdenscheidt", email="j@stripe.example")),
    ("C3.ai", Interviewer(name="Jo\u0308rg Ast", email="ja@c3.example")),
    ("IKEA", Interviewer(name="Li", email="li@ikea.example")),
    ("Ünited  Föods, Inc.", Interviewer(name="Bo", email="board@united.example")),
    ("R2_D2", Interviewer(name="R2 D2", email=None)),
    ("Компания", Interviewer(name="Анна Каренина", email=None)),
)
TEXTS = (
    "Dear Jane,\n\nThank you.",
    "Dear Zoe,\n\nThank you.",
    "Dear Jörg,\n\nThank you.",
    "Dear Jo\u0308rg,\n\nThank you.",
    "Dear Jane,\n\nJOSE MULLER-LUDENSCHEIDT said so.",
    "Dear Jane,\n\nas at Globex, or at C3.ai, or at ıkea.",
    "Dear Jane,\n\nStripe is where I interview; R2 D2 too, and R2_D2.",
    "Dear Jane,\n\nUnited Foods! And Ünited Föods.",
    "Dear Jane,\n\nBOARD@united.example wrote, and Анна Каренина of Компания.",
    "Li,\n\nThank you.",
)


@pytest.mark.parametrize("text", TEXTS)
def test_leaving_out_whom_the_text_cannot_speak_of_changes_no_check(world: World, text: str) -> None:
    for company, person in ELSEWHERE:
        world.interview(person, company=company, end=END - timedelta(days=3))
    interview = world.interview(JANE, ROB)
    (note, _) = world.store.follow_ups(FollowUpFilter(interview_id=interview.id))
    content = MailContent(to=("jane@acme.example",), subject="Thank you", text=text)
    companies, people = zip(*ELSEWHERE, strict=True)
    with_all = check_note(
        content,
        interview=interview,
        recipient=interview.interviewer(note.interviewer_id),
        candidate=world.services.candidate,
        other_companies=sorted(companies),
        other_interviewers=people,
    )
    blocked = "; ".join(check.message for check in blocking(with_all))
    assert failed_checks(world.services, note, interview, content) == blocked


def test_the_checks_read_as_a_list_the_worst_first() -> None:
    said = [
        {"name": "length", "level": "warn", "message": "Too long."},
        {"name": "next_step", "level": "ok", "message": "Fine."},
        {"name": "link", "level": "block", "message": "Broken."},
    ]
    assert list(in_words(said)) == [
        "Checks",
        "  must be put right  link: Broken.",
        "  worth a look       length: Too long.",
        "  fine               next step",
    ]
    assert list(in_words([])) == []


@pytest.mark.parametrize("name", ["Ja\u202ene", "Jane\u200b Doe", "Jane\u2066", "J\U000e0041ane"])
def test_a_name_with_a_character_nobody_sees_is_refused(name: str) -> None:
    with pytest.raises(InvalidInput, match="cannot be seen"):
        one_line(name, "name")


def test_joiners_that_scripts_need_are_fine() -> None:
    assert one_line("علی\u200cرضا", "name") == "علی\u200cرضا"


@pytest.mark.parametrize(
    "text", ["Bob<bob@acme.example>, x@y", "Bob <bob@acme.example> and Ann", "a@acme.example, b@acme.example"]
)
def test_two_people_in_one_option_are_refused(text: str) -> None:
    with pytest.raises(InvalidInput, match="more than one person"):
        read_person(text)
