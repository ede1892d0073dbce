"""The title of a document: its type line ("KẾ HOẠCH") and the subject below it.

Names of types and their abbreviations in numbers: instruments/types.tsv, after Nghị định 30/2020/NĐ-CP,
Điều 7.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from knowledge.casing import is_in_capitals
from knowledge.vietnamese import fold, tone_style

Span = tuple[int, int]

_MARKUP = " \t*_|#[]"
_MORE_TYPES = ("Hiến pháp", "Văn bản hợp nhất", "Thông cáo", "Quy trình", "Dự án", "Quy ước", "Hương ước")
_HEADING = re.compile(
    r"(?:[IVX]{1,4}|[A-D]|1)\s?[.\-–)]\s?\S|(?:Điều|ĐIỀU)\s\d|(?:Chương|CHƯƠNG|Phần|PHẦN)\s+(?:[IVX\d]+|thứ|THỨ)"
    r"|Quý\s[IV\d]+\s*:?$|Nơi nhận"
)
_PREAMBLE = re.compile(
    r"[-–+\s]*(?:Căn cứ|Thực hiện|Triển khai|Nhằm|Để\s|Xét\s|Theo|Tiếp tục|Trên cơ sở|Thi hành|Quán triệt"
    r"|Trong\s|Ngày\s\d|Tiếp theo|Sau khi|Được sự|Qua\s|Phát huy|Năm\s\d)"
)
_OPERATIVE = re.compile(
    r"như sau|(?:ban hành|xây dựng|đề ra|thông báo)\s(?:kế hoạch|chương trình|nghị quyết|luật)", re.I
)
_COMPETENCE = re.compile(
    r"(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND|CHỦ TỊCH|HỘI ĐỒNG NHÂN DÂN|CHÍNH PHỦ|THỦ TƯỚNG|BỘ TRƯỞNG"
    r"|QUỐC HỘI|GIÁM ĐỐC|BAN THƯỜNG VỤ|BAN CHẤP HÀNH|BAN CHỈ ĐẠO|TRƯỞNG BAN|ỦY BAN THƯỜNG VỤ|BAN BÍ THƯ"
    r"|BỘ CHÍNH TRỊ)\b"
)
_DECIDES = (
    "Quyết định",
    "Nghị quyết",
    "Nghị quyết liên tịch",
    "Thông tư",
    "Nghị định",
    "Quy định",
    "Chỉ thị",
)
_ASIDE = re.compile(r"\((?:Kèm theo|Ban hành kèm|Đính kèm|Kèm|Dự thảo|Dùng|Sửa đổi)", re.IGNORECASE)
_LETTERHEAD = re.compile(r"(?:Luật\s)?S[ốỐ]\s*[:.]|CỘNG\s*H(?:ÒA|OÀ)|ĐẢNG\s*CỘNG\s*SẢN|Độc\s*lập\s*-")
_STATE_NAME = re.compile(r"CỘNG\s*H(?:ÒA|OÀ)\s*XÃ\s*HỘI|ĐẢNG\s*CỘNG\s*SẢN")
_RIGHT_COLUMN = re.compile(
    r"CHỦ\s*NGHĨA|Độc\s*lập|[\W_]+$|(?:[^,\n]{2,40},\s*)?ngày\s[\d\s.…]{0,12}tháng", re.IGNORECASE
)
_ADDRESSEE = re.compile(r"Kính gửi|KÍNH GỬI")
_HEAD_LINES, _LONG, _SUBJECT_LINES = 60, 100, 6


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its markup; `start` is where it stands in the text."""

    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Title:
    """A type line: index among the head lines, official name of the type, where type and subject stand."""

    index: int
    type: str
    type_span: Span
    subject_span: Span | None
    number: str | None = None
    number_span: Span | None = None


@cache
def _types() -> tuple[tuple[str, tuple[str, ...]], ...]:
    table = resources.files("knowledge.instruments").joinpath("types.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line.strip() and not line.startswith("#")]
    named = [(row[0], tuple(row[1].split(",")) if len(row) > 1 and row[1] else ()) for row in rows]
    return tuple((name, codes) for name, codes in named if name != "Văn bản") + tuple(
        (t, ()) for t in _MORE_TYPES
    )


@cache
def _type_pattern() -> re.Pattern[str]:
    names = sorted((tone_style(name) for name, _ in _types()), key=len, reverse=True)
    return re.compile(rf"(?P<type>{'|'.join(map(re.escape, names))})(?!\w)")


@cache
def _type_by_code() -> dict[str, str]:
    found: dict[str, str] = {}
    for first in (True, False):
        for name, codes in _types():
            for code in codes[:1] if first else codes[1:]:
                found.setdefault(code.lower(), name)
    return found


def type_of_number(code: str) -> str | None:
    """The type that a number's letters tell: "12/KH-UBND", "/KH-BCĐ" and "12-KH/ĐU" → "Kế hoạch"."""
    if re.search(r"/QH\d+$", code):
        return None  # laws and resolutions of the National Assembly are numbered alike
    for part in re.split(r"[-/]", code):
        if part and not part.isdigit():
            return _type_by_code().get(part.lower())
    return None


def starts_with_type(line: str) -> bool:
    """Whether a line begins with the name of a type: "Luật số: 72/2025/QH15"."""
    return _type_pattern().match(tone_style(line)) is not None


def head_lines(text: str) -> list[Line]:
    """The lines with something on them, from the start to the body (first heading, addressee), 60 at most."""
    lines: list[Line] = []
    start = 0
    for raw in text[:40_000].split("\n"):
        stripped = raw.strip(_MARKUP)
        if stripped:
            line = Line(stripped, start + raw.index(stripped))
            if _HEADING.match(line.text) or _ADDRESSEE.match(line.text) or len(lines) >= _HEAD_LINES:
                break
            lines.append(line)
        start += len(raw) + 1
    return lines


def letterhead_first(lines: Sequence[Line]) -> list[Line]:
    """The head lines with a right column that was written below the title put back above it.

    Text taken from two columns sometimes has the left one first, and the title right under it.
    """
    title = next((i for i, line in enumerate(lines) if _is_type_alone(line)), None)
    start = next((i for i, line in enumerate(lines) if _STATE_NAME.match(line.text)), None)
    if title is None or start is None or not 0 < start - title <= _SUBJECT_LINES:
        return list(lines)
    end = start + 1
    while end < len(lines) and _RIGHT_COLUMN.match(lines[end].text):
        end += 1
    return [*lines[:title], *lines[start:end], *lines[title:start], *lines[end:]]


def _is_type_alone(line: Line) -> bool:
    return is_in_capitals(line.text) and _type_pattern().fullmatch(tone_style(line.text)) is not None


def is_preamble(paragraph: str) -> bool:
    """Whether a paragraph below the title still leads up to the body."""
    line = paragraph.strip(_MARKUP)
    return not _HEADING.match(line) and not _ADDRESSEE.match(line)


def find_title(lines: Sequence[Line]) -> Title | None:
    """The type line among the head lines; the one below the letterhead when the type is written twice."""
    first_furniture = next((i for i, line in enumerate(lines) if _LETTERHEAD.match(line.text)), -1)
    titles = [title for i in range(len(lines)) if (title := _title_at(lines, i))]
    below = [title for title in titles if title.index > first_furniture]
    candidates = [title for title in below if not title.number] or below or titles
    return next(iter(candidates), None)


def _title_at(lines: Sequence[Line], index: int) -> Title | None:
    line = lines[index]
    match = _type_pattern().match(tone_style(line.text))
    if not match:
        return None
    name = next(name for name, _ in _types() if tone_style(name) == match["type"])
    rest = line.text[match.end() :].strip(_MARKUP)
    span = (line.start, line.start + match.end())
    if not rest:
        return Title(index, name, span, _subject(lines, index + 1, name))
    if number := re.fullmatch(r"số\s?:?\s?(\d\S+)", rest, re.IGNORECASE):
        at = line.text.index(number[1]) + line.start
        return Title(index, name, span, None, number[1], (at, at + len(number[1])))
    if not is_in_capitals(line.text) or line.text.endswith(":") or rest.startswith((":", "(")):
        return None
    name, span = _shortest_type(name, line)
    start = line.start + len(line.text[: span[1] - line.start])
    return Title(index, name, span, _subject_from(lines, index, start))


def _shortest_type(name: str, line: Line) -> tuple[str, Span]:
    """For a line that runs on, the plain type: "KẾ HOẠCH PHỐI HỢP GIỮA …" is a plan."""
    known = {tone_style(each): each for each, _ in _types()}
    for size in range(1, len(name.split())):
        part = " ".join(tone_style(name).split()[:size])
        if part in known:
            return known[part], (line.start, line.start + len(part))
    return name, (line.start, line.start + len(name))


def _subject_from(lines: Sequence[Line], index: int, start: int) -> Span:
    """The subject that begins on the type line itself at `start`."""
    text = lines[index].text[start - lines[index].start :]
    start += len(text) - len(text.lstrip(" :–-"))
    below = _subject(lines, index + 1, "", carried_on=lines[index])
    return start, below[1] if below else lines[index].end


def _subject(lines: Sequence[Line], at: int, type_name: str, carried_on: Line | None = None) -> Span | None:
    """Where the subject below a type line stands, None when the body follows at once."""
    taken: list[Line] = []
    for line in lines[at : at + _SUBJECT_LINES]:
        last = taken[-1] if taken else carried_on
        if not any(character.isalnum() for character in line.text):
            if last:
                break
            continue
        if _ends_subject(line, last, type_name):
            break
        taken.append(line)
    return (taken[0].start, taken[-1].end) if taken else None


def _ends_subject(line: Line, last: Line | None, type_name: str) -> bool:
    if _ASIDE.match(line.text) or _LETTERHEAD.match(line.text) or line.text.startswith("Nguồn:"):
        return True
    if (
        _COMPETENCE.match(line.text)
        and type_name in _DECIDES
        and (not last or not fold(last.text).endswith("cua"))
    ):
        return True
    if last is None:
        return bool(_OPERATIVE.search(line.text) and len(line.text) > _LONG) or line.text.endswith((":", ";"))
    if is_in_capitals(line.text) and is_in_capitals(last.text):
        return False
    if line.text[0].islower() and not last.text.endswith((".", ";", ":")):
        return bool(_OPERATIVE.search(line.text))
    return (
        bool(_PREAMBLE.match(line.text))
        or bool(_OPERATIVE.search(line.text))
        or line.text.endswith((".", ";", ":", ","))
        or len(line.text) > _LONG
        or last.text.endswith((".", ";", ":"))
    )
