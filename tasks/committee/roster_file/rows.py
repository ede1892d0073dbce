"""Rosters as rows to be written: each sheet with its columns and the values of each row."""

import datetime as dt
from collections.abc import Iterator, Sequence

from tasks.committee.roster_file.roster import CommitteeRoster
from tasks.committee.roster_file.words import (
    COMMITTEES,
    HOLDINGS,
    LEVELS,
    MEMBERS,
    ROLES,
    UNITS,
    Column,
    SheetWords,
)

Cell = str | dt.date | None


def written_rows(
    rosters: Sequence[CommitteeRoster],
) -> Iterator[tuple[SheetWords, tuple[Column, ...], list[tuple[Cell, ...]]]]:
    """Sheet, columns, rows. The column that names the committee is there only when there are several."""
    several = len(rosters) > 1
    yield COMMITTEES, COMMITTEES.columns, [_committee(roster) for roster in rosters]
    made: dict[str, list[tuple[Cell, ...]]] = {sheet.key: [] for sheet in (MEMBERS, UNITS, HOLDINGS)}
    for roster in rosters:
        of = (roster.name,) if several else ()
        made[MEMBERS.key] += [(m.name, m.title, ROLES[m.role], *of) for m in roster.members]
        made[UNITS.key] += [(u.name, "; ".join(u.aliases) or None, *of) for u in roster.units]
        made[HOLDINGS.key] += [(h.unit, h.member, h.since, *of) for h in roster.holdings]
    for sheet in (MEMBERS, UNITS, HOLDINGS):
        columns = tuple(c for c in sheet.columns if several or c.key != "committee")
        yield sheet, columns, made[sheet.key]


def _committee(roster: CommitteeRoster) -> tuple[Cell, ...]:
    days = "; ".join(map(str, roster.lead_days)) if roster.lead_days else None
    return roster.name, LEVELS[roster.level], roster.parent, days
