"""French: a sentence about them as what follows “apprendre”: “elle a étudié à Lyon” → “que vous avez étudié à Lyon”."""

import re

from afterword.domain.wording.word_sets import word_set

_YOU = {
    "a": "avez", "ont": "avez", "est": "êtes", "sont": "êtes", "fait": "faites", "font": "faites", "va": "allez", "vont": "allez",
    "vient": "venez", "viennent": "venez", "avait": "aviez", "avaient": "aviez", "était": "étiez", "étaient": "étiez", "court": "courez",
    "courent": "courez", "lit": "lisez", "lisent": "lisez", "vit": "vivez", "vivent": "vivez", "peut": "pouvez", "peuvent": "pouvez",
    "veut": "voulez", "veulent": "voulez", "suit": "suivez", "suivent": "suivez", "connaît": "connaissez", "tient": "tenez",
    "tiennent": "tenez", "prend": "prenez", "prennent": "prenez", "ouvre": "ouvrez", "ouvrent": "ouvrez", "grandit": "grandissez",
}  # fmt: skip
_REGULAR = word_set(
    "joue utilise travaille passe cherche habite aime pratique chante danse cuisine collectionne voyage enseigne lance prépare organise forme recrute "
    "développe déménage partage adore nage randonne jardine dessine écoute monte"
)
_SUBJECT = re.compile(r"^(?P<who>elle|il|ils|elles|vous)\s+(?P<verb>[\w'’-]+)\s+(?P<rest>.+)$", re.IGNORECASE)
_BOTH = re.compile(
    r"^(?:nous|on) (?P<rest>(?:sommes|avons|aimons|venons|jouons|est|a|aime|vient|joue) .*\b(?:tous les deux|toutes les deux|tous deux)\b.*)$",
    re.IGNORECASE,
)
_ON = {"est": "sommes", "a": "avons", "aime": "aimons", "vient": "venons", "joue": "jouons"}
_THEIR_OWN = re.compile(
    r"^(?P<who>(?:l['’]équipe|le|la|les|son|sa|ses|leur|leurs) ?.{0,40}?) (?P<verb>a|ont|est|sont|va|vont|dure|durent|passe|passent|commence|ouvre|accueille|s['’]\w+t|s['’]\w+e|joue|étudie|travaille|habite|apprend|fait)(?P<rest>(?: .+)?)$",
    re.IGNORECASE,
)
_CANDIDATE = re.compile(r"\b(?:je|moi|mon|ma|mes|me)\b|\b[jm]['’]", re.IGNORECASE)
_PAST = re.compile(
    r"^(?:elle|il) (?P<aux>a|est) (?P<rest>(?:aussi |déjà |d'abord |longtemps )?(?:commencé|débuté|travaillé|grandi|étudié|vécu|ouvert|fondé|créé|enseigné|appris|repris|monté|lancé|passé|née?|arrivée?|venue?|entrée?|devenue?) [^,]+)$",
    re.IGNORECASE,
)
_LONGEST = 16


def told(said: str) -> str:
    """“que …”, "" when the sentence is not surely understood."""
    if "," in said or len(said.split()) > _LONGEST or _CANDIDATE.search(said):
        return ""
    both = _BOTH.match(said)
    if both:
        verb, _, rest = both["rest"].partition(" ")
        return f"que nous {_ON.get(verb.lower(), verb)} {rest}"
    past = _PAST.match(said)
    if past:
        return f"que vous {'êtes' if past['aux'] in {'est', 'sont'} else 'avez'} {past['rest']}"
    found = _SUBJECT.match(said)
    if found:
        verb = _verb(found["verb"].lower())
        return f"que vous {verb} {_yours(found['rest'])}" if verb else ""
    other = _THEIR_OWN.match(said)
    return f"{_que(_yours(_lowered(other['who'])))} {other['verb']}{_yours(other['rest'])}" if other else ""


def _verb(verb: str) -> str:
    base = verb.removesuffix("nt") if verb.endswith("ent") else verb
    if verb in _YOU:
        return _YOU[verb]
    return f"{base}z" if base in _REGULAR else ""


def _yours(text: str) -> str:
    return re.sub(r"\b(?:ses|leurs)\b", "vos", re.sub(r"\b(?:son|sa|leur)\b", "votre", text))


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]


def _que(who: str) -> str:
    return f"que {who}"
