"""The committee's work: duties drafted from a plan, tasks, what members reported, the evidence."""

import datetime as dt

from sqlalchemy import ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from knowledge import Base, UtcDateTime
from tasks.committee.models import Committee, Unit
from tasks.models import Member


class PlannedDuty(Base):
    """A duty of a plan as a committee goes through it: drafted, then accepted or dropped.

    `text` and `section` are kept as the plan had them, so that tasks survive the document; `title` is what
    the committee calls it, at first the text. `unit_ids` are the units that each have to do it; none: the
    committee as a whole. `state` is a `DutyState`. `key` is a hash of what makes it the same duty when the
    plan is read again: file, place, words, time.
    """

    __tablename__ = "planned_duty"
    __table_args__ = (UniqueConstraint("committee_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(String(64))
    document_id: Mapped[int | None] = mapped_column(
        ForeignKey("document.id", ondelete="SET NULL"), index=True
    )
    passage_id: Mapped[int | None] = mapped_column(ForeignKey("passage.id", ondelete="SET NULL"), index=True)
    position: Mapped[int]
    file: Mapped[str] = mapped_column(String(255))
    section: Mapped[str] = mapped_column(String(255))
    text: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(String(20))
    actor: Mapped[str | None] = mapped_column(Text)
    year: Mapped[int | None]
    quarter: Mapped[int | None]
    due: Mapped[dt.date | None]
    recurrence: Mapped[str | None] = mapped_column(String(40))
    day: Mapped[int | None]
    within: Mapped[str | None] = mapped_column(String(80))
    unit_ids: Mapped[list[int]]
    state: Mapped[str] = mapped_column(String(20))

    committee: Mapped[Committee] = relationship()
    tasks: Mapped[list["Task"]] = relationship(back_populates="duty")


class Task(Base):
    """A duty for one unit, or for the committee (`unit_id` None), in one period.

    Tasks of one duty and period share `series`, so that "báo cáo 6 tháng" of eight units is one thing to
    talk about. `period` is what a recurring task is for ("6 tháng đầu năm 2026"), "" otherwise. `due` moves
    when the task is postponed, `first_due` never. `status` is a `Status`. `version` counts the changes;
    `key` is the series with the unit's id (0: the committee).
    """

    __tablename__ = "task"
    __table_args__ = (Index("ix_task_committee_id_status_due", "committee_id", "status", "due"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id", ondelete="CASCADE"))
    duty_id: Mapped[int | None] = mapped_column(
        ForeignKey("planned_duty.id", ondelete="SET NULL"), index=True
    )
    series: Mapped[str] = mapped_column(String(40), index=True)
    key: Mapped[str] = mapped_column(String(60), unique=True)
    title: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(String(20))
    period: Mapped[str] = mapped_column(String(60))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="CASCADE"), index=True)
    assignee_id: Mapped[int | None] = mapped_column(ForeignKey("member.id", ondelete="SET NULL"), index=True)
    due: Mapped[dt.date | None]
    first_due: Mapped[dt.date | None]
    status: Mapped[str] = mapped_column(String(20))
    percent: Mapped[int | None]
    note: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    updated_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    done_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy's own way)

    duty: Mapped[PlannedDuty | None] = relationship(back_populates="tasks")
    unit: Mapped[Unit | None] = relationship()
    assignee: Mapped[Member | None] = relationship()


class StatusReport(Base):
    """What a member wrote, in their words; its updates were recorded together and are taken back together.

    `key` is the message's own id on its channel: the same message twice is recorded once.
    """

    __tablename__ = "status_report"

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id", ondelete="SET NULL"), index=True)
    by: Mapped[str] = mapped_column(String(120))
    at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    text: Mapped[str] = mapped_column(Text)
    note: Mapped[str | None] = mapped_column(Text)
    key: Mapped[str | None] = mapped_column(String(120), unique=True)
    undone_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)

    updates: Mapped[list["StatusUpdate"]] = relationship(
        back_populates="report", cascade="all, delete-orphan", order_by="StatusUpdate.id"
    )


class StatusUpdate(Base):
    """One task's change by a report: how it stood before (to take it back) and after."""

    __tablename__ = "status_update"

    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("status_report.id", ondelete="CASCADE"), index=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("task.id", ondelete="CASCADE"), index=True)
    status: Mapped[str] = mapped_column(String(20))
    percent: Mapped[int | None]
    due: Mapped[dt.date | None]
    before_status: Mapped[str] = mapped_column(String(20))
    before_percent: Mapped[int | None]
    before_due: Mapped[dt.date | None]
    before_note: Mapped[str | None] = mapped_column(Text)
    before_done_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)

    report: Mapped[StatusReport] = relationship(back_populates="updates")
    task: Mapped[Task] = relationship()


class Assignment(Base):
    """A task given to somebody: by whom; the names of who had it before and has it since (None: nobody)."""

    __tablename__ = "assignment"

    id: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("task.id", ondelete="CASCADE"), index=True)
    at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    by: Mapped[str] = mapped_column(String(120))
    before: Mapped[str | None] = mapped_column(String(120))
    after: Mapped[str | None] = mapped_column(String(120))


class Evidence(Base):
    """A photo or file that shows a task done."""

    __tablename__ = "evidence"
    __table_args__ = (UniqueConstraint("task_id", "sha256"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("task.id", ondelete="CASCADE"))
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id", ondelete="SET NULL"), index=True)
    name: Mapped[str] = mapped_column(String(255))
    sha256: Mapped[str] = mapped_column(String(64))
    content: Mapped[bytes] = mapped_column(LargeBinary)
    at: Mapped[dt.datetime] = mapped_column(UtcDateTime)

    task: Mapped[Task] = relationship()
