"""Sentences about the reader in German, French and Spanish; nouns with the article they lack."""

import pytest

from afterword.domain.wording import french, german, spanish
from afterword.domain.wording.english.people import Who

WHO = Who()
READERS = {"de": german, "fr": french, "es": spanish}


@pytest.mark.parametrize(
    ("language", "jotted", "form", "text"),
    [
        ("de", "fährt auch Rennrad", "heard", "dass Sie auch Rennrad fahren"),
        ("de", "sie hat früher bei Bosch gearbeitet", "heard", "dass Sie früher bei Bosch gearbeitet haben"),
        ("de", "sie ziehen von Oracle weg", "heard", "dass Sie von Oracle wegziehen"),
        ("de", "wir sind beide aus Bremen", "heard", "dass wir beide aus Bremen sind"),
        ("de", "ihr Hund heißt auch Bruno", "heard", "dass Ihr Hund auch Bruno heißt"),
        ("de", "Dienstplan wird im Team gemacht", "heard", "dass der Dienstplan im Team gemacht wird"),
        ("de", "neue Planungssoftware ab März", "topic", "die neue Planungssoftware ab März"),
        ("de", "neue planungssoftware", "topic", "die neue Planungssoftware"),
        ("de", "neuer Standort", "topic", "den neuen Standort"),
        ("de", "offenes Konzept", "topic", "das offene Konzept"),
        ("fr", "elle a aussi étudié à Lyon", "heard", "que vous avez aussi étudié à Lyon"),
        ("fr", "ils passent à Kubernetes", "heard", "que vous passez à Kubernetes"),
        ("fr", "sa fille joue du violon", "heard", "que votre fille joue du violon"),
        ("fr", "elle m'a demandé comment je travaille", "topic", "la façon dont je travaille"),
        ("es", "también corre maratones", "heard", "que usted también corre maratones"),
        ("es", "su hija estudia en Granada", "heard", "que su hija estudia en Granada"),
        ("es", "me preguntó por mi tesis", "topic", "mi tesis"),
        ("es", "nuevo sistema de inventario", "topic", "el nuevo sistema de inventario"),
        ("es", "grupos de 18 alumnos", "topic", "grupos de 18 alumnos"),
    ],
)
def test_a_point_finds_its_form(language: str, jotted: str, form: str, text: str) -> None:
    assert [(one.form.value, one.text) for one in READERS[language].remarks_of(jotted, WHO)] == [(form, text)]


@pytest.mark.parametrize(
    ("language", "jotted"),
    [
        ("de", "Umsatz sinkt seit Jahren leicht"), ("de", "hat mich nach meinem Gehalt gefragt"), ("fr", "elle m'a trouvé bien"),
        ("es", "también maratones"), ("es", "me dijo que sí"),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_left_out(language: str, jotted: str) -> None:
    assert READERS[language].remarks_of(jotted, WHO) == ()


@pytest.mark.parametrize(
    ("language", "jotted", "form", "text"),
    [
        ("de", "sinnvolle Arbeit in der Region", "fact", "sinnvolle Arbeit in der Region"),
        ("de", "die gute Stimmung", "thing", "die gute Stimmung"),
        ("fr", "travailler en équipe", "thing", "la possibilité de travailler en équipe"),
        ("fr", "l'autonomie dans le poste", "thing", "l'autonomie"),
        ("es", "enseñar con libertad", "thing", "la posibilidad de enseñar con libertad"),
    ],
)
def test_an_interest_finds_its_form(language: str, jotted: str, form: str, text: str) -> None:
    interest = READERS[language].interest_of(jotted, WHO)
    assert interest is not None
    assert (interest.form.value, interest.text) == (form, text)
