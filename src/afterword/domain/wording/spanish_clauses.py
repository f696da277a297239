"""Spanish: a sentence about them as what follows “saber”: “también corre maratones” → “que usted también corre …”."""

import re

from afterword.domain.wording.word_sets import word_set

_INFINITIVES = word_set(
    "trabajar usar utilizar estudiar hablar viajar buscar formar ayudar cuidar tocar bailar cantar cocinar nadar pintar jugar organizar "
    "colaborar contratar montar preparar entrenar pasar llevar crear desarrollar comprar lanzar cambiar ampliar empezar practicar "
    "correr leer aprender vender crecer ofrecer vivir abrir escribir recibir invertir"
)
_IRREGULAR = word_set(
    "es son era eran fue fueron tiene tienen tenía tenían está están va van hace hacen quiere quieren puede pueden viene vienen juega juegan "
    "empieza empiezan hay ha han somos estudiamos trabajamos vivimos tenemos crecimos venimos corremos dura duran llama llaman invierte invierten"
)
_PAST = re.compile(r"^[a-zñáéíóú]{2,}(?:ó|aron|ieron)$")
_LEAD = re.compile(
    r"^(?:(?P<who>ella|él|ellos|ellas|usted|ustedes)\s+)?(?P<also>también\s+|ya\s+)?(?P<verb>\S+)\s+(?P<rest>.+)$",
    re.IGNORECASE,
)
_CANDIDATE = re.compile(r"\b(?:yo|me|mi|mis|mí)\b", re.IGNORECASE)
_LONGEST = 16


def _present() -> frozenset[str]:
    """The third persons of the present of the regular verbs."""
    forms: set[str] = set()
    for verb in _INFINITIVES:
        vowel = "a" if verb.endswith("ar") else "e"
        forms |= {verb[:-2] + vowel, verb[:-2] + vowel + "n"}
    return frozenset(forms)


_VERBS = _present() | _IRREGULAR


def told(said: str) -> str:
    """“que …”, "" when the sentence is not surely understood."""
    if "," in said or len(said.split()) > _LONGEST or _CANDIDATE.search(said):
        return ""
    if re.match(r"les? (?:encanta|gusta|interesa|apasiona)n? \S", said, re.IGNORECASE):
        return f"que {said[:1].lower()}{said[1:]}"
    lead = _LEAD.match(said)
    if lead and _is_verb(lead["verb"].lower()):
        plural = lead["verb"].endswith("n")
        who = "" if plural else "usted "
        return f"que {who}{(lead['also'] or '').lower()}{lead['verb'].lower()} {lead['rest']}"
    for words in range(1, 6):
        found = re.match(
            rf"^(?P<who>(?:el|la|los|las|su|sus|ambos|ambas)(?: [\w-]+){{{words - 1}}}) (?P<verb>(?:se )?\w+) (?P<rest>.+)$",
            said,
            re.IGNORECASE,
        )
        if found and _is_verb(found["verb"].lower().removeprefix("se ")):
            return f"que {found['who'][:1].lower()}{found['who'][1:]} {found['verb']} {found['rest']}"
    return ""


def _is_verb(word: str) -> bool:
    plural = len(word) > 4 and word.endswith(("an", "en")) and word not in _NOUNS
    return word in _VERBS or plural or bool(_PAST.match(word))


_NOUNS = word_set(
    "examen imagen orden joven volumen origen margen resumen gran buen plan bien tren crimen régimen virgen sartén también"
)
