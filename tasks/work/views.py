"""Duties, tasks and what happened to them as other rooms see them."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from tasks.committee.models import Holding
from tasks.committee.people import open_on
from tasks.models import Member
from tasks.updates import Status
from tasks.work.models import PlannedDuty, Task
from tasks.work.states import DutyState


@dataclass(frozen=True, slots=True)
class DutyView:
    """A duty as the committee goes through it; `number` is its place in the plan's list, from 1.

    `skipped` are the periods past when it was accepted, for which no task was made; told only then.
    """

    id: int
    number: int
    text: str
    title: str
    kind: str
    actor: str | None
    year: int | None
    quarter: int | None
    due: dt.date | None
    recurrence: str | None
    day: int | None
    within: str | None
    section: str
    file: str
    document_id: int | None
    passage_id: int | None
    unit_names: tuple[str, ...]
    state: DutyState
    task_ids: tuple[int, ...]
    skipped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task as it stands. `assignee` is who it was given to, else who has the unit, in words."""

    id: int
    series: str
    title: str
    period: str
    unit: str | None
    assignee: str | None
    due: dt.date | None
    first_due: dt.date | None
    status: Status
    percent: int | None
    note: str | None
    updated_at: dt.datetime
    section: str | None
    file: str | None
    document_id: int | None
    passage_id: int | None


def duty_view(
    duty: PlannedDuty, number: int, unit_names: dict[int, str], skipped: tuple[str, ...] = ()
) -> DutyView:
    """A duty with the names of its units; `unit_names` by id."""
    return DutyView(
        id=duty.id,
        number=number,
        text=duty.text,
        title=duty.title,
        kind=duty.kind,
        actor=duty.actor,
        year=duty.year,
        quarter=duty.quarter,
        due=duty.due,
        recurrence=duty.recurrence,
        day=duty.day,
        within=duty.within,
        section=duty.section,
        file=duty.file,
        document_id=duty.document_id,
        passage_id=duty.passage_id,
        unit_names=tuple(unit_names[unit] for unit in duty.unit_ids if unit in unit_names),
        state=DutyState(duty.state),
        task_ids=tuple(task.id for task in duty.tasks),
        skipped=skipped,
    )


def task_lines(session: Session, tasks: list[Task], today: dt.date) -> list[TaskLine]:
    """Tasks as lines, with who answers for them on that day."""
    units = {task.unit_id for task in tasks if task.unit_id is not None and task.assignee_id is None}
    holders: dict[int, list[str]] = {}
    if units:
        held = select(Holding.unit_id, Member.name).join(Member, Holding.member_id == Member.id)
        mine = held.where(Holding.unit_id.in_(units), open_on(today)).order_by(Holding.id)
        for unit_id, name in session.execute(mine):
            holders.setdefault(unit_id, []).append(name)
    return [_line(task, ", ".join(holders.get(task.unit_id or 0, [])) or None) for task in tasks]


def _line(task: Task, holders: str | None) -> TaskLine:
    duty = task.duty
    return TaskLine(
        id=task.id,
        series=task.series,
        title=task.title,
        period=task.period,
        unit=task.unit.name if task.unit else None,
        assignee=task.assignee.name if task.assignee else holders,
        due=task.due,
        first_due=task.first_due,
        status=Status(task.status),
        percent=task.percent,
        note=task.note,
        updated_at=task.updated_at,
        section=duty.section if duty else None,
        file=duty.file if duty else None,
        document_id=duty.document_id if duty else None,
        passage_id=duty.passage_id if duty else None,
    )
