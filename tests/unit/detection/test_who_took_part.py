import pytest

from afterword.domain.calendar_event import Attendee
from tests.unit.detection.making import BOB, JANE, SAM, coordinators, detected, guest, interviewers


def test_who_organises_and_is_not_named_arranged_it() -> None:
    found = detected("Interview at Acme", SAM, JANE, BOB)
    assert (interviewers(found), coordinators(found)) == ([JANE.email, BOB.email], [SAM.email])


def test_an_organizer_who_is_named_interviewed() -> None:
    found = detected("Interview with Jane Doe", JANE, BOB)
    assert JANE.email in interviewers(found)


def test_a_recruiter_alone_is_the_interviewer() -> None:
    recruiter = guest("sam@acme.example", "Sam Roe (Recruiting)")
    assert interviewers(detected("Recruiter screen", recruiter)) == [recruiter.email]


@pytest.mark.parametrize(
    "told",
    [
        "You will meet with: Jane Doe",
        "Interviewers: Jane Doe",
        "Interview panel\n- Jane Doe (Staff Engineer)",
        "10:00–10:45 Jane Doe, Staff Engineer\n11:00–11:30 Lunch break",
        "You'll be speaking with Jane Doe, CTO.",
        "Ihre Gesprächspartnerin: Jane Doe",
        "Vous rencontrerez Jane Doe.",
        "Te reunirás con Jane Doe sobre tu experiencia.",
        "<p><b>Interviewers</b><br>Jane Doe</p>",
    ],
)
def test_descriptions_that_name_the_interviewer(told: str) -> None:
    found = detected("Interview at Acme", SAM, JANE, description=told)
    assert (interviewers(found), coordinators(found)) == ([JANE.email], [SAM.email])


def test_somebody_named_who_is_not_invited_has_no_address() -> None:
    told = "Interviewers: Jane Doe <jane@elsewhere.example>, victim@x.example"
    found = detected("Interview at Acme", SAM, description=told)
    assert interviewers(found) == ["Jane Doe"]
    assert dict(found.left_out)["victim@x.example"] == "named in the text only, not on the invitation"


def test_in_the_candidates_own_entry_an_address_is_their_word() -> None:
    found = detected("Interview at Bluefin w/ Tariq Aziz (tariq@bluefin.example)", description="")
    assert found.company == "Bluefin"
    told = detected("Interview at Bluefin", description="Interviewer: Tariq Aziz <tariq@bluefin.example>")
    assert interviewers(told) == ["tariq@bluefin.example"]


def test_what_google_made_from_a_mail_is_not_the_candidates_word() -> None:
    told = "Interviewer: Tariq Aziz <tariq@bluefin.example>"
    found = detected("Job interview at Bluefin", description=told, event_type="fromGmail")
    assert "tariq@bluefin.example" not in interviewers(found)


@pytest.mark.parametrize(
    ("person", "why"),
    [
        (guest("alex@work.example"), "that is you"),
        (guest("alexkim+jobs@gmail.com"), "that is you"),
        (guest("c_1@resource.calendar.google.com", "Room 4"), "a room or a resource"),
        (guest("room@acme.example", resource=True), "a room or a resource"),
        (guest("abc@group.calendar.google.com"), "a group calendar"),
        (guest("no-reply@acme.example"), "a no-reply or scheduling system's address"),
        (guest("acme@greenhouse.io"), "a no-reply or scheduling system's address"),
        (guest("notes@fireflies.ai"), "a no-reply or scheduling system's address"),
        (guest("hiring@acme.example"), "an address that several people read"),
        (guest("talent-team@acme.example"), "an address that several people read"),
        (guest("kit@acme.example", response="declined"), "declined the invitation"),
        (guest("kit@acme.example", optional=True, response="needsAction"), "optional, and did not accept"),
    ],
)
def test_who_is_left_out_and_why(person: Attendee, why: str) -> None:
    found = detected("Interview at Acme", JANE, person)
    assert dict(found.left_out)[person.email] == why
    assert interviewers(found) == [JANE.email]


def test_a_hidden_guest_list_leaves_the_interviewers_to_be_asked_for() -> None:
    assert "interviewers" in detected("Interview at Acme", SAM, attendees_omitted=True).unknown


def test_names_come_from_the_calendar_then_the_text_then_a_clear_address() -> None:
    shown = guest("jane@acme.example", "Doe, Jane (Acme)")
    assert detected("Interview", shown).people[0].name == "Jane Doe"
    bare = guest("jane@acme.example")
    told = "Interviewer: Jane Doe (jane@acme.example)"
    assert detected("Interview", bare, description=told).people[0].name == "Jane Doe"
    clear = detected("Interview", guest("jane.doe@acme.example"))
    assert clear.people[0].name == "Jane Doe"
    assert "the name Jane Doe was read from the address jane.doe@acme.example" in clear.reasons


def test_a_name_that_is_not_known_is_asked_for() -> None:
    found = detected("Interview", guest("jdoe@acme.example"))
    assert found.people[0].name == "jdoe@acme.example"
    assert "interviewers" in found.unknown
