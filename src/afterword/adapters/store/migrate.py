"""Runs the migrations. Loaded only when there is one to run."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from filelock import FileLock
from sqlalchemy import Engine


def configuration() -> Config:
    """Alembic's settings, in code: there is no ini file to lose."""
    config = Config()
    config.set_main_option("script_location", "afterword.adapters.store:migrations")
    config.set_main_option("path_separator", "os")
    return config


def migrate(engine: Engine, lock_path: Path) -> None:
    """Bring the schema to the newest revision; one process at a time, all in one transaction."""
    config = configuration()
    with FileLock(lock_path, timeout=60), engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
