"""Reminders on their way: from the outbox in a real database to chats of the stand-in."""

import asyncio
import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from bot.reminding import reminder_reply
from bot.replies import Reply
from bot.telegram import Courier, Timeouts
from knowledge import open_database
from tasks import Identity, Member, Outbox, Reminder, ReminderState, Status, Task
from tests.tasks.work.commune import ZONE, Commune, commune
from tests.telegram.bot_api import FORBIDDEN, Refusal, Silence
from tests.telegram.conversation import Conversation, conversation
from tests.telegram.scripted import Scripted

MORNING = dt.datetime(2026, 6, 15, 7, 30, tzinfo=ZONE)
MIGRATED = Refusal(
    400, "Bad Request: group chat was upgraded to a supergroup chat", {"migrate_to_chat_id": -1009}
)


@pytest.fixture
def sessions(tmp_path: Path) -> Iterator[sessionmaker[Session]]:
    made = open_database(f"sqlite:///{tmp_path / 'danvan.db'}")
    yield made
    made.kw["bind"].dispose()


@pytest.fixture
def xa(sessions: sessionmaker[Session]) -> Commune:
    """A commune whose Lan and Minh, persons 101 and 102 on Telegram, have tasks due on 15 June."""
    made = commune(sessions)
    with sessions.begin() as session:
        for number, name in ((101, "Lan"), (102, "Minh")):
            session.add(Identity(member_id=made.members[name], channel="telegram", person=str(number)))
        for unit in ("Xóm 1", "Xóm 3"):
            session.add(_task(made, made.units[unit]))
        for member in session.scalars(select(Member)):
            member.reminded_until = MORNING - dt.timedelta(hours=12)
    return made


def _task(made: Commune, unit_id: int) -> Task:
    before = MORNING - dt.timedelta(days=3)
    return Task(
        committee_id=made.id,
        series="t1",
        key=f"t1/{unit_id}",
        title="Đối thoại",
        kind="other",
        period="",
        unit_id=unit_id,
        due=MORNING.date(),
        first_due=MORNING.date(),
        status=Status.NOT_STARTED,
        created_at=before,
        updated_at=before,
    )


class Carried:
    """A courier whose clock a test moves, and what it told of buttons shown."""

    def __init__(self, sessions: sessionmaker[Session]) -> None:
        self.now = MORNING
        self.shown: list[tuple[str, Reply]] = []
        self.courier = Courier(
            Outbox(sessions, ZONE),
            words=lambda message: reminder_reply(message, message.day),
            offered=lambda chat, reply: self.shown.append((chat, reply)),
            clock=lambda: self.now,
            worker="w",
        )


@pytest.fixture
def carried(sessions: sessionmaker[Session], xa: Commune) -> Carried:
    return Carried(sessions)


def states(sessions: sessionmaker[Session]) -> dict[str, tuple[str, bool]]:
    """How each member's reminder stands, and whether it is marked as perhaps repeated."""
    with sessions() as session:
        rows = session.scalars(select(Reminder).order_by(Reminder.id))
        return {row.member.name: (row.state, row.unknown_at is not None) for row in rows}


async def meeting(chat: Conversation) -> None:
    """Both members have spoken to the bot, so that it may write to them."""
    for person in (101, 102):
        await chat.asks("chào", person=person)


async def rounds(chat: Conversation, carried: Carried, count: int = 1) -> None:
    for _ in range(count):
        await carried.courier.round(chat.application.bot)


async def test_a_reminder_arrives_with_its_buttons_and_is_settled(
    sessions: sessionmaker[Session], carried: Carried
) -> None:
    async with conversation(Scripted()) as chat:
        await meeting(chat)
        await rounds(chat, carried)
        told = await chat.hears(person=102)
    assert "Hạn hôm nay" in told.text
    assert list(told.buttons) == ["Xong: Xóm 3: Đối thoại"]
    assert states(sessions) == {"Lan": (ReminderState.SENT, False), "Minh": (ReminderState.SENT, False)}


async def test_the_next_rounds_say_nothing_more(carried: Carried) -> None:
    async with conversation(Scripted()) as chat:
        await meeting(chat)
        await rounds(chat, carried, 3)
        assert len(await chat.hears_all(person=102)) == 1


async def test_the_buttons_shown_are_told_of(carried: Carried) -> None:
    async with conversation(Scripted()) as chat:
        await meeting(chat)
        await rounds(chat, carried)
    assert sorted(person for person, _ in carried.shown) == ["101", "102"]


async def test_a_limit_puts_off_that_reminder_and_no_other(
    sessions: sessionmaker[Session], carried: Carried
) -> None:
    async with conversation(Scripted()) as chat:
        await meeting(chat)
        chat.api.fail("sendMessage", Refusal(429, "Too Many Requests: retry after 30", {"retry_after": 30}))
        await rounds(chat, carried)
        assert sorted(state for state, _ in states(sessions).values()) == ["planned", "sent"]
        carried.now += dt.timedelta(seconds=29)
        await rounds(chat, carried)
        assert sorted(state for state, _ in states(sessions).values()) == ["planned", "sent"]
        carried.now += dt.timedelta(seconds=2)
        await rounds(chat, carried)
    assert set(states(sessions).values()) == {(ReminderState.SENT, False)}


async def test_who_has_blocked_the_bot_is_marked_unreachable(
    sessions: sessionmaker[Session], carried: Carried, xa: Commune
) -> None:
    async with conversation(Scripted()) as chat:
        await meeting(chat)
        chat.api.fail("sendMessage", FORBIDDEN, FORBIDDEN)
        await rounds(chat, carried)
    assert {state for state, _ in states(sessions).values()} == {ReminderState.UNREACHABLE}
    with sessions() as session:
        assert session.get_one(Member, xa.members["Minh"]).unreachable_at is not None


async def test_a_message_without_a_receipt_is_marked_and_sent_again(
    sessions: sessionmaker[Session], carried: Carried
) -> None:
    async with conversation(Scripted(), timeouts=Timeouts(read=0.3)) as chat:
        await meeting(chat)
        chat.api.fail("sendMessage", Silence(), Silence())
        await rounds(chat, carried)
        assert set(states(sessions).values()) == {(ReminderState.PLANNED, True)}
        carried.now += dt.timedelta(minutes=1)
        await rounds(chat, carried)
        told = [sent.text for sent in await chat.hears_all(person=102)]
    assert len(told) == 2
    assert "có thể đã đến" in told[1]
    assert set(states(sessions).values()) == {(ReminderState.SENT, True)}


async def test_a_chat_that_moved_is_followed(sessions: sessionmaker[Session], carried: Carried) -> None:
    async with conversation(Scripted()) as chat:
        await meeting(chat)
        chat.api.chats[-1009] = {"id": -1009, "type": "supergroup", "title": "Ban"}
        chat.api.fail("sendMessage", MIGRATED)
        await rounds(chat, carried)
        assert [sent for sent in chat.api.sent if sent.chat == -1009]
    assert set(states(sessions).values()) == {(ReminderState.SENT, False)}


async def test_what_telegram_refuses_is_given_up_and_shown(
    sessions: sessionmaker[Session], carried: Carried, xa: Commune
) -> None:
    async with conversation(Scripted()) as chat:
        await meeting(chat)
        refusal = Refusal(400, "Bad Request: message is odd")
        chat.api.fail("sendMessage", refusal, refusal)
        await rounds(chat, carried)
    troubles = carried.courier.outbox.troubles(xa.id, MORNING.date())
    assert [trouble.state for trouble in troubles] == [ReminderState.DEAD] * 2


async def test_it_runs_beside_the_answers_and_stops_with_them(carried: Carried) -> None:
    async with conversation(Scripted(), courier=carried.courier) as chat:
        chat.api.chats[101] = {"id": 101, "type": "private", "first_name": "Lan"}
        chat.api.chats[102] = {"id": 102, "type": "private", "first_name": "Minh"}
        assert "Hạn hôm nay" in (await chat.hears(person=102)).text
        assert (await chat.asks("?", person=102)).text == "Đã nghe: ?"


async def test_trouble_with_the_database_is_waited_out(carried: Carried) -> None:
    class Broken:
        def __init__(self, inner: Outbox) -> None:
            self.failures = 1
            self.plan: Callable[..., int] = self._plan
            self._inner = inner

        def _plan(self, now: dt.datetime) -> int:
            if self.failures:
                self.failures -= 1
                carried.courier.stop()
                raise OSError("database is away")
            return self._inner.plan(now)

    courier = replace(carried.courier, outbox=Broken(carried.courier.outbox))  # type: ignore[arg-type, type-var]
    carried.courier = courier
    async with conversation(Scripted()) as chat:
        async with asyncio.timeout(5):
            await courier.run(chat.application.bot)
