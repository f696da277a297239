"""The question about next steps."""

import re

from afterword.domain.wording.english.articles import with_the
from afterword.domain.wording.english.clauses import WH, is_sentence, words
from afterword.domain.wording.english.people import Who, addressed, speaks_of_others
from afterword.domain.wording.english.pieces import lowered, pieces
from afterword.domain.wording.english.qualities import ends_in_quality
from afterword.domain.wording.english.questions import indirect, is_question
from afterword.domain.wording.english.soundness import stands_as_noun
from afterword.domain.wording.remark import Ask, AskForm
from afterword.domain.wording.sounds import agreed

_LEAD = re.compile(
    r"^(?:ask(?:ing)?(?: (?:her|him|them))?|i(?:'d| would)? (?:like|want|wanted) to (?:know|ask)|wondering|i wonder(?:ed)?|curious|find out|any (?:idea|news|info)|"
    r"(?:could|can|would|will) (?:you|they|she|he) (?:tell me|let me know|say|please tell me)|let me know|tell me|please let me know|do you know|question)(?: on)?:?\s+"
    r"(?:about\s+|(?=how|why|what|when|where|whether|if|who|which))",
    re.IGNORECASE,
)
_UNASKED = re.compile(
    r"\b(?:worr\w+|concern\w*|red flags?|salary|pay|money|uniform|parking|holidays?|pension|dress code|lunch|reservations|doubts?)\b",
    re.IGNORECASE,
)
_AND_WHEN = re.compile(r",? and (?:when|why|how|where)\s*(?=\??$)", re.IGNORECASE)
_LONGEST = 28


def ask_of(text: str, who: Who) -> Ask | None:
    """The question in the form its words allow, or None when it is not understood."""
    for piece in pieces(text):
        ask = None if speaks_of_others(piece, who) else _ask(piece.strip(" .!,;"), who)
        if ask and len(ask.text.split()) <= _LONGEST:
            return ask
    return None


def _ask(piece: str, who: Who) -> Ask | None:
    content = _asked_thing(lowered(_AND_WHEN.sub("", _LEAD.sub("", _tidied(piece.strip())))))
    said = words(content)
    if not said or _UNASKED.search(piece):
        return None
    if is_question(content):
        return _question(content, who)
    if said[0] in WH | {"whether"}:
        return Ask(form=AskForm.CLAUSE, text=_to_reader(content.rstrip(" ?"), who))
    thing = _the_steps(content)
    if is_sentence(content) or " or " in content or ends_in_quality(content) or not stands_as_noun(thing):
        return None
    return Ask(form=AskForm.ABOUT, text=_to_reader(thing, who))


def _tidied(piece: str) -> str:
    """The question with the words that were left out of it: “when do i hear re next round”."""
    for rule, meant in _MEANT:
        piece = rule.sub(meant, piece)
    return piece


_MEANT = (
    (
        re.compile(
            r"^(?:the |a )?((?:second|next|final|last|third) (?:interview|round|stage|call)) (in person|remote|online|on ?-?site|by video)\??$",
            re.IGNORECASE,
        ),
        r"whether the \1 will be \2",
    ),
    (
        re.compile(r"^any (?:news|updates?|info|idea|word|sense) (?:on|about|regarding|of) ", re.IGNORECASE),
        "",
    ),
    (
        re.compile(r"^(when|where|what) (is |are |will |would )?(?=(?:second|next|final|last|third)\b)"),
        r"\1 \2the ",
    ),
    (re.compile(r"^(who|what|when|how|where)'d ", re.IGNORECASE), r"\1 would "),
    (re.compile(r"^when (?:do|will|would|should|can) i (?=hear\b)", re.IGNORECASE), "when i can expect to "),
    (
        re.compile(
            r"\b(about|of|on|for|before|after|until) (?=(?:next|second|third|final) (?:round|stage|step|interview)\b)"
        ),
        r"\1 the ",
    ),
)


def _asked_thing(content: str) -> str:
    """“next steps?” without its mark, “if …” as “whether …”, “feedback on …” as what is asked for."""
    said = words(content)
    bare = content.rstrip(" ?")
    if said and said[0] == "if":
        return f"whether {bare[3:]}"
    if said and said[0] == "feedback":
        return f"whether you could share any {bare}"
    short = content.endswith("?") and ":" not in content and 0 < len(said) <= 7
    return bare if short and said[0] not in WH and not indirect(content) else content


def _question(content: str, who: Who) -> Ask:
    clause = indirect(content)
    if clause and words(clause)[0] in WH:
        return Ask(form=AskForm.CLAUSE, text=_to_reader(clause, who))
    if clause:
        return Ask(form=AskForm.CLAUSE, text=f"what {_to_reader(clause, who)} {_be(clause)}")
    if words(content)[0] in WH and len(words(content)) > 2 and "?" not in content:
        return Ask(form=AskForm.CLAUSE, text=_to_reader(content, who))
    return Ask(form=AskForm.DIRECT, text=f"{_to_reader(content.rstrip(' ?'), who)}?")


def _be(thing: str) -> str:
    """“the next steps” are, “the timeline” is."""
    head = re.split(r"\s(?:of|for|in|to|from|after|here|at|on)\b", thing)[0].split()[-1]
    return "are" if head.endswith("s") and not head.endswith(("ss", "us", "process")) else "is"


def _the_steps(content: str) -> str:
    if re.match(
        r"(?:next steps?|timeline|timing|process|rest of the process|start date|decision)\b",
        content,
        re.IGNORECASE,
    ):
        return f"the {content}"
    return with_the(content)


def _to_reader(text: str, who: Who) -> str:
    return agreed(re.sub(r"\bi\b", "I", addressed(text, who)))
