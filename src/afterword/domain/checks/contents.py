"""What every note should hold: thanks, interest, contact details, the next step. It warns and never blocks.

The words looked for are English, German, French and Spanish; a note in another script is not judged by them.
"""

import re

from afterword.domain.checks.verdict import Check, Checked

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
    r"\bwould (?:love|be (?:glad|delighted|happy|thrilled)) to (?!hear|talk|know|learn|send|answer|share|provide|meet|discuss|see)|\bdraw for me\b|"
    r"\b(?:chance|opportunity|prospect) (?:to|of) (?:\w+ ){0,2}?(?:join|work|be(?:ing)? part|contribut)|\bjoining (?:you|the team|your)|"
    # German
    r"\binteresse\b|\binteressiert\b|\bbegeister|\breizt\b|\breizvoll|\breiz\b|\bspricht mich|\bsehr an(?:ge)?spr|\bmotivier|\büberzeugt\b|"
    r"\b(?:gern|gerne|freuen|freude|wünsche|lust)\b[^.!?\n]{0,60}\b(?:anfangen|mitarbeiten|mitwirken|arbeiten|team|beitragen|verstärken)|"
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
    r"höre|melden|fragen\b|rückmeldung|entscheid|wie es weitergeht|freue mich (?:auf|darauf)|verfügung\b|erreich|"
    r"étape|la suite|nouvelles|disposition|n[’']hésitez|retour\b|décision|hâte\b|joindre\b|recontact|"
    r"pasos|noticias|disposición|disponible|duden?\b|decisión|respuesta|quedo\b|contactar)",
)


def thanks(note: Checked) -> Check:
    """It thanks them for their time."""
    return _present(
        "thanks", _THANKS, note, "The note does not thank them; begin with that.", "It thanks them."
    )


def interest(note: Checked) -> Check:
    """It says again that they want the role."""
    return _present(
        "interest",
        _INTEREST,
        note,
        "The note does not say that you want the role; say so in a sentence.",
        "It says that you want the role.",
    )


def next_step(note: Checked) -> Check:
    """It says or asks what comes next."""
    return _present(
        "next_step",
        _NEXT_STEP,
        note,
        "The note says nothing about what comes next; ask, or say that you look forward to it.",
        "It says what comes next.",
    )


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
