"""Whether a sentence asks others to do something: a request, an order, advice, a wish put to everybody."""

from collections.abc import Sequence

from tasks.updates.pieces import Message, Piece
from tasks.updates.words import longest_at, phrases_of

_STRONG = frozenset({"done", "put_off", "percent", "stuck", "late", "not_begun"})
_CLOSING = frozenset({"filler", "comma", "sign", "stop", "line", "soft_request", "acknowledge"})


def requests(message: Message, pieces: Sequence[Piece]) -> bool:
    kinds = [piece.kind for piece in pieces]
    strong = bool(_STRONG & set(kinds))
    if _appeals(message, pieces) or _orders(message, pieces) or _advises(message, pieces):
        return True
    if _chases(kinds):
        return True
    if "request" in kinds:
        first = kinds.index("request")
        if "put_off" in kinds:
            return False
        told_before = {"done", "percent", "stuck", "not_yet"} & set(kinds[:first])
        return not told_before
    return "soft_request" in kinds and not strong and not _is_told_apart(kinds)


def _is_told_apart(kinds: Sequence[str]) -> bool:
    """ "em nhờ anh ấy giúp, anh ấy nộp rồi", "em gửi rồi, chị xem giúp": something else is told as well."""
    parts: list[list[str]] = [[]]
    for kind in kinds:
        if kind == "comma":
            parts.append([])
        else:
            parts[-1].append(kind)
    told = [set(part) for part in parts if "soft_request" not in part]
    return any("doing" in part or ("deliver" in part and part & {"final", "past"}) for part in told)


def _appeals(message: Message, pieces: Sequence[Piece]) -> bool:
    """ "cố gắng tuần sau xong nha mọi người": a wish put to everybody, not what the sender does."""
    starts = [piece.start for piece in pieces]
    urged = next((s for s in starts if longest_at(message.words, s, phrases_of("urge"))), None)
    if urged is None or not any(longest_at(message.words, s, phrases_of("appeal")) for s in starts):
        return False
    before = [s for s in starts if s < urged]
    return not any(longest_at(message.words, s, phrases_of("own")) for s in before)


def _chases(kinds: Sequence[str]) -> bool:
    """ "giao ấp 1 xong trước 5/4": others are to do it, nothing is told."""
    first = next((kind for kind in kinds if kind not in {"filler", "sign"}), "")
    return first == "chasing" and not {"final", "doing", "percent", "colon"} & set(kinds)


def _advises(message: Message, pieces: Sequence[Piece]) -> bool:
    """ "kp1 nên nộp sớm": without anything before that it would follow from."""
    for place, piece in enumerate(pieces[:-1]):
        if piece.kind == "therefore" and message.words[piece.start].text in {"nên", "nen"}:
            before = {p.kind for p in pieces[:place]}
            return (
                before <= {"units", "filler", "word", "keep", "period"} and pieces[place - 1].kind == "units"
            )
    return False


def _orders(message: Message, pieces: Sequence[Piece]) -> bool:
    """ "kp1 nộp đi nhé": a deed asked for with "đi" at the end."""
    core = list(pieces)
    while core and core[-1].kind in _CLOSING:
        core.pop()
    if len(core) < 2 or message.words[core[-1].end - 1].folded != "di":
        return False
    kinds = {piece.kind for piece in core}
    return bool(kinds & {"deliver", "done"}) and not kinds & {"final", "past"}
