"""say, chat: the conversation at the terminal."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.commands.output import json_option, print_json
from bot.errors import FileUnreadable
from bot.start import open_office
from bot.usage import BadUse, Command
from bot.wording import commands, faults

if TYPE_CHECKING:
    import datetime as dt

    from bot.office import Office
    from bot.replies import Attachment
    from bot.terminal import Terminal


@click.command(cls=Command, help=commands.SAY)
@click.argument("text", metavar="TEXT")
@click.option("--as", "member", metavar="MEMBER", help=commands.SAY_AS)
@click.option("--file", "file", metavar="FILE", type=click.Path(path_type=Path), help=commands.SAY_FILE)
@click.option("--at", "at", metavar="DATETIME", help=commands.SAY_AT)
@json_option
def say(text: str, member: str | None, file: Path | None, at: str | None, as_json: bool) -> None:
    """One turn; what was said before is remembered in the database."""
    from bot.terminal import reply_row, shown

    office = open_office()
    moment = _moment(office, at)
    files = [_attachment(file)] if file else []
    terminal = _terminal(office, member)
    reply = terminal.turn(text, moment, files)
    kept = terminal.keep(reply.files)
    if as_json:
        print_json(reply_row(reply, kept))
    else:
        click.echo(shown(reply, kept))


@click.command(cls=Command, help=commands.CHAT)
@click.option("--as", "member", metavar="MEMBER", help=commands.SAY_AS)
def chat(member: str | None) -> None:
    """Turn after turn until the person leaves."""
    office = open_office()
    _terminal(office, member).converse(office.clock)


def _terminal(office: "Office", member: str | None) -> "Terminal":
    from bot.assistant import Assistant
    from bot.terminal import Terminal, seat_of

    sent = office.settings.home.expanduser() / "sent"
    return Terminal(Assistant(office), seat_of(office, member), sent)


def _moment(office: "Office", at: str | None) -> "dt.datetime":
    import datetime as dt

    if at is None:
        return office.clock()
    try:
        moment = dt.datetime.fromisoformat(at)
        moment = moment if moment.tzinfo else moment.replace(tzinfo=office.settings.zone)
        moment.astimezone(dt.UTC)  # the first and the last day of the calendar have no moment elsewhere
    except (ValueError, OverflowError) as error:
        raise BadUse(faults.BAD_TIME.format(text=at)) from error
    return moment


def _attachment(path: Path) -> "Attachment":
    from bot.replies import Attachment

    try:
        return Attachment(path.name, path.read_bytes())
    except OSError as error:
        raise FileUnreadable(faults.UNREADABLE.format(path=path, reason=error.strerror)) from error
