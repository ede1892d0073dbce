"""What a reminder says when it is about to go out: the rules looked at again with the state as it is now."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tasks.calendar import ONE_DAY
from tasks.reminders.rules import Item, Items, ReminderKind, Rules, is_for
from tasks.reminders.situation import Situation

_COUNTED_DOWN = (ReminderKind.DEADLINE, ReminderKind.TODAY, ReminderKind.OVERDUE)


@dataclass(frozen=True, slots=True)
class Message:
    """What a member is to hear now, on `day`.

    `is_late`: it goes out later than planned. `may_repeat`: an earlier try may have arrived.
    """

    reminder_id: int
    member_id: int
    name: str
    committee: str
    day: dt.date
    is_late: bool
    may_repeat: bool
    items: tuple[Item, ...]
    unreachable: tuple[str, ...] = ()

    @property
    def task_ids(self) -> list[int]:
        """The tasks it names, each once."""
        return list(dict.fromkeys(item.work.id for item in self.items))


class Heard:
    """What the members of one committee are to hear, by day; each day worked out once."""

    def __init__(self, rules: Rules, situation: Situation) -> None:
        self.situation = situation
        self._rules = rules
        self._days: dict[dt.date, Items] = {}

    def by(self, member_id: int, first: dt.date, today: dt.date) -> tuple[Item, ...]:
        """What the member should have heard from `first` on, as it is today, each thing once."""
        found: dict[tuple[ReminderKind, int], Item] = {}
        for offset in range((today - first).days + 1):
            day = first + offset * ONE_DAY
            for item in self._on(day).get(member_id, ()):
                if day != today and not is_for(self.situation, item.kind, item.work, member_id, today):
                    continue
                now = item if day == today else _as_of(self._rules, item, today)
                found[now.kind, now.work.id] = now
        return tuple(sorted(found.values(), key=_order))

    def _on(self, day: dt.date) -> Items:
        if day not in self._days:
            self._days[day] = self._rules.items_on(self.situation, day)
        return self._days[day]


def _as_of(rules: Rules, item: Item, today: dt.date) -> Item:
    """A missed item with the days left as of today: a deadline that has passed meanwhile is late."""
    if item.work.due is None:
        return item
    days = rules.days_left(item.work.due, today)
    kind = item.kind
    if kind in _COUNTED_DOWN:
        kind = _COUNTED_DOWN[0 if days > 0 else 1 if days == 0 else 2]
    return replace(item, kind=kind, days=days)


def _order(item: Item) -> tuple[int, dt.date, int]:
    return list(ReminderKind).index(item.kind), item.work.due or dt.date.max, item.work.id


def kinds_of(items: Iterable[Item]) -> list[ReminderKind]:
    """The kinds among items, in the order in which they are said."""
    present = {item.kind for item in items}
    return [kind for kind in ReminderKind if kind in present]
