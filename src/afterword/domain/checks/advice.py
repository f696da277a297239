"""What makes a note better: advice, which warns and never blocks.

The words looked for are English, German, French and Spanish; a note in another script is not judged by them.
"""

import re
from collections.abc import Iterable

from rapidfuzz import fuzz

from afterword.domain.checks.names import folded
from afterword.domain.checks.sentences import count_sentences
from afterword.domain.checks.verdict import Check, Checked, Sibling, lowered, prose_of
from afterword.domain.checks.words import COURTESY, content_words, shortened, words_of
from afterword.domain.model import Debrief, Part, Remark

# --- how long it is ----------------------------------------------------------------------------------------

_FEWEST_WORDS, _MOST_WORDS = 60, 200
_FEWEST_SENTENCES, _MOST_SENTENCES, _MOST_IN_PARAGRAPH = 3, 9, 3
_WORD = re.compile(r"[^\W_]\S*")


def length(note: Checked) -> Check:
    """60–200 words."""
    count = len(_WORD.findall(note.text))
    if _FEWEST_WORDS <= count <= _MOST_WORDS or not note.is_latin:
        return Check.ok("length", f"{count} words.")
    what = "add a sentence or two" if count < _FEWEST_WORDS else "shorten it"
    return Check.warn("length", f"The note has {count} words; 60 to 200 read best, so {what}.")


def sentences(note: Checked) -> Check:
    """3–9 sentences, at most 3 in a paragraph."""
    counts = [count_sentences(paragraph) for paragraph in note.text.split(note.between_paragraphs)]
    count = sum(counts)
    if not _FEWEST_SENTENCES <= count <= _MOST_SENTENCES:
        counted = "1 sentence" if count == 1 else f"{count or 'no'} sentences"
        return Check.warn("sentences", f"The note has {counted}; 3 to 9 read best.")
    if max(counts) > _MOST_IN_PARAGRAPH:
        return Check.warn(
            "sentences", f"One paragraph has {max(counts)} sentences; begin a new one after three."
        )
    return Check.ok("sentences", f"{count} sentences in short paragraphs.")


# --- what every note should hold ---------------------------------------------------------------------------

_CONTACT = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.\w|https?://\S|www\.\w|(?:\+|\(|\b0)\d[\d\s()./-]{6,30}\d")
_THANKS = re.compile(
    r"\bthank|\bgrateful|\bgratitude|\bappreciat|\bdank|\bmerci|\bremerci|\breconnaissan|\bgracias|\bagrade[cz]|"
    r"\bzu schätzen\b",
)
_WANT = r"(?:love|like|delighted|glad|happy|thrilled|proud|honou?red|pleased|hope|hoping|want|eager|keen|look(?:ing)? forward|excited)"
_INTEREST = re.compile(
    # English: words of interest, and a wish to work with them; “interesting” and “hear from you” say neither.
    r"\binterested\b|\binterests? (?:in|is|has|remains)\b|\b(?:my|strong|great|continued) interest\b|\bexcit|\benthusias|"
    r"\bkeen\b|\beager|\bdraws me|\bdrawn to|\bappeals? (?:to|of)\b|\battracts me|\bmotivat|"
    rf"\b{_WANT}(?: very much)? (?:to|at the chance to|about) (?:\w+ ){{0,3}}?(?:join|work|be(?:come)? part|be on|contribut|help|build|take (?:it|this))|"
    r"\bwould (?:love|(?:very much|really) like|be (?:glad|delighted|happy|thrilled)) to (?!hear|talk|know|learn|send|answer|share|provide|meet|discuss|see)|\bdraw for me\b|"
    r"\b(?:chance|opportunity|prospect) (?:to|of) (?:\w+ ){0,2}?(?:join|work|be(?:ing)? part|contribut)|\bjoining (?:you|the team|your)|"
    # German
    r"\binteresse\b|\binteressiert\b|\bbegeister|\breizt\b|\breizvoll|\breiz\b|\bspricht mich|\bsehr an(?:ge)?spr|\bmotivier|\büberzeugt\b|"
    r"\b(?:gern|gerne|freuen|freude|hoffe|wünsche|lust)\b[^.!?\n]{0,60}\b(?:anfangen|anzufangen|übernehmen|mitarbeiten|mitwirken|arbeiten|zusammenarbeit|team|beitragen|verstärken)|\bzusammenarbeit[^.!?\n]{0,60}\bfreu|"
    # French
    r"\bintéress(?:e|ée?)\b|\bintérêt\b|\benthousias|\bmotiv|\battire\b|\benvie de\b|\bséduit|\bconquise?\b|\brejoindre\b|"
    r"\btravailler (?:avec|à|au|chez|dans)\b|\bintégrer\b|\bfaire partie\b|"
    # Spanish
    r"\binterés\b|\binteresad[oa]\b|\bme interesa|\bentusias|\bilusi[oó]n|\bme encantaría|\bme gustaría mucho|\bme atrae|\bmotiva|"
    r"\bganas de (?:trabajar|formar|incorporar|unir)|\bformar parte\b|\bincorporarme\b|\bunirme\b",
)
_NEXT_STEP = re.compile(
    r"next (?:step|stage|round)|what(?:ever)? (?:comes|happens|is|’s|'s) next|hear(?:ing)? (?:from|back|what comes)|"
    r"look(?:ing)? forward|let me know|keep me posted|happy to|glad to|timeline|any(?:thing)? (?:else|further|more)|"
    r"reach me|call me|write to me|contact me|further questions?|reach out|follow[- ]up|"
    r"nächste|prochaine|próxim|siguiente|\b(?:decision|decide|"
    r"höre|antwort|melden|fragen\b|rückmeldung|entscheid|wie es weitergeht|freue mich (?:auf|darauf)|verfügung\b|erreich|"
    r"étape|la suite|nouvelles|disposition|vous lire|n[’']hésitez|retour\b|décision|hâte\b|réponse|joindre\b|recontact|"
    r"pasos|noticias|disposición|disponible|duden?\b|decisión|respuesta|avis(?:ar|en?\b)|quedo\b|contactar)",
)


def thanks(note: Checked) -> Check:
    """It thanks them for their time."""
    missing = "The note does not thank them; begin with that."
    return _present("thanks", _THANKS, note, missing, "It thanks them.")


def interest(note: Checked) -> Check:
    """It says again that they want the role."""
    missing = "The note does not say that you want the role; say so in a sentence."
    return _present("interest", _INTEREST, note, missing, "It says that you want the role.")


def next_step(note: Checked) -> Check:
    """It says or asks what comes next."""
    missing = "The note says nothing about what comes next; ask, or say that you look forward to it."
    return _present("next_step", _NEXT_STEP, note, missing, "It says what comes next.")


def _present(name: str, wanted: re.Pattern[str], note: Checked, missing: str, there: str) -> Check:
    if wanted.search(note.lowered) or not note.is_latin:
        return Check.ok(name, there)
    return Check.warn(name, missing)


def contact_details(note: Checked) -> Check:
    """A phone number, an address or a link, so that they can answer in more than one way."""
    own = [note.candidate.phone, note.candidate.email, *(link.url for link in note.candidate.links)]
    if any(way and way in note.text for way in own) or _CONTACT.search(note.text):
        return Check.ok("contact_details", "Your contact details are there.")
    return Check.warn(
        "contact_details", "The note has no phone number, address or link of yours; add one under your name."
    )


# --- could it have been written before the interview? ------------------------------------------------------

_ASKS = "tell"
"""The starter of a question, which could be asked before the interview as well."""
_WISHES = frozenset({"draws", "love"})
_NO_WORD = re.compile(r"(?<!\S)\S*[@:]\S*+|[+(]?\d[\d\s()./-]*")
_ENDING = re.compile(r"(?<=\w\w\w)(?:ing|ed|es|en|er|[seao])$")
_ALIKE = 82
_LONGEST_REMARK = 500
_LONG_REMARK = 7
_OF_THEIR_OWN = 7
"""So many words of meaning has a note that says something of its own, debrief or not."""


def specific(note: Checked) -> Check:
    """At least one thing the candidate remembers is in the text, in whatever words."""
    if note.debrief is None:
        return Check.ok("specific", "It was not looked at for what you remember.")
    kept = remembered(note.debrief, note.recipient.id)
    if not kept:
        return _without_debrief(note)
    said, known = _Said(note.prose), _known(note)
    if any(said.echoes(one, known) for one in kept):
        return Check.ok("specific", "It comes back to something you spoke about.")
    return Check.warn(
        "specific",
        "Nothing you remember of the conversation is in the note; "
        f"come back to one point, such as “{shortened(kept[0])}”.",
    )


def remembered(debrief: Debrief, interviewer_id: int) -> tuple[str, ...]:
    """What was kept for everybody or for that person; what they wish for counts only where there is nothing else."""
    theirs = [remark for remark in debrief.remarks if remark.for_id in {None, interviewer_id}]
    spoken_about = _texts(remark for remark in theirs if remark.starter not in {_ASKS, *_WISHES})
    return spoken_about or _texts(remark for remark in theirs if remark.starter in _WISHES)


def _texts(remarks: Iterable[Remark]) -> tuple[str, ...]:
    return tuple(remark.text for remark in remarks)


def _without_debrief(note: Checked) -> Check:
    own = content_words(_NO_WORD.sub(" ", note.prose), COURTESY | _known(note))
    if len(own) >= _OF_THEIR_OWN or not note.is_latin:
        return Check.ok("specific", "It says something of its own.")
    return Check.warn(
        "specific",
        "The note could have been written before the interview; say one thing you spoke about in the debrief, "
        "or write it into the note.",
    )


def _known(note: Checked) -> frozenset[str]:
    """Words that are in the note anyway: of names, the company and the role."""
    names = " ".join(person.name for person in note.interview.interviewers)
    return frozenset(
        words_of(f"{names} {note.candidate.name} {note.interview.company} {note.interview.role}")
    )


class _Said:
    """The words of a note, ready to be looked for."""

    def __init__(self, text: str) -> None:
        found = words_of(text)
        self._line = f" {' '.join(found)} "
        self._pairs = _pairs(self._line)
        self._beginning: dict[str, set[str]] = {}
        for word in found:
            self._beginning.setdefault(word[:2], set()).add(word)

    def echoes(self, remark: str, known: frozenset[str]) -> bool:
        """Whether it is there: one of its words, two where it is long; a script without spaces by its pairs."""
        remark = remark[:_LONGEST_REMARK]
        asked = (
            content_words(remark, known | COURTESY) or content_words(remark, known) or content_words(remark)
        )
        if not any(char.isascii() or char.isspace() for char in remark):
            return self._holds_pairs(remark)
        need = 1 if len(asked) < _LONG_REMARK else 2
        return not asked or sum(map(self._holds, asked)) >= need

    def _holds(self, word: str) -> bool:
        stem = _stem(word)
        if f" {stem}" in self._line if len(word) > 3 else f" {word} " in self._line:
            return True
        if len(word) > 5 and (stem in self._line or self._holds_within(word)):
            return True
        near = self._beginning.get(word[:2], ())
        return len(word) > 4 and any(fuzz.ratio(word, other) >= _ALIKE for other in near)

    def _holds_within(self, word: str) -> bool:
        """Whether a long word is made of a word of the note: “Datenbankmigration” of “Datenbank”."""
        near = self._beginning.get(word[:2], ())
        return any(len(other) > 5 and word.startswith(_stem(other)) for other in near)

    def _holds_pairs(self, remark: str) -> bool:
        asked = _pairs(folded(remark))
        return not asked or 2 * len(asked & self._pairs) >= len(asked)


def _stem(word: str) -> str:
    """Enough of a word to know its other forms by."""
    if len(word) > 6:
        return word[: max(5, len(word) - 3)]
    return _ENDING.sub("", word) if len(word) > 4 else word


def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[at : at + 2] for at in range(len(text) - 1))


# --- what does not belong in it ----------------------------------------------------------------------------

_SALARY = re.compile(
    r"\bsalar(?:y|ies)\b|\bcompensation\b|\bpay (?:range|band|rise|expectations?)\b|\bwages?\b|\bremuneration\b|"
    r"\bgehalt(?:s\w*)?\b|\bvergütung\b|\bstundenlohn\b|\bsalaires?\b|\brémunération\b|\bprétentions? salariale|"
    r"\bsalarios?\b|\bsueldo\b|\bremuneración\b",
)
_APOLOGY = re.compile(
    r"\bsorry\b(?! (?:to (?:hear|learn|read)|for your loss))|\bapolog(?:y|ies|i[sz]e)\b|\bforgive me\b|"
    r"\bentschuldig|\btut mir(?: sehr)? leid\b|\bverzeih|\bdésolée?\b|\bnavrée?\b|\bexcus(?:ez|er)\b|\b(?:mes|toutes mes) excuses\b|"
    r"\bpardon(?:nez)?\b|\blo siento\b|\bdisculp|\bperd[oó]n(?:e|en|a)?\b",
)
_WORN = re.compile(
    r"\bjust (?:checking|check|following|follow|wanted to (?:check|follow)|circling)(?: back)? (?:in|up)\b|"
    r"\bchecking in (?:on|about|to see)\b|\bcircl(?:e|ing) back\b|\btouch(?:ing)? base\b|\bbump(?:ing)? this\b|\bper my last\b|"
    r"\bnur (?:mal |kurz )*(?:nach|an)(?:fragen|haken)\b|\bje (?:me permets de )?vous relancer?\b|\bpetite relance\b|"
    r"\bsolo quería (?:saber si|preguntar si|hacer seguimiento|dar seguimiento)\b",
)
_FAULTS = ((_APOLOGY, "apologises"), (_WORN, "uses a worn phrase"))
# Small pictures that stand before a telephone number or an address are part of a signature.
_IN_SIGNATURE = frozenset("📞📱☎✆✉📧🔗🌐📍💼🏠")
_PICTURE = re.compile(
    "[\U0001f300-\U0001faff\U0001f1e6-\U0001f1ff☎✆✉]|[\u2600-\u27bf]\ufe0f|[☀☹☺♥❤✨❌✅⭐⭕]"
)
_SMILEY = re.compile(r"[:;](?<!\S[:;])-?[)(DP](?![\w])")
# Embeddings and isolates come along with telephone numbers from address books and do no harm; overrides do.
_DECEIVING = re.compile("[\u202d\u202e\U000e0001-\U000e007f]")


def tone(note: Checked) -> Check:
    """No salary, no apology, no worn phrase, at most one exclamation mark, no emoji."""
    faults = [f"speaks of pay (“{found}”)" for found in _pay(note)]
    for wanted, does in _FAULTS:
        found = wanted.search(note.lowered)
        if found:
            faults.append(f"{does} (“{note.text[slice(*found.span())]}”)")
    if note.text.count("!") > 1:
        faults.append("has more than one exclamation mark")
    if not note.text.isascii() and any(
        found[0][0] not in _IN_SIGNATURE for found in _PICTURE.finditer(note.text)
    ):
        faults.append("has an emoji")
    if _SMILEY.search(note.text):
        faults.append("has a smiley")
    if faults:
        return Check.warn("tone", f"The note {' and '.join(faults)}; leave that out.")
    return Check.ok("tone", "The tone is right.")


def _pay(note: Checked) -> list[str]:
    """Words about pay, where pay is not what the role is about."""
    found = _SALARY.search(note.lowered)
    about = lowered(f"{note.interview.role} {note.interview.company}")
    if found is None or _SALARY.search(about) or "pay" in about:
        return []
    return [note.text[slice(*found.span())]]


def hidden_characters(note: Checked) -> Check:
    """Nothing turns the direction of the text around or hides words in it."""
    found = _DECEIVING.search(note.everything)
    if found is None:
        return Check.ok("hidden_characters", "No hidden characters were found.")
    return Check.warn(
        "hidden_characters",
        f"A character that cannot be seen (U+{ord(found[0]):04X}) changes how the note reads; "
        "delete the words around it and type them anew.",
    )


# --- beside the other notes of the day, and earlier ones ---------------------------------------------------

_NEARLY_THE_SAME = 70
_MOST_COMPARED = 600
_MOST_PEOPLE = 7


def panel(note: Checked) -> Check:
    """No two notes of one day at one company are alike once the names are left out: panels forward them."""
    own = _compared(note.prose, note) if note.siblings else []
    for other in note.siblings:
        if fuzz.ratio(own, _compared(prose_of(other.text), note)) >= _NEARLY_THE_SAME:
            return Check.warn(
                "panel",
                f"It is nearly the same as your note to {_called(other)}; say something else to each of them.",
            )
    return Check.ok("panel", "It is not the same as another of your notes.")


def _called(other: Sibling) -> str:
    return other.person.name or other.person.email or "somebody else of the panel"


def _compared(text: str, note: Checked) -> list[str]:
    """The words without names; so many of them as a note can have."""
    people = (*note.interview.interviewers, *(other.person for other in note.siblings))
    names = {word for person in people for word in words_of(person.name)}
    return [word for word in words_of(text)[:_MOST_COMPARED] if word not in names]


def too_many_people(note: Checked) -> Check:
    """More than seven notes to one company are too many."""
    count = len(note.interview.panel) if note.panel_size is None else note.panel_size
    if count <= _MOST_PEOPLE:
        return Check.ok("too_many_people", "A note to each of them is right.")
    arranged = (person.name for person in note.interview.interviewers if person.part is Part.COORDINATOR)
    coordinator = next(arranged, "") or "whoever arranged it"
    return Check.warn(
        "too_many_people",
        f"{count} people interviewed you that day; one note to {coordinator} that thanks them all reads better.",
    )


def repeat_round(note: Checked) -> Check:
    """Somebody who was thanked after an earlier round needs no second full note."""
    if not note.thanked_before:
        return Check.ok("repeat_round", "You have not thanked them before.")
    times = "once" if note.thanked_before == 1 else f"{note.thanked_before} times"
    who = note.recipient.name or "this person"
    return Check.warn(
        "repeat_round",
        f"You have thanked {who} {times} already after earlier rounds; skip this note or make it shorter.",
    )
