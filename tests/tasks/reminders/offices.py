"""Made-up committees with a year's work, from a seed: members, units, tasks of every kind of date."""

import datetime as dt
import random
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session, sessionmaker

from knowledge import open_database
from tasks import Actor, Committees, Identity, Level, Member, Outbox, Role, Status, Task
from tasks.committee.models import Absence, Holding, Preference, Unit

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
START = dt.datetime(2025, 12, 31, 18, 0, tzinfo=ZONE)
_LEADING = (Role.CHAIR, Role.VICE_CHAIR, Role.STANDING_BODY, Role.STANDING_BODY, Role.HELPER)


@dataclass(frozen=True)
class Size:
    """How large a committee is."""

    members: int
    units: int
    series: int  # kinds of work; each is a task of every unit, or one of the whole committee


def populate(sessions: sessionmaker[Session], name: str, size: Size, seed: int) -> int:
    """A committee of that size with tasks over 2026; its id."""
    chance = random.Random(seed)
    made = Committees(sessions).create(name, Level.COMMUNE, now=START, actor=Actor("operator", None))
    with sessions.begin() as session:
        members = [
            Member(
                committee_id=made.id,
                name=f"{name} {number}",
                role=_LEADING[number] if number < len(_LEADING) else Role.MEMBER,
                joined_at=START,
            )
            for number in range(size.members)
        ]
        units = [Unit(committee_id=made.id, name=f"Xóm {n}", aliases=[]) for n in range(size.units)]
        session.add_all([*members, *units])
        session.flush()
        plain = members[len(_LEADING) :]
        for number, unit in enumerate(units):
            holder = plain[number % len(plain)]
            if number % 11 != 10:  # some units are nobody's
                session.add(Holding(unit_id=unit.id, member_id=holder.id, since=dt.date(2025, 1, 1)))
        _wishes(session, plain)
        for number in range(size.series):
            whole = number % 4 == 3
            for unit in [None] if whole else units:
                session.add(_task(chance, made.id, number, unit, plain))
    return made.id


def _wishes(session: Session, plain: list[Member]) -> None:
    session.add(Preference(member_id=plain[0].id, at=dt.time(14, 0), digest_only=False, quiet_until=None))
    session.add(Preference(member_id=plain[1].id, at=None, digest_only=True, quiet_until=None))
    quiet = dt.date(2026, 4, 30)
    session.add(Preference(member_id=plain[2].id, at=None, digest_only=False, quiet_until=quiet))
    for away, delegate, first, last in (
        (3, 4, dt.date(2026, 3, 2), dt.date(2026, 3, 20)),
        (4, None, dt.date(2026, 5, 4), dt.date(2026, 5, 8)),
        (5, 6, dt.date(2026, 7, 1), dt.date(2026, 7, 31)),
        (6, 7, dt.date(2026, 7, 10), dt.date(2026, 7, 20)),
    ):
        acting = plain[delegate].id if delegate is not None else None
        session.add(Absence(member_id=plain[away].id, delegate_id=acting, first=first, last=last))


def _task(
    chance: random.Random, committee_id: int, number: int, unit: Unit | None, plain: list[Member]
) -> Task:
    due = dt.date(2026, 1, 1) + dt.timedelta(days=chance.randrange(365))
    given = plain[number % len(plain)].id if number % 5 == 4 else None
    key = f"s{committee_id}-{number}/{unit.id if unit else 0}"
    return Task(
        committee_id=committee_id,
        series=f"s{committee_id}-{number}",
        key=key,
        title=f"Việc {number}",
        kind="other",
        period="",
        unit_id=unit.id if unit else None,
        assignee_id=given,
        due=None if chance.random() < 0.03 else due,
        first_due=due,
        status=Status.IN_PROGRESS if chance.random() < 0.1 else Status.NOT_STARTED,
        created_at=START,
        updated_at=START,
    )


def due_for_each(url: str, count: int, now: dt.datetime) -> None:
    """A database with a committee of `count` members, one task each, due and planned for `now`."""
    sessions = open_database(url)
    made = Committees(sessions).create("Ban", Level.COMMUNE, now=now, actor=Actor("operator", None))
    before = now - dt.timedelta(days=1)
    with sessions.begin() as session:
        members = [
            Member(committee_id=made.id, name=f"{n}", role=Role.MEMBER, joined_at=before)
            for n in range(count)
        ]
        session.add_all(members)
        session.flush()
        for member in members:
            session.add(Identity(member_id=member.id, channel="telegram", person=str(member.id)))
            session.add(_due(made.id, member.id, before, now))
    assert Outbox(sessions, ZONE).plan(now) == count
    sessions.kw["bind"].dispose()


def _due(committee_id: int, member_id: int, before: dt.datetime, now: dt.datetime) -> Task:
    return Task(
        committee_id=committee_id,
        series=f"t{member_id}",
        key=f"t{member_id}/0",
        title="Báo cáo",
        kind="report",
        period="",
        assignee_id=member_id,
        due=now.date(),
        first_due=now.date(),
        status=Status.NOT_STARTED,
        created_at=before,
        updated_at=before,
    )
