"""A roster as a value: committees with their members, units and who has which."""

import datetime as dt
from dataclasses import dataclass

from knowledge import nfc, tone_style
from tasks.committee.level import Level
from tasks.roles import Role


@dataclass(frozen=True, slots=True)
class RosterMember:
    """A person of a committee."""

    name: str
    title: str | None
    role: Role


@dataclass(frozen=True, slots=True)
class RosterUnit:
    """A unit with its short names."""

    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RosterHolding:
    """A member has a unit since a day; None: since whenever it was, for a new one since the import."""

    unit: str
    member: str
    since: dt.date | None = None


@dataclass(frozen=True, slots=True)
class CommitteeRoster:
    """All there is of one committee. `parent` is a name; `lead_days` None: as they are."""

    name: str
    level: Level
    parent: str | None = None
    lead_days: tuple[int, ...] | None = None
    members: tuple[RosterMember, ...] = ()
    units: tuple[RosterUnit, ...] = ()
    holdings: tuple[RosterHolding, ...] = ()


def same_key(name: str) -> str:
    """Names with the same key are one name: letter case, spacing and the place of tone marks aside."""
    return tone_style(" ".join(nfc(name).split()))
