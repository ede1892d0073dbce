"""Reports recorded, taken back, opened again."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy.orm import Session, sessionmaker

from tasks import (
    Actor,
    Assigning,
    Lists,
    NotAllowed,
    People,
    Receipt,
    Recorded,
    Status,
    TaskLine,
    TaskNotFound,
    Tracker,
    WorkRefused,
    changes,
)
from tests.tasks.work.commune import NOW, TODAY, Commune, commune

Sessions = sessionmaker[Session]
DUE = dt.date(2026, 3, 20)
LATER = dt.date(2026, 4, 10)


@pytest.fixture
def tracker(sessions: Sessions) -> Tracker:
    return Tracker(sessions)


def task_of(sessions: Sessions, xa: Commune, unit: str | None = "Xóm 1") -> int:
    unit_id = xa.units[unit] if unit else None
    added = Assigning(sessions).add(
        f"Họp {unit}", DUE, committee_id=xa.id, unit_id=unit_id, actor=xa.secretary, now=NOW, today=TODAY
    )
    return added.id


def say(
    tracker: Tracker, actor: Actor, *changes: Recorded, key: str | None = None, minute: int = 0
) -> Receipt:
    now = NOW + dt.timedelta(minutes=minute)
    return tracker.record(changes, actor=actor, text="tin nhắn", key=key, now=now, today=TODAY)


def now_of(sessions: Sessions, xa: Commune, task_id: int) -> TaskLine:
    return Lists(sessions).task(xa.secretary, task_id, TODAY)


def test_what_is_reported_is_how_the_task_stands(tracker: Tracker, sessions: Sessions, xa: Commune) -> None:
    task = task_of(sessions, xa)
    receipt = say(tracker, xa.lan, Recorded(task, Status.IN_PROGRESS, 60))
    assert [(line.status, line.percent) for line in receipt.lines] == [(Status.IN_PROGRESS, 60)]
    assert now_of(sessions, xa, task) == receipt.lines[0]


def test_a_postponed_task_moves_but_remembers_its_first_date(
    tracker: Tracker, sessions: Sessions, xa: Commune
) -> None:
    line = say(tracker, xa.lan, Recorded(task_of(sessions, xa), Status.POSTPONED, None, LATER)).lines[0]
    assert (line.due, line.first_due) == (LATER, DUE)


def test_a_percentage_said_earlier_holds_until_the_task_is_done_or_opened_again(
    tracker: Tracker, sessions: Sessions, xa: Commune
) -> None:
    task = task_of(sessions, xa)
    said = [
        Recorded(task, Status.IN_PROGRESS, 40),
        Recorded(task, Status.BLOCKED),
        Recorded(task, Status.DONE),
        Recorded(task, Status.IN_PROGRESS),
    ]
    percents = [say(tracker, xa.lan, change).lines[0].percent for change in said]
    assert percents == [40, 40, None, None]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"percent": 101}, "0 đến 100"),
        ({"percent": -1}, "0 đến 100"),
        ({"percent": 10**12}, "0 đến 100"),
        ({"new_date": TODAY - dt.timedelta(days=1)}, "đã qua"),
        ({"new_date": dt.date(9999, 12, 31)}, "xa quá"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_recorded(
    tracker: Tracker, sessions: Sessions, xa: Commune, change: dict[str, object], message: str
) -> None:
    first, second = task_of(sessions, xa), task_of(sessions, xa, "Xóm 2")
    wrong = Recorded(second, Status.IN_PROGRESS, **change)  # type: ignore[arg-type]
    with pytest.raises(WorkRefused, match=message):
        say(tracker, xa.lan, Recorded(first, Status.DONE), wrong)
    assert now_of(sessions, xa, first).status == Status.NOT_STARTED
    assert tracker.history(first, actor=xa.lan, today=TODAY) == []


def test_a_report_of_nothing_is_refused(tracker: Tracker, xa: Commune) -> None:
    with pytest.raises(WorkRefused):
        say(tracker, xa.lan)


@pytest.mark.parametrize("unit", ["Xóm 3", "Công an xã", None])
def test_members_report_on_their_own_units_only(
    tracker: Tracker, sessions: Sessions, xa: Commune, unit: str | None
) -> None:
    own, foreign = task_of(sessions, xa), task_of(sessions, xa, unit)
    with pytest.raises(NotAllowed):
        say(tracker, xa.lan, Recorded(own, Status.DONE), Recorded(foreign, Status.DONE))
    assert now_of(sessions, xa, own).status == Status.NOT_STARTED


def test_those_who_lead_report_on_every_task(tracker: Tracker, sessions: Sessions, xa: Commune) -> None:
    for unit in ("Xóm 3", None):
        say(tracker, xa.chair, Recorded(task_of(sessions, xa, unit), Status.DONE))


def test_tasks_of_another_committee_are_not_found(tracker: Tracker, sessions: Sessions, xa: Commune) -> None:
    task = task_of(sessions, xa)
    other = commune(sessions, "Ban Chỉ đạo xã khác")
    receipt = say(tracker, xa.lan, Recorded(task, Status.DONE))
    with pytest.raises(TaskNotFound):
        say(tracker, other.chair, Recorded(task, Status.BLOCKED))
    with pytest.raises(TaskNotFound):
        tracker.undo(receipt.report_id, actor=other.chair, now=NOW, today=TODAY)
    with pytest.raises(TaskNotFound):
        tracker.history(task, actor=other.chair, today=TODAY)


def test_the_same_message_is_recorded_once(tracker: Tracker, sessions: Sessions, xa: Commune) -> None:
    task = task_of(sessions, xa)
    first = say(tracker, xa.lan, Recorded(task, Status.DONE), key="telegram:5:77")
    again = say(tracker, xa.lan, Recorded(task, Status.DONE), key="telegram:5:77", minute=1)
    assert (first.repeated, again.repeated) == (False, True)
    assert again.report_id == first.report_id
    assert len(tracker.history(task, actor=xa.lan, today=TODAY)) == 1


def test_the_same_message_coming_twice_at_once_is_recorded_once(
    tracker: Tracker, sessions: Sessions, xa: Commune
) -> None:
    task = task_of(sessions, xa)
    with ThreadPoolExecutor(4) as pool:
        receipts = list(
            pool.map(lambda _: say(tracker, xa.lan, Recorded(task, Status.DONE), key="k"), range(4))
        )
    assert sum(not receipt.repeated for receipt in receipts) == 1
    assert len({receipt.report_id for receipt in receipts}) == 1


def test_people_reporting_on_one_task_in_the_same_second_all_stay_in_its_history(
    tracker: Tracker, sessions: Sessions, xa: Commune
) -> None:
    task = task_of(sessions, xa)
    who = [xa.lan, xa.chair, xa.secretary] * 3
    with ThreadPoolExecutor(len(who)) as pool:
        list(
            pool.map(
                lambda n: say(tracker, who[n], Recorded(task, Status.IN_PROGRESS, 10 * n)), range(len(who))
            )
        )
    told = tracker.history(task, actor=xa.lan, today=TODAY)
    assert {row.percent for row in told} == {10 * n for n in range(len(who))}
    assert now_of(sessions, xa, task).percent == told[-1].percent


def test_what_was_taken_back_stands_as_before(tracker: Tracker, sessions: Sessions, xa: Commune) -> None:
    task = task_of(sessions, xa)
    tracker.record(
        [Recorded(task, Status.BLOCKED, 30)], actor=xa.lan, text="a", note="mưa", now=NOW, today=TODAY
    )
    before = now_of(sessions, xa, task)
    receipt = tracker.record(
        [Recorded(task, Status.POSTPONED, 50, LATER)],
        actor=xa.lan,
        text="b",
        note="lũ",
        now=NOW,
        today=TODAY,
    )
    tracker.undo(receipt.report_id, actor=xa.lan, now=NOW, today=TODAY)
    assert now_of(sessions, xa, task) == before


def test_a_task_told_twice_in_one_message_is_taken_back_whole(
    tracker: Tracker, sessions: Sessions, xa: Commune
) -> None:
    task = task_of(sessions, xa)
    receipt = say(tracker, xa.lan, Recorded(task, Status.DONE), Recorded(task, Status.BLOCKED))
    assert [line.status for line in receipt.lines] == [Status.BLOCKED]
    tracker.undo(receipt.report_id, actor=xa.lan, now=NOW, today=TODAY)
    assert now_of(sessions, xa, task).status == Status.NOT_STARTED


def test_taking_back_twice_says_so(tracker: Tracker, sessions: Sessions, xa: Commune) -> None:
    receipt = say(tracker, xa.lan, Recorded(task_of(sessions, xa), Status.DONE))
    tracker.undo(receipt.report_id, actor=xa.lan, now=NOW, today=TODAY)
    with pytest.raises(WorkRefused, match="đã được hoàn tác rồi"):
        tracker.undo(receipt.report_id, actor=xa.lan, now=NOW, today=TODAY)


def test_what_a_later_report_changed_is_not_taken_back_and_it_is_said_whose_that_is(
    tracker: Tracker, sessions: Sessions, xa: Commune
) -> None:
    task = task_of(sessions, xa)
    first = say(tracker, xa.lan, Recorded(task, Status.DONE))
    later = say(tracker, xa.chair, Recorded(task, Status.BLOCKED), minute=25)
    with pytest.raises(WorkRefused, match=r"Tâm đã cập nhật .* lúc 09:25 ngày 12/1/2026"):
        tracker.undo(first.report_id, actor=xa.lan, now=NOW, today=TODAY)
    tracker.undo(later.report_id, actor=xa.chair, now=NOW, today=TODAY)
    tracker.undo(first.report_id, actor=xa.lan, now=NOW, today=TODAY)
    assert now_of(sessions, xa, task).status == Status.NOT_STARTED


def test_a_report_is_taken_back_by_its_author_or_by_who_leads(
    tracker: Tracker, sessions: Sessions, xa: Commune
) -> None:
    first = say(tracker, xa.lan, Recorded(task_of(sessions, xa), Status.DONE))
    with pytest.raises(NotAllowed):
        tracker.undo(first.report_id, actor=xa.minh, now=NOW, today=TODAY)
    tracker.undo(first.report_id, actor=xa.chair, now=NOW, today=TODAY)


def test_an_unknown_report_is_not_found(tracker: Tracker, xa: Commune) -> None:
    with pytest.raises(TaskNotFound):
        tracker.undo(99, actor=xa.lan, now=NOW, today=TODAY)


def test_a_finished_task_is_opened_again_once(tracker: Tracker, sessions: Sessions, xa: Commune) -> None:
    task = task_of(sessions, xa)
    say(tracker, xa.lan, Recorded(task, Status.DONE))
    assert tracker.reopen(task, actor=xa.lan, now=NOW, today=TODAY).lines[0].status == Status.IN_PROGRESS
    with pytest.raises(WorkRefused, match="đang mở"):
        tracker.reopen(task, actor=xa.lan, now=NOW, today=TODAY)


def test_the_last_report_is_the_newest_that_stands(tracker: Tracker, sessions: Sessions, xa: Commune) -> None:
    task = task_of(sessions, xa)
    first = say(tracker, xa.lan, Recorded(task, Status.IN_PROGRESS))
    second = say(tracker, xa.lan, Recorded(task, Status.DONE), minute=5)
    assert tracker.last_report(xa.members["Lan"], since=NOW) == second.report_id
    tracker.undo(second.report_id, actor=xa.lan, now=NOW, today=TODAY)
    assert tracker.last_report(xa.members["Lan"], since=NOW) == first.report_id
    assert tracker.last_report(xa.members["Lan"], since=NOW + dt.timedelta(minutes=1)) is None


def test_every_report_is_in_the_log_with_before_and_after(
    tracker: Tracker, sessions: Sessions, xa: Commune
) -> None:
    say(tracker, xa.lan, Recorded(task_of(sessions, xa), Status.DONE))
    with sessions() as session:
        change = changes(session, xa.id, limit=1)[0][1]
    assert (change.actor, change.before, change.after) == (
        "Lan",
        "not_started, 20/03/2026",
        "done, 20/03/2026",
    )


@pytest.mark.parametrize("number", [0, -1, 10**30])
def test_a_number_that_no_task_can_have_is_not_found(tracker: Tracker, xa: Commune, number: int) -> None:
    with pytest.raises(TaskNotFound):
        say(tracker, xa.chair, Recorded(number, Status.DONE))
    with pytest.raises(TaskNotFound):
        tracker.undo(number, actor=xa.chair, now=NOW, today=TODAY)


def test_what_a_database_cannot_hold_is_left_out_of_the_words(
    tracker: Tracker, sessions: Sessions, xa: Commune
) -> None:
    task = task_of(sessions, xa)
    change = [Recorded(task, Status.DONE)]
    tracker.record(change, actor=xa.lan, text="xong\0 \ud800rồi", note="a\0b", now=NOW, today=TODAY)
    assert tracker.history(task, actor=xa.lan, today=TODAY)[0].text == "xong ?rồi"
    assert now_of(sessions, xa, task).note == "ab"


def test_handing_over_a_unit_is_in_the_history_of_its_tasks(
    tracker: Tracker, sessions: Sessions, xa: Commune
) -> None:
    task = task_of(sessions, xa)
    People(sessions).hand_over(
        xa.units["Xóm 1"], xa.members["Minh"], since=TODAY, actor=xa.chair, now=NOW + dt.timedelta(hours=1)
    )
    told = tracker.hand_overs(task, actor=xa.chair, today=TODAY)
    assert [(row.by, row.before, row.after) for row in told] == [("Tâm", "Lan", "Minh")]
