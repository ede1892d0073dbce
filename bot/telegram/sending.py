"""Sends a reply: its messages and its files, patiently, and nothing twice. What was sent can be edited."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta

import httpx
import telegram
from telegram import InputFile, LinkPreviewOptions, ReplyParameters
from telegram.constants import FileSizeLimit, ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter

from bot.replies import Attachment, Reply
from bot.telegram import wording
from bot.telegram.incoming import Place
from bot.telegram.presence import Pause
from bot.telegram.rendering import Message, rendered

log = logging.getLogger(__name__)

# How often one message is tried, and the longest wait (seconds) that Telegram may ask for between.
_TRIES = 4
_LONGEST_WAIT_S = 60.0
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
# httpx's errors that come before a request has left: it may be sent again without being sent twice.
NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)

Send = Callable[[Place], Awaitable[object]]


async def deliver(bot: telegram.Bot, place: Place, reply: Reply, pause: Pause = asyncio.sleep) -> "Delivery":
    """Sends the messages of a reply in order, then its files; what comes back can bring it up to date.

    A person who has blocked the bot, and a limit that Telegram does not lift soon, end the delivery with a
    line in the log. Raises ValueError for a reply that can't be rendered (nothing is sent then) and
    TelegramError for what Telegram refuses.
    """
    messages = rendered(reply)
    delivery = Delivery(bot, place, pause)
    try:
        for message in messages:
            await delivery.send(message)
        for file in reply.files:
            await delivery.one(_file(bot, file))
    except Forbidden as refusal:
        log.info("chat %s does not let the bot write: %s", place.chat, refusal)
    except RetryAfter as limit:
        log.warning("gave up on an answer to chat %s: %s", place.chat, limit)
    return delivery


@dataclass
class Delivery:
    """One reply on its way; `place` changes when a group turns out to have moved.

    `sent` is every message as it now stands in the chat, with its number; None where no receipt came.
    """

    bot: telegram.Bot
    place: Place
    pause: Pause
    sent: list[tuple[int | None, Message]] = field(default_factory=list)

    async def bring_to(self, reply: Reply) -> None:
        """Edits what was sent so that the chat shows `reply`; what no longer fits is sent besides.

        A message whose receipt is missing is left as it is. Raises TelegramError for what Telegram refuses.
        """
        for at, message in enumerate(rendered(reply)):
            if at >= len(self.sent):
                await self.send(message)
                continue
            number, shown = self.sent[at]
            if number is not None and message != shown:
                await self.one(_edit(self.bot, number, message))
                self.sent[at] = number, message

    async def send(self, message: Message) -> None:
        """Sends one message and remembers it."""
        receipt = await self.one(_message(self.bot, message))
        self.sent.append((receipt.message_id if isinstance(receipt, telegram.Message) else None, message))

    async def one(self, send: Send) -> object:
        """Does one thing. Without a receipt (None) it is not done again: it may well have arrived."""
        receipt: object = None
        try:
            receipt = await self._patiently(send)
        except BadRequest:
            raise
        except NetworkError as fault:
            log.warning("no receipt for a message to chat %s, not sent again: %s", self.place.chat, fault)
        # Only the first message points at what it answers.
        self.place = replace(self.place, reply_to=None)
        return receipt

    async def _patiently(self, send: Send) -> object:
        for last in (*[False] * (_TRIES - 1), True):
            try:
                return await send(self.place)
            except (RetryAfter, NetworkError, ChatMigrated) as fault:
                wait = _wait_before_next(fault)
                if last or wait is None or wait > _LONGEST_WAIT_S:
                    raise
                if isinstance(fault, ChatMigrated):
                    self.place = Place(fault.new_chat_id)
            await self.pause(wait)
        raise AssertionError("the last try returns or raises")


def _wait_before_next(fault: Exception) -> float | None:
    """Seconds to wait before the same message may be sent again, None if it must not be."""
    if isinstance(fault, RetryAfter):
        return seconds_asked(fault)
    if isinstance(fault, ChatMigrated):
        return 0.0
    return 1.0 if isinstance(fault.__cause__, NEVER_LEFT) else None


def seconds_asked(limit: RetryAfter) -> float:
    """How long Telegram asks to wait."""
    asked = limit.retry_after
    return asked.total_seconds() if isinstance(asked, timedelta) else float(asked)


def _message(bot: telegram.Bot, message: Message) -> Send:
    async def send(place: Place) -> object:
        return await bot.send_message(
            place.chat,
            message.html,
            parse_mode=ParseMode.HTML,
            reply_markup=message.keyboard,
            message_thread_id=place.thread,
            reply_parameters=_answering(place),
            link_preview_options=_NO_PREVIEW,
        )

    return send


def _edit(bot: telegram.Bot, number: int, message: Message) -> Send:
    async def send(place: Place) -> object:
        return await bot.edit_message_text(
            message.html,
            chat_id=place.chat,
            message_id=number,
            parse_mode=ParseMode.HTML,
            reply_markup=message.keyboard,
            link_preview_options=_NO_PREVIEW,
        )

    return send


def _file(bot: telegram.Bot, file: Attachment) -> Send:
    async def send(place: Place) -> object:
        if trouble := _unsendable(file):
            return await bot.send_message(place.chat, trouble, message_thread_id=place.thread)
        return await bot.send_document(
            place.chat,
            InputFile(file.content, filename=file.name),
            message_thread_id=place.thread,
            reply_parameters=_answering(place),
        )

    return send


def _unsendable(file: Attachment) -> str | None:
    """Why Telegram would refuse the file, in Vietnamese; None if it takes it."""
    if not file.content:
        return wording.FILE_EMPTY.format(name=file.name)
    if len(file.content) > FileSizeLimit.FILESIZE_UPLOAD:
        return wording.FILE_TOO_LARGE.format(name=file.name)
    return None


def _answering(place: Place) -> ReplyParameters | None:
    if place.reply_to is None:
        return None
    # The message may have been deleted meanwhile: answer all the same.
    return ReplyParameters(place.reply_to, allow_sending_without_reply=True)
