"""A duty made into tasks: one for each occasion and unit; brought up to date when the duty is edited."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from tasks.calendar import WorkCalendar
from tasks.updates import Status
from tasks.work.models import Evidence, PlannedDuty, StatusUpdate, Task
from tasks.work.occasions import Occasion, Timing, occasions


@dataclass(frozen=True, slots=True)
class Made:
    """Tasks that a duty asks for, and the names of the periods that are past, for which none is made."""

    tasks: tuple[Task, ...]
    past: tuple[str, ...]


def timing_of(duty: PlannedDuty) -> Timing:
    """The times of a duty."""
    return Timing(duty.year, duty.quarter, duty.due, duty.recurrence, duty.day)


def tasks_of(duty: PlannedDuty, calendar: WorkCalendar, now: dt.datetime, today: dt.date) -> Made:
    """A task for each occasion and unit of a duty, none of them in the session yet.

    Of a recurring duty, occasions before `today` are left out; when all are, the last one stays, so that
    nothing accepted vanishes.
    """
    every = occasions(timing_of(duty), calendar)
    coming = [one for one in every if not one.code or one.due is None or one.due >= today] or every[-1:]
    past = tuple(one.period for one in every if one not in coming)
    return Made(_for_units(duty, coming, now), past)


def renew(
    session: Session, duty: PlannedDuty, calendar: WorkCalendar, now: dt.datetime, today: dt.date
) -> None:
    """Makes the tasks fit an edited duty.

    Open ones take its title; those nothing was reported of take its date and go where no longer asked for;
    those begun keep their date, those done stay as they are.
    """
    asked = _for_units(duty, occasions(timing_of(duty), calendar), now)
    wanted = {task.key: task for task in asked}
    fresh = {task.key: task for task in tasks_of(duty, calendar, now, today).tasks}
    worked_on = touched(session, duty)
    for task in list(duty.tasks):
        fresh.pop(task.key, None)
        if task.status == Status.DONE:
            continue
        task.title = duty.title
        if task.id in worked_on:
            continue
        if (now_asked := wanted.get(task.key)) is None:
            duty.tasks.remove(task)
            session.delete(task)
        elif task.first_due != now_asked.due:
            task.due = task.first_due = now_asked.due
    duty.tasks.extend(fresh.values())


def touched(session: Session, duty: PlannedDuty) -> set[int]:
    """The ids of a duty's tasks that somebody reported on or gave evidence of, even if taken back."""
    ids = [task.id for task in duty.tasks]
    begun = {task.id for task in duty.tasks if task.status != Status.NOT_STARTED}
    reported = select(StatusUpdate.task_id).where(StatusUpdate.task_id.in_(ids))
    shown = select(Evidence.task_id).where(Evidence.task_id.in_(ids))
    return begun | set(session.scalars(reported.union(shown)))


def _for_units(duty: PlannedDuty, times: list[Occasion], now: dt.datetime) -> tuple[Task, ...]:
    units: list[int | None] = list(duty.unit_ids) or [None]
    return tuple(_task(duty, occasion, unit_id, now) for occasion in times for unit_id in units)


def _task(duty: PlannedDuty, occasion: Occasion, unit_id: int | None, now: dt.datetime) -> Task:
    series = f"d{duty.id}:{occasion.code}" if occasion.code else f"d{duty.id}"
    return Task(
        committee_id=duty.committee_id,
        series=series,
        key=f"{series}/{unit_id or 0}",
        title=duty.title,
        kind=duty.kind,
        period=occasion.period,
        unit_id=unit_id,
        due=occasion.due,
        first_due=occasion.due,
        status=Status.NOT_STARTED,
        created_at=now,
        updated_at=now,
    )
