"""In a group the bot answers when it is spoken to, and keeps quiet otherwise."""

import pytest

from bot.replies import say
from tests.telegram.conversation import OUR_NAME, conversation
from tests.telegram.scripted import Scripted

GROUP = -100123


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        (f"/hoi{OUR_NAME} quý III", "/hoi quý III"),
        ("/hoi quý III", "/hoi quý III"),
        (f"{OUR_NAME} quý III làm gì?", "quý III làm gì?"),
        (f"quý III làm gì hả {OUR_NAME.upper()}?", "quý III làm gì hả ?"),
        (OUR_NAME, "/trogiup"),
    ],
)
async def test_the_bot_answers_when_it_is_called(typed: str, heard: str) -> None:
    assistant = Scripted()
    async with conversation(assistant) as chat:
        await chat.asks(typed, person=5, chat=GROUP)
    assert [(one.text, one.person, one.chat) for one in assistant.heard] == [(heard, "5", str(GROUP))]


@pytest.mark.parametrize(
    "typed", ["chiều họp nhé", "/ban", "/hoi@bot_khac quý III", f"{OUR_NAME}2 ơi", "@nguoi_khac xem này"]
)
async def test_the_bot_keeps_quiet_when_others_talk(typed: str) -> None:
    assistant = Scripted()
    async with conversation(assistant) as chat:
        await chat.says(typed, person=5, chat=GROUP)
        assert await chat.hears_all(chat=GROUP) == []
    assert assistant.heard == []


async def test_an_answer_to_the_bot_is_heard() -> None:
    assistant = Scripted()
    async with conversation(assistant) as chat:
        reply = await chat.asks("/vanban", person=5, chat=GROUP)
        await chat.says("còn quý IV?", person=6, chat=GROUP, reply_to=reply)
        assert (await chat.hears(chat=GROUP)).text == "Đã nghe: còn quý IV?"


async def test_the_answer_points_at_the_question() -> None:
    async with conversation(Scripted()) as chat:
        asked = await chat.says("/vanban", person=5, chat=GROUP)
        assert (await chat.hears(chat=GROUP)).reply_to == asked["message"]["message_id"]


async def test_only_the_first_message_of_a_long_answer_points_at_the_question() -> None:
    long = Scripted(lambda _: say("dài lắm " * 900))
    async with conversation(long) as chat:
        await chat.says("/vanban", person=5, chat=GROUP)
        assert [sent.reply_to is None for sent in await chat.hears_all(chat=GROUP)] == [False, True]


async def test_the_answer_stays_in_its_topic() -> None:
    async with conversation(Scripted()) as chat:
        topic = {"text": "/vanban", "message_thread_id": 77, "is_topic_message": True}
        await chat.sends(topic, person=5, chat=GROUP)
        assert (await chat.hears(chat=GROUP)).thread == 77


@pytest.mark.parametrize(
    "author",
    [
        {"sender_chat": {"id": GROUP, "type": "supergroup", "title": "Ban Chỉ đạo"}},
        {"from": {"id": 9, "is_bot": True, "first_name": "Bot khác"}},
    ],
)
async def test_who_is_not_a_known_person_is_not_answered(author: dict[str, object]) -> None:
    async with conversation(Scripted()) as chat:
        await chat.sends({"text": f"{OUR_NAME} xong", **author}, person=5, chat=GROUP)
        assert await chat.hears_all(chat=GROUP) == []


async def test_joining_and_other_events_are_passed_over() -> None:
    async with conversation(Scripted()) as chat:
        newcomer = {"id": 7000000001, "is_bot": True, "first_name": "Dân vận"}
        await chat.sends({"new_chat_members": [newcomer]}, person=5, chat=GROUP)
        await chat.sends({"new_chat_title": "Tổ giúp việc"}, person=5, chat=GROUP)
        assert await chat.hears_all(chat=GROUP) == []
