"""Telegram's limits, kept by the clock."""

import asyncio
from typing import Any

import pytest

from bot.telegram.pacing import REMINDER, Pacer


class Clock:
    """A clock that only waiting moves."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds

    async def wait(self, seconds: float) -> None:
        self.seconds = max(self.seconds, self.seconds + seconds)


async def _moments(chats: list[int], kind: str | None = None) -> list[float]:
    """When a message to each of the chats goes out, asked for one after the other."""
    clock = Clock()
    pacer = Pacer(clock, clock.wait)
    found: list[float] = []

    async def send() -> None:
        found.append(clock())

    for chat in chats:
        await pacer.process_request(send, (), {}, "sendMessage", {"chat_id": chat}, kind)
    return found


def _most_within(moments: list[float], span: float) -> int:
    return max(sum(first <= moment < first + span for moment in moments) for first in moments)


async def test_no_more_than_thirty_messages_leave_within_a_second() -> None:
    moments = await _moments(list(range(1, 200)))
    assert _most_within(moments, 1.0) == 30


async def test_reminders_leave_room_for_answers() -> None:
    moments = await _moments(list(range(1, 200)), REMINDER)
    assert _most_within(moments, 1.0) == 25


async def test_one_chat_gets_one_message_a_second() -> None:
    assert await _moments([7] * 5) == [0.0, 1.0, 2.0, 3.0, 4.0]


async def test_a_group_gets_twenty_messages_a_minute() -> None:
    moments = await _moments([-7] * 45)
    assert _most_within(moments, 60.0) == 20


async def test_a_slow_chat_does_not_hold_up_others() -> None:
    clock = Clock()
    pacer = Pacer(clock, clock.wait)
    for _ in range(5):
        pacer._reserved(7, is_reminder=False)
    assert pacer._reserved(8, is_reminder=False) == 0.0


@pytest.mark.parametrize("endpoint", ["getUpdates", "answerCallbackQuery", "getFile"])
async def test_what_is_no_message_is_not_paced(endpoint: str) -> None:
    async def refuse(seconds: float) -> None:
        raise AssertionError

    async def call() -> Any:
        await asyncio.sleep(0)
        return 5

    pacer = Pacer(lambda: 0.0, refuse)
    for _ in range(100):
        assert await pacer.process_request(call, (), {}, endpoint, {"chat_id": 1}, None) == 5
