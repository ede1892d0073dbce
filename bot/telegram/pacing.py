"""Telegram's limits kept for everything that goes out: 30 messages a second, 1 a second per chat, 20 a minute
per group (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this).

Plugged in where python-telegram-bot has its rate limiter, so that no sender can forget it. Its own limiter
has no rule per second and chat, and stalls every chat when one is told to wait; here a chat waits for itself.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

from telegram.ext import BaseRateLimiter

from bot.telegram.presence import Pause

REMINDER = "reminder"
"""Said by a sender of reminders: answers go first."""

_SENDS = frozenset({"sendMessage", "sendDocument", "sendPhoto", "editMessageText"})
_OVERALL, _FOR_REMINDERS, _SECOND = 30, 25, 1.0
_PER_GROUP, _MINUTE = 20, 60.0
_MOST_CHATS = 10_000  # remembered; the oldest are forgotten, long after their second is over


@dataclass
class Window:
    """At most `most` moments within any `span` seconds."""

    most: int
    span: float
    taken: deque[float] = field(default_factory=deque)

    def free_at(self, moment: float) -> float:
        """The first moment from `moment` on at which one more fits."""
        if len(self.taken) < self.most:
            return moment
        return max(moment, self.taken[-self.most] + self.span)

    def take(self, moment: float) -> None:
        """Uses up a place."""
        self.taken.append(moment)
        if len(self.taken) > self.most:
            self.taken.popleft()


class Pacer(BaseRateLimiter[str]):
    """Gives each message its moment, in the order asked; `clock` counts seconds, `pause` waits for some."""

    def __init__(self, clock: Callable[[], float], pause: Pause = asyncio.sleep) -> None:
        self._clock = clock
        self._pause = pause
        self._overall = Window(_OVERALL, _SECOND)
        self._reminders = Window(_FOR_REMINDERS, _SECOND)
        self._chats: dict[int | str, Window] = {}

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: str | None,
    ) -> Any:
        """Calls `callback` when its turn has come; what it raises passes through."""
        chat = data.get("chat_id")
        if endpoint in _SENDS and chat is not None:
            wait = self._reserved(chat, is_reminder=rate_limit_args == REMINDER) - self._clock()
            if wait > 0:
                await self._pause(wait)
        return await callback(*args, **kwargs)

    def _reserved(self, chat: int | str, *, is_reminder: bool) -> float:
        """The moment of this message, which is taken from now on."""
        windows = [self._overall, self._window(chat, 1, _SECOND)]
        if isinstance(chat, int) and chat < 0:
            windows.append(self._window(f"group {chat}", _PER_GROUP, _MINUTE))
        if is_reminder:
            windows.append(self._reminders)
        moment = self._clock()
        for window in windows * 2:  # a later moment for one may be taken in another
            moment = window.free_at(moment)
        for window in windows:
            window.take(moment)
        return moment

    def _window(self, key: int | str, most: int, span: float) -> Window:
        window = self._chats.pop(key, None) or Window(most, span)
        self._chats[key] = window
        if len(self._chats) > _MOST_CHATS:
            del self._chats[next(iter(self._chats))]
        return window
