"""Tasks given to people, and tasks that no plan asked for."""

import datetime as dt
import hashlib
from collections.abc import Sequence

from sqlalchemy.orm import Session, sessionmaker

from tasks.audit import Change, record
from tasks.committee.models import Unit
from tasks.errors import MemberNotFound, TaskNotFound, UnitNotFound
from tasks.models import Member
from tasks.permissions import Action, Actor
from tasks.updates import Status
from tasks.work.checking import checked_day, checked_title, is_id
from tasks.work.models import Assignment, Task
from tasks.work.rights import own_tasks
from tasks.work.views import TaskLine, task_lines
from tasks.work.writing import written


class Assigning:
    """Who does which task."""

    def __init__(self, sessions: sessionmaker[Session]) -> None:
        self._sessions = sessions

    def assign(
        self,
        task_ids: Sequence[int],
        member_id: int | None,
        *,
        actor: Actor,
        now: dt.datetime,
        today: dt.date,
    ) -> list[TaskLine]:
        """Gives tasks to a member (None: back to whoever has the unit); all or none.

        Raises `TaskNotFound`, `MemberNotFound`, `NotAllowed`.
        """
        actor.must_be_allowed(Action.ASSIGN)

        def write(session: Session) -> list[TaskLine]:
            tasks = list(own_tasks(session, task_ids, actor, today).values())
            for task in tasks:
                member = _member(session, member_id, task.committee_id, today)
                if task.assignee_id != member_id:
                    _give(session, task, member, actor, now)
            session.flush()
            return task_lines(session, tasks, today)

        return written(self._sessions, write)

    def add(
        self,
        title: str,
        due: dt.date | None,
        *,
        committee_id: int,
        unit_id: int | None = None,
        member_id: int | None = None,
        actor: Actor,
        now: dt.datetime,
        today: dt.date,
    ) -> TaskLine:
        """A task that no plan asked for.

        Raises `WorkRefused` for an empty title or a day in the past, `TaskNotFound`, `UnitNotFound`,
        `MemberNotFound`, `NotAllowed`.
        """
        actor.must_be_allowed(Action.ASSIGN)
        name = checked_title(title)
        due = checked_day(due, today) if due else None
        if actor.committee_id not in (None, committee_id):
            raise TaskNotFound("Không thấy ban này.")

        def write(session: Session) -> TaskLine:
            unit = session.get(Unit, unit_id) if is_id(unit_id) else None
            if unit_id is not None and (unit is None or unit.committee_id != committee_id or unit.closed_on):
                raise UnitNotFound("Đơn vị này không thuộc ban.")
            task = _new(name, due, committee_id, actor, now)
            task.unit = unit
            session.add(task)
            session.flush()
            task.series, task.key = f"t{task.id}", f"t{task.id}/{unit_id or 0}"
            after = f"{due:%d/%m/%Y}" if due else None
            record(session, now, Change(actor.name, "task.added", name, None, after, committee_id))
            if (member := _member(session, member_id, committee_id, today)) is not None:
                _give(session, task, member, actor, now)
            session.flush()
            return task_lines(session, [task], today)[0]

        return written(self._sessions, write)


def _member(session: Session, member_id: int | None, committee_id: int, today: dt.date) -> Member | None:
    """A member who belongs to the committee on that day."""
    if member_id is None:
        return None
    member = session.get(Member, member_id) if is_id(member_id) else None
    if member is None or (member.left_on is not None and member.left_on <= today):
        raise MemberNotFound(member.name if member else str(member_id))
    if member.committee_id != committee_id:
        raise MemberNotFound(member.name)
    return member


def _give(session: Session, task: Task, member: Member | None, actor: Actor, now: dt.datetime) -> None:
    """Gives a task, and writes it down in its history and in the log."""
    before, after = task.assignee.name if task.assignee else None, member.name if member else None
    task.assignee = member
    session.add(Assignment(task_id=task.id, at=now, by=actor.name, before=before, after=after))
    subject = f"{task.title} – {task.unit.name}" if task.unit else task.title
    record(session, now, Change(actor.name, "task.assigned", subject, before, after, task.committee_id))


def _new(name: str, due: dt.date | None, committee_id: int, actor: Actor, now: dt.datetime) -> Task:
    """The task, its key to be made from its id; until then one that no other writer has."""
    told = f"{actor.name}\n{actor.id}\n{now.isoformat()}\n{name}"
    return Task(
        committee_id=committee_id,
        series="",
        key=f"new:{hashlib.sha256(told.encode('utf-8', 'replace')).hexdigest()[:48]}",
        title=name,
        kind="other",
        period="",
        due=due,
        first_due=due,
        status=Status.NOT_STARTED,
        created_at=now,
        updated_at=now,
    )
