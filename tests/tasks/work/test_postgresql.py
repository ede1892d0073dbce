"""The same on PostgreSQL: plans accepted, reports at once, taken back, evidence, lists."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy.orm import Session, sessionmaker

from knowledge import open_database
from tasks import Drafts, EvidenceFiles, Lists, Recorded, Status, Tracker
from tests.knowledge.test_postgresql import server  # noqa: F401 (a fixture)
from tests.tasks.work.commune import NOW, TODAY, Commune, commune, take_in

Sessions = sessionmaker[Session]


@pytest.fixture(scope="module")
def sessions(server: str) -> Iterator[Sessions]:  # noqa: F811
    """A database on a server of our own."""
    made = open_database(server)
    yield made
    made.kw["bind"].dispose()


@pytest.fixture(scope="module")
def xa(sessions: Sessions) -> Commune:
    """The committee, its plan accepted by four at once."""
    made, drafts = commune(sessions), Drafts(sessions)
    ids = [duty.id for duty in drafts.draw(take_in(sessions), made.id, actor=made.secretary, now=NOW)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: drafts.accept(ids, actor=made.secretary, now=NOW), range(4)))
    return made


def test_a_plan_accepted_by_four_at_once_makes_its_tasks_once(sessions: Sessions, xa: Commune) -> None:
    assert len(Lists(sessions).of_committee(xa.id, TODAY)) == 8


def test_reports_at_once_all_stay_and_are_taken_back_from_the_newest(sessions: Sessions, xa: Commune) -> None:
    tracker = Tracker(sessions)
    tasks = [line.id for line in Lists(sessions).of_member(xa.members["Lan"], TODAY)]

    def report(number: int) -> int:
        changes = [Recorded(task, Status.IN_PROGRESS, number) for task in tasks[:: 1 if number % 2 else -1]]
        return tracker.record(changes, actor=xa.lan, text="", now=NOW, today=TODAY).report_id

    with ThreadPoolExecutor(6) as pool:
        reports = list(pool.map(report, range(6)))
    newest = [line.percent for line in tracker.history(tasks[0], actor=xa.lan, today=TODAY)]
    assert sorted(percent for percent in newest if percent is not None) == list(range(6))
    assert Lists(sessions).task(xa.lan, tasks[0], TODAY).percent == newest[-1]
    in_order = sorted(reports, key=lambda report: newest.index(reports.index(report)), reverse=True)
    for one in in_order:
        tracker.undo(one, actor=xa.lan, now=NOW, today=TODAY)
    assert {line.status for line in Lists(sessions).of_committee(xa.id, TODAY)} == {Status.NOT_STARTED}


def test_a_file_sent_twice_at_once_is_kept_once(sessions: Sessions, xa: Commune) -> None:
    files = EvidenceFiles(sessions)
    task = Lists(sessions).of_committee(xa.id, TODAY)[0].id

    def attach(_: int) -> None:
        files.attach([task], "ảnh.jpg", b"photo", actor=xa.secretary, now=NOW, today=TODAY)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(attach, range(4)))
    assert len(files.of(task, actor=xa.secretary, today=TODAY)) == 1


def test_progress_begins_with_the_committees_own_tasks(sessions: Sessions, xa: Commune) -> None:
    names = [row.name for row in Lists(sessions).progress(xa.id, TODAY, actor=xa.chair).units]
    assert names == ["", "Xóm 1", "Xóm 2", "Xóm 3"]
