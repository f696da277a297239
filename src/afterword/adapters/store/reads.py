"""How what only reads is told apart from what writes: it takes a snapshot and no lock."""

from sqlalchemy import Connection, Engine

_READS = "afterword_only_reads"


def reading(engine: Engine) -> Engine:
    """The same engine, for what only reads."""
    if engine.dialect.name == "sqlite":
        return engine.execution_options(**{_READS: True})
    return engine.execution_options(isolation_level="AUTOCOMMIT")


def only_reads(connection: Connection) -> bool:
    return bool(connection.get_execution_options().get(_READS))
