"""Photos and files that show a task done."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from tasks.audit import Change, record
from tasks.errors import WorkRefused
from tasks.permissions import Actor
from tasks.work.checking import storable
from tasks.work.models import Evidence
from tasks.work.rights import own_task, own_tasks
from tasks.work.views import TaskLine, task_lines
from tasks.work.writing import written

_LONGEST_NAME = 255  # characters
LARGEST = 20 * 1024 * 1024  # bytes


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """A file given as evidence."""

    name: str
    content: bytes
    at: dt.datetime


class EvidenceFiles:
    """The evidence of one installation's tasks."""

    def __init__(self, sessions: sessionmaker[Session]) -> None:
        self._sessions = sessions

    def attach(
        self,
        task_ids: Sequence[int],
        name: str,
        content: bytes,
        *,
        actor: Actor,
        now: dt.datetime,
        today: dt.date,
    ) -> list[TaskLine]:
        """Keeps a file as evidence of tasks, each content once.

        Raises `WorkRefused` for an empty one or one of over 20 MB, `TaskNotFound`, `NotAllowed`.
        """
        if not content:
            raise WorkRefused(f"Tệp “{name}” không có nội dung nên chưa lưu.")
        if len(content) > LARGEST:
            raise WorkRefused(f"Tệp “{name}” lớn hơn 20 MB nên chưa lưu được.")
        digest = hashlib.sha256(content).hexdigest()

        def write(session: Session) -> list[TaskLine]:
            tasks = list(own_tasks(session, task_ids, actor, today, to_report=True).values())
            for task in tasks:
                same = select(Evidence.id).where(Evidence.task_id == task.id, Evidence.sha256 == digest)
                if session.scalar(same) is None:
                    kept = {"name": _name(name), "sha256": digest, "content": content, "at": now}
                    session.add(Evidence(task_id=task.id, member_id=actor.id, **kept))
                    change = Change(actor.name, "task.evidence", task.title, None, name, task.committee_id)
                    record(session, now, change)
            session.flush()
            return task_lines(session, tasks, today)

        return written(self._sessions, write)

    def names(self, task_id: int, *, actor: Actor, today: dt.date) -> list[str]:
        """The names of the files given as evidence of a task, oldest first; the files stay where they are."""
        with self._sessions() as session:
            own_task(session, task_id, actor, today)
            query = select(Evidence.name).where(Evidence.task_id == task_id)
            return list(session.scalars(query.order_by(Evidence.id)))

    def of(self, task_id: int, *, actor: Actor, today: dt.date) -> list[EvidenceFile]:
        """The files given as evidence of a task, oldest first."""
        with self._sessions() as session:
            own_task(session, task_id, actor, today)
            rows = session.scalars(select(Evidence).where(Evidence.task_id == task_id).order_by(Evidence.id))
            return [EvidenceFile(row.name, row.content, row.at) for row in rows]


def _name(said: str) -> str:
    """A file name that fits, its ending kept."""
    name = storable(said) or "tep"
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 20] + name[-20:]
