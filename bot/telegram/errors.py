"""What can go wrong in the Telegram face so that an operator must act.

TelegramFaceError
├── TokenRefused      missing token, or Telegram says that it is not one
└── ProxyUnusable     the proxy setting can't be used

Messages are Vietnamese and never contain the token.
"""


class TelegramFaceError(Exception):
    """The Telegram face can't start; the message says what to do."""


class TokenRefused(TelegramFaceError):
    """The bot token is missing or Telegram does not know it."""


class ProxyUnusable(TelegramFaceError):
    """The proxy setting is of an unknown kind or lacks its library."""
