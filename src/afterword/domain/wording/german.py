"""German: what fits after “über” in the accusative, or as one of several “Themen”."""

import re
from dataclasses import replace

from afterword.domain.wording.elsewhere import pieces
from afterword.domain.wording.english.people import Who
from afterword.domain.wording.german_clauses import addressed, article_of, told
from afterword.domain.wording.german_nouns import with_capitals
from afterword.domain.wording.remark import Ask, AskForm, Form, Interest, InterestForm, Remark
from afterword.domain.wording.word_sets import word_set

_LEAD = re.compile(
    r"^(?:(?:wir|ich) )?(?:haben |habe |sprachen |redeten |diskutierten |unterhielten uns )?(?:(?:viel|lange|kurz|ausführlich) )?(?:gesprochen |geredet |gesprächs?|diskutiert )?(?:über|zu|zum thema|zur) ",
    re.IGNORECASE,
)
_SPOKEN = re.compile(r"\s+(?:gesprochen|geredet|diskutiert|besprochen)$", re.IGNORECASE)
_PERSON = re.compile(
    r"\b(?:ich|wir|er|sie|ihr|ihre[nmrs]?|sein|seine[nmrs]?|mir|mich|uns|ihm|ihn|ihnen)\b", re.IGNORECASE
)
_VERB = re.compile(
    r"\b(?:ist|sind|war|waren|hat|haben|hatte|hatten|wird|werden|wurde|wurden|kann|können|will|wollen|muss|müssen|soll|sollen|macht|machen|"
    r"nutzt|nutzen|arbeitet|arbeiten|zieht|ziehen|sucht|suchen|plant|planen|baut|bauen|kommt|geht|gibt|fand|findet)\b"
)
_CLAUSE = re.compile(
    r"^(?:wie|warum|was|wann|wo|ob|welche[rsnm]?)\b.*\b(?:\w+en|\w+t|ist|sind|hat|war)$", re.IGNORECASE
)
_ARTICLE = re.compile(r"^(?P<article>die|das|der|den|dem|ein|eine|einen)\s+(?P<rest>.+)$", re.IGNORECASE)
_WEAK_ADJECTIVES = re.compile(r"^((?:[a-zäöüß-]+e\s+)+)(?=[A-ZÄÖÜ])")
_LONGEST = 14


def remarks_of(text: str, who: Who) -> tuple[Remark, ...]:
    """Phrases in the accusative (TOPIC, after “über”) or, without an article, ones that are named (SEEN: “Themen”)."""
    found = (_remark(part) for piece in pieces(text, who, "de") for part in _parts(with_capitals(piece)))
    return tuple(replace(remark, personal=bool(_PERSONAL.search(remark.text))) for remark in found if remark)


_PERSONAL = re.compile(
    r"dass Sie (?:\w+ )*?.*\b(?:klettern|wandern|segeln|rudern|laufen|reiten|imkern|tanzen|schwimmen|singen|malen|backen|fahren|spielen)$|\b(?:Hund|Katze|Marathon|Chor|Rennrad|Gitarre|Klavier|Yoga)\b"
)


def touches_of(text: str, who: Who) -> tuple[Remark, ...]:
    """As `remarks_of`, without the sentences that stand alone."""
    return tuple(remark for remark in remarks_of(text, who) if remark.form is not Form.SAID)


def _parts(piece: str) -> list[str]:
    """“offenes Konzept, Kinder wählen den Raum” says two things; a list of bare words stays as it is."""
    parts = [part.strip() for part in piece.split(",")]
    several = (
        len(parts) == 2
        and all(len(part.split()) > 1 for part in parts)
        and parts[1].split()[0].lower() not in _JOINS
    )
    return parts if several else [piece]


_JOINS = word_set("aber und oder die der das dass wie was weil wenn ob wo mit ohne sondern also damit um")


def _said(piece: str) -> Remark | None:
    """What was shown to the candidate, and what was asked, as a sentence of its own."""
    shown = _SHOWN.match(piece)
    if shown:
        return Remark(
            form=Form.SAID,
            text=f"Danke auch, dass Sie mir {_accusative_bare(shown['what'])} {shown['did']} haben",
        )
    got = _GOT_SHOWN.match(piece)
    if got and article_of(got["what"]):
        article = {"der": "den"}.get(article_of(got["what"]), article_of(got["what"]))
        return Remark(form=Form.SAID, text=f"Danke auch, dass Sie mir {article} {got['what']} gezeigt haben")
    asked = _ASKED_ME.match(piece)
    if asked:
        return Remark(form=Form.SAID, text=f"Gern habe ich Ihre Frage beantwortet, {asked['what']}")
    return None


_SHOWN = re.compile(
    r"^(?:sie|er) (?:hat|haben) mir (?P<what>(?:die|das|den|eine?n?|ihre?n?|alle) [^,]+?) (?P<did>gezeigt|erklärt|vorgestellt)$",
    re.IGNORECASE,
)
_GOT_SHOWN = re.compile(r"^(?P<what>[A-ZÄÖÜ][\w-]+) gezeigt (?:bekommen|worden)$")
_ASKED_ME = re.compile(
    r"^(?:(?:sie|er) (?:hat|haben) (?:mich )?)?gefragt,? (?P<what>(?:wie|warum|was|wann|wo|ob|welche\w*) ich [^,]+)$",
    re.IGNORECASE,
)


def _accusative_bare(what: str) -> str:
    """“ihre Praxis” → “Ihre Praxis”; the rest as it is."""
    return re.sub(r"^ihr(?=e|\b)", "Ihr", what)


def _remark(piece: str) -> Remark | None:
    alone = _said(piece)
    if alone:
        return alone
    piece = addressed(_EVERY_DAY.sub(r"\g<what> \g<when>", piece))
    said = _SPOKEN.sub("", _LEAD.sub("", piece)).rstrip("?").strip()
    if not said or len(said.split()) > _LONGEST:
        return None
    asked = piece.endswith("?")
    said = re.sub(
        r" war(?:en)? (?:sehr |richtig |echt )?(?:schön|toll|super|spannend|interessant|gut|klasse)$",
        "",
        said,
    )
    others = re.search(r"\b(?:er|ihr|wir|ihre)\b", said, re.IGNORECASE)
    if _CLAUSE.match(said) and not (asked or others):
        return Remark(form=Form.HEARD, text=_formal(said[:1].lower() + said[1:]))
    clause = "" if asked or said != piece else told(said)
    if clause:
        return Remark(form=Form.HEARD, text=clause)
    return None if _PERSON.search(said) or _VERB.search(said) or asked else _topic(said)


_EVERY_DAY = re.compile(r"^(?P<when>(?:jeden|alle|jede) [A-ZÄÖÜ]\w+) (?P<what>[A-ZÄÖÜ][\w-]+)$")


def _topic(said: str) -> Remark | None:
    said = _capital(said)
    article = _ARTICLE.match(said)
    if article:
        return Remark(form=Form.TOPIC, text=_accusative(article["article"].lower(), article["rest"]))
    named = _named(said) if is_phrase(said) else ""
    if named:
        return Remark(form=Form.TOPIC, text=named)
    return Remark(form=Form.SEEN, text=f"„{said}“") if is_phrase(said) else None


_INVERTED = re.compile(
    r"^(?:wann|wie|wo|was|ab wann|bis wann) (?:(?:entscheiden|brauchen|möchten|können|melden|planen|erwarten|wollen|starten|beginnen) sie\b|(?:geht|läuft|kann|könnte|darf|beginnt|startet|wäre|ist) (?:es|ich|die|der|das)\b)",
    re.IGNORECASE,
)


def _capital(said: str) -> str:
    """“neue planungssoftware” → “neue Planungssoftware”, where the ending says that it is a noun."""
    before, _, last = said.rpartition(" ")
    is_noun = last.islower() and len(last) > 4 and article_of(last.capitalize()) and len(said.split()) < 4
    return f"{before} {last.capitalize()}".strip() if is_noun else said


_BARE = re.compile(r"^(?P<how>(?:[a-zäöüß-]+e[rs]? )*)(?P<noun>[A-ZÄÖÜ][\wäöüß-]+)(?P<rest>.*)$")
_ENDS_ADJECTIVE = re.compile(r"e[rs]?(?= )")


def _named(said: str) -> str:
    """“neue Software ab März” → “die neue Software ab März”, in the accusative; "" when no ending tells the gender."""
    found = _BARE.match(said)
    article = article_of(found["noun"]) if found else ""
    if not found or not article or "," in said:
        return ""
    ending, accusative = ("en", "den") if article == "der" else ("e", article)
    return f"{accusative} {_ENDS_ADJECTIVE.sub(ending, found['how'])}{found['noun']}{found['rest']}"


_SMALL = word_set(
    "für im in ins am an ans auf aus bei beim mit nach von vom zu zum zur über ab bis um ohne seit und oder als pro je der die das den dem des "
    "einer eines einem einen ein eine neben vor hinter unter zwischen gegen durch zwei drei vier fünf sechs acht zehn alle jede jeden jeder "
    "unterm überm trotz wegen statt"
)


def is_phrase(said: str) -> bool:
    """Whether it is a noun with what belongs to it: every small word leads a noun or describes one."""
    parts = said.split()
    for part, following in zip(parts, [*parts[1:], ""], strict=True):
        bare = part.strip(",()")
        describes = bare.endswith(("e", "er", "es", "en", "em")) and following[:1].isupper()
        if bare[:1].islower() and bare not in _SMALL and not describes:
            return False
    return parts[-1][:1].isupper() or parts[-1].isdigit()


def _formal(clause: str) -> str:
    return re.sub(r"\bsie\b", "Sie", clause)


def _accusative(article: str, rest: str) -> str:
    """“der neue Standort” → “den neuen Standort”; the other articles stay."""
    if article not in {"der", "ein"}:
        return f"{article} {rest}"
    if article == "ein":
        return f"das Thema „{rest}“" if rest[:1].islower() else f"einen {rest}"
    weak = _WEAK_ADJECTIVES.match(rest)
    if weak:
        rest = re.sub(r"e(?=\s)", "en", weak[1]) + rest[weak.end() :]
    return f"den {rest}"


def interest_of(text: str, who: Who) -> Interest | None:
    """A noun with or without its article, a doing with “zu”, or a sentence that begins with “ich”."""
    for piece in map(with_capitals, pieces(text, who, "de")):
        named = _nominative(piece) or _to_do(piece)
        if named:
            return Interest(form=InterestForm.THING, text=named)
        article = _ARTICLE.match(piece)
        nominative = article is not None and article["article"].lower() in {"die", "das", "der"}
        short = len(piece.split()) <= _LONGEST and not _PERSON.search(piece) and not _VERB.search(piece)
        if nominative and short:
            return Interest(form=InterestForm.THING, text=piece[:1].lower() + piece[1:])
        doing = re.search(r"\b(?:zu \w+e?n|\w+zu\w+en)$", piece) and "," not in piece
        doing = doing and not _PERSON.search(piece) and len(piece.split()) <= _LONGEST
        if doing or (
            short
            and (
                article is None
                and is_phrase(re.sub(r"(?<= Anfang| Beginn) an$", "", piece))
                and piece.split()[0] not in _SMALL
            )
        ):
            return Interest(form=InterestForm.FACT, text=piece)
        if re.match(r"ich\b", piece, re.IGNORECASE) and len(piece.split()) <= 25:
            return Interest(form=InterestForm.SAID, text=piece[:1].upper() + piece[1:])
    return None


_TO_DO = re.compile(
    r"^(?P<what>.+ )(?P<prefix>auf|an|ab|aus|ein|mit|nach|vor|weiter|um|voran|zusammen|durch)?(?P<verb>[a-zäöüß]{3,}(?:en|ern|eln))$"
)


def _to_do(piece: str) -> str:
    """“ein Team aufbauen” → “die Möglichkeit, ein Team aufzubauen”, "" when it is no doing."""
    found = _TO_DO.match(piece)
    if (
        not found
        or "," in piece
        or _PERSON.search(piece)
        or re.search(r"\bzu\b", piece)
        or len(piece.split()) > 8
    ):
        return ""
    begins = re.match(
        r"(?:ein|eine|einen|mein|das|die|den|mit|neue|neues|mehr|etwas|junge|in|im)\b", piece, re.IGNORECASE
    )
    return (
        f"die Möglichkeit, {found['what']}{found['prefix']}zu{found['verb']}"
        if begins and found["prefix"]
        else (f"die Möglichkeit, {found['what']}zu {found['verb']}" if begins else "")
    )


def _nominative(piece: str) -> str:
    """“kleines Team, viel Verantwortung” → “ein kleines Team und viel Verantwortung”, "" when it is not understood."""
    if (
        _PERSON.search(piece)
        or _VERB.search(piece)
        or len(piece.split()) > _LONGEST
        or re.search(r"\bzu \w+en$|\w+zu\w+en$", piece)
    ):
        return ""
    parts = [_one_named(part.strip()) for part in piece.split(",")]
    return " und ".join(parts) if all(parts) and len(parts) < 3 else ""


_ONE_OF_MANY = re.compile(
    r"(?:team|unternehmen|haus|konzept|projekt|standort|betrieb|praxis|schule|klinik|firma|rolle|station|einrichtung|kita|küche|werkstatt|aufgabenbereich)$",
    re.IGNORECASE,
)


def _one_named(part: str) -> str:
    found = re.match(
        r"^(?P<how>[a-zäöüß-]+(?P<end>es|er|e) )?(?P<noun>[A-ZÄÖÜ][\wäöüß-]+)(?P<rest>.*)$", part
    )
    if re.match(r"(?:viel|mehr) [A-ZÄÖÜ]\w+$", part):
        return part
    if not found or not is_phrase(part) or _ARTICLE.match(part) or found["noun"].endswith("en"):
        return ""
    article = article_of(found["noun"])
    if found["how"]:
        ein = {"es": "ein", "er": "ein", "e": "eine"}[found["end"]]
        fits = article and (article == "die") == (found["end"] == "e") and _ONE_OF_MANY.search(found["noun"])
        return f"{ein} {part}" if fits else ""
    return f"{article} {part}" if article else ""


def ask_of(text: str, who: Who) -> Ask | None:
    for piece in map(with_capitals, pieces(text, who, "de")):
        inverted = _INVERTED.match(piece)
        if inverted:
            return Ask(form=AskForm.DIRECT, text=_formal(f"{piece[:1].upper()}{piece[1:].rstrip(' ?')}?"))
        said = piece.rstrip("?").strip()
        if re.match(r"(?:ob|wann|wie|was|welche[rsnm]?)\b", said, re.IGNORECASE) and (
            _CLAUSE.match(said) and not piece.endswith("?")
        ):
            return Ask(form=AskForm.CLAUSE, text=_formal(said[:1].lower() + said[1:]))
        if piece.endswith("?"):
            return Ask(form=AskForm.DIRECT, text=_formal(piece[:1].upper() + piece[1:]))
    return None
