"""Who is to do it, as written: the organ, unit or person that a clause or a heading begins with."""

import re

from knowledge import tone_style
from tasks.programme.words import action, body

_LEAD = re.compile(
    r"(?:"
    r"(?:chế độ|công tác)[^:;.]{0,40}:\s*"
    r"|(?:đề nghị|giao(?! ban)|yêu cầu|phân công(?=\s+(?:cho|đồng chí)))\s+(?:cho\s+)?(?:100%\s+)?|100%\s+"
    r"|(?:trước|trong|chậm nhất|đến)\s(?:là\s)?(?:ngày|quý|tháng|năm)[^,;]{0,50},\s*"
    r"|(?:định kỳ|hằng|hàng|mỗi)\s+[^;.]{0,90}?(?:tháng|quý|năm|tuần)\s*(?:,|\s+(?=các|ubnd|sở))\s*"
    r"(?:(?:một |và )?(?:năm|quý),?\s*)*"
    r")+"
)
_IN_NAME = re.compile(
    r"\b(?:(?:ban|tổ|đoàn|phòng|hội đồng)\s"
    r"(?:chỉ đạo|kiểm tra|giám sát|giúp|thanh tra|tổ chức|tuyên truyền|vận động|thẩm định)"
    r"|(?:ban|tổ|trưởng)\scông tác\s\w+)$"
)
_NAME_GOES_ON = re.compile(r"\b(?:công tác|các|những|mỗi|trang|cổng|hệ thống|được)\s$")
_BRACKETS = re.compile(r"\([^()]*\)")
_IN_CHARGE = re.compile(r"(?:công chức|cán bộ|chuyên viên|lãnh đạo|đồng chí)\s$")
_ASKED_ABOVE = re.compile(r"(?:khen thưởng|tặng|xem xét|quyết định|phê duyệt|biểu dương|công nhận)\b")
_LONGEST = 170


def actor_of(clause: str) -> str | None:
    """Who a clause says is to act, as written; None when it begins with the work itself."""
    styled = tone_style(clause)
    lead = _LEAD.match(_BRACKETS.sub(lambda match: " " * len(match[0]), styled))
    start = lead.end() if lead else 0
    if not body().match(styled, start):
        return None
    end = _name_end(clause, styled, start)
    asked = styled.startswith("đề nghị") and end is not None and _ASKED_ABOVE.match(styled, end)
    return clause[start:end].strip(" ,:-–") if end and not asked else None


def actor_in_heading(title: str) -> str | None:
    """Who a heading is for: "Sở Nội vụ", or the organ that its sentence begins with."""
    styled = tone_style(title)
    lead = re.match(r"(?:đề nghị|giao|yêu cầu|trách nhiệm của|đối với)\s+", styled)
    start = lead.end() if lead else 0
    if not body().match(styled, start):
        return None
    end = _name_end(title, styled, start)
    if end is None and len(title) - start <= _LONGEST:
        end = len(title)
    return title[start:end].strip(" ,:-–.") if end else None


def first_verb(text: str, start: int, limit: int | None = None) -> re.Match[str] | None:
    """The first verb in text[start:limit] that is no part of a name, as in "Ban Chỉ đạo", "các tổ chức"."""
    styled = tone_style(text)
    for verb in action().finditer(styled, start, len(text) if limit is None else limit):
        opened = styled.rfind("(", 0, verb.start())
        inside = opened >= 0 and ")" not in styled[opened : verb.start()]
        named = _NAME_GOES_ON.search(styled[: verb.start()]) or _IN_NAME.search(styled[: verb.end()])
        if not inside and not named and not text[verb.start()].isupper():
            return verb
    return None


def _name_end(text: str, styled: str, start: int) -> int | None:
    """Where the name that begins at `start` ends: before a colon or the first verb."""
    limit = min(len(text), start + _LONGEST)
    colon = text.find(":", start, limit)
    head = body().match(styled, start)
    verb = first_verb(text, head.end() if head else start, limit)
    while verb and _is_charge(styled, start, verb):
        verb = first_verb(text, verb.end(), limit)
    if verb and not 0 <= colon < verb.start():
        return verb.start()
    return colon if colon >= 0 else None


def _is_charge(styled: str, start: int, verb: re.Match[str]) -> bool:
    """Whether a verb belongs to the name: "được" before another, "công chức phụ trách Nội vụ"."""
    if verb[0] == "được":
        return True
    charged = verb[0] == "phụ trách" and _IN_CHARGE.search(styled[start : verb.start()])
    return bool(charged) and not styled[verb.end() :].lstrip()[:1].isdigit()
