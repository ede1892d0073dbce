"""The statuses that a clause tells, word by word."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from tasks.updates.deeds import deeds, is_over, is_unfinished, still_to_come
from tasks.updates.pieces import Message, Piece
from tasks.updates.status import TELLING, Standing, Status

_ABOUT = frozenset({"khoang", "tam", "chung", "do", "gan", "duoi", "hon", "co", "them", "nua"})
_QUIET = frozenset(
    {"filler", "word", "deliver", "period", "units", "keep", "past", "whole", "sign", "and", "open", "final"}
)


def standings(message: Message, clause: Sequence[Piece]) -> list[Standing]:
    """Everything that a clause says of how things stand, in order."""
    found: list[Standing] = []
    skip = 0
    for place, piece in enumerate(clause):
        reader = _READERS.get(piece.kind)
        if place < skip or reader is None:
            continue
        standing, skip = reader(message, clause, place)
        if standing:
            found.append(standing)
    return _of_the_whole(clause, found or deeds(message, clause))


def _of_the_whole(clause: Sequence[Piece], found: list[Standing]) -> list[Standing]:
    """What is done only of most ("gần hết") or of some ("vài hộ") is marked so."""
    kinds = {piece.kind for piece in clause}
    if not kinds & {"some", "few"}:
        return found
    few = "few" in kinds
    return [replace(s, partly=True, unsure=s.unsure or few) if s.status == Status.DONE else s for s in found]


_Read = tuple[Standing | None, int]


def _kinds_after(
    clause: Sequence[Piece], place: int, stops: frozenset[str] = frozenset()
) -> list[tuple[str, int]]:
    """The kinds of the pieces that follow, quiet ones left out, up to a reason."""
    found = []
    for at in range(place + 1, len(clause)):
        kind = clause[at].kind
        if kind in {"reason", "waiting"} or kind in stops:
            break
        if kind not in _QUIET:
            found.append((kind, at))
    return found


def _negated(message: Message, clause: Sequence[Piece], place: int) -> _Read:
    """chưa xong, chưa làm được, chưa được 50%, chưa."""
    after = _kinds_after(clause, place)
    kind, at = after[0] if after else ("", place)
    later = next(((k, n) for k, n in after if k == "able"), None)
    if later:
        percent = next((clause[n].percent for k, n in after if k == "percent" and n > later[1]), None)
        if percent is not None:
            return Standing(Status.IN_PROGRESS, place, percent), len(clause)
        return Standing(Status.BLOCKED, place), later[1] + 1
    if kind == "done":
        return Standing(Status.IN_PROGRESS, place), at + 1
    if kind in {"stuck", "put_off", "doing"}:
        return None, at + 1
    if kind == "percent":
        return Standing(Status.IN_PROGRESS, place, clause[at].percent), at + 1
    return Standing(Status.NOT_STARTED, place), place + 1


def _denied(message: Message, clause: Sequence[Piece], place: int) -> _Read:
    """không làm được; "không vướng gì" says nothing."""
    after = _kinds_after(clause, place)
    able = next((n for k, n in after if k == "able"), None)
    if able is not None:
        return Standing(Status.BLOCKED, place), able + 1
    if after and after[0][0] in TELLING:
        return None, after[0][1] + 1
    return None, place + 1


def _done(message: Message, clause: Sequence[Piece], place: int) -> _Read:
    percent = next((p.percent for p in clause if p.kind == "percent"), None)
    if percent is not None and percent < 100:
        return None, place + 1  # the percentage speaks
    before = {p.kind for p in clause[:place]}
    if is_unfinished(message, clause, place):
        return Standing(Status.IN_PROGRESS, place), place + 1
    date = still_to_come(message, clause)
    if date and not is_over(message, clause):
        return Standing(Status.POSTPONED, place, date=date, unsure="put_off" not in before), place + 1
    counted = any(p.kind == "counted" for p in clause[place:]) and "whole" not in {p.kind for p in clause}
    return Standing(Status.DONE, place, unsure="future" in before or counted), place + 1


def _doing(message: Message, clause: Sequence[Piece], place: int) -> _Read:
    following = clause[place + 1].kind if place + 1 < len(clause) else ""
    if following in {"stuck", "put_off"}:
        return None, place + 1
    if following in {"waiting", "reason"}:
        return Standing(Status.BLOCKED, place), place + 1
    return Standing(Status.IN_PROGRESS, place), place + 1 + (following == "done")


def _nearly(message: Message, clause: Sequence[Piece], place: int) -> _Read:
    return Standing(Status.IN_PROGRESS, place, unsure=True), len(clause)


def _stuck(message: Message, clause: Sequence[Piece], place: int) -> _Read:
    return Standing(Status.BLOCKED, place), place + 1


def _put_off(message: Message, clause: Sequence[Piece], place: int) -> _Read:
    """The date that follows, else one before; "từ 20/6 sang 25/6" means the second."""
    after = [piece.date for piece in clause[place + 1 :] if piece.date]
    before = [piece.date for piece in clause[:place] if piece.date]
    date = after[-1] if after else before[-1] if before else None
    if date is None and message.words[clause[place].start].folded == "nop":
        return None, place + 1  # "nộp muộn" without a day says how it was, not when it will be
    return Standing(Status.POSTPONED, place, date=date), place + 1


def _percent(message: Message, clause: Sequence[Piece], place: int) -> _Read:
    percent = clause[place].percent or 0
    if _is_left(message, clause, place):
        percent = 100 - percent
    status = {100: Status.DONE, 0: Status.NOT_STARTED}.get(percent, Status.IN_PROGRESS)
    of_how_many = percent < 100 and any(piece.kind in {"done", "deliver"} for piece in clause)
    return Standing(status, place, percent, unsure=clause[place].unsure, partly=of_how_many), place + 1


def _is_left(message: Message, clause: Sequence[Piece], place: int) -> bool:
    """ "còn khoảng 20%" is what is left to do."""
    at = clause[place].start - 1
    while at > 0 and message.words[at].folded in _ABOUT:
        at -= 1
    return at >= 0 and message.words[at].text in {"còn", "con", "thiếu", "thieu", "sót", "sot"}


def _not_begun(message: Message, clause: Sequence[Piece], place: int) -> _Read:
    if any(kind == "able" for kind, _ in _kinds_after(clause, place)):
        return _negated(message, clause, place)
    return Standing(Status.NOT_STARTED, place), place + 1


_READERS: dict[str, Callable[[Message, Sequence[Piece], int], _Read]] = {
    "not_yet": _negated,
    "not_begun": _not_begun,
    "not": _denied,
    "done": _done,
    "doing": _doing,
    "nearly": _nearly,
    "stuck": _stuck,
    "put_off": _put_off,
    "late": _put_off,
    "percent": _percent,
}
