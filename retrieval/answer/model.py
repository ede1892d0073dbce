"""What an answer is: an outcome, a text, citations whose quotes are verbatim."""

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """Answered; with caution (about it, but not its full text); refused."""

    ANSWERED = "answered"
    CAUTION = "caution"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Citation:
    """A verbatim passage: `quote` is exactly `text[start:end]` of the document's stored text."""

    document: str
    document_id: int
    passage_id: int
    label: str
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question.

    `read_as` is the question after diacritics were restored and abbreviations opened, None if unchanged.
    `reason` says why the outcome is not plainly "answered".
    """

    question: str
    read_as: str | None
    outcome: Outcome
    text: str
    citations: tuple[Citation, ...]
    reason: str | None
    elapsed_ms: float
