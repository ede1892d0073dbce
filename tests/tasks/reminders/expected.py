"""What the rules ask for, worked out the slow and plain way, without the product's rules or calendar.

Days off of 2026 are written down from the public announcements for that year, not taken from a library.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from sqlalchemy.orm import Session

from tasks import Member, Role, Status, Task
from tasks.committee.models import Absence, Holding, Preference

DAY = dt.timedelta(days=1)
DAYS_OFF = {
    *(dt.date(2026, 1, day) for day in (1, 2)),
    *(dt.date(2026, 2, day) for day in (16, 17, 18, 19, 20)),
    dt.date(2026, 4, 27),  # Giỗ Tổ falls on Sunday 26 April
    *(dt.date(2026, *day) for day in ((4, 30), (5, 1))),
    *(dt.date(2026, *day) for day in ((8, 31), (9, 1), (9, 2))),
    dt.date(2026, 11, 24),  # Ngày Văn hóa Việt Nam
    dt.date(2027, 1, 1),
}
WORKED = {dt.date(2026, 1, 10), dt.date(2026, 8, 22)}
LEAD = (14, 7, 3, 1)


def is_worked(day: dt.date) -> bool:
    return day in WORKED or (day.weekday() < 5 and day not in DAYS_OFF)


def before(day: dt.date) -> dt.date:
    while not is_worked(day):
        day -= DAY
    return day


@cache
def working_days_between(first: dt.date, last: dt.date) -> int:
    """How many working days lie after `first` up to `last`; negative the other way round."""
    if last < first:
        return -working_days_between(last, first)
    return sum(is_worked(first + n * DAY) for n in range(1, (last - first).days + 1))


def expected_on(session: Session, committee_id: int, day: dt.date) -> Mapping[int, set[tuple[str, int]]]:
    """For each member the kinds and tasks of a day."""
    if not is_worked(day):
        return {}
    found: dict[int, set[tuple[str, int]]] = defaultdict(set)
    members = {m.id: m for m in session.query(Member).filter_by(committee_id=committee_id)}
    tasks = session.query(Task).filter(Task.committee_id == committee_id, Task.status != Status.DONE).all()
    holdings: dict[int, list[Holding]] = defaultdict(list)
    for holding in session.query(Holding):
        holdings[holding.unit_id].append(holding)
    absences = session.query(Absence).filter(Absence.first <= day, Absence.last >= day).all()
    away = {absence.member_id: absence.delegate_id for absence in absences}
    first_of_quarter = dt.date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
    is_quarter_start = not any(
        is_worked(first_of_quarter + n * DAY) for n in range((day - first_of_quarter).days)
    )
    is_week_start = not any(is_worked(day - n * DAY) for n in range(1, day.weekday() + 1))

    def acting(member: int | None) -> int | None:
        seen = set()
        while member in away and member not in seen:
            seen.add(member)
            member = away[member] if member is not None else None
        return None if member in away else member

    def tell(member: int | None, kind: str, task: Task) -> None:
        told = acting(member)
        if told is not None:
            found[told].add((kind, task.id))

    for task in tasks:
        own: list[int | None] = [task.assignee_id] if task.assignee_id else []
        own = own or [
            h.member_id
            for h in holdings[task.unit_id or 0]
            if h.since <= day and (h.until is None or day < h.until)
        ]
        own = own or [m.id for m in members.values() if m.role == Role.STANDING_BODY]
        left = working_days_between(day, before(task.due)) if task.due else None
        for member in own:
            if left == 0:
                tell(member, "today", task)
            if left in LEAD:
                tell(member, "deadline", task)
            if left is not None and (left in (-2, -4, -6, -8, -10) or (left < -10 and left % 5 == 0)):
                tell(member, "overdue", task)
            if is_quarter_start and task.due and _quarter(task.due) == _quarter(day):
                tell(member, "quarter", task)
            this_week = task.due is not None and task.due <= day + (6 - day.weekday()) * DAY
            if is_week_start and (this_week or task.status in (Status.IN_PROGRESS, Status.BLOCKED)):
                tell(member, "digest", task)
        for leader in members.values():
            if (leader.role, left) in ((Role.STANDING_BODY, -3), (Role.CHAIR, -7)):
                tell(leader.id, "escalation", task)
            leads = leader.role in (Role.STANDING_BODY, Role.CHAIR)
            if leads and is_week_start and left is not None and left < 0:
                tell(leader.id, "summary", task)
    return {member: kept for member, told in found.items() if (kept := _kept(session, member, told, day))}


def _quarter(day: dt.date) -> tuple[int, int]:
    return day.year, (day.month - 1) // 3


def _kept(session: Session, member: int, told: set[tuple[str, int]], day: dt.date) -> set[tuple[str, int]]:
    wishes = session.get(Preference, member)
    if wishes is not None and wishes.quiet_until is not None and day <= wishes.quiet_until:
        return {one for one in told if one[0] in ("overdue", "escalation")}
    if wishes is not None and wishes.digest_only:
        return {one for one in told if one[0] not in ("deadline", "today")}
    return told
