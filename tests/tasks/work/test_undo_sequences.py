"""Whatever is reported and taken back in whatever order, a task stands as its history says."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete
from sqlalchemy.orm import Session, sessionmaker

from knowledge import open_database
from tasks import Assigning, Lists, Recorded, Status, Task, TaskLine, Tracker, WorkRefused
from tasks.work.models import StatusReport
from tests.tasks.work.commune import NOW, TODAY, Commune, commune

Standing = tuple[TaskLine, dt.datetime | None]
FRESH = (Status.NOT_STARTED, None, None)
reports = st.tuples(
    st.just("report"),
    st.lists(st.integers(0, 2), min_size=1, max_size=4),
    st.sampled_from(Status),
    st.none() | st.integers(0, 100),
    st.none() | st.dates(TODAY, TODAY + dt.timedelta(days=90)),
)
undos = st.tuples(st.just("undo"), st.integers(0, 30))


@dataclass(frozen=True)
class Work:
    """A commune's work, begun anew for every sequence."""

    sessions: sessionmaker[Session]
    xa: Commune

    def three_tasks(self) -> list[int]:
        """Three fresh tasks, everything earlier gone."""
        with self.sessions.begin() as session:
            session.execute(delete(StatusReport))
            session.execute(delete(Task))
        add, who = Assigning(self.sessions).add, {"actor": self.xa.secretary, "now": NOW, "today": TODAY}
        return [add(f"Việc {n}", None, committee_id=self.xa.id, **who).id for n in range(3)]  # type: ignore[arg-type]

    def standing(self, ids: Iterable[int]) -> dict[int, Standing]:
        """How tasks stand and since when they are done, whenever they were last touched."""
        with self.sessions() as session:
            done = {n: session.get_one(Task, n).done_at for n in ids}
        lists = Lists(self.sessions)
        return {n: (replace(lists.task(self.xa.secretary, n, TODAY), updated_at=NOW), done[n]) for n in done}


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Work]:
    """In one database for all sequences: making the schema takes longer than any of them."""
    sessions = open_database(f"sqlite:///{tmp_path_factory.mktemp('undo') / 'danvan.db'}")
    yield Work(sessions, commune(sessions))
    sessions.kw["bind"].dispose()


@dataclass
class Sequence:
    """What has been reported and not taken back: each report with its tasks as they stood before."""

    work: Work
    ids: list[int]
    stack: list[tuple[int, dict[int, Standing]]] = field(default_factory=list)

    def report(self, now: dt.datetime, which: list[int], status: Status, percent: Any, day: Any) -> None:
        """Reports on some of the tasks, perhaps on one several times."""
        before = self.work.standing({self.ids[n] for n in which})
        changes = [Recorded(self.ids[n], status, percent, day) for n in which]
        receipt = Tracker(self.work.sessions).record(
            changes, actor=self.work.xa.secretary, text="", note=str(now), now=now, today=TODAY
        )
        self.stack.append((receipt.report_id, before))

    def undo(self, now: dt.datetime, place: int) -> None:
        """Takes one back, which must work just where nothing newer has touched its tasks."""
        if not self.stack:
            return
        place %= len(self.stack)
        report, before = self.stack[place]
        covered = any(before.keys() & newer for _, newer in self.stack[place + 1 :])
        try:
            Tracker(self.work.sessions).undo(report, actor=self.work.xa.secretary, now=now, today=TODAY)
        except WorkRefused:
            assert covered
            return
        assert not covered
        assert self.work.standing(before) == before
        self.stack.pop(place)


@settings(max_examples=80)
@given(steps=st.lists(reports | undos, max_size=14))
def test_taking_back_restores_exactly_and_history_says_how_a_task_stands(
    work: Work, steps: list[tuple[Any, ...]]
) -> None:
    sequence = Sequence(work, work.three_tasks())
    for minute, (deed, *what) in enumerate(steps):
        getattr(sequence, deed)(NOW + dt.timedelta(minutes=minute), *what)
    for task, (line, _) in work.standing(sequence.ids).items():
        rows = Tracker(work.sessions).history(task, actor=work.xa.secretary, today=TODAY)
        stands = [row for row in rows if not row.undone]
        last = (stands[-1].status, stands[-1].percent, stands[-1].due) if stands else FRESH
        assert (line.status, line.percent, line.due) == last
