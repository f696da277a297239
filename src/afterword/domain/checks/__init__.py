"""What is wrong with a note. Style warns; only what would embarrass the candidate blocks."""

from collections.abc import Callable, Iterable

from afterword.domain.checks import (
    contents,
    echo,
    envelope,
    greeting,
    hidden,
    leaks,
    panel,
    placeholders,
    spelling,
    style,
    tone,
)
from afterword.domain.checks.verdict import Check, Checked, Level, Sibling, Speller
from afterword.domain.mail import MailContent
from afterword.domain.model import Candidate, Debrief, Interview, Interviewer

__all__ = ["Check", "Level", "Sibling", "Speller", "blocking", "check_note"]

_RULES: tuple[Callable[[Checked], Check], ...] = (
    placeholders.placeholder,
    envelope.recipient,
    greeting.name,
    leaks.leak,
    envelope.subject,
    envelope.attachment,
    envelope.link,
    style.length,
    style.sentences,
    contents.thanks,
    contents.interest,
    contents.contact_details,
    contents.next_step,
    echo.specific,
    tone.tone,
    panel.panel,
    panel.too_many_people,
    panel.repeat_round,
    spelling.spelling,
    hidden.hidden_characters,
)


def check_note(
    content: MailContent,
    *,
    interview: Interview,
    recipient: Interviewer,
    candidate: Candidate,
    other_companies: Iterable[str] = (),
    other_interviewers: Iterable[Interviewer] = (),
    debrief: Debrief | None = None,
    siblings: Iterable[Sibling] = (),
    panel_size: int | None = None,
    thanked_before: int = 0,
    speller: Speller | None = None,
) -> tuple[Check, ...]:
    """One check per rule, those that may block first, all that are fine included. Never raises.

    `other_companies` and `other_interviewers` are of the candidate's interviews elsewhere; what else may be known
    is said at `Checked`, and only advice comes of it: without it the same checks block.
    """
    note = Checked(
        content=content,
        interview=interview,
        recipient=recipient,
        candidate=candidate,
        other_companies=tuple(other_companies),
        other_interviewers=tuple(other_interviewers),
        debrief=debrief,
        siblings=tuple(siblings),
        panel_size=panel_size,
        thanked_before=thanked_before,
        speller=speller,
    )
    return tuple(rule(note) for rule in _RULES)


def blocking(checks: Iterable[Check]) -> tuple[Check, ...]:
    """Those that keep the note from going out."""
    return tuple(check for check in checks if check.level is Level.BLOCK)
