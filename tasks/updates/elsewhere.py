"""What is told of another time or place: last year's report, the next commune's. It is none of ours."""

from collections.abc import Sequence

from tasks.updates.pieces import Message, Piece
from tasks.updates.unit_kinds import unit_kinds
from tasks.updates.words import longest_at, phrases_of

_OTHER_KINDS = (("tỉnh",), ("quận",), ("vùng",))


def ours(message: Message, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces of a sentence without what is told of elsewhere.

    "năm ngoái trễ, năm nay kp1 nộp rồi" keeps what follows "năm nay"; else one such word takes all with it.
    """
    away = [n for n, piece in enumerate(pieces) if _is_elsewhere(message, piece)]
    if not away:
        return tuple(pieces)
    back = [n for n, piece in enumerate(pieces) if _is_here_and_now(message, piece) and n > away[-1]]
    if back:
        return tuple(pieces[back[0] :])
    before = [n for n in range(away[0]) if pieces[n].kind == "comma" and _tells(pieces[:n])]
    return tuple(pieces[: before[-1]]) if before else ()


def _tells(pieces: Sequence[Piece]) -> bool:
    return any(
        piece.kind in {"done", "percent", "doing", "final", "put_off", "not_begun"} for piece in pieces
    )


def _is_elsewhere(message: Message, piece: Piece) -> bool:
    if piece.kind == "past_time":
        return not _is_compared(message, piece)
    if piece.kind == "elsewhere":
        return not _is_compared(message, piece)
    return piece.kind == "word" and _is_place_beside(message, piece) and not _is_compared(message, piece)


def _is_compared(message: Message, piece: Piece) -> bool:
    """ "sớm hơn năm ngoái", "theo mẫu của tỉnh khác": only what ours is measured by."""
    start = piece.start - (piece.start > 0 and message.words[piece.start - 1].folded == "cua")
    return any(
        start >= len(phrase) and longest_at(message.words, start - len(phrase), (phrase,)) == len(phrase)
        for phrase in phrases_of("compared")
    )


def _is_place_beside(message: Message, piece: Piece) -> bool:
    """ "phường bên cạnh" where phường are no units of ours; "phường bên em" is the sender's own."""
    names = [*(name for kind in unit_kinds() if kind.is_territorial for name in kind.names), *_OTHER_KINDS]
    length = longest_at(message.words, piece.start, sorted(names, key=len, reverse=True))
    after = piece.start + length
    beside = longest_at(message.words, after, phrases_of("beside")) if length else 0
    return bool(beside) and not longest_at(message.words, after + beside, phrases_of("own"))


def _is_here_and_now(message: Message, piece: Piece) -> bool:
    return longest_at(message.words, piece.start, phrases_of("this_time")) > 0
