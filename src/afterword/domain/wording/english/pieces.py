"""Takes a jotted line apart: sentences, labels, lists, and the capital of a line's start."""

import re
from collections.abc import Iterator

from afterword.domain.wording.english.articles import is_common, with_the
from afterword.domain.wording.english.clauses import LEADS_ON, WH, finite_at, is_sentence, words
from afterword.domain.wording.english.foreign import is_foreign
from afterword.domain.wording.english.noise import is_about_the_talk, quiet, runs_oneself_down, swears
from afterword.domain.wording.english.questions import is_question
from afterword.domain.wording.english.reporting import reported
from afterword.domain.wording.english.spelling import spelled
from afterword.domain.wording.english.verbs import AUXILIARIES, BASE_OF_THIRD, BASES, NOUNS_TOO, PASTS
from afterword.domain.wording.usable import plain

_SENTENCE_END = re.compile(
    r"(?<=[^.\s][.!?])\s+(?=\S)|\s+and (?=(?:we|they|she|he) (?:talked|discussed|spoke|chatted|asked|told|said|mentioned)\b)|\s+and (?=(?:she|he|they) (?:\w+ed|was|were|said|is|are|has|have|wants?|likes?|runs?|gave|took|knew|thought)\b)|,\s+(?:and |but |so )?(?:then )?(?=(?:they|she|he|we|I|i|each|there)\b(?!'s? all))|;\s+|\s*\n+\s*|(?<=\?)\s*"
)
_LABEL = re.compile(r"^([^:]{2,30}):\s+(\S.*)$")
_SHELF = re.compile(r"\bon (?:(?:his|her|their|the) )?(book ?shelf|shelf|wall|desk)$", re.IGNORECASE)
_EMPTY_LABEL = re.compile(
    r"(?:point|topic|touch|personal|discussed|talk(?:ed)?|note|book|shared|common|both|fun fact|detail|work|q|question|liked|interest)s?",
    re.I,
)
_SMALL_START = re.compile(
    r"^(?:The|A|An|How|Why|What|When|Where|Whether|Your|Their|Our|His|Her|Its|This|That|These|Those|My|They|She|He|We|You|There|"
    r"Talked|Told|Asked|Discussed|Loved|Liked|Enjoyed|Was|Had)(?=[\s,.;:!?]|$)"
)
_FIRST = re.compile(r"^[A-Z][a-z]+(?:-[a-z]+)*(?=$| [a-z0-9(&+]|,|'s )")


def pieces(text: str) -> tuple[str, ...]:
    """The sentences and half sentences of a jotted text, spelled as was meant."""
    text = _AT.sub(" at ", re.sub(r"[-=]+>", "→", text[:4000]))
    parts = (plain(part) for part in _SENTENCE_END.split(text))
    spelt = (quiet(spelled(part)) for part in parts if part)
    found = (piece for part in spelt if part for piece in _without_dash(part))
    return tuple(piece for piece in found if not _is_unfit(piece))


_AT = re.compile(r"(?<=\w) @ ?(?=\w)")


def _is_unfit(piece: str) -> bool:
    return swears(piece) or runs_oneself_down(piece) or is_about_the_talk(piece) or is_foreign(piece, "en")


def _without_dash(piece: str) -> Iterator[str]:
    """What stands after a dash: a sentence of its own, an aside in brackets, or left out when it leans on “it”."""
    before, _, after = piece.partition(" – ")
    after = after.rstrip(" .")
    yield f"{before} ({after})" if _is_aside(after) and "(" not in piece else before
    if after and is_sentence(after) and not _LEANING.search(after):
        yield after


def _is_aside(after: str) -> bool:
    return (
        0 < len(after.split()) <= 6
        and ":" not in after
        and not any(char.isdigit() for char in after)
        and not is_sentence(after)
        and not _LEANING.search(after)
    )


_LEANING = re.compile(r"\b(?:it|this|that|these|those|them|its)\b", re.IGNORECASE)


def lowered(text: str) -> str:
    """Without the capital that only the start of a line gave it."""
    first = _FIRST.match(text)
    if _SMALL_START.match(text) or (first and is_common(first[0].lower())):
        return text[:1].lower() + text[1:]
    return text


def listed(piece: str) -> Iterator[str]:
    """Several things in one line, each by itself, where each is a short phrase."""
    piece = _without_label(piece)
    report = reported(piece)
    head = piece[: max(piece.rfind(report.content), 0)]
    with_clause = re.split(
        r",? and (?=(?:how|why|what|whether)\b)|, (?=(?:how|why|what|whether)\b)", report.content
    )
    moving = re.split(r",? and (?=(?:moving|switching|migrating|going|getting|growing) \w)", report.content)
    if len(moving) == 2 and not is_sentence(moving[0]):
        yield from (f"{head}{part}" for part in moving)
        return
    if len(with_clause) > 1 and len(report.content.split()) > 8:
        yield from (f"{head}{part}" for part in with_clause)
        return
    if is_question(report.content) or _ASIDE_WITH_COMMA.search(report.content):
        yield piece
        return
    parts = _between_commas(report.content)
    if parts == [report.content]:
        yield piece
        return
    yield from (f"{head}{part}" for part in parts if not (head and _does_more(part)))


_ASIDE_WITH_COMMA = re.compile(r"\([^)]*,[^)]*\)|“[^”]*,[^”]*”")
_LONGEST_LISTED = 6


def _between_commas(content: str) -> list[str]:
    """Each of several things; of a sentence with more jotted after it, the sentence and what joins it."""
    parts = [part for part in re.split(r",\s+(?!not |the same as )", content) if part]
    if len(parts) < 2:
        return [content]
    bare = [re.sub(r"^(?:and|plus|also)\s+", "", part) for part in parts]
    if is_sentence(bare[0]):
        return [_with_what_joins(parts)]
    if re.search(r" and (?:the|a|an|my|his|her|their|how|what|why) ", bare[-1]) and not is_sentence(bare[-1]):
        bare[-1:] = re.split(r" and (?=(?:the|a|an|my|his|her|their|how|what|why) )", bare[-1], maxsplit=1)
    elif " and " in bare[-1] and not _has_clause(bare[-1]) and len(bare[-1].split()) <= _LONGEST_LISTED:
        bare[-1:] = bare[-1].split(" and ", 1)
    if len(bare[0].split()) > _LONGEST_LISTED and words(bare[1])[:1] and words(bare[1])[0] in _JOINS:
        return [content]
    return [bare[0], *(part for part in bare[1:] if _is_one_of_them(part))]


def _is_one_of_them(part: str) -> bool:
    """Whether it is another thing of a list rather than the rest of a sentence."""
    said = words(part)
    if _does_more(part):
        return True
    if (
        not said
        or "but" in said
        or said[0] in AUXILIARIES | PASTS - BASES
        or (said[0] in BASE_OF_THIRD and said[0] not in NOUNS_TOO - _DOES)
    ):
        return False
    if said[0] in _NOT_A_THING or _THEIR_IDEA.fullmatch(part.strip()):
        return False
    if said[0] == "no" and (len(said) < 3 or said[1] == "more"):
        return False
    return is_sentence(part) or not _has_clause(part)


_NOT_A_THING = frozenset(
    {"on", "in", "at", "from", "by", "with", "since", "until", "before", "after", "during", "for", "to"}
)
_THEIR_IDEA = re.compile(
    r"(?:all )?(?:his|her|their|my|our) (?:own )?(?:idea|words|view|call|choice|doing|baby|project)",
    re.IGNORECASE,
)


def _does_more(part: str) -> bool:
    """“wants to build detections as code”: what they do, said after something else."""
    said = words(part)
    return len(said) > 2 and (
        said[0] in {"wants", "needs", "uses"} or said[0] in BASE_OF_THIRD.keys() - NOUNS_TOO - AUXILIARIES
    )


_DOES = frozenset({"needs", "wants", "uses", "offers", "hires", "supports"})


_JOINS = frozenset({"which", "who", "where", "because", "but", "so", "and", "when", "not", "rather", "with"})


def _with_what_joins(parts: list[str]) -> str:
    """“the CEO travels a lot, needs somebody calm” → “… and needs somebody calm”; a loose end is left out."""
    first, second = parts[0], parts[1]
    start = words(second)[0] if words(second) else ""
    if len(parts) == 2 and (start in _JOINS - {"so"} or _SO_WAS.match(second)):
        return f"{first}, {second}"
    if len(words(second)) < 3 and any(char.isdigit() for char in second):
        return first
    third = start in BASE_OF_THIRD and start not in NOUNS_TOO - _DOES and len(words(second)) > 1
    if (
        len(parts) == 2
        and start in BASES
        and words(first)[0] == "they"
        and words(second)[1:2]
        and words(second)[1] in LEADS_ON
    ):
        return f"{first} and {second}"
    return f"{first} and {second}" if third and _is_about_one(first) else first


_SO_WAS = re.compile(r"so (?:was|were|is|are|am|did|do|does|have|has)\b", re.IGNORECASE)


def _is_about_one(sentence: str) -> bool:
    place = finite_at(sentence)
    return place is not None and words(sentence)[place] in BASE_OF_THIRD


def _without_label(piece: str) -> str:
    """“book: DDIA” → “DDIA”, “on-call: one week in six” → “on-call (one week in six)”."""
    label = _LABEL.match(piece)
    if not label:
        return piece
    shelf = _SHELF.search(label[1])
    if shelf:
        return f"{_titled(label[2])} on their {shelf[1]}"
    if (
        _has_clause(label[2])
        or len(label[2].split()) > _LONGEST_LISTED
        or any(char.isdigit() for char in label[2])
    ):
        return label[2] if _EMPTY_LABEL.fullmatch(label[1].strip()) else label[1]
    if _EMPTY_LABEL.fullmatch(label[1].strip()):
        return label[2]
    if _ACTIVITY.fullmatch(label[1].strip()) and label[2][:1].islower():
        return f"{label[1]} on {label[2]}"
    return _label_and_thing(label[1], label[2])


def _label_and_thing(label: str, thing: str) -> str:
    named = with_the(thing)
    if named != thing and len(label.split()) < 3:
        return f"{label} and {named}"
    return label if "(" in label + thing else f"{label} ({thing})"


_ACTIVITY = re.compile(
    r"(?:whiteboard(?:ing)?|case(?: study)?|exercise|task|demo|lesson|presentation|workshop|session|talk|quiz)",
    re.IGNORECASE,
)


def _titled(name: str) -> str:
    """A title of several words in quotation marks, with capitals where none were typed."""
    name = name.strip(' ."“”')
    if len(name.split()) < 2:
        return name
    capital = (
        word if word in _SMALL_IN_TITLES and place else word[:1].upper() + word[1:]
        for place, word in enumerate(name.split())
    )
    return f"“{' '.join(capital)}”" if name.islower() else f"“{name}”"


_SMALL_IN_TITLES = frozenset(
    {"a", "an", "the", "of", "in", "on", "and", "for", "to", "with", "as", "or", "at", "by"}
)


def _has_clause(part: str) -> bool:
    said = words(part)
    return (
        not said or is_sentence(part) or said[0] in WH | {"but", "so", "because", "which", "who", "although"}
    )
