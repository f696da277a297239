"""A description read line by line: labels, agendas, and sentences that name who meets whom."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from afterword.domain.detection import name_words
from afterword.domain.detection.names import Named, named_in, named_in_agenda
from afterword.domain.detection.text import Lexicon, Words, fold, folded_words, lines, name_like, words
from afterword.domain.detection.title import is_role
from afterword.domain.model import Part

_MAX_LINES = 300
_LABEL = re.compile(r"^[\s•*·#>–—-]*([^:：]{2,60}?)\s*[:：]\s*(.*)$")
_SLOT = re.compile(
    r"^[\s•*·–—-]*\d{1,2}(?:[:.h]\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:-|–|—|to|bis|à|a|〜|~)\s*"
    r"\d{1,2}[:.h]\d{2}\s*(?:[ap]\.?m\.?)?(?:\s*(?:uhr|(?-i:[A-Z]{2,5}))\b)?[\s:|,–—-]*(.+)$",
    re.IGNORECASE,
)
_EVENT_NAME = re.compile(
    r"(?:event name|event type|what|subject|betreff|objet|asunto|assunto|oggetto|onderwerp)\s*(?::|$)\s*(.*)$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<![A-Z])[.!?。](?:\s|$)")
_LABELS: dict[str, tuple[str, ...]] = {
    "interviewer": name_words.INTERVIEWER_LABELS,
    "coordinator": name_words.COORDINATOR_LABELS,
    "role": name_words.ROLE_LABELS,
    "company": name_words.COMPANY_LABELS,
    "candidate": name_words.CANDIDATE_LABELS,
}
_HEADINGS = {folded_words(label): what for what, labels in reversed(_LABELS.items()) for label in labels}
_LEADS = Lexicon(
    dict.fromkeys(name_words.COORDINATOR_LEADS, Part.COORDINATOR)
    | {lead: Part.INTERVIEWER for lead in name_words.INTERVIEWER_LABELS if " " in lead}
)
_ROLE_LEADS = Lexicon(dict.fromkeys(name_words.ROLE_LEADS, True))
_JOB_END = re.compile(
    r"[.,;:!?()\n]| (?:at|bei|chez|presso|with|mit|and we|en|em|in|on|zu|role|position)\b| [-–—] "
)


@dataclass(frozen=True, slots=True)
class Text:
    """A description as it is read: its lines, all of it, and its words."""

    lines: list[str]
    whole: str
    words: Words


@dataclass(frozen=True, slots=True)
class Told:
    """What a description tells.

    Attributes:
        named: the people it names, with the part it gives them. listed: it names interviewers. headed: under a label.
        candidates: whom it calls the candidate. slots: the lines of its agenda, folded.
    """

    text: Text
    named: tuple[Named, ...] = ()
    listed: bool = False
    headed: bool = False
    role: str | None = None
    company: str | None = None
    candidates: tuple[str, ...] = ()
    slots: str = ""


def read_text(raw: str) -> Text:
    """The description's lines and words, within bounds."""
    found = lines(raw)[:_MAX_LINES]
    whole = "\n".join(found)
    return Text(found, whole, words(whole))


def said_title(found: list[str]) -> str:
    """What a scheduling system calls the meeting in the description (Calendly's “Event Name”, Cal.com's “What”)."""
    for place, line in enumerate(found[:20]):
        match = _EVENT_NAME.match(line[:300])
        if match is not None:
            return (
                match.group(1) or next((below for below in found[place + 1 : place + 3] if below), "")[:200]
            )
    return ""


def read_description(text: Text) -> Told:
    """Everything a description tells about the conversation."""
    if not text.words:
        return Told(text)
    found = text.lines
    named, fields = _labelled(found)
    slots = [person for line in found for person in _in_slot(line)]
    sentences = [person for line in found for person in _in_sentences(line)]
    everybody = _distinct([*named, *slots, *sentences])
    role = next((name for what, name in fields if what == "role" and is_role(folded_words(name))), None)
    return Told(
        text=text,
        named=everybody,
        listed=any(person.part is Part.INTERVIEWER for person in everybody),
        headed=len(slots) > 1 or any(person.part is Part.INTERVIEWER and person.name for person in named),
        role=role or _role_in_sentences(found),
        company=next((name for what, name in fields if what == "company"), None),
        slots=fold("\n".join(line for line in found if _SLOT.match(line[:300]))),
        candidates=tuple(name for what, name in fields if what == "candidate"),
    )


def _labelled(found: list[str]) -> tuple[list[Named], list[tuple[str, str]]]:
    """What follows a label, on its line or in the lines under it."""
    named: list[Named] = []
    fields: list[tuple[str, str]] = []
    open_part: Part | None = None
    for line in found:
        label = _heading_of(line)
        if label is None:
            open_part = (
                open_part if line and (open_part is None or not _LABEL.match(line) or "@" in line) else None
            )
            named.extend(named_in(line, open_part) if open_part else ())
            continue
        what, rest = label
        open_part = Part(what) if what in {"interviewer", "coordinator"} and not rest else None
        if what in {"interviewer", "coordinator"}:
            named.extend(named_in(rest, Part(what)))
        elif name := name_like(rest):
            fields.append((what, name))
    return named, fields


def _heading_of(line: str) -> tuple[str, str] | None:
    """What a line's label announces, and what follows it."""
    match = _LABEL.match(line[:300])
    if match is None:
        bare = _HEADINGS.get(folded_words(line)) if 0 < len(line) <= 40 else None
        return (bare, "") if bare in {"interviewer"} else None
    label = folded_words(match.group(1))
    what = _HEADINGS.get(label) or _HEADINGS.get(label[1:])
    return (what, match.group(2)) if what else None


def _in_slot(line: str) -> list[Named]:
    match = _SLOT.match(line[:300])
    return named_in_agenda(match.group(1)) if match else []


def _in_sentences(line: str) -> Iterator[Named]:
    """People after “you will meet with …” and the like, up to the end of the sentence."""
    if _heading_of(line) is not None:
        return
    for lead in _LEADS.find(found := words(line[:1000])):
        rest = line[found[lead.end - 1].end :][:240]
        stop = _SENTENCE_END.search(rest)
        yield from named_in(rest[: stop.start()] if stop else rest, lead.tag, strict=True)


def _distinct(named: list[Named]) -> tuple[Named, ...]:
    """Everybody once; who interviews anywhere interviews."""
    found: dict[str, Named] = {}
    for person in named:
        key = person.address or fold(person.name)
        known = found.get(key)
        if known is None or (known.part is Part.COORDINATOR and person.part is Part.INTERVIEWER):
            found[key] = person
    return tuple(found.values())[:40]


def _role_in_sentences(found: list[str]) -> str | None:
    """The job after “for the position of …” and the like."""
    for line in found:
        text = line[:1000]
        for lead in _ROLE_LEADS.find(spoken := words(text)):
            role = _job_at(text[spoken[lead.end - 1].end :][:100])
            if role is not None:
                return role
    return None


def _job_at(rest: str) -> str | None:
    stop = _JOB_END.search(rest, 1)
    tail = rest[stop.start() :] if stop else ""
    role = name_like(rest[: stop.start()] if stop else rest)
    if role is None or not role[0].isupper() or len(folded_words(role)) > 6:
        return None
    folded = folded_words(role)
    said_to_be_one = tail.strip().startswith(("role", "position")) or folded[-1] in name_words.ROLE_TAILS
    kept = name_like(" ".join(role.split()[:-1])) if folded[-1] in name_words.ROLE_TAILS else role
    return kept if kept and (is_role(folded) or (said_to_be_one and len(folded) > 1)) else None
