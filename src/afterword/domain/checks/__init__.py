"""What is wrong with a note. Style warns; only what would embarrass the candidate blocks."""

from collections.abc import Callable, Iterable

from afterword.domain.checks import advice, blockers, grammar
from afterword.domain.checks.verdict import Check, Checked, Level, Proofreader, Sibling, Slip
from afterword.domain.mail import MailContent
from afterword.domain.model import Candidate, Debrief, Interview, Interviewer

__all__ = ["Check", "Level", "Proofreader", "Sibling", "Slip", "blocking", "check_note"]

_RULES: tuple[Callable[[Checked], Check], ...] = (
    blockers.placeholder,
    blockers.recipient,
    blockers.name,
    blockers.leak,
    blockers.subject,
    blockers.attachment,
    blockers.link,
    blockers.signature,
    advice.length,
    advice.sentences,
    advice.thanks,
    advice.interest,
    advice.contact_details,
    advice.next_step,
    advice.specific,
    advice.tone,
    advice.panel,
    advice.too_many_people,
    advice.repeat_round,
    grammar.grammar,
    advice.hidden_characters,
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
    proofreader: Proofreader | None = None,
) -> tuple[Check, ...]:
    """One check per rule, those that may block first, all that are fine included. Never raises.

    `other_companies` and `other_interviewers` are of the candidate's interviews elsewhere. Besides them only the
    debrief is needed to know what blocks; what else may be known is said at `Checked`, and only advice comes of it.
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
        proofreader=proofreader,
    )
    return tuple(rule(note) for rule in _RULES)


def blocking(checks: Iterable[Check]) -> tuple[Check, ...]:
    """Those that keep the note from going out."""
    return tuple(check for check in checks if check.level is Level.BLOCK)
