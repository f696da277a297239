"""The story's interviews: made-up people, real times around now."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from afterword.bootstrap import services
from afterword.demo.stage import Stage
from afterword.domain.model import WINDOW, Debrief, Interview, Interviewer, NewInterview, Remark, Source
from afterword.errors import NotFound
from afterword.workflow.detect import detect
from afterword.workflow.record import record

LENGTH = timedelta(minutes=50)
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, kw_only=True)
class Scene:
    """One interview of the story, with one interviewer, and what was remembered of it."""

    company: str
    role: str
    person: str
    address: str
    title: str
    point: str
    starter: str = "about"
    interest: str = ""

    @property
    def first_name(self) -> str:
        return self.person.split()[0]


JANE = Scene(
    company="Acme Maps",
    role="Staff Engineer",
    person="Jane Doe",
    address="jane@acme-maps.example",
    title="Head of Engineering",
    point="the move of your routing service to Postgres",
    interest="the care your team takes with people who have no signal",
)
PRIYA = Scene(
    company="Bluebell Robotics",
    role="Platform Engineer",
    person="Priya Nair",
    address="priya@bluebell.example",
    title="Engineering Manager",
    starter="how",
    point="the arm learns a new gripper in an afternoon",
)
TOMAS = Scene(
    company="Tidewater Health",
    role="Backend Engineer",
    person="Tomas Novak",
    address="tomas@tidewater.example",
    title="Principal Engineer",
    point="the on-call rota that lets people sleep",
)
INES = Scene(
    company="Marlow Books",
    role="Data Engineer",
    person="Ines Costa",
    address="ines@marlow.example",
    title="Data Lead",
    point="the archive of proofs going back to 1931",
)
NOOR = Scene(
    company="Quayside Energy",
    role="Site Reliability Engineer",
    person="Noor Haddad",
    address="noor@quayside.example",
    title="Director of Operations",
    point="forecasting the wind a day ahead",
)
SAM = Scene(
    company="Larch Bank",
    role="Software Engineer",
    person="Sam Okafor",
    address="sam@larch.example",
    title="Team Lead",
    point="settling payments within a second",
)


def held_interview(stage: Stage, scene: Scene, end: datetime) -> Interview:
    """An interview that the candidate entered, with what they remember of it."""
    kept = record(stage.home.store, stage.now(), stage.home.candidate, _new(stage, scene, end))
    return _remembered(stage, scene, kept)


def found_interview(stage: Stage, scene: Scene, end: datetime) -> Interview:
    """An interview that is only on the calendar: Afterword finds it there, and nobody has confirmed it.

    Raises:
        NotFound: it was not taken for an interview.
    """
    _put_on_calendar(stage, scene, f"Interview with {scene.person}: {scene.role} at {scene.company}", end)
    detect(services(stage.home))
    found = (one for one in stage.home.store.interviews() if one.source is Source.CALENDAR)
    interview = next((one for one in found if one.company == scene.company), None)
    if interview is None:
        raise NotFound(f"The interview at {scene.company} was not found in the calendar.")
    return _remembered(stage, scene, interview)


def hurried_end(now: datetime, *, patience: timedelta) -> datetime:
    """The end of an interview nearly 24 hours ago, so that its note goes out within `patience`, with room to spare.

    A send time is a whole minute if the rest of the window has one, else the first moment after the veto time.
    So the window closes on the next minute while that is farther than `patience`, else half a minute after it.
    """
    next_minute = now.replace(second=0, microsecond=0) + _MINUTE
    if next_minute - now > patience:
        return next_minute - WINDOW
    return next_minute + _MINUTE / 2 - WINDOW


def edited(text: str) -> str:
    """The text with a sentence of the candidate's own."""
    greeting, _, rest = text.partition("\n\n")
    return f"{greeting}\n\nI am still smiling about the coffee machine with a name badge. {rest}"


def _put_on_calendar(stage: Stage, scene: Scene, title: str, end: datetime) -> None:
    start, end = (moment.astimezone(ZoneInfo(stage.zone)) for moment in (end - LENGTH, end))
    stage.hands.add_event(
        summary=title,
        start=f"{start:%Y-%m-%dT%H:%M}",
        end=f"{end:%Y-%m-%dT%H:%M}",
        guests=scene.address,
        description="",
    )


def _new(stage: Stage, scene: Scene, end: datetime) -> NewInterview:
    return NewInterview(
        company=scene.company,
        role=scene.role,
        start=end - LENGTH,
        end=end,
        timezone=stage.zone,
        interviewers=(Interviewer(name=scene.person, email=scene.address, title=scene.title),),
    )


def _remembered(stage: Stage, scene: Scene, kept: Interview) -> Interview:
    said = ((scene.starter, scene.point), ("draws", scene.interest))
    remarks = (
        Remark(id=number, starter=starter, text=text)
        for number, (starter, text) in enumerate(said, 1)
        if text
    )
    stage.home.store.save_debrief(kept.id, Debrief(remarks=tuple(remarks)))
    return kept
