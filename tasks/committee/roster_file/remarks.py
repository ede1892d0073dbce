"""What is no error in a roster but worth a look before it is taken in."""

from collections import defaultdict
from collections.abc import Iterable

from tasks.committee.roster_file import wording
from tasks.committee.roster_file.names import listed
from tasks.committee.roster_file.roster import CommitteeRoster
from tasks.committee.roster_file.tables import Found
from tasks.committee.roster_file.words import MEMBERS, UNITS
from tasks.roles import Role

_SHOWN = 8


def remark_on(rosters: Iterable[CommitteeRoster], found: Found) -> None:
    """Adds the remarks on each roster to `found`."""
    for roster in rosters:
        _on_members(roster, found)
        _on_units(roster, found)


def _on_members(roster: CommitteeRoster, found: Found) -> None:
    if not roster.members:
        found.remark(MEMBERS.name, wording.NO_MEMBERS.format(committee=roster.name))
        return
    heads = [member.name for member in roster.members if member.role is Role.CHAIR]
    if len(heads) > 1:
        told = wording.SEVERAL_HEADS.format(committee=roster.name, count=len(heads), names=listed(heads))
        found.remark(MEMBERS.name, told)
    if not heads:
        found.remark(MEMBERS.name, wording.NO_HEAD.format(committee=roster.name))
    if not any(member.role is Role.STANDING_BODY for member in roster.members):
        found.remark(MEMBERS.name, wording.NO_STANDING_BODY.format(committee=roster.name))


def _on_units(roster: CommitteeRoster, found: Found) -> None:
    if not roster.units:
        found.remark(UNITS.name, wording.EMPTY_SHEET.format(name=UNITS.name))
    holders: dict[str, list[str]] = defaultdict(list)
    for holding in roster.holdings:
        holders[holding.unit].append(holding.member)
    for unit, names in holders.items():
        if len(names) > 1:
            told = wording.SEVERAL_HOLDERS.format(unit=unit, count=len(names), names=listed(names))
            found.remark(UNITS.name, told)
    nobodys = [unit.name for unit in roster.units if unit.name not in holders]
    if nobodys:
        more = ["…"] if len(nobodys) > _SHOWN else []
        told = wording.NOBODYS.format(units=listed([*nobodys[:_SHOWN], *more]))
        found.remark(UNITS.name, told)
