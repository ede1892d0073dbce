"""Reads a message of a member as a status update, a question or talk."""

from collections.abc import Sequence
from functools import lru_cache

from knowledge import fold, nfc
from tasks.updates.clauses import task_named, unknown_words
from tasks.updates.context import Context, Sender
from tasks.updates.corrections import Told, read_told
from tasks.updates.mentions import Said
from tasks.updates.mood import Mood, sentences
from tasks.updates.pieces import Message, Piece, read_pieces
from tasks.updates.readings import About, Doubt, Reading, merged
from tasks.updates.resolving import Resolver
from tasks.updates.status import TELLING, Status
from tasks.updates.task_names import TaskNames
from tasks.updates.telling import standings
from tasks.updates.typed import cut
from tasks.updates.unit_kinds import unit_kinds
from tasks.updates.unit_names import UnitNames
from tasks.updates.units import UnitReader
from tasks.updates.words import table

LONGEST = 4000
"""Characters of a message that are read."""

_TALK = Reading(is_update=False)


def read_update(message: str, sender: Sender, context: Context, *, sure: bool = False) -> Reading:
    """What a message says of the committee's tasks: entries to record, or what to ask back; talk is neither.

    With `sure`, words of doubt ("hình như") are passed over: the sender has been asked already.

    >>> read_update("xóm 1,2 xong, xóm 7 hoãn sang 20/6", sender, context)  # doctest: +SKIP
    """
    names, units = _readers(context)
    read = read_pieces(nfc(message[:LONGEST]), units, context.today, names.word_pairs)
    if any(piece.kind == "retract" for piece in read.pieces):
        return _TALK
    told_pieces, guessed = _told(read, names, sure)
    told = read_told(read, told_pieces, names)
    if not told.statements:
        return _without_statements(read, told, told_pieces, names, guessed)
    return _with_statements(read, told, told_pieces, sender, context)


@lru_cache(maxsize=64)
def _readers(context: Context) -> tuple[TaskNames, UnitReader]:
    names = TaskNames(context.tasks)
    return names, UnitReader(UnitNames(context.units, _meant_otherwise(context)), names.vocabulary)


def _meant_otherwise(context: Context) -> frozenset[tuple[str, ...]]:
    """Word sequences of titles and of our own words, which no made-up short form of a unit may take."""
    kinds = {fold(name[-1]) for kind in unit_kinds() for name in kind.names}
    found = {tuple(fold(nfc(p.lstrip("="))).split()) for phrases in table().values() for p in phrases}
    for task in context.tasks:
        words = [word.folded for word in cut(nfc(task.title))]
        for start in range(len(words)):
            if start == 0 or words[start - 1] not in kinds:
                found |= {tuple(words[start : start + n]) for n in range(1, 5)}
    return frozenset(found)


def _told(message: Message, names: TaskNames, sure: bool) -> tuple[list[Piece], bool]:
    """The pieces of the sentences that tell something, and whether any sentence only guesses at a status."""
    pieces: list[Piece] = []
    guessed = False
    for sentence in sentences(message):
        if sentence.mood == Mood.TELLS or (sure and sentence.mood == Mood.GUESSES):
            pieces += sentence.pieces
        elif sentence.mood == Mood.GUESSES:
            about = any(p.units for p in sentence.pieces) or task_named(message, names, sentence.pieces)
            guessed = guessed or bool(about and standings(message, sentence.pieces))
    return pieces, guessed


def _without_statements(
    message: Message, told: Told, pieces: Sequence[Piece], names: TaskNames, guessed: bool
) -> Reading:
    """A guess, and a unit with a task but no status, are asked about; all else is talk."""
    if guessed:
        return Reading(True, doubts=(Doubt(About.STATUS, (Status.DONE, Status.IN_PROGRESS)),))
    if told.loose and not unknown_words(message, names, pieces):
        if told.named:
            return Reading(True, doubts=(Doubt(About.STATUS, tuple(Status)),))
        if _is_unit_and_day(pieces):
            return Reading(True, doubts=(Doubt(About.STATUS, (Status.POSTPONED, Status.DONE)),))
    return _TALK


def _is_unit_and_day(pieces: Sequence[Piece]) -> bool:
    """ "kp1 25/9" and no more."""
    kinds = {piece.kind for piece in pieces}
    return {"units", "date"} <= kinds <= {"units", "date", "filler", "sign", "comma", "stop", "colon", "and"}


def _with_statements(
    message: Message, told: Told, pieces: Sequence[Piece], sender: Sender, context: Context
) -> Reading:
    names, units = _readers(context)
    unknown = unknown_words(message, names, pieces)
    firm = any(piece.kind in TELLING for piece in pieces)
    anchored = any(s.units or s.named for s in told.statements)
    if not anchored and unknown > (1 if firm else 0):
        return _TALK
    if not any(s.named for s in told.statements) and unknown > 2 and not firm:
        return _TALK
    resolver = Resolver(context, sender, names, units)
    entries = resolver.resolve(told.statements)
    if told.unclear:
        resolver.doubts.append(Doubt(About.UNIT, _all_said(told)))
    doubts = merged(resolver.doubts)
    note = "; ".join(dict.fromkeys(s.note for s in told.statements if s.note)) or None
    meant = not doubts or bool(unknown < 3 or any(s.named for s in told.statements))
    return Reading(meant and bool(doubts or entries), () if doubts else entries, note, doubts)


def _all_said(told: Told) -> tuple[str, ...]:
    mentions = [m for s in told.statements for m in s.units if m.said == Said.NAMED]
    return tuple(dict.fromkeys(name for mention in mentions for name in mention.names))
