"""Denials that look like statements: "đã xong đâu", "có nộp đâu", "đâu đã xong" all mean "chưa"."""

from collections.abc import Sequence
from dataclasses import replace

from tasks.updates.pieces import Message, Piece

_ENDS = frozenset({"comma", "stop", "line", "question"})
_TOLD = frozenset({"done", "deliver"})


def plainly_denied(message: Message, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with such a "đâu" put as the "chưa" that it means."""
    found = list(pieces)
    for place, piece in enumerate(pieces):
        if message.words[piece.start].text != "đâu" or piece.end != piece.start + 1:
            continue
        if _word(message, pieces, place + 1) in {"đã", "có"}:
            found[place] = replace(piece, kind="not_yet")
            found[place + 1] = replace(pieces[place + 1], kind="filler")
        elif _closes(pieces, place):
            _deny_before(message, found, place)
    return found


def _word(message: Message, pieces: Sequence[Piece], place: int) -> str:
    return message.words[pieces[place].start].text if place < len(pieces) else ""


def _closes(pieces: Sequence[Piece], place: int) -> bool:
    rest = [p.kind for p in pieces[place + 1 :] if p.kind not in {"filler", "sign", "final"}]
    return not rest or rest[0] in _ENDS


def _deny_before(message: Message, found: list[Piece], place: int) -> None:
    """ "đã xong … đâu": "đã" becomes "chưa"; so does the nothing before a plain "xong đâu"."""
    start = max((n + 1 for n in range(place) if found[n].kind in _ENDS), default=0)
    kinds = [piece.kind for piece in found[start:place]]
    told = next((start + n for n, kind in enumerate(kinds) if kind in _TOLD), None)
    if told is None or {"not", "not_yet", "not_begun"} & set(kinds):
        return
    opening = [n for n in range(start, told) if _word(message, found, n) in {"đã", "có"}]
    if opening:
        found[opening[-1]] = replace(found[opening[-1]], kind="not_yet")
    elif found[told].kind == "done" and told == place - 1:
        found[told] = replace(found[told], kind="doing")
    else:
        return
    found[place] = replace(found[place], kind="filler")
