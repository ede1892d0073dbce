"""Shows "typing" while an answer takes longer than a moment."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import telegram
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot.telegram.incoming import Place

# A quick answer needs no sign. Telegram takes the sign away after five seconds.
_PATIENCE_S = 0.7
_REFRESH_S = 4.5

Pause = Callable[[float], Awaitable[None]]


@asynccontextmanager
async def typing_shown(bot: telegram.Bot, place: Place, pause: Pause) -> AsyncIterator[None]:
    """Within it, the person sees that the bot is typing; `pause` waits for that many seconds."""
    sign = asyncio.create_task(_keep_typing(bot, place, pause))
    try:
        yield
    finally:
        sign.cancel()
        await asyncio.wait([sign])


async def _keep_typing(bot: telegram.Bot, place: Place, pause: Pause) -> None:
    wait = _PATIENCE_S
    while True:
        await pause(wait)
        try:
            await bot.send_chat_action(place.chat, ChatAction.TYPING, message_thread_id=place.thread)
        except TelegramError:
            return  # only a courtesy: the answer itself will meet the same trouble and report it
        wait = _REFRESH_S
