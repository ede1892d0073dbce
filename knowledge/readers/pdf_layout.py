"""Words of a PDF page put into lines in reading order.

A letterhead and a signature block stand in two columns on pages of one column (Nghị định 30/2020/NĐ-CP,
Phụ lục I): read straight across, "CỘNG HÒA …" would stand in the middle of the organ's name. Coordinates are
in points from the page's top left corner.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from knowledge.vietnamese import fold, nfc

_STATE_NAME = re.compile(r"cong hoa xa hoi|dang cong san viet nam")
_ADDRESS = re.compile(r"kinh gui")
_RECIPIENTS = re.compile(r"noi nhan\s*:?")
_BLOCK_LINES = 40
_SAME_LINE, _COLUMN_GAP, _WIDE_GAP = 0.5, 0.7, 2.5
"""Shares of the letter height: how far apart words of a line may stand vertically, how wide the gap between
columns is at least, how wide one is that no justified line has."""


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
        gutter = _gutter(lines, place)
        end = place
        while gutter is not None and end < len(lines) and not _ends_block(lines[end], gutter):
            end += 1
        if gutter is None or end == place:
            found.append(lines[place])
            place += 1
            continue
        found += _columns(lines[place:end], gutter)
        place = end
    return found


def _ends_block(line: Line, gutter: float) -> bool:
    return line.crosses(gutter) or bool(_ADDRESS.match(fold(nfc(line.text))))


def _on_line(row: Sequence[Word], word: Word) -> bool:
    last = row[-1]
    height = min(last.bottom - last.top, word.bottom - word.top)
    middle = sum((w.top + w.bottom) / 2 for w in row) / len(row)
    return abs((word.top + word.bottom) / 2 - middle) < _SAME_LINE * max(height, 1)


def _gutter(lines: Sequence[Line], place: int) -> float | None:
    """Where columns part if a two-column block begins at line `place`."""
    line = lines[place]
    folded = fold(nfc(line.text))
    if _STATE_NAME.search(folded):
        return _before_name(line)
    if _RECIPIENTS.match(folded):
        gaps = (_widest_gap(below) for below in lines[place : place + _BLOCK_LINES])
        return next((gap for gap in gaps if gap is not None), None)
    if place + 1 < len(lines) and _STATE_NAME.search(fold(nfc(lines[place + 1].text))):
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


def _widest_gap(line: Line) -> float | None:
    gaps = [
        (after.left - before.right, (after.left + before.right) / 2)
        for before, after in zip(line.words, line.words[1:], strict=False)
    ]
    widest = max(gaps, default=(0.0, 0.0))
    return widest[1] if widest[0] > _WIDE_GAP * line.height else None


def _columns(lines: Sequence[Line], gutter: float) -> list[Line]:
    sides = [line.beside(gutter) for line in lines]
    return [Line(side) for column in (0, 1) for side in (pair[column] for pair in sides) if side]
