"""Alembic's scripts; `REVISIONS` lists them in order, so that an opened database is judged without Alembic."""

REVISIONS = ("0001", "0002", "0003", "0004", "0005")
