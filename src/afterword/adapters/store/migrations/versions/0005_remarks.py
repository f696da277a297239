"""A debrief holds remarks that complete a sentence, and an interviewer how they are greeted.

What was jotted down before becomes remarks that nobody has seen as sentences, so their notes wait. Drafts made from
it are owed another text: the next pass writes those that nobody has touched anew, and holds them.
"""

import json
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_STARTERS = (("points", "about"), ("touches", "about"), ("resources", "share"))

_debriefs = sa.table("debriefs", sa.column("interview_id", sa.Integer), sa.column("document", sa.JSON))
_interviewers = sa.table(
    "interviewers",
    sa.column("id", sa.Integer),
    sa.column("interview_id", sa.Integer),
    sa.column("email", sa.Text),
)
_facts = sa.table("facts", sa.column("key", sa.String), sa.column("value", sa.Text))


def upgrade() -> None:
    op.add_column("interviewers", sa.Column("greeting", sa.Text, nullable=False, server_default=""))
    connection = op.get_bind()
    for interview_id, document in connection.execute(
        sa.select(_debriefs.c.interview_id, _debriefs.c.document)
    ).all():
        people = connection.execute(
            sa.select(_interviewers.c.id, _interviewers.c.email).where(
                _interviewers.c.interview_id == interview_id
            )
        )
        ids = {(email or "").lower(): number for number, email in people}
        old = json.loads(document) if isinstance(document, str) else document
        new = converted(old, ids)
        connection.execute(
            _debriefs.update().where(_debriefs.c.interview_id == interview_id).values(document=new)
        )
        if new["remarks"]:
            connection.execute(
                _facts.insert().values(key=f"rewrites-owed/{interview_id}/remarks", value="owed")
            )


def converted(old: Mapping[str, Any], ids: Mapping[str, int]) -> dict[str, Any]:
    """A debrief as it was kept until now, as remarks.

    What was meant for somebody who is not on the interview any more is for the candidate alone.
    """
    said = [
        (key, point["text"], point["for_email"]) for name, key in _STARTERS for point in old.get(name, ())
    ]
    said += [(key, old.get(name, ""), None) for name, key in (("interest", "draws"), ("question", "tell"))]
    theirs = [(key, text, email) for key, text, email in said if text.strip()]
    remarks = [
        {
            "id": number,
            "starter": key,
            "text": " ".join(text.split()),
            "for_id": ids[email.lower()] if email else None,
            "seen": False,
        }
        for number, (key, text, email) in enumerate(
            (one for one in theirs if not one[2] or one[2].lower() in ids), 1
        )
    ]
    gone = [text for _, text, email in theirs if email and email.lower() not in ids]
    private = [point["text"] for point in old.get("private", ())]
    return {
        "remarks": remarks,
        "decision_by": old.get("decision_by"),
        "jottings": [*private, *gone],
        "language": old.get("language", "en"),
        "attachments": old.get("attachments", []),
    }
