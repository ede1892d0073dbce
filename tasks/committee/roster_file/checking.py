"""From tables to rosters. Everything that is wrong is found at once; nothing is guessed."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tasks.committee.roster_file import wording
from tasks.committee.roster_file.cells import day_of, list_of, text_of
from tasks.committee.roster_file.checking_committees import committees_of
from tasks.committee.roster_file.names import Names, listed, name_in, referred
from tasks.committee.roster_file.remarks import remark_on
from tasks.committee.roster_file.roster import (
    CommitteeRoster,
    RosterHolding,
    RosterMember,
    RosterUnit,
    same_key,
)
from tasks.committee.roster_file.tables import Found, Row, Table
from tasks.committee.roster_file.words import HOLDINGS, MEMBERS, ROLES, UNITS
from tasks.members import LONGEST_NAME, OPERATOR
from tasks.roles import Role, role_of

_LONGEST = 200  # characters of a title or a unit's name


def rosters_of(
    tables: Mapping[str, Table], known: Mapping[str, str], found: Found
) -> tuple[CommitteeRoster, ...]:
    """The rosters of a file; `known` are the levels of the committees that exist, by name.

    What is wrong goes to `found`; with any error there, what is returned is not to be used.
    """
    committees = committees_of(tables, known, found)
    reading = _Reading(committees, found)
    for key, read in ((MEMBERS, reading.member), (UNITS, reading.unit), (HOLDINGS, reading.holding)):
        table = tables.get(key.key)
        for row in table.rows if table else ():
            if committee := reading.committee_of(row):
                read(row, committee)
    made = reading.rosters()
    remark_on(made, found)
    return made


class _Reading:
    """The rows read so far, committee by committee."""

    def __init__(self, committees: Sequence[CommitteeRoster], found: Found) -> None:
        self._found = found
        self._committees = committees
        self._names = Names()
        for committee in committees:
            self._names.add(committee.name, "")
        self._members: dict[str, list[RosterMember]] = defaultdict(list)
        self._units: dict[str, list[RosterUnit]] = defaultdict(list)
        self._holdings: dict[str, list[RosterHolding]] = defaultdict(list)
        self._member_names: dict[str, Names] = defaultdict(Names)
        self._unit_names: dict[str, Names] = defaultdict(Names)
        self._held: dict[tuple[str, str, str], str] = {}

    def rosters(self) -> tuple[CommitteeRoster, ...]:
        """The committees with all that was read."""
        return tuple(
            replace(
                committee,
                members=tuple(self._members[committee.name]),
                units=tuple(self._units[committee.name]),
                holdings=tuple(self._holdings[committee.name]),
            )
            for committee in self._committees
        )

    def committee_of(self, row: Row) -> str | None:
        """The committee that a row is about; None, with the problem named, when it cannot be told."""
        text = text_of(row["committee"], self._found)
        if text:
            return referred(row["committee"], text, self._names, wording.UNKNOWN_COMMITTEE, self._found)
        if len(self._committees) > 1:
            self._found.wrong(row["committee"].where, wording.WHICH_COMMITTEE)
        return self._committees[0].name if len(self._committees) == 1 else None

    def member(self, row: Row, committee: str) -> None:
        """A row of the members' sheet."""
        name = name_in(row, "name", MEMBERS, LONGEST_NAME, self._found)
        title = text_of(row["title"], self._found)
        role = self._role(row, name, title)
        if not name:
            return
        where, names = row["name"].where, self._member_names[committee]
        if same_key(name) == OPERATOR:
            self._found.wrong(where, wording.BAD_NAME.format(name=name))
        elif place := names.place_of(name):
            self._found.wrong(where, wording.DUPLICATE_MEMBER.format(name=name, where=place))
        elif len(title) > _LONGEST:
            self._found.wrong(row["title"].where, wording.TOO_LONG.format(column="chức vụ", most=_LONGEST))
        elif role is not None:
            self._members[committee].append(RosterMember(name, title or None, role))
        names.add(name, where)

    def _role(self, row: Row, name: str, title: str) -> Role | None:
        """The role as written in its column, else as the title says it, else a plain member's."""
        text = text_of(row["role"], self._found)
        role = role_of(text) if text else role_of(title)
        if text and role is None:
            roles = listed(ROLES.values())
            self._found.wrong(row["role"].where, wording.UNKNOWN_ROLE.format(text=text, roles=roles))
        elif role is None and not row["role"].is_formula:
            role = Role.MEMBER
            if name:
                self._found.remark(row["role"].where, wording.NO_ROLE.format(name=name, role=ROLES[role]))
        return role

    def unit(self, row: Row, committee: str) -> None:
        """A row of the units' sheet. All names and short names of a committee's units are different."""
        name = name_in(row, "name", UNITS, _LONGEST, self._found)
        aliases = list_of(row["aliases"], self._found)
        if not name:
            return
        names = self._unit_names[committee]
        if place := names.place_of(name):
            self._found.wrong(row["name"].where, wording.DUPLICATE.format(name=name, where=place))
            return
        names.add(name, row["name"].where)
        own = {same_key(alias): alias for alias in aliases if same_key(alias) != same_key(name)}
        for alias in own.values():
            if place := names.place_of(alias):
                unit = listed(names.meant(alias))
                told = wording.ALIAS_TAKEN.format(alias=alias, unit=unit, where=place)
                if unit != name:
                    self._found.wrong(row["aliases"].where, told)
            names.add(alias, row["aliases"].where, as_name=name)
        self._units[committee].append(RosterUnit(name, tuple(own.values())))

    def holding(self, row: Row, committee: str) -> None:
        """A row of the assignments: one member, one unit or several."""
        member = self._member_of(row, committee)
        since = day_of(row["since"], self._found)
        for unit in self._units_of(row, committee):
            if member is None:
                continue
            key = (committee, unit, member)
            if place := self._held.get(key):
                told = wording.HELD_TWICE.format(unit=unit, member=member, where=place)
                self._found.wrong(row["unit"].where, told)
                continue
            self._held[key] = row["unit"].where
            self._holdings[committee].append(RosterHolding(unit, member, since))

    def _member_of(self, row: Row, committee: str) -> str | None:
        name = name_in(row, "member", HOLDINGS, _LONGEST, self._found)
        names = self._member_names[committee]
        return referred(row["member"], name, names, wording.UNKNOWN_MEMBER, self._found) if name else None

    def _units_of(self, row: Row, committee: str) -> list[str]:
        """The units of a cell: one name, or several parted as in a list."""
        said, names = row["unit"], self._unit_names[committee]
        text = name_in(row, "unit", HOLDINGS, 20 * _LONGEST, self._found)
        if not text:
            return []
        parts = [text] if names.meant(text) else list_of(said, self._found)
        meant = [referred(said, part, names, wording.UNKNOWN_UNIT, self._found) for part in parts]
        return list(dict.fromkeys(unit for unit in meant if unit))
