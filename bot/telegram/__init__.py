"""The Telegram face. Outsiders use what is named here; the rest is private."""

from bot.telegram.application import Timeouts, build
from bot.telegram.courier import Courier
from bot.telegram.errors import ProxyUnusable, TelegramFaceError, TokenRefused
from bot.telegram.handlers import Assistant
from bot.telegram.polling import polling, serve

__all__ = [
    "Assistant",
    "Courier",
    "ProxyUnusable",
    "TelegramFaceError",
    "Timeouts",
    "TokenRefused",
    "build",
    "polling",
    "serve",
]
