"""Rows of a table: which cell holds the work, who does it, and when."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge import fold, tone_style
from tasks.programme.periods import Period, period_named
from tasks.programme.plan import Plan, Section
from tasks.programme.words import action, body

_SEPARATOR = " | "
_COLUMNS = {
    "number": re.compile(r"(?:s?tt|so tt|so thu tu)$"),
    "work": re.compile(
        r"(?:ten |noi dung|nhiem vu|cong viec|hoat dong|viec |nhom nhiem vu|san pham cong viec)"
    ),
    "actor": re.compile(
        r"(?:(?:co quan|don vi|bo phan)[ ,]?.{0,20}(?:chu tri|thuc hien|dau moi)|chu tri|nguoi thuc hien"
        r"|phan cong|thuc hien$|phu trach)"
    ),
    "support": re.compile(r"(?:co quan|don vi).{0,10}phoi hop|phoi hop"),
    "time": re.compile(r"(?:thoi gian|thoi han|thoi diem|tien do|han hoan thanh|hoan thanh|lich)"),
    "other": re.compile(r"(?:ghi chu|san pham|ket qua|kinh phi|dia diem|thanh phan)"),
}
_TIME = re.compile(
    r"\bquy\s+(?:iv|i{1,3}|[1-4])\b|thang\s+\d|\d/\d|hang (?:thang|quy|nam)|thuong xuyen|ca nam|trong nam"
    r"|6 thang|truoc ngay|dinh ky|ngay \d"
)
GLUED_ACTOR = re.compile(
    r"(?<=[^\s,])\s+(?P<actor>(?:Phòng|Ban|Sở|Thanh tra|Văn phòng|Công an|UBND|Ủy ban|Uỷ ban|Hội|Đoàn"
    r"|Mặt trận|Trung tâm|Công chức)\s"
    r"(?:(?!\s(?:Phòng|Ban|Sở|Thanh tra|Văn phòng|Công an|UBND|Ủy ban)\s)[^,;|])*$)"
)
_LONGEST_FLAT = 60


@dataclass(frozen=True, slots=True)
class Row:
    """The ranges in the plan's text of the cells that matter; `period` is that of a row above, if any."""

    work: tuple[int, int]
    time: tuple[int, int] | None = None
    actor: tuple[int, int] | None = None
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class FlatRow:
    """A row whose cells became paragraphs of their own."""

    sections: tuple[Section, ...]
    row: Row


class TableReader:
    """Reads rows one after the other, remembering the header and a row that names a period."""

    def __init__(self) -> None:
        self._columns: list[str | None] = []
        self._period: Period | None = None

    def read(self, written: str, start: int) -> Row | None:
        """The row in a passage that begins at `start`; None for prose, headers, rows without work."""
        if "|" not in written:
            self._columns, self._period = [], None
            return None
        cells = _cells(written, start)
        columns = [_column(text) for text, _ in cells]
        if sum(c is not None for c in columns) >= 2 and "work" in columns:
            self._columns, self._period = columns, None
            return None
        told = [(text, at) for text, at in cells if not re.fullmatch(r"[\dIVXa-z.\-–)\s]*", text)]
        if len(told) == 1 and (period := period_named(told[0][0])) and period.end >= len(told[0][0]):
            self._period = period
            return None
        return self._row(cells)

    def _row(self, cells: list[tuple[str, tuple[int, int]]]) -> Row | None:
        known = self._columns if len(self._columns) == len(cells) else [None] * len(cells)
        named = {name: place for name, (text, place) in zip(known, cells, strict=True) if name and text}
        work = named.get("work") or _longest(cells)
        if work is None:
            return None
        time = named.get("time") or next((p for t, p in cells if p != work and _is_time(t)), None)
        taken = {work, time}
        actor = named.get("actor") or next((p for t, p in cells if p not in taken and _is_actor(t)), None)
        return Row(work, time, actor, self._period)


def _cells(written: str, start: int) -> list[tuple[str, tuple[int, int]]]:
    cells = []
    at = start
    for cell in written.split("|"):
        text = cell.strip()
        first = at + len(cell) - len(cell.lstrip())
        cells.append((text, (first, first + len(text))))
        at += len(cell) + 1
    return cells


def _column(text: str) -> str | None:
    folded = fold(text).strip(" .:")
    if len(folded) > _LONGEST_FLAT:
        return None
    return next((name for name, words in _COLUMNS.items() if words.match(folded)), None)


def _is_time(text: str) -> bool:
    return len(text) < 80 and bool(_TIME.search(fold(text)))


def _is_actor(text: str) -> bool:
    return bool(body().match(tone_style(text)))


def _longest(cells: list[tuple[str, tuple[int, int]]]) -> tuple[int, int] | None:
    """The longest cell that begins with a verb, else the longest one."""
    working = [cell for cell in cells if action().match(tone_style(cell[0]))] or cells
    text, place = max(working, key=lambda cell: len(cell[0]))
    return place if len(text.split()) >= 3 else None


def flat_rows(plan: Plan) -> Iterator[FlatRow]:
    """Rows of a table that was flattened to paragraphs, when its last column is the time."""
    names: list[str] = []
    open_row: list[Section] = []
    reading = False
    for section in plan.sections:
        written = plan.text[section.start : section.end].strip()
        column = _column(written)
        if column and not reading:
            names.append(column)
            reading = len(names) >= 3 and column == "time"
            open_row = []
        elif not reading:
            names = []
        elif (period := period_named(written)) and period.end >= len(written):
            if open_row:
                yield FlatRow((*open_row, section), _flat(open_row, section, plan))
            open_row = []
        elif len(written) > 300 or "|" in written:
            reading, names = False, []
        else:
            open_row.append(section)


def _flat(cells: list[Section], time: Section, plan: Plan) -> Row:
    cells = [c for c in cells if not plan.text[c.start : c.end].strip().isdigit()] or cells
    last = cells[-1]
    has_actor = len(cells) > 1 and _is_actor(plan.text[last.start : last.end])
    first = (cells[0].start, cells[0].end)
    if has_actor:
        return Row(first, (time.start, time.end), (last.start, last.end))
    glued = GLUED_ACTOR.search(plan.text, first[0] + 1, first[1])
    if glued is None:
        return Row(first, (time.start, time.end))
    return Row((first[0], glued.start()), (time.start, time.end), glued.span("actor"))
