"""Whether a sentence only says what would be or be done when something is finished: "xong thì báo em"."""

from collections.abc import Sequence

from tasks.updates.pieces import Message, Piece
from tasks.updates.words import longest_at, phrases_of

_STRONG = frozenset({"done", "put_off", "percent", "stuck", "late", "not_begun"})
_GAINED = frozenset(
    {"được", "dám", "cho", "có", "lạ", "ghê", "tài", "tin", "về", "đi", "nghỉ", "tính", "yên"}
)
_LEADING = frozenset({"thì", "thi", "là"})
_DEEDS = frozenset(
    ["nhan", "goi", "alo", "noi", "moi", "danh", "bao", "gui", "cho", "tinh", "di", "lam", "se"]
)


def is_condition(message: Message, pieces: Sequence[Piece]) -> bool:
    """ "khi kp1 xong", "xong thì em báo": what is done then, not that it is done."""
    for place, piece in enumerate(pieces):
        if piece.kind == "when" and _is_only_then(pieces, place):
            return True
        if piece.kind == "done" and (_leads_on(message, pieces, place) or _only_then(message, pieces, place)):
            return True
    return False


def _is_only_then(pieces: Sequence[Piece], place: int) -> bool:
    """Whether "khi" begins a clause of something to be done and nothing is told outside of it."""
    inside = _until_comma(pieces[place + 1 :])
    after = {piece.kind for piece in pieces[place + 1 + len(inside) :]}
    before = {piece.kind for piece in pieces[:place]}
    is_told = bool(before & _STRONG) or bool(after & {"final", "past"} and after & (_STRONG | {"deliver"}))
    units = next((n for n, piece in enumerate(inside) if piece.kind == "units"), 0)
    is_told = is_told or any(piece.kind == "past" for piece in inside[units:] if units)
    return not is_told and bool({piece.kind for piece in inside} & (_STRONG | {"deliver"}))


def _only_then(message: Message, pieces: Sequence[Piece], place: int) -> bool:
    """ "kp1 mà xong là mừng", "xong mới được nghỉ": what would follow."""
    after = _until_comma(pieces[place + 1 :])
    texts = [word.text for piece in after for word in message.words_in(piece)]
    if place and message.words[pieces[place - 1].start].text == "mà":
        return bool(_LEADING & set(texts))
    if {"percent", "counted"} & {piece.kind for piece in after} or "mới" not in texts:
        return False
    return not _GAINED.isdisjoint(texts[texts.index("mới") + 1 : texts.index("mới") + 2])


def _until_comma(pieces: Sequence[Piece]) -> Sequence[Piece]:
    comma = next((n for n, piece in enumerate(pieces) if piece.kind == "comma"), len(pieces))
    return pieces[:comma]


def _leads_on(message: Message, pieces: Sequence[Piece], place: int) -> bool:
    """Whether "thì", "là" and a deed follow: "xong thì báo", "xong báo cáo là em gửi ngay"."""
    following = []
    for piece in pieces[place + 1 :]:
        if piece.kind in {"comma", "units"}:
            break
        following.append(piece)
    leading = [n for n, piece in enumerate(following) if message.words[piece.start].text in _LEADING]
    after = following[leading[0] + 1 :] if leading else []
    deed = next((piece for piece in after if not _is_speaker(message, piece)), None)
    return deed is not None and (deed.kind == "deliver" or message.words[deed.start].folded in _DEEDS)


def _is_speaker(message: Message, piece: Piece) -> bool:
    return longest_at(message.words, piece.start, phrases_of("own")) > 0
