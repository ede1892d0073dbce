"""The audit log: every change, who made it, when, what was before and after."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from tasks.models import AuditEntry

_SUBJECT_LENGTH = 255


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `actor` is a member's name or "operator"; `action` is like "document.added".

    `committee_id` is the committee it concerns, None for the installation as a whole.
    """

    actor: str
    action: str
    subject: str
    before: str | None = None
    after: str | None = None
    committee_id: int | None = None


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
            committee_id=change.committee_id,
        )
    )


def changes(
    session: Session, committee_id: int | None = None, limit: int = 100
) -> list[tuple[dt.datetime, Change]]:
    """The newest changes with their moments (UTC), newest first; of one committee, or (None) all."""
    query = select(AuditEntry).order_by(AuditEntry.id.desc()).limit(limit)
    if committee_id is not None:
        query = query.where(AuditEntry.committee_id == committee_id)
    return [
        (row.at, Change(row.actor, row.action, row.subject, row.before, row.after, row.committee_id))
        for row in session.scalars(query)
    ]
