"""Who may report on a task: whoever has its unit, whom it was given to, who acts for them, and who leads."""

import datetime as dt
from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from tasks.committee.models import Holding
from tasks.committee.people import acting_for, open_on
from tasks.errors import NotAllowed, TaskNotFound
from tasks.permissions import Action, Actor
from tasks.work.checking import is_id
from tasks.work.models import Task


def own_tasks(
    session: Session, task_ids: Iterable[int], actor: Actor, today: dt.date, *, to_report: bool = False
) -> dict[int, Task]:
    """Tasks of the actor's committee, by id, to be changed: nobody else changes them until this is written.

    They are taken in the order of their ids, so that two who change the same ones don't wait for each other.
    With `to_report`, they are ones the actor may report on. Raises `TaskNotFound`, `NotAllowed`.
    """
    found = {}
    for task_id in sorted(set(task_ids)):
        found[task_id] = own_task(session, task_id, actor, today, to_report=to_report, lock=True)
    return found


def own_task(
    session: Session,
    task_id: int,
    actor: Actor,
    today: dt.date,
    *,
    to_report: bool = False,
    lock: bool = False,
) -> Task:
    """A task of the actor's committee; with `to_report`, one they may report on; with `lock`, kept for us.

    Raises `TaskNotFound`, `NotAllowed`.
    """
    actor.must_be_allowed(Action.OWN_WORK)
    task = session.get(Task, task_id, with_for_update=lock) if is_id(task_id) else None
    if task is None or actor.committee_id not in (None, task.committee_id):
        raise TaskNotFound("Không thấy việc này trong ban của anh/chị.")
    if to_report and not may_report_on(session, actor, task, today):
        raise NotAllowed("report")
    return task


def may_report_on(session: Session, actor: Actor, task: Task, today: dt.date) -> bool:
    """Whether the actor may change how a task stands."""
    if actor.may(Action.ALL_WORK):
        return True
    if actor.id is None:
        return False
    acting = acting_for(session, actor.id, today) | {actor.id}
    if task.assignee_id in acting:
        return True
    if task.unit_id is None:
        return False
    held = select(Holding.id).where(
        Holding.unit_id == task.unit_id, Holding.member_id.in_(acting), open_on(today)
    )
    return session.scalar(held.limit(1)) is not None
