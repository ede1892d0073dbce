"""The table of who may do what, and who is known."""

import pytest

from bot.access import speaker_of
from bot.office import Office
from bot.replies import Incoming
from tasks import ALLOWED, Action, Actor, MemberNotFound, NotAllowed, Role, Roster
from tests.conftest import NOW


def test_every_role_is_in_the_table() -> None:
    assert set(ALLOWED) == set(Role)


def test_everybody_who_is_known_may_ask_and_read() -> None:
    assert all({Action.ASK, Action.READ} <= actions for actions in ALLOWED.values())


def test_only_the_standing_body_may_add_documents() -> None:
    assert [role for role, actions in ALLOWED.items() if Action.TAKE_IN in actions] == [Role.STANDING_BODY]


def test_the_operator_may_do_everything() -> None:
    assert all(Actor("operator", None).may(action) for action in Action)


def test_what_is_not_allowed_is_refused_in_vietnamese() -> None:
    with pytest.raises(NotAllowed, match="cơ quan thường trực"):
        Actor("Lan", Role.OFFICIAL).must_be_allowed(Action.TAKE_IN)


def test_the_operators_name_opens_nothing_on_another_channel(office: Office) -> None:
    heard = Incoming("telegram", "operator", "1", "xin chào", NOW)
    assert speaker_of(heard, Roster(office.sessions)) is None


def test_a_name_that_no_member_has_is_an_error_in_the_terminal(office: Office) -> None:
    with pytest.raises(MemberNotFound, match="Không có thành viên"):
        speaker_of(Incoming("terminal", "Ai Đó", "1", "xin chào", NOW), Roster(office.sessions))
