"""4. Composition per note with its checks, beside `mailmerge --dry-run` for the same recipients."""

import csv
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from afterword.adapters.google import mime
from afterword.adapters.templates import TemplateNotes
from afterword.domain.checks import blocking, check_note
from afterword.domain.model import Interview, Note
from afterword.ports import OutgoingMail
from bench import crowd
from bench.figures import Figure
from bench.sizes import Sizes
from bench.stage import ALEX

TOPIC = "4 composition"
MAILMERGE = Path(sys.executable).with_name("mailmerge")
"""`make bench` installs it; the tests of the bench do without."""

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
    for name, compose, many in (
        ("words, mail and all checks", _checked, sizes.recipients),
        ("words alone", _worded, max(1, sizes.recipients // 20)),
    ):
        compose(crowd.PANEL)  # templates are compiled, vocabularies read
        begun = time.process_time()
        compose(many)
        yield Figure(
            topic=TOPIC, name=f"{name}, per note of {many}", unit="ms", most=1.0, as_ratio=True,
            value=1000 * (time.process_time() - begun) / many,
            against="mailmerge --dry-run", baseline=None if baseline is None else 1000 * baseline,
        )  # fmt: skip


def _worded(many: int) -> None:
    _each(many, lambda *_: None)


def _checked(many: int) -> None:
    """As `compose` and `dispatch` do it: the words, the mail as Gmail will have it, and what is wrong with it."""
    at = datetime.now(UTC)

    def check(interview: Interview, number: int, note: Note) -> None:
        mail = OutgoingMail(
            note=note, from_name=ALEX.name, from_email=ALEX.email, rfc822_message_id="<1@mail.example>"
        )
        recipient = interview.interviewer(number + 1)
        others = tuple(one for one in interview.interviewers if one.id != recipient.id)
        assert mime.encode(mail, at)
        checks = check_note(
            mime.preview(mail, at),
            interview=interview,
            recipient=recipient,
            candidate=ALEX,
            other_companies=("Baba", "Defi"),
            other_interviewers=others,
        )
        assert not blocking(checks), blocking(checks)

    _each(many, check)


def _each(many: int, then: Callable[[Interview, int, Note], None]) -> None:
    writer, end = TemplateNotes(Path("nowhere"), ALEX), datetime.now(UTC)
    for of in range(-(-many // crowd.PANEL)):
        interview = crowd.kept(of, end)
        for number in range(of * crowd.PANEL, min(many, (of + 1) * crowd.PANEL)):
            then(interview, number, writer.thank_you(interview, number + 1, crowd.DEBRIEF))


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
