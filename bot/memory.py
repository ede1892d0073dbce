"""What a conversation remembers: its latest questions and the buttons offered last, in the database."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy.orm import Session, sessionmaker

from bot.models import Offer, Turn

KEPT = 4  # questions
SPAN = dt.timedelta(hours=2)


class Memory:
    """The earlier questions of each chat; what is too old to matter is deleted, not hoarded."""

    def __init__(self, sessions: sessionmaker[Session]) -> None:
        self._sessions = sessions

    def earlier(self, channel: str, chat: str, now: dt.datetime) -> list[str]:
        """The latest questions of a chat within the last two hours, oldest first. `now` is aware."""
        moment = now.astimezone(dt.UTC)
        query = (
            select(Turn.question)
            .where(Turn.channel == channel, Turn.chat == chat, Turn.at > moment - SPAN, Turn.at <= moment)
            .order_by(Turn.id.desc())
            .limit(KEPT)
        )
        with self._sessions() as session:
            return list(session.scalars(query))[::-1]

    def remember(self, channel: str, chat: str, now: dt.datetime, question: str) -> None:
        """Adds a question to its chat."""
        moment = now.astimezone(dt.UTC)
        of_chat = (Turn.channel == channel, Turn.chat == chat)
        with self._sessions.begin() as session:
            session.execute(delete(Turn).where(*of_chat, Turn.at <= moment - SPAN))
            session.add(Turn(channel=channel, chat=chat, at=moment, question=question))

    def offer(self, channel: str, chat: str, now: dt.datetime, says: Sequence[str]) -> None:
        """Keeps what the buttons just shown say, in order."""
        with self._sessions.begin() as session:
            session.merge(Offer(channel=channel, chat=chat, at=now, says=list(says)))

    def offered(self, channel: str, chat: str, now: dt.datetime, number: int) -> str | None:
        """What the button with this number says (from 1), if it was shown within the last two hours."""
        with self._sessions() as session:
            offer = session.get(Offer, (channel, chat))
        if offer is None or not dt.timedelta() <= now - offer.at <= SPAN or not 0 < number <= len(offer.says):
            return None
        return offer.says[number - 1]
