"""What a question asks about: years, quarters, half-year, places, levels; typed with or without diacritics.

>>> question_scope("quy 2 nam 2026 tinh nghe an lam gi").quarters
(2,)
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.gazetteer import COMMUNE, DISTRICT, HAMLET, PROVINCE
from knowledge.places import PlaceMention, find_places
from knowledge.vietnamese import fold, nfc, tone_style

_YEAR = r"(?:19|20)\d\d"
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "mot": 1, "nhat": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4}
_SERIAL = r"\d{1,5}(?:\s?[-–/]\s?(?:\d{4}\s?/\s?)?[a-zđ][\w&]*(?:[-/][\w&]+)*)"
_NOT_ASKED = re.compile(
    rf"\d{{1,2}}\s?[/.-]\s?\d{{1,2}}\s?[/.-]\s?{_YEAR}"  # 12/7/2024
    rf"|ngay\s\d{{1,2}}\sthang\s\d{{1,2}},?\snam\s{_YEAR}"
    rf"|\d+[a-z]?\s?/\s?{_YEAR}\s?/\s?\w+(?:[-/]\w+)*"  # 36/2021/QH15
    r"|(?:khoa|nhiem ky|giai doan|tu nam|thoi ky)\s(?:\w{1,5},?\s)?(?:nam\s)?"
    rf"{_YEAR}\s?(?:[-–]|den(?:\snam)?)\s?{_YEAR}"
    rf"|{_YEAR}\s?[-–]\s?{_YEAR}"
    rf"|(?:den|tam nhin|truoc|tu)\s(?:\w+\s)?nam\s{_YEAR}"
    r"|(?:luat|bo luat|phap lenh|hien phap|nghi dinh|thong tu)\s"
    rf"(?:(?!ke hoach|chuong trinh|bao cao|quy\s[\div]|trong )[^,;?.]){{0,60}}?nam\s{_YEAR}(?!\d)"
)
_NUMBERED = (
    r"(?<!\w)(?:nghi quyet|ket luan|chi thi|quyet dinh|quy che|ke hoach|chuong trinh|de an|thong bao|cong van"
    r"|huong dan|nghi dinh|luat|nq|kl|ct|qd|kh)"
    rf"\s(?:so\s)?(?:{_SERIAL}|(?!{_YEAR}\b)\d{{1,4}}\b(?!\s?(?:thang|xa|xom|thon)))"
    rf"(?:\sngay\s[\d/. -]+|\snam\s{_YEAR})?"
)
_INSTRUMENT = re.compile(rf"{_NUMBERED}(?:\scua\s(?:\w+\s?){{1,6}})?")
_ASKED_YEAR = re.compile(
    rf"(?<![\w/.-])(?:nam\s)?(?P<year>{_YEAR})(?![\w/]|[-–]\d|\.\d)|(?<=/)(?P<slash>{_YEAR})(?![\w/-])"
)
_QUARTER_YEAR = re.compile(
    r"(?<!\w)(?:quy|qui|q)\s?(?:[1-4]|i{1,3}|iv)\s?[/-]\s?(?P<year>2\d|3[0-5])(?![\w/-])"
)
_SHORT_YEAR = re.compile(
    r"(?<!\d\s)\bnam\s(?P<year>2\d|3[0-5])(?![\w%/.,]|\s?(?:xa|phuong|cuoc|nguoi|tuoi|thon|xom))"
)
_QUARTER_NAME = r"(?:i{1,3}v?|iv|[1-4]|mot|hai|ba|bon|nhat)"
_QUARTER = re.compile(
    rf"(?<!\w)(?:quy|qui|q)\s?\.?\s?(?P<first>{_QUARTER_NAME})(?!\w)"
    rf"(?P<more>(?:\s?(?:,|va|&|-|–|den|hoac|hay)\s?(?:(?:quy|qui|q)\s?)?(?:{_QUARTER_NAME})(?!\w|\s?thang))*)"
)
_QUARTER_TU = re.compile(r"(?<!\w)quý tư(?!\w)")
_LAST_QUARTER = re.compile(r"(?<!\w)(?:quy|qui) (?P<which>cuoi|dau)(?: cung| tien)?(?: nam|$|\W)")
_HALVES = (
    (1, re.compile(r"(?:0?6|sau)\s?(?:thang|t)\s?dau|nua (?:dau )?nam dau|nua dau|(?<!\w)h1(?!\w)")),
    (2, re.compile(r"(?:0?6|sau)\s?(?:thang|t)\s?cuoi|nua cuoi|nua sau|(?<!\w)h2(?!\w)")),
)
_LEVEL_WORD = r"(?P<level>xa|phuong|thi tran|huyen|quan|thi xa|tinh|thanh pho|tp)"
_LEVEL_OF = {
    "huyen": DISTRICT,
    "quan": DISTRICT,
    "thi xa": DISTRICT,
    "tinh": PROVINCE,
    "thanh pho": PROVINCE,
    "tp": PROVINCE,
}
_MANY = r"(?<!cac )(?<!nhung )(?<!moi )(?<!tung )(?<!nhieu )"
_OPEN = r"(?!\w|\s(?:nao|may|hoi|uy|phuong|khac))"
_OWNER = re.compile(
    rf"(?<!\w)(?:bcd|ban chi dao|dang uy|mttq|mat tran to quoc)"
    rf"(?:\s(?!(?:cho|ve|gui|cac|nhung|giao)\s)[a-z]+){{0,9}}?\s{_MANY}{_LEVEL_WORD}{_OPEN}"
)
_PLAN_OF = re.compile(
    rf"(?:ke hoach|chuong trinh|thong bao|\bkh|\bctr)(?:(?!giao|gui|yeu cau|\d/)[^,;?]){{0,80}}?"
    rf"\s(?:cua|cap)\s(?:ubnd|uy ban nhan dan|hdnd)?\s?{_MANY}{_LEVEL_WORD}{_OPEN}"
)
_LEVEL_ASKED = re.compile(rf"(?<!\w)(?:cap|o|tai|cua)\s{_MANY}(?P<level>xa|phuong|tinh|huyen){_OPEN}")
_HINTS = (
    (
        COMMUNE,
        re.compile(r"(?<!\w)(?:xom|thon|to dan pho|khu pho|chi bo|ubnd (?:xa|phuong)|khoi dan van)(?!\w)"),
    ),
    (
        PROVINCE,
        re.compile(r"(?<!\w)so (?:noi vu|tai chinh|y te|tu phap|xay dung|cong thuong|giao duc)(?!\w)"),
    ),
    (PROVINCE, re.compile(r"(?<!\w)(?:ubnd tinh|cac so|so, ban)(?!\w)")),
)


@dataclass(frozen=True, slots=True)
class QuestionScope:
    """Constraints that a cited document has to meet, and `hints` that only favour a level.

    `places` are full names ("tỉnh Nghệ An"); `levels` are "tỉnh", "huyện", "xã"; `half` is 1 or 2.
    """

    years: tuple[int, ...] = ()
    quarters: tuple[int, ...] = ()
    places: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    half: int | None = None
    hints: tuple[str, ...] = ()


def question_scope(question: str, known_places: Sequence[str] = ()) -> QuestionScope:
    """The constraints in a question; `known_places`: full names that the library's documents belong to."""
    asked = nfc(question)
    folded = fold(asked)
    places = [place for place in find_places(asked, known_places) if place.level != HAMLET]
    levels = _levels(folded)
    return QuestionScope(
        years=_years(folded),
        quarters=_quarters(asked, folded),
        places=_names(places),
        levels=levels,
        half=next((half for half, words in _HALVES if words.search(folded)), None),
        hints=_unique(level for level, words in _HINTS if level not in levels and words.search(folded)),
    )


def _years(folded: str) -> tuple[int, ...]:
    left = re.sub(_NUMBERED, _blank, _NOT_ASKED.sub(_blank, folded))
    years = [int(match["year"] or match["slash"]) for match in _ASKED_YEAR.finditer(left)]
    years += [2000 + int(m["year"]) for short in (_SHORT_YEAR, _QUARTER_YEAR) for m in short.finditer(left)]
    return tuple(dict.fromkeys(years))


def _quarters(asked: str, folded: str) -> tuple[int, ...]:
    found: list[int] = []
    for match in _QUARTER.finditer(folded):
        words = [match["first"], *re.findall(rf"\b{_QUARTER_NAME}\b", match["more"])]
        numbers = [_quarter(word) for word in words]
        if re.search(r"[-–]|den", match["more"]) and len(numbers) == 2 and numbers[0] < numbers[1]:
            numbers = list(range(numbers[0], numbers[1] + 1))
        found += numbers
    if _QUARTER_TU.search(tone_style(asked)):
        found.append(4)
    if last := _LAST_QUARTER.search(folded):
        found.append(4 if last["which"] == "cuoi" else 1)
    return tuple(dict.fromkeys(found))


def _quarter(word: str) -> int:
    return int(word) if word.isdigit() else _ROMAN[word]


def _names(places: Iterable[PlaceMention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(place.full_name for place in places))


def _levels(folded: str) -> tuple[str, ...]:
    """Levels whose document is asked for; the issuer of an instrument that is asked about is none."""
    left = _INSTRUMENT.sub(_blank, folded)
    words = [m["level"] for pattern in (_OWNER, _PLAN_OF, _LEVEL_ASKED) for m in pattern.finditer(left)]
    return _unique(_LEVEL_OF.get(word, COMMUNE) for word in words)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
