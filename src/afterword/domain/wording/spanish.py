"""Spanish: what fits after “sobre”, which needs no article."""

import re

from afterword.domain.wording.elsewhere import pieces
from afterword.domain.wording.english.people import Who
from afterword.domain.wording.remark import Ask, AskForm, Form, Interest, InterestForm, Remark

_LEAD = re.compile(
    r"^(?:(?:hemos |he )?(?:hablamos|hablado|conversamos|charlamos|discutimos|comentamos)\s+)?(?:(?:mucho|un poco|largo rato)\s+)?(?:(?:de|sobre|acerca de)\s+)?",
    re.IGNORECASE,
)
_PERSON = re.compile(r"\b(?:yo|tú|él|ella|ellos|ellas|nosotros|me|te|su|sus|mí|les|nos)\b", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:es|son|era|eran|fue|está|están|estaba|tiene|tienen|tenía|hay|había|va|van|puede|pueden|hace|hacen|quiere|quieren|usa|usan|utilizan|"
    r"migran|buscan|planean|dijo|dijeron|contó|gusta|gustó)\b"
)
_ARTICLE = re.compile(
    r"^(?:el|la|los|las|lo|un|una|mi|mis|nuestro|nuestra|este|esta|cómo|por qué)\b", re.IGNORECASE
)
_LONGEST = 16


def remarks_of(text: str, who: Who) -> tuple[Remark, ...]:
    """Phrases that fit after “sobre”."""
    found = (_remark(piece) for piece in pieces(text, who, "es"))
    return tuple(remark for remark in found if remark)


def _remark(piece: str) -> Remark | None:
    said = _LEAD.sub("", piece).strip("¿? ")
    if (
        not said
        or "?" in piece
        or "¿" in piece
        or len(said.split()) > _LONGEST
        or _PERSON.search(said)
        or _VERB.search(said)
    ):
        return None
    return Remark(form=Form.TOPIC, text=_lowered(said))


def _lowered(said: str) -> str:
    return said[:1].lower() + said[1:] if _ARTICLE.match(said) else said


def interest_of(text: str, who: Who) -> Interest | None:
    for piece in pieces(text, who, "es"):
        if re.match(r"(?:me |quiero |quisiera |creo )", piece, re.IGNORECASE) and len(piece.split()) <= 25:
            return Interest(form=InterestForm.SAID, text=piece[:1].upper() + piece[1:])
        if _PERSON.search(piece) or _VERB.search(piece) or len(piece.split()) > _LONGEST:
            continue
        if _ARTICLE.match(piece):
            return Interest(form=InterestForm.THING, text=_lowered(piece))
    return None


def ask_of(text: str, who: Who) -> Ask | None:
    for piece in pieces(text, who, "es"):
        said = piece.strip("¿? ")
        if re.match(
            r"(?:cuándo|cómo|qué|cuál|cuáles|cuánto|cuántas|cuántos|si|dónde)\b", said, re.IGNORECASE
        ):
            return Ask(form=AskForm.CLAUSE, text=said[:1].lower() + said[1:])
        if piece.endswith("?"):
            return Ask(form=AskForm.DIRECT, text=f"¿{said[:1].upper()}{said[1:]}?")
    return None
