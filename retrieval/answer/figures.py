"""A text as words and figures, for comparing what is said with what is quoted.

A figure is a date, month, number, percentage, numbered place ("Điều 5", "quý III") or the code of an
instrument, in one spelling however it was written: "ngày 05 tháng 6 năm 2024" and "5/6/2024" are one.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from knowledge import fold, nfc, open_abbreviations, tone_style

_ROMAN = {"i": 1, "v": 5, "x": 10}
_MARK = re.compile(
    r"(?:ngày\s+)?(?P<day>\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(?P<month>\d{1,2})(?![\d%])"
    r"(?:(?:\s*[/.-]\s*|\s+năm\s+|,\s*năm\s+)(?P<year>\d{4})(?!\d))?(?!\s*[/-]\s*\w)"
    r"|(?:tháng\s+)?(?P<of>\d{1,2})\s*/\s*(?P<in>\d{4})(?![\w/-])"
    r"|tháng\s+(?P<moon>\d{1,2})(?:\s+năm\s+(?P<then>\d{4}))?(?!\d)"
    r"|(?P<code>\d+[^\W_]*(?:\s?[/-]\s?[^\W_]+)+)"
    r"|(?P<kind>quý|phần|mục|chương|điều|khoản|điểm|phụ lục)\s+(?P<place>[ivx]+|\d+|[a-zđ])(?!\w)"
    r"|(?P<number>\d+(?:[.,]\d+)*)(?P<percent>\s*(?:%|phần trăm))?"
    r"|(?P<word>[^\W_]+)"
    r"|(?P<stop>[,;:()\[\]“”\"‘’])"
)
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_LEADING = re.compile(r"^0+(?=\d)")
STOPS = frozenset(',;:()[]“”"‘’')
_MOST_DAYS, _MONTHS = 31, 12


@dataclass(frozen=True, slots=True)
class Mark:
    """One word in lower case and new tone style, one figure, or one of the `STOPS`."""

    text: str
    is_figure: bool = False


def marks(text: str, *, stops: bool = False) -> list[Mark]:
    """The words and figures of `text` in order, abbreviations written out; with its `STOPS` if asked for."""
    plain = tone_style(open_abbreviations(nfc(text)))
    return [_mark(found) for found in _MARK.finditer(plain) if stops or not found["stop"]]


def _mark(found: re.Match[str]) -> Mark:
    readings: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
        ("day", _date),
        ("of", lambda m: f"month:{m['in']}-{int(m['of']):02}"),
        ("moon", lambda m: f"month:{m['then'] or '-'}-{int(m['moon']):02}"),
        ("code", lambda m: "code:" + re.sub(r"[\s/-]+", "-", fold(_LEADING.sub("", m["code"])))),
        ("kind", lambda m: f"{m['kind']}:{_ordinal(m['place'])}"),
        ("number", _number),
    )
    for group, reading in readings:
        if found[group] is not None:
            return Mark(reading(found), is_figure=True)
    return Mark(found["word"] or found["stop"])


def _date(found: re.Match[str]) -> str:
    day, month = int(found["day"]), int(found["month"])
    if not (0 < day <= _MOST_DAYS and 0 < month <= _MONTHS):
        return f"share:{day}/{month}"
    return f"date:{found['year'] or '-'}-{month:02}-{day:02}"


def _number(found: re.Match[str]) -> str:
    written = found["number"]
    if _THOUSANDS.fullmatch(written):
        written = re.sub(r"[.,]", "", written)
    whole, comma, part = written.replace(".", ",").partition(",")
    return f"{int(whole)}{comma}{part}{'%' if found['percent'] else ''}"


def _ordinal(written: str) -> str:
    """ "III" and "3" as "3"; letters as they are."""
    if written.isdecimal():
        return str(int(written))
    if not set(written) <= _ROMAN.keys():
        return written
    values = [_ROMAN[letter] for letter in written]
    following = [*values[1:], 0]
    return str(sum(-v if v < after else v for v, after in zip(values, following, strict=True)))
