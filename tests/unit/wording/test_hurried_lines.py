"""Lines as they are typed in a minute: what they say is said rightly, or not at all."""

from types import ModuleType

import pytest

from afterword.domain.wording import french, german, spanish
from afterword.domain.wording.english.asks import ask_of
from afterword.domain.wording.english.interests import interest_of
from afterword.domain.wording.english.people import Who
from afterword.domain.wording.english.reading import remarks_of
from afterword.domain.wording.english.resources import resource_of
from afterword.domain.wording.english.touches import touches_of

WHO = Who(recipient=frozenset({"dean", "helena", "jo"}), others=frozenset({"tom"}), company="Looply")


def said(jotted: str, who: Who = WHO) -> list[tuple[str, str]]:
    return [(remark.form.value, remark.text) for remark in remarks_of(jotted, who)]


@pytest.mark.parametrize(
    ("jotted", "form", "text"),
    [
        ("talked thru the pulumi rollout w/ priya", "topic", "the Pulumi rollout with Priya"),
        ("they use gainsight + slack connect", "fact", "you use Gainsight and Slack Connect"),
        ("team is 5 ppl under priya", "fact", "the team is five people under Priya"),
        ("xero to netsuite in april", "topic", "the move from Xero to NetSuite in April"),
        ("asked how i'd brief two vps who dont get on", "asked", "how I'd brief two VPs who don't get on"),
    ],
)  # fmt: skip
def test_names_and_shorthand_are_written_as_they_are(jotted: str, form: str, text: str) -> None:
    assert said(jotted) == [(form, text)]


def test_their_company_has_its_capital() -> None:
    assert said("they moved half of looply to a new office") == [
        ("fact", "you moved half of Looply to a new office")
    ]


@pytest.mark.parametrize(
    ("jotted", "text"),
    [
        ("taught a 20 min lesson on fractions", "I enjoyed teaching a 20-minute lesson on fractions"),
        ("met doris who is 101", "I enjoyed meeting Doris, who is 101"),
        ("trial shift on sauce", "I enjoyed the trial shift on sauce"),
        ("pair programmed on a rate limiter", "I enjoyed pair programming on a rate limiter with you"),
        ("got to meet the practice cat", "I enjoyed meeting the practice cat"),
        ("sat with the receptionist for 10 min", "I enjoyed sitting with the receptionist for 10 minutes"),
        ("made a risotto", "I enjoyed making a risotto"),
        ("led an assembly on kindness", "I enjoyed leading an assembly on kindness"),
        ("tour of pilot plant", "I enjoyed the tour of the pilot plant"),
        ("roleplay w/ an upset pensioner went ok i think", "I enjoyed the role-play with an upset pensioner"),
    ],
)
def test_what_was_done_on_the_day_is_the_candidates_own(jotted: str, text: str) -> None:
    assert said(jotted) == [("said", text)]


@pytest.mark.parametrize(
    "jotted", ["taught in Kenya for two years", "served in the navy", "presented at PyCon"]
)
def test_what_somebody_did_elsewhere_is_not_the_visitors(jotted: str) -> None:
    assert not any("enjoyed" in text for _, text in said(jotted))


@pytest.mark.parametrize(
    ("jotted", "text"),
    [
        ("menu seasonal", "the menu is seasonal"),
        ("dean v into slos", "you are very into SLOs"),
        ("dean started as hca 20 yrs ago", "you started as an HCA 20 years ago"),
        ("jo's family have farmed there since 1911", "your family have farmed there since 1911"),
        ("falls down 30% since the huddles", "falls have come down by 30% since the huddles"),
        ("pms write their own hypotheses", "PMs write their own hypotheses"),
        ("they sell against zendesk, win on speed", "you sell against Zendesk and win on speed"),
        ("menu changes every friday", "the menu changes every Friday"),
        ("analysts sit inside the squads", "analysts sit inside the squads"),
        ("dean: wants engineers on site", "you want engineers on site"),
    ],
)
def test_a_sentence_that_lacks_words_gets_them(jotted: str, text: str) -> None:
    assert said(jotted) == [("fact", text)]


@pytest.mark.parametrize(
    "jotted",
    [
        "rare", "volunteers every tuesday", "super nice", "dean super nice", "all calm", "lads seem sound", "onboarding too long", "third generation",
        "adr lagging comp set", "reserves down to 3 months", "trustees divided on ticket prices", "hybrid 2 days",
        "prob fluffed the dns question", "i totally bombed the sql bit", "quick screen w/ dean", "go everywhere except ml",
        "tom super strict about linting", "one kept asking if i have a dog", "next is a case with the cto", "all women",
        "presented my case years ago",
        "trued a wheel while we talked", "travel mostly ny and zurich", "everything from scratch",
    ],
)  # fmt: skip
def test_what_could_only_come_out_wrong_stays_out(jotted: str) -> None:
    assert said(jotted) == []


@pytest.mark.parametrize(
    ("jotted", "texts"),
    [
        ("protected time for preceptorship!! rare", ["protected time for preceptorship"]),
        ("whiteboard: ranking w sparse labels, fun", ["I enjoyed the whiteboard on ranking with sparse labels"]),
        ("how helena splits time between sales and clients", ["how you split time between sales and clients"]),
        ("discovery questions - biggest challenge is keeping style consistent", ["discovery questions", "keeping style consistent"]),
        ("handover from sales, two page brief", ["the handover from sales", "the two-page brief"]),
        ("conflict in the crew room, his idea", ["conflict in the crew room"]),
        ("housing co-op in bristol, on site now", ["housing co-op in Bristol"]),
        ("nurse clinics run by nurses, not vets", ["the nurse clinics run by nurses, not vets"]),
        ("figma variables → tokens → code", ["going from Figma variables to tokens to code"]),
        ("croissants laminated by hand every night", ["croissants laminated by hand every night"]),
    ],
)  # fmt: skip
def test_verdicts_go_and_the_thing_stays(jotted: str, texts: list[str]) -> None:
    assert [text for _, text in said(jotted)] == texts


@pytest.mark.parametrize(
    ("jotted", "text"),
    [
        ("bringing order to chaos", "the prospect of bringing order to chaos"),
        ("bigger remit than my current place", "the prospect of a bigger remit than my current place"),
        ("continuity, thats why i trained", "continuity, which is why I trained"),
        ("travel domain, hard scheduling problems", "the travel domain and hard scheduling problems"),
        ("mission first, tech second", "the idea of putting mission first and tech second"),
        ("close to home and i love plants", "the chance to be close to home"),
    ],
)
def test_what_draws_is_a_thing(jotted: str, text: str) -> None:
    interest = interest_of(jotted, WHO)
    assert interest is not None
    assert interest.text == text


@pytest.mark.parametrize(
    "jotted", ["planning not driving anymore, my back", "technical but with people", "local"]
)
def test_what_draws_is_never_half_a_thought(jotted: str) -> None:
    assert interest_of(jotted, WHO) is None


@pytest.mark.parametrize(
    ("jotted", "text"),
    [
        ("when do i hear re next round", "when I can expect to hear about the next round"),
        ("who'd take over my current book", "who would take over my current book"),
        ("second interview in person?", "whether the second interview will be in person"),
        ("how many rounds are left", "how many rounds are left"),
        ("timeline for final round?", "the timeline for the final round"),
    ],
)
def test_a_question_is_whole(jotted: str, text: str) -> None:
    ask = ask_of(jotted, WHO)
    assert ask is not None
    assert ask.text == text


@pytest.mark.parametrize("jotted", ["van or own tools?", "anything worrying them about me?", "uniform?"])
def test_some_questions_wait(jotted: str) -> None:
    assert ask_of(jotted, WHO) is None


def test_what_the_candidate_made_is_offered_and_not_recommended() -> None:
    file, cards = (
        resource_of("figma file of bus app", WHO),
        resource_of("recipe cards i made for my counter", WHO),
    )
    assert file is not None
    assert cards is not None
    assert (file.title, file.own) == ("my Figma file of the bus app", True)
    assert cards.own


def test_a_touch_that_both_share() -> None:
    found = touches_of("train nerd obviously, me too now", WHO)
    assert [remark.text for remark in found] == ["you are a train nerd too"]


@pytest.mark.parametrize(
    ("reader", "jotted", "text"),
    [
        (german, "neues dienstplanmodell seit mai, wunschfrei per app", "das neue Dienstplanmodell seit Mai"),
        (german, "sie hat mir die station gezeigt", "Danke auch, dass Sie mir die Station gezeigt haben"),
        (german, "einarbeitung der neuen kollegen läuft über paten", "dass die Einarbeitung der neuen Kollegen über Paten läuft"),
        (german, "wie ihr mit incidents umgeht", "wie Sie mit Incidents umgehen"),
        (german, "hospitation in der krippe war schön", "die Hospitation in der Krippe"),
        (french, "elle m'a montré la réserve", "Merci aussi de m'avoir montré la réserve"),
        (french, "elle a commencé comme aide-soignante", "que vous avez commencé comme aide-soignante"),
        (french, "ouverture d'une boutique à lyon", "l'ouverture d'une boutique à Lyon"),
        (spanish, "me enseñó la nave nueva", "Gracias también por enseñarme la nave nueva"),
        (spanish, "migración de angular a react", "la migración de Angular a React"),
        (spanish, "a él también le gusta el surf", "que a usted también le gusta el surf"),
    ],
)  # fmt: skip
def test_other_languages_in_small_letters(reader: ModuleType, jotted: str, text: str) -> None:
    assert [remark.text for remark in reader.remarks_of(jotted, WHO)] == [text]
