"""A commune at work in a database of the test's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session, sessionmaker

from knowledge import open_database
from tests.tasks.work.commune import Commune, commune


@pytest.fixture
def sessions(tmp_path: Path) -> Iterator[sessionmaker[Session]]:
    """The database."""
    made = open_database(f"sqlite:///{tmp_path / 'danvan.db'}")
    yield made
    made.kw["bind"].dispose()


@pytest.fixture
def xa(sessions: sessionmaker[Session]) -> Commune:
    """The committee."""
    return commune(sessions)
