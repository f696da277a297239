"""A stop ends a sentence only where a reader would stop."""

import pytest

from afterword.domain.checks.sentences import count_sentences


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Am 24. November habe ich Zeit.", 1), ("Wir sprachen z. B. über Go. Das war gut.", 2), ("Also z.B. die Migration.", 1),
        ("Dr. Lang und Prof. Dr. Meier waren da.", 1), ("We met at 3 p.m. It was good.", 2), ("At 3 p.m. today we met.", 1),
        ("Tools, e.g. Postgres, are fun.", 1), ("I liked it (i.e. The Plan).", 1), ("« Bravo ! » m’a dit Paul.", 1),
        ("Merci ! Je suis ravie.", 2), ("Pourriez-vous me dire quand ? Merci.", 2), ("¿Cuándo sabré algo? ¡Gracias!", 2),
        ("Wait... what? Yes.", 2), ("I use Node.js and version 3.2 of it.", 1), ("J. R. Smith said so. Good.", 2),
        ("I moved to version 3. It was fun.", 2), ("Wir treffen uns am 3. Die Zeit passt.", 2),
        ("Ich freue mich auf die 2. Runde und das Gespräch mit der Leitung.", 1), ("See https://sam.example/x. Then call.", 2),
        ("He said “yes.” Then left.", 2), ("No. 5 is alive.", 1), ("Is it on? No. I left.", 3), ("So did I. We left.", 2),
        ("Thanks!!! Bye.", 2), ("The U.S. team and the U.K. team met.", 1), ("Sra. Gil y Sr. Díaz, gracias.", 1),
        ("M. Dupont et Mme. Martin. Merci.", 2), ("Schichten usw. Und so weiter.", 2), ("u. a. die Pflege, d. h. alles.", 1),
        ("Team of 12. We met.", 2), ("最高です。ありがとう。", 2), ("I enjoyed the talk about C. It was good.", 2), ("No stop", 0), ("", 0),
    ],
)  # fmt: skip
def test_sentences_are_counted_as_a_reader_does(text: str, count: int) -> None:
    assert count_sentences(text) == count
