"""The database opened: schema, safety settings, one place."""

import json

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.exc import IntegrityError

import bot.models  # noqa: F401 - its tables are compared too, as those of the tasks are
import tasks  # noqa: F401
from knowledge.database import SCHEMA, migrate, open_database, schema_of
from knowledge.models import Base, Original


@pytest.fixture
def engine(tmp_path):
    engine = open_database(f"sqlite:///{tmp_path / 'deep' / 'home' / 'danvan.db'}").kw["bind"]
    yield engine
    engine.dispose()


def test_the_folder_is_made(engine, tmp_path):
    assert (tmp_path / "deep" / "home" / "danvan.db").is_file()


def test_a_new_database_is_at_the_newest_revision(engine):
    assert schema_of(engine) == SCHEMA


def test_the_newest_revision_is_the_one_on_disk():
    assert ScriptDirectory("knowledge/migrations").get_current_head() == SCHEMA


def test_migrating_again_changes_nothing(engine):
    before = inspect(engine).get_table_names()
    migrate(engine)
    assert (schema_of(engine), inspect(engine).get_table_names()) == (SCHEMA, before)


def test_the_migrated_schema_has_every_table_and_column_of_the_models(engine):
    found = inspect(engine)
    for table in Base.metadata.sorted_tables:
        columns = {column["name"] for column in found.get_columns(table.name)}
        assert columns == {column.name for column in table.columns}, table.name


def test_the_migrated_schema_is_that_of_the_models(engine):
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_an_id_that_must_not_be_given_twice_is_not_given_twice(engine):
    named = [t for t in Base.metadata.sorted_tables if t.dialect_options["sqlite"]["autoincrement"]]
    with engine.connect() as connection:
        made = dict(
            connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'table'")).all()
        )
    assert {"document", "passage", "answer_given"} <= {table.name for table in named}
    assert {name for name, sql in made.items() if "AUTOINCREMENT" in sql} == {table.name for table in named}


@pytest.mark.parametrize(
    ("pragma", "value"), [("journal_mode", "wal"), ("foreign_keys", 1), ("synchronous", 2)]
)
def test_sqlite_is_opened_safe(engine, pragma, value):
    with engine.connect() as connection:
        assert connection.execute(text(f"PRAGMA {pragma}")).scalar() == value


def test_a_row_of_a_document_that_is_not_there_is_refused(tmp_path):
    sessions = open_database(f"sqlite:///{tmp_path / 'danvan.db'}")
    with pytest.raises(IntegrityError), sessions.begin() as session:
        session.add(Original(document_id=7, content=b""))
    sessions.kw["bind"].dispose()


def test_an_empty_database_has_no_revision(tmp_path):
    engine = create_engine(f"sqlite:///{tmp_path / 'empty.db'}")
    assert schema_of(engine) is None
    engine.dispose()


def test_an_older_database_keeps_its_rows_when_it_is_brought_up_to_date(tmp_path):
    old = create_engine(f"sqlite:///{tmp_path / 'danvan.db'}")
    config = Config()
    config.set_main_option("script_location", "knowledge/migrations")
    with old.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.execute(text("INSERT INTO member VALUES (1, 'An', 'member', '2026-01-05 00:00:00')"))
        connection.execute(text("INSERT INTO identity VALUES (1, 1, 'telegram', '42')"))
    old.dispose()
    engine = open_database(f"sqlite:///{tmp_path / 'danvan.db'}").kw["bind"]
    with engine.connect() as connection:
        assert connection.execute(text("SELECT name, person FROM member JOIN identity")).all() == [
            ("An", "42")
        ]
    engine.dispose()


def test_answers_kept_before_keep_their_quotes_and_own_words(tmp_path):
    old = create_engine(f"sqlite:///{tmp_path / 'danvan.db'}")
    config = Config()
    config.set_main_option("script_location", "knowledge/migrations")
    citations = json.dumps([{"document": "a.txt", "quote": "một"}, {"document": "gone.txt", "quote": "hai"}])
    with old.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0003")
        document = {column["name"]: "" for column in inspect(connection).get_columns("document")}
        document |= {"id": 4, "file": "a.txt", "date": None}
        names = ", ".join(f'"{name}"' for name in document)
        values = ", ".join(f":{name}" for name in document)
        connection.execute(text(f"INSERT INTO document ({names}) VALUES ({values})"), document)
        for key, reason in ((7, "wrong"), (9, "nhầm năm")):
            connection.execute(
                text(
                    "INSERT INTO answer_given VALUES "
                    "(:key, 'terminal', 'c', '2026-01-05', 'hỏi', '[]', 'answered', :citations, 0, :reason)"
                ),
                {"key": key, "citations": citations, "reason": reason},
            )
    old.dispose()
    engine = open_database(f"sqlite:///{tmp_path / 'danvan.db'}").kw["bind"]
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT id, reason, remark FROM answer_given ORDER BY id")).all()
        quotes = connection.execute(text("SELECT answer_id, document_id, quote FROM answer_quote")).all()
    assert rows == [(7, "wrong", None), (9, None, "nhầm năm")]
    assert quotes == [(7, 4, "một"), (9, 4, "một")]
    engine.dispose()
