"""What the rules look at: a committee's people and open tasks at one moment, as plain values."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from tasks.committee.models import Absence, Committee, Holding, Preference, Unit
from tasks.committee.people import Reminding
from tasks.models import Member
from tasks.roles import Role
from tasks.updates import Status
from tasks.work.models import Task


@dataclass(frozen=True, slots=True)
class Recipient:
    """A member who can be reminded."""

    id: int
    name: str
    role: Role
    reminding: Reminding
    unreachable: bool = False


@dataclass(frozen=True, slots=True)
class Work:
    """An open task."""

    id: int
    title: str
    period: str
    unit_id: int | None
    unit: str | None
    assignee_id: int | None
    due: dt.date | None
    status: Status
    percent: int | None


@dataclass(frozen=True, slots=True)
class Held:
    """Who has a unit: the member from `since`, to the day before `until`."""

    member_id: int
    since: dt.date
    until: dt.date | None


@dataclass(frozen=True, slots=True)
class Away:
    """A member's absence and who acts meanwhile."""

    member_id: int
    first: dt.date
    last: dt.date
    delegate_id: int | None


@dataclass(frozen=True)
class Situation:
    """A committee's people and open tasks."""

    committee: str
    lead_days: frozenset[int]
    members: Mapping[int, Recipient]
    tasks: tuple[Work, ...]
    holdings: Mapping[int, tuple[Held, ...]]
    absences: tuple[Away, ...] = ()

    def of_role(self, role: Role) -> Iterator[int]:
        """The ids of the members with a role."""
        return (member.id for member in self.members.values() if member.role == role)

    def holders(self, unit_id: int | None, day: dt.date) -> list[int]:
        """Who has a unit on a day."""
        return [
            held.member_id
            for held in self.holdings.get(unit_id or 0, ())
            if held.since <= day
            and (held.until is None or day < held.until)
            and held.member_id in self.members
        ]

    def acting(self, day: dt.date) -> Mapping[int, int | None]:
        """Who acts for each absent member on a day; None where the chain of delegates ends in nobody."""
        delegate = {a.member_id: a.delegate_id for a in self.absences if a.first <= day <= a.last}
        return {member: self._final(member, delegate) for member in delegate}

    def _final(self, member: int | None, delegate: Mapping[int, int | None]) -> int | None:
        seen: set[int] = set()
        while member is not None and member in delegate:
            if member in seen:
                return None
            seen.add(member)
            member = delegate[member]
        return member if member in self.members else None


def load_situation(session: Session, committee_id: int) -> Situation:
    """The situation of a committee as the database has it now; six queries."""
    committee = session.get_one(Committee, committee_id)
    units = dict(session.execute(select(Unit.id, Unit.name).where(Unit.committee_id == committee_id)).all())
    holdings: dict[int, list[Held]] = defaultdict(list)
    held = select(Holding.unit_id, Holding.member_id, Holding.since, Holding.until).join(Unit)
    for unit_id, member_id, since, until in session.execute(
        held.where(Unit.committee_id == committee_id).order_by(Holding.id)
    ):
        holdings[unit_id].append(Held(member_id, since, until))
    members = _members(session, committee_id)
    absent = select(Absence.member_id, Absence.first, Absence.last, Absence.delegate_id).join(
        Member, Absence.member_id == Member.id
    )
    return Situation(
        committee=committee.name,
        lead_days=frozenset(committee.lead_days),
        members=members,
        tasks=tuple(_tasks(session, committee_id, units)),
        holdings={unit_id: tuple(rows) for unit_id, rows in holdings.items()},
        absences=tuple(
            Away(*row) for row in session.execute(absent.where(Member.committee_id == committee_id))
        ),
    )


def _members(session: Session, committee_id: int) -> dict[int, Recipient]:
    query = (
        select(Member, Preference)
        .outerjoin(Preference, Preference.member_id == Member.id)
        .where(Member.committee_id == committee_id, Member.left_on.is_(None))
        .order_by(Member.id)
    )
    return {
        member.id: Recipient(
            member.id,
            member.name,
            Role(member.role),
            Reminding(p.at, p.digest_only, p.quiet_until) if p else Reminding(),
            member.unreachable_at is not None,
        )
        for member, p in session.execute(query)
    }


def _tasks(session: Session, committee_id: int, units: Mapping[int, str]) -> Iterator[Work]:
    columns = (
        Task.id,
        Task.title,
        Task.period,
        Task.unit_id,
        Task.assignee_id,
        Task.due,
        Task.status,
        Task.percent,
    )
    query = select(*columns).where(Task.committee_id == committee_id, Task.status != Status.DONE)
    for row in session.execute(query.order_by(Task.due, Task.id)):
        unit = units.get(row.unit_id) if row.unit_id is not None else None
        yield Work(
            row.id,
            row.title,
            row.period,
            row.unit_id,
            unit,
            row.assignee_id,
            row.due,
            Status(row.status),
            row.percent,
        )
