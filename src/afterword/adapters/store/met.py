"""Reads whom the candidate met, and tells whether that has changed: reading thousands anew for each note is slow."""

from sqlalchemy import Connection, func, select

from afterword.adapters.store import tables
from afterword.domain.acquaintances import Acquaintances
from afterword.domain.model import Interviewer, Part

State = tuple[int, int, int]

_STATE = select(
    func.count(), func.max(tables.interviews.c.id), func.sum(tables.interviews.c.revision)
).select_from(tables.interviews)


def state(connection: Connection) -> State:
    """Another one after every change: a new interview is counted, and each saving of one counts its revision up."""
    many, last, savings = connection.execute(_STATE).one()
    return int(many), int(last or 0), int(savings or 0)


def acquaintances(connection: Connection) -> Acquaintances:
    """Every company, and everybody who interviewed, each with the name of the company; the same once."""
    table, people = tables.interviews, tables.interviewers
    companies = connection.execute(select(table.c.company).distinct()).scalars()
    asked = select(table.c.company, people.c.name, people.c.email, people.c.title).distinct()
    asked = asked.join(table, table.c.id == people.c.interview_id)
    found = connection.execute(asked.where(people.c.part == Part.INTERVIEWER)).all()
    return Acquaintances(
        companies,
        (
            (company, Interviewer(name=name, email=email, title=title))
            for company, name, email, title in found
        ),
    )
