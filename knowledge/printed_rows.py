"""Rows of a table that was printed to plain lines: "STT Nội dung … Thời gian", then "1 …", "2 …".

Cells run into each other and rows are broken at the margin; only the counting in the first column tells where
a row begins.
"""

import re

from knowledge.marks import Kind, read_mark
from knowledge.vietnamese import fold

_HEADER = re.compile(r"(?:s?tt|so tt|so thu tu)\s+(?=\S)")
_COLUMN = re.compile(
    r"\b(?:noi dung|nhiem vu|cong viec|hoat dong|chu tri|phoi hop|thuc hien|thoi gian|thoi han|tien do"
    r"|hoan thanh|san pham|ghi chu|phu trach)\b"
)
_ENDS_TABLE = (Kind.ROMAN, Kind.CAPITAL, Kind.ARTICLE, Kind.CHAPTER, Kind.PART)
_FEWEST_COLUMNS = 2
_NUMBER = re.compile(r"0?(\d{1,3})[.)]?\s+(\S)")
_TIME_LAST = re.compile(
    r"(?:\b(?:19|20)\d\d|\bthang \d{1,2}|\bquy (?:iv|i{1,3}|[1-4])|\d/\d{1,2}|thuong xuyen"
    r"|(?:hang|trong) (?:thang|quy|nam))\s*[.;]?$"
)


def is_header(line: str) -> bool:
    """Whether a line is the heading of such a table."""
    folded = fold(line)
    return "|" not in line and bool(_HEADER.match(folded)) and len(_COLUMN.findall(folded)) >= _FEWEST_COLUMNS


class PrintedRows:
    """Told the lines of a text in order, says which of them begin a row."""

    def __init__(self) -> None:
        self._next: int | None = None

    def begins(self, line: str) -> bool:
        """Whether the line is a table's heading or the first of its next row."""
        if is_header(line):
            self._next = 1
            return True
        if self._next is None:
            return False
        if (mark := read_mark(line)) is not None and mark.kind in _ENDS_TABLE:
            self._next = None
            return False
        number = _NUMBER.match(line)
        if number and int(number[1]) == self._next and not number[2].islower():
            self._next += 1
            return True
        return False

    def goes_on(self, row: str) -> bool:
        """Whether a line that begins no row belongs to `row` before it: until that has its last cell."""
        inside = self._next is not None and self._next > 1
        return inside and not _TIME_LAST.search(fold(row))
