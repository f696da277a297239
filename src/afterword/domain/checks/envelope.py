"""Recipient, subject, attachments and links."""

import ipaddress
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from afterword.domain.checks.names import folded
from afterword.domain.checks.verdict import Check, Checked

_ADDRESS = re.compile(r"[^@\s<>,;:()\"]{1,64}@[^@\s<>,;:()\"]+\.[^@\s<>,;:()\".]{2,}")
_URL = re.compile(r"\bhttps?:/?/?[^\s<>\"”’)\]]*", re.IGNORECASE)
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[^\W\d_][\w-]+")
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
