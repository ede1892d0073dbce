"""Inviting, joining, finding."""

import datetime as dt
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from knowledge import open_database
from tasks import Change, Invite, InviteRefused, MemberNotFound, NameTaken, Role, Roster, changes

NOW = dt.datetime(2026, 3, 2, 8, 0, tzinfo=dt.timezone(dt.timedelta(hours=7)))
DAY = dt.timedelta(days=1)


@pytest.fixture
def sessions(tmp_path: Path) -> sessionmaker[Session]:
    return open_database(f"sqlite:///{tmp_path / 'danvan.db'}")


@pytest.fixture
def roster(sessions: sessionmaker[Session]) -> Roster:
    return Roster(sessions)


def invited(roster: Roster, name: str, role: Role | None = None, now: dt.datetime = NOW) -> str:
    return roster.invite(name, role, now=now, actor="operator").secret


def test_the_first_member_becomes_the_standing_body_and_the_next_a_plain_member(roster: Roster) -> None:
    assert roster.invite("An", None, now=NOW, actor="operator").person.role is Role.STANDING_BODY
    assert roster.invite("Bình", None, now=NOW, actor="operator").person.role is Role.MEMBER


def test_an_invitation_makes_its_account_known(roster: Roster) -> None:
    secret = invited(roster, "An")
    assert roster.known("telegram", "5") is None
    assert roster.join(secret, "telegram", "5", now=NOW).name == "An"
    known = roster.known("telegram", "5")
    assert known and known.name == "An"


def test_an_account_is_known_on_its_own_channel_only(roster: Roster) -> None:
    roster.join(invited(roster, "An"), "telegram", "5", now=NOW)
    assert roster.known("zalo", "5") is None


def test_an_invitation_works_once(roster: Roster) -> None:
    secret = invited(roster, "An")
    roster.join(secret, "telegram", "5", now=NOW)
    with pytest.raises(InviteRefused, match="đã được dùng"):
        roster.join(secret, "telegram", "6", now=NOW)
    assert roster.known("telegram", "6") is None


def test_an_invitation_expires_after_seven_days(roster: Roster) -> None:
    secret = invited(roster, "An")
    with pytest.raises(InviteRefused, match="hết hạn"):
        roster.join(secret, "telegram", "5", now=NOW + 7 * DAY)
    assert roster.join(secret, "telegram", "5", now=NOW + 7 * DAY - dt.timedelta(minutes=1))


def test_an_invented_invitation_is_refused(roster: Roster) -> None:
    with pytest.raises(InviteRefused, match="không đúng"):
        roster.join("\ud83d bịa", "telegram", "5", now=NOW)


def test_a_new_invitation_puts_the_earlier_one_out_of_use(roster: Roster) -> None:
    earlier, later = invited(roster, "An"), invited(roster, "An")
    with pytest.raises(InviteRefused):
        roster.join(earlier, "telegram", "5", now=NOW)
    assert roster.join(later, "telegram", "5", now=NOW).name == "An"


def test_an_account_of_one_member_cannot_take_anothers_invitation(roster: Roster) -> None:
    roster.join(invited(roster, "An"), "telegram", "5", now=NOW)
    with pytest.raises(InviteRefused, match="đã gắn với thành viên An"):
        roster.join(invited(roster, "Bình"), "telegram", "5", now=NOW)


def test_a_member_may_have_two_accounts(roster: Roster) -> None:
    for account in ("5", "6"):
        roster.join(invited(roster, "An"), "telegram", account, now=NOW)
    assert roster.known("telegram", "5") == roster.known("telegram", "6")


def test_the_database_keeps_no_secret(roster: Roster, sessions: sessionmaker[Session]) -> None:
    secret = invited(roster, "An")
    with sessions() as session:
        (invite,) = session.scalars(select(Invite))
    assert secret not in (invite.secret_hash, str(vars(invite)))
    assert len(invite.secret_hash) == 64


def test_a_secret_fits_telegrams_start_parameter(roster: Roster) -> None:
    secret = invited(roster, "An")
    assert len(secret) <= 64
    assert secret.replace("-", "").replace("_", "").isalnum()


@pytest.mark.parametrize("typed", ["trần đức", "  Trần   Đức ", "TRẦN ĐỨC", "Tra\u0302\u0300n Đức"])
def test_a_member_is_found_however_the_name_is_typed(roster: Roster, typed: str) -> None:
    invited(roster, "Trần Đức")
    assert roster.named(typed).name == "Trần Đức"


def test_a_name_that_nobody_has_is_not_found(roster: Roster) -> None:
    with pytest.raises(MemberNotFound, match="Chi"):
        roster.named("Chi")


@pytest.mark.parametrize("name", ["", "   ", "operator", "Operator", "x" * 121])
def test_a_name_that_is_none_is_refused(roster: Roster, name: str) -> None:
    with pytest.raises(NameTaken):
        invited(roster, name)


def test_inviting_again_with_a_role_changes_the_role(roster: Roster) -> None:
    invited(roster, "An")
    invited(roster, "An", Role.CHAIR)
    assert roster.named("An").role is Role.CHAIR
    invited(roster, "An")
    assert roster.named("An").role is Role.CHAIR


def test_every_change_is_in_the_audit_log(roster: Roster, sessions: sessionmaker[Session]) -> None:
    roster.join(invited(roster, "An"), "telegram", "5", now=NOW)
    with sessions() as session:
        logged = [change for _, change in changes(session)]
    assert logged == [
        Change("An", "member.joined", "telegram:5"),
        Change("operator", "member.invited", "An", after="standing_body"),
        Change("operator", "member.added", "An", after="standing_body"),
    ]
