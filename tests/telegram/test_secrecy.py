"""The bot token is in no log line."""

import logging

import pytest

from bot.telegram import Timeouts, TokenRefused, build, polling
from bot.telegram.secrecy import keep_out_of_logs
from tests.telegram.bot_api import TOKEN, Refusal, Silence, bot_api
from tests.telegram.conversation import NOW, conversation
from tests.telegram.scripted import Scripted

SECRET = TOKEN.partition(":")[2]


async def test_a_whole_conversation_with_trouble_logs_no_token(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with conversation(Scripted(), hurry=1000, timeouts=Timeouts(read=0.2)) as chat:
        chat.api.fail("sendMessage", Refusal(404, "Not Found"), Silence(), Refusal(502, "Bad Gateway"))
        for number in range(4):
            await chat.says(f"câu {number}")
        await chat.settles()
    assert caplog.text
    assert SECRET not in caplog.text


async def test_a_refused_token_is_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    wrong = "7000000001:AAH-some-other-secret"
    async with bot_api() as api:
        application = build(Scripted(), token=wrong, api_url=api.url, proxy=None, clock=lambda: NOW)
        with pytest.raises(TokenRefused) as refusal:
            async with polling(application):
                pass
    assert "AAH-some-other-secret" not in caplog.text + str(refusal.value)
    assert refusal.value.__suppress_context__


def test_lines_and_tracebacks_of_the_library_are_masked(caplog: pytest.LogCaptureFixture) -> None:
    keep_out_of_logs("123:tuyet-mat")
    log = logging.getLogger("telegram.ext.Updater")
    try:
        raise RuntimeError("https://api.telegram.org/bot123:tuyet-mat/getMe")
    except RuntimeError:
        log.exception("could not reach %s", "/bot123:tuyet-mat/")
    assert "could not reach /bot123:<token>/" in caplog.text
    assert "RuntimeError" in caplog.text
    assert "tuyet-mat" not in caplog.text


def test_masking_the_same_token_again_adds_nothing() -> None:
    keep_out_of_logs("123:hai-lan")
    before = len(logging.getLogger("httpx").filters)
    keep_out_of_logs("123:hai-lan")
    assert len(logging.getLogger("httpx").filters) == before
