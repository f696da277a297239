"""Tells a line in one language from a line in another, by the small words that each is full of."""

import re

from afterword.domain.wording.word_sets import word_set

_SMALL_WORDS = {
    "en": word_set(
        "the of and to is are was were they we she he you how what why when where with about from for their her his our your my i it "
        "that this who do does did has have had will would could not at by asked talked"
    ),
    "de": word_set(
        "und der das ist sind war nicht mit über für auf wie wann warum von vom zum zur ein eine einen einem einer wir ich sie ihr haben hat "
        "habe gesprochen geredet auch bei nach dass sich wird werden den dem ob noch mir mich uns"
    ),
    "fr": word_set(
        "le les des du une est sont avec pour sur dans nous vous ils elle elles quand comment pourquoi qui que quel quelle et ou ont "
        "avons parlé aux au ce cette leur leurs mon ma mes notre nos je j'ai chez pas plus"
    ),
    "es": word_set(
        "el los las una unos del y es son con para por sobre cuando cuándo cómo como qué que quién nosotros hablamos hemos mi mis su sus "
        "nuestro nuestra muy más pero empiezo tiene tienen hay está están al lo"
    ),
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def is_foreign(text: str, language: str) -> bool:
    """Whether the small words in it are another language's rather than that one's."""
    said = [word.lower() for word in _WORD.findall(text)]
    own = sum(word in _SMALL_WORDS[language] for word in said)
    others = (
        sum(word in listed for word in said) for code, listed in _SMALL_WORDS.items() if code != language
    )
    most = max(others)
    return most > own and (language != "en" or own == 0 or most > own + 1)
