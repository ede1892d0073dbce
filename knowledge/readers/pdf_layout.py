"""Words of a PDF page put into lines in reading order.

A letterhead and a signature block stand in two columns on pages of one column (Nghị định 30/2020/NĐ-CP,
Phụ lục I): read straight across, "CỘNG HÒA …" would stand in the middle of the organ's name. Coordinates are
in points from the page's top left corner.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from knowledge.readers.recipients import rows_of_block
from knowledge.vietnamese import fold, nfc

_STATE_NAME = re.compile(r"cong hoa xa hoi|dang cong san viet nam")
_ADDRESS = re.compile(r"kinh gui")
_RECIPIENTS = re.compile(r"noi nhan\s*:?")
_NUMBER_OR_DATE = re.compile(r"\s*so\b|.*\bngay\b.{0,20}\bthang\b")
_TYPE = re.compile(
    r"\s*(?:ke hoach|chuong trinh|quyet dinh|nghi quyet|chi thi|thong bao|bao cao|huong dan|ket luan|quy che"
    r"|quy dinh|de an|phuong an|to trinh|quy tac|bien ban|thong tri|thong tu|nghi dinh|giay moi)\b"
)
_BLOCK_LINES = 40
_SAME_LINE, _COLUMN_GAP, _WIDE_GAP, _FAR, _SLACK = 0.5, 0.7, 2.5, 8, 4
"""Shares of the letter height: how far apart words of a line may stand vertically, how wide the gap between
columns is at least, how wide one is that no justified line has, how far in a line of the right column begins
when nothing stands on its left, how much further left than its column a line may begin."""

_Sides = tuple[tuple["Word", ...], tuple["Word", ...]]


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its box."""

    text: str
    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one base line, left to right."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return max(word.right for word in self.words)

    @property
    def height(self) -> float:
        return median(word.bottom - word.top for word in self.words)

    def beside(self, gutter: float) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
        """The words left and right of the vertical line `gutter`."""
        middles = [((word.left + word.right) / 2, word) for word in self.words]
        return (tuple(w for m, w in middles if m < gutter), tuple(w for m, w in middles if m >= gutter))

    def crosses(self, gutter: float) -> bool:
        """Whether the line runs over `gutter` instead of leaving a gap there."""
        left, right = self.beside(gutter)
        if any(word.left < gutter - 1 and word.right > gutter + 1 for word in self.words):
            return True
        return bool(left and right) and right[0].left - left[-1].right < _COLUMN_GAP * self.height


def lines_of(words: Iterable[Word]) -> list[Line]:
    """Words in lines from top to bottom."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: ((w.top + w.bottom) / 2, w.left)):
        if rows and _on_line(rows[-1], word):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [Line(tuple(sorted(row, key=lambda w: w.left))) for row in rows]


def in_reading_order(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page with two-column blocks read column by column."""
    found: list[Line] = []
    place = 0
    while place < len(lines):
        sides = _block(lines, place)
        if not sides:
            found.append(lines[place])
            place += 1
            continue
        found += _columns(lines[place : place + len(sides)], sides)
        place += len(sides)
    return found


def _block(lines: Sequence[Line], place: int) -> list[_Sides]:
    """What stands left and right in each line of the two-column block that begins at `place`; [] if none."""
    if _RECIPIENTS.match(_folded(lines[place])):
        return _signature(lines[place : place + _BLOCK_LINES])
    gutter = _gutter(lines, place)
    return _letterhead(lines[place:], gutter) if gutter is not None else []


def _letterhead(lines: Sequence[Line], gutter: float) -> list[_Sides]:
    block: list[_Sides] = []
    numbered = False
    for line in lines:
        sides = line.beside(gutter)
        folded = _folded(line)
        if line.crosses(gutter):
            sides = _split(line, gutter - _SLACK * line.height, _WIDE_GAP / 2)
            if not all(sides):
                break
        if _ADDRESS.match(folded) or (not all(sides) and _is_title(line, numbered)):
            break
        numbered = numbered or any(_NUMBER_OR_DATE.match(_folded(Line(side))) for side in sides if side)
        block.append(sides)
    return block


def _is_title(line: Line, numbered: bool) -> bool:
    """Whether a line alone is the document's title: in capitals, and by then number or date have come."""
    match = _TYPE.match(_folded(line))
    return match is not None and line.text.isupper() and (numbered or match.end() == len(line.text))


def _signature(lines: Sequence[Line]) -> list[_Sides]:
    """Recipients and signature, row by row; no rows when nothing stands on the right."""
    margin = min(line.left for line in lines[:3])
    split = [_own_sides(line, margin) for line in lines]
    block = split[: _rows(split)]
    starts = [right[0].left for _, right in block if right]
    if not starts:
        return []
    column = min(starts) - _SLACK * lines[0].height
    closer = [sides if sides[1] else _split(line, column) for sides, line in zip(split, lines, strict=True)]
    return closer[: _rows(closer)]


def _rows(split: Sequence[_Sides]) -> int:
    return rows_of_block(
        (" ".join(w.text for w in left), " ".join(w.text for w in right)) for left, right in split
    )


def _own_sides(line: Line, margin: float) -> _Sides:
    """The line parted at its own wide gap, wholly right when it begins far from the margin."""
    if line.left - margin > _FAR * line.height:
        return (), line.words
    return _split(line, line.left, _WIDE_GAP)


def _split(line: Line, after: float, gap: float = _COLUMN_GAP) -> _Sides:
    """The line parted at its widest gap, `gap` letter heights at least, before a word right of `after`."""
    gaps = [
        (word.left - before.right, place)
        for place, (before, word) in enumerate(pairwise(line.words), start=1)
        if word.left >= after
    ]
    widest, place = max(gaps, default=(0.0, 0))
    if widest <= gap * line.height:
        return line.words, ()
    return line.words[:place], line.words[place:]


def _folded(line: Line) -> str:
    return fold(nfc(line.text))


def _on_line(row: Sequence[Word], word: Word) -> bool:
    last = row[-1]
    height = min(last.bottom - last.top, word.bottom - word.top)
    middle = sum((w.top + w.bottom) / 2 for w in row) / len(row)
    return abs((word.top + word.bottom) / 2 - middle) < _SAME_LINE * max(height, 1)


def _gutter(lines: Sequence[Line], place: int) -> float | None:
    """Where columns part if a letterhead in two columns begins at line `place`."""
    line = lines[place]
    if _STATE_NAME.search(_folded(line)):
        return _before_name(line)
    if place + 1 < len(lines) and _STATE_NAME.search(_folded(lines[place + 1])):
        gutter = _before_name(lines[place + 1])  # the organ above may stand a little higher
        return gutter if gutter is not None and line.right < gutter else None
    return None


def _before_name(line: Line) -> float | None:
    """Just left of the country's or the Party's name, when something stands left of it."""
    for place, word in enumerate(line.words):
        if _STATE_NAME.match(fold(nfc(" ".join(w.text for w in line.words[place:])))):
            before = line.words[place - 1].right if place else word.left - 4 * line.height
            return (before + word.left) / 2
    return None


def _columns(lines: Sequence[Line], sides: Sequence[_Sides]) -> list[Line]:
    """The left sides, then the right ones; a line with one side only is handed on as it is."""
    columns: tuple[list[Line], list[Line]] = ([], [])
    for line, pair in zip(lines, sides, strict=True):
        for column, words in zip(columns, pair, strict=True):
            if words:
                column.append(line if len(words) == len(line.words) else Line(words))
    return [*columns[0], *columns[1]]
