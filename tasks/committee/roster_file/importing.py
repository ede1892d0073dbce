"""Rosters into the database: the file is the whole truth for its committees, every change is written down."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from tasks.audit import Change, record
from tasks.committee.committees import LEAD_DAYS
from tasks.committee.models import Committee
from tasks.committee.roster_file import wording
from tasks.committee.roster_file.roster import CommitteeRoster, same_key
from tasks.errors import NotAllowed, RosterRefused
from tasks.permissions import Action, Actor


@dataclass(frozen=True, slots=True)
class RosterChange:
    """One change: `action` is that of the audit log ("member.added"), before and after are for people."""

    action: str
    subject: str
    before: str | None
    after: str | None
    committee: str


@dataclass
class Importing:
    """One import under way: where changes are made and written down."""

    session: Session
    actor: Actor
    now: dt.datetime
    today: dt.date
    changes: list[RosterChange] = field(default_factory=list)

    def note(
        self, committee: Committee, action: str, subject: str, before: str | None, after: str | None
    ) -> None:
        """Writes a change into the audit log and the list."""
        record(self.session, self.now, Change(self.actor.name, action, subject, before, after, committee.id))
        self.changes.append(RosterChange(action, subject, before, after, committee.name))


def committees_in(importing: Importing, rosters: Sequence[CommitteeRoster]) -> list[Committee]:
    """The committees of the rosters, made or brought up to date, in the same order.

    Raises `NotAllowed` or `RosterRefused` for a committee that the actor has no say in.
    """
    session = importing.session
    rows = {same_key(row.name): row for row in session.scalars(select(Committee).order_by(Committee.id))}
    _must_be_theirs(importing.actor, rosters, rows)
    for roster in rosters:
        if same_key(roster.name) not in rows:
            made = Committee(name=roster.name, level=roster.level, lead_days=list(LEAD_DAYS))
            session.add(made)
            session.flush()
            rows[same_key(roster.name)] = made
            importing.note(made, "committee.added", made.name, None, roster.level)
    for roster in rosters:
        _bring_up_to_date(importing, roster, rows)
    session.flush()
    _must_be_a_tree(list(rows.values()))
    return [rows[same_key(roster.name)] for roster in rosters]


def _bring_up_to_date(importing: Importing, roster: CommitteeRoster, rows: dict[str, Committee]) -> None:
    row = rows[same_key(roster.name)]
    keeps_parent = roster.parent is None and row.id == importing.actor.committee_id
    above = row.parent if keeps_parent else rows[same_key(roster.parent)] if roster.parent else None
    days = list(roster.lead_days or row.lead_days)
    before = _described(row.level, row.parent, row.lead_days)
    after = _described(roster.level, above, days)
    if (before, row.name) == (after, roster.name):
        return
    if row.id == importing.actor.committee_id and above != row.parent:
        raise RosterRefused(wording.PARENT_NOT_YOURS)
    row.name, row.level, row.parent, row.lead_days = roster.name, roster.level, above, days
    importing.note(row, "committee.changed", row.name, before, after)


def _described(level: str, parent: Committee | None, days: Sequence[int]) -> str:
    above = f"; cấp trên: {parent.name}" if parent else ""
    return f"{level}{above}; nhắc trước: {', '.join(map(str, days))} ngày"


def _must_be_theirs(actor: Actor, rosters: Sequence[CommitteeRoster], rows: dict[str, Committee]) -> None:
    """A member imports their own committee and those below it; one of no committee, new ones."""
    if not actor.may(Action.ROSTER):
        raise NotAllowed(Action.ROSTER)
    if actor.role is None:
        return
    theirs = {key for key, row in rows.items() if _stands_under(row, actor.committee_id)}
    for roster in [*rosters] * 3:  # a new committee may stand below a new one, three levels in any order
        is_new, parent = same_key(roster.name) not in rows, same_key(roster.parent or "")
        if is_new and (actor.committee_id is None or parent in theirs):
            theirs.add(same_key(roster.name))
    for roster in rosters:
        moved_out = roster.parent and actor.committee_id is not None and same_key(roster.parent) not in theirs
        is_own = (row := rows.get(same_key(roster.name))) is not None and row.id == actor.committee_id
        if same_key(roster.name) not in theirs or (moved_out and not is_own):
            raise RosterRefused(wording.NOT_YOURS.format(name=roster.name))


def _stands_under(row: Committee, committee_id: int | None) -> bool:
    at: Committee | None = row
    while at is not None:
        if at.id == committee_id:
            return True
        at = at.parent
    return False


def _must_be_a_tree(rows: Sequence[Committee]) -> None:
    """Refuses parents that go round, as those of the file and those already known can do together."""
    for row in rows:
        seen, at = [row.name], row.parent
        while at is not None:
            if at.name in seen:
                raise RosterRefused(wording.CYCLE.format(names=" → ".join([*seen, at.name])))
            seen.append(at.name)
            at = at.parent
