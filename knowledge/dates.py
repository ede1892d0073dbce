"""Written Vietnamese dates to `datetime.date`, with their place in the text.

Read are "ngày 14 tháng 7 năm 2015", "ngày 26/11 năm 2021", "14/7/2015", "03-6-2013" and "14.7.2015", with or
without diacritics. A date with a blank in it ("ngày tháng 3 năm 2026") is recognised as one but has no value.
"""

import re
from dataclasses import dataclass
from datetime import date

from knowledge.vietnamese import fold

_GAP = r"[\s.…_]{0,40}"
_WRITTEN = (
    r"(?:"
    r"(?:ngay\s{0,4})?(?P<d1>\d{1,2})\s{0,3}thang\s{0,3}(?P<m1>\d{1,2})\s{0,3},?\s{0,3}nam\s{0,3}(?P<y1>\d{4})"
    r"|(?:ngay\s{0,4})?(?P<d2>\d{1,2})\s{0,2}(?P<sep>[/.-])\s{0,2}(?P<m2>\d{1,2})"
    r"(?:\s{0,2}(?P=sep)\s{0,2}|\s{1,3}nam\s{1,3})(?P<y2>\d{4})"
    r"|ngay\s{0,4}(?P<d3>\d{1,2})[/.-](?P<m3>\d{1,2})[/.-](?P<y3>\d{2})"
    rf"|(?P<blank>ngay{_GAP}\d{{0,2}}{_GAP}thang{_GAP}\d{{0,2}}{_GAP}nam{_GAP}(?:\d{{2,4}})?)"
    r")(?!\d|[/-]\w)"
)
_DATE = re.compile(r"(?<![\w/.-])" + _WRITTEN)
_DATE_HERE = re.compile(_WRITTEN)


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date as text writes it: its value (None: blank or impossible) and character range."""

    value: date | None
    start: int
    end: int


def _century(year: str) -> int:
    return int(year) if len(year) == 4 else int(year) + (2000 if int(year) < 70 else 1900)


def _written(match: re.Match[str]) -> WrittenDate:
    value = None
    for form in "123":
        day, month, year = match.group(f"d{form}", f"m{form}", f"y{form}")
        if day is not None:
            value = calendar_date(_century(year), int(month), int(day))
    return WrittenDate(value, match.start(), match.end())


def calendar_date(year: int, month: int, day: int) -> date | None:
    """The date, or None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def date_at(folded: str, position: int) -> WrittenDate | None:
    """The date that begins exactly at `position` of a text already folded (`knowledge.vietnamese.fold`)."""
    match = _DATE_HERE.match(folded, position)
    return _written(match) if match else None


def find_dates(text: str) -> list[WrittenDate]:
    """Every date of `text` in order, the blank ones too."""
    return [_written(match) for match in _DATE.finditer(fold(text))]


def read_date(text: str) -> date | None:
    """The first date of `text` that has a value, or None."""
    return next((found.value for found in find_dates(text) if found.value), None)
