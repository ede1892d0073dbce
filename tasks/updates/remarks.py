"""What a clause says besides how a task stands: small talk, remarks, where a paper lies."""

from collections.abc import Sequence
from dataclasses import replace

from tasks.updates.clauses import Clause, unknown_words
from tasks.updates.mentions import Mention, Said
from tasks.updates.pieces import Message
from tasks.updates.status import TELLING, Standing, Status
from tasks.updates.task_names import TaskNames
from tasks.updates.words import longest_at

_TICKING = frozenset({"units", "final", "filler", "and", "whole", "sign", "period", "word", "keep"})
_CALM = frozenset({"filler", "and", "sign", "whole", "open", "final"})
_SENDING = (("gửi", "cho"), ("gửi",), ("gởi",), ("báo",), ("chuyển",), ("gửi", "các"))
_REMARKING = frozenset({"not_yet", "not", "past", "word", "keep", "waiting", "stuck"})
_SIGNING = frozenset({"ký", "ky", "duyệt", "duyet"})


def implied(clause: Clause, last: Standing | None, *, is_of_a_task: bool) -> list[Standing]:
    """What a clause without a word of status implies after `last` was stated.

    "kp2, kp5 rồi" under a task's name: done; "kp3 cũng vậy": the same; "còn 2 hộ" after "xong": not quite.
    """
    row = [piece.kind for piece in clause.pieces]
    kinds = set(row)
    if "likewise" in kinds and "units" in kinds and last:
        return [replace(last, place=row.index("likewise"))]
    plain = kinds == {"final", "units"} and all(p.units.said == Said.NAMED for p in clause.pieces if p.units)
    if plain or (is_of_a_task and {"final", "units"} <= kinds <= _TICKING):
        return [Standing(Status.DONE, row.index("final"))]
    left = kinds & {"counted", "few"} and clause.opener in {"open", "except"} and "units" not in kinds
    if last is None or last.status != Status.DONE or not (left or _lacks(clause)):
        return []
    return [Standing(Status.IN_PROGRESS, 0, unsure=not left)]


def _lacks(clause: Clause) -> bool:
    """ "xong, trừ phần phụ lục"."""
    return clause.opener == "except" and not any(piece.units for piece in clause.pieces)


def is_small_talk(clause: Clause) -> bool:
    """ "em đang trên đường": "đang" with words of no task; for where no task was spoken of."""
    kinds = [piece.kind for piece in clause.pieces if piece.kind != "filler"]
    if "waiting" in kinds and not TELLING & set(kinds) and "units" not in kinds[: kinds.index("waiting")]:
        return True
    at = kinds.index("doing") if "doing" in kinds else -1
    return at >= 0 and kinds[at + 1 : at + 2] == ["word"] and len(TELLING & set(kinds)) == 1


def has_more_to_say(message: Message, names: TaskNames, clause: Clause, mentions: Sequence[Mention]) -> bool:
    """Whether words that we can't read follow the units of a clause without a status."""
    after = [piece for piece in clause.pieces if mentions and piece.start >= mentions[-1].end]
    told = any(piece.kind in {"past", "final", "able", "future"} for piece in after)
    return clause.closer != "colon" and told and unknown_words(message, names, after) > 0


def at_signature(message: Message, clause: Clause) -> str | None:
    """Where a paper lies: "đang trình ký", worth keeping as a note."""
    told = [piece for piece in clause.pieces if piece.kind == "doing" and piece.end - piece.start > 1]
    return next((message.said([p]) for p in told if message.words[p.end - 1].text in _SIGNING), None)


def is_remark(
    message: Message, names: TaskNames, clause: Clause, mentions: Sequence[Mention], told: int
) -> bool:
    """ "đã gửi các xóm", "dân chưa thống nhất": more about what was just stated, nothing new.

    `told` is the word that begins to say how it stands.
    """
    first = next((piece.kind for piece in clause.pieces if piece.kind not in _CALM), "")
    if any(mention.start < told for mention in mentions) or first == "units":
        return False
    if mentions and any(longest_at(message.words, p.start, _SENDING) for p in clause.pieces):
        return True
    unknown = unknown_words(message, names, clause.pieces) > 0
    return unknown and first in ({"doing"} if mentions and first == "doing" else _REMARKING)
