from datetime import timedelta

import pytest

from afterword.domain.detection import Verdict
from tests.unit.detection.making import BOB, JANE, SAM, START, detected, guest


@pytest.mark.parametrize(
    "title",
    [
        "Interview: Alex Kim <> Jane Doe",
        "Acme x Alex Kim intro call",
        "Phone screen - Data Engineer",
        "Technical Interview (Acme)",
        "Vorstellungsgespräch",
        "VORSTELLUNGSGESPRÄCH BEI ACME",
        "Bewerbungsgespräch",
        "Entretien d’embauche",
        "Entretien téléphonique",
        "Entrevista de trabajo",
        "Entrevista de emprego",
        "Colloquio di lavoro",
        "Sollicitatiegesprek",
        "一次面接",
        "カジュアル面談",
    ],
)
def test_titles_in_many_forms_and_languages(title: str) -> None:
    assert detected(title, JANE).verdict is Verdict.INTERVIEW


@pytest.mark.parametrize(
    "title",
    [
        "Mock interview",
        "User interview",
        "Interview training",
        "Debrief: Sam Lee",
        "Alex / Jane 1:1",
        "Podcast interview",
        "Offer call",
        "Onboarding",
        "Career fair",
        "Exit interview",
        "Visa interview",
        "Webinar: your next interview",
        "Quarterly planning",
    ],
)
def test_what_is_only_called_so(title: str) -> None:
    assert detected(title, JANE).verdict is Verdict.NOT_INTERVIEW


@pytest.mark.parametrize(
    "role", ["Onboarding Specialist", "Podcast Producer", "User Researcher", "Training Manager"]
)
def test_a_jobs_name_is_not_held_against_it(role: str) -> None:
    found = detected(f"Interview - {role}", JANE)
    assert (found.verdict, found.role) == (Verdict.INTERVIEW, role)


@pytest.mark.parametrize("kind", ["focusTime", "outOfOffice", "birthday", "workingLocation"])
def test_entries_nobody_meets_in(kind: str) -> None:
    assert detected("Interview at Acme", JANE, event_type=kind).verdict is Verdict.NOT_INTERVIEW


def test_what_cannot_be_told_is_doubtful() -> None:
    assert detected("Interview").verdict is Verdict.DOUBTFUL
    assert detected("Hold: Interview", JANE).verdict is Verdict.DOUBTFUL
    assert detected("Interview", JANE, all_day=True).verdict is Verdict.DOUBTFUL
    assert detected("Interview", JANE, recurring=True).verdict is Verdict.DOUBTFUL
    assert detected("Interview?", JANE).verdict is Verdict.DOUBTFUL


def test_a_clashing_word_is_never_more_than_doubtful() -> None:
    assert detected("Podcast: Interview with Jane Doe at Acme", JANE).verdict is not Verdict.INTERVIEW


def test_an_event_without_a_time_is_none() -> None:
    assert detected("Interview", JANE, end=None).verdict is Verdict.NOT_INTERVIEW
    assert detected("Interview", JANE, end=START - timedelta(hours=1)).verdict is Verdict.NOT_INTERVIEW


@pytest.mark.parametrize("title", ["Canceled: Interview with Acme", "Abgesagt: Vorstellungsgespräch"])
def test_a_title_that_says_it_is_cancelled(title: str) -> None:
    assert detected(title, JANE).verdict is Verdict.NOT_INTERVIEW


def test_the_candidate_as_the_interviewer() -> None:
    rita = guest("rita@oldjob.example", "Rita Moss")
    sam_lee = guest("sam.lee@gmail.com", "Sam Lee")
    assert detected("Interview: Sam Lee", rita, sam_lee).verdict is Verdict.NOT_INTERVIEW
    kit = "Please submit your scorecard. Candidate: Sam Lee"
    assert detected("Interview: Sam Lee", JANE, description=kit).verdict is not Verdict.INTERVIEW
    assert detected("Interview: Sam Lee", JANE, sam_lee).verdict is not Verdict.INTERVIEW
    assert detected("Interview: Sam Lee <> Bob Stone", JANE, BOB).verdict is not Verdict.INTERVIEW


def test_a_talk_without_words_needs_its_description() -> None:
    assert detected("Alex Kim & Jane Doe", JANE).verdict is Verdict.NOT_INTERVIEW
    told = "Thank you for applying! We will discuss the role of Data Engineer."
    assert detected("Alex Kim & Jane Doe", JANE, description=told).verdict is Verdict.INTERVIEW


def test_the_title_in_a_schedulers_description_counts() -> None:
    told = "Event Name\nFirst-round interview\n\nPowered by Calendly.com"
    assert detected("Alex Kim and Jane Doe", JANE, description=told).verdict is Verdict.INTERVIEW


def test_selling_is_no_interview() -> None:
    told = "A demo of our product, then pricing."
    assert detected("Intro call: Zapline <> Alex Kim", SAM, description=told).verdict is not Verdict.INTERVIEW


def test_far_too_many_guests() -> None:
    crowd = [guest(f"p{number}@acme.example") for number in range(100)]
    assert detected("Interview", JANE, *crowd).verdict is Verdict.NOT_INTERVIEW


def test_reasons_are_words() -> None:
    reasons = detected("Technical Interview", JANE).reasons
    assert "its title speaks of “Technical Interview”" in reasons
    assert "the company Acme was read from a guest's address" in reasons
