"""What the chat remembers across restarts: questions, buttons, what it waits to hear, answers to judge."""

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from knowledge import Base, UtcDateTime


class Turn(Base):
    """One question of a chat, as it was typed."""

    __tablename__ = "turn"
    __table_args__ = (Index("ix_turn_channel_chat_id", "channel", "chat", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    channel: Mapped[str] = mapped_column(String(20))
    chat: Mapped[str] = mapped_column(String(64))
    at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    question: Mapped[str] = mapped_column(Text)


class Offer(Base):
    """The buttons last offered in a chat: what each says, in order, so that "2" presses the second."""

    __tablename__ = "offer"

    channel: Mapped[str] = mapped_column(String(20), primary_key=True)
    chat: Mapped[str] = mapped_column(String(64), primary_key=True)
    at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    says: Mapped[list[str]]


class Pending(Base):
    """What the assistant asked in a chat and waits to hear: `kind` says which turn goes on, with `state`."""

    __tablename__ = "pending"

    channel: Mapped[str] = mapped_column(String(20), primary_key=True)
    chat: Mapped[str] = mapped_column(String(64), primary_key=True)
    at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    kind: Mapped[str] = mapped_column(String(20))
    state: Mapped[dict[str, Any]]


class HeldFile(Base):
    """A file that was sent in a chat, kept until it is known which task it belongs to."""

    __tablename__ = "held_file"
    __table_args__ = (Index("ix_held_file_channel_chat", "channel", "chat"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    channel: Mapped[str] = mapped_column(String(20))
    chat: Mapped[str] = mapped_column(String(64))
    at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    name: Mapped[str] = mapped_column(String(255))
    content: Mapped[bytes] = mapped_column(LargeBinary)


class AnswerGiven(Base):
    """An answer as it was given, so that it can be judged.

    `is_right` is what the person said of it, `reason` a `bot.feedback.Reason`, `remark` their own words.
    """

    __tablename__ = "answer_given"
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012 - an id in an old button never names another

    id: Mapped[int] = mapped_column(primary_key=True)
    channel: Mapped[str] = mapped_column(String(20))
    chat: Mapped[str] = mapped_column(String(64))
    at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    question: Mapped[str] = mapped_column(Text)
    history: Mapped[list[str]]
    outcome: Mapped[str] = mapped_column(String(20))
    is_right: Mapped[bool | None]
    reason: Mapped[str | None] = mapped_column(String(20))
    remark: Mapped[str | None] = mapped_column(Text)


class AnswerQuote(Base):
    """A quote of an answer given; it goes when its document is removed."""

    __tablename__ = "answer_quote"

    answer_id: Mapped[int] = mapped_column(
        ForeignKey("answer_given.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"), index=True)
    quote: Mapped[str] = mapped_column(Text)


class AnswerMeant(Base):
    """The answer last given or judged in a chat: what a remark that names none is about."""

    __tablename__ = "answer_meant"

    channel: Mapped[str] = mapped_column(String(20), primary_key=True)
    chat: Mapped[str] = mapped_column(String(64), primary_key=True)
    at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    answer_id: Mapped[int] = mapped_column(ForeignKey("answer_given.id", ondelete="CASCADE"), index=True)
