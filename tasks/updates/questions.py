"""Whether a sentence asks something, with a word that asks or by its end: "nộp chưa", "xong rồi à"."""

from collections.abc import Sequence

from tasks.updates.pieces import Message, Piece
from tasks.updates.status import TELLING

_TRAILING = frozenset({"filler", "final", "comma", "sign", "stop", "line", "question"})
_NEVER_ASKED_AFTER = frozenset({"not_yet", "not_begun", "not", "late"})
_INDEFINITE = frozenset({"gi", "dau", "nao", "ai", "may"})  # after "chưa" they ask nothing: "chưa làm gì đâu"
_ADDRESSES = frozenset({"anh", "chị", "em", "a", "c", "e", "ạ", "sếp", "bác", "chú", "cô", "ơi", "mn", "ta"})
_ASKING_ENDS = frozenset({"à", "á", "ư", "hả", "hở", "hử", "chứ", "nhở", "phỏng"})


def asks(message: Message, pieces: Sequence[Piece]) -> bool:
    """Whether it asks."""
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
    while core and core[-1].kind in _TRAILING:
        core.pop()
    if _ends_asking(message, pieces):
        return True
    if len(core) > 1 and core[-1].kind in {"not_yet", "not"}:
        return _left_open(core, [piece for piece in message.pieces if piece.end < core[-1].end])
    return False


def _ends_asking(message: Message, pieces: Sequence[Piece]) -> bool:
    """ "xong rồi à", "nộp rồi chứ": only as typed, since "a" is mostly "ạ"."""
    words = [word.text for piece in pieces for word in message.words_in(piece) if word.text.isalpha()]
    while words and words[-1] in _ADDRESSES:
        words.pop()
    return len(words) > 1 and words[-1] in _ASKING_ENDS


def _left_open(core: Sequence[Piece], earlier: Sequence[Piece]) -> bool:
    """ "nộp BC chưa", "có kịp không" ask; "x5 xong, x6 chưa" and "x5 xong x6 chưa" tell.

    `earlier`: all of the message before the "chưa".
    """
    clause: list[Piece] = []
    for place, piece in enumerate(core[:-1]):
        if piece.kind == "units" and _tells_of_units(clause) and place == len(core) - 2:
            return False
        clause = [] if piece.kind in {"comma", "open"} else [*clause, piece]
    kinds = {piece.kind for piece in clause}
    if core[-1].kind == "not":
        return bool(clause)
    names = {"units", "task_numbers"}
    if any(piece.units or piece.kind in TELLING for piece in earlier):
        names |= {"word", "period", "keep"}  # "x1: báo cáo xong, kiểm tra chưa"; "báo cáo chưa ạ" asks
    return bool(kinds & {"done", "deliver", "able", "past", "acknowledge"}) or not kinds & names


def _tells_of_units(clause: Sequence[Piece]) -> bool:
    """Whether units come first and then how it stands with them."""
    kinds = [piece.kind for piece in clause]
    return "units" in kinds and bool((TELLING | {"final"}) & set(kinds[kinds.index("units") :]))
