"""serve: the bot on Telegram."""

import logging
import os
import socket

import click

from bot.commands.output import note
from bot.errors import BadSettings, NotYet
from bot.start import open_office
from bot.usage import Command
from bot.wording import commands, faults, results


@click.command(cls=Command, help=commands.SERVE)
@click.option("--webhook", metavar="URL", help=commands.SERVE_WEBHOOK)
def serve(webhook: str | None) -> None:
    """Answers on Telegram by polling until stopped."""
    if webhook is not None:
        raise NotYet(faults.WEBHOOK_NOT_YET)
    office = open_office()
    settings = office.settings
    if not settings.telegram_token.strip():
        raise BadSettings(faults.NO_TOKEN)
    from bot import telegram
    from bot.assistant import Assistant
    from bot.memory import Memory
    from bot.progress import ready
    from bot.reminding import reminder_reply

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    ready(office)  # opened before the first question comes, and by one thread
    note(results.SERVING)
    courier = telegram.Courier(
        office.outbox,
        words=lambda message: reminder_reply(message, message.day),
        offered=lambda chat, reply: Memory(office.sessions).offer_unasked(
            "telegram", chat, office.clock(), [choice.say for choice in reply.choices]
        ),
        clock=office.clock,
        worker=f"{socket.gethostname()}:{os.getpid()}"[:60],
    )
    telegram.serve(
        Assistant(office),
        token=settings.telegram_token,
        api_url=settings.telegram_api_url or None,
        proxy=settings.telegram_proxy or None,
        clock=office.clock,
        courier=courier,
    )
