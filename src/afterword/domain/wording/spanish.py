"""Spanish: what fits after “sobre”, which needs no article."""

import re
from dataclasses import replace

from afterword.domain.wording.elsewhere import pieces, placed, without_figures
from afterword.domain.wording.english.people import Who
from afterword.domain.wording.remark import Ask, AskForm, Form, Interest, InterestForm, Remark
from afterword.domain.wording.spanish_clauses import told
from afterword.domain.wording.word_sets import word_set

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
    found = (
        _remark(_IN_A_PLACE.sub(_capital, placed(piece, _WORDS_TOO))) for piece in pieces(text, who, "es")
    )
    return tuple(replace(remark, personal=bool(_PERSONAL.search(remark.text))) for remark in found if remark)


_PERSONAL = re.compile(
    r"que (?:a )?usted .*\b(?:surf|escalada|senderismo|maratón|maratones|vela|natación|piano|guitarra|coro|yoga|bici|esquí|rugby|fútbol|perro|gato|corre|nada|baila)\b"
)


def touches_of(text: str, who: Who) -> tuple[Remark, ...]:
    """As `remarks_of`, without the sentences that stand alone."""
    return tuple(remark for remark in remarks_of(text, who) if remark.form is not Form.SAID)


_WORDS_TOO = word_set(
    "leo clara linda gloria marco marcus rosa marina victoria lara viola lima granada colombia will eva mona salvador santiago bella"
)
_IN_A_PLACE = re.compile(r"(?<=\ben )(?:granada|lima|salvador|santiago|colombia)\b")


def _capital(found: re.Match[str]) -> str:
    return found[0].capitalize()


_SHOWN = re.compile(
    r"^me (?P<did>enseñ|mostr|explic|present)(?:ó|aron) (?P<what>(?:el|la|los|las|su|sus|un|una|cómo|por qué) .+)$",
    re.IGNORECASE,
)
_TO_THEM = re.compile(
    r"^(?:a (?:él|ella|ellos|ellas) )?(?P<also>también )?(?P<verb>les? (?:gusta|gustan|encanta|encantan|apasiona|interesa) .+)$",
    re.IGNORECASE,
)


def _remark(piece: str) -> Remark | None:
    shown = _SHOWN.match(piece)
    if shown:
        return Remark(form=Form.SAID, text=f"Gracias también por {shown['did'].lower()}arme {shown['what']}")
    liked = _TO_THEM.match(piece)
    if liked and "," not in piece:
        return Remark(
            form=Form.HEARD, text=f"que a usted {liked['also'] or ''}{re.sub('^les', 'le', liked['verb'])}"
        )
    asked = "?" in piece or "¿" in piece
    clause = "" if asked else told(piece)
    if clause:
        return Remark(form=Form.HEARD, text=clause)
    piece = _ASKED.sub("", piece)
    said = without_figures(_LEAD.sub("", piece).strip("¿? "))
    if (
        not said
        or asked
        or _looks_told(said)
        or len(said.split()) > _LONGEST
        or _PERSON.search(said)
        or _VERB.search(said)
    ):
        return None
    return Remark(form=Form.TOPIC, text=_named(_lowered(said)))


_MASCULINE_IN_A = frozenset(
    {"sistema", "programa", "problema", "tema", "clima", "idioma", "día", "mapa", "esquema", "diploma"}
)
_LA, _EL = re.compile(r"(?:ción|sión|dad|tad|tud|a)$"), re.compile(r"(?:o|aje|or|án|én)$")


def _named(said: str) -> str:
    """“nuevo sistema” → “el nuevo sistema”; a plural needs no article."""
    first = said.split(maxsplit=1)[0]
    if _ARTICLE.match(said) or not first.isalpha() or not first.islower() or first in _NO_NOUN:
        return said
    if first in _MASCULINE_IN_A or _EL.search(first):
        return f"el {said}"
    return f"la {said}" if _LA.search(first) else said


_NO_NOUN = word_set(
    "no sin con para por cada poco poca mucho mucha otro otra uno una como todo toda algo su a"
)


_ASKED = re.compile(r"^me pregunt(?:ó|aron) (?:(?:por|sobre|acerca de) (?=\S)|(?=cómo ))", re.IGNORECASE)


def _looks_told(said: str) -> bool:
    """Whether a verb begins it that nobody is named for: “también corre”."""
    return bool(re.match(r"(?:también|ya|ella|él|ellos|ellas)\b", said, re.IGNORECASE))


def _lowered(said: str) -> str:
    return said[:1].lower() + said[1:] if _ARTICLE.match(said) else said


def interest_of(text: str, who: Who) -> Interest | None:
    for piece in pieces(text, who, "es"):
        if re.match(r"(?:me |quiero |quisiera |creo )", piece, re.IGNORECASE) and len(piece.split()) <= 25:
            return Interest(form=InterestForm.SAID, text=piece[:1].upper() + piece[1:])
        if _PERSON.search(piece) or _VERB.search(piece) or len(piece.split()) > _LONGEST:
            continue
        if re.match(r"(?:poder )?[a-zñ]{2,}(?:ar|er|ir)(?=\s)", piece, re.IGNORECASE) and not _ARTICLE.match(
            piece
        ):
            doing = re.sub(r"^poder ", "", piece, flags=re.IGNORECASE)
            return Interest(form=InterestForm.THING, text=f"la posibilidad de {doing[:1].lower()}{doing[1:]}")
        named = _named(_lowered(piece))
        plural = re.match(r"[a-zñáéíóú]+?(?:os|as)\b", named)
        if plural and not _ARTICLE.match(named):
            named = f"{'los' if plural[0].endswith('os') else 'las'} {named}"
        if _ARTICLE.match(named):
            return Interest(form=InterestForm.THING, text=named)
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
