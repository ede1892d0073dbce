"""duties, targets: what a plan asks for."""

from typing import TYPE_CHECKING, Any

import click

from bot.commands.output import json_option, print_json
from bot.start import open_office
from bot.usage import Command
from bot.wording import programme

if TYPE_CHECKING:
    from tasks import Duty, DutyView, Plan, Target


@click.command(cls=Command, help=programme.DUTIES)
@click.argument("document", metavar="DOCUMENT")
@json_option
def duties(document: str, as_json: bool) -> None:
    """Lists what a plan asks for with a quarter, a deadline or a reporting period."""
    from tasks import find_duties

    found = find_duties(_plan(document))
    if as_json:
        print_json([duty_row(duty) for duty in found])
    elif not found:
        click.echo(programme.NO_DUTIES)
    else:
        click.echo("\n".join(_duty_line(duty) for duty in found))


@click.command(cls=Command, help=programme.TARGETS)
@click.argument("document", metavar="DOCUMENT")
@json_option
def targets(document: str, as_json: bool) -> None:
    """Lists the measurable targets of a plan."""
    from tasks import find_targets

    found = find_targets(_plan(document))
    if as_json:
        print_json([_target_row(target) for target in found])
    elif not found:
        click.echo(programme.NO_TARGETS)
    else:
        click.echo("\n".join(_target_line(target) for target in found))


def _plan(reference: str) -> "Plan":
    from knowledge import Document
    from tasks import read_plan

    office = open_office()
    document_id = office.library.find(reference).id
    with office.sessions() as session:
        return read_plan(session.get_one(Document, document_id))


def duty_row(duty: "Duty | DutyView") -> dict[str, Any]:
    """A duty as the contract prints it."""
    return {
        "text": " ".join(duty.text.split()),
        "quarter": duty.quarter,
        "year": duty.year,
        "due": duty.due.isoformat() if duty.due else None,
        "recurrence": duty.recurrence,
        "actor": duty.actor,
        "kind": str(duty.kind),
        "section": duty.section,
    }


def _duty_line(duty: "Duty") -> str:
    return programme.DUTY.format(
        text=" ".join(duty.text.split()),
        when=programme.when(duty),
        actor=programme.ACTOR.format(actor=duty.actor) if duty.actor else "",
        section=duty.label,
    )


def _target_row(target: "Target") -> dict[str, Any]:
    return {
        "text": " ".join(target.text.split()),
        "value": target.value,
        "of": target.of,
        "section": target.section,
    }


def _target_line(target: "Target") -> str:
    return programme.TARGET.format(
        text=" ".join(target.text.split()), value=target.value, section=target.label
    )
