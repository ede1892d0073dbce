"""What comes of reading a message: what would be recorded, or what has to be asked first."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from tasks.updates.status import Status


class About(StrEnum):
    """What a question back is about."""

    TASK = "task"
    UNIT = "unit"
    STATUS = "status"
    NEW_DATE = "new_date"
    RIGHT = "right"  # the sender may not report on this; the choices are the units that are theirs


@dataclass(frozen=True, slots=True)
class Entry:
    """One line for the record: the task's id, the unit (None: the whole committee), how it stands."""

    task: str
    unit: str | None
    status: Status
    percent: int | None = None
    new_date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something to ask: what about, and the choices (none where the answer is open).

    Choices are task ids, unit names, statuses or ISO dates.
    """

    about: About
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """How a message was understood. With a doubt there are no entries: nothing is guessed into the record.

    `is_update` is False for a question or talk, and also where it is doubtful whether a task is meant at all
    (then there is a doubt).
    """

    is_update: bool
    entries: tuple[Entry, ...] = ()
    note: str | None = None
    doubts: tuple[Doubt, ...] = ()


def merged(doubts: list[Doubt]) -> tuple[Doubt, ...]:
    """One doubt for each thing to ask, with all its choices."""
    found: dict[About, dict[str, None]] = {}
    for doubt in doubts:
        found.setdefault(doubt.about, {}).update(dict.fromkeys(doubt.choices))
    return tuple(Doubt(about, tuple(choices)) for about, choices in found.items())
