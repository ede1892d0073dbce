"""What people type in, checked: titles, dates, percentages. Each raises `WorkRefused`."""

import datetime as dt

from tasks.errors import WorkRefused

LONGEST_TITLE = 300  # characters
_LARGEST_ID = 2**31 - 1  # what a database's integer can hold
_FARTHEST = dt.timedelta(days=5 * 366)


def is_id(number: int | None) -> bool:
    """Whether something can have this id at all; people type numbers of any length."""
    return number is not None and 0 < number <= _LARGEST_ID


def storable(text: str) -> str:
    """The text without what a database cannot hold: NUL and half surrogate pairs."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def checked_title(title: str) -> str:
    """The title with single spaces."""
    plain = " ".join(storable(title).split())
    if not plain:
        raise WorkRefused("Tên việc không được để trống.")
    if len(plain) > LONGEST_TITLE:
        raise WorkRefused(f"Tên việc dài quá {LONGEST_TITLE} ký tự. Xin đặt ngắn hơn.")
    return plain


def checked_day(day: dt.date, today: dt.date, *, was: dt.date | None = None) -> dt.date:
    """A day to come, within five years; or the day it was anyway."""
    if day == was:
        return day
    said = f"{day.day}/{day.month}/{day.year}"
    if day < today:
        raise WorkRefused(f"Ngày {said} đã qua. Xin chọn ngày từ hôm nay trở đi.")
    if day - today > _FARTHEST:
        raise WorkRefused(f"Ngày {said} còn xa quá. Xin kiểm tra lại năm.")
    return day


def checked_percent(percent: int | None) -> int | None:
    """A share of the work from 0 to 100."""
    if percent is not None and not 0 <= percent <= 100:
        raise WorkRefused(f"Tỷ lệ {percent}% chưa hợp lý. Xin ghi từ 0 đến 100.")
    return percent
