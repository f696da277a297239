"""Proofreading: English by Harper, other languages by the word lists that pyspellchecker ships.

A false alarm costs more than a miss, so Harper's opinions on style are left out, and a word counts as misspelt only
where no list knows it and a common word is very near. Everything is loaded when it is first needed: Harper in half
a second, a word list in 50 to 400 ms.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from afterword.domain.checks.names import folded, word_set
from afterword.domain.checks.verdict import Slip
from afterword.domain.model import Language

if TYPE_CHECKING:
    from harper import Lint, Linter, Suggestion
    from spellchecker import SpellChecker

_WORD = re.compile(r"[^\W_]+")
_IN_LINK = re.compile(r"://|www\.|@|[^\W_]\.[^\W_]")


class Proofreading:
    """The `Proofreader` of the checks; `british` decides which English its repairs are in."""

    def __init__(self, *, british: bool) -> None:
        self._british = british

    def slips(self, text: str, language: str, known: frozenset[str]) -> tuple[Slip, ...]:
        """The slips of a text, by their place; words that are `known`, folded, are spelt as they should be."""
        spoken = Language.of(language)
        # A lone half of a surrogate pair, which no file and no mail can hold, is no text to Harper either.
        whole = text.encode("utf-8", "replace").decode("utf-8")
        if spoken is Language.ENGLISH:
            return tuple(_in_english(whole, known, self._british))
        return tuple(_misspelt(whole, spoken, known))


# --- English -----------------------------------------------------------------------------------------------

_KINDS = word_set(
    "Agreement BoundaryError Eggcorn Grammar Malapropism Miscellaneous Nonstandard Punctuation Repetition Spelling Typo "
    "Usage WordChoice"
)
"""Of Harper's kinds of lint; without those that are a matter of taste, such as Style and Readability."""
_OF_ANOTHER_KIND = word_set("CapitalizePersonalPronouns")
_SPELLING = "SpellCheck"
_PRINTS = word_set("LookingForwardTo")
"""Writes to stdout (harper-py 0.2.0), where the program's JSON and MCP go."""
_TRADE = word_set("SplitWords CompoundNouns RoadMap Everyday PhrasalVerbAsCompoundNoun DisjointPrefixes")
_TASTE = word_set("DiscourseMarkers OkToOkay ToDoHyphen RedundantThat ThatWhich")
_WRONG = word_set("WrongNegative MissingPreposition MassNouns")
_OFF = _PRINTS | _TRADE | _TASTE | _WRONG
"""Rules of those kinds that flagged good text: words of a trade, matters of taste, and what is more often wrong."""
_EXPANDS = "Expand"
"""So begin the names of rules that write out what is shortened."""
_FOREIGN, _FEW = 4, 3
"""An unknown word in so many, and a few more, and the text is in another language."""
_SHORTEST, _LONG = 5, 10
"""A shorter word needs the same letters to be a slip for another; a long one may have two wrong."""
_one_at_a_time = Lock()
"""A `Linter` serves one thread at a time."""


def _in_english(text: str, known: frozenset[str], british: bool) -> list[Slip]:
    with _one_at_a_time:
        by_rule = _linter(british).organized_lints(text, language="plaintext", dedup=False)
        if len(by_rule[_SPELLING]) * _FOREIGN > len(text.split()) + _FOREIGN * _FEW:
            return []
        found = [
            slip
            for rule, lints in by_rule.items()
            for lint in lints
            if lint.lint_kind in _KINDS or rule in _OF_ANOTHER_KIND
            if (slip := _slip(text, lint) if rule != _SPELLING else _unknown_word(text, lint, known, british))
        ]
    return list(_apart(found))


def _apart(slips: Iterable[Slip]) -> Iterator[Slip]:
    """By their place; of those that overlap the first, and the one with a repair before one without."""
    end = 0
    for slip in sorted(slips, key=lambda slip: (slip.at, not slip.repairs, -len(slip.words))):
        if slip.at >= end:
            yield slip
            end = slip.at + len(slip.words)


def _slip(text: str, lint: "Lint") -> Slip:
    """What Harper says, of whole words where it only means the space between them."""
    begin, end = lint.span.start, lint.span.end
    before = after = ""
    if not any(char.isalnum() for char in lint.problem_text):
        before, after = text[:begin].rpartition(" ")[2], text[end:].partition(" ")[0]
    words = f"{before}{lint.problem_text}{after}"
    repairs = (f"{before}{_repaired(lint, one)}{after}".strip() for one in lint.suggestions)
    return Slip(
        at=begin - len(before),
        words=words,
        message=_in_words(words, lint.message),
        repairs=tuple(dict.fromkeys(repairs)),
    )


def _repaired(lint: "Lint", suggestion: "Suggestion") -> str:
    from harper import SuggestionKind  # noqa: PLC0415

    stays = lint.problem_text if suggestion.kind is SuggestionKind.INSERT_AFTER else ""
    return stays + suggestion.replacement_text


def _in_words(words: str, message: str) -> str:
    """Harper's message, which names the words, with quotation marks for its Markdown, and a full stop."""
    said = re.sub(r"`([^`]*)`", r"“\1”", message).strip()
    named = said if f"“{words.casefold()}”" in said.casefold() else f"“{words}”: {said}"
    return named if named.endswith((".", "?", "!")) else f"{named}."


def _unknown_word(text: str, lint: "Lint", known: frozenset[str], british: bool) -> Slip | None:
    """A word that is surely misspelt: no name, not part of a joined word or a link, and not of the other English."""
    word, begin, end = lint.problem_text, lint.span.start, lint.span.end
    meant = [one.replacement_text for one in lint.suggestions if _is_near(word, one.replacement_text)]
    lacks_apostrophe = word[1:].islower() and "'" not in word and any("'" in one for one in meant)
    may_be_a_name = any(char.isupper() for char in word) and not lacks_apostrophe
    part = text[:begin].rpartition(" ")[2] + text[begin:].partition(" ")[0]
    apart = "-" in text[max(0, begin - 1) : end + 1] or _IN_LINK.search(part)
    if not meant or may_be_a_name or apart or _is_known(word, known) or _is_right_elsewhere(word, british):
        return None
    return _misspelling(begin, word, meant)


def _is_near(word: str, meant: str) -> bool:
    """Whether fingers that meant one word may have typed the other."""
    typed, right = (one.replace("’", "'").casefold() for one in (word, meant))
    if "'" in right and "'" not in typed:
        return typed == right.replace("'", "")
    if typed[:1] != right[:1] or " " in right or folded(typed) == folded(right):
        return False
    if typed.startswith(right) or right.startswith(typed):
        return False
    if len(typed) < _SHORTEST or sorted(typed) == sorted(right):
        return sorted(typed) == sorted(right)
    return OSA.distance(typed, right) <= (1 if len(typed) < _LONG else 2)


def _is_known(word: str, known: frozenset[str]) -> bool:
    return known.issuperset(_WORD.findall(folded(re.sub("['’]s$", "", word))))


def _is_right_elsewhere(word: str, british: bool) -> bool:
    there = _linter(not british).lint(word, language="plaintext")
    return not any(lint.lint_kind == "Spelling" for lint in there)


def _misspelling(at: int, word: str, meant: list[str]) -> Slip:
    return Slip(at=at, words=word, message=f"“{word}” may be misspelt.", repairs=tuple(meant))


@lru_cache(maxsize=2)
def _linter(british: bool) -> "Linter":
    from harper import Dialect, Linter  # noqa: PLC0415 (only where somebody looks at a note)

    linter = Linter(Dialect.BRITISH if british else Dialect.AMERICAN)
    rules = linter.get_default_lint_config()
    linter.set_lint_config(
        {rule: on and rule not in _OFF and not rule.startswith(_EXPANDS) for rule, on in rules.items()}
    )
    return linter


# --- other languages ---------------------------------------------------------------------------------------

_SEEN_OFTEN = {Language.GERMAN: 50, Language.FRENCH: 50, Language.SPANISH: 200}
"""A word of the list that was seen less often than this is rare or itself a slip, and is suggested to nobody."""
_ENDINGS = {
    Language.GERMAN: ("s", "e", "n", "en", "er", "es", "em", "in", "innen"),
    Language.FRENCH: ("s", "e", "es", "x", "aux"),
    Language.SPANISH: ("s", "es", "a", "as", "os"),
}
_LEAST, _MOST = 4, 30
_PART = re.compile(r"\S+")
_DOUBLE = re.compile(r"(.)\1")
_PLAIN = re.compile(r"(?<![\w'’#@/.-])[^\W\d_]+(?![\w@/'’-])")


def _misspelt(text: str, spoken: Language, known: frozenset[str]) -> Iterator[Slip]:
    """Words in small letters, and German nouns, for which a common word was surely meant."""
    for part in _PART.finditer(text):
        if len(part[0]) > 2 * _MOST or _IN_LINK.search(part[0]):
            continue
        for found in _PLAIN.finditer(text, *part.span()):
            word = found[0]
            noun = spoken is Language.GERMAN and word.istitle()
            if not (word.islower() or noun) or not _LEAST <= len(word) <= _MOST or folded(word) in known:
                continue
            if meant := _meant(word.lower(), spoken):
                yield _misspelling(found.start(), word, [meant.capitalize() if noun else meant])


@lru_cache(maxsize=4096)
def _meant(word: str, spoken: Language) -> str:
    """The commonest word one slip away from a word that no list knows, "" when there is none."""
    words = _words(spoken)
    forms = [word, *(word.removesuffix(end) for end in _ENDINGS[spoken] if len(word) - len(end) >= 3)]
    if any(form in words for form in forms) or word in _words(Language.ENGLISH):
        return ""
    near = (other for other in words.edit_distance_1(word) if words[other] >= _SEEN_OFTEN[spoken])
    return max(
        (other for other in near if _is_slip(word, other)), key=lambda one: (words[one], one), default=""
    )


def _is_slip(word: str, meant: str) -> bool:
    """Whether an accent or a letter is missing, two are the wrong way round or one is doubled; endings are no slips."""
    if folded(word) == folded(meant):
        return folded(word) == word
    if len(word) < _SHORTEST or word[0] != meant[0] or word[:-1] == meant[:-1] or meant.startswith(word):
        return False
    doubled = _DOUBLE.sub(r"\1", word) == _DOUBLE.sub(r"\1", meant)
    return len(word) < len(meant) or sorted(word) == sorted(meant) or doubled


@lru_cache(maxsize=4)
def _words(spoken: Language) -> "SpellChecker":
    from spellchecker import SpellChecker  # noqa: PLC0415 (40 ms, and its lists more)

    return SpellChecker(language=spoken.value, distance=1)
