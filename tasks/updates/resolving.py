"""From statements to entries: which task, which units, which day; whatever can't be told becomes a doubt."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tasks.updates.choosing import TaskChooser
from tasks.updates.context import Context, OpenTask, Sender, may_report
from tasks.updates.mentions import Mention, Said
from tasks.updates.readings import About, Doubt, Entry
from tasks.updates.statements import Statement
from tasks.updates.status import Status
from tasks.updates.task_names import TaskNames
from tasks.updates.units import UnitReader

_SPECIFIC = frozenset({Said.NAMED, Said.OWN, Said.UNCLEAR})


@dataclass
class Resolver:
    """Works out statements one after another and collects entries and doubts."""

    context: Context
    sender: Sender
    names: TaskNames
    units: UnitReader
    doubts: list[Doubt] = field(default_factory=list)
    _found: dict[tuple[str, str | None], tuple[Entry, bool]] = field(default_factory=dict)

    def resolve(self, statements: Sequence[Statement]) -> tuple[Entry, ...]:
        """The entries of all statements; look at `doubts` first."""
        chooser = TaskChooser(self.context, self.sender, self.names, self.doubts)
        single = [replace(s, named=named) for s in statements for named in s.named.each]
        chosen = [(statement, chooser.chosen(statement)) for statement in single]
        for statement, task in chosen:
            if task:
                others = [s for s, t in chosen if t is task and s is not statement]
                self._enter(statement, task, others)
        return tuple(entry for entry, _ in self._found.values())

    def _doubt(self, about: About, choices: Sequence[str] = ()) -> None:
        self.doubts.append(Doubt(about, tuple(choices)))

    # which units

    def _enter(self, statement: Statement, task: OpenTask, others: Sequence[Statement]) -> None:
        new_date = self._new_date(statement, task)
        standing = statement.standing
        if standing.unsure and standing.status != Status.POSTPONED:
            self._doubt(About.STATUS, (Status.DONE, Status.IN_PROGRESS))
        status = self._status(statement, task, new_date)
        if status != Status.POSTPONED:
            new_date = None
        for unit, specific in self._names(statement, task, others):
            entry = Entry(task.id, unit, status, standing.percent, new_date)
            earlier = self._found.get((task.id, unit))
            if earlier is None or specific or not earlier[1]:
                self._found[task.id, unit] = (entry, specific)

    def _status(self, statement: Statement, task: OpenTask, new_date: dt.date | None) -> Status:
        """What to record: most of one unit is under way, most of a group asks which."""
        standing = statement.standing
        if standing.partly and standing.status in {Status.DONE, Status.IN_PROGRESS}:
            vague = [m for m in statement.units if m.said not in _SPECIFIC or (m.plural or m.count)]
            if vague:
                self._doubt(About.UNIT, self._pool(vague[0], task))
            return Status.IN_PROGRESS
        if standing.otherwise and new_date and task.due and new_date <= task.due:
            return standing.otherwise
        return standing.status

    def _names(
        self, statement: Statement, task: OpenTask, others: Sequence[Statement]
    ) -> list[tuple[str | None, bool]]:
        if task.is_committee_wide:
            return [(None, True)]
        numbered = self._numbered_part(statement, task)
        if numbered:
            return [(numbered, True)]
        if not statement.units:
            return [(name, True) for name in self._unsaid(statement, task)]
        without = {name for mention in statement.but for name in self._plain(mention, task)}
        mentions = _without_headings(statement.units, self.units)
        taken = self._named_in(others, task)
        result: list[tuple[str | None, bool]] = []
        for mention in mentions:
            names = [
                name for name in self._of_mention(mention, task, statement, taken) if name not in without
            ]
            if mention.said == Said.GROUP and mention.count is not None:
                self._check_count(mention, names, taken, task)
            result += [(name, mention.said in _SPECIFIC) for name in names]
        return result

    def _numbered_part(self, statement: Statement, task: OpenTask) -> str | None:
        """The unit whose part of the task goes by the number said."""
        number = statement.named.number
        parts = task.parts_numbered(number) if number is not None else ()
        if not parts or parts[0] is None:
            return None
        others = [mention for mention in statement.units if mention.names != (parts[0],)]
        if others or not may_report(self.sender, task, parts[0]):
            self._doubt(About.UNIT if others else About.RIGHT, (parts[0], *self._names_of(others)))
        return parts[0]

    def _names_of(self, mentions: Sequence[Mention]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for mention in mentions for name in mention.names))

    def _named_in(self, statements: Sequence[Statement], task: OpenTask) -> set[str]:
        mentions = [m for s in statements for m in (*s.units, *s.but)]
        return {name for m in mentions if m.said in _SPECIFIC for name in self._plain(m, task)}

    def _plain(self, mention: Mention, task: OpenTask) -> tuple[str, ...]:
        if mention.said == Said.NAMED:
            return mention.names
        if (
            mention.said == Said.GROUP
            and mention.count is not None
            and mention.count < len(self._pool(mention, task))
        ):
            self._doubt(About.UNIT, self._pool(mention, task))
        return self._pool(mention, task)

    def _pool(self, mention: Mention, task: OpenTask) -> tuple[str, ...]:
        group = self.units.group(mention.group)
        mine = self.sender.units if mention.said == Said.OWN or not self.sender.reports_on_all else group
        return tuple(name for name in task.units if name in group and name in mine)

    def _of_mention(
        self, mention: Mention, task: OpenTask, statement: Statement, taken: set[str]
    ) -> tuple[str, ...]:
        if mention.said == Said.NAMED:
            return self._allowed(mention.names, task)
        if mention.said == Said.UNCLEAR:
            return self._which(mention, task)
        if mention.said == Said.EITHER:
            self._doubt(About.UNIT, mention.names)
            return ()
        pool = self._pool(mention, task)
        if mention.said == Said.REST:
            return self._rest(mention, task, taken | {n for m in statement.units for n in m.names})
        if mention.said == Said.GROUP and pool:
            return tuple(name for name in pool if name not in taken)
        is_whole = mention.count is None and (mention.plural or statement.all_own)
        if mention.said == Said.OWN and pool and (is_whole or len(pool) == (mention.count or 1)):
            return pool
        self._doubt(About.UNIT, pool or self._group_choices(mention, task))
        return ()

    def _group_choices(self, mention: Mention, task: OpenTask) -> tuple[str, ...]:
        group = self.units.group(mention.group)
        return tuple(name for name in task.units if name in group) or group or task.units

    def _which(self, mention: Mention, task: OpenTask) -> tuple[str, ...]:
        fitting = [
            name for name in mention.names if may_report(self.sender, task, name) and name in task.units
        ]
        if len(fitting) == 1:
            return (fitting[0],)
        self._doubt(About.UNIT, mention.names)
        return ()

    def _allowed(self, names: Sequence[str], task: OpenTask) -> tuple[str, ...]:
        if any(not may_report(self.sender, task, name) for name in names):
            self._doubt(About.RIGHT, self.sender.units)
            return ()
        if any(name not in task.units for name in names):
            self._doubt(About.UNIT, task.units)
            return ()
        return tuple(names)

    def _rest(self, mention: Mention, task: OpenTask, taken: set[str]) -> tuple[str, ...]:
        """Those of the group, or of the group of the units already named, that nothing was said of."""
        group = self.units.group(mention.group)
        if mention.group is None and taken:
            narrow = {self.units.narrow_group(name) for name in taken}
            group = self.units.group(narrow.pop()) if len(narrow) == 1 else self.units.group(None)
        mine = task.units if self.sender.reports_on_all else self.sender.units
        left = [name for name in task.units if name in mine and name not in taken]
        rest = tuple(name for name in left if name in group) or (() if mention.group else tuple(left))
        if not taken or not rest or (mention.count is not None and mention.count != len(rest)):
            self._doubt(About.UNIT, rest)
        return rest

    def _check_count(self, mention: Mention, names: Sequence[str], taken: set[str], task: OpenTask) -> None:
        """ "7/8 xóm" needs the eighth named; "8 xóm" needs eight."""
        whole = len(self._pool(mention, task))
        wanted = mention.count if mention.of is not None else mention.count if len(names) != whole else whole
        if (mention.of is not None and (mention.of != whole or len(names) != wanted)) or (
            mention.of is None and mention.count not in (whole, len(names))
        ):
            self._doubt(About.UNIT, names)

    def _unsaid(self, statement: Statement, task: OpenTask) -> tuple[str, ...]:
        """No unit named: the sender's only one, all of theirs when they say "hết"; otherwise asked."""
        own = tuple(name for name in task.units if name in self.sender.units)
        if not self.sender.reports_on_all and (len(own) == 1 or (own and statement.all_own)):
            return own
        self._doubt(About.UNIT, own or task.units)
        return ()

    # which day

    def _new_date(self, statement: Statement, task: OpenTask) -> dt.date | None:
        standing = statement.standing
        if standing.status != Status.POSTPONED:
            return None
        if standing.date is None:
            self._doubt(About.NEW_DATE)
            return None
        said = standing.date.counted_from(max(task.due or self.context.today, self.context.today))
        if said.certain is None or said.certain < self.context.today:
            self._doubt(
                About.NEW_DATE, [day.isoformat() for day in said.readings if day >= self.context.today]
            )
            return None
        if standing.unsure and not standing.otherwise and task.due and said.certain <= task.due:
            self._doubt(About.STATUS, (Status.IN_PROGRESS, Status.POSTPONED))
        return said.certain


def _without_headings(mentions: Sequence[Mention], units: UnitReader) -> tuple[Mention, ...]:
    """Of "các xóm: xóm 1, xóm 2" the units themselves; a group whose members are named is only a heading."""
    named = {name for mention in mentions if mention.said == Said.NAMED for name in mention.names}
    return tuple(
        m
        for m in mentions
        if m.said != Said.GROUP or m.count is not None or not named & set(units.group(m.group))
    )
