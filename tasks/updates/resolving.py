"""From statements to entries: which task, which units, which day; whatever can't be told becomes a doubt."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from tasks.updates.context import Context, OpenTask, Sender, may_report
from tasks.updates.readings import About, Doubt, Entry
from tasks.updates.statements import Statement
from tasks.updates.status import Status
from tasks.updates.task_names import TaskNames
from tasks.updates.unit_kinds import TERRITORIAL, groups_of
from tasks.updates.units import Mention, Said, UnitReader

_NEAR = dt.timedelta(days=31)
_CLEARLY_BETTER = 3.0  # a score so much higher means the whole committee's task though a unit is named
_ALMOST = 2.5
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
        chosen = [(statement, self._task(statement)) for statement in statements]
        for statement, task in chosen:
            if task:
                others = [s for s, t in chosen if t is task and s is not statement]
                self._enter(statement, task, others)
        return tuple(entry for entry, _ in self._found.values())

    def _doubt(self, about: About, choices: Sequence[str] = ()) -> None:
        self.doubts.append(Doubt(about, tuple(choices)))

    # which task

    def _task(self, statement: Statement) -> OpenTask | None:
        fitting = self._fitting(statement)
        if len(fitting) == 1:
            return fitting[0]
        near = [task for task in fitting if self._is_near(task)]
        if len(near) == 1 and (statement.units or statement.named):
            return near[0]
        if fitting:
            self._doubt(About.TASK, [task.id for task in near or fitting])
        return None

    def _fitting(self, statement: Statement) -> list[OpenTask]:
        tasks = self.context.tasks
        if not statement.named:
            return [task for task in tasks if self._is_open_to(statement, task) and self._is_near(task)] or [
                task for task in tasks if self._is_open_to(statement, task)
            ]
        likely = self._likely(statement)
        allowed = [task for task in likely if self._may_report_some(task)] or self._nearly_as_likely(
            statement
        )
        if likely and not allowed:
            self._doubt(About.RIGHT, self.sender.units)
        if not likely:
            self._doubt(
                About.TASK, [task.id for task in tasks if self._may_report_some(task) and self._is_near(task)]
            )
        return allowed

    def _likely(self, statement: Statement) -> list[OpenTask]:
        scores = {task.id: score for score, task in self.names.scored(statement.named)}
        everything = self.names.likely(statement.named, self.context.tasks)
        if not statement.units:
            return list(everything)
        per_unit = [task for task in self.context.tasks if self._has_units(statement, task)]
        fitting = self.names.likely(statement.named, per_unit)
        committee_wide = [task for task in everything[:1] if task.is_committee_wide]
        if committee_wide and fitting:
            ahead = scores[committee_wide[0].id] - scores[fitting[0].id]
            committee_wide = committee_wide if ahead > _CLEARLY_BETTER else []
        if committee_wide:
            self._ask_whose(statement, committee_wide[0])
            return [task for task in everything if task.is_committee_wide]
        return list(fitting or everything)

    def _ask_whose(self, statement: Statement, task: OpenTask) -> None:
        """A place said to have done what is the whole committee's: it may be something else that is meant.

        An agency named with such a task is only who did it for the committee.
        """
        named = [name for mention in statement.units if mention.said == Said.NAMED for name in mention.names]
        if any(TERRITORIAL in groups_of(name) for name in named):
            theirs = [other.id for other in self.context.tasks if self._has_units(statement, other)]
            self.doubts.append(Doubt(About.TASK, (task.id, *theirs)))

    def _nearly_as_likely(self, statement: Statement) -> list[OpenTask]:
        """What the sender may report on that fits almost as well as the rest: people speak of theirs."""
        scores = self.names.scored(statement.named)
        mine = [task for task in self.context.tasks if self._is_open_to(statement, task)]
        best = self.names.likely(statement.named, mine)
        found = {task.id: score for score, task in scores}
        return [task for task in best if found[task.id] >= scores[0][0] - _ALMOST]

    def _has_units(self, statement: Statement, task: OpenTask) -> bool:
        named = [name for mention in statement.units if mention.said == Said.NAMED for name in mention.names]
        return not task.is_committee_wide and all(name in task.units for name in named)

    def _is_open_to(self, statement: Statement, task: OpenTask) -> bool:
        if statement.units and not self._has_units(statement, task):
            return False
        return self._may_report_some(task)

    def _is_near(self, task: OpenTask) -> bool:
        return task.due is not None and abs(task.due - self.context.today) <= _NEAR

    def _may_report_some(self, task: OpenTask) -> bool:
        return any(may_report(self.sender, task, unit) for unit in task.units or (None,))

    # which units

    def _enter(self, statement: Statement, task: OpenTask, others: Sequence[Statement]) -> None:
        new_date = self._new_date(statement, task)
        standing = statement.standing
        if standing.unsure and standing.status != Status.POSTPONED:
            self._doubt(About.STATUS, (Status.DONE, Status.IN_PROGRESS))
        for unit, specific in self._names(statement, task, others):
            entry = Entry(task.id, unit, standing.status, standing.percent, new_date)
            earlier = self._found.get((task.id, unit))
            if earlier is None or specific or not earlier[1]:
                self._found[task.id, unit] = (entry, specific)

    def _names(
        self, statement: Statement, task: OpenTask, others: Sequence[Statement]
    ) -> list[tuple[str | None, bool]]:
        if task.is_committee_wide:
            return [(None, True)]
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
        return tuple(name for name in task.units if name in group) or group

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
        mine = group if self.sender.reports_on_all else self.sender.units
        rest = tuple(name for name in task.units if name in group and name in mine and name not in taken)
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
        if standing.unsure and task.due and said.certain <= task.due:
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
