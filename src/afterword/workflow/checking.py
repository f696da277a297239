"""Checking: what is wrong with the text of one follow-up, as it is now."""

from collections.abc import Sequence

from afterword.domain.checks import Check, blocking, check_note
from afterword.domain.mail import MailContent
from afterword.domain.model import FollowUp, Interview
from afterword.workflow.services import Services


def checks_of(
    services: Services, follow_up: FollowUp, interview: Interview, content: MailContent
) -> Sequence[Check]:
    """Every check of that text, against who it goes to and what it is about."""
    person = interview.interviewer(follow_up.interviewer_id)
    others = tuple(other for other in interview.interviewers if other.id != person.id)
    companies = {name for name in services.store.companies() if name} - {interview.company}
    return check_note(
        content,
        interview=interview,
        recipient=person,
        candidate=services.candidate,
        other_companies=sorted(companies),
        other_interviewers=others,
    )


def failed_checks(services: Services, follow_up: FollowUp, interview: Interview, content: MailContent) -> str:
    """What would embarrass the candidate, in one line; empty when nothing does."""
    checks = checks_of(services, follow_up, interview, content)
    return "; ".join(check.message for check in blocking(checks))
