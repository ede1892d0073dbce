"""How a task stands, as a clause says it: done, under way, not begun, stuck, put off."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from tasks.dates import SaidDate
from tasks.updates.pieces import Message, Piece
from tasks.updates.words import longest_at, phrases_of


class Status(StrEnum):
    """How a task stands."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    BLOCKED = "blocked"
    POSTPONED = "postponed"


@dataclass(frozen=True, slots=True)
class Standing:
    """A status said at piece `place` of a clause; `date` is what a postponement names, `unsure` is set where
    the words leave it open ("cơ bản xong")."""

    status: Status
    place: int
    percent: int | None = None
    date: SaidDate | None = None
    unsure: bool = False


TELLING = frozenset(
    {"done", "doing", "nearly", "stuck", "put_off", "late", "not_yet", "not_begun", "percent"}
)
"""Kinds of pieces that by themselves say how a task stands."""

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
    return found or _deeds(message, clause)


def combined(first: Standing, second: Standing) -> Standing:
    """Two things said of the same task one after the other: "chưa xong, xin lùi đến mai" is put off."""
    strong = max(first, second, key=lambda s: _WEIGHT[s.status])
    percent = second.percent if second.percent is not None else first.percent
    if {first.status, second.status} == {Status.DONE, Status.IN_PROGRESS}:
        strong = first if first.status == Status.IN_PROGRESS else second
    return replace(
        strong,
        percent=percent,
        date=strong.date or second.date or first.date,
        unsure=first.unsure or second.unsure,
    )


_WEIGHT = {
    Status.NOT_STARTED: 1,
    Status.DONE: 2,
    Status.IN_PROGRESS: 3,
    Status.BLOCKED: 4,
    Status.POSTPONED: 5,
}
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
    date = _coming(message, clause)
    if date and not _is_over(message, clause):
        return Standing(Status.POSTPONED, place, date=date, unsure="put_off" not in before), place + 1
    return Standing(Status.DONE, place, unsure="future" in before), place + 1


def _coming(message: Message, clause: Sequence[Piece]) -> SaidDate | None:
    """A date of the clause that is still to come, as "20/6 mới xong" promises."""
    dates = (piece.date for piece in clause if piece.date)
    return next(
        (
            d
            for d in dates
            if not d.gone and not d.shift and (not d.readings or d.readings[-1] > message.today)
        ),
        None,
    )


def _is_over(message: Message, clause: Sequence[Piece]) -> bool:
    """Whether "đã", "rồi" say that it has happened; the "mới" of "đến 20/6 mới xong" does not."""
    return any(
        piece.kind == "final" or (piece.kind == "past" and message.words[piece.end - 1].folded != "moi")
        for piece in clause
    )


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
    percent = clause[place].percent
    status = Status.IN_PROGRESS
    if percent == 100:
        status = Status.DONE
    elif percent == 0:
        status = Status.NOT_STARTED
    return Standing(status, place, percent), place + 1


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


def _deeds(message: Message, clause: Sequence[Piece]) -> list[Standing]:
    """Statuses said by what was done: "đã nộp", "đăng ký rồi", "mai nộp", "đang" left out."""
    kinds = [piece.kind for piece in clause]
    if {"acknowledge", "not"} & set(kinds):
        return []
    waiting = next((n for n, kind in enumerate(kinds) if kind == "waiting"), None)
    if waiting is not None and {"units", "period", "word", "keep"} & set(kinds[:waiting]):
        return [Standing(_waited(message, clause, waiting), waiting)]
    verbs = [n for n, kind in enumerate(kinds) if kind == "deliver"]
    works = verbs or [n for n, kind in enumerate(kinds) if kind in {"keep", "word"}]
    if not works:
        return []
    date = _coming(message, clause)
    if date and verbs and not _is_over(message, clause):
        return [Standing(Status.POSTPONED, verbs[0], date=date, unsure="future" not in kinds)]
    if "future" in kinds:
        return [Standing(Status.IN_PROGRESS, works[0], unsure=True)] if verbs else []
    if "final" in kinds or ("past" in kinds and kinds.index("past") < works[-1]):
        return [Standing(Status.DONE, works[0])]
    handed_in = [n for n in verbs if longest_at(message.words, clause[n].start, _HANDED_IN)]
    return [Standing(Status.DONE, handed_in[0])] if handed_in else []


_HANDED_IN = (("nộp",), ("gửi",), ("gởi",))


def _waited(message: Message, clause: Sequence[Piece], place: int) -> Status:
    """Waiting for a signature is work under way; waiting for anything else blocks."""
    end = clause[-1].end
    signature = any(
        longest_at(message.words, at, phrases_of("waiting_for_signature"))
        for at in range(clause[place].end, end)
    )
    return Status.IN_PROGRESS if signature else Status.BLOCKED
