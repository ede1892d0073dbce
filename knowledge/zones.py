"""The zones of an administrative document: letterhead, title, preamble, body, closing, recipients, signature.

Order of the parts: Nghị định 30/2020/NĐ-CP, Điều 8 and Phụ lục I.
"""

import re
from collections.abc import Sequence
from enum import StrEnum

from knowledge.marks import Kind, is_capitals, read_mark


class Zone(StrEnum):
    """Where a paragraph stands in its document."""

    LETTERHEAD = "letterhead"
    TITLE = "title"
    PREAMBLE = "preamble"
    BODY = "body"
    CLOSING = "closing"
    RECIPIENTS = "recipients"
    SIGNATURE = "signature"


_TYPES = (
    "KẾ HOẠCH|CHƯƠNG TRÌNH|THÔNG BÁO|BÁO CÁO|QUYẾT ĐỊNH|NGHỊ QUYẾT|NGHỊ ĐỊNH|CHỈ THỊ|KẾT LUẬN|HƯỚNG DẪN"
    "|QUY CHẾ|QUY ĐỊNH|ĐỀ ÁN|LUẬT|BỘ LUẬT|PHÁP LỆNH|THÔNG TƯ|CÔNG VĂN|TỜ TRÌNH|PHƯƠNG ÁN|GIẤY MỜI|BIÊN BẢN"
    "|CÔNG ĐIỆN|QUY TRÌNH|DỰ ÁN"
)
_TYPE_LINE = re.compile(rf"(?:{_TYPES})\b")
_PREAMBLE = re.compile(
    r"[*_\s-]*(?:Căn cứ|Thực hiện|Triển khai|Nhằm|Để |Xét |Theo đề nghị|Tiếp tục|Trên cơ sở|Thi hành|Ngày \d)"
)
_BASIS = re.compile(r"[*_\s-]*(?:Căn cứ|Theo đề nghị|Xét đề nghị)\s")  # never the subject of a title
_CLOSING = re.compile(r"Trên đây là|Trên đây,")
_RECIPIENTS = re.compile(r"[*_\s]*N(?:ơi|ƠI) nh?N?(?:ận|hận|HẬN)|Nơi gửi", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"(?:T/?M\.?|KT\.?|TL\.?|TUQ\.?|Q\.)\s"
    r"|(?:CHỦ TỊCH|TRƯỞNG BAN|BÍ THƯ|PHÓ |GIÁM ĐỐC|BỘ TRƯỞNG|THỦ TƯỚNG|CHÁNH VĂN PHÒNG)\b"
)
_RECIPIENT_LINE = re.compile(r"\s*[-–+•]|.*[;,.:]\s*$|Gửi ")
_ANNEX = re.compile(
    r"(?:PHỤ LỤC|Phụ lục|Mẫu số|QUY CHẾ|QUY ĐỊNH|DANH SÁCH|BIỂU|MẪU|NỘI QUY|TIÊU CHÍ|ĐỀ CƯƠNG"
    r"|KẾ HOẠCH|CHƯƠNG TRÌNH)\b"
)
_BODY_MARKS = frozenset(
    {Kind.PART, Kind.CHAPTER, Kind.ARTICLE, Kind.CAPITAL, Kind.ROMAN, Kind.NUMBER, Kind.QUARTER, Kind.SECTION}
)
_PREAMBLE_ENDS = ";:.,*"
_HEAD_LINES = 60
_LONGEST_SIGNATURE = 120  # characters; longer lines after the end are a form or a footnote


def zones(lines: Sequence[str]) -> list[Zone]:
    """The zone of each paragraph, in order."""
    body = _body_start(lines)
    found = _head(lines[:body])
    tail = False
    for line in lines[body:]:
        found.append(_next_zone(found[-1] if found else Zone.BODY, line, tail=tail))
        tail = found[-1] in (Zone.RECIPIENTS, Zone.SIGNATURE)
    return found


def _body_start(lines: Sequence[str]) -> int:
    for index, line in enumerate(lines[:_HEAD_LINES]):
        mark = read_mark(line)
        if mark and mark.kind in _BODY_MARKS and not line.startswith("Số"):
            return index
    return next((i for i, line in enumerate(lines) if len(line) > 140 or _PREAMBLE.match(line)), 0)


def _head(lines: Sequence[str]) -> list[Zone]:
    found: list[Zone] = []
    zone = Zone.LETTERHEAD
    for line in lines:
        capitals = is_capitals(line)
        if zone is Zone.LETTERHEAD and capitals and _TYPE_LINE.match(line):
            zone = Zone.TITLE
        elif zone is not Zone.PREAMBLE and not capitals and _opens_preamble(line):
            below_type = zone is Zone.TITLE and found[-2:-1] != [Zone.TITLE]
            zone = zone if below_type and _may_be_subject(line) else Zone.PREAMBLE
        found.append(zone)
    return found


def _opens_preamble(line: str) -> bool:
    if len(line) > 140 or _BASIS.match(line):
        return True
    return len(line) > 60 and bool(_PREAMBLE.match(line)) and line[-1] in _PREAMBLE_ENDS


def _may_be_subject(line: str) -> bool:
    """A subject can be long; it is no sentence and names no basis."""
    return len(line) <= 300 and line[-1] not in _PREAMBLE_ENDS and not _BASIS.match(line)


def _next_zone(before: Zone, line: str, *, tail: bool) -> Zone:
    if _RECIPIENTS.match(line):
        return Zone.RECIPIENTS
    if tail:
        return _tail_zone(before, line)
    if _CLOSING.match(line):
        return Zone.CLOSING
    if len(line) < 80 and is_capitals(line) and _SIGNATURE.match(line):
        return Zone.SIGNATURE
    return Zone.CLOSING if before is Zone.CLOSING and not read_mark(line) else Zone.BODY


def _tail_zone(before: Zone, line: str) -> Zone:
    mark = read_mark(line)
    if (mark and mark.kind in _BODY_MARKS) or _is_annex(line):
        return Zone.BODY
    if before is Zone.RECIPIENTS and _RECIPIENT_LINE.match(line) and not _SIGNATURE.match(line):
        return Zone.RECIPIENTS
    return Zone.SIGNATURE if len(line) <= _LONGEST_SIGNATURE else Zone.BODY


def _is_annex(line: str) -> bool:
    return bool(_ANNEX.match(line)) and (is_capitals(line[:12]) or line.startswith(("Phụ lục", "Mẫu số")))
