"""What a message can be about: the committee's units, the tasks that are near, whose they are."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, selectinload

from tasks.calendar import quarter_of
from tasks.committee.models import Holding, Unit
from tasks.committee.people import acting_for, open_on
from tasks.permissions import Actor
from tasks.roles import Role
from tasks.updates import Context, NamedUnit, OpenTask, Sender, Status
from tasks.work.drawing import open_units
from tasks.work.models import Task

_SOON = dt.timedelta(days=45)


@dataclass(frozen=True)
class Ground:
    """What a message is read against; `task_ids` has the task of a series and unit (None: the committee)."""

    context: Context
    sender: Sender
    task_ids: Mapping[tuple[str, str | None], int]


def ground_of(session: Session, actor: Actor, committee_id: int, today: dt.date) -> Ground:
    """What a message of the actor is read against: the open tasks that it can reasonably be about.

    Those are late, without a date, or due in this quarter or within 45 days.
    """
    acting = acting_for(session, actor.id, today) | {actor.id} if actor.id is not None else set()
    units = open_units(session, committee_id)
    tasks = _near(session, committee_id, today)
    series: dict[str, list[Task]] = defaultdict(list)
    for task in tasks:
        series[task.series].append(task)
    context = Context(
        tuple(NamedUnit(unit.name, tuple(unit.aliases)) for unit in units),
        _told_apart([_open_task(name, group, actor, acting) for name, group in series.items()]),
        today,
    )
    ids = {(task.series, task.unit.name if task.unit else None): task.id for task in tasks}
    return Ground(context, _sender(session, actor, acting, today), ids)


def _near(session: Session, committee_id: int, today: dt.date) -> Sequence[Task]:
    horizon = max(quarter_of(today).last_day, today + _SOON)
    near = or_(Task.due.is_(None), Task.due <= horizon)
    query = select(Task).where(Task.committee_id == committee_id, Task.status != Status.DONE, near)
    return session.scalars(query.options(selectinload(Task.unit)).order_by(Task.id)).all()


def _open_task(series: str, group: Sequence[Task], actor: Actor, acting: set[int]) -> OpenTask:
    """A series as one task; what was given to somebody the actor acts for is the actor's too."""
    first = group[0]
    told = first.period.casefold() in first.title.casefold()
    dues = [task.due for task in group if task.due]
    given = {task.assignee_id for task in group if task.assignee_id is not None and task.unit is None}
    if actor.id is not None and given & acting:
        given.add(actor.id)
    return OpenTask(
        series,
        first.title if told else f"{first.title} ({first.period})",
        first.kind,
        min(dues) if dues else None,
        tuple(task.unit.name for task in group if task.unit),
        tuple(str(member_id) for member_id in sorted(given)),
        tuple((task.id, task.unit.name if task.unit else None) for task in group),
    )


def _told_apart(tasks: Sequence[OpenTask]) -> tuple[OpenTask, ...]:
    """Tasks of the same title are told apart by when they are due."""
    count = Counter(task.title for task in tasks)
    return tuple(
        replace(task, title=f"{task.title} (hạn {task.due.day}/{task.due.month}/{task.due.year})")
        if count[task.title] > 1 and task.due
        else task
        for task in tasks
    )


def _sender(session: Session, actor: Actor, acting: set[int], today: dt.date) -> Sender:
    """The actor with the units they answer for: held, acted for, or given an open task of."""
    role = actor.role or Role.STANDING_BODY
    held = select(Unit.name).join(Holding).where(Holding.member_id.in_(acting), open_on(today))
    given = select(Unit.name).join(Task, Task.unit_id == Unit.id)
    given = given.where(Task.assignee_id.in_(acting), Task.status != Status.DONE)
    names = [*session.scalars(held.order_by(Unit.id)), *session.scalars(given.order_by(Unit.id))]
    return Sender("" if actor.id is None else str(actor.id), role, tuple(dict.fromkeys(names)))
