"""What kind of sentence it is: telling how things stand, asking, requesting, guessing, or just talk."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from tasks.updates.pieces import Message, Piece

_TRAILING = frozenset({"filler", "final", "comma", "sign"})
_STRONG = frozenset({"done", "put_off", "percent", "stuck", "late", "not_begun"})
_NEVER_ASKED_AFTER = frozenset({"not_yet", "not_begun", "not"})
_INDEFINITE = frozenset({"gi", "dau", "nao", "ai", "may"})  # after "chưa" they ask nothing: "chưa làm gì đâu"
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
    """The sentences in order; "x5 nộp rồi, đ/c nhận được chưa?" is a statement, then a question."""
    found: list[list[Piece]] = [[]]
    for piece in message.pieces:
        found[-1].append(piece)
        if piece.kind in _SENTENCE_ENDS:
            found.append([])
    return [sentence for pieces in found if pieces for sentence in _told_and_asked(message, pieces)]


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
    if "if" in kinds or "question" in kinds or _asks(message, pieces):
        return Mood.ASKS
    if _requests(message, pieces):
        return Mood.REQUESTS
    return Mood.GUESSES if "hedge" in kinds else Mood.TELLS


def _asks(message: Message, pieces: Sequence[Piece]) -> bool:
    for place, piece in enumerate(pieces):
        before = {p.kind for p in pieces[max(0, place - 5) : place]}
        indefinite = message.words[piece.end - 1].folded in _INDEFINITE
        if (
            piece.kind == "asking"
            and not (indefinite and before & _NEVER_ASKED_AFTER)
            and "reason" not in before
        ):
            return True
    core = list(pieces)
    while core and core[-1].kind in _TRAILING | _SENTENCE_ENDS:
        core.pop()
    if len(core) > 1 and core[-1].kind in {"not_yet", "not"}:
        return _left_open(core)
    return False


def _left_open(core: Sequence[Piece]) -> bool:
    """ "nộp BC chưa", "có kịp không" ask; "x5 xong, x6 chưa" tells."""
    clause: list[Piece] = []
    for piece in core[:-1]:
        clause = [] if piece.kind in {"comma", "open"} else [*clause, piece]
    kinds = {piece.kind for piece in clause}
    if core[-1].kind == "not":
        return bool(clause)
    return bool(kinds & {"done", "deliver", "able", "past", "acknowledge"}) or not kinds & {
        "units",
        "word",
        "period",
        "keep",
    }


def _requests(message: Message, pieces: Sequence[Piece]) -> bool:
    kinds = [piece.kind for piece in pieces]
    strong = bool(_STRONG & set(kinds))
    if "request" in kinds:
        first = kinds.index("request")
        if "put_off" in kinds:
            return False
        told_before = {"done", "percent", "stuck", "not_yet"} & set(kinds[:first])
        return not told_before
    return "soft_request" in kinds and not strong
