"""One report's changes to tasks: made, and put back exactly."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from tasks.audit import Change, record
from tasks.errors import WorkRefused
from tasks.permissions import Actor
from tasks.updates import Status
from tasks.work.checking import checked_day, checked_percent
from tasks.work.models import StatusReport, StatusUpdate, Task


@dataclass(frozen=True, slots=True)
class Recorded:
    """What is to be recorded of one task. `percent` is 0 to 100, `new_date` the day it is put off to."""

    task_id: int
    status: Status
    percent: int | None = None
    new_date: dt.date | None = None


def apply(task: Task, change: Recorded, note: str | None, now: dt.datetime, today: dt.date) -> StatusUpdate:
    """Changes a task and says how it stood before. Raises `WorkRefused` for an impossible date or percentage.

    A percentage said earlier holds until the work is done or opened again; a new date moves `due` and leaves
    `first_due`.
    """
    moves = change.new_date is not None and change.status != Status.DONE
    due = checked_day(change.new_date, today) if change.new_date and moves else task.due
    update = StatusUpdate(
        task=task,
        status=change.status,
        percent=_percent(task, change),
        due=due,
        before_status=task.status,
        before_percent=task.percent,
        before_due=task.due,
        before_note=task.note,
        before_done_at=task.done_at,
    )
    task.status, task.percent, task.due = change.status, update.percent, due
    task.note = note or task.note
    task.done_at = _done_at(task, change, now)
    task.updated_at = now
    return update


def _percent(task: Task, change: Recorded) -> int | None:
    ends_here = change.status in (Status.DONE, Status.NOT_STARTED) or task.status == Status.DONE
    if change.percent is not None or ends_here:
        return checked_percent(change.percent)
    return task.percent


def _done_at(task: Task, change: Recorded, now: dt.datetime) -> dt.datetime | None:
    """Said to be done twice, it was done the first time."""
    return (task.done_at or now) if change.status == Status.DONE else None


def put_back(report: StatusReport, now: dt.datetime) -> None:
    """Makes the tasks of a report stand as before it."""
    for update in reversed(report.updates):  # a task reported twice in one message is unwound in turn
        task = update.task
        task.status, task.percent = update.before_status, update.before_percent
        task.due, task.note = update.before_due, update.before_note
        task.done_at = update.before_done_at
        task.updated_at = now


def refuse_if_changed_since(session: Session, report: StatusReport, zone: dt.tzinfo) -> None:
    """Raises `WorkRefused`, naming who and when, where a later report has changed one of the same tasks."""
    own = {update.task_id: update.id for update in report.updates}
    query = select(StatusReport, StatusUpdate).join(StatusUpdate)
    later = session.execute(
        query.where(
            StatusUpdate.task_id.in_(own),
            StatusReport.id != report.id,
            StatusReport.undone_at.is_(None),
        ).order_by(StatusUpdate.id.desc())
    )
    for other, update in later:
        if update.id > own[update.task_id]:
            at = other.at.astimezone(zone)
            when = f"{at:%H:%M} ngày {at.day}/{at.month}/{at.year}"
            raise WorkRefused(
                f"{other.by} đã cập nhật “{update.task.title}” lúc {when}, sau cập nhật này, "
                "nên không hoàn tác được. Xin báo lại trạng thái đúng."
            )


def log(
    session: Session,
    now: dt.datetime,
    actor: Actor,
    action: str,
    update: StatusUpdate,
    *,
    undone: bool = False,
) -> None:
    """Writes a change of status into the audit log."""
    task = update.task
    subject = f"{task.title} – {task.unit.name}" if task.unit else task.title
    before, after = _state(update.before_status, update.before_due), _state(update.status, update.due)
    if undone:
        before, after = after, before
    record(session, now, Change(actor.name, action, subject, before, after, task.committee_id))


def _state(status: str, due: dt.date | None) -> str:
    return f"{status}, {due:%d/%m/%Y}" if due else status
