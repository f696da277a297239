"""German: a sentence about them as what follows “zu hören”: “fährt Rennrad” → “dass Sie Rennrad fahren”."""

import re

from afterword.domain.wording.german_nouns import gender_of
from afterword.domain.wording.word_sets import word_set

_INFINITIVES = {
    "ist": "sind", "hat": "haben", "hatte": "hatten", "war": "waren", "wird": "werden", "wurde": "wurden", "kann": "können", "will": "wollen",
    "muss": "müssen", "soll": "sollen", "darf": "dürfen", "mag": "mögen", "fährt": "fahren", "läuft": "laufen", "liest": "lesen",
    "spricht": "sprechen", "isst": "essen", "gibt": "geben", "nimmt": "nehmen", "trägt": "tragen", "hält": "halten", "schläft": "schlafen",
    "fand": "fanden", "kam": "kamen", "ging": "gingen", "wuchs": "wuchsen", "weiß": "wissen", "trifft": "treffen", "wächst": "wachsen",
    "kennt": "kennen", "sammelt": "sammeln", "klettert": "klettern", "wandert": "wandern", "segelt": "segeln", "rudert": "rudern",
    "sucht": "suchen", "nutzt": "nutzen", "plant": "planen", "baut": "bauen", "kommt": "kommen", "geht": "gehen", "zieht": "ziehen",
    "spielt": "spielen", "singt": "singen", "reitet": "reiten", "arbeitet": "arbeiten", "wohnt": "wohnen", "lebt": "leben",
    "macht": "machen", "stellt": "stellen", "führt": "führen", "leitet": "leiten", "setzt": "setzen", "entwickelt": "entwickeln",
    "beginnt": "beginnen", "startet": "starten", "liebt": "lieben", "tanzt": "tanzen", "kocht": "kochen", "backt": "backen",
    "malt": "malen", "lernt": "lernen", "studierte": "studierten", "bekommt": "bekommen", "braucht": "brauchen", "bietet": "bieten",
    "heißt": "heißen", "wählt": "wählen", "kalkuliert": "kalkulieren", "verwendet": "verwenden", "schreibt": "schreiben", "verkauft": "verkaufen",
    "testet": "testen", "prüft": "prüfen", "bildet": "bilden", "schult": "schulen", "begleitet": "begleiten", "bespricht": "besprechen", "teilt": "teilen", "organisiert": "organisieren", "trainiert": "trainieren", "dauert": "dauern", "steht": "stehen", "liegt": "liegen", "gehört": "gehören", "betreut": "betreuen",
    "schwimmt": "schwimmen", "imkert": "imkern", "eröffnet": "eröffnen", "investiert": "investieren", "wechselt": "wechseln",
}  # fmt: skip
_BY_LENGTH = sorted(_INFINITIVES, key=len, reverse=True)
_FINITE = frozenset(_INFINITIVES) | frozenset(_INFINITIVES.values())
_LATER = re.compile(r"^(?:auch|gerade|selbst|früher|bald|schon|noch|gern|gerne|viel)$")
_PLURAL_VERBS = word_set("werden sind haben können wollen müssen sollen laufen kommen gehen finden")
_NO_NOUN = word_set(
    "sie er wir ihr es das die der man alle viele manche beide hier dort dann jetzt auch und aber wenn wie was wer ich ihre seine"
)
_THEY = frozenset({"sie", "er"})
_OWN = re.compile(r"^(?:ihr|sein)(?P<end>e[nmrs]?)?$", re.IGNORECASE)
_CANDIDATE = re.compile(r"\b(?:ich|mir|mich|meine?[nmrs]?)\b", re.IGNORECASE)
_LONGEST = 12
_FEMININE = re.compile(
    r"(?:ung|heit|keit|schaft|tion|tät|enz|anz|ik|ur|ei|software|stelle|gruppe|abteilung|praxis|schule|klinik|woche)$"
)
_NEUTER = re.compile(
    r"(?:team|projekt|haus|system|zentrum|programm|labor|büro|werk|produkt|geschäft|budget|ment)$"
)
_MASCULINE = re.compile(
    r"(?:plan|dienst|prozess|standort|markt|bau|wechsel|umzug|bereich|hund|betrieb|tag|raum)$"
)
_PREFIXES = word_set("ab an auf aus ein mit nach um vor weg zu zurück teil statt zusammen")


def told(said: str) -> str:
    """“dass …”, "" when the sentence is not surely understood."""
    parts = said.rstrip(" .!").split()
    if "," in said or ":" in said or not 1 < len(parts) <= _LONGEST or _CANDIDATE.search(said):
        return ""
    place = next((n for n, part in enumerate(parts[:5]) if part in _FINITE), None)
    if place == 1 and parts[0].isalpha() and parts[0].islower() and parts[0] not in _NO_NOUN:
        parts[0] = parts[0].capitalize()
    if place is None or len(parts) == place + 1:
        return ""
    subject, verb, rest = parts[:place], parts[place], parts[place + 1 :]
    if any(part in _FINITE for part in rest[:-1]):
        return ""
    plural = verb in _PLURAL_VERBS and len(subject) == 1 and subject[0][:1].isupper()
    named = f"die {subject[0]}" if plural and subject[0].lower() not in _NO_NOUN else _subject(subject)
    if not named:
        return ""
    if named == "Sie":
        verb = _INFINITIVES.get(verb, verb)
    rest = [_reader(part) for part in rest]
    if rest[-1] in _PREFIXES:
        return f"dass {named} {' '.join([*rest[:-1], rest[-1] + verb])}"
    return f"dass {named} {' '.join([*rest, verb])}"


def _subject(parts: list[str]) -> str:
    """Who does it, addressed; "" when it lacks an article that cannot be told."""
    if not parts or parts[0].lower() in _THEY:
        return "Sie" if all(_LATER.match(part) for part in parts[1:]) else ""
    first = parts[0]
    if first.lower() == "wir":
        return " ".join(["wir", *parts[1:]])
    if _OWN.match(first) and len(parts) > 1:
        return " ".join([_reader(first), *parts[1:]])
    if first.lower() in {"das", "die", "der", "jeder", "jede", "alle"} and len(parts) > 1:
        return " ".join([first.lower(), *parts[1:]])
    belongs = len(parts) == 1 or (first[:1].isupper() and parts[1] in _OF and len(parts) < 6)
    named = _with_article(first) if belongs else ""
    return " ".join([named, *parts[1:]]) if named else ""


_OF = frozenset({"der", "des", "von", "im", "in"})


_MANY = word_set(
    "Kinder Patienten Bewohner Kollegen Kunden Gäste Schüler Teams Mitarbeiter Azubis Eltern Pflegekräfte Lehrkräfte Fachkräfte Familien Schichten Projekte"
)


def _with_article(noun: str) -> str:
    article = "die" if noun in _MANY else article_of(noun)
    return f"{article} {noun}" if article else ""


def addressed(clause: str) -> str:
    """“wie ihr mit Incidents umgeht” → “wie Sie mit Incidents umgehen”, where the verb's form is known."""
    found = re.match(r"^(?P<wh>wie|was|warum|wann|wo) ihr (?P<rest>.+ )?(?P<verb>\w+t)$", clause)
    if not found:
        return clause
    known = next((finite for finite in _BY_LENGTH if found["verb"].endswith(finite)), "")
    stem = found["verb"][: -len(known)] if known else ""
    plural = f"{stem}{_INFINITIVES[known]}" if known else f"{found['verb'][:-1]}en"
    return f"{found['wh']} Sie {found['rest'] or ''}{plural}"


def article_of(noun: str) -> str:
    """“die” for “Umstellung”, "" when neither its last part nor the ending tells."""
    gender = gender_of(noun) if noun[:1].isupper() else ""
    if gender:
        return gender
    endings = (("die", _FEMININE), ("das", _NEUTER), ("der", _MASCULINE))
    known = (article for article, ending in endings if noun[:1].isupper() and ending.search(noun.lower()))
    return next(known, "")


def _reader(word: str) -> str:
    """“ihre”, “seinen” → “Ihre”, “Ihren”."""
    own = _OWN.match(word)
    return f"Ihr{own['end'] or ''}" if own else word
