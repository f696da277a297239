"""Advice on how a note reads (`notes.md`): it warns and never blocks.

The words looked for are English, German, French and Spanish; a note in another script is not judged by them.
"""

import re

from afterword.domain.checks.verdict import Check, Checked

_FEWEST_WORDS, _MOST_WORDS = 60, 200
_FEWEST_SENTENCES, _MOST_SENTENCES, _MOST_IN_PARAGRAPH = 3, 9, 3
_ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|z\.\s?B|etc|vs|Dr|Mr|Mrs|Ms|Prof|Sr|Sra|St|No|Nr)\.")
_SENTENCE_END = re.compile(r"[.!?…]+[\"”’')]*(?=\s|$)|[。！？]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_LETTER = re.compile(r"[^\W\d_]")
_CONTACT = re.compile(r"[\w.+-]+@[\w-]+\.\w|https?://\S|www\.\w|(?:\+|\(|\b0)\d[\d\s()./-]{6,}\d")
_EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf\u2b50\u2b55\U0001f1e6-\U0001f1ff]")

_PRESENT = {
    "thanks": (
        (r"\bthank|\bgrateful|\bappreciat|\bdank|\bmerci|\bremerci|\bgracias|\bagradec"),
        "The note does not thank them.",
        "It thanks them.",
    ),
    "interest": (
        (
            r"\binterest|\bexcit|\benthusias|\bkeen|\beager|look(?:ing)? forward|\blove to|\bhop(?:e|ing) to|\bjoin|"
            r"interesse|begeister|\bfreue|\bintéress|\benthousias|\bmotiv|\bravie?\b|\binterés|\binteresa|\bilusi|"
            r"\bentusias|\bencant"
        ),
        "The note does not say that you want the role.",
        "It says that you want the role.",
    ),
    "next_step": (
        (
            r"next step|what comes next|hear(?:ing)? from|look(?:ing)? forward|let me know|happy to|timeline|"
            r"\bdecision|any(?:thing)? (?:else|further)|nächste|\bhören|\bmelden|\bfragen\b|prochaine|\bétape|la suite|"
            r"próxim|siguiente|\bpasos|\bnoticias|\bdisposición"
        ),
        "The note says nothing about what comes next.",
        "It says what comes next.",
    ),
}
_TONE = (
    (r"\bsalary\b|\bcompensation package|\bgehalt\b|\bsalaire\b|\bsalario\b", "speaks of the salary"),
    (
        r"\bsorry\b|\bapolog(?:y|ies|i[sz]e)\b|\bentschuldig|\bdésolée?\b|\bexcusez|\blo siento\b|\bdisculp",
        "apologises",
    ),
    (r"\bjust check(?:ing)? in\b|\bcircl(?:e|ing) back\b|\btouch(?:ing)? base\b", "uses a worn phrase"),
)


def length(note: Checked) -> Check:
    """60–200 words."""
    count = len(note.text.split())
    if not _latin(note.text) or _FEWEST_WORDS <= count <= _MOST_WORDS:
        return Check.ok("length", f"{count} words.")
    return Check.warn("length", f"The note has {count} words; 60 to 200 read best, 100 to 180 better still.")


def sentences(note: Checked) -> Check:
    """3–9 sentences, at most 3 in a paragraph."""
    counts = [_sentences(paragraph) for paragraph in note.text.split("\n\n")]
    if not _FEWEST_SENTENCES <= sum(counts) <= _MOST_SENTENCES:
        return Check.warn("sentences", f"The note has {sum(counts)} sentences; 3 to 9 read best.")
    if max(counts) > _MOST_IN_PARAGRAPH:
        return Check.warn("sentences", f"One paragraph has {max(counts)} sentences; at most 3 read best.")
    return Check.ok("sentences", f"{sum(counts)} sentences in short paragraphs.")


def _sentences(paragraph: str) -> int:
    return len(_SENTENCE_END.findall(_ABBREVIATION.sub("", paragraph)))


def thanks(note: Checked) -> Check:
    return _present("thanks", note)


def interest(note: Checked) -> Check:
    return _present("interest", note)


def next_step(note: Checked) -> Check:
    return _present("next_step", note)


def _present(name: str, note: Checked) -> Check:
    pattern, missing, there = _PRESENT[name]
    if re.search(pattern, note.text, re.IGNORECASE) or not _latin(note.text):
        return Check.ok(name, there)
    return Check.warn(name, missing)


def contact_details(note: Checked) -> Check:
    """A phone number, an address or a link, so that they can answer in more than one way."""
    own = [note.candidate.phone, note.candidate.email, *(link.url for link in note.candidate.links)]
    if any(way and way in note.text for way in own) or _CONTACT.search(note.text):
        return Check.ok("contact_details", "Your contact details are there.")
    return Check.warn("contact_details", "The note has no phone number, address or link of yours.")


def tone(note: Checked) -> Check:
    """No salary, no apology, no worn phrase, at most one exclamation mark, no emoji."""
    faults = [words for pattern, words in _TONE if re.search(pattern, note.text, re.IGNORECASE)]
    if note.text.count("!") > 1:
        faults.append("has more than one exclamation mark")
    if _EMOJI.search(note.text):
        faults.append("has an emoji")
    if faults:
        return Check.warn("tone", f"The note {' and '.join(faults)}.")
    return Check.ok("tone", "The tone is right.")


def _latin(text: str) -> bool:
    """Whether at least half of the letters are Latin."""
    return 2 * len(_LATIN.findall(text)) >= len(_LETTER.findall(text))
