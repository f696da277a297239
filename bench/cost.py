"""1. What one follow-up costs at Google, from the interview's end to sent, and what an hour of waiting costs."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from afterword.demo.hands import Hands
from afterword.domain.status import Status
from afterword.ports import FollowUpFilter
from afterword.workflow.passes import run_pass
from afterword.workflow.record import Said, confirm, record
from afterword.workflow.services import Services
from bench import crowd
from bench.figures import Figure, exponent
from bench.sizes import Sizes
from bench.stage import ALEX, MovedClock, Stage, open_services, open_stage, store_of, units

TOPIC = "1 cost at Google"
POLL = timedelta(minutes=2)
OF_ALL = ("gmail.users.drafts.list", "calendar.events.list", "oauth.token")
"""What is asked however many wait. A look is counted with the waiting; a token is renewed once an hour, and only
here, where the clock is moved on by hours, for nearly every request."""


def measure(sizes: Sizes) -> Iterator[Figure]:
    """Requests and units per follow-up, entered and found in the calendar; then per hour of waiting."""
    points = []
    for many in sizes.cost:
        asked = sent_from_end(many)
        points.append((float(many), float(units(asked))))
        per = f"per follow-up, {many} of them"
        yield Figure(
            topic=TOPIC, name=f"requests {per}", value=asked.total() / many, unit="requests", most=4,
            against="create + look + send", baseline=3,
        )  # fmt: skip
        yield Figure(
            topic=TOPIC, name=f"quota units {per}", value=units(asked) / many, unit="units", most=120,
            against="create + look + send", baseline=115,
        )  # fmt: skip
    yield Figure(
        topic=TOPIC, name="growth of units with follow-ups", value=exponent(points), unit="exponent", most=1.1
    )
    yield from _in_the_calendar(min(sizes.cost[-1], 8))
    yield from _waiting(sizes)


def sent_from_end(many: int) -> Counter[str]:
    """The requests by which that many notes to entered interviews came to be sent."""
    with open_stage() as stage:
        clock = MovedClock()
        services = open_services(stage.new_home(), stage.origin, clock)
        for number in range(-(-many // crowd.PANEL)):
            people = min(crowd.PANEL, many - number * crowd.PANEL)
            record(services.store, clock.now(), ALEX, crowd.interview(number, clock.now(), people))
        asked = _all_sent(stage, services, clock, many)
        store_of(services).close()
        return asked


def _all_sent(stage: Stage, services: Services, clock: MovedClock, many: int) -> Counter[str]:
    """Draft, then wake at each moment the store names, as the autopilot does, until all are sent."""
    stage.requests()
    run_pass(services)
    for _ in range(2 * many + 2):
        moments = services.store.next_moments(clock.now(), clock.now() + timedelta(days=2), 1)
        if not moments:
            break
        stage.set_clock(clock, clock.offset + (moments[0] - clock.now()) + timedelta(milliseconds=5))
        run_pass(services, look=False)
    sent = services.store.follow_ups(FollowUpFilter(statuses=frozenset({Status.SENT})))
    assert len(sent) == many, f"{len(sent)} of {many} were sent"
    asked = stage.requests()
    return Counter({method: times for method, times in asked.items() if method not in OF_ALL})


def _in_the_calendar(many: int) -> Iterator[Figure]:
    """The same for interviews that were found, which are looked up again before the draft and before the send."""
    with open_stage() as stage:
        clock = MovedClock()
        services = open_services(stage.new_home(), stage.origin, clock, calendar=True)
        for number in range(many):
            _add_event(stage, number, clock.now() + timedelta(hours=2 * number + 1))
        run_pass(services)
        for one in services.store.interviews():
            confirm(services.store, ALEX, clock.now(), one.id, Said())
        found = len(services.store.follow_ups(FollowUpFilter()))
        assert found == many, f"{found} of {many} interviews were found"
        asked = _all_sent(stage, services, clock, many)
        store_of(services).close()
    calendar = sum(times for method, times in asked.items() if method.startswith("calendar."))
    yield Figure(
        topic=TOPIC, name="Gmail requests per follow-up, found in the calendar", unit="requests",
        value=(asked.total() - calendar) / many, most=4, against="create + look + send", baseline=3,
    )  # fmt: skip
    yield Figure(
        topic=TOPIC, name="Calendar requests per follow-up beside these", value=calendar / many, unit="requests",
        against="look up before draft and send", baseline=2,
    )  # fmt: skip


def _add_event(stage: Stage, number: int, start: datetime) -> None:
    zone = ZoneInfo("America/New_York")
    begins, ends = start.astimezone(zone), (start + timedelta(hours=1)).astimezone(zone)
    form = "%Y-%m-%dT%H:%M"
    guest = crowd.person(number * crowd.PANEL)
    Hands(stage.origin).add_event(
        summary=f"Interview: Data Engineer at {crowd.word(number)}",
        start=begins.strftime(form),
        end=ends.strftime(form),
        guests=guest.email or "",
        description="Technical interview for the Data Engineer role.",
    )


def _waiting(sizes: Sizes) -> Iterator[Figure]:
    """An hour at the usual poll with so many drafts pending."""
    passes = int(timedelta(hours=1) / POLL)
    points = []
    for many in sizes.waiting:
        now = MovedClock().now()
        with open_stage([(crowd.raw(0, now), many)]) as stage:
            clock = MovedClock()
            home = stage.new_home()
            later = now + timedelta(hours=3)
            crowd.fill(
                str(home / "afterword.db"), now, [crowd.Waiting(ref=r, send_at=later) for r in stage.drafts]
            )
            services = open_services(home, stage.origin, clock)
            stage.requests()
            for _ in range(passes):
                run_pass(services)
                stage.set_clock(clock, clock.offset + POLL)
            asked = stage.requests()
            for ref in stage.drafts:
                services.mailbox.get_draft(ref.draft_id)
            common = passes * units(stage.requests())
            store_of(services).close()
        points.append((float(many), float(units(asked))))
        yield Figure(
            topic=TOPIC, name=f"units per hour of waiting, {many} drafts", value=units(asked), unit="units",
            against="drafts.get for each, each pass", baseline=common, most=5 * passes * -(-many // 500),
        )  # fmt: skip
    yield Figure(
        topic=TOPIC, name="growth of waiting with drafts", value=exponent(points), unit="exponent", most=1.1
    )
