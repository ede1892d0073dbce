"""Trouble on the way out: blocked, too fast, no receipt, refused, moved."""

import logging
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from bot.replies import Attachment, Block, Reply
from bot.telegram import Timeouts, wording
from bot.telegram.incoming import Place
from bot.telegram.sending import deliver
from tests.telegram.bot_api import BAD_REQUEST, FORBIDDEN, TOO_MANY, Refusal, Silence
from tests.telegram.conversation import conversation
from tests.telegram.scripted import Scripted

THREE_MESSAGES = Reply(tuple(Block(f"{number} " + "dài " * 1000) for number in range(3)))


def _starts(texts: Iterator[str]) -> list[str]:
    return [text[0] for text in texts]


async def test_a_person_who_has_blocked_the_bot_is_a_quiet_line_in_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO)
    async with conversation(Scripted()) as chat:
        chat.api.fail("sendMessage", FORBIDDEN)
        await chat.says("?", person=1)
        await chat.settles()
        assert (await chat.asks("còn tôi?", person=2)).text == "Đã nghe: còn tôi?"
    assert [record.levelname for record in caplog.records if "blocked" in record.getMessage()] == ["INFO"]
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


async def test_nothing_more_is_sent_to_a_person_who_has_blocked_the_bot() -> None:
    async with conversation(Scripted(lambda _: THREE_MESSAGES)) as chat:
        chat.api.fail("sendMessage", FORBIDDEN)
        await chat.says("?")
        await chat.settles()
        assert len(chat.api.calls_of("sendMessage")) == 1


async def test_a_limit_is_waited_out_and_everything_arrives_once_in_order() -> None:
    async with conversation(Scripted(lambda _: THREE_MESSAGES), hurry=100) as chat:
        chat.api.fail("sendMessage", TOO_MANY, TOO_MANY)
        await chat.says("?")
        assert _starts(reply.text for reply in await chat.hears_all()) == ["0", "1", "2"]


async def test_a_limit_is_waited_out_for_as_long_as_telegram_asks() -> None:
    waited: list[float] = []

    async def pause(seconds: float) -> None:
        waited.append(seconds)

    async with conversation(Scripted()) as chat:
        await chat.asks("?")
        chat.api.fail("sendMessage", TOO_MANY)
        await deliver(chat.application.bot, Place(1), Reply((Block("x"),)), pause)
    assert waited == [3.0]


@pytest.mark.parametrize("limits", [[TOO_MANY] * 4, [Refusal(429, "Too Many", {"retry_after": 3600})]])
async def test_a_limit_that_is_not_lifted_is_given_up_with_a_warning(
    limits: list[Refusal], caplog: pytest.LogCaptureFixture
) -> None:
    async with conversation(Scripted(), hurry=1000) as chat:
        chat.api.fail("sendMessage", *limits)
        await chat.says("?")
        assert await chat.hears_all() == []
        assert len(chat.api.calls_of("sendMessage")) == len(limits)
    assert "gave up" in caplog.text


async def test_a_message_without_a_receipt_is_not_sent_twice_and_the_rest_follows(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with conversation(Scripted(lambda _: THREE_MESSAGES), timeouts=Timeouts(read=0.3)) as chat:
        chat.api.fail("sendMessage", Silence())
        await chat.says("?")
        assert _starts(reply.text for reply in await chat.hears_all()) == ["0", "1", "2"]
    assert "not sent again" in caplog.text


async def test_a_server_error_counts_as_no_receipt() -> None:
    async with conversation(Scripted(lambda _: THREE_MESSAGES)) as chat:
        chat.api.fail("sendMessage", Refusal(502, "Bad Gateway"))
        await chat.says("?")
        assert _starts(reply.text for reply in await chat.hears_all()) == ["1", "2"]


async def test_a_message_that_never_left_is_sent_again(monkeypatch: pytest.MonkeyPatch) -> None:
    failures = [httpx.ConnectError("no route"), httpx.ConnectTimeout("no answer"), httpx.PoolTimeout("busy")]
    real = httpx.AsyncClient.request

    async def flaky(client: httpx.AsyncClient, method: str, url: str, **rest: Any) -> httpx.Response:
        if failures and url.endswith("/sendMessage"):
            raise failures.pop()
        return await real(client, method, url, **rest)

    async with conversation(Scripted(), hurry=1000) as chat:
        monkeypatch.setattr(httpx.AsyncClient, "request", flaky)
        assert (await chat.asks("lần nữa")).text == "Đã nghe: lần nữa"
        assert failures == []


async def test_a_refused_message_is_owned_up_to() -> None:
    async with conversation(Scripted()) as chat:
        chat.api.fail("sendMessage", BAD_REQUEST)
        assert (await chat.asks("?")).text == wording.SEND_FAILED


async def test_when_even_the_apology_is_refused_the_bot_lives_on() -> None:
    async with conversation(Scripted()) as chat:
        chat.api.fail("sendMessage", BAD_REQUEST, BAD_REQUEST)
        await chat.says("?")
        assert await chat.hears_all() == []
        assert (await chat.asks("sao rồi?")).text == "Đã nghe: sao rồi?"


async def test_a_group_that_has_moved_gets_its_answer_at_its_new_place() -> None:
    async with conversation(Scripted()) as chat:
        await chat.asks("/vanban", chat=-200)
        chat.api.fail("sendMessage", Refusal(400, "upgraded", {"migrate_to_chat_id": -200}))
        await chat.says("/vanban", chat=-100)
        assert (await chat.hears(chat=-200)).text == "Đã nghe: /vanban"


async def test_a_limit_on_a_file_is_waited_out_and_the_file_arrives_whole() -> None:
    file = Attachment("kế hoạch.pdf", b"%PDF-1.7 " + bytes(1000))
    async with conversation(Scripted(lambda _: Reply(files=(file,))), hurry=100) as chat:
        chat.api.fail("sendDocument", TOO_MANY)
        await chat.says("gửi")
        sent = await chat.hears()
        assert sent.file is not None and sent.file.content == file.content
