"""The units of a roster into the database, and who has which since when."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from tasks.committee.models import Committee, Holding, Unit
from tasks.committee.roster_file.importing import Importing
from tasks.committee.roster_file.roster import CommitteeRoster, RosterUnit, same_key
from tasks.models import Member

Wanted = dict[int, dt.date | None]  # a member's id, and since when as the roster says


def units_in(importing: Importing, committee: Committee, roster: CommitteeRoster) -> dict[str, Unit]:
    """The units of the roster by `same_key` of their names; one that is not in it any more is closed."""
    query = select(Unit).where(Unit.committee_id == committee.id).options(selectinload(Unit.holdings))
    rows = {same_key(row.name): row for row in importing.session.scalars(query.order_by(Unit.id))}
    listed = {same_key(unit.name): unit for unit in roster.units}
    for key, row in rows.items():
        if key not in listed and row.closed_on is None:
            row.closed_on = importing.today
            importing.note(committee, "unit.closed", row.name, None, None)
    for key, unit in listed.items():
        if key in rows:
            _change(importing, committee, rows[key], unit)
        else:
            rows[key] = Unit(committee_id=committee.id, name=unit.name, aliases=list(unit.aliases))
            importing.session.add(rows[key])
            importing.note(committee, "unit.added", unit.name, None, "; ".join(unit.aliases) or None)
    importing.session.flush()
    return rows


def _change(importing: Importing, committee: Committee, row: Unit, unit: RosterUnit) -> None:
    before, after = "; ".join(row.aliases) or None, "; ".join(unit.aliases) or None
    is_back = row.closed_on is not None
    if not is_back and (before, row.name) == (after, unit.name):
        return
    row.closed_on, row.name, row.aliases = None, unit.name, list(unit.aliases)
    importing.note(committee, "unit.reopened" if is_back else "unit.changed", row.name, before, after)


def holdings_in(
    importing: Importing,
    committee: Committee,
    roster: CommitteeRoster,
    units: Mapping[str, Unit],
    members: Mapping[str, Member],
) -> None:
    """Who has which unit: as the roster says, of the units it lists; nobody has one that is closed."""
    wanted: dict[str, Wanted] = defaultdict(dict)
    for holding in roster.holdings:
        wanted[same_key(holding.unit)][members[same_key(holding.member)].id] = holding.since
    names = dict(importing.session.execute(select(Member.id, Member.name)).all())
    for key, unit in units.items():
        before = _told(_current(unit, importing.today), names)
        _hold(unit, wanted[key], importing.today)
        after = _told(_current(unit, importing.today), names)
        if before != after:
            importing.note(committee, "unit.handed_over", unit.name, before or None, after or None)


def _current(unit: Unit, today: dt.date) -> list[Holding]:
    """What is held, or will be; what ended is history."""
    return [holding for holding in unit.holdings if holding.until is None or holding.until > today]


def _hold(unit: Unit, wanted: Wanted, today: dt.date) -> None:
    """Brings a unit's holdings to what is wanted; who had it before has it until the new one's first day."""
    current = _current(unit, today)
    kept = {holding.member_id: holding for holding in current if holding.member_id in wanted}
    moved: dict[dt.date, dt.date] = {}
    for member_id, holding in kept.items():
        since = wanted[member_id] or holding.since
        if since != holding.since:
            moved[holding.since] = since
        holding.since, holding.until = since, None
    fresh = {member_id: since or today for member_id, since in wanted.items() if member_id not in kept}
    for holding in current:
        if holding.member_id not in wanted:
            _end(unit, holding, min(fresh.values(), default=None), moved, today)
    for member_id, since in fresh.items():
        unit.holdings.append(Holding(member_id=member_id, since=since))


def _end(
    unit: Unit,
    holding: Holding,
    handed_over: dt.date | None,
    moved: Mapping[dt.date, dt.date],
    today: dt.date,
) -> None:
    """The holding ends when the unit is handed over, else when it was to end anyway, else today."""
    planned = moved.get(holding.until, holding.until) if holding.until else None
    until = handed_over or planned or today
    if until <= holding.since:
        unit.holdings.remove(holding)  # it never came into force
    else:
        holding.until = until


def _told(holdings: Sequence[Holding], names: Mapping[int, str]) -> str:
    ordered = sorted(holdings, key=lambda holding: (holding.since, names[holding.member_id]))
    return ", ".join(_period(names[h.member_id], h.since, h.until) for h in ordered)


def _period(name: str, since: dt.date, until: dt.date | None) -> str:
    end = f" đến trước {_day(until)}" if until else ""
    return f"{name} từ {_day(since)}{end}"


def _day(day: dt.date) -> str:
    return f"{day.day}/{day.month}/{day.year}"
