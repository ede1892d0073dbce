"""Answers as JSON objects: one question, or a line of a batch, which always gets a line back."""

import json
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.wording import faults
from retrieval import Answer, Outcome

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Asked:
    """One line of a batch: `id` is given back as it came."""

    id: Any
    question: str
    history: tuple[str, ...]


class BadLine(Exception):
    """A line that asks nothing; the message says why, in Vietnamese. `id` is what could be read of it."""

    def __init__(self, reason: str, id: Any = None, question: str | None = None) -> None:
        super().__init__(reason)
        self.id, self.question = id, question


def answered_line(answer: Callable[[str, Sequence[str]], Answer], line: bytes) -> dict[str, Any]:
    """The output object for one input line; for a bad one a refusal that says what is wrong with it."""
    try:
        asked = read_line(line)
    except BadLine as bad:
        return _refusal(bad.id, bad.question, str(bad))
    try:
        return answer_row(answer(asked.question, asked.history), asked.id)
    except Exception as error:  # whatever one question meets, the others are still answered
        log.exception("a question of a batch failed")
        return _refusal(asked.id, asked.question, faults.LINE_FAILED.format(reason=error))


def read_line(line: bytes) -> Asked:
    """What a line asks. Raises `BadLine`."""
    try:
        value = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise BadLine(faults.LINE_NOT_JSON) from error
    if not isinstance(value, dict):
        raise BadLine(faults.LINE_NOT_OBJECT)
    id, question, history = value.get("id"), value.get("question"), value.get("history")
    if not isinstance(question, str):
        raise BadLine(faults.LINE_NO_QUESTION, id)
    history = [] if history is None else history
    if not isinstance(history, list) or not all(isinstance(earlier, str) for earlier in history):
        raise BadLine(faults.LINE_BAD_HISTORY, id, question)
    return Asked(id, storable(question), tuple(storable(earlier) for earlier in history))


def storable(text: str) -> str:
    """The text without half surrogate pairs, which no database and no index takes."""
    return text.encode("utf-8", "replace").decode()


def answer_row(answer: Answer, id: Any = None) -> dict[str, Any]:
    """An answer as the contract prints it."""
    return {
        "id": id,
        "question": answer.question,
        "read_as": answer.read_as,
        "outcome": str(answer.outcome),
        "answer": answer.text,
        "citations": [
            {"document": c.document, "label": c.label, "quote": c.quote, "start": c.start, "end": c.end}
            for c in answer.citations
        ],
        "reason": answer.reason,
        "elapsed_ms": answer.elapsed_ms,
    }


def _refusal(id: Any, question: str | None, reason: str) -> dict[str, Any]:
    return {
        "id": id,
        "question": question,
        "read_as": None,
        "outcome": str(Outcome.REFUSED),
        "answer": reason,
        "citations": [],
        "reason": reason,
        "elapsed_ms": 0.0,
    }
