"""Inspect: everything that can be shown of one follow-up, its text as it is in Gmail."""

from afterword.domain.checks import Sibling
from afterword.domain.model import FollowUp, Interview
from afterword.domain.notes.sources import sourced
from afterword.domain.status import Status
from afterword.domain.visible import visible_text
from afterword.errors import GoogleError
from afterword.ports import MailContent, Store
from afterword.workflow.checking import all_checks, notes_beside
from afterword.workflow.compose import expected_text
from afterword.workflow.documents import Document, follow_up_document, history_document
from afterword.workflow.services import Services, log

_MOST_SIBLINGS = 12
"""So many other drafts are read at most to compare one with them: each is a request to Gmail."""


def shown_without_text(store: Store, follow_up_id: int) -> Document:
    """What the store alone knows."""
    follow_up = store.follow_up(follow_up_id)
    interview = store.interview(follow_up.interview_id)
    return follow_up_document(follow_up, interview) | {
        "body": None,
        "writer": None,
        "sentences": [],
        "attachments": [],
        "checks": [],
        "history": history_document(store.history(follow_up_id)),
        "why": follow_up.why or None,
    }


def shown_in_full(services: Services, follow_up_id: int) -> Document:
    """What the store knows, with the text and its checks.

    Raises:
        GoogleError: Gmail cannot be asked for the text.
    """
    shown = shown_without_text(services.store, follow_up_id)
    follow_up = services.store.follow_up(follow_up_id)
    if follow_up.by_hand:
        return shown | {"body": words_by_hand(services, follow_up)}
    content = text_in_gmail(services, follow_up)
    if content is None:
        return shown
    interview = services.store.interview(follow_up.interview_id)
    return shown | {
        "subject": content.subject,
        "body": visible_text(content),
        "writer": services.writer.name,
        "sentences": [
            {"text": one.text, "sources": list(one.sources), "supported": one.supported}
            for one in sourced(
                visible_text(content),
                services.store.debrief(interview.id),
                expected_text(services.store, follow_up),
            )
        ],
        "attachments": [file.filename for file in content.attachments],
        "checks": [
            {"name": check.name, "level": check.level.value, "message": check.message}
            | (
                {"repairs": [{"words": s.words, "to": list(s.repairs)} for s in check.slips]}
                if check.slips
                else {}
            )
            for check in all_checks(
                services, follow_up, interview, content, siblings(services, follow_up, interview)
            )
        ],
    }


def words_by_hand(services: Services, follow_up: FollowUp) -> str:
    """What to say in a call, or the words of a letter.

    Raises:
        TemplateError: a template of the candidate's is broken. InvalidInput: something a letter needs is missing.
    """
    interview, debrief = (
        services.store.interview(follow_up.interview_id),
        services.store.debrief(follow_up.interview_id),
    )
    return services.writer.by_hand(
        follow_up.channel, interview, follow_up.interviewer_id, debrief, services.now()
    )


def siblings(services: Services, follow_up: FollowUp, interview: Interview) -> list[Sibling]:
    """The other notes of the day as they read now; without them where Gmail does not answer: they are for advice."""
    found = []
    for other, its_interview in notes_beside(services.store, follow_up, interview)[:_MOST_SIBLINGS]:
        try:
            content = text_in_gmail(services, other)
        except GoogleError as error:
            log.info("follow-up %d could not be compared with %d: %s", follow_up.id, other.id, error)
            break
        if content is not None:
            person = its_interview.interviewer(other.interviewer_id)
            found.append(Sibling(person=person, text=visible_text(content)))
    return found


def text_in_gmail(services: Services, follow_up: FollowUp) -> MailContent | None:
    """The draft's content, or what went out; None when Gmail has neither."""
    if follow_up.status is Status.SENT:
        if follow_up.gmail_message_id is None or not services.mailbox.can_read():
            return None
        sent = services.mailbox.sent_mail(follow_up.gmail_message_id)
        return None if sent is None else sent.content
    if follow_up.draft_id is None:
        return None
    draft = services.mailbox.get_draft(follow_up.draft_id)
    return None if draft is None else draft.content
