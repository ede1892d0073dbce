"""Tasks given to people; tasks that no plan asked for; evidence."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy.orm import Session, sessionmaker

from tasks import (
    Assigning,
    EvidenceFiles,
    Lists,
    MemberNotFound,
    NotAllowed,
    Recorded,
    Status,
    TaskLine,
    TaskNotFound,
    Tracker,
    UnitNotFound,
    WorkRefused,
    changes,
)
from tests.tasks.work.commune import NOW, TODAY, Commune, commune

Sessions = sessionmaker[Session]
DUE = dt.date(2026, 3, 20)


@pytest.fixture
def assigning(sessions: Sessions) -> Assigning:
    return Assigning(sessions)


def added(assigning: Assigning, xa: Commune, unit: str | None = None, title: str = "Họp") -> TaskLine:
    unit_id = xa.units[unit] if unit else None
    return assigning.add(
        title, DUE, committee_id=xa.id, unit_id=unit_id, actor=xa.secretary, now=NOW, today=TODAY
    )


def test_a_task_of_a_unit_is_answered_for_by_who_has_the_unit(assigning: Assigning, xa: Commune) -> None:
    assert added(assigning, xa, "Xóm 1").assignee == "Lan"
    assert added(assigning, xa, "Công an xã").assignee is None


def test_a_task_given_to_a_member_is_theirs_and_can_be_given_back(assigning: Assigning, xa: Commune) -> None:
    task = added(assigning, xa, "Xóm 1")
    who = {"actor": xa.chair, "now": NOW, "today": TODAY}
    assert assigning.assign([task.id], xa.members["Minh"], **who)[0].assignee == "Minh"
    assert assigning.assign([task.id], None, **who)[0].assignee == "Lan"


def test_whoever_was_given_a_task_may_report_on_it(
    assigning: Assigning, sessions: Sessions, xa: Commune
) -> None:
    task = added(assigning, xa)
    tracker, done = Tracker(sessions), [Recorded(task.id, Status.DONE)]
    with pytest.raises(NotAllowed):
        tracker.record(done, actor=xa.minh, text="xong", now=NOW, today=TODAY)
    assigning.assign([task.id], xa.members["Minh"], actor=xa.chair, now=NOW, today=TODAY)
    tracker.record(done, actor=xa.minh, text="xong", now=NOW, today=TODAY)


def test_who_had_a_task_is_in_its_history_and_in_the_log(
    assigning: Assigning, sessions: Sessions, xa: Commune
) -> None:
    task = added(assigning, xa)
    for who in ("Lan", "Lan", "Minh"):
        assigning.assign([task.id], xa.members[who], actor=xa.chair, now=NOW, today=TODAY)
    told = Tracker(sessions).hand_overs(task.id, actor=xa.lan, today=TODAY)
    assert [(row.by, row.before, row.after) for row in told] == [("Tâm", None, "Lan"), ("Tâm", "Lan", "Minh")]
    with sessions() as session:
        log = [change for _, change in changes(session, xa.id) if change.action == "task.assigned"]
    assert [(change.before, change.after) for change in log] == [("Lan", "Minh"), (None, "Lan")]


def test_tasks_are_given_all_or_none(assigning: Assigning, sessions: Sessions, xa: Commune) -> None:
    task = added(assigning, xa)
    with pytest.raises(TaskNotFound):
        assigning.assign([task.id, 999], xa.members["Lan"], actor=xa.chair, now=NOW, today=TODAY)
    assert Lists(sessions).task(xa.lan, task.id, TODAY).assignee is None


def test_tasks_are_given_to_members_of_the_committee_only(
    assigning: Assigning, sessions: Sessions, xa: Commune
) -> None:
    task = added(assigning, xa)
    other = commune(sessions, "Ban Chỉ đạo xã khác")
    for stranger in (other.members["Lan"], 999):
        with pytest.raises(MemberNotFound):
            assigning.assign([task.id], stranger, actor=xa.chair, now=NOW, today=TODAY)
    with pytest.raises(TaskNotFound):
        assigning.assign([task.id], other.members["Lan"], actor=other.chair, now=NOW, today=TODAY)


def test_plain_members_give_no_tasks(assigning: Assigning, xa: Commune) -> None:
    with pytest.raises(NotAllowed):
        assigning.assign([1], xa.members["Lan"], actor=xa.lan, now=NOW, today=TODAY)
    with pytest.raises(NotAllowed):
        assigning.add("Họp", DUE, committee_id=xa.id, actor=xa.lan, now=NOW, today=TODAY)


def test_a_task_of_the_committees_own_needs_a_name_a_day_to_come_and_a_unit_of_its_own(
    assigning: Assigning, sessions: Sessions, xa: Commune
) -> None:
    other = commune(sessions, "Ban Chỉ đạo xã khác")
    who = {"actor": xa.chair, "now": NOW, "today": TODAY, "committee_id": xa.id}
    for title, due in ((" ", DUE), ("Họp", TODAY - dt.timedelta(days=1)), ("x" * 301, None)):
        with pytest.raises(WorkRefused):
            assigning.add(title, due, **who)
    with pytest.raises(UnitNotFound):
        assigning.add("Họp", DUE, unit_id=other.units["Xóm 1"], **who)
    with pytest.raises(MemberNotFound):
        assigning.add("Họp", DUE, member_id=other.members["Lan"], **who)
    with pytest.raises(TaskNotFound):
        assigning.add("Họp", DUE, **{**who, "committee_id": other.id})
    assert Lists(sessions).of_committee(xa.id, TODAY) == []


def test_tasks_of_the_same_name_at_the_same_moment_are_two(assigning: Assigning, xa: Commune) -> None:
    with ThreadPoolExecutor(4) as pool:
        ids = list(pool.map(lambda _: added(assigning, xa).id, range(4)))
    assert len(set(ids)) == 4


def test_the_same_file_is_kept_once_for_each_task(
    assigning: Assigning, sessions: Sessions, xa: Commune
) -> None:
    tasks = [added(assigning, xa, "Xóm 1").id, added(assigning, xa, "Xóm 2").id]
    files = EvidenceFiles(sessions)
    for name in ("ảnh.jpg", "ảnh (1).jpg"):
        files.attach(tasks, name, b"photo", actor=xa.lan, now=NOW, today=TODAY)
    for task in tasks:
        kept = files.of(task, actor=xa.lan, today=TODAY)
        assert [(file.name, file.content) for file in kept] == [("ảnh.jpg", b"photo")]


def test_evidence_too_big_or_empty_is_refused(assigning: Assigning, sessions: Sessions, xa: Commune) -> None:
    task = added(assigning, xa, "Xóm 1").id
    for content in (b"", b"x" * (20 * 1024 * 1024 + 1)):
        with pytest.raises(WorkRefused):
            EvidenceFiles(sessions).attach([task], "a", content, actor=xa.lan, now=NOW, today=TODAY)


def test_evidence_is_given_by_those_who_may_report(
    assigning: Assigning, sessions: Sessions, xa: Commune
) -> None:
    task = added(assigning, xa, "Xóm 3").id
    with pytest.raises(NotAllowed):
        EvidenceFiles(sessions).attach([task], "a", b"x", actor=xa.lan, now=NOW, today=TODAY)
