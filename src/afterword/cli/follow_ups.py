"""`afterword list | show | approve | hold | cancel | reschedule | send`: the follow-ups and what becomes of them."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from afterword.cli.check_words import in_words
from afterword.cli.context import MOST, Json, home_of
from afterword.cli.output import complain, print_json, print_table, say
from afterword.domain.instants import NO_TIME, local
from afterword.domain.status import HoldReason, Status
from afterword.errors import GoogleError

if TYPE_CHECKING:
    from afterword.bootstrap import Home
    from afterword.domain.model import FollowUp
    from afterword.workflow.services import Services

Id = Annotated[
    int,
    typer.Argument(metavar="ID", max=MOST, help="The follow-up's number, as `afterword list` shows it."),
]


def register(app: typer.Typer) -> None:
    for name, command in (
        ("list", list_),
        ("show", show),
        ("approve", approve),
        ("hold", hold),
        ("cancel", cancel),
        ("reschedule", reschedule),
        ("send", send),
    ):
        app.command(name)(command)


def list_(context: typer.Context, json: Json = False) -> None:
    """All follow-ups, the next to go first."""
    from afterword.ports import FollowUpFilter  # noqa: PLC0415

    home = home_of(context)
    found = home.store.follow_ups(FollowUpFilter())
    interviews = {interview.id: interview for interview in home.store.interviews()}
    documents = [_document(follow_up, interviews[follow_up.interview_id]) for follow_up in found]
    if json:
        print_json(documents)
    elif not documents:
        say("Nothing is planned yet. Enter an interview: afterword interview add …")
    else:
        _print_table(home, found, documents)


def _print_table(home: "Home", found: "Any", documents: list[dict[str, Any]]) -> None:
    zone = home.settings.timezone
    print_table(
        ("ID", "To", "Company", "Status", "When"),
        [_row(follow_up, shown, zone) for follow_up, shown in zip(found, documents, strict=True)],
    )


def _row(follow_up: "FollowUp", shown: dict[str, Any], zone: str) -> tuple[str, ...]:
    when = local(follow_up.sent_at or follow_up.send_at, zone)
    name = shown["person"]["name"]
    to = f"{name} ({follow_up.channel.value})" if follow_up.by_hand else name
    return str(follow_up.id), to, shown["company"], state(follow_up), when


def state(follow_up: "FollowUp") -> str:
    """Its status, and for a held one why."""
    if follow_up.status is Status.HELD and follow_up.hold_reason is not None:
        if follow_up.by_hand and follow_up.hold_reason is HoldReason.NO_RECIPIENT:
            return "held: no number"
        return f"held: {follow_up.hold_reason.value.replace('_', ' ')}"
    if follow_up.status is Status.SENT and follow_up.sent_by is not None and not follow_up.by_hand:
        return f"sent by {follow_up.sent_by.value}"
    if follow_up.by_hand:
        return _BY_HAND.get(follow_up.status, follow_up.status.value)
    return follow_up.status.value


_BY_HAND = {Status.SCHEDULED: "yours to do", Status.SENT: "done"}


def show(context: typer.Context, follow_up_id: Id, json: Json = False) -> None:
    """One follow-up: its text as it is in Gmail, its checks, its history, and why this time."""
    from afterword.bootstrap import services  # noqa: PLC0415
    from afterword.workflow.inspect import shown_in_full, shown_without_text  # noqa: PLC0415

    home = home_of(context)
    try:
        full = shown_in_full(services(home), follow_up_id)
    except GoogleError as error:
        complain(f"Its text cannot be shown: {error}")
        full = shown_without_text(home.store, follow_up_id)
    if json:
        print_json(full)
        return
    _print_full(home, full)


def approve(context: typer.Context, follow_up_id: Id, json: Json = False) -> None:
    """Say yes to exactly the text that is in Gmail now."""
    from afterword.workflow import review  # noqa: PLC0415

    home, given = _given(context)
    _report(home, review.approve(given, follow_up_id), json=json)


def hold(context: typer.Context, follow_up_id: Id, json: Json = False) -> None:
    """Keep it from going out until you approve it."""
    from afterword.workflow import review  # noqa: PLC0415

    home, given = _given(context)
    _report(home, review.hold(given, follow_up_id), json=json)


def cancel(context: typer.Context, follow_up_id: Id, json: Json = False) -> None:
    """It never goes out; a draft you did not change is removed from Gmail."""
    from afterword.workflow import review  # noqa: PLC0415
    from afterword.workflow.withdraw import Removal  # noqa: PLC0415

    home, given = _given(context)
    cancelled, removal = review.cancel(given, follow_up_id)
    if removal is Removal.KEPT:
        complain("Its draft stays in Gmail; delete it there if you do not want it.")
    _report(home, cancelled, json=json)


def reschedule(
    context: typer.Context,
    follow_up_id: Id,
    at: Annotated[str, typer.Option("--at", metavar="WHEN", help="“tomorrow 9:10”, “in 2 hours”, ISO 8601.")],
    json: Json = False,
) -> None:
    """Send it at a time of your own."""
    from afterword.adapters.said_times import parse_when  # noqa: PLC0415
    from afterword.workflow import review  # noqa: PLC0415

    home, given = _given(context)
    when = parse_when(at, home.settings.timezone, given.now())
    rescheduled, warning = review.reschedule(given, follow_up_id, when)
    if warning:
        complain(warning)
    _report(home, rescheduled, json=json)


def send(context: typer.Context, follow_up_id: Id, json: Json = False) -> None:
    """Send it now, as it is in Gmail, whatever the hour."""
    from afterword.workflow import review  # noqa: PLC0415

    home, given = _given(context)
    sent = review.send_now(given, follow_up_id)
    _report(home, sent, json=json)
    if sent.status is not Status.SENT:
        complain(not_sent(sent))
        raise typer.Exit(1)


def not_sent(follow_up: "FollowUp") -> str:
    """Why `send` did not send, in one sentence."""
    if follow_up.status is Status.SENDING:
        return "Gmail's answer did not come; Afterword finds out whether it went and will not send it twice."
    reason = (
        follow_up.hold_reason.words
        if isinstance(follow_up.hold_reason, HoldReason)
        else follow_up.status.value
    )
    detail = f" ({follow_up.hold_detail})" if follow_up.hold_detail else ""
    return f"It was not sent: {reason}{detail}."


def _given(context: typer.Context) -> "tuple[Home, Services]":
    from afterword.bootstrap import log_to_file, services  # noqa: PLC0415

    home = home_of(context)
    log_to_file(home)
    return home, services(home)


def _document(follow_up: "FollowUp", interview: Any) -> dict[str, Any]:
    from afterword.workflow.inspect import follow_up_document  # noqa: PLC0415

    return follow_up_document(follow_up, interview)


def _report(home: "Home", follow_up: "FollowUp", *, json: bool) -> None:
    interview = home.store.interview(follow_up.interview_id)
    shown = _document(follow_up, interview)
    if json:
        print_json(shown)
        return
    zone = home.settings.timezone
    when = local(follow_up.sent_at or follow_up.send_at, zone)
    what = f", the {follow_up.channel.value}" if follow_up.by_hand else ""
    say(f"Follow-up {follow_up.id}{what} to {shown['person']['name']}: {state(follow_up)}{at(when)}")
    if follow_up.hold_words:
        say(f"  {follow_up.hold_words}")


def at(when: str) -> str:
    """A time after a status; nothing where there is none."""
    return f", {when}" if when != NO_TIME else ""


def _print_full(home: "Home", full: dict[str, Any]) -> None:
    zone = home.settings.timezone
    person = full["person"]
    found = home.store.follow_up(full["id"])
    to = person["name"] if found.by_hand else f"{person['name']} <{person['email'] or 'no address known'}>"
    what = f", the {found.channel.value}" if found.by_hand else ""
    say(f"Follow-up {found.id}{what} to {to}")
    say(f"  {full['role']} at {full['company']}: {state(found)}")
    if found.hold_words:
        say(f"  {found.hold_words}")
    say(f"  Why this time: {full['why'] or '–'}")
    if full["body"] is not None:
        say("" if found.by_hand else f"\nSubject: {full['subject']}\n")
        say(f"{full['body'].rstrip()}\n")
    if full["attachments"]:
        say(f"Attached: {', '.join(full['attachments'])}\n")
    for line in in_words(full["checks"]):
        say(line)
    say("History")
    for entry in full["history"]:
        at = local(datetime.fromisoformat(entry["at"]), zone)
        say(
            f"  {at}  {entry['event']}: {entry['from']} → {entry['to']} by {entry['by']} {entry['detail']}".rstrip()
        )
