"""What a document as a whole is about: which years, whose (level, organ), where."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.gazetteer import COMMUNE, DISTRICT, PROVINCE, name_key, province_of, provinces
from knowledge.issuers import own_place
from knowledge.letterhead import Letterhead
from knowledge.places import PlaceMention, find_places, same_place
from knowledge.question_scope import QuestionScope, question_scope
from knowledge.vietnamese import fold

__all__ = ["CENTRAL", "QuestionScope", "Scope", "question_scope", "read_scope"]

CENTRAL = "trung ương"

_RULES = (
    "Luật",
    "Bộ luật",
    "Pháp lệnh",
    "Hiến pháp",
    "Nghị định",
    "Thông tư",
    "Thông tư liên tịch",
    "Nghị quyết liên tịch",
)
_YEAR = r"(?:19|20)\d\d"
_SPAN = re.compile(rf"(?P<first>{_YEAR})\s?[-–]\s?(?P<last>{_YEAR})")
_NAMED_YEAR = re.compile(rf"(?:nam|/)\s?(?P<year>{_YEAR})(?![\w/]|\s?[-–]\s?\d)")
_PLAN_YEAR = re.compile(
    rf"(?:ke hoach|chuong trinh|nhiem vu|cong tac|dan van|dan chu)[^.;\n]{{0,120}}?nam\s(?P<year>{_YEAR})"
)
_CENTRAL = re.compile(
    r"quoc hoi|chinh phu|trung uong|bo chinh tri|ban bi thu|thu tuong|chu tich nuoc|^bo [a-z]|uy ban dan toc"
    r"|kiem toan nha nuoc"
)
_LEVELS = (
    (COMMUNE, re.compile(r"\b(?:xa|phuong|thi tran|dac khu|dang uy xa|chi bo|thon|xom)\b(?! hoi)")),
    (DISTRICT, re.compile(r"\b(?:huyen|quan|thi xa|thi uy|huyen uy|quan uy)\b")),
    (PROVINCE, re.compile(r"\b(?:tinh|thanh pho|thanh uy|tinh uy)\b")),
)
_CODES = (
    (PROVINCE, re.compile(r"/(?:\w*TU)$")),
    (DISTRICT, re.compile(r"/(?:\w*[HQ]U)$")),
    (COMMUNE, re.compile(r"/ĐU$")),
)
_OWN_AREA = re.compile(r"tren dia ban (?P<level>tinh|thanh pho|huyen|quan|thi xa|xa|phuong|thi tran)\b")
_AREA_LEVEL = {
    "tinh": PROVINCE,
    "huyen": DISTRICT,
    "quan": DISTRICT,
    "thi xa": DISTRICT,
    "xa": COMMUNE,
    "phuong": COMMUNE,
    "thi tran": COMMUNE,
}
_ORGANS = (
    ("Quốc hội", r"quoc hoi$"),
    ("MTTQ", r"mat tran to quoc|mttq"),
    ("BCĐ", r"ban chi dao|bcd|tieu ban"),
    ("HĐND", r"hoi dong nhan dan|hdnd"),
    (
        "Đảng ủy",
        r"(?:dang|huyen|tinh|thanh|quan|thi) uy|ban dan van|ban tuyen giao|ban thuong vu|dang bo|chi bo",
    ),
    ("UBND", r"uy ban nhan dan|ubnd"),
    ("Chính phủ", r"chinh phu|thu tuong"),
    ("Bộ", r"^bo\s"),
    ("Sở", r"^so\s(?!tay)"),
)
_OPENING = 6_000  # characters that count as the document's own voice


@dataclass(frozen=True, slots=True)
class Scope:
    """`years` the plan is for; `level` and `organ` of its owner; `places`: its own, then those around it."""

    years: tuple[int, ...] = ()
    level: str | None = None
    places: tuple[str, ...] = ()
    organ: str | None = None


def read_scope(letterhead: Letterhead, text: str, file_name: str = "") -> Scope:
    """The scope of a document; `file_name` is looked at for places only where the text names none."""
    level = _level(letterhead, text)
    places = () if level == CENTRAL else _places(letterhead, text, level, file_name)
    return Scope(_years(letterhead, text), level, places, _organ(letterhead))


def _years(letterhead: Letterhead, text: str) -> tuple[int, ...]:
    if letterhead.type in _RULES:
        return ()
    years = written_years(letterhead.subject or "")
    if not years:
        start = max((end for _, end in letterhead.spans.values() if end < _OPENING), default=0)
        opening = fold(text[start : start + _OPENING])
        announced = [m for m in _PLAN_YEAR.finditer(opening) if "nhu sau" in opening[m.end() : m.end() + 120]]
        years = tuple(int(m["year"]) for m in announced[-1:])
    return years


def written_years(subject: str) -> tuple[int, ...]:
    """The years a subject names (a "giai đoạn" as each of its years); terms of office are left out."""
    folded = fold(subject)
    years: set[int] = set()
    for match in _SPAN.finditer(folded):
        first, last = int(match["first"]), int(match["last"])
        if not folded[: match.start("first")].rstrip().endswith(("nhiem ky", "khoa")) and last - first < 20:
            years.update(range(first, last + 1))
    for match in _NAMED_YEAR.finditer(folded):
        if not folded[: match.start()].endswith(("den ", "tam nhin ", "tu ")):
            years.add(int(match["year"]))
    return tuple(sorted(years))


def _level(letterhead: Letterhead, text: str) -> str | None:
    issuer = letterhead.issuer or ""
    by_issuer = level_of_organ(issuer)
    if by_issuer:
        return by_issuer
    number = letterhead.number or ""
    by_code = next((level for level, code in _CODES if code.search(number)), None)
    return by_code or level_of_organ(letterhead.signer_title or "") or _area_level(text)


def level_of_organ(organ: str) -> str | None:
    """The level in an organ's name, or of the place in it: "Đảng ủy xã" → "xã", "Sở Nội vụ" → "tỉnh"."""
    folded = fold(organ)
    named = [place.level for place in find_places(organ) if place.level in (PROVINCE, DISTRICT, COMMUNE)]
    own = next((level for level, words in _LEVELS if words.search(folded)), None)
    if own is None and organ.startswith("Sở "):
        return PROVINCE
    if own == PROVINCE and named and PROVINCE not in named:
        own = named[0]  # "Ủy ban nhân dân thành phố Vinh"
    if own or named:
        return own or named[0]
    if _CENTRAL.search(folded):
        return CENTRAL
    return COMMUNE if folded.startswith("dang uy") else None


def _area_level(text: str) -> str | None:
    areas = [match["level"] for match in _OWN_AREA.finditer(fold(text[:_OPENING]))]
    if not areas:
        return None
    return _AREA_LEVEL.get(areas[0], PROVINCE)


def _organ(letterhead: Letterhead) -> str | None:
    issuer = fold(letterhead.issuer or "")
    return next((organ for organ, words in _ORGANS if re.search(words, issuer)), None)


def _places(letterhead: Letterhead, text: str, level: str | None, file_name: str) -> tuple[str, ...]:
    own = _own(letterhead, text, level)
    around = _containing(text, level, own)
    places = _distinct([*own, *around])
    if not places and file_name:
        places = _distinct(p.full_name for p in find_places(re.sub(r"[-_.]", " ", file_name)))
    return places


def _own(letterhead: Letterhead, text: str, level: str | None) -> list[str]:
    """The document's own place: in the issuer's name, before the date, or the only one of its level."""
    own = [p for p in find_places(letterhead.issuer or "") if level is None or p.level == level]
    if not own:
        own = [p for p in find_places(letterhead.subject or "") if p.level == level]
    if own:
        return [_full(own[0])]
    if letterhead.place and level in (None, PROVINCE, COMMUNE):
        key = name_key(letterhead.place)
        if key in provinces():
            return [f"{provinces()[key].kind} {provinces()[key].name}"] if level in (None, PROVINCE) else []
        return [f"{level} {letterhead.place}"] if level else [letterhead.place]
    place = own_place(text, level) if level == PROVINCE else None
    return [_full(place)] if place else []


def _full(place: PlaceMention) -> str:
    if place.level == PROVINCE and name_key(place.name) in provinces():
        return f"{provinces()[name_key(place.name)].kind} {place.name}"
    return place.full_name


def _containing(text: str, level: str | None, own: list[str]) -> list[str]:
    """Districts and province around the document's own place, where the text names one clearly."""
    around: list[str] = []
    if level == COMMUNE and (district := own_place(text, DISTRICT)):
        around.append(_full(district))
    if level in (COMMUNE, DISTRICT):
        province = own_place(text, PROVINCE)
        around += [_full(province)] if province else _provinces_of([*own, *around])
    return around


def _provinces_of(places: Iterable[str]) -> list[str]:
    """The province of the first district among full names of places."""
    districts = (p.name for full in places for p in find_places(full) if p.level == DISTRICT)
    owners = (owner for name in districts if (owner := province_of(name)))
    return [f"{provinces()[name_key(owner)].kind} {owner}" for owner in owners][:1]


def _distinct(places: Iterable[str]) -> tuple[str, ...]:
    kept: list[str] = []
    for place in places:
        if not any(same_place(place, other) for other in kept):
            kept.append(place)
    return tuple(kept)
