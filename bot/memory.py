"""What a conversation remembers: its latest questions, the buttons offered last, what it waits to hear."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session, sessionmaker

from bot.models import HeldFile, Offer, Pending, Turn
from bot.replies import Attachment

KEPT = 4  # questions
SPAN = dt.timedelta(hours=2)
PATIENCE = dt.timedelta(hours=24)  # an answer to the assistant's own question may come the next morning


@dataclass(frozen=True, slots=True)
class Waiting:
    """What the assistant asked and waits to hear: `kind` names the turn that goes on, `state` is its own."""

    kind: str
    state: dict[str, Any]


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

    def offer_unasked(self, channel: str, chat: str, now: dt.datetime, says: Sequence[str]) -> None:
        """The same for a message that nobody asked for, which must not come between question and answer."""
        if self.waiting(channel, chat, now) is None:
            self.offer(channel, chat, now, says)

    def offered(self, channel: str, chat: str, now: dt.datetime, number: int) -> str | None:
        """What the button with this number says (from 1), if it was shown within the last two hours."""
        with self._sessions() as session:
            offer = session.get(Offer, (channel, chat))
        if offer is None or not dt.timedelta() <= now - offer.at <= SPAN or not 0 < number <= len(offer.says):
            return None
        return offer.says[number - 1]

    def wait(self, channel: str, chat: str, now: dt.datetime, kind: str, state: Mapping[str, Any]) -> None:
        """From now on the chat waits for an answer to this; what it waited for before is forgotten."""
        with self._sessions.begin() as session:
            session.merge(Pending(channel=channel, chat=chat, at=now, kind=kind, state=dict(state)))

    def waiting(self, channel: str, chat: str, now: dt.datetime) -> Waiting | None:
        """What the chat waits for, if it was asked within the last day."""
        with self._sessions() as session:
            pending = session.get(Pending, (channel, chat))
        if pending is None or not dt.timedelta() <= now - pending.at <= PATIENCE:
            return None
        return Waiting(pending.kind, pending.state)

    def wait_no_more(self, channel: str, chat: str) -> None:
        """Forgets what the chat waited for, and the files held for it."""
        with self._sessions.begin() as session:
            session.execute(delete(Pending).where(Pending.channel == channel, Pending.chat == chat))
            session.execute(delete(HeldFile).where(HeldFile.channel == channel, HeldFile.chat == chat))

    def hold(
        self, channel: str, chat: str, now: dt.datetime, files: Sequence[Attachment], *, more: bool = False
    ) -> None:
        """Keeps files sent in a chat until it waits no more; those held before are let go, unless `more`."""
        with self._sessions.begin() as session:
            if not more:
                session.execute(delete(HeldFile).where(HeldFile.channel == channel, HeldFile.chat == chat))
            for file in files:
                held = HeldFile(
                    channel=channel, chat=chat, at=now, name=file.name[:255], content=file.content
                )
                session.add(held)

    def held(self, channel: str, chat: str) -> tuple[Attachment, ...]:
        """The files kept for a chat, in the order they came."""
        query = select(HeldFile).where(HeldFile.channel == channel, HeldFile.chat == chat)
        with self._sessions() as session:
            found = session.scalars(query.order_by(HeldFile.id))
            return tuple(Attachment(file.name, file.content) for file in found)
