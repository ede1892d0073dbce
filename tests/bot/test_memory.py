"""What a conversation remembers."""

import datetime as dt

from bot.memory import KEPT, Memory
from bot.office import Office
from tests.conftest import NOW

MINUTE = dt.timedelta(minutes=1)


def test_the_latest_questions_come_back_oldest_first(office: Office) -> None:
    memory = Memory(office.sessions)
    for number in range(KEPT + 2):
        memory.remember("terminal", "a", NOW + number * MINUTE, f"câu {number}")
    assert memory.earlier("terminal", "a", NOW + 10 * MINUTE) == ["câu 2", "câu 3", "câu 4", "câu 5"]


def test_chats_do_not_hear_each_other(office: Office) -> None:
    memory = Memory(office.sessions)
    memory.remember("telegram", "1", NOW, "của tôi")
    assert memory.earlier("telegram", "2", NOW) == []
    assert memory.earlier("terminal", "1", NOW) == []


def test_a_question_of_two_hours_ago_is_forgotten(office: Office) -> None:
    memory = Memory(office.sessions)
    memory.remember("terminal", "b", NOW, "cũ")
    assert memory.earlier("terminal", "b", NOW + 119 * MINUTE) == ["cũ"]
    assert memory.earlier("terminal", "b", NOW + 120 * MINUTE) == []


def test_the_moment_counts_and_not_the_time_zone_it_is_written_in(office: Office) -> None:
    memory = Memory(office.sessions)
    memory.remember("terminal", "c", NOW, "vừa hỏi")
    assert memory.earlier("terminal", "c", NOW.astimezone(dt.UTC) + MINUTE) == ["vừa hỏi"]


def test_a_number_stands_for_the_button_offered_last(office: Office) -> None:
    memory = Memory(office.sessions)
    memory.offer("telegram", "7", NOW, ["/xem 3", "/tep 1"])
    assert memory.offered("telegram", "7", NOW + MINUTE, 2) == "/tep 1"
    assert memory.offered("telegram", "7", NOW + MINUTE, 3) is None
    assert memory.offered("telegram", "7", NOW + 121 * MINUTE, 1) is None
