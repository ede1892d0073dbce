"""Runs the application by polling: from the first connection to a clean end."""

import asyncio
import logging
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta

from telegram import Update
from telegram.error import InvalidToken, TelegramError

from bot.telegram import wording
from bot.telegram.application import App, build
from bot.telegram.courier import Courier
from bot.telegram.errors import TokenRefused
from bot.telegram.handlers import Assistant
from bot.telegram.presence import Pause

log = logging.getLogger(__name__)

# Nothing else is handled, so nothing else is fetched.
WANTED = (Update.MESSAGE, Update.CALLBACK_QUERY)
_POLL = timedelta(seconds=20)
_FETCHING_TASK = "Updater:start_polling:polling_task"
_FIRST_RETRY_S, _LONGEST_RETRY_S = 1.0, 60.0


def serve(
    assistant: Assistant,
    *,
    token: str,
    api_url: str | None,
    proxy: str | None,
    clock: Callable[[], datetime],
    courier: Courier | None = None,
) -> None:
    """Answers on Telegram, and carries reminders, until SIGINT or SIGTERM.

    Returns when the last answer under way is sent. Waits for a network that is not there yet.
    Raises TokenRefused, ProxyUnusable.
    """
    application = build(assistant, token=token, api_url=api_url, proxy=proxy, clock=clock)
    asyncio.run(_until_told(application, courier))


async def _until_told(application: App, courier: Courier | None) -> None:
    loop, this = asyncio.get_running_loop(), asyncio.current_task()
    assert this is not None
    for told in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(told, this.cancel)
        except NotImplementedError:  # Windows: Ctrl-C cancels the task by itself
            break
    try:
        async with polling(application, courier=courier):
            log.info("answering on Telegram as @%s", application.bot.username)
            await _end_of_polling()
    except asyncio.CancelledError:
        log.info("stopped")


async def _end_of_polling() -> None:
    """Waits for as long as updates are fetched. That ends by itself only when the token is revoked.

    The library then leaves a line in the log and an application that hears nothing, so its task is watched.
    """
    fetching = [task for task in asyncio.all_tasks() if task.get_name() == _FETCHING_TASK]
    if not fetching:
        await asyncio.Event().wait()
    await asyncio.wait(fetching)
    raise TokenRefused(wording.TOKEN_REFUSED)


@asynccontextmanager
async def polling(
    application: App, pause: Pause = asyncio.sleep, courier: Courier | None = None
) -> AsyncIterator[None]:
    """Within it, updates are fetched and answered. What waits at Telegram from before is answered too.

    The courier carries reminders meanwhile. On leaving, what has been fetched is still answered, and the
    courier's round is finished. `pause` waits for that many seconds between tries
    to reach Telegram. Raises TokenRefused.
    """
    await _connect(application, pause)
    rounds: asyncio.Task[None] | None = None
    try:
        await _start(application)
        rounds = asyncio.create_task(courier.run(application.bot)) if courier else None
        yield
    finally:
        if courier is not None and rounds is not None:
            courier.stop()
            await rounds
        await _stop(application)


async def _connect(application: App, pause: Pause) -> None:
    """Says hello to Telegram, again and again while it can't be reached. Raises TokenRefused."""
    try:
        await _greet(application, pause)
    except BaseException:  # a cancellation above all: the connections are open, the application is not
        await application.bot.shutdown()
        raise


async def _greet(application: App, pause: Pause) -> None:
    wait = _FIRST_RETRY_S
    while True:
        try:
            return await application.initialize()
        except InvalidToken:
            raise TokenRefused(wording.TOKEN_REFUSED) from None  # the cause spells the token out
        except TelegramError as fault:
            log.warning("Telegram can't be reached, next try in %.0f s: %s", wait, fault)
        await pause(wait)
        wait = min(wait * 2, _LONGEST_RETRY_S)


async def _start(application: App) -> None:
    assert application.updater is not None
    if application.post_init is not None:
        await application.post_init(application)
    try:
        await application.updater.start_polling(
            timeout=_POLL,
            bootstrap_retries=-1,
            allowed_updates=WANTED,
            drop_pending_updates=False,
            error_callback=_log_in_one_line,
        )
    except InvalidToken:
        raise TokenRefused(wording.TOKEN_REFUSED) from None
    await application.start()


async def _stop(application: App) -> None:
    assert application.updater is not None
    if application.updater.running:
        with suppress(InvalidToken):
            await application.updater.stop()
    if application.running:
        await application.update_queue.join()
        await application.stop()
        if application.post_stop is not None:
            await application.post_stop(application)
    await application.shutdown()
    if application.post_shutdown is not None:
        await application.post_shutdown(application)


def _log_in_one_line(fault: TelegramError) -> None:
    log.warning("updates can't be fetched now: %s", fault)
