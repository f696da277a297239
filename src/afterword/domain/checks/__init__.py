"""What is wrong with a note. Style warns; only what would embarrass the candidate blocks."""

from collections.abc import Callable, Iterable

from afterword.domain.checks import envelope, greeting, leaks, placeholders, style
from afterword.domain.checks.verdict import Check, Checked, Level
from afterword.domain.mail import MailContent
from afterword.domain.model import Candidate, Interview, Interviewer

__all__ = ["Check", "Level", "blocking", "check_note"]

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
    style.thanks,
    style.interest,
    style.contact_details,
    style.next_step,
    style.tone,
)


def check_note(
    content: MailContent,
    *,
    interview: Interview,
    recipient: Interviewer,
    candidate: Candidate,
    other_companies: Iterable[str] = (),
    other_interviewers: Iterable[Interviewer] = (),
) -> tuple[Check, ...]:
    """One check per rule, those that may block first, all that are fine included. Never raises.

    `other_companies` and `other_interviewers` are of the candidate's interviews elsewhere.
    """
    note = Checked(
        content=content,
        interview=interview,
        recipient=recipient,
        candidate=candidate,
        other_companies=tuple(other_companies),
        other_interviewers=tuple(other_interviewers),
    )
    return tuple(rule(note) for rule in _RULES)


def blocking(checks: Iterable[Check]) -> tuple[Check, ...]:
    """Those that keep the note from going out."""
    return tuple(check for check in checks if check.level is Level.BLOCK)
