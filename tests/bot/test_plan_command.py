"""`danvan plan` and `danvan tasks`."""

import datetime as dt
from pathlib import Path

import pytest

from bot.office import Office
from tasks import Actor, Level, Member, Recorded, Role, Status
from tasks.committee.models import Holding, Unit
from tests.bot.conftest import Danvan
from tests.bot.sample import PLAN_2026
from tests.conftest import NOW, office_at

WARD = "Ban Chỉ đạo phường Hoa Sen"
OPERATOR = Actor("operator", None)


@pytest.fixture
def ward(filled: Danvan, home: Path) -> Danvan:
    """The program with the sample documents and a ward's committee: one unit, who has it, a chair."""
    office = office_at(home)
    _commune(office, WARD)
    office.sessions.kw["bind"].dispose()
    return filled


def _commune(office: Office, name: str) -> None:
    made = office.committees.create(name, Level.COMMUNE, now=NOW, actor=OPERATOR)
    with office.sessions.begin() as session:
        unit = Unit(committee_id=made.id, name="Công an phường", aliases=[])
        lan, tam = (
            Member(committee_id=made.id, name=f"{who} {made.id}", role=role, joined_at=NOW)
            for who, role in (("Lan", Role.MEMBER), ("Tâm", Role.CHAIR))
        )
        session.add_all([unit, lan, tam])
        session.flush()
        session.add(Holding(unit_id=unit.id, member_id=lan.id, since=dt.date(2025, 1, 1)))


def test_drafts_are_the_rows_of_duties_without_tasks(ward: Danvan) -> None:
    duties = ward("duties", PLAN_2026, "--json").json
    assert ward("plan", PLAN_2026, "--json").json == [{**row, "task_ids": []} for row in duties]
    assert ward("tasks", "--json").json == []


def test_accepted_duties_are_tasks(ward: Danvan) -> None:
    rows = ward("plan", PLAN_2026, "--accept", "--json").json
    tasks = ward("tasks", "--json").json
    assert [id for row in rows for id in row["task_ids"]] == [task["id"] for task in tasks] != []
    assert {**tasks[0], "updated_at": None} == {
        "id": 1,
        "title": "Tập huấn kỹ năng hòa giải cho tổ trưởng khu phố",
        "unit": None,
        "assignee": None,
        "due": "2026-09-30",
        "status": "not_started",
        "percent": None,
        "updated_at": None,
        "document": PLAN_2026,
        "section": "II, Quý III, gạch đầu dòng 1",
    }
    assert dt.datetime.fromisoformat(tasks[0]["updated_at"]).utcoffset() == dt.timedelta(hours=7)


def test_accepting_again_changes_nothing(ward: Danvan) -> None:
    first = ward("plan", PLAN_2026, "--accept", "--json").json
    assert ward("plan", PLAN_2026, "--accept", "--json").json == first


def test_plans_and_tasks_are_listed_for_people(ward: Danvan) -> None:
    assert "[chờ duyệt] Tập huấn kỹ năng hòa giải" in ward("plan", PLAN_2026).out
    assert "4 nhiệm vụ, 4 việc." in ward("plan", PLAN_2026, "--accept").out
    assert "Tập huấn kỹ năng hòa giải" in ward("tasks").out


def test_without_a_committee_the_first_is_made_and_the_way_to_its_roster_told(filled: Danvan) -> None:
    ran = filled("plan", PLAN_2026, "--accept")
    assert ran.code == 0
    assert "danvan committee import" in ran.err


def test_of_several_committees_one_must_be_named(ward: Danvan, home: Path) -> None:
    office = office_at(home)
    _commune(office, "Ban Chỉ đạo xã khác")
    office.sessions.kw["bind"].dispose()
    ran = ward("plan", PLAN_2026, "--accept")
    assert (ran.code, WARD in ran.err) == (1, True)
    assert ward("plan", PLAN_2026, "--committee", "hoa sen", "--accept").code == 0
    assert len(ward("tasks", "--committee", WARD, "--json").json) == 4
    assert ward("tasks", "--committee", "xã khác", "--json").json == []


def test_a_member_sees_their_tasks_the_finished_too_and_who_leads_sees_all(ward: Danvan, home: Path) -> None:
    ward("plan", PLAN_2026, "--accept")
    office = office_at(home)
    ids = [line.id for line in office.lists.of_committee(1, office.today)]
    member = next(one.id for one in office.people.members(1) if one.name == "Lan 1")
    when = {"actor": OPERATOR, "now": NOW, "today": office.today}
    office.assigning.assign(ids[:2], member, **when)  # type: ignore[arg-type]
    office.tracker.record([Recorded(ids[0], Status.DONE)], text="xong", **when)  # type: ignore[arg-type]
    office.sessions.kw["bind"].dispose()
    own = ward("tasks", "--as", "Lan 1", "--json").json
    assert [(task["id"], task["status"], task["assignee"]) for task in own] == [
        (ids[0], "done", "Lan 1"),
        (ids[1], "not_started", "Lan 1"),
    ]
    assert len(ward("tasks", "--as", "Tâm 1", "--json").json) == 4
    assert ward("tasks", "--as", "Lan 1", "--committee", WARD).code == 1


def test_an_unknown_document_or_member_is_a_failure(ward: Danvan) -> None:
    assert [ward("plan", "99").code, ward("tasks", "--as", "Không Ai").code] == [1, 1]
