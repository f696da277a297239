"""4. Composition per note with its checks, beside `mailmerge --dry-run` for the same recipients."""

import csv
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypedDict

from afterword.adapters.google import mime
from afterword.adapters.spelling import WordLists
from afterword.adapters.templates import TemplateNotes
from afterword.domain.checks import Sibling, blocking, check_note
from afterword.domain.mail import MailContent
from afterword.domain.model import Candidate, Debrief, Interview, Interviewer, Note
from afterword.domain.visible import visible_text
from afterword.ports import OutgoingMail
from bench import crowd
from bench.figures import Figure
from bench.sizes import Sizes
from bench.stage import ALEX

TOPIC = "4 composition"
MAILMERGE = Path(sys.executable).with_name("mailmerge")
"""`make bench` installs it; the tests of the bench do without."""
_WORD_LISTS = WordLists()

TEMPLATE = """\
TO: {{name}} <{{email}}>
SUBJECT: Thank you, {{first}}
FROM: Alex Kim <alex.candidate@mail.example>

Dear {{first}},

Thank you for your time today. I enjoyed our conversation about the Data Engineer role at {{company}}, above all
about the move to a new data platform, and I would be glad to join you. What would be a good next step?

Kind regards
Alex Kim
+49 30 1234567
"""


def measure(sizes: Sizes) -> Iterator[Figure]:
    """Seconds of processor per note; starting either program is left out."""
    baseline = _mailmerge(sizes.recipients)
    for name, compose in (
        ("words, mail and all checks", _all(_the_same, _as_sent)),
        ("the same, each interview with a debrief of its own", _all(crowd.debrief, _as_sent)),
        ("the same, beside debrief, panel and word lists", _all(_the_same, _as_looked_at)),
        ("words alone", _all(_the_same, lambda *_: None)),
    ):
        compose(crowd.PANEL)  # templates are compiled, vocabularies read
        begun = time.process_time()
        compose(sizes.recipients)
        yield Figure(
            topic=TOPIC, name=f"{name}, per note of {sizes.recipients}", unit="ms", most=1.0, as_ratio=True,
            value=1000 * (time.process_time() - begun) / sizes.recipients,
            against="mailmerge --dry-run", baseline=None if baseline is None else 1000 * baseline,
        )  # fmt: skip


def _all(
    debrief_of: Callable[[int], Debrief], then: Callable[[Interview, list[Note], Debrief], None]
) -> Callable[[int], None]:
    """Write to so many people, panel by panel, and do something with each panel's notes."""

    def compose(many: int) -> None:
        writer, end = TemplateNotes(Path("nowhere"), ALEX), datetime.now(UTC)
        for of in range(-(-many // crowd.PANEL)):
            interview, debrief = crowd.kept(of, end), debrief_of(of)
            people = interview.panel[: many - of * crowd.PANEL]
            then(interview, [writer.thank_you(interview, one.id, debrief) for one in people], debrief)

    return compose


def _the_same(_number: int) -> Debrief:
    return crowd.DEBRIEF


def _as_sent(interview: Interview, notes: list[Note], _debrief: Debrief) -> None:
    """As `compose` and `dispatch` do it: the mail for Gmail, what is read in it, and what is wrong with that."""
    for person, seen in _mailed(interview, notes):
        checks = check_note(seen, **_known(interview, person))
        assert not blocking(checks), blocking(checks)


def _as_looked_at(interview: Interview, notes: list[Note], debrief: Debrief) -> None:
    """As the page of a note does it: with what was remembered, the panel's other notes, and the spelling."""
    mailed = _mailed(interview, notes)
    siblings = [Sibling(person=person, text=visible_text(seen)) for person, seen in mailed]
    for person, seen in mailed:
        beside = [other for other in siblings if other.person is not person]
        checks = check_note(
            seen, **_known(interview, person), debrief=debrief, siblings=beside, speller=_WORD_LISTS
        )
        assert not blocking(checks), blocking(checks)


def _mailed(interview: Interview, notes: list[Note]) -> list[tuple[Interviewer, MailContent]]:
    at, mailed = datetime.now(UTC), []
    for person, note in zip(interview.panel, notes, strict=False):
        mail = OutgoingMail(
            note=note, from_name=ALEX.name, from_email=ALEX.email, rfc822_message_id="<1@mail.example>"
        )
        assert mime.encode(mail, at)
        mailed.append((person, mime.preview(mail, at)))
    return mailed


class _Known(TypedDict):
    interview: Interview
    recipient: Interviewer
    candidate: Candidate
    other_companies: tuple[str, ...]
    other_interviewers: tuple[Interviewer, ...]


def _known(interview: Interview, person: Interviewer) -> _Known:
    return _Known(
        interview=interview,
        recipient=person,
        candidate=ALEX,
        other_companies=("Baba", "Defi"),
        other_interviewers=tuple(one for one in interview.interviewers if one.id != person.id),
    )


def _mailmerge(many: int) -> float | None:
    """Processor seconds per mail, from the difference of a run of all and a run of one; None where it is missing."""
    if not MAILMERGE.exists():
        return None
    with TemporaryDirectory() as folder:
        Path(folder, "template.txt").write_text(TEMPLATE, encoding="utf-8")
        Path(folder, "server.conf").write_text(
            "[smtp_server]\nhost = 127.0.0.1\nport = 2525\n", encoding="utf-8"
        )
        spent = []
        for count in (1, many + 1):
            with Path(folder, "people.csv").open("w", encoding="utf-8", newline="") as file:
                rows = csv.writer(file)
                rows.writerow(["email", "name", "first", "company"])
                for number in range(count):
                    one = crowd.person(number)
                    rows.writerow(
                        [one.email, one.name, one.name.split()[0], crowd.word(number // crowd.PANEL)]
                    )
            spent.append(_processor_seconds(folder))
        return (spent[1] - spent[0]) / many


def _processor_seconds(folder: str) -> float:
    import resource  # noqa: PLC0415 (not on every system)

    def children() -> float:
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return used.ru_utime + used.ru_stime

    before = children()
    command = [
        str(MAILMERGE),
        "--dry-run",
        "--no-limit",
        "--template",
        "template.txt",
    ]
    subprocess.run(
        [*command, "--database", "people.csv", "--config", "server.conf"],
        cwd=folder,
        check=True,
        capture_output=True,
    )
    return children() - before
