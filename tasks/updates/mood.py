"""What kind of sentence it is: telling how things stand, asking, requesting, guessing, or just talk."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from tasks.updates.conditions import is_condition
from tasks.updates.elsewhere import ours
from tasks.updates.pieces import Message, Piece
from tasks.updates.questions import asks
from tasks.updates.requests import requests
from tasks.updates.rhetoric import plainly_denied
from tasks.updates.status import TELLING
from tasks.updates.words import longest_at, phrases_of

_STRONG = frozenset({"done", "put_off", "percent", "stuck", "late", "not_begun"})
_SENTENCE_ENDS = frozenset({"stop", "line", "question"})


class Mood(Enum):
    """The kind of a sentence."""

    TELLS = auto()
    GUESSES = auto()
    ASKS = auto()
    REQUESTS = auto()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's pieces, its closing sign among them, and its mood."""

    pieces: tuple[Piece, ...]
    mood: Mood


def sentences(message: Message) -> list[Sentence]:
    """The sentences in order; "x5 nộp rồi, đ/c nhận được chưa?" is a statement, then a question.

    What is told of other times and places is left out.
    """
    found: list[list[Piece]] = [[]]
    for piece in plainly_denied(message, message.pieces):
        found[-1].append(piece)
        if piece.kind in _SENTENCE_ENDS:
            found.append([])
    kept = [ours(message, pieces) for pieces in found]
    return [sentence for pieces in kept if pieces for sentence in _told_and_asked(message, pieces)]


def _told_and_asked(message: Message, pieces: Sequence[Piece]) -> list[Sentence]:
    mood = _mood(message, pieces)
    commas = [n for n, piece in enumerate(pieces) if piece.kind == "comma"]
    if mood == Mood.ASKS and commas:
        told, asked = pieces[: commas[-1] + 1], pieces[commas[-1] + 1 :]
        kinds = {piece.kind for piece in told}
        firm = "done" in kinds or {"deliver", "final"} <= kinds or {"past", "deliver"} <= kinds
        apart = not any(piece.kind in _STRONG for piece in asked) or _mood(message, asked) == Mood.ASKS
        if firm and apart and not kinds & {"not_yet", "if", "put_off"} and _mood(message, told) == Mood.TELLS:
            return [Sentence(tuple(told), Mood.TELLS), Sentence(tuple(asked), Mood.ASKS)]
    return [Sentence(tuple(pieces), mood)]


def _mood(message: Message, pieces: Sequence[Piece]) -> Mood:
    kinds = [piece.kind for piece in pieces]
    if "if" in kinds or "question" in kinds or asks(message, pieces) or is_condition(message, pieces):
        return Mood.ASKS
    if requests(message, pieces):
        return Mood.REQUESTS
    unsure = "hedge" in kinds or _quotes(message, pieces) or _is_hearsay(message, pieces)
    return Mood.GUESSES if unsure else Mood.TELLS


def _is_hearsay(message: Message, pieces: Sequence[Piece]) -> bool:
    """ "theo anh Út thì …", "theo kế hoạch …": what somebody says or plans; not "theo chỉ đạo"."""
    first = pieces[0].start
    return message.words[first].text == "theo" and not longest_at(
        message.words, first + 1, phrases_of("as_told")
    )


def _quotes(message: Message, pieces: Sequence[Piece]) -> bool:
    """Whether somebody else's words tell it; a title may be quoted too."""
    signs = [n for n, piece in enumerate(pieces) if message.words[piece.start].text in {'"', "“", "”"}]
    return any(p.kind in TELLING for a, b in zip(signs[::2], signs[1::2], strict=False) for p in pieces[a:b])
