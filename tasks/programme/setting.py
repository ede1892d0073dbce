"""What a passage stands under: the period that a heading names, and whom the headings name."""

import datetime as dt
import re
from dataclasses import dataclass

from knowledge import months_of, tone_style
from tasks.programme.actors import actor_in_heading
from tasks.programme.periods import Period, period_named
from tasks.programme.plan import Plan, Section
from tasks.programme.times import find_times, month_end, quarter_of

Periods = dict[tuple[tuple[str, str, str], ...], tuple[Period, int]]
"""The period last named by a heading and where it ends at the latest, by the headings above that heading."""

_NUMBER = re.compile(r"(\d{1,2})\s*[.)]\s")
_STAGE = re.compile(r"(?:đợt|giai đoạn|bước)\s+(?:\d|[ivx]+\b)")
_NOBODY = ("quarter", "month", "part", "chapter", "section", "subsection")  # such headings name no one to act


@dataclass(frozen=True, slots=True)
class Setting:
    """What a clause stands under: a period's heading, and whom the headings name."""

    quarter: int | None = None
    due: dt.date | None = None
    year: int | None = None
    is_period: bool = False
    actor: str | None = None


def note_period(plan: Plan, section: Section, periods: Periods) -> Period | None:
    """The period that a passage opens with as a heading, if any; what stands below will find it."""
    own = period_named(plan.text[section.start : section.end])
    if own:
        periods[section.path] = own, _end(plan, section)
    return own


def _end(plan: Plan, heading: Section) -> int:
    """Where "4. Quý IV" ends: at a first numbered passage below that counts on, "5. Chế độ báo cáo"."""
    own = _NUMBER.match(plan.text, heading.start)
    below = (s for s in plan.sections if s.start > heading.start and len(s.path) == len(heading.path) + 1)
    numbered = ((s, n) for s in below if (n := _NUMBER.match(plan.text, s.start)))
    first, number = next(numbered, (None, None))
    if own and first and number and int(number[1]) == int(own[1]) + 1:
        return first.start
    return len(plan.text)


def setting_of(plan: Plan, section: Section, own: Period | None, periods: Periods) -> Setting:
    """The setting of a passage; `own` is the period that its own first words name."""
    titles = (title for kind, _, title in reversed(section.path) if kind not in _NOBODY)
    actor = next((named for title in titles if (named := actor_in_heading(title))), None)
    period = own or _period_above(section, periods, plan.year)
    if period is None:
        return Setting(actor=actor, year=plan.year)
    year = period.year or plan.year
    quarter = period.quarter or quarter_of(period.month or 1)
    due = period.due or (month_end(year, period.month) if period.month and year else None)
    return Setting(quarter, due, year, True, actor)


def _period_above(section: Section, periods: Periods, plan_year: int | None) -> Period | None:
    """The period of the innermost heading above that names one."""
    for depth in range(len(section.path) - 1, -1, -1):
        kind, value, title = section.path[depth]
        above = period_named(f"Quý {value}") if kind == "quarter" else None
        above = period_named(f"Tháng {months_of(value)[-1]}") if kind == "month" else above
        above = above or (_period_of_title(title, plan_year) if len(title) < 120 else None)
        if above:
            if kind not in ("quarter", "month"):
                return above
            named, end = periods.get(section.path[:depth], (above, section.end))
            return named if section.start < end else None
    return None


def _period_of_title(title: str, year: int | None) -> Period | None:
    """The period of a heading in words: "Đợt 2: Từ tháng 01 đến ngày 15/3/2026" is one to March."""
    named = period_named(title)
    styled = tone_style(title)
    if named or not _STAGE.match(styled) or "sau ngày" in styled or "sau khi" in styled:
        return named
    dues = [when.due for when in find_times(title, year, bare=True) if when.due]
    return Period(None, dues[-1].month, dues[-1].year, len(title), dues[-1]) if dues else None
