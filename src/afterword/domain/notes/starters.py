"""Starters: beginnings of sentences that the candidate completes. Which there are is data, in `templates/starters`."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from afterword.domain.notes.typed import (
    fits_inside,
    is_link,
    is_whole_sentence,
    lowered,
    raised,
    stopped,
    without_stop,
    words,
)
from afterword.errors import InvalidInput

GAP = "…"
"""Where the completion goes."""

_VOWELS = "aàâeéèêëiîïoôuùûy"
_TELLING = 3
"""So many first words of a starter in a completion, and it is a whole sentence already."""


class Section(StrEnum):
    """Where in a note a sentence belongs; each has an option of `afterword debrief`."""

    TALKED = "talked"
    PERSONAL = "personal"
    ROLE = "role"
    NEXT = "next"
    SHARE = "share"


@dataclass(frozen=True, kw_only=True)
class Starter:
    """One beginning.

    Attributes:
        sentences: ways to say it, each a sentence with one gap; the form shows the first.
        join: what stands between two completions in one sentence; "" when they are not joined. hint: an example.
        elisions: words that lose their last letter before a vowel.
        clauses: words that begin a clause. subjects: words that begin a sentence. small: words with no capital.
        clause: a clause completes it, so that a completion with a subject is no sentence of its own.
        later: how it is said after another sentence of its section, each with one gap; the shown ones where empty.
        comma: its beginning takes a comma before a clause.
        alone: its sentence is not joined to another one.
        once: it is true of one reader only, such as “your question”. verb: a verb completes it, without a capital.
    """

    key: str
    section: Section
    sentences: tuple[str, ...]
    join: str = ""
    later: tuple[str, ...] = ()
    hint: str = ""
    elisions: frozenset[str] = frozenset()
    clauses: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    small: frozenset[str] = frozenset()
    clause: bool = False
    comma: bool = False
    alone: bool = False
    once: bool = False
    verb: bool = False

    @property
    def shown(self) -> str:
        """The beginning as the form shows it."""
        return self.sentences[0]

    def sentence(self, text: str, way: str = "") -> str:
        """The sentence that a completion makes, said in that way, or as the form shows it.

        What the completion repeats of the beginning stands once.
        """
        if self.stands_alone(text):
            return raised(stopped(text))
        text = lowered(text, words(text)[:1] if self.verb else self.small)
        lead, _, rest = (way or self.shown).partition(GAP)
        lead = elided(_lead_before(lead, text), text, self.elisions)
        if self.comma and words(text)[0] in self.clauses:
            lead = f"{lead.rstrip()}, "
        return raised(lead + _with_rest(text, rest))

    def stands_alone(self, text: str) -> bool:
        """Whether the completion is a sentence by itself: it begins as one does, or asks as one does."""
        said = words(text)
        asks = "?" in self.shown and text.endswith("?") and is_whole_sentence(text)
        if asks or (not self.clause and self.subjects.intersection(said[:1])):
            return True
        leads = (words(sentence.partition(GAP)[0]) for sentence in (*self.sentences, *self.later))
        return any(said[:_TELLING] == begins[:_TELLING] for begins in leads if len(begins) >= _TELLING)

    def ways(self, text: str, *, later: bool = False) -> list[str]:
        """The ways in which the completion can be said: words may follow the gap only after a short one."""
        inside = fits_inside(text)
        found = (self.later if later else ()) or self.sentences
        fitting = [way for way in found if inside or not _follows(way.partition(GAP)[2])]
        return fitting or [way for way in self.sentences if not _follows(way.partition(GAP)[2])]

    def joined(self, first: str, second: str) -> str:
        """Two completions as one."""
        second = lowered(second, words(second)[:1] if self.verb else self.small)
        join = ", " if is_link(second) else _lead_before(self.join, second)
        return f"{without_stop(first)}{join}{second}"


def elided(lead: str, text: str, elisions: frozenset[str]) -> str:
    """“que il” → “qu'il”: a vowel takes the place of the one before it, where the language does that."""
    before = lead.rstrip()
    elides = before.split(" ")[-1] in elisions and text[:1].casefold() in _VOWELS
    return f"{before[:-1]}'" if elides else lead


@dataclass(frozen=True, kw_only=True)
class Starters:
    """The starters of one language, in the order the form shows them.

    Attributes:
        file: where they come from, for the one who has to mend it.
        pair: what joins two short sentences into one: ", and ".
        capitals: words that keep their capital inside a sentence.
        role, long_role, no_role, company: how a role (one with a comma) and a company are named, with a gap.
        article, institutions: what stands before the name of a company that has one of these words in it.
        elisions: as in `Starter`.
    """

    language: str
    file: str
    pair: str
    role: str
    long_role: str
    no_role: str
    company: str
    article: str
    institutions: frozenset[str]
    elisions: frozenset[str]
    capitals: frozenset[str]
    each: tuple[Starter, ...]

    def the_role(self, role: str, company: str) -> str:
        """“the Data Engineer role at Acme”, as far as either is known."""
        if not role:
            named = self.no_role
        else:
            lead, _, rest = (self.long_role if "," in role else self.role).partition(GAP)
            named = f"{elided(lead, role, self.elisions)}{role}{rest}"
        if not company:
            return named
        known = set(company.split())
        article = self.article if known & {"of", "for"} and known & self.institutions else ""
        comma = "," if "," in role and named.endswith(role) else ""
        return named + comma + self.company.replace(GAP, article + company)

    def of(self, section: Section) -> tuple[Starter, ...]:
        return tuple(one for one in self.each if one.section is section)

    def get(self, key: str) -> Starter:
        """Raises `InvalidInput` when there is none of that key."""
        found = next((one for one in self.each if one.key == key), None)
        if found is None:
            known = ", ".join(one.key for one in self.each)
            raise InvalidInput(f"There is no starter “{key}” in {self.file}; there are: {known}.")
        return found

    def sentence(self, key: str, text: str) -> str:
        """The sentence as the form shows it; without a key the text stands as it is.

        Raises:
            InvalidInput: there is no such starter.
        """
        return self.get(key).sentence(text) if key else raised(stopped(text))


def _lead_before(lead: str, text: str) -> str:
    """The beginning without those of its last words that the text begins with."""
    begins, said = words(lead), words(text)
    for count in range(min(len(begins), len(said)), 0, -1):
        if begins[-count:] == said[:count]:
            kept = lead.split()[: len(begins) - count]
            return " ".join(kept) + " " * bool(kept) if lead[:1] != " " else f" {' '.join(kept)} "
    return lead


def _with_rest(text: str, rest: str) -> str:
    if _follows(rest):
        return without_stop(text) + rest
    return without_stop(text).rstrip(" ?") + rest if "?" in rest else stopped(text)


def _follows(rest: str) -> Sequence[str]:
    """The words after a gap."""
    return words(rest)
