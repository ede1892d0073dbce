"""Two-column letterheads and signature blocks that were set with spaces or tabs instead of a table."""

import re
from collections.abc import Iterator, Sequence

from knowledge.readers.pdf_layout import Line, Word, in_reading_order
from knowledge.vietnamese import fold, nfc

_WORD = re.compile(r"\S+")
_GAP = re.compile(r"[ ]*(?:\t[ \t]*|[ ]{5,})")
_OPENING = re.compile(r"cong hoa xa hoi|dang cong san viet nam|^\s*noi nhan")
_LETTER_HEIGHT = 3
"""In widths of a letter: makes three spaces a gap between columns and eight a wide one."""


def columns_of_spaces(lines: Sequence[str]) -> list[str]:
    """Plain text in which each letter has its place: two-column blocks read column by column."""
    if not any(_OPENING.search(fold(nfc(line))) and _GAP.search(line.strip()) for line in lines):
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
    left: list[str] = []
    right: list[str] = []
    for line in lines:
        sides = _GAP.split(line, maxsplit=1)
        opens = bool(_OPENING.search(fold(nfc(line)))) and len(sides) == 2 and all(sides)
        if opens or (left and len(sides) == 2 and sides[1]):
            left += sides[:1] if sides[0] else []
            right.append(sides[1])
            continue
        yield from (*left, *right, line)
        left, right = [], []
    yield from (*left, *right)


def _placed(number: int, line: str) -> Line:
    top = number * _LETTER_HEIGHT
    words = (
        Word(match[0], match.start(), match.end(), top, top + _LETTER_HEIGHT)
        for match in _WORD.finditer(line.expandtabs(8))
    )
    return Line(tuple(words))
