"""What people say of answers: kept with the answer, given out as cases to measure with.

An answer nobody judges is forgotten after a week, a quote with its document.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session, sessionmaker

from bot.memory import SPAN
from bot.models import AnswerGiven, AnswerMeant, AnswerQuote
from knowledge import Document
from retrieval import Answer, Outcome

KEPT = dt.timedelta(days=7)
LONGEST_REMARK = 500  # characters
_MOST_REMARKS = 4 * LONGEST_REMARK  # characters of all that is said of one answer


class Reason(StrEnum):
    """Why an answer is not right, as the buttons offer it."""

    WRONG = "wrong"
    INCOMPLETE = "incomplete"
    OUTDATED = "outdated"
    HELD = "held"  # refused although the corpus holds it


_QUOTES_RIGHT = {Reason.INCOMPLETE}
_QUOTES_WRONG = {Reason.WRONG, Reason.OUTDATED}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person says of an answer; `remark` in their own words. `is_courtesy`: only thanks."""

    is_right: bool
    reason: Reason | None = None
    remark: str | None = None
    is_courtesy: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """The question of an answer that was judged, and what now stands of it."""

    question: str
    is_right: bool


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
        )
        old = (AnswerGiven.is_right.is_(None), AnswerGiven.at < now - KEPT)
        with self._sessions.begin() as session:
            session.execute(delete(AnswerGiven).where(*old))
            session.add(row)
            session.flush()
            session.add_all(_quotes(session, row.id, answer))
            session.merge(AnswerMeant(channel=channel, chat=chat, at=now, answer_id=row.id))
            return row.id

    def latest(self, channel: str, chat: str, now: dt.datetime) -> int | None:
        """The number of the answer last given or judged in a chat, if that was within the last two hours."""
        with self._sessions() as session:
            meant = session.get(AnswerMeant, (channel, chat))
        return meant.answer_id if meant and meant.at > now - SPAN else None

    def judge(
        self, channel: str, chat: str, now: dt.datetime, number: int, verdict: Verdict
    ) -> Judged | None:
        """Records a verdict on an answer of this chat, None if it is unknown.

        The last verdict counts; what is said after it in the same sense is added. Thanks change no verdict.
        """
        with self._sessions.begin() as session:
            row = session.get(AnswerGiven, number)
            if row is None or (row.channel, row.chat) != (channel, chat):
                return None
            if not verdict.is_courtesy or row.is_right is None:
                _record(row, verdict)
            session.merge(AnswerMeant(channel=channel, chat=chat, at=now, answer_id=number))
            return Judged(row.question, bool(row.is_right))

    def cases(self) -> Iterator[dict[str, Any]]:
        """Every judged answer as a row of a question file (see `retrieval.evaluation`), oldest first."""
        query = select(AnswerGiven).where(AnswerGiven.is_right.is_not(None)).order_by(AnswerGiven.id)
        texts: dict[int, str] = {}
        with self._sessions() as session:
            for row in session.scalars(query):
                yield _case(row, _places(session, row, texts))


def _quotes(session: Session, number: int, answer: Answer) -> list[AnswerQuote]:
    """What the answer quotes; a document may have been removed since it was found."""
    ids = {citation.document_id for citation in answer.citations}
    holds = select(Document.id).where(Document.id.in_(ids)).with_for_update(read=True, key_share=True)
    held = set(session.scalars(holds))
    return [
        AnswerQuote(answer_id=number, position=position, document_id=c.document_id, quote=c.quote)
        for position, c in enumerate(answer.citations)
        if c.document_id in held
    ]


def _record(row: AnswerGiven, verdict: Verdict) -> None:
    if row.is_right is not verdict.is_right:
        row.is_right, row.reason, row.remark = verdict.is_right, None, None
    if verdict.reason:
        row.reason = str(verdict.reason)
    if verdict.remark and verdict.remark not in (row.remark or "").split("\n"):
        row.remark = "\n".join(filter(None, (row.remark, verdict.remark)))[:_MOST_REMARKS]


def _places(session: Session, row: AnswerGiven, texts: dict[int, str]) -> list[dict[str, Any]]:
    """What the answer quoted, as far as it still stands in its document; `texts` is filled on the way."""
    query = select(AnswerQuote, Document.file).join(Document, Document.id == AnswerQuote.document_id)
    found = session.execute(query.where(AnswerQuote.answer_id == row.id).order_by(AnswerQuote.position))
    places = []
    for quoted, file in found:
        if quoted.document_id not in texts:
            text = session.scalar(select(Document.text).where(Document.id == quoted.document_id))
            texts[quoted.document_id] = _one_line(text or "")
        if _one_line(quoted.quote) in texts[quoted.document_id]:
            places.append({"document": file, "contains": [quoted.quote]})
    return places


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _case(row: AnswerGiven, places: list[dict[str, Any]]) -> dict[str, Any]:
    """A row: the quotes are right or wrong only where the person has said so of them, not of the answer."""
    is_refused = row.outcome == Outcome.REFUSED
    known: dict[str, Any] = {"answerable": False} if is_refused and row.is_right else {}
    if places and (row.is_right or row.reason in _QUOTES_RIGHT):
        known["accept"] = places
    elif places and row.reason in _QUOTES_WRONG:
        known["reject"] = places
    return {
        "id": f"feedback-{row.id}",
        "question": row.question,
        "history": row.history,
        **known,
        "feedback": {
            "is_right": row.is_right,
            "reason": row.reason,
            "remark": row.remark,
            "outcome": row.outcome,
            "at": row.at.isoformat(),
        },
    }
