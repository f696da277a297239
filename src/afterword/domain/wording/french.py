"""French: what fits after “sur”, with the article that the noun's ending asks for."""

import re
from dataclasses import replace

from afterword.domain.wording.elsewhere import pieces, placed, without_figures
from afterword.domain.wording.english.people import Who
from afterword.domain.wording.french_clauses import told
from afterword.domain.wording.remark import Ask, AskForm, Form, Interest, InterestForm, Remark
from afterword.domain.wording.word_sets import word_set

_LEAD = re.compile(
    r"^(?:(?:on a|nous avons|j'ai) )?(?:(?:beaucoup|longuement|un peu) )?(?:parlé|discuté|échangé)?\s*(?:de la |du |des |de l'|d'|de |sur )?",
    re.IGNORECASE,
)
_SPOKE = re.compile(r"\b(?:parlé|discuté|échangé)\b", re.IGNORECASE)
_PERSON = re.compile(
    r"\b(?:je|j'|tu|il|elle|on|nous|ils|elles|me|m'|moi|lui|leur|leurs|son|sa|ses)(?=\b|')", re.IGNORECASE
)
_VERB = re.compile(
    r"\b(?:est|sont|était|étaient|a|ont|avait|va|vont|peut|peuvent|fait|font|veut|veulent|utilise|utilisent|passe|passent|cherche|cherchent|prévoit|prévoient)\b"
    r"|(?<!de )(?<!à )\b(?:s['’]|se )(?!\w+(?:er|ir|re)\b)\w+"
)
_DETERMINER = re.compile(
    r"^(?:le |la |les |l'|l’|un |une |des |votre |vos |mon |ma |mes |notre |nos |ce |cette |ces )",
    re.IGNORECASE,
)
_FEMININE = re.compile(
    r"(?:tion|sion|xion|ente|té|ure|ance|ence|ie|ise|esse|ette|ude|rie|tte|ode|lle|ue|date|équipe|boutique|visite|prime|semaine|journée|vente|carte|cuisine|salle|école|classe|pratique|question|période)$"
)
_MASCULINE = re.compile(
    r"(?:ment|age|isme|eau|oir|ier|teur|al|et|on|ing|at|ours|eil|service|exercice|poste|groupe|site|centre|stage|projet|produit|plan|bus|budget|rayon|marché)$"
)
_VOWEL = re.compile(r"^[aeiouyàâéèêëîïôûh]", re.IGNORECASE)
_LONGEST = 16


def remarks_of(text: str, who: Who) -> tuple[Remark, ...]:
    """Phrases that fit after “sur” (TOPIC) or clauses that do (HEARD: “la façon dont…”)."""
    found = (_remark(placed(piece, _WORDS_TOO)) for piece in pieces(text, who, "fr"))
    return tuple(replace(remark, personal=bool(_PERSONAL.search(remark.text))) for remark in found if remark)


_PERSONAL = re.compile(
    r"que vous .*\b(?:escalade|randonnée|marathon|voile|natation|piano|guitare|chorale|yoga|surf|vélo|ski|rugby|foot|chien|chat|jardin\w*|danse\w*|nage\w*|coure\w*)\b"
)


def touches_of(text: str, who: Who) -> tuple[Remark, ...]:
    """As `remarks_of`, without the sentences that stand alone."""
    return tuple(remark for remark in remarks_of(text, who) if remark.form is not Form.SAID)


_WORDS_TOO = word_set(
    "pierre marina viola rosa clara blanche lima colin leo mona eva ida nice tours martin victoria gloria patrice will"
)
_SHOWN = re.compile(
    r"^(?:elle|il|on|ils|elles) (?:m['’]a|m['’]ont) (?P<did>montré|expliqué|présenté|fait visiter|fait goûter|fait découvrir) (?P<what>(?:le|la|les|l['’]|leurs?|un|une|des|ses|son|sa) ?.+)$",
    re.IGNORECASE,
)
_HOW_I = re.compile(r"^(?:question sur )?comment (?P<how>(?:je |j['’])[^,?]+)$", re.IGNORECASE)


def _remark(piece: str) -> Remark | None:
    shown = _SHOWN.match(piece)
    if shown:
        what = re.sub(r"^(?:sa|son|leur) ", "votre ", re.sub(r"^(?:ses|leurs) ", "vos ", shown["what"]))
        return Remark(form=Form.SAID, text=f"Merci aussi de m'avoir {shown['did']} {what}")
    question = _ASKED.match(piece) or _HOW_I.match(piece)
    if question:
        return Remark(form=Form.TOPIC, text=f"la façon dont {question['how']}")
    spoke = _SPOKE.search(piece)
    said = re.sub(r"^sur\s+", "", _spoken_of(piece[spoke.end() :].strip()) if spoke else piece).strip()
    if not said or len(said.split()) > _LONGEST or piece.endswith("?"):
        return None
    clause = "" if spoke else told(said)
    return Remark(form=Form.HEARD, text=clause) if clause else _topic(said)


def _spoken_of(said: str) -> str:
    """“du budget” → “le budget”, “de la gare” → “la gare”."""
    known = {"du": "le", "des": "les"}
    return re.sub(
        r"^(?:du|des|de|d'|d’)(?=\s|\b)", lambda found: known.get(found[0].lower(), ""), said
    ).strip()


def _topic(said: str) -> Remark | None:
    said = without_figures(said)
    if re.match(r"(?:pas|sans|aucune?|ni|jamais)\b", said, re.IGNORECASE):
        return None
    manner = re.match(r"la (?:façon|manière) dont\b", said, re.IGNORECASE)
    if _PERSON.search(said) or (not manner and _VERB.search(said)):
        return None
    if _DETERMINER.match(said):
        return Remark(form=Form.TOPIC, text=said[:1].lower() + said[1:])
    article = _article(said)
    return Remark(form=Form.TOPIC, text=article) if article else Remark(form=Form.SEEN, text=said)


_ASKED = re.compile(
    r"^(?:elle|il|on|ils|elles) (?:m'|m’|me )(?:a|ont) demandé comment (?P<how>(?:je |j['’]).+)$",
    re.IGNORECASE,
)


def _article(said: str) -> str:
    """With its article when the ending tells the gender; "" when it does not."""
    first = re.split(r"[\s-]", said, maxsplit=1)[0]
    if not first.isalpha() or not first.islower():
        return ""
    if first.endswith("s"):
        return f"les {said}"
    if not (_FEMININE.search(first) or _MASCULINE.search(first)):
        return ""
    if _VOWEL.match(first):
        return f"l'{said}"
    return f"{'la' if _FEMININE.search(first) else 'le'} {said}"


def interest_of(text: str, who: Who) -> Interest | None:
    for piece in pieces(text, who, "fr"):
        if re.match(r"(?:je |j'|j’)", piece, re.IGNORECASE) and len(piece.split()) <= 25:
            return Interest(form=InterestForm.SAID, text=piece[:1].upper() + piece[1:])
        if _PERSON.search(piece) or _VERB.search(piece) or len(piece.split()) > _LONGEST:
            continue
        named = _drawing(_OF_THE_JOB.sub("", piece))
        if named:
            return Interest(form=InterestForm.THING, text=named[:1].lower() + named[1:])
    return None


_OF_THE_JOB = re.compile(r" (?:dans|de|du|pour) (?:le|ce) (?:poste|rôle)$| du poste$")


def _drawing(said: str) -> str:
    """A doing as the chance to do it, a noun with its article."""
    if _INFINITIVE.match(said) or _ANY_INFINITIVE.match(said):
        of = "d'" if _VOWEL.match(said) else "de "
        return f"la possibilité {of}{said[:1].lower()}{said[1:]}"
    return said if _DETERMINER.match(said) else _article(said)


_ANY_INFINITIVE = re.compile(
    r"^(?!\w+ier\b|avenir\b|plaisir\b|loisir\b|souvenir\b|pouvoir d|savoir\b|mer\b|hiver\b)[a-zàâçéèêëîïôûü]{2,}(?:er|ir|oir|dre|ire|ettre) (?=(?:le|la|les|un|une|des|du|de|avec|en|dans|à|au|aux|mon|ma|mes|plus|sur|chez|vos|votre)\b|l['’])",
    re.IGNORECASE,
)
_INFINITIVE = re.compile(
    r"^(?:travailler|apprendre|construire|développer|participer|contribuer|aider|créer|faire|être|avoir|encadrer|former|rejoindre|accompagner|"
    r"monter|ouvrir|animer|gérer|piloter|lancer|reprendre|vendre|cuisiner|partager|progresser|découvrir|transmettre|diriger|concevoir|soigner|enseigner|évoluer|pouvoir|mettre|voir|prendre) ",
    re.IGNORECASE,
)


_ASKS = re.compile(
    r"(?:quand|comment|quels?|quelles?|combien|si|s'il|où|est-ce|qui|que|pourquoi|pourr|pouv|y a|avez|serait)",
    re.IGNORECASE,
)


def ask_of(text: str, who: Who) -> Ask | None:
    for piece in pieces(text, who, "fr"):
        if re.match(
            r"(?:quand|comment|quels?|quelles?|combien|si|s'il|où)\b", piece, re.IGNORECASE
        ) and not piece.endswith("?"):
            inverted = re.search(r"-(?:vous|il|elle|je|nous|t-il)\b|est-ce", piece)
            if not inverted and _VERB.search(piece):
                return Ask(form=AskForm.CLAUSE, text=piece[:1].lower() + piece[1:])
        thing = piece.rstrip(" ?")
        if (
            piece.endswith("?")
            and len(thing.split()) < 6
            and not _VERB.search(thing)
            and not _ASKS.match(thing)
        ):
            named = thing if _DETERMINER.match(thing) else _article(thing)
            return (
                Ask(form=AskForm.CLAUSE, text=f"quelle est {named[:1].lower()}{named[1:]}")
                if named.startswith("la ")
                else None
            )
        if piece.endswith("?"):
            return Ask(form=AskForm.DIRECT, text=f"{piece[:1].upper()}{piece[1:].rstrip(' ?')} ?")
    return None
