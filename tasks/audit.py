"""The audit log: every change, who made it, when, what was before and after."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from tasks.models import AuditEntry

_SUBJECT_LENGTH = 255


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `actor` is a member's name or "operator"; `action` is like "document.added"."""

    actor: str
    action: str
    subject: str
    before: str | None = None
    after: str | None = None


def record(session: Session, at: dt.datetime, change: Change) -> None:
    """Writes a change into the log, in the transaction of `session`. `at` is aware; it is kept as UTC."""
    session.add(
        AuditEntry(
            at=at.astimezone(dt.UTC),
            actor=change.actor,
            action=change.action,
            subject=change.subject[:_SUBJECT_LENGTH],
            before=change.before,
            after=change.after,
        )
    )


def changes(session: Session, limit: int = 100) -> list[Change]:
    """The newest changes, newest first."""
    rows = session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc()).limit(limit))
    return [Change(row.actor, row.action, row.subject, row.before, row.after) for row in rows]
