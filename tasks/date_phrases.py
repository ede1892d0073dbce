"""The forms of a Vietnamese date phrase: for each a pattern over folded text, and what days it can mean.

A reader takes the match, the text as typed (same length as the folded one), today and the working calendar.
It returns the possible days, a `Shift` for a length of time, or None where the match is no date after all.
"""

import datetime as dt
import re
from dataclasses import dataclass

from knowledge import is_accented, tone_style
from tasks.calendar import ONE_DAY, Quarter, WorkCalendar, last_of_month, quarter_of

_NUMBERS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9}
_NUMBERS |= {"muoi": 10, "nua": 0, "i": 1, "ii": 2, "iii": 3, "iv": 4}
_COMING_YEAR = 120  # days: "15/1" said in November is next January; in June it may be a slip
_NUMBER = r"\d{1,3}|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi"
_FROM_NOW = r"(?:nua|toi|sau)"
_DAYTIME = r"(?:(?:sang|trua|chieu|toi|dau\s+gio|cuoi|het|trong)\s+)?"


@dataclass(frozen=True, slots=True)
class Shift:
    """A length of time: `count` of "day", "working_day" or "month"."""

    count: int
    of: str

    def after(self, day: dt.date, calendar: WorkCalendar) -> dt.date:
        """The day that long after `day`."""
        if self.of == "working_day":
            return calendar.add(day, self.count)
        if self.of == "day":
            return day + self.count * ONE_DAY
        year, month = divmod(day.year * 12 + day.month - 1 + self.count, 12)
        return min(
            dt.date(year, month + 1, min(day.day, 28)) + (day.day - min(day.day, 28)) * ONE_DAY,
            last_of_month(year, month + 1),
        )


@dataclass(frozen=True, slots=True)
class Gone:
    """A day of this year that is past, and the coming days that a slip of the finger may have meant."""

    day: dt.date
    instead: tuple[dt.date, ...]


Read = tuple[dt.date, ...] | Shift | Gone | None


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word]


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _written(match: re.Match[str], text: str, today: dt.date, calendar: WorkCalendar) -> Read:
    """20/6, ngày 20 tháng 6, 20/6/2026; a day the month lacks gives the days around it."""
    day, month, year = int(match["day"]), int(match["month"]), match["year"]
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    if year:
        whole = int(year) + (2000 if len(year) == 2 else 0)
        return _existing(whole, month, day) if 1990 <= whole <= 2100 else None
    return _ahead(today, month, day)


def _existing(year: int, month: int, day: int) -> tuple[dt.date, ...]:
    said = _day(year, month, day)
    last = last_of_month(year, month)
    return (said,) if said else (last, last + ONE_DAY)


def _ahead(today: dt.date, month: int, day: int) -> Read:
    """A day and month without a year: this year's, or when that is past next year's if near; else what a slip
    of the finger would have meant."""
    this_year = _existing(today.year, month, day)
    if this_year[0] >= today or len(this_year) > 1:
        return this_year
    next_year = _existing(today.year + 1, month, day)
    if (next_year[0] - today).days <= _COMING_YEAR:
        return next_year
    slips = [_day(today.year, month, day + more) for more in (10, 20)] if month == today.month else []
    later = [_day(today.year, today.month, day), _following_month(today, day)]
    return Gone(this_year[0], tuple(d for d in [*slips, *later] if d and d > today) or next_year)


def _following_month(today: dt.date, day: int) -> dt.date | None:
    first = last_of_month(today.year, today.month) + ONE_DAY
    return _day(first.year, first.month, day)


def _day_of_month(match: re.Match[str], text: str, today: dt.date, calendar: WorkCalendar) -> Read:
    """ngày 20, mùng 1 tháng sau: this month's, else the next that has it."""
    day = int(match["day"])
    if not 1 <= day <= 31:
        return None
    following = last_of_month(today.year, today.month) + ONE_DAY
    if match["which"] and match["which"] != "nay":
        return _existing(following.year, following.month, day)
    this = _existing(today.year, today.month, day)
    if match["which"] or this[0] >= today or len(this) > 1:
        return this if this[0] >= today else (*this, *_existing(following.year, following.month, day))
    return _existing(following.year, following.month, day)


def _near(match: re.Match[str], text: str, today: dt.date, calendar: WorkCalendar) -> Read:
    """hôm nay, mai, mốt, ngày kia, hôm qua; "một" and "mài" are other words."""
    word = match["near"]
    typed = tone_style(text[match.start("near") : match.end("near")]).split()[-1]
    if is_accented(typed) and typed not in {"nay", "mốt", "kìa", "ngày", "trước"}:
        return None
    if typed == "mot" and not match["day_word"]:
        return None  # "mot" alone is far more often "một"
    if typed == "kìa":
        return (today + 3 * ONE_DAY,)
    away = {"nay": 0, "mai": 1, "mot": 2, "kia": 2, "qua": -1, "truoc": -2}
    days = -2 if word == "kia" and match["day_word"] in {"hom", "bua"} and "kia" in text else away[word]
    return (today + days * ONE_DAY,)


def _from_now(match: re.Match[str], text: str, today: dt.date, calendar: WorkCalendar) -> Read:
    """3 ngày nữa, sau 1 tuần, trong 2 ngày tới; "vài ngày nữa" names no day."""
    if match["some"]:
        return ()
    return (_length(match).after(today, calendar),)


def _length(match: re.Match[str]) -> Shift:
    count, unit = match["count"], match["unit"]
    if count == "nua":
        return Shift(15, "day")
    if unit == "thang":
        return Shift(_number(count), "month")
    of = "working_day" if match["worked"] else "day"
    return Shift(_number(count) * (7 if unit == "tuan" else 1), of)


def _more(match: re.Match[str], text: str, today: dt.date, calendar: WorkCalendar) -> Read:
    """thêm 1 tuần, 3 ngày: a length that counts from what is put off."""
    return () if match["some"] else _length(match)


def _weekday(match: re.Match[str], text: str, today: dt.date, calendar: WorkCalendar) -> Read:
    """thứ 6 tuần này, T2, chủ nhật tuần sau; a weekday alone is the next one, today's own name two days."""
    number = 6 if match["sunday"] else _number(match["number"]) - 2
    if not 0 <= number <= 6:
        return None
    monday = today - today.weekday() * ONE_DAY
    which = match["week"] or match["before"]
    if which is None:
        ahead = (number - today.weekday()) % 7
        coming = today + ahead * ONE_DAY
        if match["this"] == "nay" and number < today.weekday():
            return coming - 7 * ONE_DAY, coming
        if ahead == 0:
            return (today,) if match["this"] == "nay" else (today, today + 7 * ONE_DAY)
        return (coming,)
    said = monday + (number + 7 * _weeks_away(which)) * ONE_DAY
    if which == "nay" and said < today:
        return said, said + 7 * ONE_DAY
    return (said,)


def _weeks_away(which: str) -> int:
    which = " ".join(which.split())
    return {"nay": 0, "truoc": -1, "qua": -1, "sau nua": 2, "kia": 2}.get(which, 1)


def _week(match: re.Match[str], text: str, today: dt.date, calendar: WorkCalendar) -> Read:
    """tuần sau, cuối tuần, đầu tuần tới: mostly several days."""
    part, which = match["part"], match["which"]
    if part is None and which in (None, "nay"):
        return None if which is None else _from_today(today, _week_days(today, 0, 0, 5))
    days = {"dau": (0, 1), "giua": (1, 4), "cuoi": (4, 7), "het": (4, 7), "trong": (4, 7)}.get(part, (0, 5))
    return _from_today(today, _week_days(today, _weeks_away(which or "nay"), *days))


def _week_days(today: dt.date, weeks: int, first: int, last: int) -> tuple[dt.date, ...]:
    monday = today + (7 * weeks - today.weekday()) * ONE_DAY
    return tuple(monday + n * ONE_DAY for n in range(first, last))


def _from_today(today: dt.date, days: tuple[dt.date, ...]) -> tuple[dt.date, ...]:
    return tuple(day for day in days if day >= today) or days


def _month(match: re.Match[str], text: str, today: dt.date, calendar: WorkCalendar) -> Read:
    """cuối tháng, hết tháng 6, đầu tháng sau, tháng 7 (first or last day?)."""
    part, month, which = match["part"], match["month"] or match["short"], match["which"]
    if part is None and month is None and which in (None, "nay"):
        return None
    if month:
        if not 1 <= int(month) <= 12:
            return None
        year = int(match["year"] or today.year)
        year += not match["year"] and int(month) < today.month
        first = dt.date(year, int(month), 1)
    else:
        ahead = 0 if which in (None, "nay") else -1 if which == "truoc" else 1
        first = Shift(ahead, "month").after(today.replace(day=1), calendar)
    return _part(part, first, last_of_month(first.year, first.month), calendar, first.replace(day=15))


def _quarter(match: re.Match[str], text: str, today: dt.date, calendar: WorkCalendar) -> Read:
    """cuối quý IV, đầu quý sau, hết quý này."""
    part, which = match["part"], match["which"]
    quarter = quarter_of(today)
    if which in ("sau", "toi"):
        quarter = quarter.next
    elif which not in (None, "nay"):
        quarter = Quarter(int(match["year"] or today.year), _number(which))
        if not match["year"] and quarter.last_day < today:
            quarter = Quarter(today.year + 1, quarter.number)
    if part is None and which not in ("sau", "toi"):
        return None
    middle = Shift(1, "month").after(quarter.first_day, calendar).replace(day=15)
    return _part(part, quarter.first_day, quarter.last_day, calendar, middle)


def _year(match: re.Match[str], text: str, today: dt.date, calendar: WorkCalendar) -> Read:
    """cuối năm, hết năm nay, đầu năm sau."""
    which = match["which"]
    year = int(which) if which and which.isdigit() else today.year + (which in ("sau", "toi"))
    part = match["part"]
    return _part(part, dt.date(year, 1, 1), dt.date(year, 12, 31), calendar, dt.date(year, 6, 30))


def _part(part: str | None, first: dt.date, last: dt.date, calendar: WorkCalendar, middle: dt.date) -> Read:
    """The beginning of a period is its first working day, its end its last calendar day."""
    beginning = calendar.on_or_after(first)
    whole = {"dau": (beginning,), "giua": (middle,), "cuoi": (last,), "het": (last,), "trong": (last,)}
    return whole.get(part or "", (beginning, last))


def _unclear(match: re.Match[str], text: str, today: dt.date, calendar: WorkCalendar) -> Read:
    return ()


_WHICH = r"nay|sau\s+nua|sau|toi|kia|truoc|qua|ke\s+tiep"
_PART = r"(?:(?P<part>dau|giua|cuoi|het|trong)\s+)?"
_LENGTH = (
    rf"(?:(?P<some>vai|may|dam|it)|(?P<count>{_NUMBER}|nua))\s*"
    r"(?P<unit>ngay|hom|bua|tuan|thang)(?:\s+(?P<worked>lam\s+viec))?"
)

PATTERNS = (
    (
        r"(?:(?:thu\s*(?:[2-7]|hai|ba|tu|nam|sau|bay)|t[2-7]|chu\s+nhat|cn)\s*,?\s*\(?\s*)?"
        r"(?:ngay\s*|hom\s+|mung\s*|mong\s*)?(?P<day>\d{1,2})\s*(?:/\s*t?|\s+thang\s+|\s+t\s*)(?P<month>\d{1,2})"
        r"(?:(?:\s*/\s*|\s+nam\s+)(?P<year>\d{4}|\d\d))?(?!\s*/)",
        _written,
    ),
    (
        r"(?:ngay\s*|den\s+|sang\s+|toi\s+|qua\s+|vao\s+|truoc\s+)(?P<day>\d{1,2})\s?(?P<dot>[.-])\s?(?P<month>\d{1,2})"
        r"(?:\s?(?P=dot)\s?(?P<year>\d{4}|\d\d))?",
        _written,
    ),
    (
        r"(?:ngay|hom|mung|mong)\s*(?P<day>\d{1,2})(?!\s*(?:[/.-]\s*\d|thang\s+\d|%))"
        r"(?:\s+(?:cua\s+)?thang\s+(?P<which>nay|sau|toi))?",
        _day_of_month,
    ),
    (
        rf"{_DAYTIME}(?:(?P<day_word>ngay|hom|bua|sang|trua|chieu|toi)\s+)?(?P<near>nay|mai|mot|kia|qua|truoc)",
        lambda match, text, today, calendar: (
            None
            if match["near"] in ("nay", "kia", "qua", "truoc") and not match["day_word"]
            else _near(match, text, today, calendar)
        ),
    ),
    (rf"(?:(?:sau|trong|khoang)\s+)?(?:khoang\s+)?{_LENGTH}\s+{_FROM_NOW}", _from_now),
    (rf"(?:sau|trong(?:\s+vong)?)\s+{_LENGTH}", _from_now),
    (
        rf"(?:(?:hoan|lui|khat|gia\s+han|cham|doi)\s+(?:them\s+)?|them\s+)(?P<body>(?:khoang\s+)?{_LENGTH})",
        _more,
    ),
    (r"(?P<some>(?!))?(?P<count>\d{1,2})\s*(?P<unit>ngay|hom|tuan)(?:\s+(?P<worked>lam\s+viec))?", _more),
    (
        r"(?:(?:sang|trua|chieu|toi|het)\s+(?!t\d))?"
        rf"(?:tuan\s+(?P<before>{_WHICH})\s+)?"
        r"(?<!lan\s)(?<!dau\s)(?<!cuoi\s)(?<!het\s)(?<!giua\s)(?<!trong\s)"
        r"(?:(?:thu\s*|t|th\.?\s?)(?P<number>[2-7]|hai|ba|tu|bon|nam|sau|bay)|(?P<sunday>chu\s+nhat|cn))"
        rf"(?:\s+(?:cua\s+)?(?:tuan\s+(?P<week>{_WHICH})|(?P<this>nay|toi|sau)))?",
        _weekday,
    ),
    (rf"{_PART}tuan(?:\s+(?P<which>{_WHICH}))?", _week),
    (
        r"(?<!\d\s)(?<!\d)"
        + _PART
        + r"thang(?:\s*(?P<month>\d{1,2})(?:(?:\s*/\s*|\s+nam\s+)(?P<year>\d{4}))?"
        r"|\s+(?P<which>nay|sau|toi|truoc))?(?P<short>(?!))?",
        _month,
    ),
    (
        r"(?P<part>dau|giua|cuoi|het|trong)\s+t(?P<short>\d{1,2})(?P<month>(?!))?(?P<which>(?!))?"
        r"(?:\s*/\s*(?P<year>\d{4}))?",
        _month,
    ),
    (
        _PART
        + r"(?:quy\s*|q)(?P<which>iv|i{1,3}|[1-4]|nay|sau|toi)(?:(?:\s*/\s*|\s+nam\s+)(?P<year>\d{4}))?",
        _quarter,
    ),
    (r"(?<!thang\s)(?<!t\s)(?P<part>dau|cuoi|het)\s+nam(?:\s+(?P<which>nay|sau|toi|\d{4}))?", _year),
    (
        r"(?P<part>(?!))?sang\s+nam(?P<which>(?!))?|(?:ngay\s+)?ram(?:\s+thang\s+\w+)?|(?:sau|truoc|qua)\s+tet",
        _unclear,
    ),
)
