"""Two-column letterheads and signature blocks that were set with spaces or tabs instead of a table."""

import re
from collections.abc import Iterator, Sequence

from knowledge.readers.pdf_layout import Line, Word, in_reading_order
from knowledge.readers.recipients import rows_of_block
from knowledge.vietnamese import fold, nfc

_WORD = re.compile(r"\S+")
_GAP = re.compile(r"[ ]*(?:\t[ \t]*|[ ]{5,})")
_LOOSE_GAP = re.compile(r"\t|[ ]{3}")
_OPENING = re.compile(r"cong hoa xa hoi|dang cong san viet nam|^\s*noi nhan")
_RECIPIENTS = re.compile(r"\s*noi nhan")
_TITLE = re.compile(r"\s*(?:ke hoach|chuong trinh|kinh gui)")
_DATE = re.compile(r"ngay\b.{0,20}\bthang\b")
_BLOCK_LINES, _LETTERHEAD_LINES = 40, 10
_LETTER_HEIGHT = 3
"""In widths of a letter: makes three spaces a gap between columns and eight a wide one."""


def columns_of_spaces(lines: Sequence[str]) -> list[str]:
    """Plain text in which each letter has its place: two-column blocks read column by column."""
    if not any(_OPENING.search(fold(nfc(line))) and _LOOSE_GAP.search(line.strip()) for line in lines):
        return list(lines)
    placed = [(_placed(number, line), line) for number, line in enumerate(lines) if line.strip()]
    as_written = {id(line): written for line, written in placed}
    after_blank = {id(line) for line, _ in placed if not lines[int(line.top) // _LETTER_HEIGHT - 1].strip()}
    found: list[str] = []
    for line in in_reading_order([line for line, _ in placed]):
        found += [""] if id(line) in after_blank else []
        found.append(as_written.get(id(line), line.text))
    return found


def columns_of_tabs(lines: Sequence[str]) -> list[str]:
    """Text of a word processor: consecutive lines parted by tabs or many spaces read column by column."""
    return list(_untabbed(lines))


def _untabbed(lines: Sequence[str]) -> Iterator[str]:
    place = 0
    while place < len(lines):
        rows = [_sides(line) for line in lines[place : place + _BLOCK_LINES]]
        length = _rows_of_block(rows) or 1
        if length == 1 and not _opens(rows[0]):
            yield lines[place]
        else:
            for column in (0, 1):
                yield from (row[column] for row in rows[:length] if row[column])
        place += length


def _sides(line: str) -> tuple[str, str]:
    sides = _GAP.split(line, maxsplit=1)
    return (sides[0], sides[1]) if len(sides) == 2 else (line, "")


def _opens(row: tuple[str, str]) -> bool:
    return all(row) and bool(_OPENING.search(fold(nfc(" ".join(row)))))


def _rows_of_block(rows: Sequence[tuple[str, str]]) -> int:
    """How many rows the two-column block takes that begins with the first of them; 0 if none does."""
    if _RECIPIENTS.match(fold(nfc(rows[0][0]))):
        length = rows_of_block(rows)
        return length if any(right for _, right in rows[:length]) else 0
    if not _opens(rows[0]):
        return 0
    together = next((at for at, (_, right) in enumerate(rows) if not right), len(rows))
    below = rows[together:_LETTERHEAD_LINES]
    title = next((at for at, row in enumerate(below) if _TITLE.match(fold(nfc(row[0])))), len(below))
    dated = (at for at, (_, right) in enumerate(below[:title]) if _DATE.search(fold(nfc(right))))
    return together + 1 + max(dated, default=-1)


def _placed(number: int, line: str) -> Line:
    top = number * _LETTER_HEIGHT
    words = (
        Word(match[0], match.start(), match.end(), top, top + _LETTER_HEIGHT)
        for match in _WORD.finditer(line.expandtabs(8))
    )
    return Line(tuple(words))
