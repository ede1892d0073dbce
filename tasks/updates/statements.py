"""What a message states, still in its own words: units as said, words of a task, how it stands, why."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tasks.dates import SaidDate
from tasks.updates.clauses import Clause, task_named, unknown_words, without_reasons
from tasks.updates.clauses import split as clauses_of
from tasks.updates.mentions import Mention
from tasks.updates.pieces import Message, Piece
from tasks.updates.remarks import at_signature, has_more_to_say, implied, is_remark, is_small_talk
from tasks.updates.status import TELLING, Standing, Status, combined
from tasks.updates.task_names import Named, TaskNames
from tasks.updates.telling import standings

_LISTING = frozenset({"units", "and", "filler", "final", "sign"})


@dataclass(frozen=True, slots=True)
class Statement:
    """Units as said (none: left to be worked out) less `but`; the task's words; how it stands; the reason.

    `after` tells that the units were said after the status ("xong xóm 1"), `named_after` that the task was.
    """

    units: tuple[Mention, ...]
    named: Named
    standing: Standing
    note: str | None = None
    but: tuple[Mention, ...] = ()
    after: bool = False
    named_after: bool = False
    all_own: bool = False


@dataclass
class Stated:
    """What a stretch of the message states, and the units and task words left without a status."""

    statements: list[Statement] = field(default_factory=list)
    loose: list[Mention] = field(default_factory=list)
    named: Named = field(default_factory=Named)
    said_named: bool = False
    date: SaidDate | None = None
    unclear: bool = False


class StatementReader:
    """Builds statements clause by clause; what one clause leaves open the next ones fill."""

    def __init__(self, message: Message, names: TaskNames, named: Named) -> None:
        """`named`: the task that the conversation is about when the stretch begins."""
        self._message = message
        self._names = names
        self._stated = Stated(named=named)
        self._subject: tuple[Mention, ...] = ()
        self._early_note: str | None = None

    def read(self, pieces: Sequence[Piece]) -> Stated:
        """All statements of these pieces."""
        clauses = clauses_of(self._message, pieces)
        for clause in without_reasons(self._message, self._names, clauses):
            self._take(clause)
            if clause.waits:
                self._doubt_what_waits()
        self._settle_loose()
        return self._stated

    def _take(self, clause: Clause) -> None:
        mentions = tuple(piece.units for piece in clause.pieces if piece.units)
        named = task_named(self._message, self._names, clause.pieces)
        found = self._standings(clause) or self._implied(clause, named)
        spoken_of = named or self._stated.said_named or self._stated.statements
        if not found or (not spoken_of and is_small_talk(clause)):
            self._without_status(clause, mentions, named)
            return
        standing = found[0]
        for other in found[1:]:
            standing = combined(standing, other)
        if clause.opener == "except" and mentions and self._stated.statements:
            self._exclude(mentions)
        elif clause.opener == "except" and mentions:
            self._exclude(mentions[:1])
            mentions = mentions[1:]
            self._stated.unclear = self._stated.unclear or not mentions
        if self._is_remark(clause, mentions, clause.pieces[found[0].place].start):
            self._add_note(self._message.said(clause.pieces))
            return
        first = min(clause.pieces[place].start for place in (standing.place, found[0].place))
        self._state(clause, mentions, named, standing, told=first)

    def _standings(self, clause: Clause) -> list[Standing]:
        """What the clause tells; "báo cáo hỏng rồi" tells by a word that we don't know."""
        found = standings(self._message, clause.pieces)
        kinds = {piece.kind for piece in clause.pieces}
        by_title = found and not kinds & (TELLING | {"deliver"}) and found[0].status == Status.DONE
        if by_title and unknown_words(self._message, self._names, clause.pieces):
            return [replace(found[0], unsure=True)]
        return found

    def _implied(self, clause: Clause, named: Named) -> list[Standing]:
        last = self._stated.statements[-1].standing if self._stated.statements else None
        return implied(clause, last, is_of_a_task=bool(named) or self._stated.said_named)

    def _doubt_what_waits(self) -> None:
        """ "xong, còn thiếu phụ lục": what still lacks or waits for something may not be done."""
        out = self._stated
        if out.statements and out.statements[-1].standing.status == Status.DONE:
            last = out.statements[-1]
            out.statements[-1] = replace(last, standing=replace(last.standing, unsure=True))

    def _without_status(self, clause: Clause, mentions: tuple[Mention, ...], named: Named) -> None:
        """A header, a list of units, a date that was missing, or a remark."""
        out = self._stated
        dates = [piece.date for piece in clause.pieces if piece.date]
        goes_on = self._excepting and {piece.kind for piece in clause.pieces} <= _LISTING
        self._excepting = bool(mentions) and (clause.opener == "except" or goes_on)
        if self._excepting:
            self._exclude(mentions)
        elif mentions and dates and out.statements and out.statements[-1].standing.status == Status.POSTPONED:
            last = out.statements[-1]
            standing = replace(last.standing, date=dates[-1])
            out.statements.append(Statement(mentions, last.named, standing, clause.note))
        elif mentions or (named and (clause.closer == "colon" or not out.statements)):
            if clause.opener == "open":
                self._settle_loose()
            if named:
                out.named, out.said_named = self._joined(named), True
            out.loose += mentions
            out.unclear = out.unclear or has_more_to_say(self._message, self._names, clause, mentions)
        elif dates and out.statements and out.statements[-1].standing.status == Status.POSTPONED:
            last = out.statements[-1]
            if last.standing.date is None:
                out.statements[-1] = replace(last, standing=replace(last.standing, date=dates[0]))
        elif named and not (out.statements and out.statements[-1].named):
            self._name_afterwards(named)
        elif named and clause.opener == "open" and out.statements[-1].named.also:
            out.statements[-1] = replace(out.statements[-1], named=named)  # "xong mỗi báo cáo"
        elif named and self._is_one_more(named, clause):
            self._name_also(named)
        elif dates and not out.statements:
            out.date = dates[0]
        elif unknown_words(self._message, self._names, clause.pieces):
            self._add_note(self._message.said(clause.pieces))
        if clause.note:
            self._add_note(clause.note)

    def _name_afterwards(self, named: Named) -> None:
        """ "công an xong rồi, BC sơ kết ấy": the task comes after what was said of it."""
        out = self._stated
        out.named, out.said_named = self._joined(named), True
        out.statements = [replace(s, named=s.named or named) for s in out.statements]

    def _is_one_more(self, named: Named, clause: Clause) -> bool:
        """Whether a clause only names another task: "xong báo cáo, kế hoạch"."""
        only_names = {piece.kind for piece in clause.pieces} <= {"word", "keep", "period", "sign", "line"}
        before = self._stated.statements[-1].named
        return only_names and not clause.note and self._names.are_apart(before, named)

    def _name_also(self, named: Named) -> None:
        """What was said goes for this task too, if the first was named after it as well."""
        out = self._stated
        last = out.statements[-1]
        out.unclear = out.unclear or not last.named_after
        also = (*last.named.also, *named.each)
        out.statements[-1] = replace(last, named=replace(last.named, also=also))

    def _joined(self, named: Named) -> Named:
        """A header goes on where nothing has been stated under it yet."""
        return named if self._stated.statements or not self._stated.said_named else self._stated.named + named

    def _exclude(self, mentions: tuple[Mention, ...]) -> None:
        out = self._stated
        if out.statements and not out.loose:
            out.statements[-1] = replace(out.statements[-1], but=out.statements[-1].but + mentions)
        else:
            self._excluded = mentions

    _excluded: tuple[Mention, ...] = ()
    _excepting = False

    def _is_remark(self, clause: Clause, mentions: tuple[Mention, ...], told: int) -> bool:
        if not self._stated.statements or clause.opener or self._stated.loose:
            return False
        return is_remark(self._message, self._names, clause, mentions, told)

    def _state(
        self, clause: Clause, mentions: tuple[Mention, ...], named: Named, standing: Standing, *, told: int
    ) -> None:
        """`told` is the word that begins to say how it stands."""
        out = self._stated
        before = tuple(m for m in mentions if m.start < told)
        after = tuple(m for m in mentions if m.start >= told)
        if clause.opener == "open" or (before and out.loose and self._was_after()):
            self._settle_loose()
        units = (*out.loose, *before) or after
        if out.loose and not before:
            ahead = [piece for piece in clause.pieces if piece.start < told]
            out.unclear = out.unclear or unknown_words(self._message, self._names, ahead) > 0
        changed = bool(named and out.named and out.statements and out.said_named) and self._differs(named)
        heads_list = clause.closer == "colon" and not units
        if not units and out.statements and not changed and not heads_list:
            self._refine(standing, clause)
            return
        if named:
            out.named, out.said_named = (named if changed or not out.said_named else out.named + named), True
        units = units or (() if heads_list else self._subject)
        self._subject = units
        whole = any(piece.kind == "whole" for piece in clause.pieces)
        note = clause.note or self._early_note or at_signature(self._message, clause)
        out.statements.append(
            Statement(
                units,
                out.named,
                standing,
                note,
                self._excluded,
                heads_list or bool(after and not before and not out.loose),
                bool(task_named(self._message, self._names, [p for p in clause.pieces if p.start > told])),
                whole,
            )
        )
        out.loose, self._early_note, self._excluded = [], None, ()

    def _was_after(self) -> bool:
        return bool(self._stated.statements) and self._stated.statements[-1].after

    def _differs(self, named: Named) -> bool:
        """Whether other task words mean another task than the one talked about."""
        tasks = [title.task for title in self._names.titles]
        before, now = self._names.likely(self._stated.named, tasks), self._names.likely(named, tasks)
        return bool(now) and not set(before) & set(now)

    def _refine(self, standing: Standing, clause: Clause) -> None:
        out = self._stated
        last = out.statements[-1]
        out.statements[-1] = replace(last, standing=combined(last.standing, standing))
        if clause.note:
            self._add_note(clause.note)
        elif unknown_words(self._message, self._names, clause.pieces):
            self._add_note(self._message.said(clause.pieces))

    def _add_note(self, note: str) -> None:
        out = self._stated
        if not out.statements:
            self._early_note = note
        elif out.statements[-1].note is None:
            out.statements[-1] = replace(out.statements[-1], note=note)
        else:
            out.statements[-1] = replace(out.statements[-1], note=f"{out.statements[-1].note}; {note}")

    def _settle_loose(self) -> None:
        """Units listed after their status ("xong xóm 1, xóm 2") belong to it."""
        out = self._stated
        if out.loose and self._was_after():
            last = out.statements[-1]
            out.statements[-1] = replace(last, units=(*last.units, *out.loose))
            out.loose = []
