"""Tables copied out of a word processor cell by cell: "TT", "Họ và tên", "Chức vụ", "1", "Trần Thị B", …

Each cell became a line of its own; only the counting in the first column tells where a row begins. Rows are
put together again, so that whose duty it is stands beside the duty.
"""

import re
from collections.abc import Sequence

from knowledge.lines import Line
from knowledge.vietnamese import fold

_FIRST_CELL = re.compile(r"(?:s?tt|so tt|so thu tu)\.?")
_FEWEST, _MOST = 3, 10  # columns
_WIDEST = 60  # characters of a heading's cell
_LINES_A_CELL = 4


def with_rows_joined(lines: Sequence[Line]) -> list[Line]:
    """The lines, those of such tables joined to rows."""
    found: list[Line] = []
    at = 0
    while at < len(lines):
        rows = _table(lines, at)
        if rows:
            found += [_joined(lines[start:end]) for start, end in rows]
            at = rows[-1][1]
        else:
            found.append(lines[at])
            at += 1
    return found


def _table(lines: Sequence[Line], start: int) -> list[tuple[int, int]]:
    """The ranges of lines of a table's heading and rows; none if no table of two rows or more begins here."""
    if not _FIRST_CELL.fullmatch(fold(lines[start].text)):
        return []
    heading_ends = range(start + _FEWEST, min(len(lines), start + _MOST + 1))
    first = next((at for at in heading_ends if _counts(lines[at], 1)), 0)
    columns = first - start
    heading = lines[start:first]
    if not first or any(len(line.text) > _WIDEST for line in heading):
        return []
    rows = [(start, first)]
    while (at := rows[-1][1]) < len(lines) and _counts(lines[at], len(rows)):
        rows.append((at, _end_of_row(lines, at, len(rows) + 1, columns)))
    return rows if len(rows) > 2 else []


def _end_of_row(lines: Sequence[Line], start: int, following: int, columns: int) -> int:
    """Where the next row begins, else where as many cells as there are columns have been."""
    longest = min(len(lines), start + columns * _LINES_A_CELL)
    for at in range(start + 2, longest):
        if _counts(lines[at], following) and not _is_page_number(lines, at):
            return at
    end, cells = start, 0
    while end < len(lines) and cells < columns:
        cells += not _is_page_number(lines, end)
        end += 1
    return end


def _counts(line: Line, number: int) -> bool:
    return line.text.rstrip(".").lstrip("0") == str(number)


def _is_page_number(lines: Sequence[Line], at: int) -> bool:
    """A number between blank lines, where not all lines stand so."""
    if at + 1 >= len(lines) or not (lines[at].after_blank and lines[at + 1].after_blank):
        return False
    return lines[at].text.strip(" -–").isdecimal() and not lines[at - 1].after_blank


def _joined(lines: Sequence[Line]) -> Line:
    cells = [line.text for at, line in enumerate(lines) if at == 0 or not _is_page_number(lines, at)]
    return Line(" ".join(cells), lines[0].width, lines[0].after_blank, is_row=True)
