"""Starting, stopping, and what happens when Telegram isn't there."""

import asyncio
import signal
import sys
from pathlib import Path
from typing import Any

import pytest
from telegram.ext import Application

from bot.telegram import ProxyUnusable, TokenRefused, build, polling
from tests.telegram.bot_api import TOKEN, BotApi, Refusal, bot_api
from tests.telegram.conversation import NOW, conversation
from tests.telegram.scripted import Scripted, Slow

ROOT = Path(__file__).parents[2]
_PROGRAM = """
import sys
from datetime import datetime, timezone
from bot.telegram import TelegramFaceError, serve
from tests.telegram.scripted import Scripted
try:
    _, token, url = sys.argv
    serve(Scripted(), token=token, api_url=url, proxy=None, clock=lambda: datetime.now(timezone.utc))
except TelegramFaceError as fault:
    sys.exit(str(fault))
"""


async def test_what_was_said_while_the_bot_was_away_is_answered() -> None:
    async with bot_api() as api:
        api.chats[1] = {"id": 1, "type": "private", "first_name": "Lan"}
        sender = {"id": 1, "is_bot": False, "first_name": "Lan"}
        message = {"message_id": 5, "date": 1772420400, "chat": api.chats[1], "from": sender, "text": "xong"}
        await api.post("message", message)
        async with polling(_build(api)), asyncio.timeout(5):
            await api.until(lambda: api.sent)
    assert api.sent[0].text == "Đã nghe: xong"


async def test_an_answer_under_way_is_still_sent_when_the_bot_stops() -> None:
    assistant = Slow()
    async with conversation(assistant) as chat:
        await chat.says("chậm")
        await chat.says("chậm nữa")
        await chat.api.idle()
        assistant.release()
    assert [sent.text for sent in chat.api.sent] == ["Đã nghe: chậm", "Đã nghe: chậm nữa"]


async def test_a_menu_that_is_refused_does_not_keep_the_bot_from_answering() -> None:
    async with bot_api() as api:
        api.fail("setMyCommands", Refusal(400, "Bad Request: BOT_COMMAND_INVALID"))
        async with polling(_build(api)), asyncio.timeout(5):
            await api.idle()


async def test_polling_goes_on_after_trouble_with_one_line_in_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with bot_api() as api:
        api.fail("getUpdates", Refusal(502, "Bad Gateway"))
        async with polling(_build(api)), asyncio.timeout(5):
            await api.idle()
    assert [line for line in caplog.text.splitlines() if line] == [caplog.text.strip()]


async def test_the_bot_waits_longer_and_longer_for_a_network_that_is_not_there_yet() -> None:
    waited: list[float] = []

    async def pause(seconds: float) -> None:
        waited.append(seconds)

    async with bot_api() as api:
        api.fail("getMe", *[Refusal(502, "Bad Gateway")] * 3)
        async with polling(_build(api), pause), asyncio.timeout(5):
            await api.idle()
    assert waited == [1.0, 2.0, 4.0]


async def test_serving_can_be_ended_while_the_network_is_not_there() -> None:
    async with bot_api() as api:
        api.fail("getMe", *[Refusal(502, "Bad Gateway")] * 99)
        process = await _serve(TOKEN, api)
        await api.until(lambda: api.calls_of("getMe"))
        process.terminate()
        await process.communicate()
    assert process.returncode == 0


@pytest.mark.parametrize("token", ["", "  "])
def test_a_missing_token_is_refused(token: str) -> None:
    with pytest.raises(TokenRefused, match="DANVAN_TELEGRAM_TOKEN"):
        build(Scripted(), token=token, api_url=None, proxy=None, clock=lambda: NOW)


def test_a_proxy_of_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ProxyUnusable, match="DANVAN_TELEGRAM_PROXY"):
        build(Scripted(), token=TOKEN, api_url=None, proxy="gopher://127.0.0.1:1", clock=lambda: NOW)


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
async def test_serving_ends_cleanly_when_told(told: signal.Signals) -> None:
    async with bot_api() as api:
        process = await _serve(TOKEN, api)
        await api.idle()
        process.send_signal(told)
        _, errors = await process.communicate()
    assert (process.returncode, errors) == (0, b"")


async def test_serving_without_a_valid_token_ends_with_one_clear_line() -> None:
    async with bot_api() as api:
        process = await _serve("7000000001:sai", api)
        _, errors = await process.communicate()
    assert process.returncode == 1
    assert errors.decode().splitlines()[-1].startswith("Telegram không chấp nhận mã bot")
    assert b"7000000001:sai" not in errors


async def test_serving_ends_when_the_token_is_revoked() -> None:
    async with bot_api() as api:
        process = await _serve(TOKEN, api)
        await api.idle()
        api.fail("getUpdates", *[Refusal(401, "Unauthorized")] * 3)
        await api.post("message", {"message_id": 1, "date": 0, "chat": {"id": 1, "type": "private"}})
        _, errors = await process.communicate()
    assert process.returncode == 1
    assert errors.decode().splitlines()[-1].startswith("Telegram không chấp nhận mã bot")


def _build(api: BotApi) -> Application[Any, Any, Any, Any, Any, Any]:
    return build(Scripted(), token=TOKEN, api_url=api.url, proxy=None, clock=lambda: NOW)


async def _serve(token: str, api: BotApi) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, "-c", _PROGRAM, token, api.url, cwd=ROOT, stderr=asyncio.subprocess.PIPE
    )
