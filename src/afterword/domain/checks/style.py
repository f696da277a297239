"""How long a note is: it warns and never blocks (`notes.md`)."""

import re

from afterword.domain.checks.sentences import count_sentences
from afterword.domain.checks.verdict import Check, Checked

_FEWEST_WORDS, _MOST_WORDS = 60, 200
_FEWEST_SENTENCES, _MOST_SENTENCES, _MOST_IN_PARAGRAPH = 3, 9, 3
_WORD = re.compile(r"[^\W_]\S*")


def length(note: Checked) -> Check:
    """60–200 words."""
    count = len(_WORD.findall(note.text))
    if _FEWEST_WORDS <= count <= _MOST_WORDS or not note.is_latin:
        return Check.ok("length", f"{count} words.")
    advice = "add a sentence or two" if count < _FEWEST_WORDS else "shorten it"
    return Check.warn("length", f"The note has {count} words; 60 to 200 read best, so {advice}.")


def sentences(note: Checked) -> Check:
    """3–9 sentences, at most 3 in a paragraph; in HTML each line is one, in plain text lines may be wrapped."""
    between = "\n" if note.content.html.strip() else "\n\n"
    counts = [count_sentences(paragraph) for paragraph in note.text.split(between)]
    if not _FEWEST_SENTENCES <= sum(counts) <= _MOST_SENTENCES:
        return Check.warn("sentences", f"The note has {_counted(sum(counts))}; 3 to 9 read best.")
    if max(counts) > _MOST_IN_PARAGRAPH:
        return Check.warn(
            "sentences", f"One paragraph has {max(counts)} sentences; begin a new one after three."
        )
    return Check.ok("sentences", f"{sum(counts)} sentences in short paragraphs.")


def _counted(count: int) -> str:
    return "1 sentence" if count == 1 else f"{count or 'no'} sentences"
