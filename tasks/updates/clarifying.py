"""Reads a message again with what its sender answered when asked back."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tasks.updates.context import Context, OpenTask, Sender
from tasks.updates.reading import read_update
from tasks.updates.readings import About, Reading
from tasks.updates.status import Status

_SAID = {
    Status.NOT_STARTED: "chưa làm",
    Status.IN_PROGRESS: "đang làm",
    Status.DONE: "xong rồi",
    Status.BLOCKED: "vướng",
    Status.POSTPONED: "hoãn",
}


@dataclass(frozen=True, slots=True)
class Clarified:
    """What was asked about and the answer: task ids, unit names, a status, a date (ISO or in words)."""

    about: About
    values: tuple[str, ...]


def read_clarified(message: str, sender: Sender, context: Context, answers: Sequence[Clarified]) -> Reading:
    """The reading of `message` given the answers.

    Tasks and units narrow what it can mean, a date completes its words, a status replaces what was doubtful.
    What is still in doubt is in the reading, as ever.
    """
    status: Status | None = None
    for answer in answers:
        match answer.about:
            case About.TASK:
                context = replace(context, tasks=tuple(t for t in context.tasks if t.id in answer.values))
            case About.UNIT | About.RIGHT:
                context, sender = _within(context, sender, answer.values)
                message = f"{', '.join(answer.values)}: {message}"
            case About.STATUS:
                status = Status(answer.values[0])
            case About.NEW_DATE:
                message = f"{message} sang {_day(answer.values[0])}"
    reading = read_update(message, sender, context, sure=status is not None)
    if status is None:
        return reading
    if not reading.entries and any(doubt.about == About.STATUS for doubt in reading.doubts):
        return read_update(f"{message} {_SAID[status]}", sender, context, sure=True)
    entries = tuple(replace(entry, status=status, percent=None) for entry in reading.entries)
    return replace(reading, entries=entries)


def _day(value: str) -> str:
    try:
        return f"ngày {dt.date.fromisoformat(value):%d/%m/%Y}"
    except ValueError:
        return value


def _within(context: Context, sender: Sender, units: Sequence[str]) -> tuple[Context, Sender]:
    tasks = (_for_units(task, units) for task in context.tasks if not task.is_committee_wide)
    own = sender.units if sender.reports_on_all else tuple(u for u in sender.units if u in units)
    return replace(context, tasks=tuple(t for t in tasks if t.units)), replace(sender, units=own)


def _for_units(task: OpenTask, units: Sequence[str]) -> OpenTask:
    return replace(task, units=tuple(unit for unit in task.units if unit in units))
