"""Automatic numbers of lists as a word processor shows them: "1.", "a)", "IV.", "-".

Word keeps them apart from the text (word/numbering.xml); without them "khoản 2" can't be found again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_HOLLOW_BULLETS = frozenset("o○◦+\uf06f\uf0a1")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how it counts (`w:numFmt`), is shown (`w:lvlText`, "%1.%2") and starts.

    `restart`: the level (from 1) after which it starts anew, 0 for never, None for after any higher one.
    """

    style: str = "decimal"
    text: str = "%1."
    start: int = 1
    restart: int | None = None
    legal: bool = False


@dataclass
class Counter:
    """Counts one list down a document."""

    levels: Mapping[int, Level]
    counts: dict[int, int] = field(default_factory=dict)

    def restart(self, level: int, start: int) -> None:
        """Makes the next number of `level` be `start`."""
        self.counts[level] = start - 1
        self._forget_below(level)

    def mark(self, level: int) -> str:
        """The mark of the next paragraph at `level`, "" when it shows none."""
        shown = self.levels.get(level, Level())
        self.counts[level] = self.counts.get(level, shown.start - 1) + 1
        self._forget_below(level)
        if shown.style == "bullet":
            return "+" if shown.text[:1] in _HOLLOW_BULLETS else "-"
        text = shown.text
        for place in range(level + 1):
            if f"%{place + 1}" in text:
                text = text.replace(f"%{place + 1}", self._number(place, legal=shown.legal))
        return text.strip()

    def _number(self, level: int, *, legal: bool) -> str:
        shown = self.levels.get(level, Level())
        count = self.counts.setdefault(level, shown.start)
        return formatted(count, "decimal" if legal and shown.style != "none" else shown.style)

    def _forget_below(self, level: int) -> None:
        for below in [place for place in self.counts if place > level]:
            restart = self.levels.get(below, Level()).restart
            if restart is None or level < restart:
                del self.counts[below]


def formatted(number: int, style: str) -> str:
    """`number` in a style of OOXML's ST_NumberFormat; unknown styles count in digits."""
    match style:
        case "none" | "bullet":
            return ""
        case "decimalZero":
            return f"{number:02}"
        case "lowerLetter":
            return _letters(number)
        case "upperLetter":
            return _letters(number).upper()
        case "lowerRoman":
            return _roman(number)
        case "upperRoman":
            return _roman(number).upper()
    return str(number)


def _letters(number: int) -> str:
    """a … z, aa … zz, as Word counts past z."""
    if number < 1:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 20)


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    shown = ""
    for value, sign in _ROMAN:
        shown += sign * (number // value)
        number %= value
    return shown
