"""Opening the database: one engine, one session factory, the schema brought up to date."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session, sessionmaker

SCHEMA = "0004"  # the newest revision in migrations/versions; a test compares


def open_database(url: str) -> sessionmaker[Session]:
    """A session factory for `url`, its schema migrated to the newest revision.

    SQLite runs in WAL mode with foreign keys on; its folder is made if needed.
    """
    engine = create_engine(url, **_options(url))
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
    migrate(engine)
    return sessionmaker(engine, expire_on_commit=False)


def _options(url: str) -> dict[str, Any]:
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return {"pool_pre_ping": True}
    if parsed.database and parsed.database != ":memory:":
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    return {"connect_args": {"timeout": 30}}


def _prepare_sqlite(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", "synchronous=FULL"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def schema_of(engine: Engine) -> str | None:
    """The revision the database is at, None when it is empty."""
    if not inspect(engine).has_table("alembic_version"):
        return None
    with engine.connect() as connection:
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def migrate(engine: Engine) -> None:
    """Brings the schema to the newest revision, in one transaction; quick when it is there already."""
    if schema_of(engine) == SCHEMA:
        return
    from alembic import command  # slow to import, needed once per version
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(resources.files("knowledge") / "migrations"))
    with engine.connect() as connection, _rows_kept(connection), connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


@contextmanager
def _rows_kept(connection: Connection) -> Iterator[None]:
    """SQLite changes a table by making it anew; dropping the old one must not delete what points at it."""
    if connection.dialect.name != "sqlite":
        yield
        return
    connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
    connection.commit()
    try:
        yield
    finally:
        connection.rollback()
        connection.exec_driver_sql("PRAGMA foreign_keys=ON")
        connection.commit()
