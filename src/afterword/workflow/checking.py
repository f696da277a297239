"""Checking: what is wrong with the text of one follow-up, or with the notes that a debrief would make."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from afterword.domain.acquaintances import is_same, words
from afterword.domain.attachments import files_for
from afterword.domain.checks import Check, Level, Proofreader, Sibling, Slip, blocking, check_note
from afterword.domain.debriefing import numbered, placed_repair
from afterword.domain.mail import Attachment, MailContent
from afterword.domain.model import (
    Candidate,
    Channel,
    Debrief,
    FollowUp,
    Interview,
    Interviewer,
    InterviewStatus,
    Note,
    Purpose,
)
from afterword.domain.status import Status
from afterword.domain.visible import visible_text
from afterword.ports import FollowUpFilter, NoteWriter, Store
from afterword.workflow.calls_and_letters import call_result
from afterword.workflow.services import Services

# What may block is looked at whenever a note is approved or sent, and needs the store alone. Advice is for whoever looks
# at a note: it also needs the other notes of the day as they are in Gmail, and a proofreader.

_EVER = datetime(1970, 1, 1, tzinfo=UTC)
_A_DAY = timedelta(hours=26)
"""Longer than any day, those included on which the clocks change."""


@dataclass(frozen=True, kw_only=True)
class Checking:
    """What checks need to know besides the text; without a proofreader its grammar is not looked at."""

    store: Store
    candidate: Candidate
    proofreader: Proofreader | None = None


def failed_checks(services: Services, follow_up: FollowUp, interview: Interview, content: MailContent) -> str:
    """What would embarrass the candidate, in one line; empty when nothing does."""
    person = interview.interviewer(follow_up.interviewer_id)
    companies, people = _elsewhere(services.store, interview, person, content)
    checks = check_note(
        content,
        interview=interview,
        recipient=person,
        candidate=services.candidate,
        other_companies=companies,
        other_interviewers=people,
        debrief=services.store.debrief(interview.id),
    )
    return "; ".join(check.message for check in blocking(checks))


def all_checks(
    services: Services,
    follow_up: FollowUp,
    interview: Interview,
    content: MailContent,
    siblings: Iterable[Sibling] = (),
) -> Sequence[Check]:
    """Every check of that text, advice included, beside the other notes of the day."""
    checking = Checking(store=services.store, candidate=services.candidate, proofreader=services.proofreader)
    person, debrief = interview.interviewer(follow_up.interviewer_id), services.store.debrief(interview.id)
    return _checks_of(checking, interview, person, content, debrief=debrief, siblings=siblings)


def _checks_of(
    checking: Checking,
    interview: Interview,
    person: Interviewer,
    content: MailContent,
    *,
    debrief: Debrief,
    siblings: Iterable[Sibling] = (),
) -> Sequence[Check]:
    """Every check of a text to that person, whether it is in Gmail or not."""
    store = checking.store
    companies, people = _elsewhere(store, interview, person, content)
    return check_note(
        content,
        interview=interview,
        recipient=person,
        candidate=checking.candidate,
        other_companies=companies,
        other_interviewers=people,
        debrief=debrief,
        siblings=siblings,
        panel_size=len(_met(_of_the_day(store, interview))),
        thanked_before=_thanked_before(store, interview, person),
        proofreader=checking.proofreader,
    )


def notes_beside(store: Store, follow_up: FollowUp, interview: Interview) -> list[tuple[FollowUp, Interview]]:
    """The other notes of thanks for that day at that company which have a text in Gmail, with their interviews."""
    return [
        (other, one)
        for one in _of_the_day(store, interview)
        for other in store.follow_ups(FollowUpFilter(interview_id=one.id))
        if other.id != follow_up.id and _is_a_note(other)
    ]


def _is_a_note(follow_up: FollowUp) -> bool:
    if follow_up.purpose is not Purpose.THANK_YOU or follow_up.channel is not Channel.EMAIL:
        return False
    return follow_up.status not in {Status.CANCELLED, Status.EXPIRED, Status.PLANNED}


def _elsewhere(
    store: Store, interview: Interview, recipient: Interviewer, content: MailContent
) -> tuple[list[str], tuple[Interviewer, ...]]:
    """The candidate's other companies, and who interviewed them there, as far as the text may speak of them.

    The checks look for names in the text: with those it shares no word and no address with they can do nothing,
    and after years of interviews that is nearly all of them.
    """
    there = words(f"{content.subject}\n{visible_text(content)}\n{content.text}")
    known = store.acquaintances()
    return known.companies_in(there, interview.company), known.people_in(there, interview.company, recipient)


def _of_the_day(store: Store, interview: Interview) -> list[Interview]:
    """That interview and the others with the same company on its day, where they take place; the latest first."""
    return [
        one
        for one in store.interviews_ending(interview.end - _A_DAY, interview.end + _A_DAY)
        if one.id == interview.id
        or (
            one.status is InterviewStatus.EXPECTED
            and interview.company
            and is_same(one.company, interview.company)
            and _day(one.end, interview) == _day(interview.end, interview)
        )
    ]


def _day(instant: datetime, interview: Interview) -> date:
    return instant.astimezone(ZoneInfo(interview.timezone)).date()


def _met(interviews: Iterable[Interview]) -> set[str]:
    """Everybody who interviewed, once each."""
    return {(person.email or person.name).casefold() for one in interviews for person in one.panel}


def _thanked_before(store: Store, interview: Interview, person: Interviewer) -> int:
    """After how many earlier interviews a note went to that person; those of the same day are no earlier round."""
    if person.email is None:
        return 0
    went = store.thanked(person.email, _EVER)
    earlier = (one for one in went if one.purpose is Purpose.THANK_YOU and one.interview_id != interview.id)
    today = _day(interview.end, interview)
    return len({one.interview_id for one in earlier if _day(one.window.opens_at, interview) < today})


# --- the notes that a debrief makes, before anything of it is kept -----------------------------------------


@dataclass(frozen=True, kw_only=True)
class NotePreview:
    """The note to one interviewer as a debrief makes it, and what its checks say against it."""

    person: Interviewer
    note: Note
    checks: Sequence[Check]

    @property
    def blocking(self) -> list[Check]:
        return [check for check in self.checks if check.level is Level.BLOCK]

    @property
    def advice(self) -> list[Check]:
        return [check for check in self.checks if check.level is Level.WARN]


def preview_notes(
    writer: NoteWriter, checking: Checking, interview: Interview, debrief: Debrief
) -> list[NotePreview]:
    """The note to each of the panel.

    Raises:
        TemplateError: a template or the file of starters is broken.
    """
    debrief = replace(debrief, remarks=numbered(debrief.remarks))
    return [_preview(writer, checking, interview, person, debrief) for person in interview.panel]


def _preview(
    writer: NoteWriter, checking: Checking, interview: Interview, person: Interviewer, debrief: Debrief
) -> NotePreview:
    call = call_result(checking.store, interview.id, person.id)
    note = writer.thank_you(interview, person.id, debrief, call)
    files = files_for(debrief.attachments, person.email)
    content = MailContent(
        to=(person.email,) if person.email else (),
        subject=note.subject,
        text=note.body,
        attachments=tuple(
            Attachment(filename=one.filename, content_type=one.content_type, sha256=one.sha256)
            for one in files
        ),
    )
    checks = [
        check
        for check in _checks_of(checking, interview, person, content, debrief=debrief)
        if person.email or check.name != "recipient"
    ]
    return NotePreview(person=person, note=note, checks=checks)


def digest(previews: Sequence[NotePreview]) -> str:
    """Tells one set of notes from another: what the candidate had before them when they kept a debrief."""
    read = "\0".join(f"{one.person.id}\0{one.note.subject}\0{one.note.body}" for one in previews)
    return hashlib.sha256(read.encode()).hexdigest()[:32]


def repairs(previews: Sequence[NotePreview], debrief: Debrief) -> list[tuple[str, str]]:
    """What the checks would put in place of what in its remarks, each slip once, by its best repair."""
    texts = [remark.text for remark in debrief.remarks]
    found = (repair for one in previews for _, repair in repairs_of(one, texts))
    return list(dict.fromkeys(repair for repair in found if repair))


def repairs_of(preview: NotePreview, texts: Sequence[str]) -> list[tuple[Slip, tuple[str, str] | None]]:
    """The slips of one note, each with what would put it right in the texts it is made of."""
    slips = [slip for check in preview.checks for slip in check.slips]
    alike = Counter(slip.words for slip in slips)
    body = preview.note.body
    return [(slip, placed_repair(slip, body, texts, alike=alike[slip.words])) for slip in slips]
