"""What the chat remembers: the turns of each conversation, so that follow-ups survive a restart."""

import datetime as dt

from sqlalchemy import DateTime, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from knowledge import Base


class Turn(Base):
    """One question of a chat, as it was typed."""

    __tablename__ = "turn"
    __table_args__ = (Index("ix_turn_channel_chat_id", "channel", "chat", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    channel: Mapped[str] = mapped_column(String(20))
    chat: Mapped[str] = mapped_column(String(64))
    at: Mapped[dt.datetime] = mapped_column(DateTime(timezone=True))
    question: Mapped[str] = mapped_column(Text)
