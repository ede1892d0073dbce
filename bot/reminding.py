"""A reminder set as a message for a phone: what is late first, units of one duty together, how to answer."""

import datetime as dt
from collections.abc import Sequence

from bot.naming import shorten
from bot.replies import Block, Choice, Reply, Style
from bot.tasklines import titled
from bot.wording import reminders as wording
from bot.wording.dates import full_day, short_day
from tasks import Item, Message, ReminderKind

_LINES = 15  # of one kind
_UNITS = 12  # of one line
_BUTTONS = 4
_LABEL = 40


def reminder_reply(message: Message, today: dt.date) -> Reply:
    """The message to a member, with buttons where it names few tasks."""
    opening = [wording.LATE.format(day=full_day(today))] if message.is_late else []
    opening += [wording.MAY_REPEAT] if message.may_repeat else []
    blocks = [Block("\n".join(opening))] if opening else []
    for kind, items in said_once(message.items):
        blocks += [Block(heading(kind, items), Style.HEADING), Block("\n".join(kind_lines(items, today)))]
    if message.unreachable:
        blocks.append(Block(wording.UNREACHABLE.format(names=", ".join(message.unreachable))))
    blocks.append(Block(wording.HOW))
    return Reply(tuple(blocks), _choices(message))


def said_once(items: Sequence[Item]) -> list[tuple[ReminderKind, list[Item]]]:
    """The items by kind; a task is named under the first kind that it belongs to, the whole picture aside."""
    named: set[int] = set()
    found = []
    for kind in ReminderKind:
        of_kind = [item for item in items if item.kind == kind]
        if kind is not ReminderKind.SUMMARY:
            of_kind = [item for item in of_kind if item.work.id not in named]
            named |= {item.work.id for item in of_kind}
        if of_kind:
            found.append((kind, of_kind))
    return found


def heading(kind: ReminderKind, items: Sequence[Item]) -> str:
    """What stands above the items of a kind."""
    return wording.HEADINGS[kind].format(count=len(items))


def kind_lines(items: Sequence[Item], today: dt.date) -> list[str]:
    """A line for each duty and date, with the units that have it."""
    groups: dict[tuple[str, dt.date | None, int | None], list[Item]] = {}
    for item in items:
        groups.setdefault((titled(item.work), item.work.due, item.days), []).append(item)
    lines = [
        wording.LINE.format(title=title, when=_when(due, days, today), units=_units(group))
        for (title, due, days), group in groups.items()
    ]
    more = len(lines) - _LINES
    return lines if more <= 0 else [*lines[:_LINES], wording.MORE.format(count=more)]


def _when(due: dt.date | None, days: int | None, today: dt.date) -> str:
    if due is None or days is None:
        return wording.NO_DATE
    if days < 0:
        return wording.OVERDUE.format(days=-days, day=short_day(due, today))
    if days == 0:
        return wording.TODAY
    return wording.DUE.format(day=short_day(due, today), days=days)


def _units(items: Sequence[Item]) -> str:
    names = [item.work.unit for item in items if item.work.unit]
    if not names:
        return ""
    more = wording.MORE_UNITS.format(count=len(names) - _UNITS) if len(names) > _UNITS else ""
    return wording.UNITS.format(units=", ".join(names[:_UNITS]) + more)


def _choices(message: Message) -> tuple[Choice, ...]:
    works = {item.work.id: item.work for item in message.items}
    if len(works) > _BUTTONS:
        return (Choice(wording.ALL_TASKS, "/viec"),)
    labels = (
        (work.id, shorten(f"{work.unit}: {titled(work)}" if work.unit else titled(work), _LABEL - 6))
        for work in works.values()
    )
    return tuple(Choice(wording.DONE.format(task=label), f"/ghi done {task_id}") for task_id, label in labels)
