"""The rules of reminding: who hears of what on a working day.

First working day of a quarter: its tasks. Before a deadline: on the committee's lead days, counted in working
days. On the day. Late: every 2 working days, from the 15th weekly; the standing body hears on the 3rd, the
chair on the 7th. First working day of a week: the digest; standing body and chair also get the whole picture.
A deadline on a day off counts as the working day before it.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from tasks.calendar import ONE_DAY, WorkCalendar, quarter_of
from tasks.reminders.situation import Situation, Work
from tasks.roles import Role
from tasks.updates import Status

_TO_STANDING_BODY, _TO_CHAIR = 3, 7  # working days late
_OFTEN, _OFTEN_UNTIL, _RARELY = 2, 10, 5  # working days
_LEADING = (Role.STANDING_BODY, Role.CHAIR)


class ReminderKind(StrEnum):
    """Why something is said, in the order in which it is said."""

    ESCALATION = "escalation"
    OVERDUE = "overdue"
    TODAY = "today"
    DEADLINE = "deadline"
    QUARTER = "quarter"
    DIGEST = "digest"
    SUMMARY = "summary"


_NEVER_SILENT = frozenset({ReminderKind.OVERDUE, ReminderKind.ESCALATION})
_IN_DIGEST_TOO = frozenset({ReminderKind.DEADLINE, ReminderKind.TODAY})


@dataclass(frozen=True, slots=True)
class Item:
    """One task and why it is named. `days` are the working days left; negative: late by so many."""

    kind: ReminderKind
    work: Work
    days: int | None = None


Items = Mapping[int, tuple[Item, ...]]
"""What each member, by id, is to hear."""


class Rules:
    """The rules over one calendar."""

    def __init__(self, calendar: WorkCalendar) -> None:
        self._calendar = calendar
        self._counted: dict[dt.date, int] = {}

    def items_on(self, situation: Situation, day: dt.date) -> Items:
        """What each member is to hear on a day; nobody anything on a day off."""
        if not self._calendar.is_working_day(day):
            return {}
        found: dict[int, list[Item]] = defaultdict(list)
        acting = situation.acting(day)
        starts_quarter = day == self._calendar.first_working_day(quarter_of(day))
        starts_week = self._starts_week(day)
        leading = {role: _present(situation.of_role(role), acting) for role in _LEADING}
        for work in situation.tasks:
            own = _present(_responsible(situation, work, day), acting)
            days = self.days_left(work.due, day) if work.due else None
            for kind in self._kinds(situation, work, days, day, starts_quarter, starts_week):
                for member in own:
                    found[member].append(Item(kind, work, days))
            for role in _escalated_to(days):
                for member in leading[role]:
                    found[member].append(Item(ReminderKind.ESCALATION, work, days))
            if starts_week and days is not None and days < 0:
                for member in {m for members in leading.values() for m in members}:
                    found[member].append(Item(ReminderKind.SUMMARY, work, days))
        heard = ((member, _wanted(situation, member, items, day)) for member, items in found.items())
        return {member: items for member, items in heard if items}

    def days_left(self, due: dt.date, day: dt.date) -> int:
        """Working days from `day` to a deadline, which on a day off counts as the working day before it."""
        return self._count(self._calendar.on_or_before(due)) - self._count(day)

    def _kinds(
        self,
        situation: Situation,
        work: Work,
        days: int | None,
        day: dt.date,
        starts_quarter: bool,
        starts_week: bool,
    ) -> Iterable[ReminderKind]:
        if days is not None:
            if days == 0:
                yield ReminderKind.TODAY
            elif days in situation.lead_days:
                yield ReminderKind.DEADLINE
            elif days < 0 and _is_due_again(-days):
                yield ReminderKind.OVERDUE
        if starts_quarter and work.due and quarter_of(work.due) == quarter_of(day):
            yield ReminderKind.QUARTER
        begun = work.status in (Status.IN_PROGRESS, Status.BLOCKED)
        if starts_week and (begun or (work.due is not None and work.due <= _sunday(day))):
            yield ReminderKind.DIGEST

    def _starts_week(self, day: dt.date) -> bool:
        monday = day - day.weekday() * ONE_DAY
        return self._calendar.on_or_after(monday) == day

    def _count(self, day: dt.date) -> int:
        """Working days from the first of 2000 up to a day, itself included."""
        if day not in self._counted:
            before = self._count(dt.date(day.year - 1, 12, 31)) if day.year > 2000 else 0
            for offset in range(366 if day.year % 4 == 0 else 365):
                one = dt.date(day.year, 1, 1) + offset * ONE_DAY
                before += self._calendar.is_working_day(one)
                self._counted[one] = before
        return self._counted[day]


def is_for(situation: Situation, kind: ReminderKind, work: Work, member: int, day: dt.date) -> bool:
    """Whether a member is the one to hear of a task on a day: it is theirs and they are there."""
    acting = situation.acting(day)
    if kind in (ReminderKind.ESCALATION, ReminderKind.SUMMARY):
        leading = (one for role in _LEADING for one in situation.of_role(role))
        return member in _present(leading, acting)
    return member in _present(_responsible(situation, work, day), acting)


def _present(members: Iterable[int], acting: Mapping[int, int | None]) -> list[int]:
    """The members, whoever is away replaced by who acts for them."""
    present = (acting.get(member, member) for member in members)
    return list(dict.fromkeys(member for member in present if member is not None))


def _responsible(situation: Situation, work: Work, day: dt.date) -> Iterable[int]:
    """Whoever a task was given to, else who has its unit, else the standing body."""
    if work.assignee_id in situation.members:
        return [work.assignee_id] if work.assignee_id is not None else []
    return situation.holders(work.unit_id, day) or situation.of_role(Role.STANDING_BODY)


def _is_due_again(late: int) -> bool:
    return late % _OFTEN == 0 if late <= _OFTEN_UNTIL else late % _RARELY == 0


def _escalated_to(days: int | None) -> Iterable[Role]:
    if days == -_TO_STANDING_BODY:
        yield Role.STANDING_BODY
    if days == -_TO_CHAIR:
        yield Role.CHAIR


def _sunday(day: dt.date) -> dt.date:
    return day + (6 - day.weekday()) * ONE_DAY


def _wanted(situation: Situation, member: int, items: list[Item], day: dt.date) -> tuple[Item, ...]:
    """What the member's preferences leave; what is late is never silenced."""
    wishes = situation.members[member].reminding
    if wishes.quiet_until is not None and day <= wishes.quiet_until:
        return tuple(item for item in items if item.kind in _NEVER_SILENT)
    if wishes.digest_only:
        return tuple(item for item in items if item.kind not in _IN_DIGEST_TOO)
    return tuple(items)
