"""Which task a statement means: by what is said of it, by whose it is, by when it is due."""

import datetime as dt
from dataclasses import dataclass, field, replace

from tasks.updates.context import Context, OpenTask, Sender, may_report
from tasks.updates.mentions import Said
from tasks.updates.readings import About, Doubt
from tasks.updates.statements import Statement
from tasks.updates.task_names import TaskNames
from tasks.updates.unit_kinds import TERRITORIAL, groups_of

_NEAR = dt.timedelta(days=31)
_CLEARLY_BETTER = 3.0  # a score so much higher means the whole committee's task though a unit is named
_ALMOST = 2.5


@dataclass
class TaskChooser:
    """Chooses the tasks of statements one after another and collects what can't be told."""

    context: Context
    sender: Sender
    names: TaskNames
    doubts: list[Doubt] = field(default_factory=list)

    def chosen(self, statement: Statement) -> OpenTask | None:
        """The task that a statement means; None, with a doubt, where it can't be told."""
        fitting = self._fitting(statement)
        if len(fitting) == 1:
            return fitting[0]
        near = [task for task in fitting if self._is_near(task)]
        if len(near) == 1 and (statement.units or statement.named):
            return near[0]
        if fitting:
            self.doubts.append(Doubt(About.TASK, tuple(task.id for task in near or fitting)))
        return None

    def _fitting(self, statement: Statement) -> list[OpenTask]:
        tasks = self.context.tasks
        if statement.named.number is not None:
            return self._numbered(statement, statement.named.number)
        if not statement.named:
            return [task for task in tasks if self._is_open_to(statement, task) and self._is_near(task)] or [
                task for task in tasks if self._is_open_to(statement, task)
            ]
        likely = self._likely(statement)
        allowed = [task for task in likely if self._may_report_some(task)] or self._nearly_as_likely(
            statement
        )
        if likely and not allowed:
            self.doubts.append(Doubt(About.RIGHT, self.sender.units))
        if not likely:
            mine = [t.id for t in tasks if self._may_report_some(t) and self._is_near(t)]
            self.doubts.append(Doubt(About.TASK, tuple(mine)))
        return allowed

    def _numbered(self, statement: Statement, number: int) -> list[OpenTask]:
        """The task of that number, where the words beside it don't mean another."""
        found = [task for task in self.context.tasks if task.parts_numbered(number)]
        words = replace(statement.named, number=None)
        meant = self.names.likely(words, self.context.tasks) if words else found
        if not found or not set(found) & set(meant):
            mine = [
                task for task in self.context.tasks if self._may_report_some(task) and self._is_near(task)
            ]
            choices = [*found, *meant] or mine
            self.doubts.append(Doubt(About.TASK, tuple(task.id for task in choices)))
            return []
        if not any(self._may_report_some(task) for task in found):
            self.doubts.append(Doubt(About.RIGHT, self.sender.units))
            return []
        return found

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
        unknown = any(mention.said == Said.UNKNOWN for mention in statement.units)
        if unknown or any(TERRITORIAL in groups_of(name) for name in named):
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
