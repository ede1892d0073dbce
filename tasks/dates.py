"""Vietnamese date phrases in what people write: "mai", "thứ 6 tuần này", "20/6", "cuối quý IV", "3 ngày nữa".

Worked out from a given day, typed with or without diacritics. A phrase that can mean several days carries all
of them; one that names no day at all ("vài ngày nữa") carries none. Nothing is guessed.
"""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from knowledge import fold, nfc
from tasks import date_phrases as phrases
from tasks.calendar import WorkCalendar, vietnamese_calendar
from tasks.date_phrases import Shift


@dataclass(frozen=True, slots=True)
class SaidDate:
    """A date phrase at characters start to end: the days it can mean, earliest first.

    `shift` is set instead for a length of time ("thêm 1 tuần"), which counts from whatever is put off. `gone`
    is the day as said where that is past: then the readings are coming days that may have been meant.
    """

    start: int
    end: int
    readings: tuple[dt.date, ...]
    shift: Shift | None = None
    gone: dt.date | None = None

    @property
    def certain(self) -> dt.date | None:
        """The day, when the phrase can mean only one."""
        return self.readings[0] if len(self.readings) == 1 else None

    def counted_from(self, day: dt.date, calendar: WorkCalendar | None = None) -> "SaidDate":
        """The same phrase with its length of time counted from `day`."""
        if self.shift is None:
            return self
        return SaidDate(self.start, self.end, (self.shift.after(day, calendar or vietnamese_calendar()),))


_Reader = Callable[[re.Match[str], str, dt.date, WorkCalendar], "phrases.Read"]
_READERS: tuple[tuple[re.Pattern[str], _Reader], ...] = tuple(
    (re.compile(rf"(?<![\w/.%-])(?:{pattern})(?![\w%])", re.VERBOSE), reader)
    for pattern, reader in phrases.PATTERNS
)


def find_dates(text: str, today: dt.date, calendar: WorkCalendar | None = None) -> list[SaidDate]:
    """Every date phrase of `text` (NFC), in order and without overlaps; the longest at each place wins."""
    folded = fold(text)
    found = [
        SaidDate(_start(match, text), match.end(), *_as_fields(read))
        for pattern, reader in _READERS
        for match in pattern.finditer(folded)
        if (read := reader(match, text, today, calendar or vietnamese_calendar())) is not None
    ]
    found.sort(key=lambda said: (said.start, -said.end))
    result: list[SaidDate] = []
    for said in found:
        if not result or said.start >= result[-1].end:
            result.append(said)
    return result


def read_date_phrase(text: str, today: dt.date, calendar: WorkCalendar | None = None) -> SaidDate | None:
    """The first date phrase of `text`, or None."""
    return next(iter(find_dates(nfc(text), today, calendar)), None)


_TOWARDS = re.compile(r"(?:sang|tới|toi)\s+", re.IGNORECASE)


def _start(match: re.Match[str], text: str) -> int:
    """Where the phrase itself begins.

    That is after a verb that only told its kind, and after the "sang" or "tới" that leads to a date (not a
    morning, not an evening).
    """
    start = match.start("body" if "body" in match.re.groupindex else 0)
    towards = _TOWARDS.match(text, start, match.end())
    return towards.end() if towards else start


def _as_fields(read: "phrases.Read") -> tuple[tuple[dt.date, ...], Shift | None, dt.date | None]:
    if isinstance(read, Shift):
        return (), read, None
    if isinstance(read, phrases.Gone):
        return tuple(sorted(set(read.instead))), None, read.day
    return tuple(sorted(set(read or ()))), None, None
