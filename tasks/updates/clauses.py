"""A message cut into clauses, with the reasons people give taken out of the way and kept as notes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from tasks.updates.pieces import Message, Piece
from tasks.updates.status import TELLING
from tasks.updates.task_names import Named, TaskNames
from tasks.updates.telling import standings

_ENDS = frozenset({"comma", "stop", "colon", "line", "question"})
_OPENS = frozenset({"open", "except", "therefore"})
_IDLE = frozenset({"filler", "future", "and", "sign", "final", "whole", "soft_request"})
_NAMING = frozenset({"word", "keep", "deliver"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of pieces; `opener` is the kind of word before it ("còn"), `closer` the sign after it.

    `waits`: the reason in `note` is something waited for or lacking.
    """

    pieces: tuple[Piece, ...]
    opener: str = ""
    closer: str = ""
    note: str | None = None
    waits: bool = False


def task_named(message: Message, names: TaskNames, pieces: Sequence[Piece]) -> Named:
    """What these pieces say of a task, or of several joined by "và", "lẫn"."""
    numbered = [Named(number=number) for piece in pieces for number in piece.numbers]
    joined = _between_joints(pieces)
    parts = [part for group in joined if (part := _one_named(message, names, group))]
    whole = parts[0] if len(parts) == 1 else _one_named(message, names, pieces)
    if len(parts) > 1 and all(names.are_apart(a, b) for a, b in combinations(parts, 2)):
        whole = replace(parts[0], also=tuple(parts[1:]))
    if not numbered:
        return whole
    return replace(whole, number=numbered[0].number, also=(*whole.also, *numbered[1:]))


def _one_named(message: Message, names: TaskNames, pieces: Sequence[Piece]) -> Named:
    words = [word for piece in pieces if piece.kind in _NAMING for word in message.words_in(piece)]
    return names.named(words, [piece.period for piece in pieces if piece.period])


def _between_joints(pieces: Sequence[Piece]) -> list[list[Piece]]:
    found: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.kind == "and":
            found.append([])
        else:
            found[-1].append(piece)
    return found


def unknown_words(message: Message, names: TaskNames, pieces: Sequence[Piece]) -> int:
    """How many words of these pieces are neither ours nor of a title."""
    words = [word for piece in pieces if piece.kind in {"word", "keep"} for word in message.words_in(piece)]
    known = sum(len(names.named(words[max(0, n - 1) : n + 2], ()).words) > 0 for n in range(len(words)))
    return len(words) - known


def split(message: Message, pieces: Sequence[Piece]) -> list[Clause]:
    """Clauses in order, cut at signs, at "còn", "trừ", "nên", and between two things said in a row."""
    clauses: list[Clause] = []
    current: list[Piece] = []
    opener = ""
    for piece in pieces:
        if piece.kind in _ENDS or piece.kind in _OPENS:
            if current or piece.kind == "colon":
                clauses.append(Clause(tuple(current), opener, piece.kind))
            current, opener = [], piece.kind if piece.kind in _OPENS else ("" if current else opener)
            continue
        current.append(piece)
    if current:
        clauses.append(Clause(tuple(current), opener))
    return [part for clause in clauses for part in _between_units(clause)]


def _between_units(clause: Clause) -> list[Clause]:
    """ "x1 xong x2 đang làm" is two clauses; "đang làm x1, xong x2" starts with what is told."""
    cuts = [0]
    told = first_units = False
    for place, piece in enumerate(clause.pieces):
        if piece.kind == "reason":
            break  # units of a reason belong to it
        if piece.kind == "units":
            later = any(p.kind in TELLING | {"likewise"} for p in clause.pieces[place + 1 :])
            if told and first_units and later:
                cuts.append(place)
                told = False
            first_units = first_units or not told
        told = told or piece.kind in TELLING | {"final"}
    parts = [clause.pieces[a:b] for a, b in zip(cuts, [*cuts[1:], len(clause.pieces)], strict=True)]
    made = [Clause(part, clause.opener if n == 0 else "", "comma") for n, part in enumerate(parts)]
    return [*made[:-1], replace(made[-1], closer=clause.closer)]


def without_reasons(message: Message, names: TaskNames, clauses: Sequence[Clause]) -> list[Clause]:
    """The clauses with "vì …", "do …", "chờ …" cut off and kept in `note`, whatever commas the reason has."""
    result: list[Clause] = []
    reason: list[Piece] = []
    for place, clause in enumerate(clauses):
        if reason:
            if not _begins_anew(message, names, clause, clauses[place + 1 : place + 2], reason):
                reason += clause.pieces
                result[-1] = replace(result[-1], note=message.said(reason), closer=clause.closer)
                continue
            reason = []
        at = _reason_at(message, clause, bool(result))
        if at is None:
            result.append(clause)
            continue
        keep = clause.pieces[at].kind == "waiting"
        reason = list(clause.pieces[at if keep else at + 1 :])
        note = message.said(reason) or None
        result.append(replace(clause, pieces=clause.pieces[:at], note=note, waits=keep))
    return result


def _reason_at(message: Message, clause: Clause, has_earlier: bool) -> int | None:
    for at, piece in enumerate(clause.pieces):
        if piece.kind == "reason":
            return at
        if piece.kind == "waiting" and (standings(message, clause.pieces[:at]) or (has_earlier and at == 0)):
            return at
    return None


def _begins_anew(
    message: Message, names: TaskNames, clause: Clause, following: Sequence[Clause], reason: Sequence[Piece]
) -> bool:
    """Whether a clause after a reason says something new instead of going on with the reason."""
    if clause.opener:
        return True
    first = next((piece.kind for piece in clause.pieces if piece.kind not in _IDLE), "")
    if not standings(message, clause.pieces):
        return first == "units" and reason[-1].kind != "units" and bool(following)
    if first in {"units", "period", "put_off", "late", "percent", "doing", "done", "correct"}:
        return True
    return bool(task_named(message, names, clause.pieces))
