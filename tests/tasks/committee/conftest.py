"""An empty installation of the test's own, and rosters taken into it."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session, sessionmaker

from knowledge import open_database
from tasks import Actor, RosterFiles, RosterImport

NOW = dt.datetime(2026, 8, 3, 2, 0, tzinfo=dt.UTC)
TODAY = dt.date(2026, 8, 3)
OPERATOR = Actor("operator", None)

TakeIn = Callable[..., RosterImport]


@pytest.fixture
def sessions(tmp_path: Path) -> Iterator[sessionmaker[Session]]:
    """The database."""
    made = open_database(f"sqlite:///{tmp_path / 'danvan.db'}")
    yield made
    made.kw["bind"].dispose()


@pytest.fixture
def files(sessions: sessionmaker[Session]) -> RosterFiles:
    """The service."""
    return RosterFiles(sessions)


@pytest.fixture
def take_in(files: RosterFiles) -> TakeIn:
    """Takes a YAML roster in, as the operator unless told otherwise."""

    def taken(text: str, *, actor: Actor = OPERATOR, today: dt.date = TODAY) -> RosterImport:
        came = files.take_in("ban.yaml", text.encode(), actor=actor, now=NOW, today=today)
        assert not came.problems
        return came

    return taken


@pytest.fixture
def preview(files: RosterFiles) -> TakeIn:
    """Looks at a roster by its content: text as YAML, bytes as a workbook."""

    def seen(content: str | bytes, *, actor: Actor = OPERATOR) -> RosterImport:
        name = "ban.yaml" if isinstance(content, str) else "ban.xlsx"
        raw = content.encode() if isinstance(content, str) else content
        return files.preview(name, raw, actor=actor, now=NOW, today=TODAY)

    return seen


def roster(
    members: str = "{Họ và tên: Trần An, Vai trò: Trưởng ban}",
    units: str = "",
    holdings: str = "",
    name: str = "Ban xã An Bình",
    more: str = "",
) -> str:
    """A roster of one commune as YAML; rows are parted by a line end."""

    def rows(text: str) -> str:
        return "".join(f"\n- {line.strip()}" for line in text.strip().splitlines()) or " []"

    return (
        f"Ban Chỉ đạo:\n- {{Tên: {name}, Cấp: Xã{more}}}\n"
        f"Thành viên:{rows(members)}\nĐơn vị:{rows(units)}\nPhân công:{rows(holdings)}\n"
    )
