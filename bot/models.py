"""What the chat remembers across restarts: questions asked, buttons offered, what it waits to hear."""

import datetime as dt
from typing import Any

from sqlalchemy import JSON, Index, LargeBinary, String, Text
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
    """An answer as it was given, so that it can be judged: `is_right` is what the person said of it."""

    __tablename__ = "answer_given"
    __table_args__ = (Index("ix_answer_given_channel_chat_id", "channel", "chat", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    channel: Mapped[str] = mapped_column(String(20))
    chat: Mapped[str] = mapped_column(String(64))
    at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    question: Mapped[str] = mapped_column(Text)
    history: Mapped[list[str]]
    outcome: Mapped[str] = mapped_column(String(20))
    citations: Mapped[list[dict[str, str]]] = mapped_column(JSON)
    is_right: Mapped[bool | None]
    reason: Mapped[str | None] = mapped_column(Text)
