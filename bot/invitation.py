"""How an invitation is handed on: a link that opens the bot, or the text to send to it."""

import asyncio
import logging

from telegram import Bot
from telegram.error import TelegramError
from telegram.request import HTTPXRequest

from bot.settings import Settings

log = logging.getLogger(__name__)

_TELEGRAM = "https://api.telegram.org/bot"
_PATIENCE_S = 5.0


def start_text(secret: str) -> str:
    """What the invited person sends to the bot."""
    return f"/start {secret}"


def start_link(bot_name: str, secret: str) -> str:
    """The link that opens the bot and says the same with one tap: https://core.telegram.org/bots/features."""
    return f"https://t.me/{bot_name}?start={secret}"


def bot_name(settings: Settings) -> str:
    """The bot's user name, asked of Telegram. Raises `telegram.error.TelegramError`."""
    return asyncio.run(_asked(settings))


async def _asked(settings: Settings) -> str:
    logging.getLogger("httpx").setLevel(logging.WARNING)  # it writes addresses, and the token is in them
    request = HTTPXRequest(
        connect_timeout=_PATIENCE_S, read_timeout=_PATIENCE_S, proxy=settings.telegram_proxy or None
    )
    bot = Bot(settings.telegram_token, base_url=settings.telegram_api_url or _TELEGRAM, request=request)
    async with bot:
        return bot.username


def reason(error: TelegramError, settings: Settings) -> str:
    """Why Telegram could not be asked, without the token."""
    return str(error).replace(settings.telegram_token, "…")
