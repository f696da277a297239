"""Whether an English word takes “a” or “an”: it goes by sound."""

import re

from afterword.domain.wording.word_sets import word_set

_AN_DESPITE = re.compile(r"^(?:hour|honest|honou?r|heir)", re.IGNORECASE)
_A_DESPITE = re.compile(
    r"^(?:uni(?!n|m|d)|use|usu|usa|util|ur(?:anium|ine)|uk|eu|ewe|one\b|once\b|ubiq|u-)", re.IGNORECASE
)
_LETTERS_WITH_VOWEL = frozenset("AEFHILMNORSX")
_SPOKEN_AS_WORDS = word_set("NASA SAP LAMP REST RAM ROI SaaS SCRUM SOC SQL NoSQL")
_ARTICLE = re.compile(r"(?<![\w.’'-])(a)(n?) (?=(\w[\w’'+.-]*))")
_NUMBER = re.compile(r"^(?:8|11\b|18\b|80|8\d{2,})")


def article(word: str) -> str:
    """“a” or “an”, as the word is spoken."""
    return "an" if _begins_with_vowel(word) else "a"


def with_article(phrase: str) -> str:
    """The phrase with “a” or “an” before it."""
    return f"{article(phrase)} {phrase}" if phrase else ""


def agreed(text: str) -> str:
    """The text with every “a” and “an” as its next word wants it."""
    return _ARTICLE.sub(_right, text)


def _right(found: re.Match[str]) -> str:
    return f"{article(found[3])} "


def _begins_with_vowel(word: str) -> bool:
    first = re.split(r"[\s-]", word, maxsplit=1)[0].strip("“\"'(")
    if first.isupper() and 1 < len(first) <= 5 and first not in _SPOKEN_AS_WORDS:
        return first[0] in _LETTERS_WITH_VOWEL
    if _NUMBER.match(first) or _AN_DESPITE.match(first):
        return True
    return first[:1].lower() in "aeiou" and not _A_DESPITE.match(first) if first else False
