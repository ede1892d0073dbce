"""doctor: the state of the installation."""

from typing import TYPE_CHECKING

import click

from bot.commands.output import json_option, print_json
from bot.start import open_office
from bot.usage import Command
from bot.wording import checkup, commands

if TYPE_CHECKING:
    from bot.doctor import Finding


@click.command(cls=Command, help=commands.DOCTOR)
@json_option
def doctor(as_json: bool) -> int:
    """Reports all findings; fails if one of them means that answers can't be trusted."""
    from bot.doctor import State, examine

    findings = []
    for finding in examine(open_office()):
        findings.append(finding)
        if not as_json:
            click.echo(_lines(finding))
    failed = any(finding.state is State.FAILED for finding in findings)
    if as_json:
        checks = [
            {"check": f.check, "state": str(f.state), "message": f.message, "items": list(f.items)}
            for f in findings
        ]
        print_json({"ok": not failed, "checks": checks})
    return 1 if failed else 0


def _lines(finding: "Finding") -> str:
    first = checkup.LINE.format(state=checkup.STATES[finding.state], message=finding.message)
    return "\n".join([first, *(checkup.ITEM.format(item=item) for item in finding.items)])
