"""What taking a roster in would leave behind: tasks of people who left, accounts lost by a new spelling."""

import difflib
from collections.abc import Iterable, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tasks.committee.models import Committee, Unit
from tasks.committee.roster_file import wording
from tasks.committee.roster_file.importing import RosterChange
from tasks.committee.roster_file.roster import same_key
from tasks.committee.roster_file.tables import Problem
from tasks.committee.roster_file.words import MEMBERS, UNITS
from tasks.models import Member
from tasks.updates.status import Status
from tasks.work.models import Task

_ALIKE = 0.8


def consequences(session: Session, changes: Sequence[RosterChange]) -> list[Problem]:
    """Remarks on the changes, which are made already in `session`."""
    left = [change for change in changes if change.action == "member.left"]
    added = [change for change in changes if change.action == "member.added"]
    closed = [change for change in changes if change.action == "unit.closed"]
    return [*_renamed(left, added), *_tasks_left(session, left), *_tasks_of_units(session, closed)]


def _renamed(left: Iterable[RosterChange], added: Sequence[RosterChange]) -> Iterable[Problem]:
    for old in left:
        keys = {same_key(new.subject): new.subject for new in added if new.committee == old.committee}
        for key in difflib.get_close_matches(same_key(old.subject), keys, 1, _ALIKE):
            told = wording.PERHAPS_RENAMED.format(old=old.subject, new=keys[key])
            yield Problem(MEMBERS.name, told, is_remark=True)


def _tasks_left(session: Session, left: Iterable[RosterChange]) -> Iterable[Problem]:
    for change in left:
        query = (
            select(func.count())
            .select_from(Task)
            .join(Member, Task.assignee_id == Member.id)
            .join(Committee, Member.committee_id == Committee.id)
            .where(Member.name == change.subject, Committee.name == change.committee)
            .where(Task.status != Status.DONE)
        )
        if count := session.scalar(query):
            told = wording.TASKS_OF_LEAVER.format(name=change.subject, count=count)
            yield Problem(MEMBERS.name, told, is_remark=True)


def _tasks_of_units(session: Session, closed: Iterable[RosterChange]) -> Iterable[Problem]:
    for change in closed:
        query = (
            select(func.count())
            .select_from(Task)
            .join(Unit, Task.unit_id == Unit.id)
            .join(Committee, Unit.committee_id == Committee.id)
            .where(Unit.name == change.subject, Committee.name == change.committee)
            .where(Task.status != Status.DONE)
        )
        if count := session.scalar(query):
            told = wording.TASKS_OF_UNIT.format(name=change.subject, count=count)
            yield Problem(UNITS.name, told, is_remark=True)
