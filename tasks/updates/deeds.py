"""Statuses told by deeds: "đã nộp", "đăng ký rồi", "mai nộp", "được 15 hộ"."""

from collections.abc import Sequence

from tasks.dates import SaidDate
from tasks.updates.pieces import Message, Piece
from tasks.updates.status import Standing, Status
from tasks.updates.words import longest_at, phrases_of


def still_to_come(message: Message, clause: Sequence[Piece]) -> SaidDate | None:
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


def is_over(message: Message, clause: Sequence[Piece]) -> bool:
    """Whether "đã", "rồi" say that it has happened; the "mới" of "đến 20/6 mới xong" does not."""
    past = any(p.kind == "past" and message.words[p.end - 1].folded != "moi" for p in clause)
    return past or _is_final(clause)


def _is_final(clause: Sequence[Piece]) -> bool:
    """Whether "rồi" ends it; the one of "họp rồi làm" goes on to what comes next."""
    for place, piece in enumerate(clause):
        following = next((p.kind for p in clause[place + 1 :] if p.kind != "filler"), "")
        if piece.kind == "final" and following not in {"deliver", "future"}:
            return True
    return False


def is_unfinished(message: Message, clause: Sequence[Piece], place: int) -> bool:
    """Whether "xong" at `place` is not reached yet ("sắp xong") or of a piece only ("xong khâu in")."""
    if any(piece.kind == "piecewise" for piece in clause):
        return True
    if clause[place].start and message.words[clause[place].start - 1].folded == "gan":
        return True
    told = max((n for n in range(place) if clause[n].kind in {"units", "comma"}), default=-1)
    return any(piece.kind == "almost" for piece in clause[told + 1 : place])


def deeds(message: Message, clause: Sequence[Piece]) -> list[Standing]:
    """Statuses said by what was done: "đã nộp", "đăng ký rồi", "mai nộp", "đang" left out."""
    kinds = [piece.kind for piece in clause]
    if {"acknowledge", "not"} & set(kinds):
        return []
    waiting = next((n for n, kind in enumerate(kinds) if kind == "waiting"), None)
    if waiting is not None and {"units", "period", "word", "keep"} & set(kinds[:waiting]):
        return [Standing(_waited(message, clause, waiting), waiting)]
    verbs = [n for n, kind in enumerate(kinds) if kind == "deliver"]
    works = verbs or [n for n, kind in enumerate(kinds) if kind in {"keep", "word"}]
    if "counted" in kinds and ("able" in kinds or works):
        return [_counted(kinds)]
    if "able" in kinds and {"few", "some"} & set(kinds):
        return [Standing(Status.IN_PROGRESS, kinds.index("able"), partly=True)]
    return _deed(message, clause, verbs, works) if works else []


def _counted(kinds: Sequence[str]) -> Standing:
    """ "được 15 hộ": some of it is done, and it isn't said whether that is all."""
    is_all = "whole" in kinds
    return Standing(Status.DONE if is_all else Status.IN_PROGRESS, kinds.index("counted"), unsure=is_all)


def _deed(
    message: Message, clause: Sequence[Piece], verbs: Sequence[int], works: Sequence[int]
) -> list[Standing]:
    kinds = [piece.kind for piece in clause]
    if verbs and is_unfinished(message, clause, verbs[0]):
        return [Standing(Status.IN_PROGRESS, verbs[0])]
    date = still_to_come(message, clause)
    if date and verbs and not is_over(message, clause):
        return [Standing(Status.POSTPONED, verbs[0], date=date, unsure=True)]
    if "future" in kinds:
        return [Standing(Status.IN_PROGRESS, works[0], unsure=True)] if verbs else []
    handed_in = [n for n in verbs if longest_at(message.words, clause[n].start, _HANDED_IN)]
    if _is_final(clause) or ("past" in kinds and kinds.index("past") < works[-1]):
        unsure = bool(verbs) and _may_go_on(message, clause, verbs[0])
        return [Standing(Status.DONE, works[0], unsure=unsure)]
    if not handed_in:
        return []
    return [Standing(Status.DONE, handed_in[0], unsure=_sounds_like_an_order(message, clause))]


_HANDED_IN = (("nộp",), ("gửi",), ("gởi",))
_FINISHING = (*_HANDED_IN, ("ban", "hành"), ("phát", "hành"), ("ký",))
_ORDERING = frozenset({"nhé", "nha", "nhá", "nhe", "nghe"})


def _may_go_on(message: Message, clause: Sequence[Piece], verb: int) -> bool:
    """ "mới làm", "vừa viết": perhaps only begun; "đã trình": perhaps not signed. "mới nộp" is over."""
    if message.words[clause[verb].end - 1].folded == "trinh":
        return True
    if longest_at(message.words, clause[verb].start, _FINISHING) or is_over(message, clause):
        return False
    return any(piece.kind == "past" for piece in clause[:verb])


def _sounds_like_an_order(message: Message, clause: Sequence[Piece]) -> bool:
    """ "kp1 nộp báo cáo nhé", "để kp1 nộp đã" may tell and may ask for it."""
    start, end = clause[0].start, clause[-1].end
    if message.words[start].text in {"để", "cho", "đợi"} or message.words[end - 1].text == "đã":
        return True
    return any(word.text in _ORDERING for word in message.words[max(0, end - 2) : end])


def _waited(message: Message, clause: Sequence[Piece], place: int) -> Status:
    """Waiting for a signature is work under way; waiting for anything else blocks."""
    end = clause[-1].end
    signature = any(
        longest_at(message.words, at, phrases_of("waiting_for_signature"))
        for at in range(clause[place].end, end)
    )
    return Status.IN_PROGRESS if signature else Status.BLOCKED
