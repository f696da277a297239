"""What the candidate does by hand: a call that was made or missed, a letter in the post, what was missing for them."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from afterword.domain.model import Channel, FollowUp
from afterword.errors import GoogleError
from afterword.web.answering import dashboard_of, look, text
from afterword.web.decisions import Decide
from afterword.workflow import calls_and_letters
from afterword.workflow.revise import after_call, called
from afterword.workflow.services import Services


def done(_request: Request, _given: FormData) -> Decide:
    """The call was made, or the letter is in the post."""

    def decide(services: Services, follow_up: FollowUp) -> str:
        if follow_up.channel is Channel.CALL:
            return f"Well done. {_after(services, called(services, follow_up.id, answered=True))}".strip()
        calls_and_letters.done(services, follow_up.id, Channel.LETTER)
        return "Well done."

    return decide


def no_answer(_request: Request, _given: FormData) -> Decide:
    def decide(services: Services, follow_up: FollowUp) -> str:
        missed = called(services, follow_up.id, answered=False)
        return f"Kept: nobody answered. {_after(services, missed)}".strip()

    return decide


def _after(services: Services, follow_up: FollowUp) -> str:
    """What a call changes in the email after it."""
    try:
        rewritten = after_call(services, follow_up)
    except GoogleError as error:
        return f"The email after it is brought up to date as soon as Gmail can be reached: {error}"
    return "The email to them says so." if rewritten else ""


def phone(_: Request, given: FormData) -> Decide:
    """The number that was missing."""
    said = text(given, "phone", most=60)

    def decide(services: Services, follow_up: FollowUp) -> str:
        calls_and_letters.give_number(services.store, follow_up.id, said)
        return "Kept."

    return decide


def postal(_: Request, given: FormData) -> Decide:
    """Where letters to the company go."""
    said = text(given, "address", most=1_000)

    def decide(services: Services, follow_up: FollowUp) -> str:
        calls_and_letters.give_postal_address(services.store, follow_up.id, said)
        return "Kept. It is on the letter now."

    return decide


@look
def letter(request: Request) -> Response:
    """The letter as a PDF, as it is to be printed."""
    dashboard = dashboard_of(request)
    follow_up = calls_and_letters.of_channel(dashboard.store, request.path_params["number"], Channel.LETTER)
    interview = dashboard.store.interview(follow_up.interview_id)
    pdf = dashboard.by_hand.letter_pdf(interview, follow_up.interviewer_id, dashboard.now())
    name = f'inline; filename="letter-{follow_up.id}.pdf"'
    return Response(pdf, media_type="application/pdf", headers={"Content-Disposition": name})
