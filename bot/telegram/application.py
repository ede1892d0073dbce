"""The python-telegram-bot application: settings in, handlers wired."""

import asyncio
import logging
import os
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.telegram import wording
from bot.telegram.errors import ProxyUnusable, TokenRefused
from bot.telegram.growing import Growing
from bot.telegram.handlers import Assistant, Handlers, acknowledge
from bot.telegram.ordering import InOrderPerChat
from bot.telegram.pacing import Pacer
from bot.telegram.presence import Pause
from bot.telegram.secrecy import keep_out_of_logs

log = logging.getLogger(__name__)

App = Application[Any, Any, Any, Any, Any, Any]
Builder = ApplicationBuilder[Any, Any, Any, Any, Any, Any]

TURNS_AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class Timeouts:
    """Seconds; links from Việt Nam to Telegram are slow at times, and a file is up to 50 MB."""

    connect: float = 10.0
    read: float = 20.0
    upload: float = 180.0


def build(
    assistant: Assistant,
    *,
    token: str,
    api_url: str | None,
    proxy: str | None,
    clock: Callable[[], datetime],
    pause: Pause = asyncio.sleep,
    timeouts: Timeouts = Timeouts(),
    turns_at_once: int = TURNS_AT_ONCE,
    seconds: Callable[[], float] = time.monotonic,
) -> App:
    """The application that answers with `assistant`, ready for `polling`.

    `api_url` is what comes before the token in an address ("http://127.0.0.1:8081/bot"), None for
    Telegram's own; `proxy` an http, https or socks5 address; `clock` gives aware times; `pause` waits for
    that many of the `seconds` that the pace is kept in.

    Raises TokenRefused without a token, ProxyUnusable for a proxy of another kind.
    """
    if not token.strip():
        raise TokenRefused(wording.TOKEN_MISSING)
    keep_out_of_logs(token)
    # python-telegram-bot warns, inside its own code, unless told that durations may be timedeltas.
    os.environ.setdefault("PTB_TIMEDELTA", "true")
    turns = ThreadPoolExecutor(turns_at_once, thread_name_prefix="turn")
    growing = Growing()
    builder = _configured(token, timeouts, turns, growing, Pacer(seconds, pause))
    application = _built(_addressed(builder, api_url, proxy), proxy)
    _wire(application, Handlers(assistant, clock, pause, turns, growing))
    return application


def _configured(
    token: str, timeouts: Timeouts, turns: ThreadPoolExecutor, growing: Growing, pacer: Pacer
) -> Builder:
    async def end_growing(application: App) -> None:
        await growing.stop()

    async def close_turns(application: App) -> None:
        turns.shutdown(wait=False)

    return (
        ApplicationBuilder()
        .token(token)
        .concurrent_updates(InOrderPerChat(acknowledge))
        .job_queue(None)
        .rate_limiter(pacer)
        .connect_timeout(timeouts.connect)
        .read_timeout(timeouts.read)
        .pool_timeout(timeouts.connect)
        .media_write_timeout(timeouts.upload)
        .post_init(_publish_commands)
        .post_stop(end_growing)
        .post_shutdown(close_turns)
    )


def _addressed(builder: Builder, api_url: str | None, proxy: str | None) -> Builder:
    if api_url:
        builder = builder.base_url(api_url).base_file_url(_file_url(api_url))
    return builder.proxy(proxy).get_updates_proxy(proxy) if proxy else builder


def _built(builder: Builder, proxy: str | None) -> App:
    try:
        return builder.build()
    except (RuntimeError, ValueError, ImportError) as fault:
        if proxy is None:
            raise
        raise ProxyUnusable(wording.PROXY_UNUSABLE) from fault


def _file_url(api_url: str) -> str:
    """The address of files beside that of methods: ".../bot" and ".../file/bot"."""
    return f"{api_url.removesuffix('/bot')}/file/bot"


def _wire(application: App, handlers: Handlers) -> None:
    application.add_handler(TypeHandler(Update, handlers.drop_repeats), group=-1)
    # An edited message is not a new one: what it said has been answered, perhaps recorded.
    spoken = filters.UpdateType.MESSAGE & ~filters.StatusUpdate.ALL
    application.add_handler(MessageHandler(spoken, handlers.message))
    application.add_handler(CallbackQueryHandler(handlers.press))
    application.add_error_handler(handlers.failure)


async def _publish_commands(application: App) -> None:
    """Puts the commands into the menu; without them everything still works, so trouble is only logged."""
    try:
        await application.bot.set_my_commands(wording.COMMANDS)
    except TelegramError as fault:
        log.warning("the menu of commands was not set: %s", fault)
