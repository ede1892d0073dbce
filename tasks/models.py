"""Members of the committee, how they are known in chat, and invitations."""

import datetime as dt

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from knowledge import Base, UtcDateTime


class Member(Base):
    """A person with a role in a committee, or in none: somebody who only asks, or runs the installation.

    `title` is their office as the roster writes it. `left_on` is the first day they no longer belong to it.
    `unreachable_at`: Telegram said that they cannot be written to. Reminders are planned up to
    `reminded_until` (None: nothing yet); what came before they joined is not made up for.
    """

    __tablename__ = "member"
    __table_args__ = (UniqueConstraint("committee_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    committee_id: Mapped[int | None] = mapped_column(ForeignKey("committee.id", ondelete="SET NULL"))
    name: Mapped[str] = mapped_column(String(120))
    title: Mapped[str | None] = mapped_column(String(200))
    role: Mapped[str] = mapped_column(String(40))
    joined_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    left_on: Mapped[dt.date | None]
    unreachable_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
    reminded_until: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)

    identities: Mapped[list["Identity"]] = relationship(back_populates="member", cascade="all, delete-orphan")


class Identity(Base):
    """A member's account on a channel, by the channel's own id (never by a name that can be changed)."""

    __tablename__ = "identity"
    __table_args__ = (UniqueConstraint("channel", "person"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), index=True)
    channel: Mapped[str] = mapped_column(String(20))
    person: Mapped[str] = mapped_column(String(64))

    member: Mapped[Member] = relationship(back_populates="identities")


class Invite(Base):
    """A one-time invitation, bound to a member. Only the hash of its secret is kept."""

    __tablename__ = "invite"

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), index=True)
    secret_hash: Mapped[str] = mapped_column(String(64), unique=True)
    expires_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    used_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)

    member: Mapped[Member] = relationship()


class AuditEntry(Base):
    """One change: who, when, what, before and after."""

    __tablename__ = "audit_entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    committee_id: Mapped[int | None] = mapped_column(
        ForeignKey("committee.id", ondelete="SET NULL"), index=True
    )
    at: Mapped[dt.datetime] = mapped_column(UtcDateTime, index=True)
    actor: Mapped[str] = mapped_column(String(120))
    action: Mapped[str] = mapped_column(String(60))
    subject: Mapped[str] = mapped_column(String(255))
    before: Mapped[str | None]
    after: Mapped[str | None]
