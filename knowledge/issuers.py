"""Who issued a document: from the letterhead, the sentence that announces the plan, or the signature."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from knowledge.casing import sentence_case
from knowledge.gazetteer import COMMUNE, DISTRICT, PROVINCE
from knowledge.places import PlaceMention, find_places
from knowledge.vietnamese import fold, tone_style

_LEVEL_NAMES = r"(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)"
_DESIGNATION = re.compile(rf"(?:{_LEVEL_NAMES}|tp)\b[\s.](?!ủy\b)")
_ORGAN = re.compile(
    r"(?:ủy ban|ubnd|hội đồng|hđnd|sở|bộ|ban|phòng|đảng ủy|đảng bộ|huyện ủy|tỉnh ủy|thành ủy|quận ủy|thị ủy"
    r"|chi bộ|trường|văn phòng|mặt trận|tiểu ban|chính phủ|quốc hội|thủ tướng|chủ tịch|công an|hội|liên đoàn"
    r"|đoàn|trung tâm|bch|cục|tổng cục|viện|tòa án|thanh tra|khối|tổ|thường trực|ubmttq|mttq|học viện|vụ"
    r"|chi cục|liên minh|tổng liên đoàn|trung ương|bcđ|btv)\b"
)
_INNER = re.compile(
    r"ban thuong (?:truc|vu)$|thuong truc$|ban chap hanh$|van phong$|bch$|ban chi dao$|tieu ban$"
)
_EXPANSIONS = (
    (re.compile(r"(?<!\w)UBND(?!\w)", re.IGNORECASE), "Ủy ban nhân dân"),
    (re.compile(r"(?<!\w)HĐND(?!\w)", re.IGNORECASE), "Hội đồng nhân dân"),
    (re.compile(r"(?<!\w)BCĐ(?!\w)", re.IGNORECASE), "Ban Chỉ đạo"),
    (re.compile(r"(?<!\w)BTV(?!\w)", re.IGNORECASE), "Ban Thường vụ"),
    (re.compile(r"(?<!\w)Uỷ(?!\w)"), "Ủy"),
)
_BY_CODE = {
    "UBTVQH": "Ủy ban Thường vụ Quốc hội",
    "QH": "Quốc hội",
    "CTN": "Chủ tịch nước",
    "CP": "Chính phủ",
    "TTg": "Thủ tướng Chính phủ",
    "ĐCTUBTWMTTQVN": "Đoàn Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam",
}
_STARTS = (
    r"(?:Ủy ban|Uỷ ban|ỦY BAN|UBND|HĐND|Hội đồng|Ban [CcTtDd]\w+|BCĐ|BTV|Đảng ủy|Đảng uỷ|Huyện ủy|Tỉnh ủy"
    r"|Thành ủy|Sở|Bộ|Tiểu ban|Mặt trận|Quốc hội|Chính phủ|Chi bộ|Trường|Phòng|Văn phòng|Khối [Dd]ân vận"
    r"|Thường trực)"
)
_ANNOUNCES = re.compile(
    rf"(?<!của )(?<!\w)(?P<issuer>{_STARTS}(?:(?!{_STARTS}|\s(?:về|theo|ngày|của)\s)[^;.:]){{0,160}}?"
    rf"(?:{_STARTS}[^;,.:]{{0,80}}?)?)"
    r"\s(?:đã |cùng )?(?:ban hành|xây dựng|đề ra|triển khai|thông báo|báo cáo|hướng dẫn|lập)"
    r"\s(?:(?:các nội dung|nội dung|và) )?"
    r"(?:[Kk]ế hoạch|KẾ HOẠCH|[Cc]hương trình|[Tt]hông báo|[Bb]áo cáo|[Hh]ướng dẫn|[Nn]ghị quyết|[Nn]ghị định"
    r"|[Ll]uật|[Qq]uyết định|[Cc]hỉ thị|[Tt]hông tư|[Đđ]ề án|[Qq]uy chế|[Pp]hương án"
    r"|thực hiện|công tác|kết quả)"
)
_LEVEL_WORDS = (
    (re.compile(r"\b(?:xã|phường|thị trấn|đặc khu)$"), COMMUNE),
    (re.compile(r"\b(?:huyện|quận|thị xã)$"), DISTRICT),
    (re.compile(r"\b(?:tỉnh|thành phố)$"), PROVINCE),
)
_LEVEL = re.compile(rf"\b{_LEVEL_NAMES}\b")
_OWN_PLACE_SHARE = 2  # the most named province is the document's own when named this often more than the next
_READ_FOR_PLACES = 30_000  # characters


def organ_from_lines(lines: Sequence[str]) -> str | None:
    """The issuing organ from the organ lines of a letterhead, superior first: its name with its place."""
    organs: list[str] = []
    for line in lines:
        if organs and (_DESIGNATION.match(tone_style(line)) or not is_organ(line)):
            organs[-1] += " " + line
        else:
            organs.append(line)
    if not organs:
        return None
    named = [_named(organ) for organ in organs]
    return _with_superior(named)


def is_organ(name: str) -> bool:
    """Whether a name begins as names of organs do: "SỞ NỘI VỤ", not "SỔ TAY"."""
    return _ORGAN.match(tone_style(name)) is not None


def _named(organ: str) -> str:
    named = sentence_case(" ".join(organ.split()))
    for pattern, full in _EXPANSIONS:
        named = pattern.sub(full, named)
    return named


def _with_superior(organs: Sequence[str]) -> str:
    """The last organ, with the name of the superior it exists within, or with the superior's place."""
    issuer = organs[-1]
    for superior in reversed(organs[:-1]):
        if fold(superior).startswith("dang bo"):
            place = find_places(superior)
            if place and not find_places(issuer):
                apart = ", " if _LEVEL.search(tone_style(issuer)) else " "
                issuer = f"{issuer}{apart}{place[0].full_name}"
        elif _INNER.search(fold(issuer)) or fold(issuer).startswith("ban dan van"):
            issuer = f"{issuer} {superior}"
        elif not find_places(issuer) and (places := find_places(superior)):
            issuer = f"{issuer} {places[-1].full_name}"
    return issuer


def organ_from_number(number: str) -> str | None:
    """The issuer that a number's code alone names: "30/2020/NĐ-CP" → "Chính phủ"."""
    codes = [re.sub(r"\d+$", "", code) for code in re.split(r"[-/]", number)]
    named = [_BY_CODE[code] for code in codes if code in _BY_CODE]
    return ", ".join(named) or None


def organ_from_announcement(paragraphs: Sequence[str]) -> str | None:
    """The issuer in the last sentence that announces the plan ("UBND tỉnh ban hành kế hoạch … như sau")."""
    for paragraph in reversed(paragraphs):
        matches = list(_ANNOUNCES.finditer(paragraph))
        if matches:
            return _named(matches[-1]["issuer"])
    return None


def with_own_place(issuer: str, place: str | None, text: str) -> str:
    """The issuer with the name after its level ("… tỉnh" → "… tỉnh Nghệ An") where the text tells it."""
    for ends, level in _LEVEL_WORDS:
        if ends.search(tone_style(issuer)):
            own = own_place(text, level)
            name = own.name if own else place if level != DISTRICT else None
            return f"{issuer} {name}" if name else issuer
    return issuer


def own_place(text: str, level: str) -> PlaceMention | None:
    """The one place of a level that a text speaks of, None when it names several about as often."""
    mentions = [place for place in _all_places(text[:_READ_FOR_PLACES]) if place.level == level]
    named = Counter(place.name for place in mentions)
    ranked = named.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < _OWN_PLACE_SHARE * ranked[1][1]):
        return None
    return next(place for place in mentions if place.name == ranked[0][0])


@lru_cache(maxsize=4)
def _all_places(text: str) -> tuple[PlaceMention, ...]:
    return tuple(find_places(text))
