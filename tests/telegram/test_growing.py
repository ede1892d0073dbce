"""An answer that grows in the chat: shown at once, edited as more comes, never in anybody's way."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
import telegram

from bot.replies import Block, Choice, Reply
from bot.telegram import wording
from bot.telegram.growing import Growing
from bot.telegram.incoming import Place
from bot.telegram.sending import Delivery
from tests.telegram.bot_api import TOO_MANY, Refusal, Sent
from tests.telegram.conversation import Conversation, conversation
from tests.telegram.scripted import Scripted, echo

_QUOTES = Reply((Block("Trích dẫn"),), (Choice("Đoạn 1", "/xem 1"),))


def grown(*summaries: str) -> Iterator[Reply]:
    """What the reply becomes."""
    for summary in summaries:
        yield replace(_QUOTES, blocks=(Block(summary), *_QUOTES.blocks))


def growing(later: Callable[[], Iterator[Reply]]) -> Scripted:
    return Scripted(lambda heard: replace(_QUOTES, later=later) if heard.text == "hỏi" else echo(heard))


async def until_shown(chat: Conversation, holds: Callable[[Sent], bool]) -> list[Sent]:
    """All versions of the answer, as soon as one of them holds."""
    async with asyncio.timeout(5):
        await chat.api.until(lambda: any(holds(sent) for sent in chat.api.sent))
    return list(chat.api.sent)


async def test_the_answer_is_there_at_once_and_its_summary_comes_into_the_same_message() -> None:
    gate = threading.Event()

    def later() -> Iterator[Reply]:
        gate.wait(5)
        yield from grown("Tóm tắt")

    async with conversation(growing(later)) as chat:
        first = await chat.asks("hỏi")
        assert first.text == "Trích dẫn"
        gate.set()
        *_, last = await until_shown(chat, lambda sent: "Tóm tắt" in sent.text)
    assert last.message_id == first.message_id
    assert last.text == "Tóm tắt\n\nTrích dẫn"
    assert last.buttons == first.buttons


async def test_what_comes_faster_than_messages_may_be_edited_is_shown_in_one_edit() -> None:
    many = [f"Tóm tắt {number}" for number in range(50)]
    async with conversation(growing(lambda: grown(*many))) as chat:
        await chat.says("hỏi")
        shown = await until_shown(chat, lambda sent: "Tóm tắt 49" in sent.text)
        await chat.settles()
    assert len(shown) < 10


async def test_the_next_message_is_answered_while_an_answer_still_grows() -> None:
    gate = threading.Event()

    def later() -> Iterator[Reply]:
        gate.wait(5)
        yield from grown("Tóm tắt")

    async with conversation(growing(later)) as chat:
        await chat.asks("hỏi")
        assert (await chat.asks("xóm 1 xong")).text == "Đã nghe: xóm 1 xong"
        gate.set()
        await until_shown(chat, lambda sent: "Tóm tắt" in sent.text)


async def test_a_summary_that_no_longer_fits_goes_on_in_a_message_of_its_own_and_takes_the_buttons() -> None:
    long = "Câu dài. " * 480
    async with conversation(growing(lambda: grown(long))) as chat:
        first = await chat.asks("hỏi")
        shown = await until_shown(chat, lambda sent: sent.message_id != first.message_id)
        await chat.settles()
        now = {sent.message_id: sent for sent in chat.api.sent}
    assert len(shown) >= 2
    assert [bool(sent.buttons) for sent in now.values()] == [False, True]


async def test_an_answer_that_was_deleted_or_does_not_change_disturbs_nobody() -> None:
    async with conversation(growing(lambda: grown("Tóm tắt"))) as chat:
        chat.api.fail("editMessageText", Refusal(400, "Bad Request: message to edit not found"))
        await chat.asks("hỏi")
        assert (await chat.asks("tiếp")).text == "Đã nghe: tiếp"


async def test_an_edit_waits_when_telegram_asks_to() -> None:
    async with conversation(growing(lambda: grown("Tóm tắt"))) as chat:
        chat.api.fail("editMessageText", TOO_MANY)
        await chat.says("hỏi")
        await until_shown(chat, lambda sent: "Tóm tắt" in sent.text)


async def test_growing_that_fails_leaves_the_answer() -> None:
    def later() -> Iterator[Reply]:
        yield from grown("Tóm tắt")
        raise RuntimeError("mất mô hình")

    async with conversation(growing(later)) as chat:
        await chat.says("hỏi")
        shown = await until_shown(chat, lambda sent: "Tóm tắt" in sent.text)
        await chat.hears_all()
        assert (await chat.asks("tiếp")).text == "Đã nghe: tiếp"
    assert shown[-1].text == "Tóm tắt\n\nTrích dẫn"


async def test_the_end_of_the_program_does_not_wait_for_what_still_grows() -> None:
    gate = threading.Event()

    def later() -> Iterator[Reply]:
        gate.wait(30)
        yield from grown("Tóm tắt")

    async with asyncio.timeout(10):
        async with conversation(growing(later)) as chat:
            await chat.asks("hỏi")
        assert len(chat.api.sent) == 1
    gate.set()


async def test_what_is_said_of_an_unread_file_stays_above_the_summary() -> None:
    voice = {"voice": {"file_id": "f", "file_unique_id": "u", "duration": 3}, "caption": "hỏi"}
    async with conversation(growing(lambda: grown("Tóm tắt"))) as chat:
        await chat.sends(voice)
        *_, last = await until_shown(chat, lambda sent: "Tóm tắt" in sent.text)
    assert last.text == f"{wording.ATTACHMENT_UNREAD}\n\nTóm tắt\n\nTrích dẫn"


def test_what_grows_after_the_end_of_the_program_is_let_go_without_a_word(
    caplog: pytest.LogCaptureFixture,
) -> None:
    gate = threading.Event()

    def later() -> Iterator[Reply]:
        gate.wait(5)
        yield from grown("Tóm tắt")

    async def shown_and_stopped() -> set[threading.Thread]:
        before, answers = set(threading.enumerate()), Growing()
        delivery = Delivery(telegram.Bot("1:a"), Place(1), asyncio.sleep)
        answers.watch(delivery, replace(_QUOTES, later=later))
        await asyncio.sleep(0.01)
        await answers.stop()
        return set(threading.enumerate()) - before

    threads = asyncio.run(shown_and_stopped())
    gate.set()
    for thread in threads:
        thread.join(5)
    assert threads
    assert caplog.records == []
