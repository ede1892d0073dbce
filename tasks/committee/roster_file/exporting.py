"""The committees of the database as rosters."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from tasks.committee.level import Level
from tasks.committee.models import Committee, Holding, Unit
from tasks.committee.roster_file.roster import CommitteeRoster, RosterHolding, RosterMember, RosterUnit
from tasks.models import Member
from tasks.roles import Role


def rosters_in(session: Session, committee_ids: Sequence[int]) -> tuple[CommitteeRoster, ...]:
    """The rosters of committees, in that order: who belongs to them now, and has what from now on."""
    return tuple(_roster(session, session.get_one(Committee, number)) for number in committee_ids)


def _roster(session: Session, committee: Committee) -> CommitteeRoster:
    members = select(Member).where(Member.committee_id == committee.id, Member.left_on.is_(None))
    units = select(Unit).where(Unit.committee_id == committee.id, Unit.closed_on.is_(None))
    return CommitteeRoster(
        name=committee.name,
        level=Level(committee.level),
        parent=committee.parent.name if committee.parent else None,
        lead_days=tuple(committee.lead_days),
        members=tuple(
            RosterMember(row.name, row.title, Role(row.role))
            for row in session.scalars(members.order_by(Member.id))
        ),
        units=tuple(
            RosterUnit(row.name, tuple(row.aliases)) for row in session.scalars(units.order_by(Unit.id))
        ),
        holdings=_holdings(session, committee),
    )


def _holdings(session: Session, committee: Committee) -> tuple[RosterHolding, ...]:
    """Holdings without an end, once for each unit and member (the earliest)."""
    query = (
        select(Unit.name, Member.name, Holding.since)
        .join(Unit, Holding.unit_id == Unit.id)
        .join(Member, Holding.member_id == Member.id)
        .where(Unit.committee_id == committee.id, Unit.closed_on.is_(None), Member.left_on.is_(None))
        .where(Holding.until.is_(None))
        .order_by(Unit.id, Holding.since, Holding.id)
    )
    found: dict[tuple[str, str], list[dt.date]] = defaultdict(list)
    for unit, member, since in session.execute(query):
        found[unit, member].append(since)
    return tuple(RosterHolding(unit, member, days[0]) for (unit, member), days in found.items())
