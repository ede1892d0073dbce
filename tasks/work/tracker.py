"""How tasks go on: reported, taken back, opened again; each deed one transaction with its history."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from tasks.errors import NotAllowed, TaskNotFound, WorkRefused
from tasks.models import AuditEntry
from tasks.permissions import Action, Actor
from tasks.updates import Status
from tasks.work.checking import is_id, storable
from tasks.work.models import Assignment, StatusReport, StatusUpdate, Task
from tasks.work.reports import Recorded, apply, log, put_back, refuse_if_changed_since
from tasks.work.rights import own_task, own_tasks
from tasks.work.views import TaskLine, task_lines
from tasks.work.writing import written

__all__ = ["HandOver", "Happening", "Receipt", "Recorded", "Tracker"]

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a report changed: the tasks as they now stand. `repeated`: it had been recorded before."""

    report_id: int
    lines: tuple[TaskLine, ...]
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of a task's history: how it stood after a report, in whose words; `undone` if taken back."""

    at: dt.datetime
    by: str
    status: Status
    percent: int | None
    due: dt.date | None
    text: str
    undone: bool


@dataclass(frozen=True, slots=True)
class HandOver:
    """A task, or the unit it is of, given to somebody: the names of who had it and who has it since.

    None for a task: whoever has the unit.
    """

    at: dt.datetime
    by: str
    before: str | None
    after: str | None


class Tracker:
    """The tasks of one installation as they change. `zone` is that of moments in messages."""

    def __init__(self, sessions: sessionmaker[Session], zone: dt.tzinfo = VIETNAM) -> None:
        self._sessions = sessions
        self._zone = zone

    def record(
        self,
        changes: Sequence[Recorded],
        *,
        actor: Actor,
        text: str,
        note: str | None = None,
        key: str | None = None,
        now: dt.datetime,
        today: dt.date,
    ) -> Receipt:
        """Records what one message says of several tasks, all or nothing.

        The message of the same `key` again gives the first receipt, marked as repeated. Raises
        `TaskNotFound`, `NotAllowed`, and `WorkRefused` for a date in the past or a percentage over 100.
        """

        def write(session: Session) -> Receipt:
            actor.must_be_allowed(Action.OWN_WORK)
            if (earlier := _earlier(session, key)) is not None:
                return _receipt(session, earlier, today, repeated=True)
            if not changes:
                raise WorkRefused("Chưa có việc nào để ghi.")
            report = _new(actor, now, text, note, key)
            session.add(report)
            tasks = own_tasks(session, (one.task_id for one in changes), actor, today, to_report=True)
            with session.no_autoflush:
                for one in changes:
                    report.updates.append(apply(tasks[one.task_id], one, report.note, now, today))
                    log(session, now, actor, "task.reported", report.updates[-1])
            session.flush()
            return _receipt(session, report, today)

        return written(self._sessions, write)

    def reopen(self, task_id: int, *, actor: Actor, now: dt.datetime, today: dt.date) -> Receipt:
        """Opens a finished task again, which can be taken back like any report.

        Raises `WorkRefused` for one that is open, `TaskNotFound`, `NotAllowed`.
        """
        with self._sessions() as session:
            if own_task(session, task_id, actor, today, to_report=True).status != Status.DONE:
                raise WorkRefused("Việc này đang mở, không cần mở lại.")
        return self.record(
            [Recorded(task_id, Status.IN_PROGRESS)], actor=actor, text="", now=now, today=today
        )

    def undo(self, report_id: int, *, actor: Actor, now: dt.datetime, today: dt.date) -> Receipt:
        """Puts tasks back to how they stood before a report: its author, or whoever leads the work.

        Raises `WorkRefused` when done already or changed since, `NotAllowed`, `TaskNotFound`.
        """

        def write(session: Session) -> Receipt:
            report = session.get(StatusReport, report_id, with_for_update=True) if is_id(report_id) else None
            if report is None:
                raise TaskNotFound("Không thấy cập nhật này.")
            own_tasks(session, (update.task_id for update in report.updates), actor, today)
            if actor.id is None or report.member_id != actor.id:
                _must_lead(actor)
            if report.undone_at is not None:
                raise WorkRefused("Cập nhật này đã được hoàn tác rồi.")
            refuse_if_changed_since(session, report, self._zone)
            put_back(report, now)
            for update in report.updates:
                log(session, now, actor, "task.undone", update, undone=True)
            report.undone_at = now
            session.flush()
            return _receipt(session, report, today)

        return written(self._sessions, write)

    def last_report(self, member_id: int, *, since: dt.datetime) -> int | None:
        """The member's newest report from `since` on that was not taken back."""
        query = select(StatusReport.id).where(
            StatusReport.member_id == member_id, StatusReport.at >= since, StatusReport.undone_at.is_(None)
        )
        with self._sessions() as session:
            return session.scalar(query.order_by(StatusReport.id.desc()).limit(1))

    def reported(self, report_id: int, today: dt.date) -> list[TaskLine]:
        """The tasks that a report was about, as they stand."""
        with self._sessions() as session:
            report = session.get(StatusReport, report_id)
            return list(_receipt(session, report, today).lines) if report else []

    def history(self, task_id: int, *, actor: Actor, today: dt.date) -> list[Happening]:
        """All that was reported of a task, oldest first, also what was taken back."""
        with self._sessions() as session:
            own_task(session, task_id, actor, today)
            query = select(StatusUpdate, StatusReport).join(StatusReport)
            rows = session.execute(query.where(StatusUpdate.task_id == task_id).order_by(StatusUpdate.id))
            return [_happening(update, report) for update, report in rows]

    def hand_overs(self, task_id: int, *, actor: Actor, today: dt.date) -> list[HandOver]:
        """To whom a task was given, and its unit since there is the task; oldest first."""
        with self._sessions() as session:
            task = own_task(session, task_id, actor, today)
            query = select(Assignment).where(Assignment.task_id == task_id).order_by(Assignment.id)
            found = [HandOver(row.at, row.by, row.before, row.after) for row in session.scalars(query)]
            return sorted([*found, *_of_unit(session, task)], key=lambda one: one.at)


def _new(actor: Actor, now: dt.datetime, text: str, note: str | None, key: str | None) -> StatusReport:
    said = storable(note) if note else None
    return StatusReport(member_id=actor.id, by=actor.name, at=now, text=storable(text), note=said, key=key)


def _must_lead(actor: Actor) -> None:
    for action in (Action.ALL_WORK, Action.ASSIGN):
        if not actor.may(action):
            raise NotAllowed(action)


def _earlier(session: Session, key: str | None) -> StatusReport | None:
    return session.scalar(select(StatusReport).where(StatusReport.key == key)) if key else None


def _receipt(session: Session, report: StatusReport, today: dt.date, *, repeated: bool = False) -> Receipt:
    once = {update.task_id: update.task for update in report.updates}
    return Receipt(report.id, tuple(task_lines(session, list(once.values()), today)), repeated)


def _of_unit(session: Session, task: Task) -> list[HandOver]:
    if task.unit is None:
        return []
    query = select(AuditEntry).where(
        AuditEntry.action == "unit.handed_over",
        AuditEntry.committee_id == task.committee_id,
        AuditEntry.subject == task.unit.name,
        AuditEntry.at >= task.created_at,
    )
    rows = session.scalars(query.order_by(AuditEntry.id))
    return [HandOver(row.at, row.actor, row.before, row.after) for row in rows]


def _happening(update: StatusUpdate, report: StatusReport) -> Happening:
    return Happening(
        report.at,
        report.by,
        Status(update.status),
        update.percent,
        update.due,
        report.text,
        report.undone_at is not None,
    )
