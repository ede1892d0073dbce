"""A plan's duties on their way to becoming tasks."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session, sessionmaker

from knowledge import Library
from tasks import (
    Drafts,
    DutyState,
    DutyView,
    Evidence,
    EvidenceFiles,
    Lists,
    NotAllowed,
    Recorded,
    Status,
    Task,
    TaskLine,
    TaskNotFound,
    Tracker,
    UnitNotFound,
    WorkRefused,
    changes,
)
from tests.tasks.work.commune import (
    FILE,
    HEAD,
    MEETING,
    NOW,
    PLAN,
    REPORTS,
    TODAY,
    TRAINING,
    Commune,
    commune,
    take_in,
)

Sessions = sessionmaker[Session]
AUGUST = NOW.replace(month=8)


@pytest.fixture
def drafts(sessions: Sessions) -> Drafts:
    return Drafts(sessions)


def drawn(drafts: Drafts, sessions: Sessions, xa: Commune, text: str = PLAN) -> list[DutyView]:
    return drafts.draw(take_in(sessions, text), xa.id, actor=xa.secretary, now=NOW)


def accepted(drafts: Drafts, sessions: Sessions, xa: Commune, now: dt.datetime = NOW) -> list[DutyView]:
    ids = [duty.id for duty in drawn(drafts, sessions, xa)]
    return drafts.accept(ids, actor=xa.secretary, now=now)


def every_task(sessions: Sessions, xa: Commune) -> list[TaskLine]:
    return Lists(sessions).of_committee(xa.id, TODAY)


def done(sessions: Sessions, xa: Commune, task_id: int, status: Status = Status.DONE) -> None:
    change = Recorded(task_id, status)
    Tracker(sessions).record([change], actor=xa.secretary, text="xong", now=NOW, today=TODAY)


def test_a_plan_is_drafted_in_its_order_with_the_units_that_it_means(
    drafts: Drafts, sessions: Sessions, xa: Commune
) -> None:
    found = drawn(drafts, sessions, xa)
    assert [(duty.number, duty.kind, duty.state) for duty in found] == [
        (1, "training", DutyState.DRAFT),
        (2, "meeting", DutyState.DRAFT),
        (3, "report", DutyState.DRAFT),
    ]
    assert found[0].passage_id is not None
    assert [duty.unit_names for duty in found] == [(), (), ("Xóm 1", "Xóm 2", "Xóm 3")]


def test_nothing_is_a_task_unconfirmed(drafts: Drafts, sessions: Sessions, xa: Commune) -> None:
    drawn(drafts, sessions, xa)
    assert every_task(sessions, xa) == []


def test_drawing_twice_drafts_nothing_twice(drafts: Drafts, sessions: Sessions, xa: Commune) -> None:
    assert drawn(drafts, sessions, xa) == drawn(drafts, sessions, xa)


def test_accepted_duties_become_tasks_by_unit_and_period(
    drafts: Drafts, sessions: Sessions, xa: Commune
) -> None:
    accepted(drafts, sessions, xa)
    assert [(task.unit, task.period, task.due) for task in every_task(sessions, xa)] == [
        (None, "", dt.date(2026, 6, 30)),
        *((f"Xóm {number}", "6 tháng đầu năm 2026", dt.date(2026, 6, 30)) for number in (1, 2, 3)),
        (None, "", dt.date(2026, 9, 15)),
        *((f"Xóm {number}", "năm 2026", dt.date(2026, 12, 31)) for number in (1, 2, 3)),
    ]


def test_a_late_first_report_does_not_move_the_second(
    drafts: Drafts, sessions: Sessions, xa: Commune
) -> None:
    accepted(drafts, sessions, xa)
    first, second = (
        next(
            task for task in every_task(sessions, xa) if task.unit == "Xóm 1" and task.period.startswith(name)
        )
        for name in ("6 tháng", "năm")
    )
    late = NOW.replace(month=9)
    change = Recorded(first.id, Status.DONE)
    Tracker(sessions).record([change], actor=xa.lan, text="xong", now=late, today=late.date())
    assert Lists(sessions).task(xa.lan, second.id, late.date()).due == dt.date(2026, 12, 31)


def test_accepting_twice_makes_nothing_twice(drafts: Drafts, sessions: Sessions, xa: Commune) -> None:
    first = accepted(drafts, sessions, xa)
    assert [duty.task_ids for duty in accepted(drafts, sessions, xa)] == [duty.task_ids for duty in first]
    assert len(every_task(sessions, xa)) == 8


def test_accepting_at_the_same_moment_makes_nothing_twice(
    drafts: Drafts, sessions: Sessions, xa: Commune
) -> None:
    ids = [duty.id for duty in drawn(drafts, sessions, xa)]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: drafts.accept(ids, actor=xa.secretary, now=NOW), range(4)))
    assert {duty.task_ids for duties in found for duty in duties} == {duty.task_ids for duty in found[0]}
    assert len(every_task(sessions, xa)) == 8


def test_periods_before_the_day_of_acceptance_are_skipped_and_told(
    drafts: Drafts, sessions: Sessions, xa: Commune
) -> None:
    reports = accepted(drafts, sessions, xa, AUGUST)[2]
    assert reports.skipped == ("6 tháng đầu năm 2026",)
    assert len(reports.task_ids) == 3


def test_what_is_past_altogether_is_a_task_all_the_same(
    drafts: Drafts, sessions: Sessions, xa: Commune
) -> None:
    found = accepted(drafts, sessions, xa, NOW.replace(year=2027))
    assert all(duty.task_ids for duty in found)


def test_a_dropped_duty_has_no_tasks_and_can_be_taken_up_again(
    drafts: Drafts, sessions: Sessions, xa: Commune
) -> None:
    ids = [duty.id for duty in accepted(drafts, sessions, xa)]
    dropped = drafts.drop(ids, actor=xa.secretary, now=NOW)
    assert [(duty.state, duty.task_ids) for duty in dropped] == [(DutyState.DROPPED, ())] * 3
    assert every_task(sessions, xa) == []
    drafts.accept(ids, actor=xa.secretary, now=NOW)
    assert len(every_task(sessions, xa)) == 8


def test_a_duty_that_was_worked_on_is_not_dropped(drafts: Drafts, sessions: Sessions, xa: Commune) -> None:
    found = accepted(drafts, sessions, xa)
    done(sessions, xa, found[2].task_ids[0])
    with pytest.raises(WorkRefused, match="đã có cập nhật"):
        drafts.drop([duty.id for duty in found], actor=xa.secretary, now=NOW)
    assert len(every_task(sessions, xa)) == 8


def test_a_duty_with_evidence_is_not_dropped(drafts: Drafts, sessions: Sessions, xa: Commune) -> None:
    duty = accepted(drafts, sessions, xa)[0]
    files = EvidenceFiles(sessions)
    files.attach(duty.task_ids, "a.jpg", b"photo", actor=xa.secretary, now=NOW, today=TODAY)
    with pytest.raises(WorkRefused):
        drafts.drop([duty.id], actor=xa.secretary, now=NOW)
    with sessions() as session:
        assert session.scalar(select(func.count()).select_from(Evidence)) == 1


def test_an_edited_draft_becomes_what_it_was_made(drafts: Drafts, sessions: Sessions, xa: Commune) -> None:
    duty = drawn(drafts, sessions, xa)[0]
    units = [xa.units["Xóm 3"], xa.units["Công an xã"]]
    due = dt.date(2026, 5, 20)
    drafts.edit(duty.id, title="Lớp hòa giải", due=due, unit_ids=units, actor=xa.secretary, now=NOW)
    drafts.accept([duty.id], actor=xa.secretary, now=NOW)
    assert [(task.title, task.unit, task.due) for task in every_task(sessions, xa)] == [
        ("Lớp hòa giải", "Xóm 3", due),
        ("Lớp hòa giải", "Công an xã", due),
    ]


def test_editing_an_accepted_duty_edits_its_open_tasks_and_leaves_the_done_ones(
    drafts: Drafts, sessions: Sessions, xa: Commune
) -> None:
    duty = accepted(drafts, sessions, xa)[2]
    done(sessions, xa, duty.task_ids[0])
    units = [xa.units["Xóm 2"], xa.units["Công an xã"]]
    drafts.edit(duty.id, title="Báo cáo", unit_ids=units, actor=xa.secretary, now=NOW)
    found = [task for task in every_task(sessions, xa) if task.period]
    assert [(task.unit, task.period[:5], task.title == "Báo cáo") for task in found] == [
        ("Xóm 1", "6 thá", False),
        ("Xóm 2", "6 thá", True),
        ("Công an xã", "6 thá", True),
        ("Xóm 2", "năm 2", True),
        ("Công an xã", "năm 2", True),
    ]


def test_a_new_date_of_an_accepted_duty_moves_the_tasks_not_begun(
    drafts: Drafts, sessions: Sessions, xa: Commune
) -> None:
    duty = accepted(drafts, sessions, xa)[2]
    done(sessions, xa, duty.task_ids[0], Status.IN_PROGRESS)
    drafts.edit(duty.id, due=dt.date(2026, 6, 12), actor=xa.secretary, now=NOW)
    found = {(task.unit, task.due) for task in every_task(sessions, xa) if task.period.startswith("6 tháng")}
    assert found == {
        ("Xóm 1", dt.date(2026, 6, 30)),
        ("Xóm 2", dt.date(2026, 6, 12)),
        ("Xóm 3", dt.date(2026, 6, 12)),
    }


def test_editing_late_in_the_year_keeps_the_tasks_that_are_late(
    drafts: Drafts, sessions: Sessions, xa: Commune
) -> None:
    duty = accepted(drafts, sessions, xa)[2]
    drafts.edit(duty.id, title="Báo cáo", actor=xa.secretary, now=AUGUST)
    assert len(every_task(sessions, xa)) == 8


@pytest.mark.parametrize(
    "changed", [{"due": dt.date(2025, 12, 31)}, {"due": dt.date(9999, 1, 1)}, {"title": " "}]
)
def test_an_edit_that_makes_no_sense_is_refused_and_changes_nothing(
    drafts: Drafts, sessions: Sessions, xa: Commune, changed: dict[str, object]
) -> None:
    before = drawn(drafts, sessions, xa)
    with pytest.raises(WorkRefused):
        drafts.edit(before[0].id, actor=xa.secretary, now=NOW, **changed)  # type: ignore[arg-type]
    assert drafts.listed(xa.id) == before


def test_units_of_another_committee_are_unknown(drafts: Drafts, sessions: Sessions, xa: Commune) -> None:
    other = commune(sessions, "Ban Chỉ đạo xã khác")
    duty = drawn(drafts, sessions, xa)[0]
    with pytest.raises(UnitNotFound):
        drafts.edit(duty.id, unit_ids=[other.units["Xóm 1"]], actor=xa.secretary, now=NOW)


def test_duties_of_another_committee_are_not_found(drafts: Drafts, sessions: Sessions, xa: Commune) -> None:
    other = commune(sessions, "Ban Chỉ đạo xã khác")
    ids = [duty.id for duty in drawn(drafts, sessions, xa)]
    with pytest.raises(TaskNotFound):
        drafts.accept(ids, actor=other.secretary, now=NOW)
    with pytest.raises(TaskNotFound):
        drafts.draw(1, xa.id, actor=other.secretary, now=NOW)


def test_only_the_standing_body_makes_tasks_of_plans(drafts: Drafts, sessions: Sessions, xa: Commune) -> None:
    ids = [duty.id for duty in drawn(drafts, sessions, xa)]
    for deed in (drafts.accept, drafts.drop):
        with pytest.raises(NotAllowed):
            deed(ids, actor=xa.chair, now=NOW)


def test_tasks_outlive_their_document(drafts: Drafts, sessions: Sessions, xa: Commune) -> None:
    accepted(drafts, sessions, xa)
    Library(sessions, lambda: NOW).remove(FILE)
    task = every_task(sessions, xa)[0]
    assert (task.document_id, task.passage_id, task.file) == (None, None, FILE)
    assert task.section
    with pytest.raises(TaskNotFound, match="không còn"):
        drafts.draw(1, xa.id, actor=xa.secretary, now=NOW)


def test_a_document_taken_in_again_finds_its_duties(drafts: Drafts, sessions: Sessions, xa: Commune) -> None:
    accepted(drafts, sessions, xa)
    Library(sessions, lambda: NOW).remove(FILE)
    found = drawn(drafts, sessions, xa)
    assert [(duty.state, len(duty.task_ids)) for duty in found] == [
        (DutyState.ACCEPTED, 1),
        (DutyState.ACCEPTED, 1),
        (DutyState.ACCEPTED, 6),
    ]
    assert all(duty.passage_id for duty in found)


def test_a_changed_plan_brings_new_drafts_and_keeps_what_was_accepted(
    drafts: Drafts, sessions: Sessions, xa: Commune
) -> None:
    training = drawn(drafts, sessions, xa)[0]
    drafts.accept([training.id], actor=xa.secretary, now=NOW)
    text = f"{HEAD}Quý III\n- Khảo sát ý kiến người dân các xóm.\n{MEETING}II. TỔ CHỨC THỰC HIỆN\n"
    found = drawn(drafts, sessions, xa, text)
    assert [(duty.number, duty.kind, duty.state) for duty in found] == [
        (1, "inspection", DutyState.DRAFT),
        (2, "meeting", DutyState.DRAFT),
        (3, "training", DutyState.ACCEPTED),
    ]
    assert len(every_task(sessions, xa)) == 1


def test_equal_duties_of_a_plan_are_two(drafts: Drafts, sessions: Sessions, xa: Commune) -> None:
    found = drawn(drafts, sessions, xa, f"{HEAD}Quý II\n{TRAINING}{TRAINING}{REPORTS}")
    assert len({duty.id for duty in found if duty.kind == "training"}) == 2


def test_every_deed_is_in_the_log(drafts: Drafts, sessions: Sessions, xa: Commune) -> None:
    duty = accepted(drafts, sessions, xa)[0]
    drafts.edit(duty.id, title="Lớp hòa giải", actor=xa.secretary, now=NOW)
    drafts.drop([duty.id], actor=xa.secretary, now=NOW)
    with sessions() as session:
        actions = [change.action for _, change in changes(session, xa.id)]
    assert actions[:5] == ["duty.dropped", "duty.edited", *["duty.accepted"] * 3]


def test_a_task_belongs_to_one_committee_only(drafts: Drafts, sessions: Sessions, xa: Commune) -> None:
    accepted(drafts, sessions, xa)
    other = commune(sessions, "Ban Chỉ đạo xã khác")
    accepted(drafts, sessions, other)
    with sessions() as session:
        assert session.scalar(select(func.count()).select_from(Task)) == 16
    assert len(every_task(sessions, xa)) == len(every_task(sessions, other)) == 8


def test_two_plans_of_the_same_file_name_have_duties_of_their_own(
    drafts: Drafts, sessions: Sessions, xa: Commune
) -> None:
    library = Library(sessions, lambda: NOW)
    ids = [
        library.take_in_content(FILE, f"{PLAN}{end}".encode(), f"{end}/{FILE}").document_id for end in "ab"
    ]
    found = [drafts.draw(one or 0, xa.id, actor=xa.secretary, now=NOW) for one in (*ids, *ids)]
    assert found[:2] == found[2:]
    assert {duty.id for duty in found[0]}.isdisjoint(duty.id for duty in found[1])


@pytest.mark.parametrize("number", [0, -1, 10**30])
def test_a_number_that_no_duty_can_have_is_not_found(drafts: Drafts, xa: Commune, number: int) -> None:
    for deed in (drafts.accept, drafts.drop):
        with pytest.raises(TaskNotFound):
            deed([number], actor=xa.secretary, now=NOW)
    with pytest.raises(TaskNotFound):
        drafts.draw(number, xa.id, actor=xa.secretary, now=NOW)
