"""How often a report or meeting comes round, and the period that a heading names."""

import datetime as dt
import re
from dataclasses import dataclass

from knowledge import tone_style
from tasks.programme.times import quarter_number

_ORDER = ("weekly", "monthly", "quarterly", "semiannual", "annual")
_ITEM = (
    r"(?:(?:0?6|sáu)\s+tháng(?!\s+(?:đầu|cuối)\b)"
    r"|(?:(?:một|01|1|hằng|hàng|mỗi|theo|cả)\s+)?(?:tuần|tháng|quý|năm)\b(?!\s*(?:\d|i{1,3}\b|iv\b|học\b))"
    r"|(?:0?3|ba)\s+tháng|(?:0?9|chín)\s+tháng)"
)
_LIST = rf"{_ITEM}(?:\s*(?:,|;|/|và|hoặc|-)\s*(?:báo cáo\s+|tổng kết\s+|cả\s+|cuối\s+|định kỳ\s+)?{_ITEM})*"
_PERIODS = (
    re.compile(rf"\bđịnh kỳ\s+(?:báo cáo\s+|thực hiện\s+|vào\s+)?(?P<list>{_LIST})"),
    re.compile(
        r"\bbáo cáo(?:\s+(?:định kỳ|kết quả|tổng hợp|tình hình|sơ kết|thống kê|theo|gửi))*\s*:?\s*"
        rf"(?P<list>{_LIST})"
    ),
    re.compile(r"\b(?P<list>(?:6 tháng|quý|năm|tháng)(?=\s+(?:trước|chậm nhất|vào)\s+ngày))"),
    re.compile(
        r"\bsơ kết\s+(?:công tác\s+)?"
        r"(?P<list>0?6\s+tháng(?!\s+(?:đầu|cuối))[^.;]{0,12}\btổng kết (?:năm|công tác))"
    ),
    re.compile(r"\bngày\s+\d{1,2}\s+(?:của\s+)?(?P<list>tháng cuối (?:của )?quý)"),
)
_FREQUENCIES = (
    re.compile(
        r"\b(?P<list>(?:hằng|hàng|mỗi)\s+(?:tuần|tháng|quý|năm)"
        rf"(?:\s*(?:,|và|hoặc)\s*{_ITEM})*)"
    ),
    re.compile(r"\b(?P<list>(?:0?[136]|một|ba|sáu)\s+tháng)\s+(?:một|0?1)\s+lần"),
)
_RETURNS = re.compile(r"báo cáo|giao ban|\bhọp\b|sơ kết|phản ánh|tổng hợp|làm việc với")
_STANDING = re.compile(r"ít nhất|tối thiểu|tiếp công dân|tiếp dân")
_UNSPECIFIED = re.compile(
    r"định kỳ[^.;]{0,70}(?:báo cáo|giao ban|sơ kết|tổng kết|tổng hợp|phản ánh)"
    r"|chế độ[^.;]{0,25}báo cáo[^.;]{0,170}định kỳ|(?:báo cáo|giao ban|\bhọp)(?:\s\w+){0,12}\sđịnh kỳ"
)
_BRACKETS = re.compile(r"\([^()]*\)")

_HEADING = re.compile(
    r"(?:[-–+*•]\s*|\d{1,2}(?:\.\d{1,2})*[.)]?\s+|[a-zđ]\)\s*|[IVX]+[.-]\s*)?"
    r"(?:(?:NHIỆM VỤ|Nhiệm vụ|Công tác|CÔNG TÁC|Trong|TRONG|Thực hiện|Thời gian:?|Nội dung"
    r"|(?:Đợt|Giai đoạn) \d+[:.]?)\s+)*"
    r"(?:(?:[Qq]uý|[Qq]úy|QUÝ)\s+(?P<q>IV|I{1,3}|[1-4])(?!\w)"
    r"(?:\s*(?:,|và|-|–)\s*(?:[Qq]uý\s+)?(?P<q2>IV|I{1,3}|[1-4])(?!\w))?"
    r"|(?:[Tt]háng|THÁNG)\s+(?P<m>1[0-2]|0?[1-9])(?!\d)"
    r"|(?:0?6|[Ss]áu|SÁU)\s+(?:tháng|THÁNG)\s+(?P<half>đầu|cuối|ĐẦU|CUỐI)\s+(?:năm|NĂM))"
    r"(?:\s*(?:[/-]|năm|NĂM|,)?\s*(?:năm\s+)?(?P<y>\d{4}))?"
    r"(?:\s*\([^)]{0,40}\))?\s*(?P<end>[:.–-]|$)\s*"
)


@dataclass(frozen=True, slots=True)
class Period:
    """A quarter, month or half-year that a heading names; `end` is where the heading's own words begin."""

    quarter: int | None
    month: int | None
    year: int | None
    end: int
    due: dt.date | None = None


def recurrence(clause: str) -> str | None:
    """How often a report or meeting is due: "monthly", "semiannual+annual", "unspecified", or None."""
    styled = tone_style(clause)
    if not _RETURNS.search(styled):
        return None
    plain = _BRACKETS.sub(lambda match: " " * len(match[0]), styled)
    patterns = _PERIODS if _STANDING.search(styled) else (*_PERIODS, *_FREQUENCIES)
    names = {
        name for pattern in patterns for match in pattern.finditer(plain) for name in _named(match["list"])
    }
    if names:
        return "+".join(name for name in _ORDER if name in names)
    return "unspecified" if _UNSPECIFIED.search(styled) else None


def period_named(heading: str) -> Period | None:
    """The period that a line opens with as its heading: "Quý I/2025:", "1. Quý I", "Tháng 6"."""
    match = _HEADING.match(heading)
    if not match:
        return None
    year = int(match["y"]) if match["y"] else None
    if match["half"]:
        month = 6 if match["half"].lower() == "đầu" else 12
        return Period(None, month, year, match.end())
    if match["m"]:
        return Period(None, int(match["m"]), year, match.end())
    return Period(quarter_number(match["q2"] or match["q"]), None, year, match.end())


def _named(written: str) -> set[str]:
    """The periods in a list as written: "6 tháng, năm"."""
    names = set()
    for name, words in (
        ("semiannual", r"(?:0?6|sáu)\s+tháng"),
        ("quarterly", r"(?:0?3|ba)\s+tháng|\bquý\b"),
        ("monthly", r"(?<!6 )(?<!3 )(?<!9 )(?<!sáu )(?<!ba )(?<!chín )\btháng\b(?!\s+cuối)"),
        ("annual", r"\bnăm\b|tổng kết"),
        ("weekly", r"\btuần\b"),
    ):
        if re.search(words, written):
            names.add(name)
    return names
