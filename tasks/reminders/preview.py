"""What would be sent to whom, when, if nothing changed: a whole year in advance."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from tasks.calendar import ONE_DAY
from tasks.reminders.rules import Item, Rules
from tasks.reminders.situation import Situation
from tasks.reminders.slots import Hours


@dataclass(frozen=True, slots=True)
class Planned:
    """One message to come."""

    at: dt.datetime
    member_id: int
    name: str
    items: tuple[Item, ...]


def preview(situation: Situation, hours: Hours, first: dt.date, last: dt.date) -> Iterator[Planned]:
    """The messages of the days from `first` to `last`, in the order in which they would go out."""
    rules = Rules(hours.calendar)
    for offset in range((last - first).days + 1):
        day = first + offset * ONE_DAY
        found = [
            Planned(
                hours.slot(day, situation.members[member].reminding),
                member,
                situation.members[member].name,
                items,
            )
            for member, items in rules.items_on(situation, day).items()
        ]
        yield from sorted(found, key=lambda planned: (planned.at, planned.member_id))
