"""A database of an earlier version: what was jotted down becomes remarks that nobody has read as sentences."""

from datetime import UTC, datetime
from pathlib import Path

from alembic import command
from sqlalchemy import create_engine, text

from afterword.adapters.store.migrate import configuration
from afterword.adapters.store.opening import open_store
from afterword.domain.model import Remark

OLD = (
    '{"points": [{"text": "the migration", "for_email": null}, {"text": "hiking", "for_email": "Jane@acme.example"},'
    ' {"text": "gone", "for_email": "bob@acme.example"}], "touches": [{"text": "trail\\nrunning", "for_email": null}],'
    ' "interest": "owning it", "question": "when will I hear", "resources": [{"text": "https://a.example", "for_email": null}],'
    ' "decision_by": "2026-12-04T16:00:00+00:00", "private": [{"text": "80k", "for_email": null}], "language": "de"}'
)
INTERVIEW = (
    'INSERT INTO interviews (id, company, role, role_type, kind, start, "end", timezone, source, status, accepted,'
    " confirmed, created_at) VALUES (1, 'Acme', 'Engineer', 'default', 'unknown', '2026-11-24 09:00:00',"
    " '2026-11-24 10:00:00', 'UTC', 'manual', 'expected', 1, 1, '2026-11-24 09:00:00')"
)
INTERVIEWER = (
    "INSERT INTO interviewers (id, interview_id, position, name, email, title, part) VALUES"
    " (7, 1, 0, 'Jane Doe', 'jane@acme.example', '', 'interviewer')"
)


def old_database(path: Path) -> None:
    engine = create_engine(f"sqlite:///{path}")
    config = configuration()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0004")
        connection.execute(text(INTERVIEW))
        connection.execute(text(INTERVIEWER))
        connection.execute(
            text("INSERT INTO debriefs (interview_id, document) VALUES (1, :document)"), {"document": OLD}
        )
    engine.dispose()


def test_old_texts_become_remarks_nobody_has_seen(tmp_path: Path) -> None:
    path = tmp_path / "afterword.db"
    old_database(path)
    store = open_store(path)
    kept = store.debrief(1)
    assert kept.remarks == tuple(
        Remark(id=number, starter=starter, text=said, for_id=for_id, seen=False)
        for number, (starter, said, for_id) in enumerate(
            [
                ("about", "the migration", None),
                ("about", "hiking", 7),
                ("about", "trail running", None),
                ("share", "https://a.example", None),
                ("draws", "owning it", None),
                ("tell", "when will I hear", None),
            ],
            1,
        )
    )
    assert kept.jottings == ("80k", "gone")
    assert (kept.language, kept.decision_by, kept.attachments) == (
        "de",
        datetime(2026, 12, 4, 16, tzinfo=UTC),
        (),
    )
    assert list(store.facts("rewrites-owed/")) == ["rewrites-owed/1/remarks"]
    assert store.interview(1).interviewers[0].greeting == ""
    store.close()


def test_an_empty_database_has_nothing_to_bring_over(tmp_path: Path) -> None:
    store = open_store(tmp_path / "new.db")
    assert not store.facts("rewrites-owed/")
    store.close()
