"""Who has which unit, who acts for whom, how people want to be reminded."""

import datetime as dt

import pytest
from sqlalchemy.orm import Session, sessionmaker

from tasks import (
    Actor,
    Committees,
    MemberNotFound,
    NotAllowed,
    People,
    Reminding,
    Role,
    UnitNotFound,
    WorkRefused,
)
from tests.tasks.committee.conftest import NOW, OPERATOR, TODAY, TakeIn, roster

ROSTER = roster(
    """{Họ và tên: Trần An, Vai trò: Trưởng ban}
    {Họ và tên: Lê Bình, Vai trò: Thường trực}
    {Họ và tên: Vũ Cường, Vai trò: Ủy viên}
    {Họ và tên: Vũ Dung, Vai trò: Ủy viên}""",
    "{Tên: Thôn Đông, Tên gọi tắt: T1}\n{Tên: Thôn Tây}",
    "{Đơn vị: Thôn Đông, Thành viên: Vũ Cường, Từ ngày: 5/1/2026}",
)
DAY = dt.timedelta(days=1)


class Ban:
    """A committee of four, and its services."""

    def __init__(self, sessions: sessionmaker[Session]) -> None:
        self.people = People(sessions)
        self.id = Committees(sessions).named("Ban xã An Bình").id
        self.ids = {member.name: member.id for member in self.people.members(self.id)}

    def actor(self, name: str) -> Actor:
        role = next(m.role for m in self.people.members(self.id) if m.name == name)
        return Actor(name, role, self.ids[name], self.id)

    def away(self, name: str, delegate: str | None, days: int = 3) -> None:
        whom = self.ids[delegate] if delegate else None
        last = TODAY + days * DAY
        self.people.leave(self.ids[name], TODAY, last, whom, actor=self.actor(name), now=NOW)

    def units(self, name: str, day: dt.date = TODAY) -> list[str]:
        return [unit.name for unit in self.people.units_of(self.ids[name], day)]


@pytest.fixture
def ban(take_in: TakeIn, sessions: sessionmaker[Session]) -> Ban:
    take_in(ROSTER)
    return Ban(sessions)


def test_a_member_has_the_units_of_the_roster(ban: Ban) -> None:
    assert (ban.units("Vũ Cường"), ban.units("Vũ Dung")) == (["Thôn Đông"], [])


def test_a_delegate_has_the_units_of_who_is_away_and_no_longer_than_that(ban: Ban) -> None:
    ban.away("Vũ Cường", "Vũ Dung", days=3)
    assert ban.units("Vũ Dung", TODAY + 3 * DAY) == ["Thôn Đông"]
    assert ban.units("Vũ Dung", TODAY + 4 * DAY) == []


def test_a_delegate_who_is_away_too_hands_on(ban: Ban) -> None:
    ban.away("Vũ Cường", "Vũ Dung")
    ban.away("Vũ Dung", "Lê Bình")
    assert (ban.units("Vũ Dung"), ban.units("Lê Bình")) == ([], ["Thôn Đông"])


def test_two_who_name_each_other_leave_nobody_acting(ban: Ban) -> None:
    ban.away("Vũ Cường", "Vũ Dung")
    ban.away("Vũ Dung", "Vũ Cường")
    assert ban.units("Vũ Dung") == []


def test_who_is_back_early_is_nobody_s_charge(ban: Ban) -> None:
    ban.away("Vũ Cường", "Vũ Dung")
    ban.people.back(ban.ids["Vũ Cường"], actor=ban.actor("Vũ Cường"), now=NOW, today=TODAY + DAY)
    assert ban.units("Vũ Dung", TODAY + DAY) == []


@pytest.mark.parametrize("days", [-1, 500])
def test_leave_of_impossible_length_is_refused(days: int, ban: Ban) -> None:
    with pytest.raises(WorkRefused):
        ban.away("Vũ Cường", "Vũ Dung", days=days)


def test_nobody_is_their_own_delegate(ban: Ban) -> None:
    with pytest.raises(WorkRefused):
        ban.away("Vũ Cường", "Vũ Cường")


def test_leave_of_somebody_else_is_the_standing_body_s_to_enter(ban: Ban) -> None:
    whose = ban.ids["Vũ Cường"]
    ban.people.leave(whose, TODAY, TODAY, None, actor=ban.actor("Lê Bình"), now=NOW)
    with pytest.raises(NotAllowed):
        ban.people.leave(whose, TODAY, TODAY, None, actor=ban.actor("Trần An"), now=NOW)


def test_a_unit_is_handed_over_on_its_day(ban: Ban) -> None:
    unit = ban.people.find_unit(ban.id, "t1")
    ban.people.hand_over(
        unit.id, ban.ids["Vũ Dung"], since=TODAY + 2 * DAY, actor=ban.actor("Trần An"), now=NOW
    )
    assert [ban.units("Vũ Dung", TODAY + n * DAY) for n in (1, 2)] == [[], ["Thôn Đông"]]


def test_a_plain_member_hands_nothing_over(ban: Ban) -> None:
    unit = ban.people.find_unit(ban.id, "thon dong")
    with pytest.raises(NotAllowed):
        ban.people.hand_over(unit.id, ban.ids["Vũ Dung"], since=TODAY, actor=ban.actor("Vũ Cường"), now=NOW)


@pytest.mark.parametrize("said", ["T1", "t1", "Thôn Đông", "thon dong", "Đông"])
def test_a_unit_is_found_by_its_names_without_marks(said: str, ban: Ban) -> None:
    assert ban.people.find_unit(ban.id, said).name == "Thôn Đông"


@pytest.mark.parametrize("said", ["thôn", "Thôn Bắc", ""])
def test_a_unit_that_cannot_be_told_is_answered_with_the_units(said: str, ban: Ban) -> None:
    with pytest.raises(UnitNotFound, match="Thôn Đông, Thôn Tây"):
        ban.people.find_unit(ban.id, said)


def test_a_member_is_found_by_a_part_of_the_name_that_only_they_have(ban: Ban) -> None:
    assert ban.people.find_member(ban.id, "cuong").name == "Vũ Cường"
    with pytest.raises(WorkRefused, match="Vũ Cường, Vũ Dung"):
        ban.people.find_member(ban.id, "Vũ")
    with pytest.raises(MemberNotFound):
        ban.people.find_member(ban.id, "Hà")


@pytest.mark.parametrize("hour", [(7, 30), (11, 30), (13, 30), (17, 0)])
def test_any_working_hour_can_be_chosen_for_reminders(hour: tuple[int, int], ban: Ban) -> None:
    who = ban.actor("Vũ Cường")
    assert who.id is not None
    wanted = Reminding(dt.time(*hour), digest_only=True)
    ban.people.set_preferences(who.id, wanted, actor=who, now=NOW)
    assert ban.people.preferences(who.id) == wanted


@pytest.mark.parametrize("hour", [(7, 29), (11, 31), (12, 0), (17, 1), (23, 0)])
def test_an_hour_outside_working_hours_is_refused(hour: tuple[int, int], ban: Ban) -> None:
    who = ban.actor("Vũ Cường")
    assert who.id is not None
    with pytest.raises(WorkRefused):
        ban.people.set_preferences(who.id, Reminding(dt.time(*hour)), actor=who, now=NOW)


def test_a_committee_sees_itself_and_what_is_below(take_in: TakeIn, sessions: sessionmaker[Session]) -> None:
    take_in(roster(name="Ban tỉnh").replace("Xã", "Tỉnh"))
    take_in(roster(more=", Cấp trên: Ban tỉnh"))
    committees = Committees(sessions)
    upper = committees.named("ban tinh")
    assert [view.name for view in committees.under(upper.id)] == ["Ban tỉnh", "Ban xã An Bình"]
    chair = Actor("Trần An", Role.CHAIR, 1, upper.id)
    assert committees.of(chair, "Ban xã An Bình").parent_id == upper.id
    assert committees.of(chair) == upper


def test_the_operator_need_not_name_the_only_committee(
    take_in: TakeIn, sessions: sessionmaker[Session]
) -> None:
    take_in(roster())
    assert Committees(sessions).of(OPERATOR).name == "Ban xã An Bình"
