"""What would embarrass the candidate: these rules may block, and some of them advise where they are not sure."""

import ipaddress
import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from afterword.domain.checks.closings import last_lines, takes_leave
from afterword.domain.checks.names import (
    NO_NAME,
    answers_to,
    called,
    folded,
    spaced,
    tokens,
    unaccented,
    word_set,
)
from afterword.domain.checks.sentences import begins_sentence
from afterword.domain.checks.verdict import Check, Checked
from afterword.domain.checks.words import shortened
from afterword.domain.model import Interviewer

# --- what was left to be filled in -------------------------------------------------------------------------

_TEMPLATE = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_SLOT = re.compile(
    r"\[([^\[\]\n]{1,60})\](?!\()|<<?([^<>\n]{1,60})>>?|\{([^{}\n]{1,60})\}|%(\w{1,40})%|\*\|(\w{1,40})\|\*|\$(\w{1,40})"
)
_BLANK = re.compile(r"(?<=[\w,] )_{3,}|(?<!_)_{3,}(?=[,.!?])")
# In Spanish capitals, "por todo" is no marker. What may not stand before a word is looked at after it: a pattern
# that begins with letters is found ten times as fast as one that begins at any word.
_MARKER = re.compile(
    r"(?:TODO(?<!\wTODO)(?<!POR TODO)(?<!SOBRE TODO)(?<!CON TODO)(?<!DE TODO)|FIXME(?<!\wFIXME)|X(?<!\wX)XX+|"
    r"Lorem [Ii]psum(?<!\w.{11})|lorem [Ii]psum(?<!\w.{11}))\b"
)
_SURE = word_set(
    "name firstname lastname fname lname fullname insert placeholder your vorname nachname firmenname einfugen "
    "prenom nom inserer nombre apellido insertar"
)
_LIKELY = word_set(
    "company role position title jobtitle date topic interviewer recipient phone email address team link url "
    "candidate signature hiring manager department project detail details specific something job day time "
    "firma unternehmen stelle datum thema entreprise poste empresa puesto fecha tema"
)
_SMALL = word_set("the of a an here s first last full this my or and")
_QUOTED = re.compile(r"“([^“”]{1,300})”|\"([^\"]{1,300})\"|«([^«»]{1,300})»|„([^„“”]{1,300})[“”]")


def placeholder(note: Checked) -> Check:
    """Nothing is left to be filled in; what the candidate quotes in their remarks is none."""
    left = next(_left(_without_quotations(note)), "")
    if left:
        return Check.block("placeholder", f"“{left}” still waits to be filled in.")
    return Check.ok("placeholder", "Nothing is left to be filled in.")


def _without_quotations(note: Checked) -> str:
    """All that can be read, without the quotations of the remarks; a mail may break their lines."""
    text = note.everything
    for remark in note.debrief.remarks if note.debrief else ():
        for found in _QUOTED.finditer(remark.text):
            inside = r"\s+".join(map(re.escape, (found[found.lastindex or 0]).split()))
            text = re.sub(rf"[“\"«„]\s?{inside}\s?[”\"»“]", " ", text) if inside else text
    return text


def _left(text: str) -> Iterator[str]:
    yield from (found[0] for found in _TEMPLATE.finditer(text))
    yield from (found[0] for found in _SLOT.finditer(text) if _is_slot(found[found.lastindex or 0]))
    if "___" in text:
        yield from (found[0] for found in _BLANK.finditer(text))
    yield from (found[0] for found in _MARKER.finditer(text))


def _is_slot(inside: str) -> bool:
    """Whether the words between brackets ask for something rather than say something."""
    asked = set(re.findall(r"[^\W\d_]+", folded(inside)))
    if "://" in inside or "@" in inside or len(inside.split()) > 7:
        return False
    return bool(asked & _SURE) or (bool(asked & _LIKELY) and asked <= _LIKELY | _SMALL)


# --- recipient and name ------------------------------------------------------------------------------------

_ADDRESS = re.compile(r"[^@\s<>,;:()\"]{1,64}@[^@\s<>,;:()\"]+\.[^@\s<>,;:()\".]{2,}")
_LONGEST_GREETING = 300


def recipient(note: Checked) -> Check:
    """Exactly one To: the interviewer the note is for, and nobody of the panel in Cc or Bcc."""
    problem = _wrong_recipient(note)
    if problem:
        return Check.block("recipient", problem)
    if note.content.cc or {*note.content.bcc} - {note.candidate.email.lower()}:
        return Check.warn("recipient", "Somebody else gets a copy of this note; is that on purpose?")
    return Check.ok("recipient", f"It goes to {note.content.to[0]} only.")


def _wrong_recipient(note: Checked) -> str:
    to = [address.strip().lower() for address in note.content.to]
    if len(to) != 1:
        return f"The note must go to exactly one person; it has {len(to) or 'no'} recipients in To."
    if not _ADDRESS.fullmatch(to[0]):
        return f"{to[0]!r} is not a valid address."
    known = (note.recipient.email or "").lower()
    if known and to[0] != known:
        return (
            f"The note for {note.recipient.name or known} goes to {to[0]}, and the address known is {known}."
        )
    panel = {person.email.lower(): person for person in note.others_there if person.email}
    if to[0] in panel:
        return f"{to[0]} is the address of {panel[to[0]].name or 'somebody else'}."
    copied = {address.lower() for address in (*note.content.cc, *note.content.bcc)}
    if copied & {*panel, to[0]}:
        return "Others of the panel get a copy; each of them should get a note of their own."
    return ""


def name(note: Checked) -> Check:
    """The greeting names the recipient, and nobody else of the panel.

    It blocks only when that is surely somebody else: a nickname, a title, no name at all or a script we do not know
    is the candidate's choice.
    """
    line = next((line.strip() for line in note.text.splitlines() if line.strip()), "")[:_LONGEST_GREETING]
    names, greeted = called(line)
    if names & NO_NAME and not any(answers_to(note.recipient, part) for part in names):
        return Check.block("name", "The greeting has no name where one should be; write it in.")
    other = _somebody_else(names, note)
    if other:
        return Check.block(
            "name", f"The greeting names {other}, and the note goes to {_known_as(note.recipient)}."
        )
    if greeted and _unknown(names, note.recipient):
        return Check.warn(
            "name",
            f"The greeting “{line[:60]}” does not name {_known_as(note.recipient)}; is that on purpose?",
        )
    return Check.ok("name", "The greeting names nobody else.")


def _somebody_else(names: frozenset[str], note: Checked) -> str:
    """The name of a known person who is called and is not the recipient, "" when there is none."""
    others = (*note.others_there, *note.other_interviewers)
    strange = [part for part in names if not answers_to(note.recipient, part)]
    known = ((person.name, tokens(f"{person.name} {person.greeting}")) for person in others)
    return next((whole for whole, parts in known if not parts.isdisjoint(strange)), "")


def _unknown(names: frozenset[str], person: Interviewer) -> bool:
    """Whether a name is called and the recipient, known by a name in the same script, is not of that name."""
    if not names or not tokens(person.name):
        return False
    same_script = all(part.isascii() for part in names | tokens(person.name))
    return same_script and not any(answers_to(person, part) for part in names)


def _known_as(person: Interviewer) -> str:
    return person.name or person.email or "somebody without a name"


# --- what is not for this reader ---------------------------------------------------------------------------

_LEGAL_FORM = re.compile(
    r"[\s,]+(?:inc|incorporated|llc|ltd|limited|plc|corp|corporation|co|company|gmbh|ag|se|kg|ug|mbh|sa|sas|sarl|"
    r"srl|spa|bv|nv|ab|as|oy|holding|holdings|group)\.?$",
    re.IGNORECASE,
)
_EVERYDAY = word_set(
    "ally apple asana bird block bolt box capital chase circle coach compass discord discover epic figure first fresh "
    "gap general gusto harvest indeed instant lemonade lime linear match mercury meta monday national next notion "
    "oracle orange otter path plaid progressive ramp sage scale segment shell shift signal sky slack snap square "
    "stripe sweetgreen target three toast twitch unity veritas visa wise wish workday zoom"
)
_FEWEST_PRIVATE_WORDS = 3


def leak(note: Checked) -> Check:
    """No other company of the candidate's is named, nobody who interviewed them there, and nothing kept private."""
    person = next(_people(note), "")
    if person:
        return Check.block("leak", f"{person} interviewed you for another company and is named in this note.")
    private = next(_private(note), "")
    if private:
        return Check.block("leak", f"The note says something you kept for yourself: “{shortened(private)}”.")
    company, sure = next(_companies(note), ("", False))
    if not company:
        return Check.ok("leak", "Nothing in it is meant for somebody else.")
    if sure:
        return Check.block("leak", f"The note names {company}, another company of yours.")
    return Check.warn("leak", f"“{company}” may be read as another company of yours.")


def _private(note: Checked) -> Iterator[str]:
    """What was jotted down for the candidate alone and stands in the note, unless a remark says it too."""
    jottings = note.debrief.jottings if note.debrief else ()
    if not jottings or note.debrief is None:
        return
    text = f" {spaced(note.everything)} "
    said = [f" {spaced(remark.text)} " for remark in note.debrief.remarks]
    for jotting in jottings:
        kept = f" {spaced(jotting)} "
        long_enough = len(kept.split()) >= _FEWEST_PRIVATE_WORDS
        if long_enough and kept in text and not any(kept in remark for remark in said):
            yield jotting


def _people(note: Checked) -> Iterator[str]:
    """Interviewers of other companies who are named in full or by address."""
    text, lowered = folded(note.everything), note.everything.lower()
    people = note.interview.interviewers
    here = {folded(person.name) for person in people} | {folded(note.candidate.name)}
    addresses = {(person.email or "").lower() for person in people}
    for person in note.other_interviewers:
        named = folded(person.name) not in here and _is_named(person.name, text)
        address = (person.email or "").lower()
        if named or (address and address in lowered and address not in addresses):
            yield person.name or person.email or ""


def _is_named(name: str, text: str) -> bool:
    """Whether a name of several words stands in a folded text; most texts lack its last word already."""
    full = spaced(name)
    _, several, last = full.rpartition(" ")
    return bool(several) and last in text and f" {full} " in f" {spaced(text)} "


def _companies(note: Checked) -> Iterator[tuple[str, bool]]:
    """Every other company that is named, and whether the word surely means the company; sure ones first."""
    own = folded(f"{note.interview.company} {note.interview.role} {note.candidate.headline}")
    everything = unaccented(note.everything)
    lowered = everything.casefold()
    found: list[tuple[str, bool]] = []
    for company in note.other_companies:
        brand, begins = _brand(company)
        if not begins or begins not in lowered or folded(brand) in own:
            continue
        if (seen := _seen(brand, everything)) is not None:
            found.append((brand, seen))
    return iter(sorted(found, key=lambda one: not one[1]))


@lru_cache(maxsize=100_000)
def _brand(company: str) -> tuple[str, str]:
    """The name without its legal form, and how its first word begins in any spelling: most texts lack even that."""
    brand = " ".join(company.split())
    while (shorter := _LEGAL_FORM.sub("", brand)) != brand:
        brand = shorter
    begins = unaccented(brand).replace("-", " ").split()
    return (brand, begins[0].casefold()) if len(brand) > 1 and begins else ("", "")


def _seen(brand: str, text: str) -> bool | None:
    """None: not there. False: only as an everyday word that begins a sentence. True: named."""
    brand = unaccented(brand)
    spelling = r"[\s-]+".join(map(re.escape, brand.replace("-", " ").split()))
    found = re.finditer(rf"(?<![\w./@-]){spelling}(?![\w-]|\.\w)", text, re.IGNORECASE)
    places = [one.start() for one in found if _as_a_name(one[0], brand)]
    if not places:
        return None
    return folded(brand) not in _EVERYDAY or any(not begins_sentence(text, place) for place in places)


def _as_a_name(written: str, brand: str) -> bool:
    """Whether it is written as a name: a single word needs its capital, so that a "target" is not Target."""
    if " " in brand or not written[0].islower():
        return True
    return written == brand and folded(brand) not in _EVERYDAY


# --- subject, attachments, links, signature ----------------------------------------------------------------

_LONGEST_SUBJECT, _POINT_WITHIN = 60, 30
_SUBJECT_POINT = re.compile(
    r"thank|interview|conversation|talk|chat|meeting|discussion|call|dank|gespräch|vorstellung|merci|entretien|"
    r"échange|gracias|entrevista|conversación",
    re.IGNORECASE,
)
_SAYS_ATTACHED = re.compile(
    r"\b(?:i(?:'|’)?(?:ve| have)?(?: also)? attach(?:ed|ing)?|i am attaching|(?:find|see)(?: the)? (?:attach|enclos)ed|"
    r"attached (?:is|are|please|you|herewith|my|the|here|hereto)|attached to this (?:e-?mail|message|note)|"
    r"see (?:the|my) attachment|in the attachment|im anhang|(?:habe|ist|sind)[^.!?\n]{0,60} angehängt|"
    r"ci-joint\w*|en pièces? jointes?|archivos? adjuntos?|adjunto (?:mi|el|la|los|las|un|una|encontrará))\b",
)
_URL = re.compile(r"\bhttps?:/?/?[^\s<>\"”’)\]]*", re.IGNORECASE)
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[^\W\d_][\w-]+")


def subject(note: Checked) -> Check:
    """There is a subject; better a short one that names the role, the person or the conversation early."""
    words = " ".join(note.content.subject.split())
    if not words:
        return Check.block("subject", "The subject is empty.")
    if len(words) > _LONGEST_SUBJECT:
        return Check.warn("subject", f"The subject has {len(words)} characters; more than 60 are cut off.")
    if not _has_point(words, note):
        return Check.warn(
            "subject", "The subject names neither the role, nor the person or the conversation."
        )
    if not _has_point(words[:_POINT_WITHIN], note):
        return Check.warn(
            "subject", "The subject's point comes after its first 30 characters; phones cut it there."
        )
    return Check.ok("subject", "The subject says what it is about.")


def _has_point(words: str, note: Checked) -> bool:
    named = f"{note.interview.role} {note.interview.company} {note.recipient.name}"
    seen = folded(words)
    parts = (part for part in re.findall(r"\w{3,}", folded(named)))
    return bool(_SUBJECT_POINT.search(words)) or any(part in seen for part in parts)


def attachment(note: Checked) -> Check:
    """What is said to be attached is attached."""
    said = _SAYS_ATTACHED.search(note.lowered)
    if said and not note.content.attachments and not note.page.pictures:
        return Check.block(
            "attachment", f"The note says “{note.text[slice(*said.span())]}”, and nothing is attached."
        )
    return Check.ok("attachment", "Nothing that is said to be attached is missing.")


def link(note: Checked) -> Check:
    """Every link leads somewhere its reader can go."""
    for address in _addresses(note):
        problem = _wrong_link(address)
        if problem:
            return Check.block("link", f"The link {address[:80]} {problem}.")
    return Check.ok("link", "Every link can be followed.")


def _addresses(note: Checked) -> Iterator[str]:
    yield from (span.target for span in note.page.spans if span.target != "struck")
    for text in (note.text, note.content.text):
        if "http" in text.lower():
            yield from (found[0].rstrip(".,;:!?") for found in _URL.finditer(text))


def _wrong_link(address: str) -> str:
    """What is wrong with a link's address, "" when nothing is."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return "is malformed"
    if parts.scheme in {"tel", "sms"}:
        return ""
    if parts.scheme == "mailto":
        return "" if _ADDRESS.fullmatch(parts.path) else "is malformed"
    if parts.scheme == "file" or _on_this_machine(host):
        return "leads to your own machine"
    if parts.scheme not in {"http", "https"} or not (_HOST.fullmatch(host) or _is_ip(host)):
        return "is malformed"
    return ""


def _on_this_machine(host: str) -> bool:
    if host == "localhost" or host.endswith((".localhost", ".local", ".internal", ".lan")):
        return True
    return _is_ip(host) and not ipaddress.ip_address(host).is_global


def _is_ip(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def signature(note: Checked) -> Check:
    """Closing and name stand once: a template has them, a signature, and what somebody pastes."""
    lines = last_lines(note.text)
    own = spaced(note.candidate.name)
    if own and [spaced(line) for line in lines].count(own) > 1:
        return Check.block("signature", "Your name stands twice at the end; leave one of them out.")
    if sum(map(takes_leave, lines)) > 1:
        return Check.block("signature", "The closing stands twice at the end; leave one of them out.")
    return Check.ok("signature", "It is signed once.")
