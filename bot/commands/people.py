"""invite: a one-time way in for a named member."""

from typing import TYPE_CHECKING

import click

from bot.commands.output import note
from bot.start import open_office
from bot.usage import BadUse, Command
from bot.wording import commands, faults, results
from bot.wording.chat import ROLES

if TYPE_CHECKING:
    from bot.settings import Settings

_ROLES = ", ".join(f"{name} ({vietnamese})" for name, vietnamese in ROLES.items())


@click.command(cls=Command, help=commands.INVITE)
@click.argument("member", metavar="MEMBER")
@click.option("--role", metavar="ROLE", help=commands.INVITE_ROLE.format(roles=_ROLES))
def invite(member: str, role: str | None) -> None:
    """Makes an invitation and prints it; the secret is shown this once and kept nowhere."""
    from tasks import Role, Roster

    if role is not None and role not in ROLES:
        raise BadUse(faults.UNKNOWN_ROLE.format(role=role, roles=", ".join(ROLES)))
    office = open_office()
    made = Roster(office.sessions).invite(
        member, Role(role) if role else None, now=office.clock(), actor="operator"
    )
    until = made.expires_at.astimezone(office.settings.zone)
    click.echo(
        results.INVITATION.format(
            name=made.person.name, role=ROLES[made.person.role], until=f"{until:%H:%M ngày %d/%m/%Y}"
        )
    )
    click.echo(_way_in(office.settings, made.secret))


def _way_in(settings: "Settings", secret: str) -> str:
    """The link if the bot is set up and Telegram answers, else the text to send."""
    from bot import invitation

    text = results.INVITATION_TEXT.format(text=invitation.start_text(secret))
    if not settings.telegram_token:
        return text
    from telegram.error import TelegramError

    try:
        return invitation.start_link(invitation.bot_name(settings), secret)
    except TelegramError as error:
        note(results.BOT_UNREACHABLE.format(reason=invitation.reason(error, settings)))
        return text
