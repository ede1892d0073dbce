"""What is not a plain question: pictures, emoji, edits, repeats, very long texts."""

from typing import Any

import pytest

from bot.replies import Choice, Reply, say
from bot.telegram import wording
from tests.telegram.conversation import conversation
from tests.telegram.scripted import Scripted

_FILE = {"file_id": "f", "file_unique_id": "u"}
_STICKER = {**_FILE, "type": "regular", "width": 1, "height": 1, "is_animated": False, "is_video": False}


@pytest.mark.parametrize(
    "content",
    [
        {"sticker": _STICKER},
        {"voice": {**_FILE, "duration": 3}},
        {"location": {"longitude": 105.8, "latitude": 21.0}},
        {"contact": {"phone_number": "0900000000", "first_name": "Lan"}},
        {"text": " \n "},
        {},
    ],
    ids=lambda content: next(iter(content), "nothing"),
)
async def test_a_message_without_words_gets_a_polite_answer(content: dict[str, Any]) -> None:
    assistant = Scripted()
    async with conversation(assistant) as chat:
        await chat.sends(content)
        assert (await chat.hears()).text == wording.ONLY_TEXT
    assert assistant.heard == []


@pytest.mark.parametrize("text", ["🙂", "?", "ạ" * 4096, "👨‍👩‍👧" * 500, "\u200f\u202e abc", "a\x00b"])
async def test_any_text_is_answered(text: str) -> None:
    async with conversation(Scripted()) as chat:
        await chat.says(text)
        assert await chat.hears_all() != []


async def test_half_a_character_does_not_stop_an_answer() -> None:
    async with conversation(Scripted(lambda _: say("vỡ \ud83d chữ"))) as chat:
        assert (await chat.asks("?")).text == "vỡ ? chữ"


async def test_an_edited_message_is_not_a_new_one() -> None:
    async with conversation(Scripted()) as chat:
        await chat.sends({"text": "xong", "edit_date": 1772420400}, kind="edited_message")
        assert await chat.hears_all() == []


async def test_a_timer_set_in_a_private_chat_is_passed_over() -> None:
    async with conversation(Scripted()) as chat:
        await chat.sends({"message_auto_delete_timer_changed": {"message_auto_delete_time": 86400}})
        assert await chat.hears_all() == []


async def test_a_post_in_a_channel_is_passed_over() -> None:
    async with conversation(Scripted()) as chat:
        post = {"text": "/hoi gì", "chat": {"id": -100777, "type": "channel", "title": "Kênh"}}
        await chat.sends(post, kind="channel_post")
        await chat.settles()
        assert chat.api.sent == []


async def test_an_update_delivered_twice_is_answered_once() -> None:
    async with conversation(Scripted()) as chat:
        update = await chat.says("xong")
        await chat.hears()
        await chat.api.post_again(update)
        assert await chat.hears_all() == []


async def test_a_button_without_text_is_only_acknowledged() -> None:
    async with conversation(Scripted(lambda _: say("Chọn", Choice("Có", "có")))) as chat:
        offered = await chat.asks("?")
        query = {
            "id": "q1",
            "from": {"id": 1, "is_bot": False, "first_name": "Lan"},
            "chat_instance": "1",
            "message": chat.api.as_message(offered),
            "game_short_name": "tro_choi",
        }
        await chat.api.post("callback_query", query)
        assert await chat.hears_all() == []
        assert len(chat.api.calls_of("answerCallbackQuery")) == 1


async def test_a_press_on_an_inline_message_without_a_chat_is_only_acknowledged() -> None:
    async with conversation(Scripted(lambda _: Reply())) as chat:
        query = {
            "id": "q1",
            "from": {"id": 1, "is_bot": False, "first_name": "Lan"},
            "chat_instance": "1",
            "inline_message_id": "i1",
            "data": "có",
        }
        await chat.api.post("callback_query", query)
        await chat.settles()
        assert len(chat.api.calls_of("answerCallbackQuery")) == 1
        assert chat.api.sent == []
