"""How far committees and units are: how many tasks, how many done, how many late."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from tasks.committee.models import Unit
from tasks.updates import Status
from tasks.work.models import Task


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a unit or a committee is; `name` "" for the tasks of the committee itself."""

    name: str
    count: int
    done: int
    late: int

    @property
    def open(self) -> int:
        """The tasks still to be done, late ones included."""
        return self.count - self.done


@dataclass(frozen=True, slots=True)
class CommitteeProgress:
    """How far a committee is: in all, by unit, and for each committee below it."""

    count: int
    done: int
    late: int
    units: tuple[Progress, ...]
    below: tuple[Progress, ...]


_Standing = tuple[str, dt.date | None]  # status, due


def progress_of(
    session: Session, committee_id: int, names: Mapping[int, str], today: dt.date
) -> CommitteeProgress:
    """The progress of a committee; `names` has it and every committee below it, in the order to be shown."""
    query = select(Task.committee_id, Unit.name, Task.status, Task.due).outerjoin(Unit)
    rows = session.execute(
        query.where(Task.committee_id.in_(names)).order_by(Task.unit_id.is_not(None), Task.unit_id)
    )
    own: dict[str, list[_Standing]] = defaultdict(list)
    below: dict[int, list[_Standing]] = {of: [] for of in names if of != committee_id}
    for of, unit, status, due in rows:
        found = own[unit or ""] if of == committee_id else below[of]
        found.append((status, due))
    whole = _counted("", [standing for found in own.values() for standing in found], today)
    return CommitteeProgress(
        whole.count,
        whole.done,
        whole.late,
        tuple(_counted(unit, found, today) for unit, found in own.items()),
        tuple(_counted(names[of], found, today) for of, found in below.items()),
    )


def _counted(name: str, found: list[_Standing], today: dt.date) -> Progress:
    done = sum(status == Status.DONE for status, _ in found)
    late = sum(status != Status.DONE and due is not None and due < today for status, due in found)
    return Progress(name, len(found), done, late)
