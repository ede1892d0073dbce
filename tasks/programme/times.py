"""When something is due, from the words of a clause: dates, months, quarters, delays."""

import calendar
import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from knowledge import find_dates, fold


@dataclass(frozen=True, slots=True)
class When:
    """A time at characters `start` to `end` of a clause; `cue_start` is where the words for it begin.

    `is_once`: written with its day and year, so it does not come round.
    """

    start: int
    end: int
    cue_start: int
    due: dt.date | None = None
    quarter: int | None = None
    year: int | None = None
    within: str | None = None
    day: int | None = None
    is_once: bool = False


_CUE = re.compile(
    r"\b(?:(?:hoan thanh|xong|thoi gian|thoi han|han|du kien|gui|to chuc)\s(?:\w+\s){0,2}?)?"
    r"(?:truoc|cham nhat|khong muon hon|cuoi cung|xong|hoan thanh|den|het|vao|trong|nhan|dip|ky niem"
    r"|thoi gian|thoi han|han (?:cuoi|chot|nop|gui|hoan thanh)|du kien|ngay hoi)(?:\b[^.;()]{0,28})?$"
)
_LOOSE_CUE = re.compile(
    r"(?:bau cu|to chuc|dien ra|dai hoi|hoi nghi|khai mac|phat dong|:|ky niem[^.;]{0,90})\s*$"
)
_OCCASION = re.compile(r"ky niem[^.;]{0,110}$|nhan (?:dip|ngay)[^.;]{0,20}$")
_NO_DEADLINE = re.compile(
    r"(?:hieu luc[^.;,]{0,30}|ban hanh[^.;,]{0,12}|kem theo[^.;]{0,60}|\btu|\bke tu|\bsau)\s$"
)
_RANGE_FOLLOWS = re.compile(r"\s*(?:den|[-–])\s*(?:het )?(?:ngay )?\d{1,2}(?:/|\s*thang)")
_DAY_MONTH = re.compile(
    r"(?<![\w/.,-])(?:(?P<word>ngay)\s+)?(?P<d>\d{1,2})(?:/|\s*thang\s*)(?P<m>\d{1,2})"
    r"(?![\d/%]|\s*(?:am lich|/|nam \d))"
)
_CUED = (
    r"(?:\b(?P<cue>cuoi|dau|giua|het|trong|truoc|vao|den|xong|hoan thanh|cham nhat|tu|thoi gian|thoi han"
    r"|tien do)(?::?\s\w+){0,2}?\s?:?\s|(?P<bracket>\()\s?|(?P<lone>\b))"
)
_MONTHS_BEFORE = r"(?:(?:1[0-2]|0?[1-9])\s*(?:,|va|den|[-–])\s*(?:thang\s+)?)*"
_MONTH_NUMBER = r"(?P<m>1[0-2]|0?[1-9])(?![\d%])(?:\s*(?:/|-|nam)\s*(?P<y>\d{4}))?(?!\s*(?:lan|nam \d))"
_MONTH = re.compile(rf"{_CUED}thang\s+{_MONTH_NUMBER}")
_MONTHS = re.compile(rf"{_CUED}thang\s+{_MONTHS_BEFORE}{_MONTH_NUMBER}")
_QUARTER = re.compile(_CUED + r"quy\s+(?P<q>iv|i{1,3}|[1-4])\b(?:\s*(?:/|-|nam)\s*(?P<y>\d{4}))?")
_YEAR_END = re.compile(
    r"\b(?:(?:hoan thanh|xong|cham nhat)\s(?:trong\s)?|(?:den\s)?het\s|(?<!thang\s)cuoi\s)nam\s(?P<y>\d{4})"
)
_WITHIN_YEAR = re.compile(r"\b(?:hoan thanh|xong)\b[^.;,]{0,80}\strong nam (?P<y>\d{4})")
_HALF = re.compile(r"\btrong\s0?6\sthang\s(?P<half>dau|cuoi)\snam")
_DELAY = re.compile(
    r"\b(?:cham nhat|khong qua|trong vong|trong thoi han|trong|toi da|ngay sau|sau)"
    r"(?:\s(?:la|sau|khong qua|ngay sau khi[^.;]{0,40}))*\s\d{1,3}\sngay(?:\slam viec)?\b"
)
_DAY = re.compile(
    r"\b(?:truoc|cham nhat(?: la)?|vao|den|tu)\s+(?:cac\s+)?ngay\s+(?P<day>[12]?\d|3[01])"
    r"(?!\d|\s*(?:/|thang\s+\d|ngay\b|-))"
    r"(?=\s*(?:(?:cua\s+)?(?:thang cuoi|hang thang|moi thang|thang sau)|[.;,)]|$))"
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def quarter_of(month: int) -> int:
    """The quarter (1 to 4) that a month (1 to 12) is in."""
    return (month + 2) // 3


def quarter_number(written: str) -> int:
    """The number of a quarter written "III" or "3", in any case."""
    lowered = written.lower()
    return _ROMAN.get(lowered) or int(lowered)


def month_end(year: int, month: int) -> dt.date:
    """The last day of a month."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def find_times(
    clause: str, year: int | None, foreign: Iterable[dt.date] = (), *, bare: bool = False, cell: bool = False
) -> list[When]:
    """The times by which what `clause` says is to be done, in order.

    `year` completes dates without one; `foreign` are dates that belong to cited instruments. `bare`: dates
    count without a word like "trước", as under a quarter's heading; `cell`: so do months and quarters, as in
    the time column of a table.
    """
    folded = fold(clause)
    found = [*_full_dates(clause, folded, year, set(foreign), bare), *_day_months(folded, year, bare)]
    found += [*_months(folded, year, bare, cell), *_quarters(folded, year, cell), *_ends(folded, year)]
    found += [*_days(folded), *_delays(clause, folded)]
    kept: list[When] = []
    for when in found:  # the most exact reading comes first
        if not any(when.start < other.end and other.start < when.end for other in kept):
            kept.append(when)
    return sorted(kept, key=lambda when: when.start)


def _full_dates(
    clause: str, folded: str, year: int | None, foreign: set[dt.date], bare: bool
) -> Iterator[When]:
    for date in find_dates(clause):
        if date.value is None or date.value in foreign or (year is not None and date.value.year < year):
            continue
        if _RANGE_FOLLOWS.match(folded, date.end):
            continue
        for when in _dated(folded, date.start, date.end, date.value, bare):
            yield replace(when, is_once=True)


def _day_months(folded: str, year: int | None, bare: bool) -> Iterator[When]:
    for match in _DAY_MONTH.finditer(folded):
        value = _date(year, int(match["m"]), int(match["d"]))
        if value is None or _RANGE_FOLLOWS.match(folded, match.end()):
            continue
        named = match["word"] is not None
        if named or folded[: match.start()].strip(" (-"):  # "06/06 khóm" is no date
            yield from _dated(folded, match.start(), match.end(), value, bare and named)


def _dated(folded: str, start: int, end: int, value: dt.date, bare: bool) -> Iterator[When]:
    before = folded[max(0, start - 130) : start]
    if _NO_DEADLINE.search(before) and not before.rstrip().endswith(("cham nhat sau", "den")):
        return
    cue = _CUE.search(before)
    occasion = _OCCASION.search(before)
    if cue or occasion or bare or _LOOSE_CUE.search(before) or not before.strip(" (-"):
        at = start - len(before) + (cue.start() if cue else len(before))
        yield When(start, end, at, value, quarter_of(value.month), value.year)


def _months(folded: str, year: int | None, bare: bool, cell: bool) -> Iterator[When]:
    # In prose the last of several months is the deadline; in a cell each has its own.
    for match in (_MONTH if cell else _MONTHS).finditer(folded):
        own = int(match["y"]) if match["y"] else year
        month = int(match["m"])
        aside = match["bracket"] and bare  # "(tháng 10)" under a quarter explains, it sets no date
        if own is None or match["cue"] == "tu" or ((match["lone"] is not None or aside) and not cell):
            continue
        if match["cue"] == "truoc":
            value = dt.date(own, month, 1) - dt.timedelta(days=1)
        else:
            value = month_end(own, month)
        yield When(match.start(), match.end(), match.start(), value, quarter_of(value.month), value.year)


def _quarters(folded: str, year: int | None, cell: bool) -> Iterator[When]:
    for match in _QUARTER.finditer(folded):
        if match["lone"] is not None and not cell:
            continue
        own = int(match["y"]) if match["y"] else year
        yield When(match.start(), match.end(), match.start(), None, quarter_number(match["q"]), own)


def _ends(folded: str, year: int | None) -> Iterator[When]:
    for match in (*_YEAR_END.finditer(folded), *_WITHIN_YEAR.finditer(folded)):
        value = dt.date(int(match["y"]), 12, 31)
        yield When(match.start(), match.end(), match.start(), value, 4, value.year)
    for match in _HALF.finditer(folded):
        if year is not None:
            value = dt.date(year, 6, 30) if match["half"] == "dau" else dt.date(year, 12, 31)
            yield When(match.start(), match.end(), match.start(), value, quarter_of(value.month), year)


def _days(folded: str) -> Iterator[When]:
    """Days of the month of something that comes round: "trước ngày 15 hằng tháng"."""
    for match in _DAY.finditer(folded):
        yield When(match.start(), match.end(), match.start(), day=int(match["day"]))


def _delays(clause: str, folded: str) -> Iterator[When]:
    for match in _DELAY.finditer(folded):
        yield When(match.start(), match.end(), match.start(), within=clause[match.start() : match.end()])


def _date(year: int | None, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year or 0, month, day)
    except ValueError:
        return None
