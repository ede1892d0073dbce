"""Duties from tables: rows with cells for the work, who does it, and when."""

import re
from collections.abc import Iterator

from tasks.programme.actors import actor_of
from tasks.programme.models import Duty
from tasks.programme.periods import Period, period_named, recurrence
from tasks.programme.plan import Plan, Section
from tasks.programme.printed import printed_rows
from tasks.programme.rows import Row, TableReader, flat_rows
from tasks.programme.times import When, find_times, month_end, quarter_of
from tasks.programme.words import kind_of

_SPAN = re.compile(r"\b(?:từ|đến)\b|\s[-–]\s", re.IGNORECASE)
_SHORTEST = 3  # words of a duty


def table_duties(plan: Plan) -> tuple[list[Duty], set[int]]:
    """The duties in a plan's tables, and where the passages begin that tables take up."""
    found: list[Duty] = []
    taken: set[int] = set()
    tables = TableReader()
    for section in plan.sections:
        at = section.start
        for line in plan.text[section.start : section.end].split("\n"):
            row = tables.read(line, at)
            found += _from_row(plan, section, row) if row else ()
            at += len(line) + 1
        if "|" in plan.text[section.start : section.end]:
            taken.add(section.start)
    for flat in (*flat_rows(plan), *printed_rows(plan)):
        found += _from_row(plan, flat.sections[-1], flat.row)
        taken |= {section.start for section in flat.sections}
    return found, taken


def _from_row(plan: Plan, section: Section, row: Row) -> Iterator[Duty]:
    """The duties of a row: one, or one for each of several months or dates."""
    work = plan.text[row.work[0] : row.work[1]]
    when = plan.text[row.time[0] : row.time[1]] if row.time else ""
    if len(work.split()) < _SHORTEST:
        return
    actor = plan.text[row.actor[0] : row.actor[1]] if row.actor else actor_of(work)
    base = Duty(work, *row.work, section.label, kind_of(work), plan.year, actor=actor)
    times = find_times(when, plan.year, bare=True, cell=True) or find_times(work, plan.year)
    repeats = recurrence(f"báo cáo {when}") if when and not times else None
    period = row.period or period_named(when)
    if repeats:
        yield _timed(base, None, period, repeats)
    elif times:
        for time in times[-1:] if _SPAN.search(when) else times:
            yield _timed(base, time, period, None)
    elif period:
        yield _timed(base, None, period, None)


def _timed(duty: Duty, time: When | None, period: Period | None, repeats: str | None) -> Duty:
    year = (time.year if time else None) or (period.year if period else None) or duty.year
    due = time.due if time else None
    if due is None and period and period.month and year:
        due = month_end(year, period.month)
    quarter = quarter_of(due.month) if due else (time.quarter if time else None)
    quarter = quarter or (period.quarter if period and not repeats else None)
    within = time.within if time else None
    return Duty(
        duty.text,
        duty.start,
        duty.end,
        duty.label,
        duty.kind,
        year,
        quarter,
        due,
        repeats,
        within=within,
        actor=duty.actor,
    )
