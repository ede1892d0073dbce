"""The handlers: each translates an update into a turn of the assistant and sends what comes back."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Protocol

import telegram
from telegram import Update
from telegram.error import TelegramError
from telegram.ext import ApplicationHandlerStop, CallbackContext

from bot.replies import Attachment, Block, Incoming, Reply, say
from bot.telegram import wording
from bot.telegram.files import FileTrouble, fetched
from bot.telegram.growing import Growing
from bot.telegram.incoming import Bot, Place, is_for_us, place_of, place_of_press, pressed, said
from bot.telegram.ordering import RecentlySeen
from bot.telegram.presence import Pause, typing_shown
from bot.telegram.sending import deliver

log = logging.getLogger(__name__)

Context = CallbackContext[Any, Any, Any, Any]


class Assistant(Protocol):
    """What a channel needs of the assistant: one message in, one reply out. It is called from threads."""

    def turn(self, incoming: Incoming, files: Sequence[Attachment] = ()) -> Reply:
        """The reply to one message with its files; may take seconds."""


@dataclass
class Handlers:
    """The callbacks of the application. Turns run in `turns`, so that none holds up the others."""

    assistant: Assistant
    clock: Callable[[], datetime]
    pause: Pause
    turns: Executor
    growing: Growing
    seen: RecentlySeen = field(default_factory=RecentlySeen)

    async def drop_repeats(self, update: Update, context: Context) -> None:
        """Stops an update that Telegram delivers a second time."""
        if not self.seen.is_new(update.update_id):
            raise ApplicationHandlerStop

    async def message(self, update: Update, context: Context) -> None:
        """Answers a message; one with neither words nor a file, with a word on what is understood."""
        message = update.message
        us = Bot(context.bot.id, context.bot.username)
        if message is None or not is_for_us(message, us):
            return
        incoming = said(message, us, self.clock().tzinfo)
        place = place_of(message)
        if incoming is None:
            await deliver(context.bot, place, say(wording.ONLY_TEXT), self.pause)
            return
        try:
            files = await fetched(message, self.clock().tzinfo)
        except FileTrouble as trouble:
            await deliver(context.bot, place, say(str(trouble)), self.pause)
            return
        note = wording.ATTACHMENT_UNREAD if message.text is None and not files else ""
        await self._answer(context.bot, place, incoming, files, note)

    async def press(self, update: Update, context: Context) -> None:
        """Answers a button as if its text had been typed."""
        query = update.callback_query
        if query is not None and (incoming := pressed(query, self.clock)):
            await self._answer(context.bot, place_of_press(query), incoming)

    async def failure(self, update: object, context: Context) -> None:
        """Logs what no handler caught and tells the person that the answer could not be sent."""
        log.error("an update was not answered", exc_info=context.error)
        if isinstance(update, Update) and update.effective_chat is not None:
            with suppress(TelegramError):
                await deliver(
                    context.bot, Place(update.effective_chat.id), say(wording.SEND_FAILED), self.pause
                )

    async def _answer(
        self,
        bot: telegram.Bot,
        place: Place,
        incoming: Incoming,
        files: Sequence[Attachment] = (),
        note: str = "",
    ) -> None:
        async with typing_shown(bot, place, self.pause):
            reply = await self._turn(incoming, files)
        if note:
            reply = reply.changed(lambda reply: replace(reply, blocks=(Block(note), *reply.blocks)))
        self.growing.watch(await deliver(bot, place, reply, self.pause), reply)

    async def _turn(self, incoming: Incoming, files: Sequence[Attachment]) -> Reply:
        """The assistant's reply; whatever goes wrong in there, the person hears of it."""
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(self.turns, self.assistant.turn, incoming, files)
        except Exception:
            log.exception("a turn failed in chat %s", incoming.chat)
            return say(wording.TURN_FAILED)


async def acknowledge(update: object) -> None:
    """Tells Telegram at once that a button was noticed; a query too old for that is handled all the same."""
    if isinstance(update, Update) and update.callback_query is not None:
        with suppress(TelegramError):
            await update.callback_query.answer()
