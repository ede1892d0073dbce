"""Order within a chat, no waiting between chats."""

import asyncio

from bot.telegram.ordering import InOrderPerChat, RecentlySeen
from tests.telegram.conversation import conversation
from tests.telegram.scripted import Scripted, Slow


async def test_answers_of_one_chat_come_in_the_order_of_its_questions() -> None:
    async with conversation(Scripted()) as chat:
        for number in range(30):
            await chat.says(f"câu {number}")
        replies = await chat.hears_all()
    assert [reply.text for reply in replies] == [f"Đã nghe: câu {number}" for number in range(30)]


async def test_a_slow_answer_holds_up_its_own_chat_but_no_other() -> None:
    assistant = Slow()
    async with conversation(assistant) as chat:
        await chat.says("chậm", person=1)
        await chat.says("nhanh", person=1)
        assert (await chat.asks("của tôi", person=2)).text == "Đã nghe: của tôi"
        assert [sent.chat for sent in chat.api.sent] == [2]
        assistant.release()
        assert [reply.text for reply in await chat.hears_all(person=1)] == ["Đã nghe: chậm", "Đã nghe: nhanh"]


async def test_many_messages_waiting_in_one_chat_take_no_place_from_others() -> None:
    assistant = Slow()
    async with conversation(assistant) as chat:
        for number in range(40):
            await chat.says(f"chậm {number}", person=1)
        assert (await chat.asks("của tôi", person=2)).text == "Đã nghe: của tôi"
        assistant.release()
        assert len(await chat.hears_all(person=1)) == 40


async def test_what_is_no_update_of_a_chat_is_processed_too() -> None:
    done = []

    async def arrived(update: object) -> None:
        done.append(("arrived", update))

    async def work() -> None:
        done.append(("done", "x"))

    async with InOrderPerChat(arrived) as order:
        await asyncio.wait_for(order.process_update("x", work()), 1)
    assert sorted(done) == [("arrived", "x"), ("done", "x")]


def test_a_thing_is_new_once() -> None:
    seen = RecentlySeen()
    assert [seen.is_new(7), seen.is_new(7), seen.is_new(8)] == [True, False, True]


def test_only_so_many_things_are_remembered() -> None:
    seen = RecentlySeen(size=2)
    for thing in (1, 2, 3):
        seen.is_new(thing)
    assert [seen.is_new(3), seen.is_new(1)] == [False, True]
