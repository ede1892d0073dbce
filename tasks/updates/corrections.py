"""What is taken back within a message: "xóm 5, 6 xong, à nhầm, xóm 6 chưa"; "xóm 3 chứ không phải xóm 2"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tasks.updates.mentions import Mention, Said
from tasks.updates.pieces import Message, Piece
from tasks.updates.statements import Stated, Statement, StatementReader
from tasks.updates.status import Status
from tasks.updates.task_names import Named, TaskNames


@dataclass(frozen=True, slots=True)
class Told:
    """The statements that stand in the end; `unclear` when it can't be told what was taken back."""

    statements: tuple[Statement, ...]
    loose: tuple[Mention, ...]
    named: Named
    unclear: bool = False


def read_told(message: Message, pieces: Sequence[Piece], names: TaskNames) -> Told:
    """The statements of all pieces, each stretch after "à nhầm" correcting what was said before it."""
    first, *later = _stretches(pieces)
    stated = StatementReader(message, names, Named()).read(first[1])
    told = Told(tuple(stated.statements), tuple(stated.loose), stated.named, stated.unclear)
    for marker, stretch in later:
        if marker == "not_but":
            told, stretch = _taken_back(told, stretch)
        stated = StatementReader(message, names, told.named).read(stretch)
        corrected = _corrected(told, stated)
        told = replace(corrected, unclear=corrected.unclear or stated.unclear)
    return replace(told, statements=_all_named(told))


def _stretches(pieces: Sequence[Piece]) -> list[tuple[str, list[Piece]]]:
    found: list[tuple[str, list[Piece]]] = [("", [])]
    for piece in pieces:
        if piece.kind in {"correct", "not_but"}:
            found.append((piece.kind, []))
        else:
            found[-1][1].append(piece)
    return found


def _taken_back(told: Told, stretch: list[Piece]) -> tuple[Told, list[Piece]]:
    """The units right after "không phải" are not meant: they go, what follows stays."""
    place = next((n for n, piece in enumerate(stretch) if piece.units), None)
    if place is None or place > 1:
        return told, stretch
    gone = stretch[place].units
    rest = stretch[:place] + stretch[place + 1 :]
    if gone is None or any(piece.units for piece in rest):
        return told, rest
    kept = tuple(
        replace(s, units=tuple(m for m in s.units if m.names != gone.names)) if len(s.units) > 1 else s
        for s in told.statements
    )
    return replace(told, statements=kept), rest


def _corrected(told: Told, stated: Stated) -> Told:
    if not told.statements:
        return Told(tuple(stated.statements), (*told.loose, *stated.loose), stated.named, told.unclear)
    if stated.statements:
        return _restated(told, stated.statements)
    last = told.statements[-1]
    if stated.loose:
        fits = _size(last.units) in (0, 1, _size(stated.loose))
        new = replace(last, units=tuple(stated.loose))
        return replace(told, statements=(*told.statements[:-1], new), unclear=told.unclear or not fits)
    if stated.date and last.standing.status == Status.POSTPONED:
        later = replace(last, standing=replace(last.standing, date=stated.date))
        return replace(told, statements=(*told.statements[:-1], later))
    if stated.said_named:
        same_task = tuple(
            replace(s, named=stated.named) if s.named == last.named else s for s in told.statements
        )
        return replace(told, statements=same_task)
    return told


def _restated(told: Told, corrections: Sequence[Statement]) -> Told:
    statements = list(told.statements)
    unclear = told.unclear
    before = list(told.statements)
    for correction in corrections:
        last = statements[-1]
        named = correction.named or last.named
        if not correction.units:
            statements[-1] = replace(
                last, standing=correction.standing, named=named, note=correction.note or last.note
            )
        elif _overlaps(correction.units, [*before, *statements]):
            statements.append(replace(correction, named=named))
        elif correction.standing.status == last.standing.status and _size(last.units) == _size(
            correction.units
        ):
            statements[-1] = replace(correction, named=named)
        else:
            statements.append(correction)
            unclear = True
    return replace(told, statements=tuple(statements), unclear=unclear)


def _overlaps(units: Sequence[Mention], statements: Sequence[Statement]) -> bool:
    mentions = [mention for statement in statements for mention in statement.units]
    names = {name for mention in mentions for name in mention.names}
    return any(m.said != Said.NAMED for m in mentions) or all(set(m.names) <= names for m in units)


def _size(units: Sequence[Mention]) -> int:
    return len({name for mention in units for name in mention.names})


def _all_named(told: Told) -> tuple[Statement, ...]:
    """Where one task is named in the whole message, it is the task of all its statements."""
    named = {statement.named for statement in told.statements if statement.named}
    only = next(iter(named)) if len(named) == 1 else None
    if only is None and not named:
        only = told.named
    return tuple(replace(s, named=s.named or only) if only else s for s in told.statements)
