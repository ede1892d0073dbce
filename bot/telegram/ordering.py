"""Which update is handled when: in order within a chat, side by side between chats."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from typing import Any
from weakref import WeakValueDictionary

from telegram import Update
from telegram.ext import BaseUpdateProcessor

# How many updates may be taken in before the first of them is through; more wait in the queue.
MOST_TAKEN_IN = 4096


class InOrderPerChat(BaseUpdateProcessor):
    """Handles the updates of one chat strictly one after the other, those of different chats side by side.

    What is waiting for its turn in one chat takes no place from the others: how many turns run at once is
    bounded where they run (the thread pool of the turns), not here. `arrived` is started for every update
    as soon as it is there, before its turn comes (a button pressed must not spin behind a slow answer).
    """

    def __init__(self, arrived: Callable[[object], Awaitable[None]]) -> None:
        super().__init__(MOST_TAKEN_IN)
        self._arrived = arrived
        # A lock lives as long as an update holds it or waits for it.
        self._locks: WeakValueDictionary[Hashable, asyncio.Lock] = WeakValueDictionary()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Awaits `coroutine` when all earlier updates of the same chat are through."""
        arrival = asyncio.ensure_future(self._arrived(update))
        async with self._lock_of(update):
            await coroutine
        await arrival

    def _lock_of(self, update: object) -> asyncio.Lock:
        chat = _chat_of(update)
        return asyncio.Lock() if chat is None else self._locks.setdefault(chat, asyncio.Lock())

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to close: the application has waited for all updates taken in."""


def _chat_of(update: object) -> int | None:
    if not isinstance(update, Update):
        return None
    if update.effective_chat is not None:
        return update.effective_chat.id
    return update.effective_user.id if update.effective_user is not None else None


class RecentlySeen:
    """Remembers the last `size` things, to tell a repeat from something new.

    It lives in memory: after a restart, an update that Telegram delivers again is handled again. Keeping
    what was handled across restarts is the work of the outbox, in the database.
    """

    def __init__(self, size: int = 10_000) -> None:
        self._size = size
        self._seen: dict[Hashable, None] = {}

    def is_new(self, thing: Hashable) -> bool:
        """True the first time `thing` is shown; it is remembered from then on."""
        if thing in self._seen:
            return False
        self._seen[thing] = None
        if len(self._seen) > self._size:
            del self._seen[next(iter(self._seen))]
        return True
