"""Working days of Việt Nam and the quarters of a year.

Public holidays, Tết included, come from the `holidays` library (right for 2020 to 2050); weekdays swapped for
a Saturday by yearly notice are in swapped_days.toml, to which an installation adds its own. Nothing here
knows what day it is.
"""

import datetime as dt
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

import holidays

ONE_DAY = dt.timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Swap:
    """A weekday off in exchange for a weekend day at work."""

    off: dt.date
    worked: dt.date
    occasion: str


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of a year: `number` is 1 to 4."""

    year: int
    number: int

    @property
    def first_day(self) -> dt.date:
        """Its first calendar day."""
        return dt.date(self.year, 3 * self.number - 2, 1)

    @property
    def last_day(self) -> dt.date:
        """Its last calendar day."""
        return self.next.first_day - ONE_DAY

    @property
    def next(self) -> "Quarter":
        """The quarter after it."""
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)


def quarter_of(day: dt.date) -> Quarter:
    """The quarter that a day is in."""
    return Quarter(day.year, (day.month + 2) // 3)


def last_of_month(year: int, month: int) -> dt.date:
    """The last calendar day of a month."""
    return dt.date(year + month // 12, month % 12 + 1, 1) - ONE_DAY


@dataclass(frozen=True)
class WorkCalendar:
    """Which days are worked: weekdays but holidays and swapped days, and the days swapped for them."""

    swaps: tuple[Swap, ...] = ()

    def day_off(self, day: dt.date) -> str | None:
        """Why nobody works on a day, in Vietnamese; None for a working day."""
        for swap in self.swaps:
            if day == swap.off:
                return f"Nghỉ hoán đổi ({swap.occasion})"
            if day == swap.worked:
                return None
        holiday = _holidays(day.year).get(day)
        return holiday or (("Thứ Bảy", "Chủ nhật")[day.weekday() - _SATURDAY] if day.weekday() >= 5 else None)

    def is_working_day(self, day: dt.date) -> bool:
        """Whether offices work on that day."""
        return self.day_off(day) is None

    def on_or_after(self, day: dt.date) -> dt.date:
        """The day itself when worked, else the next working day."""
        while not self.is_working_day(day):
            day += ONE_DAY
        return day

    def on_or_before(self, day: dt.date) -> dt.date:
        """The day itself when worked, else the working day before."""
        while not self.is_working_day(day):
            day -= ONE_DAY
        return day

    def add(self, day: dt.date, count: int) -> dt.date:
        """The working day `count` working days after `day`, not counted (before it when negative)."""
        step = ONE_DAY if count >= 0 else -ONE_DAY
        for _ in range(abs(count)):
            day += step
            day = self.on_or_after(day) if count >= 0 else self.on_or_before(day)
        return day

    def between(self, first: dt.date, last: dt.date) -> Iterator[dt.date]:
        """The working days from `first` to `last`, both included."""
        for offset in range((last - first).days + 1):
            day = first + offset * ONE_DAY
            if self.is_working_day(day):
                yield day

    def first_working_day(self, quarter: Quarter) -> dt.date:
        """The quarter's first working day."""
        return self.on_or_after(quarter.first_day)

    def last_working_day(self, quarter: Quarter) -> dt.date:
        """The quarter's last working day."""
        return self.on_or_before(quarter.last_day)


@cache
def _holidays(year: int) -> dict[dt.date, str]:
    return dict(holidays.country_holidays("VN", years=year, language="vi").items())


def read_swaps(text: str) -> tuple[Swap, ...]:
    """The swaps of a table in the form of swapped_days.toml. Raises `tomllib.TOMLDecodeError`, `KeyError`."""
    return tuple(
        Swap(row["off"], row["worked"], row["occasion"]) for row in tomllib.loads(text).get("swap", [])
    )


@cache
def vietnamese_calendar(more: Path | None = None) -> WorkCalendar:
    """The calendar with the swaps known when this version was made and those of the file `more`."""
    texts: Iterable[str] = [
        resources.files("tasks").joinpath("swapped_days.toml").read_text(encoding="utf-8")
    ]
    if more is not None:
        texts = [*texts, more.read_text(encoding="utf-8")]
    return WorkCalendar(tuple(swap for text in texts for swap in read_swaps(text)))
