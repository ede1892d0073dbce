"""reminders: what would be sent to whom, when, if nothing changed."""

import datetime as dt
from typing import TYPE_CHECKING, Any

import click

from bot.commands.output import json_option, print_json
from bot.start import open_office
from bot.usage import BadUse, Command
from bot.wording import reminders as wording

if TYPE_CHECKING:
    from bot.office import Office
    from tasks import Planned

_LONGEST = dt.timedelta(days=3 * 366)


def _day(text: str) -> dt.date:
    """A day as ISO or as people write it here."""
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"):
        try:
            return dt.datetime.strptime(text.strip(), form).date()  # noqa: DTZ007 (a day has no zone)
        except ValueError:
            continue
    raise BadUse(wording.BAD_DAY.format(text=text))


@click.command(cls=Command, help=wording.COMMAND)
@click.option("--from", "first", metavar="DATE", required=True, help=wording.FROM)
@click.option("--to", "last", metavar="DATE", required=True, help=wording.TO)
@click.option("--committee", "committee", metavar="NAME", help=wording.COMMITTEE)
@json_option
def reminders(first: str, last: str, committee: str | None, as_json: bool) -> None:
    """Every message of the days, one row for each kind of thing that it says."""
    start, end = _day(first), _day(last)
    if not dt.timedelta() <= end - start <= _LONGEST:
        raise BadUse(wording.BAD_PERIOD)
    office = open_office()
    rows = [row for planned in _planned(office, committee, start, end) for row in _rows(planned)]
    if as_json:
        print_json(rows)
    elif not rows:
        click.echo(wording.NONE)
    else:
        click.echo("\n\n".join(wording.ROW.format(**row) for row in rows))


def _planned(office: "Office", committee: str | None, start: dt.date, end: dt.date) -> "list[Planned]":
    from tasks import Actor, Hours, load_situation, preview

    hours = Hours(office.calendar, office.settings.zone)
    every = office.committees.all()
    if committee:
        every = [office.committees.of(Actor("operator", None), committee)]
    found: list[Planned] = []
    for one in every:
        with office.sessions() as session:
            found += preview(load_situation(session, one.id), hours, start, end)
    return sorted(found, key=lambda planned: (planned.at, planned.member_id))


def _rows(planned: "Planned") -> list[dict[str, Any]]:
    from bot.reminding import heading, kind_lines, said_once

    return [
        {
            "at": planned.at.isoformat(),
            "member": planned.name,
            "kind": str(kind),
            "tasks": [item.work.id for item in items],
            "text": "\n".join([heading(kind, items), *kind_lines(items, planned.at.date())]),
        }
        for kind, items in said_once(planned.items)
    ]
