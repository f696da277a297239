"""German: what fits after “über” in the accusative, or as one of several “Themen”."""

import re

from afterword.domain.wording.elsewhere import pieces
from afterword.domain.wording.english.people import Who
from afterword.domain.wording.remark import Ask, AskForm, Form, Interest, InterestForm, Remark

_LEAD = re.compile(
    r"^(?:(?:wir|ich) )?(?:haben |habe )?(?:(?:viel|lange|kurz|ausführlich) )?(?:gesprochen |geredet |gesprächs?|diskutiert )?(?:über|zu|zum thema|zur) ",
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
    found = (_remark(piece) for piece in pieces(text, who, "de"))
    return tuple(remark for remark in found if remark)


def _remark(piece: str) -> Remark | None:
    said = _SPOKEN.sub("", _LEAD.sub("", piece)).rstrip("?").strip()
    if not said or len(said.split()) > _LONGEST:
        return None
    if (
        _CLAUSE.match(said)
        and not piece.endswith("?")
        and not re.search(r"\b(?:er|ihr|wir|ihre)\b", said, re.IGNORECASE)
    ):
        return Remark(form=Form.HEARD, text=_formal(said[:1].lower() + said[1:]))
    if _PERSON.search(said) or _VERB.search(said) or piece.endswith("?"):
        return None
    article = _ARTICLE.match(said)
    if article:
        return Remark(form=Form.TOPIC, text=_accusative(article["article"].lower(), article["rest"]))
    return Remark(form=Form.SEEN, text=said)


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
    """What has its article, or a sentence that begins with “ich”; a bare noun would show as a slot."""
    for piece in pieces(text, who, "de"):
        article = _ARTICLE.match(piece)
        nominative = article is not None and article["article"].lower() in {"die", "das", "der"}
        short = len(piece.split()) <= _LONGEST and not _PERSON.search(piece) and not _VERB.search(piece)
        if nominative and short:
            return Interest(form=InterestForm.THING, text=piece[:1].lower() + piece[1:])
        if re.match(r"ich\b", piece, re.IGNORECASE) and len(piece.split()) <= 25:
            return Interest(form=InterestForm.SAID, text=piece[:1].upper() + piece[1:])
    return None


def ask_of(text: str, who: Who) -> Ask | None:
    for piece in pieces(text, who, "de"):
        said = piece.rstrip("?").strip()
        if re.match(r"(?:ob|wann|wie|was|welche[rsnm]?)\b", said, re.IGNORECASE) and (
            _CLAUSE.match(said) and not piece.endswith("?")
        ):
            return Ask(form=AskForm.CLAUSE, text=_formal(said[:1].lower() + said[1:]))
        if piece.endswith("?"):
            return Ask(form=AskForm.DIRECT, text=_formal(piece[:1].upper() + piece[1:]))
    return None
