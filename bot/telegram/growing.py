"""Keeps an answer in a chat up to date while it grows: edits as fast as the pace allows, the newest first."""

import asyncio
import logging
import threading
from contextlib import suppress
from dataclasses import dataclass, field

from telegram.error import BadRequest, TelegramError

from bot.replies import Reply
from bot.telegram.sending import Delivery

log = logging.getLogger(__name__)


_AT_ONCE = 16  # answers that wait for a language model; the others wait for those


@dataclass
class Growing:
    """The answers that still grow. Each does so in a thread of its own, so that no turn waits for it."""

    _tasks: set[asyncio.Task[None]] = field(default_factory=set)
    _free: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_AT_ONCE))

    def watch(self, delivery: Delivery, reply: Reply) -> None:
        """Follows a reply that has been delivered; returns at once."""
        if reply.later is None:
            return
        task = asyncio.create_task(self._follow(delivery, reply))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def stop(self) -> None:
        """Leaves every answer as it is now."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _follow(self, delivery: Delivery, reply: Reply) -> None:
        try:
            async with self._free:
                grown = _begun(reply)
                while (newest := await _newest(grown)) is not None:
                    await delivery.bring_to(newest)
        except BadRequest as refusal:  # deleted by the person, or too old
            log.info("an answer in chat %s can no longer be edited: %s", delivery.place.chat, refusal)
        except TelegramError as fault:
            log.warning("an answer in chat %s was not brought up to date: %s", delivery.place.chat, fault)


def _begun(reply: Reply) -> "asyncio.Queue[Reply | None]":
    """What the reply grows into, as it comes; None at the end."""
    grown: asyncio.Queue[Reply | None] = asyncio.Queue()
    running = asyncio.get_running_loop()

    def grow() -> None:
        with suppress(RuntimeError):  # the loop is closed: nobody looks any more
            try:
                for one in reply.later() if reply.later else ():
                    running.call_soon_threadsafe(grown.put_nowait, one)
            except Exception:
                if not running.is_closed():
                    log.exception("an answer failed while it grew")
            finally:
                running.call_soon_threadsafe(grown.put_nowait, None)

    # a daemon: the end of the program does not wait for a language model
    threading.Thread(target=grow, name="growing", daemon=True).start()
    return grown


async def _newest(grown: "asyncio.Queue[Reply | None]") -> Reply | None:
    """The latest of those waiting, the first if none waits; None at the end."""
    newest = await grown.get()
    while newest is not None and not grown.empty():
        if (following := grown.get_nowait()) is None:
            grown.put_nowait(None)
            break
        newest = following
    return newest
