"""Tasks set as lines for a phone: one line for what several units have in common."""

import datetime as dt
from collections.abc import Iterable, Sequence

from bot.naming import shorten
from bot.wording import tasklines as wording
from bot.wording.dates import due_words, short_day
from tasks import Status, TaskLine, Work

_TITLE = 140


def status_words(line: TaskLine, today: dt.date) -> str:
    """ "xong", "đang làm 50%", "hoãn sang thứ Bảy 20/6"."""
    if line.status == Status.POSTPONED and line.due:
        return wording.POSTPONED.format(day=short_day(line.due, today))
    word = wording.STATUS[Status(line.status)]
    if line.percent is not None and line.status != Status.DONE:
        return wording.PERCENT.format(status=word, percent=line.percent)
    return word


def changed_lines(lines: Iterable[TaskLine], today: dt.date) -> list[str]:
    """Tasks as they now stand, those of one duty and status together: "• Báo cáo – Xóm 1, Xóm 2: xong"."""
    groups: dict[tuple[str, str], list[str]] = {}
    for line in lines:
        groups.setdefault((titled(line), status_words(line, today)), []).append(line.unit or "")
    return [
        wording.CHANGED.format(title=title, units=_units(units), status=status)
        for (title, status), units in groups.items()
    ]


def open_lines(lines: Sequence[TaskLine], today: dt.date) -> list[str]:
    """Tasks to do, earliest due first, a line for what units share: "• Báo cáo – hạn …: Xóm 1, …"."""
    groups: dict[tuple[str, dt.date | None], list[TaskLine]] = {}
    for line in sorted(lines, key=lambda task: (task.due or dt.date.max, task.id)):
        groups.setdefault((titled(line), line.due), []).append(line)
    return [
        wording.OPEN.format(title=title, due=due_words(due, today), units=_with_status(tasks, today))
        for (title, due), tasks in groups.items()
    ]


def titled(line: TaskLine | Work) -> str:
    """The task's name with the period it is for."""
    title = shorten(line.title, _TITLE)
    if not line.period or line.period.casefold() in title.casefold():
        return title
    return wording.PERIOD.format(title=title, period=line.period)


def _units(units: Sequence[str]) -> str:
    named = [unit for unit in units if unit]
    return wording.UNITS.format(units=", ".join(named)) if named else ""


def _with_status(tasks: Sequence[TaskLine], today: dt.date) -> str:
    """The units, each with how it stands where it has begun."""
    parts = []
    for task in tasks:
        begun = "" if task.status in (Status.NOT_STARTED, Status.DONE) else status_words(task, today)
        mark = wording.DONE_MARK if task.status == Status.DONE else ""
        if task.unit:
            parts.append(f"{mark}{task.unit}" + (f" ({begun})" if begun else ""))
        elif begun or mark:
            parts.append(f"{mark}{begun}")
    return wording.UNITS_AFTER.format(units=", ".join(parts)) if parts else ""
