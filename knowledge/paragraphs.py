"""Physical lines to the stored text: one paragraph a line.

A PDF's text layer and many .txt files break lines at the margin, inside numbers ("33/CT-⏎TTg"), put blank
lines between all of them, and carry page numbers and running heads. All that is undone here; letters are
never changed beyond NFC.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from knowledge.cells import with_rows_joined
from knowledge.lines import Line
from knowledge.marks import Kind, is_capitals, read_mark
from knowledge.printed_rows import PrintedRows
from knowledge.vietnamese import nfc

_PAGE_NUMBER = re.compile(r"[-–\s]*(?:Trang\s+)?\d{1,3}(?:\s*/\s*\d{1,3})?[-–\s]*")
_URL = re.compile(r"https?://\S+|www\.\S+")
_ENDS_UNIT = re.compile(r"(?:\./\.|[.!?:;])[”\"’)*]*$")
_BROKEN_CODE = re.compile(r"(?:\S*[\d/]\S*|[A-ZĐ]+)-$")
_WANTS_MORE = re.compile(
    r"(?:\b(?:số|ngày|tháng|năm|Điều|điều|khoản|Khoản|quý|và|của|các|theo|tại|từ|đến|về|với|cho|do|tỉnh|huyện|xã)"
    r"|[,(–-])$"
)
_FURNITURE = re.compile(
    r"(?:Nơi nhận|NƠI NHẬN|Số\s*:|T/?M\.?\s|KT\.?\s|TL\.?\s|TUQ\.?\s|Độc lập\s*-|CỘNG H(?:ÒA|OÀ)\s|Kính gửi"
    r"|Trên đây là|Căn cứ (?:Luật|Hiến|Pháp lệnh|Nghị|Quyết|Chỉ thị|Kết luận|Thông tư|Quy|Chương|Kế hoạch))"
)
_STARTS_DUTY = re.compile(
    r"(?:Chủ động|Chủ trì|Tiếp tục|Tăng cường|Thực hiện|Triển khai|Xây dựng|Tổ chức"
    r"|Phối hợp|Nâng cao|Đẩy mạnh|Chỉ đạo|Phát huy|Tạo điều kiện|Chú trọng|Báo cáo|Lập "
    r"|Quán triệt|Kiện toàn|Căn cứ|Theo dõi|Hướng dẫn|Giao |Kiểm tra|Thường xuyên"
    r"|Kịp thời|Đôn đốc|Tham mưu|Rà soát|Định kỳ|Tập trung|Tuyên truyền|Quan tâm|Đổi mới"
    r"|Đảm bảo|Bảo đảm)"
)
_SHORT_WRAP, _LONG_WRAP = 40, 130


def compose(lines: Sequence[str], wrapped: bool | None = None) -> str:
    """The stored text of physical `lines`: NFC, one paragraph a line, page furniture dropped.

    `wrapped` tells whether lines were broken at the margin; None: decided from the lines themselves.
    """
    content = with_rows_joined(_content(lines))
    width = _wrap_width(content) if wrapped is not False else None
    content = [line for line in content if not _is_furniture(line.text, width is not None)]
    named = _names_begun(content) if width is not None else {}
    paragraphs: list[str] = []
    last: Line | None = None
    rows = PrintedRows()
    for line in content:
        begins_row = rows.begins(line.text) or line.is_row
        if (
            last is not None
            and not (begins_row or last.is_row)
            and (rows.goes_on(paragraphs[-1]) or _continues(paragraphs[-1], last, line, width, named))
        ):
            paragraphs[-1] += _glue(last.text) + line.text
        else:
            paragraphs.append(line.text)
        last = line
    return "\n".join(paragraphs)


def _content(lines: Sequence[str]) -> list[Line]:
    found: list[Line] = []
    blank = False
    for raw in lines:
        for piece in nfc(raw).splitlines() or [""]:
            text = " ".join(piece.replace("**", " ").split())
            if text:
                found.append(Line(text, len(piece.strip()), blank))
            blank = not text
    return _without_running_heads(found)


def _without_running_heads(lines: list[Line]) -> list[Line]:
    """Drops short lines that stand beside page numbers three times or more."""
    beside: Counter[str] = Counter()
    for before, line, after in zip(lines, lines[1:], lines[2:], strict=False):
        if _PAGE_NUMBER.fullmatch(line.text):
            beside.update({t for t in (before.text, after.text) if _may_be_running_head(t)})
    heads = {text for text, times in beside.items() if times >= 3}
    return [line for line in lines if line.text not in heads]


def _may_be_running_head(text: str) -> bool:
    return len(text) <= 100 and not read_mark(text) and not _PAGE_NUMBER.fullmatch(text)


def _is_furniture(text: str, wrapped: bool) -> bool:
    return bool(_URL.fullmatch(text)) or (wrapped and bool(_PAGE_NUMBER.fullmatch(text)))


def _wrap_width(lines: list[Line]) -> int | None:
    """Width in characters at which lines are broken, or None when each line is a paragraph."""
    if len(lines) < 4:
        return None
    widths = sorted(len(line.text) for line in lines)
    width = widths[int(len(widths) * 0.9)]
    carried = sum(b.text[0].islower() and not read_mark(b.text) for b in lines[1:])
    if _SHORT_WRAP <= width <= _LONG_WRAP and carried >= 0.2 * len(lines):
        return width
    return None


def _first_pair(words: Sequence[str]) -> str:
    return " ".join(words[:2]).lower().rstrip(",.;:")


def _names_begun(lines: Sequence[Line]) -> dict[str, int]:
    """Word pairs met inside lines, with how much more often they begin with a capital than without.

    Tells "… của Ban⏎Bí thư" (a name goes on) from a heading followed by "Chính quyền các cấp …" (a sentence
    starts), where bold type, which showed it on paper, is lost.
    """
    habits: Counter[str] = Counter()
    for line in lines:
        words = line.text.split()
        for before, pair in zip(words, pairwise(words[1:]), strict=False):
            if before[-1].isalnum() and pair[0][0].isalpha() and not pair[0].isupper():
                habits[_first_pair(pair)] += 1 if pair[0][0].isupper() else -1
    return dict(habits)


def _continues(paragraph: str, last: Line, line: Line, width: int | None, named: dict[str, int]) -> bool:
    """Whether `line` carries on `paragraph`, which `last` is the end of."""
    if _FURNITURE.match(line.text) or _is_heading_alone(last.text):
        return False
    ended = bool(_ENDS_UNIT.search(last.text))
    full = (
        width is not None and max(last.width, len(last.text)) + 1 + len(line.text.split()[0]) > 0.93 * width
    )
    if _opens_unit(line.text, last.text, full=full, ended=ended):
        return False
    if is_capitals(line.text) != is_capitals(last.text):
        return full and not ended and is_capitals(line.text) and len(line.text.split()) <= 2
    if line.text[0].islower():
        return not ended or full
    if width is None:
        return False
    parted = line.after_blank and not last.after_blank
    if ended:
        return full and not parted
    if parted and _STARTS_DUTY.match(line.text):  # a subject as long as the line, then "Thực hiện Kế hoạch …"
        return False
    words = line.text.split()
    if len(last.text) < 0.6 * width:
        return False
    habit = named.get(_first_pair(words), 0)
    if habit > 0 or _WANTS_MORE.search(last.text):
        return True
    if _may_be_heading(paragraph, width) and (habit < 0 or _STARTS_DUTY.match(line.text)):
        return False
    return full or (habit == 0 and words[0].isupper())


def _may_be_heading(paragraph: str, width: int) -> bool:
    mark = read_mark(paragraph)
    return mark is not None and mark.number is not None and len(paragraph) < 3.2 * width


def _is_heading_alone(text: str) -> bool:
    mark = read_mark(text)
    if mark and mark.kind in (Kind.QUARTER, Kind.MONTH):
        return mark.end == len(text)
    return mark is None and is_capitals(text) and len(text.split()) <= 3


def _opens_unit(text: str, last: str, *, full: bool, ended: bool) -> bool:
    """Whether a mark at the start of `text` is a real one and not the chance start of a wrapped line."""
    mark = read_mark(text)
    if mark is None:
        return False
    if ended or not full:
        lower_dash = mark.kind is Kind.DASH and text[mark.end : mark.end + 1].islower()
        return ended or not (lower_dash and len(last.split()) > 3 and _WANTS_MORE.search(last))
    if mark.kind is Kind.DASH:
        return not text[mark.end : mark.end + 1].islower()
    return not _WANTS_MORE.search(last)


def _glue(last: str) -> str:
    return "" if _BROKEN_CODE.search(last) else " "
