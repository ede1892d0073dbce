"""A committee: its place in the tree, its units, who has which unit since when, who is away."""

import datetime as dt

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from knowledge import Base
from tasks.models import Member


class Committee(Base):
    """A steering committee. `level` is a `Level`; the parent sees the progress of those below it.

    `lead_days` are the working days before a deadline on which reminders go out, most first.
    """

    __tablename__ = "committee"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200), unique=True)
    level: Mapped[str] = mapped_column(String(20))
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("committee.id", ondelete="SET NULL"), index=True)
    lead_days: Mapped[list[int]]

    parent: Mapped["Committee | None"] = relationship(remote_side=[id])
    units: Mapped[list["Unit"]] = relationship(
        back_populates="committee", cascade="all, delete-orphan", order_by="Unit.id"
    )


class Unit(Base):
    """A unit of a committee, with the short names people use for it. `closed_on` once it is no more."""

    __tablename__ = "unit"
    __table_args__ = (UniqueConstraint("committee_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(200))
    aliases: Mapped[list[str]]
    closed_on: Mapped[dt.date | None]

    committee: Mapped[Committee] = relationship(back_populates="units")
    holdings: Mapped[list["Holding"]] = relationship(
        back_populates="unit", cascade="all, delete-orphan", order_by="Holding.id"
    )


class Holding(Base):
    """A member answers for a unit from `since`, up to the day before `until` (None: still)."""

    __tablename__ = "holding"
    __table_args__ = (Index("ix_holding_member_id_until", "member_id", "until"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id", ondelete="CASCADE"), index=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"))
    since: Mapped[dt.date]
    until: Mapped[dt.date | None]

    unit: Mapped[Unit] = relationship(back_populates="holdings")
    member: Mapped[Member] = relationship()


class Absence(Base):
    """A member is away from `first` to `last`, both included; the delegate acts and is reminded instead."""

    __tablename__ = "absence"

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), index=True)
    delegate_id: Mapped[int | None] = mapped_column(ForeignKey("member.id", ondelete="SET NULL"), index=True)
    first: Mapped[dt.date]
    last: Mapped[dt.date]

    member: Mapped[Member] = relationship(foreign_keys=[member_id])
    delegate: Mapped[Member | None] = relationship(foreign_keys=[delegate_id])


class Preference(Base):
    """How a member wants to be reminded. None of it silences what is overdue.

    `at` is the time of day ("08:00", None: 07:30); `digest_only` leaves the weekly digest, the quarter and
    what is overdue; `quiet_until` is the last day without any other reminder.
    """

    __tablename__ = "preference"

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), primary_key=True)
    at: Mapped[dt.time | None]
    digest_only: Mapped[bool]
    quiet_until: Mapped[dt.date | None]

    member: Mapped[Member] = relationship()
