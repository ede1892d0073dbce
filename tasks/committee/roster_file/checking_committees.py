"""The sheet of committees: names, levels, who stands below whom."""

from collections.abc import Mapping

from tasks.committee.level import Level
from tasks.committee.roster_file import wording
from tasks.committee.roster_file.cells import list_of, text_of
from tasks.committee.roster_file.names import Names, listed, name_in, referred
from tasks.committee.roster_file.roster import CommitteeRoster, same_key
from tasks.committee.roster_file.tables import Found, Row, Table
from tasks.committee.roster_file.words import COMMITTEES, LEVELS, level_of

_LONGEST = 200
_MOST_LEAD_DAYS = 60
_HEIGHT = {Level.PROVINCE: 2, Level.DISTRICT: 1, Level.COMMUNE: 0}


def committees_of(
    tables: Mapping[str, Table], known: Mapping[str, str], found: Found
) -> tuple[CommitteeRoster, ...]:
    """The committees of a file, without people and units. `known`: those that exist, name to level."""
    table = tables.get(COMMITTEES.key)
    if table is None:
        return ()
    if not table.rows:
        found.wrong(table.where, wording.EMPTY_SHEET.format(name=table.where))
    names, rows = Names(), []
    for row in table.rows:
        name = name_in(row, "name", COMMITTEES, _LONGEST, found)
        if name and (place := names.place_of(name)):
            found.wrong(row["name"].where, wording.DUPLICATE.format(name=name, where=place))
        elif name:
            names.add(name, row["name"].where)
            rows.append((row, name, _level(row, found)))
    levels = {same_key(name): Level(level) for name, level in known.items()}
    levels |= {same_key(name): level for _, name, level in rows if level}
    for name in known:
        names.add(name, "")
    made = tuple(
        CommitteeRoster(name, level, _parent(row, name, level, names, levels, found), _lead_days(row, found))
        for row, name, level in rows
        if level
    )
    _no_cycles({roster.name: roster.parent for roster in made}, table.where, found)
    return made


def _level(row: Row, found: Found) -> Level | None:
    text = text_of(row["level"], found)
    if not text:
        if not row["level"].is_formula:
            found.wrong(row["level"].where, wording.MISSING.format(column="Cấp"))
        return None
    level = level_of(text)
    if level is None:
        told = wording.UNKNOWN_LEVEL.format(text=text, levels=listed(LEVELS.values()))
        found.wrong(row["level"].where, told)
    return level


def _parent(
    row: Row, name: str, level: Level, names: Names, levels: Mapping[str, Level], found: Found
) -> str | None:
    said = row["parent"]
    text = text_of(said, found)
    parent = referred(said, text, names, wording.UNKNOWN_PARENT, found) if text else None
    if parent is None:
        return None
    above = levels.get(same_key(parent))
    if same_key(parent) == same_key(name):
        found.wrong(said.where, wording.PARENT_IS_SELF)
    elif above is not None and _HEIGHT[above] < _HEIGHT[level]:
        told = wording.PARENT_NOT_ABOVE.format(parent=parent, level=LEVELS[level].lower())
        found.wrong(said.where, told)
    return parent


def _lead_days(row: Row, found: Found) -> tuple[int, ...] | None:
    parts = list_of(row["lead_days"], found)
    days = {int(part) for part in parts if part.isascii() and part.isdecimal() and len(part) < 3}
    if len(days) != len(parts) or any(not 0 < day <= _MOST_LEAD_DAYS for day in days):
        text = "; ".join(parts)
        found.wrong(row["lead_days"].where, wording.BAD_LEAD_DAYS.format(text=text))
    return tuple(sorted(days, reverse=True)) if days else None


def _no_cycles(parents: Mapping[str, str | None], where: str, found: Found) -> None:
    """Committees that stand above one another in a ring, each ring told once."""
    told: set[str] = set()
    for name in parents:
        ring, at = [name], parents[name]
        while at in parents and at is not None and at not in ring:
            ring.append(at)
            at = parents[at]
        if at == name and len(ring) > 1 and not told & set(ring):
            told |= set(ring)
            found.wrong(where, wording.CYCLE.format(names=" → ".join([*ring, name])))
