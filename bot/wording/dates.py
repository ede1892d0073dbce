"""How days and moments are said."""

import datetime as dt

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def full_day(day: dt.date) -> str:
    """ "thứ Hai 15/6/2026"."""
    return f"{_WEEKDAYS[day.weekday()]} {day.day}/{day.month}/{day.year}"


def short_day(day: dt.date, today: dt.date) -> str:
    """ "thứ Hai 15/6"; with the year where it is another one."""
    return full_day(day) if day.year != today.year else full_day(day).rpartition("/")[0]


def moment(at: dt.datetime) -> str:
    """ "14:05 ngày 15/6/2026", in the zone of `at`."""
    return f"{at:%H:%M} ngày {at.day}/{at.month}/{at.year}"


def due_words(due: dt.date | None, today: dt.date) -> str:
    """ "hạn thứ Hai 15/6", "hạn hôm nay (thứ Hai 15/6)", "trễ 3 ngày", "chưa có hạn"."""
    if due is None:
        return "chưa có hạn"
    late = (today - due).days
    if late > 0:
        return f"trễ {late} ngày (hạn {short_day(due, today)})"
    return f"hạn hôm nay ({short_day(due, today)})" if late == 0 else f"hạn {short_day(due, today)}"
