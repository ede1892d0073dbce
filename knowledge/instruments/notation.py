"""Instrument numbers: every way they are written, and the one official way.

State organs write serial/TYPE-CODE ("33/CT-TTg") or serial/year/TYPE-CODE ("30/2020/NĐ-CP"), the Party
serial-TYPE/CODE ("25-NQ/TW"). (Nghị định 30/2020/NĐ-CP, phụ lục I; Hướng dẫn 36-HD/VPTW.)
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from knowledge.instruments.vocabulary import abbreviation, all_abbreviations, organ_spelling, organs
from knowledge.vietnamese import fold

_JOINT = r"\s{0,4}[-/]\s{0,4}"  # "114- KL/TW", and a number broken over two lines
_LATER_JOINT = r"(?:[-/]\s{0,4}|\s[-/])"  # not " - ": that dash belongs to the sentence
_LETTER = "A-ZĐƯÔƠĂÂÊ"
_UPPER = rf"(?:T\.[ƯU]|Q?H\s?\d\d|[{_LETTER}][{_LETTER}0-9&]{{1,24}})"
_MIXED = r"(?:TTg|TTrg?|CTr(?:PH|HĐ)?|QĐi|QyĐ|ThU|TTri|Tw|NQy|Qđ|Nq|Ct|[A-ZĐ]{2,5}[a-zđ][A-ZĐ]{1,8})"
_END = r"(?:(?!\w)|(?=ngày|của|về))"  # spaces get lost in text taken from files
_WORD = rf"(?:{_MIXED}|{_UPPER}){_END}"
_TYPES = "|".join(map(re.escape, all_abbreviations()))
_CODES = "|".join(sorted((re.escape(organ.code) for organ in organs()), key=len, reverse=True))
_PLAIN_CODES = ("TW", "TU", "HU", "ĐU", "UBND", "HĐND", "TTg", "CP")
_PLAIN = "|".join(_PLAIN_CODES)
_KNOWN = rf"(?i:(?:{_TYPES})(?:{_JOINT}|\s)(?:{_CODES}|T\.?Ư)(?:-[a-zA-ZĐđ]{{2,15}})*){_END}"
_CODE = (
    rf"(?:{_WORD}(?:\s(?=(?:{_PLAIN})(?!\w)){_WORD}|{_JOINT}{_WORD})?"
    rf"(?:{_LATER_JOINT}{_WORD}){{0,5}}(?:(?<=BCSĐ)\s(?:UBND|HĐND))?|{_KNOWN})"
)
_ANY_TYPES = rf"{_TYPES}|{fold(_TYPES)}"  # typed without marks: "23-qd/tw"
_CARELESS = (
    rf"(?i:(?:{_ANY_TYPES}){_JOINT}[a-zđưô&0-9]{{2,25}}(?:-[a-zđưô&0-9]{{2,25}})*"
    rf"|(?:ubtv)?qh\s?\d\d|{_ANY_TYPES}|{_CODES}|{fold(_CODES)})(?!\w)"
)
_GLUED = re.compile(rf"(?P<type>{_TYPES})(?P<code>{_PLAIN})")  # "25-NQTW"
_YEAR = r"(?:19[4-9]|20[0-4])\d"


def _number_pattern(code: str) -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w/-])(?<!\d[.,])(?P<serial>\d{1,5}[A-Za-z]?)"
        rf"(?:{_JOINT}(?P<year>{_YEAR})(?!\d)(?:(?:{_JOINT}|\s)(?P<yearcode>{code}))?"
        rf"|(?:{_JOINT}|\s{{1,3}}(?=(?i:{_TYPES})\s?[-/])|(?<=\d)(?=(?:{_TYPES})[-/]))(?P<code>{code}))"
        rf"(?:/(?P<late>{_YEAR}))?{_END}"
    )


_WRITTEN = _number_pattern(_CODE)
_TYPED = _number_pattern(rf"(?:{_KNOWN}|{_CODE}|{_CARELESS})")
_EITHER_SIDE = ("BCĐ", "MT", "UBMT", "HĐ")  # committees and the Front write both ways
_PARTY_ENDINGS = ("TW", "TU", "HU", "ĐU", "QU", "ThU")


@dataclass(frozen=True, slots=True)
class Notation:
    """A number taken apart: `kind` is the type's official abbreviation, `codes` the issuing code's parts.

    `layout` is "party" for serial-TYPE/CODE as written, else "state". `start` and `end` are its place.
    """

    serial: str
    year: int | None
    kind: str | None
    codes: tuple[str, ...]
    layout: str
    start: int
    end: int


def find_numbers(text: str, typed: bool = False) -> Iterator[Notation]:
    """Every instrument number in a text prepared by `surface`; `typed` reads careless lower case as well.

    A bare serial with a year ("30/2020") is yielded too, with no kind and no codes.
    """
    for match in (_TYPED if typed else _WRITTEN).finditer(text):
        yield _notation(match)


def _notation(match: re.Match[str]) -> Notation:
    year = match["year"] or match["late"]
    parts = _code_parts(match["yearcode"] or match["code"] or "")
    known = abbreviation(parts[0]) if parts else None
    after_serial = match.string[match.end("serial") : match.end()].lstrip()
    return Notation(
        serial=match["serial"].lower(),
        year=int(year) if year else None,
        kind=known[0] if known else None,
        codes=tuple(organ_spelling(part) for part in (parts[1:] if known else parts)),
        layout="party" if not year and after_serial.startswith("-") else "state",
        start=match.start(),
        end=match.end(),
    )


def _code_parts(code: str) -> list[str]:
    pieces = re.split(r"\s*[-/]\s*", code)
    spaced = pieces[0].split()  # "CT TTg": a type and its code with only a space between
    if len(spaced) == 2 and abbreviation(spaced[0]) and _is_plain_code(spaced[1]):
        pieces[0:1] = spaced
    elif len(pieces) == 1 and abbreviation(pieces[0]) is None and (glued := _GLUED.fullmatch(pieces[0])):
        pieces = [glued["type"], glued["code"]]
    return [re.sub(r"\s", "", piece) for piece in pieces if piece]


@cache
def _folded_plain_codes() -> frozenset[str]:
    return frozenset(map(fold, _PLAIN_CODES))


def _is_plain_code(piece: str) -> bool:
    return fold(piece) in _folded_plain_codes()


@cache
def _side(code: str) -> str:
    if code.startswith("BCSĐ"):
        return "party"
    return next((organ.side for organ in organs() if organ.code == code), "")


def is_party(notation: Notation) -> bool:
    """Whether the official form is the Party's: by the issuing code, or by the layout where that is open."""
    if notation.year or not notation.codes:
        return not notation.year and notation.layout == "party"
    first, sides = notation.codes[0], {_side(code) for code in notation.codes} - {""}
    if len(sides) == 2:  # signed by both: "01-QCPH/UBND-BDVTU"
        return notation.layout == "party"
    if _side(first):
        return _side(first) == "party"
    if first.startswith(_EITHER_SIDE):
        return notation.layout == "party"
    return first.endswith(_PARTY_ENDINGS) or notation.layout == "party"


def padded(serial: str) -> str:
    """Serials below ten carry a zero: "5" gives "05", "5a" gives "05a"."""
    digits = serial.rstrip("abcdefghijklmnopqrstuvwxyz")
    return digits.zfill(2) + serial[len(digits) :]


def plain_serial(serial: str) -> str:
    """A serial without its leading zeros: "06" gives "6"."""
    return serial.lstrip("0") or serial


def official(notation: Notation) -> str:
    """The official form of a number, from its parts as they are."""
    serial, code = padded(notation.serial), "-".join(notation.codes)
    if notation.year:
        tail = "-".join(part for part in (notation.kind, code) if part)
        return "/".join(part for part in (serial, str(notation.year), tail) if part)
    if not notation.kind:
        return f"{serial}/{code}" if code else serial
    first, second = ("-", "/") if is_party(notation) else ("/", "-")
    return serial + first + notation.kind + (second + code if code else "")
