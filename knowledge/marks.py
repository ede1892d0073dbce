"""What can open a line of a Vietnamese document: "II.", "1.2.", "a)", "-", "Điều 5.", "Chương I", "Quý III".

Layout of laws: Nghị định 30/2020/NĐ-CP, Phụ lục I; other documents mix the same marks freely.
"""

import re
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of mark; which is above which is found out per document."""

    PART = "part"  # Phần thứ nhất
    CHAPTER = "chapter"  # Chương I
    SECTION = "section"  # Mục 1
    SUBSECTION = "subsection"  # Tiểu mục 1
    ARTICLE = "article"  # Điều 5
    CAPITAL = "capital"  # A.
    ROMAN = "roman"  # II.
    NUMBER = "number"  # 1.
    NUMBER2 = "number2"  # 1.1.
    NUMBER3 = "number3"  # 1.1.1.
    LETTER = "letter"  # a)
    QUARTER = "quarter"  # Quý III
    MONTH = "month"  # Tháng 6
    DASH = "dash"  # -
    STAR = "star"  # *
    PLUS = "plus"  # +


PERIODS = (Kind.QUARTER, Kind.MONTH)


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark at the start of a line: its kind, its value ("II", "1.2", "a", "85a"), where the text begins.

    `before` is the mark in front of a period's name: the "4." of "4. Quý IV", which is both.
    """

    kind: Kind
    value: str
    end: int
    before: "Mark | None" = None

    @property
    def number(self) -> int | None:
        """The position it claims among its siblings, from 1; None for dashes and the like."""
        return ordinal(self.kind, self.value)


_NAMED = (
    (Kind.PART, r"(?:phần|PHẦN|Phần)\s+((?:thứ|THỨ)\s+\w+|[IVX]+|[A-Z]|\d+)"),
    (Kind.CHAPTER, r"(?:Chương|CHƯƠNG)\s+([IVXLC]+|\d+)"),
    (Kind.SUBSECTION, r"(?:Tiểu mục|TIỂU MỤC)\s+(\d+|[IVX]+)"),
    (Kind.SECTION, r"(?:Mục|MỤC)\s+(\d+|[IVX]+)"),
)
_HEADING_END = r"(?=\s*(?:[.:\-–—/]|$)|\s+[A-ZÀ-ỸĐ])[.:\-–—/]?\s*"
_UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"

_MONTH = "(?:1[0-2]|0?[1-9])"
_PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    *((kind, re.compile(pattern + _HEADING_END)) for kind, pattern in _NAMED),
    (Kind.ARTICLE, re.compile(r"(?:Điều|ĐIỀU)\s+(\d{1,3}[a-zđ]?)(?:\s*[.:]\s*|\s*$)")),
    (
        Kind.QUARTER,
        re.compile(
            r"(?:[-–+*•]\s*|\d{1,2}(?:\.\d{1,2})?[.)]\s*|[a-zđ]\)\s*)?(?:Trong\s+|TRONG\s+)?(?:[Qq]uý|QUÝ|[Qq]úy)\s+"
            r"(IV|I{1,3}|[1-4])(?:\s*(?:/|-|năm|NĂM)?\s*(?:năm\s+)?\d{4})?\s*(?::|\.|$)\s*"
        ),
    ),
    (
        Kind.MONTH,
        re.compile(
            r"(?:[-–+*•]\s*|\d{1,2}(?:\.\d{1,2})?[.)]\s*|[a-zđ]\)\s*)?(?:Trong\s+)?(?:[Tt]háng|THÁNG)\s+"
            rf"({_MONTH}(?:\s*(?:,|và|đến|-|–)\s*(?:tháng\s+)?{_MONTH}(?!\d))*)"
            r"(?:\s*(?:/|-|năm|NĂM)?\s*(?:năm\s+)?\d{4})?\s*(?::|\.|$)\s*"
        ),
    ),
    (Kind.NUMBER3, re.compile(rf"(\d{{1,2}}\.\d{{1,2}}\.\d{{1,2}})\s*(?:[.)\-/:]\s*|\s(?=[{_UPPER}\"“]))")),
    (Kind.NUMBER2, re.compile(rf"(\d{{1,2}}\.\d{{1,2}})\s*(?:[.)\-/:]\s*(?!\d)|\s(?=[{_UPPER}\"“]))")),
    (
        Kind.ROMAN,  # "V.I. Lênin" are initials
        re.compile(r"((?=[IVXLivx])X{0,3}(?:IX|IV|V?I{0,3}))\s*(?:[.)/](?!\s?[A-ZĐ]\.)|-(?=\s))\s*(?=\S)"),
    ),
    (Kind.CAPITAL, re.compile(rf"([A-HĐK])\s*(?:[.)/]\s+|-\s+)(?=[{_UPPER}])")),
    (Kind.NUMBER, re.compile(r"(\d{1,3})(?:\s*[.)](?!\d)|/(?=\s)|-\s|:\s)\s*(?=\S)")),
    (Kind.LETTER, re.compile(r"([a-zđ]\d?)(?:\)|\.(?=\s))\s*(?=\S)")),
    (Kind.DASH, re.compile(r"([-–—−•●▪◦·‣])\s*(?=[^\s\d]|\d)")),
    (Kind.STAR, re.compile(r"(\*+)\s*(?=[^\s*])")),
    (Kind.PLUS, re.compile(r"(\+)\s*(?=\S)")),
)

_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_CAPITALS = "ABCDĐEGHIKLMNOPQRSTUVXY"


def roman(value: str) -> int:
    """The number a Roman numeral stands for."""
    digits = [_ROMAN_DIGITS[c] for c in value]
    pairs = zip(digits, [*digits[1:], 0], strict=True)
    return sum(-digit if digit < following else digit for digit, following in pairs)


def ordinal(kind: Kind, value: str) -> int | None:
    """Position a mark claims among its siblings, from 1; None where there is no counting."""
    if kind in (Kind.DASH, Kind.STAR, Kind.PLUS):
        return None
    last = value.split(".")[-1]
    if kind is Kind.LETTER:
        position = _LETTERS.find(last[0])
        return position + 1 if len(last) == 1 and position >= 0 else None
    if kind is Kind.CAPITAL:
        return _CAPITALS.find(last) + 1 or None
    if last.isdigit():
        return int(last)
    if last and all(c in _ROMAN_DIGITS for c in last):
        return roman(last)
    return None


def months_of(value: str) -> tuple[int, ...]:
    """The months that a month's mark names: "6", "9, 10", "4 đến 6"."""
    numbers = [int(found) for found in re.findall(r"\d+", value)]
    if re.search(r"đến|[-–]", value) and len(numbers) == 2:
        return tuple(range(numbers[0], numbers[1] + 1))
    return tuple(numbers)


def read_mark(line: str) -> Mark | None:
    """The mark that opens `line` (no leading space expected), or None."""
    for kind, pattern in _PATTERNS:
        match = pattern.match(line)
        if match and match[1]:
            return Mark(kind, match[1], match.end(), _before(line) if kind in PERIODS else None)
    return None


def _before(line: str) -> Mark | None:
    """The list mark in front of a period's name, as it would be read without the name."""
    marks = ((kind, pattern.match(line)) for kind, pattern in _PATTERNS if kind not in PERIODS)
    return next((Mark(kind, match[1], match.end()) for kind, match in marks if match and match[1]), None)


def is_capitals(line: str) -> bool:
    """Whether a line is set in capitals (a title, an organ, a heading)."""
    letters = [c for c in line if c.isalpha()]
    return len(letters) >= 2 and sum(c.isupper() for c in letters) >= 0.9 * len(letters)
