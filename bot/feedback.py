"""What people say of answers: kept with the answer, given out as cases to measure with.

An answer nobody judges is forgotten after a week.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session, sessionmaker

from bot.memory import SPAN
from bot.models import AnswerGiven
from retrieval import Answer, Outcome

KEPT = dt.timedelta(days=7)
INCOMPLETE = "incomplete"
"""The reason that leaves the citations right: something is missing beside them."""


class Feedback:
    """The answers given lately, and every one that was judged."""

    def __init__(self, sessions: sessionmaker[Session]) -> None:
        self._sessions = sessions

    def keep(self, channel: str, chat: str, now: dt.datetime, answer: Answer, history: Sequence[str]) -> int:
        """Remembers an answer given in a chat; returns its number. `now` is aware."""
        row = AnswerGiven(
            channel=channel,
            chat=chat,
            at=now,
            question=answer.question,
            history=list(history),
            outcome=str(answer.outcome),
            citations=[{"document": c.document, "quote": c.quote} for c in answer.citations],
        )
        old = (AnswerGiven.is_right.is_(None), AnswerGiven.at < now - KEPT)
        with self._sessions.begin() as session:
            session.execute(delete(AnswerGiven).where(*old))
            session.add(row)
            session.flush()
            return row.id

    def latest(self, channel: str, chat: str, now: dt.datetime) -> int | None:
        """The number of the last answer given in a chat within the last two hours."""
        of_chat = (AnswerGiven.channel == channel, AnswerGiven.chat == chat, AnswerGiven.at > now - SPAN)
        query = select(AnswerGiven.id).where(*of_chat).order_by(AnswerGiven.id.desc()).limit(1)
        with self._sessions() as session:
            return session.scalar(query)

    def judge(self, channel: str, chat: str, number: int, is_right: bool, reason: str | None) -> str | None:
        """Records a verdict on an answer of this chat, the last one counts; its question, None if unknown."""
        with self._sessions.begin() as session:
            row = session.get(AnswerGiven, number)
            if row is None or (row.channel, row.chat) != (channel, chat):
                return None
            row.is_right, row.reason = is_right, reason
            return row.question

    def cases(self) -> Iterator[dict[str, Any]]:
        """Every judged answer as a row of a question file (see `retrieval.evaluation`), oldest first."""
        query = select(AnswerGiven).where(AnswerGiven.is_right.is_not(None)).order_by(AnswerGiven.id)
        with self._sessions() as session:
            for row in session.scalars(query):
                yield _case(row)


def _case(row: AnswerGiven) -> dict[str, Any]:
    """The citations of a right answer are what is right; those of a wrong one are what is not."""
    places = [{"document": c["document"], "contains": [c["quote"]]} for c in row.citations]
    is_refused = row.outcome == Outcome.REFUSED
    stand = row.is_right or row.reason == INCOMPLETE
    known: dict[str, Any] = {"answerable": False} if is_refused and row.is_right else {}
    if places:
        known["accept" if stand else "reject"] = places
    return {
        "id": f"feedback-{row.id}",
        "question": row.question,
        "history": row.history,
        **known,
        "feedback": {
            "is_right": row.is_right,
            "reason": row.reason,
            "outcome": row.outcome,
            "at": row.at.isoformat(),
        },
    }
