"""The table of who may do what, walked through whole: every service asks it, for every role."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session, sessionmaker

from knowledge import open_database
from tasks import (
    ALLOWED,
    Action,
    Actor,
    Assigning,
    Committees,
    Drafts,
    EvidenceFiles,
    Level,
    Lists,
    NotAllowed,
    People,
    Recorded,
    Reminding,
    Role,
    RosterFiles,
    Status,
    Tracker,
    quarter_of,
)
from tests.tasks.work.commune import NOW, TODAY, Commune, commune, take_in

Deed = Callable[[sessionmaker[Session], Commune, Actor], object]


def _task(sessions: sessionmaker[Session], xa: Commune) -> int:
    line = Assigning(sessions).add(
        "Đối thoại", None, committee_id=xa.id, actor=xa.secretary, now=NOW, today=TODAY
    )
    return line.id


DEEDS: list[tuple[Action, str, Deed]] = [
    (Action.OWN_WORK, "see a task", lambda s, xa, who: Lists(s).task(who, _task(s, xa), TODAY)),
    (
        Action.OWN_WORK,
        "see the quarter",
        lambda s, xa, who: Lists(s).of_quarter(who, quarter_of(TODAY), TODAY),
    ),
    (
        Action.OWN_WORK,
        "see evidence",
        lambda s, xa, who: EvidenceFiles(s).of(_task(s, xa), actor=who, today=TODAY),
    ),
    (
        Action.ALL_WORK,
        "report on what is not one's own",
        lambda s, xa, who: Tracker(s).record(
            [Recorded(_task(s, xa), Status.DONE)], actor=who, text="xong", now=NOW, today=TODAY
        ),
    ),
    (
        Action.ALL_WORK,
        "attach evidence to what is not one's own",
        lambda s, xa, who: EvidenceFiles(s).attach(
            [_task(s, xa)], "a.jpg", b"a", actor=who, now=NOW, today=TODAY
        ),
    ),
    (Action.ALL_WORK, "see progress", lambda s, xa, who: Lists(s).progress(xa.id, TODAY, actor=who)),
    (
        Action.ASSIGN,
        "give a task",
        lambda s, xa, who: Assigning(s).assign(
            [_task(s, xa)], xa.members["Minh"], actor=who, now=NOW, today=TODAY
        ),
    ),
    (
        Action.ASSIGN,
        "add a task",
        lambda s, xa, who: Assigning(s).add("Họp", None, committee_id=xa.id, actor=who, now=NOW, today=TODAY),
    ),
    (
        Action.ASSIGN,
        "hand a unit over",
        lambda s, xa, who: People(s).hand_over(
            xa.units["Xóm 1"], xa.members["Minh"], since=TODAY, actor=who, now=NOW
        ),
    ),
    (
        Action.PLAN,
        "draw up duties",
        lambda s, xa, who: Drafts(s).draw(take_in(s), xa.id, actor=who, now=NOW),
    ),
    (
        Action.ROSTER,
        "make a committee",
        lambda s, xa, who: Committees(s).create("Ban khác", Level.COMMUNE, now=NOW, actor=who),
    ),
    (
        Action.ROSTER,
        "export a roster",
        lambda s, xa, who: RosterFiles(s).export("a.yaml", actor=who),
    ),
    (
        Action.ROSTER,
        "say that somebody else is away",
        lambda s, xa, who: People(s).leave(xa.members["Minh"], TODAY, TODAY, None, actor=who, now=NOW),
    ),
    (
        Action.OWN_TIME,
        "choose one's own hour",
        lambda s, xa, who: People(s).set_preferences(
            who.id or 0, Reminding(at=dt.time(9)), actor=who, now=NOW
        ),
    ),
]


@pytest.fixture
def sessions(tmp_path: Path) -> Iterator[sessionmaker[Session]]:
    made = open_database(f"sqlite:///{tmp_path / 'danvan.db'}")
    yield made
    made.kw["bind"].dispose()


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize(
    ("action", "deed"), [(a, d) for a, _, d in DEEDS], ids=[name for _, name, _ in DEEDS]
)
def test_a_service_does_what_the_table_allows_and_nothing_else(
    sessions: sessionmaker[Session], role: Role, action: Action, deed: Deed
) -> None:
    xa = commune(sessions)
    who = Actor("Lan", role, xa.members["Lan"], xa.id)
    if action in ALLOWED[role]:
        deed(sessions, xa, who)
    else:
        with pytest.raises(NotAllowed):
            deed(sessions, xa, who)


def test_every_action_but_those_of_the_conversation_itself_is_walked() -> None:
    of_the_conversation = {Action.ASK, Action.READ, Action.TAKE_IN, Action.LOG}
    assert {action for action, _, _ in DEEDS} | of_the_conversation == set(Action)


@pytest.mark.parametrize("action", Action)
def test_the_operator_may_do_everything(action: Action) -> None:
    assert Actor("operator", None).may(action)


@pytest.mark.parametrize("action", Action)
def test_what_is_not_allowed_is_said_in_vietnamese(action: Action) -> None:
    assert str(NotAllowed(action))
