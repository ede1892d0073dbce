"""What the chat remembers: questions asked and buttons offered, so that both survive a restart."""

import datetime as dt

from sqlalchemy import Index, String, Text
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
