"""What a message is read against: the committee's members, units and tasks on a given day."""

import datetime as dt
from dataclasses import dataclass

from tasks.roles import Role

ALL_UNITS = frozenset({Role.CHAIR, Role.VICE_CHAIR, Role.STANDING_BODY, Role.HELPER})
"""Roles that report on every unit and on the tasks of the whole committee."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Who wrote: their role and the names of the units they answer for."""

    id: str
    role: Role
    units: tuple[str, ...] = ()

    @property
    def reports_on_all(self) -> bool:
        """Whether they may report on units that are not theirs."""
        return self.role in ALL_UNITS


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """A unit with the short names that the committee gave it."""

    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenTask:
    """A task: `units` are those that each have to do it; none for a task of the whole committee.

    `assignees` are the ids of members that a committee task was given to. `numbers` are those that people
    know it by, each with the unit whose part it is (None: the whole task).
    """

    id: str
    title: str
    kind: str | None
    due: dt.date | None
    units: tuple[str, ...] = ()
    assignees: tuple[str, ...] = ()
    numbers: tuple[tuple[int, str | None], ...] = ()

    def parts_numbered(self, number: int) -> tuple[str | None, ...]:
        """The parts that go by this number: a unit, or None for the whole task.

        In a written committee context, where no numbers are given, "t10" is number 10.
        """
        if not self.numbers:
            return (None,) if self.id == f"t{number}" else ()
        return tuple(unit for given, unit in self.numbers if given == number)

    @property
    def is_committee_wide(self) -> bool:
        """Whether it is done once, for the whole committee."""
        return not self.units


@dataclass(frozen=True)
class Context:
    """All that is known when a message comes in."""

    units: tuple[NamedUnit, ...]
    tasks: tuple[OpenTask, ...]
    today: dt.date


def may_report(sender: Sender, task: OpenTask, unit: str | None) -> bool:
    """Members report on their own units and the committee tasks given to them; the leading roles on all."""
    if sender.reports_on_all:
        return True
    return sender.id in task.assignees if unit is None else unit in sender.units
