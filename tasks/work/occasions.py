"""When a duty comes due: once, or at every period of its plan's year, anchored to the calendar.

A late first half-year report does not move the second: every occasion is reckoned from the year alone.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from tasks.calendar import ONE_DAY, Quarter, WorkCalendar, last_of_month, quarter_of

_ROMAN = ("I", "II", "III", "IV")
_FRIDAY = 4


@dataclass(frozen=True, slots=True)
class Occasion:
    """One time that a duty is to be done.

    `period` names it for a reader, `code` is short and the same each time ("2026H1"); both "" for a single
    time. `due` is None where no date is known.
    """

    period: str
    due: dt.date | None
    code: str = ""


@dataclass(frozen=True, slots=True)
class Timing:
    """The times of a duty as `tasks.programme.Duty` has them."""

    year: int | None
    quarter: int | None
    due: dt.date | None
    recurrence: str | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class _Period:
    name: str
    code: str
    first: dt.date
    last: dt.date


def occasions(timing: Timing, calendar: WorkCalendar) -> list[Occasion]:
    """Every time the duty is to be done in its year; a single one without a date where none is known."""
    year = timing.year or (timing.due.year if timing.due else None)
    names = [name for name in (timing.recurrence or "").split("+") if name not in ("", "unspecified")]
    if year is None or not names:
        return [Occasion("", _single(timing, year, calendar))]
    periods = [period for name in names if name != "weekly" for period in _periods(name, year)]
    found = _dated(_asked_for(_longest(periods), timing, names), timing, calendar)
    if "weekly" in names:
        found += _weeks(year, timing.quarter, calendar)
    if not found:  # a yearly thing under a quarter's heading is done in that quarter
        return [Occasion("", _single(timing, year, calendar))]
    return sorted(found, key=lambda occasion: occasion.due or dt.date.max)


def _single(timing: Timing, year: int | None, calendar: WorkCalendar) -> dt.date | None:
    """The date written; else the last working day of the quarter."""
    if timing.due or not (year and timing.quarter):
        return timing.due
    return calendar.last_working_day(Quarter(year, timing.quarter))


def _periods(name: str, year: int) -> Iterator[_Period]:
    start, end = dt.date(year, 1, 1), dt.date(year, 12, 31)
    match name:
        case "annual":
            yield _Period(f"năm {year}", f"{year}", start, end)
        case "semiannual":
            yield _Period(f"6 tháng đầu năm {year}", f"{year}H1", start, dt.date(year, 6, 30))
            yield _Period(f"6 tháng cuối năm {year}", f"{year}H2", dt.date(year, 7, 1), end)
        case "quarterly":
            for quarter in (Quarter(year, number) for number in range(1, 5)):
                named = f"quý {_ROMAN[quarter.number - 1]}/{year}"
                yield _Period(named, f"{year}Q{quarter.number}", quarter.first_day, quarter.last_day)
        case "monthly":
            for month in range(1, 13):
                first, last = dt.date(year, month, 1), last_of_month(year, month)
                yield _Period(f"tháng {month}/{year}", f"{year}M{month:02}", first, last)


def _longest(periods: list[_Period]) -> list[_Period]:
    """Of periods that end together only the longest: with a report of the year there is none of its half."""
    ends: dict[dt.date, _Period] = {}
    for period in periods:
        if period.last not in ends or period.first < ends[period.last].first:
            ends[period.last] = period
    return list(ends.values())


def _asked_for(periods: list[_Period], timing: Timing, names: list[str]) -> list[_Period]:
    """Those of the heading's quarter; of half-years with one date, the half that the date is for."""
    if timing.quarter:
        return [period for period in periods if quarter_of(period.last).number == timing.quarter]
    if timing.due and names == ["semiannual"]:
        return [_nearest(periods, timing.due)]
    return periods


def _nearest(periods: list[_Period], due: dt.date) -> _Period:
    return min(periods, key=lambda period: abs(period.last - due))


def _dated(periods: list[_Period], timing: Timing, calendar: WorkCalendar) -> list[Occasion]:
    """Each with its due day: the date written, for the period whose end is nearest; the day of the month
    written; else the period's last working day."""
    own = _nearest(periods, timing.due) if timing.due and periods else None
    found = []
    for period in periods:
        due = calendar.on_or_before(period.last)
        if timing.day:
            due = period.last.replace(day=min(max(timing.day, 1), period.last.day))
        found.append(Occasion(period.name, timing.due if period is own else due, period.code))
    return found


def _weeks(year: int, quarter: int | None, calendar: WorkCalendar) -> Iterator[Occasion]:
    day = dt.date(year, 1, 1)
    day += ONE_DAY * ((_FRIDAY - day.weekday()) % 7)
    while day.year == year:
        monday = day - 4 * ONE_DAY
        due = calendar.on_or_before(day)
        if due >= monday and quarter in (None, quarter_of(day).number):  # no report of a week without work
            named = f"tuần {monday.day}/{monday.month}/{monday.year}"
            yield Occasion(named, due, f"{year}W{day.isocalendar().week:02}")
        day += 7 * ONE_DAY
