"""plan, tasks: a plan's duties made tasks; the tasks."""

from typing import TYPE_CHECKING, Any

import click

from bot.commands.duties import duty_row
from bot.commands.output import json_option, note, print_json
from bot.start import open_office
from bot.usage import Command
from bot.wording import planning as wording
from bot.wording import programme

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from bot.office import Office
    from tasks import CommitteeView, DutyView, TaskLine


_SHOWN = 6  # periods named in a note


@click.command(cls=Command, help=wording.PLAN)
@click.argument("document", metavar="DOCUMENT")
@click.option("--committee", "committee", metavar="NAME", help=wording.COMMITTEE)
@click.option("--accept", is_flag=True, help=wording.ACCEPT)
@json_option
def plan(document: str, committee: str | None, accept: bool, as_json: bool) -> None:
    """The duties of a plan as drafts of a committee; with `accept` they all become tasks."""
    from tasks import Actor, DutyState

    office = open_office()
    operator = Actor("operator", None)
    found = office.library.find(document)
    of = _committee(office, committee, found.level)
    duties = office.drafts.draw(found.id, of.id, actor=operator, now=office.clock())
    if accept:
        drafts = [duty.id for duty in duties if duty.state == DutyState.DRAFT]
        made = office.drafts.accept(drafts, actor=operator, now=office.clock())
        duties = office.drafts.listed(of.id, found.id)
        _tell_skipped(made)
    if as_json:
        print_json([{**duty_row(duty), "task_ids": list(duty.task_ids)} for duty in duties])
    elif not duties:
        click.echo(programme.NO_DUTIES)
    else:
        click.echo("\n".join(_duty_line(duty) for duty in duties))
        count = sum(len(duty.task_ids) for duty in duties)
        click.echo(wording.MADE.format(duties=len(duties), tasks=count))


def _committee(office: "Office", name: str | None, level: str | None) -> "CommitteeView":
    """The committee of that name, or the only one; the very first is made, for there is no roster yet."""
    from tasks import Actor, Level

    operator = Actor("operator", None)
    if office.committees.all():
        return office.committees.of(operator, name)
    levels = {"tỉnh": Level.PROVINCE, "huyện": Level.DISTRICT}
    made = office.committees.create(
        name or wording.FIRST_COMMITTEE,
        levels.get(level or "", Level.COMMUNE),
        now=office.clock(),
        actor=operator,
    )
    note(wording.COMMITTEE_MADE.format(name=made.name))
    return made


def _tell_skipped(accepted: "list[DutyView]") -> None:
    """Says which periods were past, so that no task was made for them."""
    past = dict.fromkeys(period for duty in accepted for period in duty.skipped)
    if past:
        shown = ", ".join(list(past)[:_SHOWN]) + (wording.AND_MORE if len(past) > _SHOWN else "")
        note(wording.SKIPPED.format(periods=shown))


def _duty_line(duty: "DutyView") -> str:
    return wording.DUTY.format(
        number=duty.number,
        state=wording.STATES[duty.state],
        when=programme.when(duty) or wording.NO_DATE,
        text=duty.title,
        who=", ".join(duty.unit_names) or wording.WHOLE_COMMITTEE,
    )


@click.command(cls=Command, help=wording.TASKS)
@click.option("--committee", "committee", metavar="NAME", help=wording.COMMITTEE)
@click.option("--as", "member", metavar="MEMBER", help=wording.TASKS_AS)
@json_option
def tasks(committee: str | None, member: str | None, as_json: bool) -> None:
    """The tasks of a committee, or those that a member sees as theirs, the finished ones included."""
    office = open_office()
    lines = _lines(office, committee, member)
    if as_json:
        print_json([_task_row(line, office.settings.zone) for line in lines])
    elif not lines:
        click.echo(wording.NO_TASKS)
    else:
        from bot.tasklines import open_lines

        click.echo("\n".join(open_lines(lines, office.today)))


def _lines(office: "Office", committee: str | None, member: str | None) -> "list[TaskLine]":
    from tasks import Actor

    if member is not None:
        return _of_member(office, committee, member)
    committees, operator = office.committees, Actor("operator", None)
    every = committees.all() if committee is None else [committees.of(operator, committee)]
    return [line for one in every for line in office.lists.of_committee(one.id, office.today)]


def _of_member(office: "Office", committee: str | None, name: str) -> "list[TaskLine]":
    """A member's tasks; of one who has none and leads the work, or with a committee named, all of it."""
    from tasks import Action, Actor, Roster

    person = Roster(office.sessions).named(name)
    actor = Actor(person.name, person.role, person.id, person.committee_id)
    own = office.lists.of_member(person.id, office.today, also_done=True)
    if committee is None and (own or not actor.may(Action.ALL_WORK)):
        return own
    actor.must_be_allowed(Action.ALL_WORK)
    of = office.committees.of(actor, committee)
    return office.lists.of_committee(of.id, office.today)


def _task_row(line: "TaskLine", zone: "ZoneInfo") -> dict[str, Any]:
    from bot.tasklines import titled

    return {
        "id": line.id,
        "title": titled(line),
        "unit": line.unit,
        "assignee": line.assignee,
        "due": line.due.isoformat() if line.due else None,
        "status": str(line.status),
        "percent": line.percent,
        "updated_at": line.updated_at.astimezone(zone).isoformat(),
        "document": line.file,
        "section": line.section,
    }
