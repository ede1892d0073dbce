"""Documents and photos that people send: fetched, named, handed to the assistant with their words."""

from typing import Any

from bot.telegram import wording
from tests.telegram.bot_api import Refusal
from tests.telegram.conversation import Conversation, conversation
from tests.telegram.scripted import Scripted

MEGABYTE = 1024 * 1024


def document(name: str | None, size: int = 3) -> dict[str, Any]:
    named = {"file_name": name} if name else {}
    return {"document": {"file_id": "d1", "file_unique_id": "u1", "file_size": size, **named}}


def photo(*ids: str) -> dict[str, Any]:
    sizes = [
        {"file_id": one, "file_unique_id": one, "width": 90 * n, "height": 90 * n, "file_size": n}
        for n, one in enumerate(ids, start=1)
    ]
    return {"photo": sizes}


def holding(chat: Conversation, **files: bytes) -> None:
    """Telegram has these files."""
    chat.api.files.update(files)


async def test_a_document_comes_with_its_name_and_content() -> None:
    assistant = Scripted()
    async with conversation(assistant) as chat:
        holding(chat, d1=b"abc")
        await chat.sends(document("kế hoạch 2026.docx"))
        await chat.hears()
    assert [(file.name, file.content) for file in assistant.files] == [("kế hoạch 2026.docx", b"abc")]


async def test_the_words_under_a_file_come_with_it() -> None:
    assistant = Scripted()
    async with conversation(assistant) as chat:
        holding(chat, d1=b"abc")
        await chat.sends({**document("anh.png"), "caption": "xóm 1 xong"})
        assert (await chat.hears()).text == "Đã nghe: xóm 1 xong"
    assert len(assistant.files) == 1


async def test_a_photo_is_fetched_in_its_largest_size_and_named_by_its_day() -> None:
    assistant = Scripted()
    async with conversation(assistant) as chat:
        holding(chat, small=b"s", large=b"large")
        await chat.sends(photo("small", "large"))
        await chat.hears()
    (file,) = assistant.files
    assert file.content == b"large"
    assert file.name.startswith("anh-2026-03-02-")
    assert file.name.endswith(".jpg")


async def test_the_photos_of_an_album_say_that_they_belong_together() -> None:
    assistant = Scripted()
    async with conversation(assistant) as chat:
        holding(chat, one=b"1", two=b"2")
        await chat.sends({**photo("one"), "media_group_id": "g7"})
        await chat.sends({**photo("two"), "media_group_id": "g7"})
        await chat.settles()
    assert [heard.album for heard in assistant.heard] == ["g7", "g7"]


async def test_a_file_that_telegram_does_not_hand_out_is_owned_up_to() -> None:
    assistant = Scripted()
    async with conversation(assistant) as chat:
        chat.api.fail("getFile", Refusal(400, "Bad Request: file is too big"))
        await chat.sends(document("to.pdf"))
        assert (await chat.hears()).text == wording.FILE_NOT_FETCHED.format(name="to.pdf")
    assert assistant.heard == []


async def test_a_file_above_telegrams_limit_is_not_even_asked_for() -> None:
    async with conversation(Scripted()) as chat:
        await chat.sends(document("to.pdf", 21 * MEGABYTE))
        assert (await chat.hears()).text == wording.FILE_TOO_LARGE_TO_READ.format(name="to.pdf")
        assert chat.api.calls_of("getFile") == []


async def test_a_file_without_a_name_gets_one() -> None:
    assistant = Scripted()
    async with conversation(assistant) as chat:
        holding(chat, d1=b"abc")
        await chat.sends(document(None))
        await chat.hears()
    assert assistant.files[0].name.startswith("anh-2026-03-02-")
