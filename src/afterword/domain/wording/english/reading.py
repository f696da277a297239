"""Reads what was jotted down into remarks, each fit for a certain place in a sentence."""

import re

from afterword.domain.wording.english.articles import with_the
from afterword.domain.wording.english.clauses import (
    WH,
    is_sentence,
    words,
)
from afterword.domain.wording.english.facts import LONGEST_FACT, fact
from afterword.domain.wording.english.noise import is_about_the_talk
from afterword.domain.wording.english.people import Who, addressed, in_third_person, speaks_of_others, unclear
from afterword.domain.wording.english.phrases import LONGEST_TOPIC, VAGUE, about
from afterword.domain.wording.english.pieces import listed, lowered, pieces
from afterword.domain.wording.english.qualities import ends_in_quality, lacks_its_verb, says_only_how, with_is
from afterword.domain.wording.english.questions import indirect, is_question
from afterword.domain.wording.english.reporting import Report, reported
from afterword.domain.wording.english.subjects import done_by_me, with_subject
from afterword.domain.wording.english.tact import is_grave, is_harsh
from afterword.domain.wording.english.verbs import (
    AUXILIARIES,
    BASE_OF_THIRD,
    BASES,
    PASTS,
)
from afterword.domain.wording.english.weighing import too_dry, weighed
from afterword.domain.wording.remark import Form, Remark
from afterword.domain.wording.sounds import agreed
from afterword.domain.wording.word_sets import word_set


def remarks_of(text: str, who: Who) -> tuple[Remark, ...]:
    """Everything in one jotted line that can be said to the reader; what is not understood is left out."""
    text = _without_name(text, who)
    found = (remark for piece in pieces(text) for part in listed(piece) if (remark := _remark(part, who)))
    return tuple(dict.fromkeys(found))


def _without_name(text: str, who: Who) -> str:
    """“pete: wants engineers on site” says what Pete wants."""
    text = _NAMED_AGAIN.sub(lambda named: "; she " if named[1].lower() in who.recipient else named[0], text)
    label, colon, said = text.partition(": ")
    theirs = (
        bool(colon) and label.strip().lower() in who.recipient and said.split(" ")[0].lower() in BASE_OF_THIRD
    )
    return f"she {said}" if theirs else text


_NAMED_AGAIN = re.compile(r",\s+([^\W\d_][\w'’-]+) (?=[a-z]+(?:ed|s)\b)", re.IGNORECASE)


def _remark(piece: str, who: Who) -> Remark | None:
    """What one piece says, in the form its words allow."""
    if speaks_of_others(piece, who) or unclear(piece):
        return None
    piece = lowered(in_third_person(piece, who))
    report = reported(piece)
    content = lowered(report.content.strip(" .!,;:–-"))
    if is_about_the_talk(content) or lacks_its_verb(content):
        return None
    if words(content)[:1] in ([], ["it"]) or content.lower() in VAGUE:
        return None
    remark = (
        _BY_REPORT[report.kind](content, who)
        if report.kind in _BY_REPORT
        else _plain(content, report.kind, who)
    )
    return None if remark is None or _too_long(remark) or too_dry(remark) else weighed(remark, report.kind)


def _too_long(remark: Remark) -> bool:
    longest = LONGEST_FACT if remark.form in {Form.FACT, Form.SAID} else LONGEST_TOPIC
    return len(remark.text.split()) > longest


def _plain(content: str, kind: Report, who: Who) -> Remark | None:
    """A noun, a doing, a question or a sentence."""
    if kind is Report.PLAIN:
        done = done_by_me(content)
        if done:
            return Remark(form=Form.SAID, text=agreed(f"I enjoyed {addressed(done, who)}"), rank=0)
        content = with_is(with_subject(content))
    if is_sentence(content) and (kind is Report.THAT or not is_question(content)):
        return fact(content, who)
    text = "" if kind is Report.THAT or _says_how(content) else about(content, who)
    return _spoken_of(content, text, kind) if text and not _GOES_DOWN.search(text) else None


def _says_how(content: str) -> bool:
    return words(content)[-1] in _ADJECTIVES or says_only_how(content) or ends_in_quality(content)


def _spoken_of(content: str, text: str, kind: Report) -> Remark:
    """A thing that was talked about, or done on the day; what is grave is told apart."""
    if is_grave(text):
        short = _GRAVE_END.sub("", text)
        return Remark(form=Form.QUIET, text=text if words(text)[0] in WH or len(short.split()) < 2 else short)
    if kind is Report.PLAIN and _ACTIVITY.match(content) and not _LATER.search(content):
        place, of, seen = text.partition(" of ")
        text = f"{place} of {with_the(seen)}" if of and "tour" in place else text
        return Remark(form=Form.SAID, text=f"I enjoyed {text if _ARTICLE.match(text) else f'the {text}'}")
    return Remark(form=_form(kind, text, asked=is_question(content)), text=text)


_ACTIVITY = re.compile(
    r"(?:the |a |my )?(?:trial (?:shift|day|lesson)|role-?play|case study|whiteboard(?:ing)?(?: session| exercise)?|pair(?:ing)? (?:session|exercise|programming)|portfolio (?:walk-?through|review)|"
    r"live coding|coding exercise|(?:mock|demo|sample) lesson|system design (?:round|exercise|question)|shadow shift|walk-?(?:through|round) of|tour of|design exercise|tasting)\b"
)
_GOES_DOWN = re.compile(
    r"\b(?:lagging|slipping|falling|dropping|shrinking|struggling|suffering|failing|drowning)\b| down to |\b(?:divided|torn|split) (?:on|over|about)\b"
)
_LATER = re.compile(r"\b(?:next|later|tomorrow|coming|soon|planned|before|after)\b")
_ARTICLE = re.compile(r"(?:the|a|an|my|your|our|their)\b")
_GRAVE_END = re.compile(
    r"(?<=\w) (?:being |getting |got |was |were )?(?:burnt|burned|laid|died|fired|passed)\b.*$"
)


_ADJECTIVES = word_set(
    "first remote-first friendly small flat remote hybrid fast supportive collaborative busy young diverse "
    "international smart kind lovely open relaxed chill informal"
)


def _form(kind: Report, text: str, *, asked: bool = False) -> Form:
    """Of a question that was only noted nobody knows who asked it: it was talked about."""
    if text.startswith("whether "):
        return Form.ASKED if kind is Report.ASKED_ME else Form.TOPIC
    theirs = text.startswith("your ") or " you " in f" {text} "[:24]
    if kind is Report.THEIRS or (kind is Report.PLAIN and theirs and not asked):
        return Form.HEARD
    return {Report.MINE: Form.TOLD, Report.ASKED_ME: Form.ASKED}.get(kind, Form.TOPIC)


def _felt(content: str, who: Who) -> Remark | None:
    """“loved their focus on docs” is a sentence of the candidate's that lacks its “I”."""
    if is_harsh(content):
        return None
    first = words(content)[0]
    if first in {"i", "i'm"}:
        said = content
    elif first in {"was", "am"}:
        said = f"I {content}"
    else:
        said = (
            f"I was {content}"
            if re.match(
                r"(?:\w+ly |so |very )*(?:impressed|struck|fascinated|intrigued|inspired|moved|excited|curious|enthusiastic|keen)\b",
                content,
            )
            else f"I {content}"
        )
    text = agreed(addressed(said, who))
    return Remark(form=Form.SAID, text=re.sub(r"^i\b", "I", text))


def _fun(content: str, who: Who) -> Remark | None:
    """“knife skills test was fun” says that the candidate enjoyed it."""
    text = "" if _PEOPLE.search(words(content)[-1]) else about(content, who)
    return Remark(form=Form.SAID, text=f"I enjoyed {text}") if text else None


def _asked(content: str, who: Who) -> Remark | None:
    """What they asked the candidate; in a question quoted word for word “you” is the candidate."""
    content = re.sub(r"^tell (?:me|us) about ", "", content)
    if re.match(
        r"(?:a time|your|(?:why|how|what|where|when) (?:did|do|would) you|what(?:'s| is| are) your)\b",
        content,
    ):
        content = indirect(content) or content
        content = re.sub(r"\byou\b", "I", re.sub(r"\byour\b", "my", content))
    text = about(content, who)
    return Remark(form=Form.ASKED, text=text) if text else None


def _told(content: str, who: Who) -> Remark | None:
    if content.startswith(("how ", "why ", "what ")):
        return Remark(form=Form.TOLD, text=agreed(addressed(content, who)))
    if is_sentence(content) or content.startswith("that "):
        content = content.removeprefix("that ")
        return (
            None
            if not is_sentence(content)
            else Remark(form=Form.SAID, text=f"I told you that {addressed(content, who)}")
        )
    text = about(content, who)
    return Remark(form=Form.TOLD, text=text) if text else None


def _seen(content: str, who: Who) -> Remark | None:
    text = agreed(addressed(re.sub(r"^(?:book|the book) ", "", content), who))
    if not re.match(r"(?:the|a|an|your|some|my|lots|all)\b", text) and text[:1].islower():
        text = f"the {text}"
    if " behind " in text or text.endswith(" in the background"):
        return Remark(form=Form.SEEN, text=text)
    text = re.sub(
        r"\b(on|behind|above|in) the (book ?shelf|shelf|wall|desk|background)\b", r"\1 your \2", text
    )
    return Remark(form=Form.SEEN, text=text)


def _we_both(content: str, who: Who) -> Remark | None:
    from_or_noun = re.sub(r"^(?:are|were) ", "", content)
    if content.startswith("are "):
        return Remark(form=Form.FACT, text=agreed(f"we are both {addressed(from_or_noun, who)}"))
    first = words(content)[0]
    if first in {"same", "shared"} or content.split()[1:2] in (["same"], ["shared"], ["love"], ["interest"]):
        content = re.sub(r"^(?:a )?shared ", "a ", content)
        return Remark(form=Form.FACT, text=f"we share {addressed(with_the(content), who)}")
    does = is_sentence(f"they {content}") and (_is_verb(first) or _DID.match(first))
    if (does and not _STATE.search(content)) or not _describes(content):
        return Remark(form=Form.FACT, text=agreed(f"we both {addressed(with_article_inside(content), who)}"))
    return Remark(form=Form.FACT, text=agreed(f"we are both {addressed(from_or_noun, who)}"))


_STATE = re.compile(r"\b(?:\w+[- ])?(?:handed|sighted|footed|blind|lingual)\b")
_TENDED = frozenset({"foster", "coach", "mentor", "adopt", "raise", "teach", "breed", "train"})
_DESCRIBING = re.compile(
    r"(?:ex-.+|\w*(?:ians?|eans?|ish|ese|gans?|ic|al|ful|less|free|born|ous)"
    r"|from|in|into|at|on|of|off|with|without|near|not|no|new|big|huge|avid|keen|proud|former|self.*|first.*|second.*"
    r"|only|single|local|native|old|young|early|late|left.*|right.*|tall|short|quiet|shy|the|an?|\w+ing|based|retired"
    r"|married|interested|obsessed|addicted|crazy|mad|bad|terrible|useless|good|great|fond|fans?|half|part|twins?)"
)
_PEOPLE = re.compile(
    r"\b(?!others\b)\w*(?:ers|ors|ists|ants|fans|parents|dads|mums|moms|nerds|geeks|people|twins|siblings|graduates|alumni"
    r"|nuts|owls|birds|brits|scots|enthusiasts|addicts|kids|children|orphans)\b",
    re.IGNORECASE,
)


def _describes(content: str) -> bool:
    """Whether “we both …” says what two people are (“parents of twins”), and not what they do (“row”)."""
    first = content.split(maxsplit=1)[0]
    if first.lower() in _TENDED:
        return False
    return bool(_DESCRIBING.fullmatch(first.lower()) or _STATE.search(content) or _PEOPLE.search(content))


_DID = re.compile(
    r"(?!based|retired|married|interested|raised|involved|obsessed|addicted|excited|tired)\w{2,}ed$"
)


def _is_verb(word: str) -> bool:
    return word in BASES | PASTS | AUXILIARIES and word not in {"are", "were", "is"}


def with_article_inside(content: str) -> str:
    """“ran Berlin Marathon” → “ran the Berlin Marathon”."""
    return re.sub(
        r"(?<!the )(?<!\w)((?:[A-Z]\w+ )+(?:Marathon|Museum|Festival|Trail|Philharmonic|Olympics|Games))\b",
        r"the \1",
        content,
    )


def _fellow(content: str, who: Who) -> Remark:
    return Remark(form=Form.FACT, text=f"you are a {addressed(content, who)}")


_BY_REPORT = {
    Report.FELLOW: _fellow,
    Report.FELT: _felt,
    Report.FUN: _fun,
    Report.ASKED_ME: _asked,
    Report.MINE: _told,
    Report.SEEN: _seen,
    Report.WE_BOTH: _we_both,
}
