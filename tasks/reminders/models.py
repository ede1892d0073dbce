"""The outbox: reminders planned, being sent, sent; the truth about delivery."""

import datetime as dt

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from knowledge import Base, UtcDateTime
from tasks.models import Member


class Reminder(Base):
    """A message to a member at a moment: planned once per member and day, kept until delivered.

    What it says is worked out from the state just before sending; `text` is what was said, once sent.
    `since` is the first slot that it stands for: earlier than `at` when slots were missed. `state` is a
    `ReminderState`. `unknown_at`: a crash or a timeout left it open whether an earlier try arrived.
    """

    __tablename__ = "reminder"
    __table_args__ = (
        UniqueConstraint("member_id", "day"),
        Index("ix_reminder_state_next_try_at", "state", "next_try_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"))
    day: Mapped[dt.date]
    at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    since: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    state: Mapped[str] = mapped_column(String(20))
    next_try_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    tries: Mapped[int]
    worker: Mapped[str | None] = mapped_column(String(60))
    lease_until: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
    sending_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
    unknown_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
    sent_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
    task_ids: Mapped[list[int]]
    text: Mapped[str | None] = mapped_column(Text)
    error: Mapped[str | None] = mapped_column(Text)

    member: Mapped[Member] = relationship()
