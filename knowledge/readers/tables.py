"""Tables as lines: a letterhead or signature block reads cell by cell, a data table row by row."""

import re
from collections.abc import Sequence
from itertools import groupby

from knowledge.vietnamese import fold, nfc

Cell = Sequence[str]
"""The lines of one cell, blank ones allowed."""

_LAYOUT_SIGNS = re.compile(
    r"cong hoa xa hoi|doc lap\s*[-–]\s*tu do|dang cong san viet nam|noi nhan|kinh gui"
    r"|^\s*(?:t/?m|kt|tl|tuq|q)\s*\.\s*\S|ky,? (?:va )?(?:ghi ro )?ho,? ten|ghi ro ho|\(da ky\)|\(ky ten",
    re.MULTILINE,
)
_RULE_SIGNS = frozenset("-–—_=*.~")
_MOST_LAYOUT_COLUMNS, _MOST_LAYOUT_ROWS = 3, 8


def table_lines(rows: Sequence[Sequence[Cell]]) -> list[str]:
    """The lines of a table whose `rows` hold each cell once, left to right.

    A table for layout gives each cell's lines, the left column before the right; a data table one line a row,
    cells joined with " | ".
    """
    rows = [[_content(cell) for cell in row] for row in rows]
    if is_layout(rows):
        blocks = (list(block) for _, block in groupby(rows, key=len))
        return [
            line
            for block in blocks
            for column in zip(*block, strict=True)
            for cell in column
            for line in cell
        ]
    joined = (" | ".join(" ".join(cell) for cell in row).strip() for row in rows)
    return [line for line in joined if line.strip("| ")]


def is_layout(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether a table only puts blocks of text side by side, as letterheads and signature blocks do."""
    columns = max((sum(map(bool, row)) for row in rows), default=0)
    if columns <= 1:
        return True
    if columns > _MOST_LAYOUT_COLUMNS or len(rows) > _MOST_LAYOUT_ROWS:
        return False
    if len(rows) == 1 and max(len(cell) for cell in rows[0]) > 1:
        return True
    text = "\n".join(line for row in rows for cell in row for line in cell)
    return bool(_LAYOUT_SIGNS.search(fold(nfc(text))))


def is_rule(line: str) -> bool:
    """Whether a line only draws a rule ("-------", "_____")."""
    return sum(c in _RULE_SIGNS for c in line) >= 3 and not any(map(str.isalnum, line))


def _content(cell: Cell) -> list[str]:
    lines = (" ".join(line.split()) for line in cell)
    return [line for line in lines if line and not is_rule(line)]
