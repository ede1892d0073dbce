"""Carries reminders from the outbox to people's chats, as long as the application runs.

The outbox is the truth: this loop only ticks. What surely did not leave is put off, what may have arrived is
marked as unknown, what cannot arrive is given up where the standing body sees it.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from telegram import InlineKeyboardMarkup, LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
)
from telegram.ext import ExtBot

from bot.replies import Reply
from bot.telegram.incoming import CHANNEL
from bot.telegram.pacing import REMINDER
from bot.telegram.presence import Pause
from bot.telegram.rendering import rendered
from bot.telegram.sending import NEVER_LEFT, seconds_asked
from tasks import Claimed, Message

log = logging.getLogger(__name__)

TICK_S = 5.0
AT_ONCE = 25  # reminders claimed together: a second's worth
_SOON = timedelta(seconds=30)
_CHAT_GONE = ("chat not found", "user is deactivated", "bot was kicked", "bot can't initiate")
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class Outbox(Protocol):
    """What the courier needs of the outbox; every call is a transaction of its own."""

    def plan(self, now: datetime) -> int:
        """Plans what is due."""

    def claim(self, now: datetime, *, worker: str, channel: str, limit: int) -> list[Claimed]:
        """Takes what may go out."""

    def open(self, claimed: Sequence[Claimed], now: datetime, *, worker: str) -> list[Message]:
        """Looks again, marks as being sent."""

    def sent(self, reminder_id: int, text: str, now: datetime) -> None:
        """It arrived."""

    def put_off(self, reminder_id: int, until: datetime, error: str) -> None:
        """It did not leave."""

    def unknown(self, reminder_id: int, until: datetime, error: str, now: datetime) -> None:
        """It may have arrived."""

    def unreachable(self, reminder_id: int, error: str, now: datetime) -> None:
        """The person cannot be written to."""

    def give_up(self, reminder_id: int, error: str) -> None:
        """It cannot be sent."""


@dataclass
class Courier:
    """One worker's rounds. `words` sets a message; `offered` hears which buttons a chat was shown."""

    outbox: Outbox
    words: Callable[[Message], Reply]
    offered: Callable[[str, Reply], None]
    clock: Callable[[], datetime]
    worker: str
    pause: Pause = asyncio.sleep
    _stopping: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self, bot: ExtBot[str]) -> None:
        """Round after round until `stop`; the round under way is finished."""
        while not self._stopping.is_set():
            try:
                carried = await self.round(bot)
            except Exception:  # the database may be away for a while: the rows wait
                log.exception("a round of reminders failed")
                carried = 0
            if not carried:
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._stopping.wait(), TICK_S)

    def stop(self) -> None:
        """Ends `run` after its round."""
        self._stopping.set()

    async def round(self, bot: ExtBot[str]) -> int:
        """Plans, claims and sends what is due; how many reminders were claimed."""
        now = self.clock()
        await asyncio.to_thread(self.outbox.plan, now)
        claimed = await asyncio.to_thread(
            self.outbox.claim, now, worker=self.worker, channel=CHANNEL, limit=AT_ONCE
        )
        messages = await asyncio.to_thread(self.outbox.open, claimed, now, worker=self.worker)
        chats = {one.id: one.chat for one in claimed}
        await asyncio.gather(*(self._carry(bot, message, chats[message.reminder_id]) for message in messages))
        return len(claimed)

    async def _carry(self, bot: ExtBot[str], message: Message, chat: str) -> None:
        """Sends one reminder and settles it, whatever happens."""
        number = message.reminder_id
        try:
            reply = self.words(message)
            await self._send(bot, int(chat), reply)
        except Exception as fault:
            log.warning("reminder %s did not go out for certain: %s", number, fault)
            await asyncio.to_thread(self._settle, number, fault)
            return
        await asyncio.to_thread(self.outbox.sent, number, reply.text, self.clock())
        await asyncio.to_thread(self.offered, chat, reply)

    async def _send(self, bot: ExtBot[str], chat: int, reply: Reply) -> None:
        """The messages of a reminder. Trouble with the first is raised: then nothing has been said."""
        for number, part in enumerate(rendered(reply)):
            try:
                chat = await _sent(bot, chat, part.html, part.keyboard)
            except TelegramError as fault:
                if number == 0:
                    raise
                log.warning("the rest of a reminder to chat %s did not go out: %s", chat, fault)
                return

    def _settle(self, number: int, fault: Exception) -> None:
        now, told = self.clock(), str(fault)
        match fault:
            case RetryAfter():
                self.outbox.put_off(number, now + timedelta(seconds=seconds_asked(fault)), told)
            case Forbidden():
                self.outbox.unreachable(number, told, now)
            case BadRequest() if any(words in told.casefold() for words in _CHAT_GONE):
                self.outbox.unreachable(number, told, now)
            case BadRequest():
                self.outbox.give_up(number, told)
            case NetworkError() if not isinstance(fault.__cause__, NEVER_LEFT):
                self.outbox.unknown(number, now + _SOON, told, now)
            case TelegramError():
                self.outbox.put_off(number, now + _SOON, told)
            case _:
                self.outbox.give_up(number, told)


async def _sent(bot: ExtBot[str], chat: int, html: str, keyboard: InlineKeyboardMarkup | None) -> int:
    """Sends one message, following a chat that has moved; the chat it went to."""
    for last in (False, True):
        try:
            await bot.send_message(
                chat,
                html,
                parse_mode=ParseMode.HTML,
                reply_markup=keyboard,
                link_preview_options=_NO_PREVIEW,
                rate_limit_args=REMINDER,
            )
            return chat
        except ChatMigrated as moved:
            if last:
                raise
            chat = moved.new_chat_id
    return chat
