"""Tasks looked at: a member's, a quarter's, a committee's."""

import datetime as dt
from collections.abc import Iterable

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session, selectinload, sessionmaker

from tasks.calendar import Quarter
from tasks.committee.committees import Committees
from tasks.committee.models import Holding
from tasks.committee.people import acting_for, open_on
from tasks.errors import CommitteeNotFound
from tasks.permissions import Action, Actor
from tasks.updates import Status
from tasks.work.ground import Ground, ground_of
from tasks.work.models import Task
from tasks.work.progress import CommitteeProgress, Progress, progress_of
from tasks.work.rights import own_task
from tasks.work.views import TaskLine, task_lines

__all__ = ["CommitteeProgress", "Ground", "Lists", "Progress"]


class Lists:
    """The tasks of one installation, looked at."""

    def __init__(self, sessions: sessionmaker[Session]) -> None:
        self._sessions = sessions

    def task(self, actor: Actor, task_id: int, today: dt.date) -> TaskLine:
        """One task of the actor's committee. Raises `TaskNotFound`, `NotAllowed`."""
        with self._sessions() as session:
            return task_lines(session, [own_task(session, task_id, actor, today)], today)[0]

    def of_member(self, member_id: int, today: dt.date, *, also_done: bool = False) -> list[TaskLine]:
        """The open tasks of a member: given to them, of their units, and of those they act for.

        With `also_done` those too that are finished.
        """
        with self._sessions() as session:
            mine = _of_members(acting_for(session, member_id, today) | {member_id}, today)
            query = select(Task).where(mine)
            return _lines(session, query if also_done else query.where(Task.status != Status.DONE), today)

    def of_quarter(self, actor: Actor, quarter: Quarter, today: dt.date) -> list[TaskLine]:
        """The tasks due in a quarter, done or not: the actor's own, or all for those who lead."""
        actor.must_be_allowed(Action.OWN_WORK)
        with self._sessions() as session:
            query = select(Task).where(Task.due >= quarter.first_day, Task.due <= quarter.last_day)
            if actor.committee_id is not None:
                query = query.where(Task.committee_id == actor.committee_id)
            if not actor.may(Action.ALL_WORK) and actor.id is not None:
                query = query.where(_of_members(acting_for(session, actor.id, today) | {actor.id}, today))
            return _lines(session, query, today)

    def of_committee(self, committee_id: int, today: dt.date) -> list[TaskLine]:
        """Every task of a committee."""
        with self._sessions() as session:
            return _lines(session, select(Task).where(Task.committee_id == committee_id), today)

    def progress(self, committee_id: int, today: dt.date, *, actor: Actor) -> CommitteeProgress:
        """How far a committee and those below it are; the actor's own or one below it.

        Raises `NotAllowed`, `CommitteeNotFound`.
        """
        actor.must_be_allowed(Action.ALL_WORK)
        committees = Committees(self._sessions)
        if actor.committee_id is not None:
            seen = {view.id for view in committees.under(actor.committee_id)}
            if committee_id not in seen:
                raise CommitteeNotFound("Anh/chị chỉ xem được tiến độ của ban mình và các ban cấp dưới.")
        names = {view.id: view.name for view in committees.under(committee_id)}
        with self._sessions() as session:
            return progress_of(session, committee_id, names, today)

    def context_for(self, actor: Actor, today: dt.date) -> Ground:
        """What a message of the actor is read against, see `ground_of`.

        Raises `NotAllowed`, and `CommitteeNotFound` for somebody without a committee.
        """
        actor.must_be_allowed(Action.OWN_WORK)
        if actor.committee_id is None:
            raise CommitteeNotFound("Anh/chị chưa thuộc Ban Chỉ đạo nào.")
        with self._sessions() as session:
            return ground_of(session, actor, actor.committee_id, today)


def _lines(session: Session, query: Select[Task], today: dt.date) -> list[TaskLine]:
    loaded = query.options(
        selectinload(Task.unit), selectinload(Task.duty), selectinload(Task.assignee)
    ).order_by(Task.due.is_(None), Task.due, Task.id)
    return task_lines(session, list(session.scalars(loaded)), today)


def _of_members(members: Iterable[int], today: dt.date) -> ColumnElement[bool]:
    """Tasks given to these members, or, given to nobody, of the units they have."""
    held = select(Holding.unit_id).where(Holding.member_id.in_(members), open_on(today))
    return Task.assignee_id.in_(members) | (Task.assignee_id.is_(None) & Task.unit_id.in_(held))
