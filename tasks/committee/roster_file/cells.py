"""What a single cell says: a text, a day, a list. What it cannot mean goes to the problems."""

import datetime as dt
import re

from knowledge import nfc
from tasks.committee.roster_file import wording
from tasks.committee.roster_file.tables import Found, Said, Value

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_ERROR = re.compile(r"#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!)")
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{1,2})(?:[T ][\d:.]+)?")
_IN_WORDS = re.compile(r"(?:ngày\s+)?(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.IGNORECASE)
_SERIALS = (20_000, 80_000)  # Excel's numbers of the days from 1954 to 2119
_FIRST_SERIAL = dt.date(1899, 12, 30)
_SPAN = (dt.date(1990, 1, 1), dt.date(2100, 12, 31))


def text_of(said: Said, found: Found) -> str:
    """The text of a cell on one line, "" for nothing; numbers as people read them."""
    if said.is_formula and said.value is None:
        found.wrong(said.where, wording.FORMULA)
        return ""
    text = _plain(said.value)
    if _ERROR.fullmatch(text):
        found.wrong(said.where, wording.ERROR_VALUE.format(value=text))
        return ""
    return text


def _plain(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(_UNPRINTABLE.sub(" ", nfc(str(value))).split())


def list_of(said: Said, found: Found) -> list[str]:
    """The texts of a cell that holds several, parted by semicolons, commas or line ends, each once."""
    if not isinstance(said.value, str):
        text = text_of(said, found)
        return [text] if text else []
    parts = [text_of(Said(part, said.where), found) for part in re.split(r"[;,\n\r]", nfc(said.value))]
    return list(dict.fromkeys(part for part in parts if part))


def day_of(said: Said, found: Found) -> dt.date | None:
    """The day that a cell names, None when it is empty: a date, its number in Excel, or text, day first."""
    value = said.value
    if isinstance(value, dt.datetime):
        value = value.date()
    if isinstance(value, dt.date):
        day: dt.date | None = value
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        day = _from_number(value)
    else:
        text = text_of(said, found)
        if not text:
            return None
        day = _from_text(text)
    if day is None or not _SPAN[0] <= day <= _SPAN[1]:
        found.wrong(said.where, wording.BAD_DATE.format(text=_plain(said.value)))
        return None
    return day


def _from_number(value: float) -> dt.date | None:
    if not _SERIALS[0] < value < _SERIALS[1]:
        return None
    return _FIRST_SERIAL + dt.timedelta(days=int(value))


def _from_text(text: str) -> dt.date | None:
    if text.isascii() and text.isdecimal() and len(text) == 5:
        return _from_number(int(text))
    if match := _DAY_FIRST.fullmatch(text) or _IN_WORDS.fullmatch(text):
        day, month, year = map(int, match.groups())
    elif match := _YEAR_FIRST.fullmatch(text):
        year, month, day = map(int, match.groups())
    else:
        return None
    try:
        return dt.date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None
