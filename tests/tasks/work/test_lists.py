"""Tasks looked at; what a message can be about."""

import datetime as dt

import pytest
from sqlalchemy.orm import Session, sessionmaker

from tasks import (
    Actor,
    Assigning,
    CommitteeNotFound,
    Committees,
    Ground,
    Level,
    Lists,
    NotAllowed,
    People,
    Progress,
    Quarter,
    Recorded,
    Role,
    Status,
    Tracker,
    read_update,
)
from tests.tasks.work.commune import NOW, OPERATOR, TODAY, Commune, commune

Sessions = sessionmaker[Session]
DUE = dt.date(2026, 2, 9)


def add(
    sessions: Sessions,
    xa: Commune,
    title: str,
    due: dt.date | None = DUE,
    unit: str | None = None,
    to: str | None = None,
) -> int:
    unit_id, member_id = xa.units[unit] if unit else None, xa.members[to] if to else None
    line = Assigning(sessions).add(
        title,
        due,
        committee_id=xa.id,
        unit_id=unit_id,
        member_id=member_id,
        actor=xa.secretary,
        now=NOW,
        today=TODAY,
    )
    return line.id


def done(sessions: Sessions, xa: Commune, task: int) -> None:
    Tracker(sessions).record(
        [Recorded(task, Status.DONE)], actor=xa.secretary, text="xong", now=NOW, today=TODAY
    )


def titles_of(sessions: Sessions, xa: Commune, who: str, *, also_done: bool = False) -> list[str]:
    lines = Lists(sessions).of_member(xa.members[who], TODAY, also_done=also_done)
    return [line.title for line in lines]


def test_a_members_tasks_are_those_of_their_units_and_those_given_to_them(
    sessions: Sessions, xa: Commune
) -> None:
    for title, unit, to in (
        ("của xóm 1", "Xóm 1", None),
        ("của xóm 3", "Xóm 3", None),
        ("giao Lan", None, "Lan"),
        ("xóm 2 giao Minh", "Xóm 2", "Minh"),
        ("của ban", None, None),
    ):
        add(sessions, xa, title, unit=unit, to=to)
    assert titles_of(sessions, xa, "Lan") == ["của xóm 1", "giao Lan"]
    assert titles_of(sessions, xa, "Minh") == ["của xóm 3", "xóm 2 giao Minh"]


def test_finished_tasks_are_listed_when_asked_for(sessions: Sessions, xa: Commune) -> None:
    done(sessions, xa, add(sessions, xa, "xong rồi", unit="Xóm 1"))
    assert titles_of(sessions, xa, "Lan") == []
    assert titles_of(sessions, xa, "Lan", also_done=True) == ["xong rồi"]


def test_a_delegate_has_the_tasks_of_who_is_away(sessions: Sessions, xa: Commune) -> None:
    add(sessions, xa, "của xóm 1", unit="Xóm 1")
    add(sessions, xa, "giao Lan", to="Lan")
    away = {"actor": xa.lan, "now": NOW}
    People(sessions).leave(xa.members["Lan"], TODAY, TODAY, xa.members["Minh"], **away)
    assert titles_of(sessions, xa, "Minh") == ["của xóm 1", "giao Lan"]
    ground = Lists(sessions).context_for(xa.minh, TODAY)
    assert ground.sender.units == ("Xóm 1", "Xóm 2", "Xóm 3")
    assert str(xa.members["Minh"]) in ground.context.tasks[1].assignees


def test_a_quarter_has_what_is_due_in_it_done_or_not(sessions: Sessions, xa: Commune) -> None:
    done(sessions, xa, add(sessions, xa, "quý I", unit="Xóm 1"))
    add(sessions, xa, "quý II", dt.date(2026, 4, 1), unit="Xóm 1")
    add(sessions, xa, "người khác", unit="Xóm 3")
    lists, first = Lists(sessions), Quarter(2026, 1)
    assert [line.title for line in lists.of_quarter(xa.lan, first, TODAY)] == ["quý I"]
    assert [line.title for line in lists.of_quarter(xa.chair, first, TODAY)] == ["quý I", "người khác"]


def test_each_committee_sees_its_own(sessions: Sessions, xa: Commune) -> None:
    add(sessions, xa, "của mình", unit="Xóm 1")
    other = commune(sessions, "Ban Chỉ đạo xã khác")
    lists = Lists(sessions)
    assert lists.of_committee(other.id, TODAY) == []
    assert lists.of_quarter(other.chair, Quarter(2026, 1), TODAY) == []
    assert lists.context_for(other.chair, TODAY).context.tasks == ()
    with pytest.raises(CommitteeNotFound):
        lists.progress(xa.id, TODAY, actor=other.chair)


def test_progress_counts_units_and_the_committees_below(sessions: Sessions, xa: Commune) -> None:
    upper = Committees(sessions).create("Ban Chỉ đạo tỉnh", Level.PROVINCE, now=NOW, actor=OPERATOR)
    with sessions.begin() as session:
        from tasks.committee.models import Committee

        session.get_one(Committee, xa.id).parent_id = upper.id
    add(sessions, xa, "của ban")
    done(sessions, xa, add(sessions, xa, "một", unit="Xóm 1"))
    add(sessions, xa, "hai", unit="Xóm 1")
    lists, after = Lists(sessions), DUE + dt.timedelta(days=1)
    own = lists.progress(xa.id, after, actor=xa.chair)
    assert own.units == (Progress("", 1, 0, 1), Progress("Xóm 1", 2, 1, 1))
    assert (own.count, own.done, own.late, own.below) == (3, 1, 2, ())
    leader = Actor("Bình", Role.CHAIR, 99, upper.id)
    assert lists.progress(upper.id, after, actor=leader).below == (
        Progress("Ban Chỉ đạo xã Suối Mơ", 3, 1, 2),
    )
    assert lists.progress(xa.id, after, actor=leader) == own
    with pytest.raises(NotAllowed):
        lists.progress(xa.id, after, actor=xa.lan)


def ground_titles(ground: Ground) -> list[str]:
    return [task.title for task in ground.context.tasks]


def test_a_message_can_be_about_open_tasks_that_are_near_late_or_undated(
    sessions: Sessions, xa: Commune
) -> None:
    day = dt.timedelta(days=1)
    add(sessions, xa, "sẽ trễ", TODAY)
    add(sessions, xa, "không hạn", None)
    add(sessions, xa, "cuối quý", dt.date(2026, 6, 30))
    add(sessions, xa, "quý sau", dt.date(2026, 7, 20))
    done(sessions, xa, add(sessions, xa, "xong rồi", TODAY))
    april = dt.date(2026, 4, 20)
    lists = Lists(sessions)
    assert ground_titles(lists.context_for(xa.chair, april)) == ["sẽ trễ", "không hạn", "cuối quý"]
    in_june = dt.date(2026, 7, 20) - 45 * day
    assert ground_titles(lists.context_for(xa.chair, in_june))[-1] == "quý sau"


def test_tasks_of_the_same_name_are_told_apart_by_their_date(sessions: Sessions, xa: Commune) -> None:
    for due in (DUE, DUE + dt.timedelta(days=7)):
        add(sessions, xa, "Họp giao ban", due)
    assert ground_titles(Lists(sessions).context_for(xa.chair, TODAY)) == [
        "Họp giao ban (hạn 9/2/2026)",
        "Họp giao ban (hạn 16/2/2026)",
    ]


def test_a_message_read_against_the_ground_names_tasks_that_can_be_recorded(
    sessions: Sessions, xa: Commune
) -> None:
    task = add(sessions, xa, "Họp thôn bàn quy ước", unit="Xóm 1")
    ground = Lists(sessions).context_for(xa.lan, TODAY)
    reading = read_update("xóm 1 họp bàn quy ước xong rồi", ground.sender, ground.context)
    assert [ground.task_ids[entry.task, entry.unit] for entry in reading.entries] == [task]


def test_a_task_may_be_named_by_the_number_it_is_shown_with(sessions: Sessions, xa: Commune) -> None:
    add(sessions, xa, "Họp thôn bàn quy ước", unit="Xóm 1")
    task = add(sessions, xa, "Đăng ký mô hình", unit="Xóm 1")
    ground = Lists(sessions).context_for(xa.lan, TODAY)
    reading = read_update(f"việc {task} xong", ground.sender, ground.context)
    assert [ground.task_ids[entry.task, entry.unit] for entry in reading.entries] == [task]


def test_who_has_no_committee_has_no_ground(sessions: Sessions) -> None:
    with pytest.raises(CommitteeNotFound):
        Lists(sessions).context_for(OPERATOR, TODAY)
    with pytest.raises(NotAllowed):
        Lists(sessions).context_for(Actor("Khách", Role.OFFICIAL, 5), TODAY)
