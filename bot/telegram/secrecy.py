"""Keeps the bot token out of the logs.

httpx logs every address at INFO, and Telegram's addresses contain the token; python-telegram-bot puts it
into the error for a refused token. Both go through loggers that are known by name, so those are filtered.
"""

import logging
from dataclasses import dataclass

_LOGGERS = ("telegram", "httpx", "httpcore", "asyncio", "bot.telegram")
_MASK = "<token>"


def keep_out_of_logs(token: str) -> None:
    """Silences httpx's line per request and masks `token` in everything these libraries and we log."""
    logging.getLogger("httpx").setLevel(logging.WARNING)
    masked = _Masked(token.partition(":")[2] or token)
    # A filter holds for one logger and not for those below it, so it is put on each that exists.
    for name in [*_LOGGERS, *logging.root.manager.loggerDict]:
        if name.startswith(_LOGGERS):
            logging.getLogger(name).addFilter(masked)


@dataclass(frozen=True, slots=True)
class _Masked:
    """A logging filter; equal ones are one, so that building twice adds nothing."""

    secret: str

    def __call__(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        if self.secret in message:
            record.msg, record.args = message.replace(self.secret, _MASK), ()
        if record.exc_info:
            self._mask_traceback(record)
        return True

    def _mask_traceback(self, record: logging.LogRecord) -> None:
        assert record.exc_info
        trace = logging.Formatter().formatException(record.exc_info)
        if self.secret in trace:
            record.exc_text, record.exc_info = trace.replace(self.secret, _MASK), None
