"""Lines set in capitals, written as sentences: "KẾ HOẠCH TỈNH NGHỆ AN" → "Kế hoạch tỉnh Nghệ An"."""

import re

from knowledge.places import find_places
from knowledge.vietnamese import fold

_WORD = re.compile(r"\S+")
_PROPER = {
    "việt nam": "Việt Nam",
    "mặt trận tổ quốc": "Mặt trận Tổ quốc",
    "ủy ban": "Ủy ban",
    "hội đồng nhân dân": "Hội đồng nhân dân",
    "ban chỉ đạo": "Ban Chỉ đạo",
    "ban thường trực": "Ban Thường trực",
    "ban thường vụ": "Ban Thường vụ",
    "ban xây dựng đảng": "Ban Xây dựng Đảng",
    "ban cán sự đảng": "Ban cán sự đảng",
    "ban dân vận": "Ban Dân vận",
    "ban tuyên giáo và dân vận": "Ban Tuyên giáo và Dân vận",
    "quốc hội": "Quốc hội",
    "chính phủ": "Chính phủ",
    "trung ương": "Trung ương",
    "hồ chí minh": "Hồ Chí Minh",
    "giáo dục và đào tạo": "Giáo dục và Đào tạo",
    "nội vụ": "Nội vụ",
    "đảng ủy": "Đảng ủy",
    "tỉnh ủy": "Tỉnh ủy",
    "huyện ủy": "Huyện ủy",
    "thành ủy": "Thành ủy",
    "chủ tịch": "Chủ tịch",
    "giám đốc sở": "Giám đốc Sở",
    "chánh văn phòng": "Chánh Văn phòng",
    "phó chủ tịch": "Phó Chủ tịch",
    "phó bí thư": "Phó Bí thư",
    "phó trưởng ban": "Phó Trưởng ban",
    "phó giám đốc": "Phó Giám đốc",
    "phó hiệu trưởng": "Phó Hiệu trưởng",
}
_PROPER_NAME = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(_PROPER, key=len, reverse=True))})(?!\w)")
_SCHOOL = re.compile(
    r"(?<=trường )(?:(?:THPT|THCS|TH|PTDTBT|PTDTNT|tiểu học|mầm non)\s?)+(?P<name>[^\W\d_][^,;(\n]*)"
)
_VOWELS = frozenset("aeiouy")
_ABBREVIATIONS = frozenset({"ubnd", "ubmttq", "hđnd", "ubbc", "bcđ", "btv", "tu", "hu", "qu", "đu", "cntt"})
_CODE = re.compile(r".*(?:\d.*[/-]|[/-].*\d).*|[A-ZĐ]+(?:/[A-ZĐ-]+)+")
_ROMAN = re.compile(r"[IVX]+")
_KEEP_CAPITALS = 0.7  # share of capitals above which a line counts as set in capitals


def is_in_capitals(line: str) -> bool:
    """Whether a line is set in capitals (most of its letters are)."""
    letters = [character for character in line if character.isalpha()]
    return len(letters) > 1 and sum(map(str.isupper, letters)) >= _KEEP_CAPITALS * len(letters)


def sentence_case(line: str) -> str:
    """A line set in capitals in sentence case, names of places and organs kept; others as they are."""
    if not is_in_capitals(line):
        return line
    lowered = _WORD.sub(lambda match: _lower(match[0]), line)
    lowered = _PROPER_NAME.sub(lambda match: _PROPER[match[0]], lowered)
    lowered = _SCHOOL.sub(lambda match: match[0][: -len(match["name"])] + match["name"].title(), lowered)
    for place in find_places(line):
        start = place.end - len(place.name)
        if fold(line[start : place.end]) == fold(place.name):
            lowered = lowered[:start] + place.name + lowered[place.end :]
    return lowered[:1].upper() + lowered[1:]


def _lower(word: str) -> str:
    bare = word.strip("“”\"'()[],.;:")
    letters = fold(bare)
    short = letters.isalpha() and len(letters) > 1 and not _VOWELS & set(letters)
    keep = short or bare.lower() in _ABBREVIATIONS or _CODE.fullmatch(bare) or _ROMAN.fullmatch(bare)
    return word if keep else word.lower()
