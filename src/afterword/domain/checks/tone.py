"""What does not belong in a note of thanks: it warns and never blocks."""

import re

from afterword.domain.checks.verdict import Check, Checked, lowered

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
