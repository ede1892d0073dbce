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
    """A verbatim passage: `quote` is exactly `text[start:end]` of the document's stored text.

    `headings` stand above it, the outermost first, the sentence that opens its list last; `before` is what
    its first sentence begins with, where the quote begins within one, `after` what follows in its passage.
    `at` is the place in the text that it is shown for, if it is one.
    """

    document: str
    document_id: int
    passage_id: int
    label: str
    quote: str
    start: int
    end: int
    headings: tuple[str, ...] = ()
    before: str = ""
    after: str = ""
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A main point, in the document's own letters, and the number (from 1) of the citation it stands in."""

    text: str
    citation: int


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """The citations from one document. `heading` names the part of it that covers them, if any."""

    title: str
    heading: str | None
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question.

    `read_as` is the question after diacritics were restored and abbreviations opened, None if unchanged.
    `opening` is what to say before the quotes; `text` is all of it as running text. `reason` says why the
    outcome is not plainly "answered". `claims` are the main points that a language model chose, if any.
    """

    question: str
    read_as: str | None
    outcome: Outcome
    text: str
    opening: str | None
    documents: tuple[CitedDocument, ...]
    reason: str | None
    elapsed_ms: float
    claims: tuple[Claim, ...] = ()

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All citations in the order of the answer."""
        return tuple(citation for document in self.documents for citation in document.citations)
