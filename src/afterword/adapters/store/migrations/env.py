"""Alembic runs this file for each command; the connection comes from `migrate.py`."""

from alembic import context

from afterword.adapters.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite changes a table by copying it
)
with context.begin_transaction():
    context.run_migrations()
