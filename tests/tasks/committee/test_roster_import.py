"""What a roster does to the database: the file is the whole truth for its committees."""

import datetime as dt
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from knowledge import Base
from tasks import (
    Action,
    Actor,
    AuditEntry,
    Committees,
    InviteRefused,
    Level,
    Member,
    NotAllowed,
    People,
    Role,
    Roster,
    RosterFiles,
    RosterImport,
    RosterRefused,
    roster_template,
)
from tasks.committee.models import Holding
from tests.tasks.committee.conftest import NOW, OPERATOR, TODAY, TakeIn, roster

AN = "{Họ và tên: Trần An, Vai trò: Trưởng ban}"
BINH = "{Họ và tên: Lê Bình, Chức vụ: Công chức, Vai trò: Thường trực}"
TWO = f"{AN}\n{BINH}"
DONG = "{Tên: Thôn Đông, Tên gọi tắt: T1}"


def deeds(came: RosterImport) -> list[tuple[str, str]]:
    return [(change.action, change.subject) for change in came.changes]


def held(sessions: sessionmaker[Session]) -> list[tuple[str, dt.date, dt.date | None]]:
    """Who has had a unit, from when until when."""
    query = select(Member.name, Holding.since, Holding.until).join(Member, Holding.member_id == Member.id)
    with sessions() as session:
        return [(name, since, until) for name, since, until in session.execute(query.order_by(Holding.id))]


def everything(sessions: sessionmaker[Session]) -> dict[str, list[Any]]:
    with sessions() as session:
        return {
            table.name: [tuple(row) for row in session.execute(select(table))]
            for table in Base.metadata.sorted_tables
        }


def test_the_template_is_taken_in_without_a_problem_or_remark(files: RosterFiles) -> None:
    for name in ("mau.xlsx", "mau.yaml"):
        came = files.preview(name, roster_template(name), actor=OPERATOR, now=NOW, today=TODAY)
        assert (came.problems, came.remarks, len(came.changes)) == ((), (), 22)


def test_the_same_file_twice_changes_nothing(take_in: TakeIn, sessions: sessionmaker[Session]) -> None:
    text = roster(TWO, DONG, "{Đơn vị: T1, Thành viên: Trần An}")
    take_in(text)
    before = everything(sessions)
    assert deeds(take_in(text, today=TODAY + dt.timedelta(days=40))) == []
    assert everything(sessions) == before


def test_a_preview_changes_nothing(preview: TakeIn, sessions: sessionmaker[Session]) -> None:
    assert preview(roster(TWO, DONG)).changes
    assert not everything(sessions)["member"]


def test_with_one_problem_nothing_of_the_file_is_taken_in(
    files: RosterFiles, sessions: sessionmaker[Session]
) -> None:
    text = roster(f"{AN}\n{{Họ và tên: Vũ Cường, Vai trò: Giám sát}}")
    came = files.take_in("ban.yaml", text.encode(), actor=OPERATOR, now=NOW, today=TODAY)
    assert [problem.where for problem in came.problems] == ["dòng 5"]
    assert not everything(sessions)["committee"]


def test_every_change_is_in_the_audit_log(take_in: TakeIn, sessions: sessionmaker[Session]) -> None:
    take_in(roster(TWO))
    came = take_in(roster(f"{AN}\n{{Họ và tên: Lê Bình, Chức vụ: Phó phòng, Vai trò: Thư ký}}"))
    with sessions() as session:
        entry = session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc())).first()
        assert entry is not None
        assert (entry.action, entry.before, entry.after) == (
            "member.changed",
            "Cơ quan thường trực; Công chức",
            "Tổ giúp việc; Phó phòng",
        )
    assert deeds(came) == [("member.changed", "Lê Bình")]


def test_the_first_administrator_is_adopted_and_not_doubled(
    take_in: TakeIn, sessions: sessionmaker[Session]
) -> None:
    invited = Roster(sessions).invite("lê  bình", None, now=NOW, actor="operator")
    assert ("member.adopted", "Lê Bình") in deeds(take_in(roster(TWO)))
    with sessions() as session:
        assert session.get_one(Member, invited.person.id).committee_id is not None


def test_a_member_who_is_not_listed_any_more_is_no_longer_known(
    take_in: TakeIn, sessions: sessionmaker[Session]
) -> None:
    take_in(roster(TWO))
    people = Roster(sessions)
    invited = people.invite("Lê Bình", None, now=NOW, actor="operator")
    people.join(invited.secret, "telegram", "7", now=NOW)
    assert deeds(take_in(roster(AN))) == [("member.left", "Lê Bình")]
    assert people.known("telegram", "7") is None


def test_an_invitation_of_who_left_cannot_be_used(take_in: TakeIn, sessions: sessionmaker[Session]) -> None:
    take_in(roster(TWO))
    invited = Roster(sessions).invite("Lê Bình", None, now=NOW, actor="operator")
    take_in(roster(AN))
    with pytest.raises(InviteRefused):
        Roster(sessions).join(invited.secret, "telegram", "7", now=NOW)


def test_who_is_listed_again_has_come_back(take_in: TakeIn, sessions: sessionmaker[Session]) -> None:
    take_in(roster(TWO))
    take_in(roster(AN))
    assert deeds(take_in(roster(TWO))) == [("member.returned", "Lê Bình")]


def test_a_name_spelt_almost_like_one_that_went_is_remarked_on(take_in: TakeIn) -> None:
    take_in(roster(TWO))
    came = take_in(roster(f"{AN}\n{{Họ và tên: Lê Bính, Vai trò: Thường trực}}"))
    assert any("“Lê Bình” không còn, “Lê Bính” là người mới" in remark.text for remark in came.remarks)


def test_a_unit_that_goes_to_another_is_held_until_the_new_ones_first_day(
    take_in: TakeIn, sessions: sessionmaker[Session]
) -> None:
    take_in(roster(TWO, DONG, "{Đơn vị: T1, Thành viên: Trần An, Từ ngày: 5/1/2026}"))
    take_in(roster(TWO, DONG, "{Đơn vị: T1, Thành viên: Lê Bình, Từ ngày: 1/9/2026}"))
    assert held(sessions) == [
        ("Trần An", dt.date(2026, 1, 5), dt.date(2026, 9, 1)),
        ("Lê Bình", dt.date(2026, 9, 1), None),
    ]


def test_a_hand_over_that_is_moved_leaves_no_gap(take_in: TakeIn, sessions: sessionmaker[Session]) -> None:
    take_in(roster(TWO, DONG, "{Đơn vị: T1, Thành viên: Trần An, Từ ngày: 5/1/2026}"))
    take_in(roster(TWO, DONG, "{Đơn vị: T1, Thành viên: Lê Bình, Từ ngày: 1/9/2026}"))
    take_in(roster(TWO, DONG, "{Đơn vị: T1, Thành viên: Lê Bình, Từ ngày: 1/10/2026}"))
    assert held(sessions)[0][2] == dt.date(2026, 10, 1)


def test_without_a_day_a_unit_changes_hands_on_the_day_of_the_import(
    take_in: TakeIn, sessions: sessionmaker[Session]
) -> None:
    take_in(roster(TWO, DONG, "{Đơn vị: T1, Thành viên: Trần An}"), today=dt.date(2026, 3, 2))
    take_in(roster(TWO, DONG, "{Đơn vị: T1, Thành viên: Lê Bình}"))
    assert held(sessions) == [("Trần An", dt.date(2026, 3, 2), TODAY), ("Lê Bình", TODAY, None)]


def test_a_unit_that_nobody_has_any_more_ends_today(take_in: TakeIn, sessions: sessionmaker[Session]) -> None:
    take_in(roster(TWO, DONG, "{Đơn vị: T1, Thành viên: Trần An, Từ ngày: 5/1/2026}"))
    take_in(roster(TWO, DONG))
    assert held(sessions) == [("Trần An", dt.date(2026, 1, 5), TODAY)]


def test_a_unit_that_is_not_listed_any_more_is_closed_and_held_by_nobody(
    take_in: TakeIn, sessions: sessionmaker[Session]
) -> None:
    take_in(roster(TWO, DONG, "{Đơn vị: T1, Thành viên: Trần An, Từ ngày: 5/1/2026}"))
    came = take_in(roster(TWO))
    assert deeds(came) == [("unit.closed", "Thôn Đông"), ("unit.handed_over", "Thôn Đông")]
    assert People(sessions).units(Committees(sessions).named("Ban xã An Bình").id) == []


def test_a_committee_keeps_who_stands_above_it_though_another_file_made_that(
    take_in: TakeIn, sessions: sessionmaker[Session]
) -> None:
    take_in(roster(name="Ban tỉnh").replace("Xã", "Tỉnh"))
    take_in(roster(more=", Cấp trên: Ban tỉnh"))
    committees = Committees(sessions)
    assert committees.named("Ban xã An Bình").parent_id == committees.named("Ban tỉnh").id


def test_a_ring_of_parents_over_two_files_is_refused(take_in: TakeIn) -> None:
    take_in(roster(name="Ban A"))
    take_in(roster(name="Ban B", more=", Cấp trên: Ban A"))
    with pytest.raises(RosterRefused, match="thành vòng"):
        take_in(roster(name="Ban A", more=", Cấp trên: Ban B"))


def actor_of(sessions: sessionmaker[Session], name: str, role: Role = Role.STANDING_BODY) -> Actor:
    committee = Committees(sessions).named(name)
    return Actor("Lê Bình", role, 1, committee.id)


@pytest.mark.parametrize("role", [Role.CHAIR, Role.VICE_CHAIR, Role.HELPER, Role.MEMBER, Role.OFFICIAL])
def test_only_the_standing_body_imports(role: Role, take_in: TakeIn, preview: TakeIn, sessions: Any) -> None:
    take_in(roster(TWO))
    with pytest.raises(NotAllowed) as refused:
        preview(roster(TWO), actor=actor_of(sessions, "Ban xã An Bình", role))
    assert refused.value.action == Action.ROSTER


def test_a_standing_body_imports_its_own_committee_and_those_below_but_no_other(
    take_in: TakeIn, preview: TakeIn, sessions: sessionmaker[Session]
) -> None:
    take_in(roster(name="Ban tỉnh").replace("Xã", "Tỉnh"))
    take_in(roster(more=", Cấp trên: Ban tỉnh"))
    take_in(roster(name="Ban xã khác"))
    upper = actor_of(sessions, "Ban tỉnh")
    assert preview(roster(TWO, more=", Cấp trên: Ban tỉnh"), actor=upper).changes
    assert preview(roster(TWO, name="Ban mới", more=", Cấp trên: Ban tỉnh"), actor=upper).changes
    for other in ("Ban xã khác", "Ban mới"):
        with pytest.raises(RosterRefused, match="Không được nhập"):
            preview(roster(TWO, name=other), actor=upper)


def test_a_standing_body_cannot_move_its_own_committee(
    take_in: TakeIn, preview: TakeIn, sessions: sessionmaker[Session]
) -> None:
    take_in(roster(name="Ban tỉnh").replace("Xã", "Tỉnh"))
    take_in(roster())
    own = actor_of(sessions, "Ban xã An Bình")
    with pytest.raises(RosterRefused, match="người quản trị"):
        preview(roster(more=", Cấp trên: Ban tỉnh"), actor=own)


def test_who_belongs_to_no_committee_imports_new_ones_only(take_in: TakeIn, preview: TakeIn) -> None:
    first = Actor("Lê Bình", Role.STANDING_BODY, 1, None)
    assert preview(roster(TWO), actor=first).changes
    take_in(roster(TWO))
    with pytest.raises(RosterRefused, match="Không được nhập"):
        preview(roster(AN), actor=first)


def test_a_committee_has_the_usual_lead_days_unless_the_file_says_others(
    take_in: TakeIn, sessions: sessionmaker[Session]
) -> None:
    take_in(roster())
    assert Committees(sessions).named("Ban xã An Bình").lead_days == (14, 7, 3, 1)
    take_in(roster(more=', Nhắc trước: "5; 10"'))
    assert Committees(sessions).named("Ban xã An Bình").lead_days == (10, 5)


def test_the_level_is_as_people_call_it(take_in: TakeIn, sessions: sessionmaker[Session]) -> None:
    take_in(roster().replace("Cấp: Xã", "Cấp: phường"))
    assert Committees(sessions).named("Ban xã An Bình").level is Level.COMMUNE


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ban Chỉ đạo: [", "dòng"),
        ("a: &x 1\nb: *x", "tham chiếu"),
        ("- 1", "viết sai"),
        ("[" * 3000, "viết sai"),
        ("\x01", "viết sai"),
    ],
    ids=["cut short", "aliases", "a list", "deep", "control character"],
)
def test_yaml_that_is_none_is_refused(text: str, told: str, preview: TakeIn) -> None:
    with pytest.raises(RosterRefused, match=told):
        preview(text)
