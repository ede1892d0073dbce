"""What an outline is made of: headings, passages, breaks in the numbering."""

from dataclasses import dataclass
from enum import StrEnum


class PieceKind(StrEnum):
    """What a passage is in its document."""

    LETTERHEAD = "letterhead"
    TITLE = "title"
    PREAMBLE = "preamble"
    HEADING = "heading"
    TEXT = "text"
    CLOSING = "closing"
    RECIPIENT = "recipient"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading above a passage: its kind of mark (or "capitals"), number, words, character range."""

    kind: str
    value: str
    title: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage: the smallest citable piece. `start`, `end` are characters of the stored text.

    `headings` are those above it, outermost first. `lead` is the range of the sentence that opens its list:
    context, never part of the quote.
    """

    kind: PieceKind
    label: str
    headings: tuple[Heading, ...]
    start: int
    end: int
    lead: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """A break in the numbering: what was met and where."""

    kind: str  # "gap" | "duplicate"
    mark: str
    start: int


@dataclass(frozen=True, slots=True)
class Outline:
    """All passages of a text in reading order, and the numbering problems met."""

    pieces: tuple[Piece, ...]
    problems: tuple[Problem, ...]
