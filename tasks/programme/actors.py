"""Who is to do it, as written: the organ, unit or person that a clause or a heading begins with."""

import re

from knowledge import tone_style
from tasks.programme.words import action, body

_LEAD = re.compile(
    r"(?:"
    r"(?:chế độ|công tác)[^:;.]{0,40}:\s*"
    r"|(?:đề nghị|giao|yêu cầu|phân công)\s+(?:cho\s+)?"
    r"|trong\s+(?:quý|tháng|năm)[^,;]{0,20},\s*"
    r"|(?:định kỳ|hằng|hàng|mỗi)\s+[^;.]{0,60}?(?:tháng|quý|năm|tuần)(?:,|\s+(?=các|ubnd|sở))\s*(?:(?:một |và )?(?:năm|quý),?\s*)*"
    r")+"
)
_COMPOUND = re.compile(r"(?:\bban|\bủy ban|\btổ|\bđoàn|\bphòng|\bcơ quan|\bvăn phòng|\btrưởng|\bcông tác|\bhội đồng)\s$")
_LONGEST = 170


def actor_of(clause: str) -> str | None:
    """Who a clause says is to act, as written; None when it begins with the work itself."""
    styled = tone_style(clause)
    lead = _LEAD.match(styled)
    start = lead.end() if lead else 0
    if not body().match(styled, start):
        return None
    end = _end(clause, styled, start)
    return clause[start:end].strip(" ,:-–") if end else None


def actor_in_heading(title: str) -> str | None:
    """Who a heading is for: "Sở Nội vụ", or the organ that its sentence begins with."""
    styled = tone_style(title)
    lead = re.match(r"(?:đề nghị|giao|yêu cầu|trách nhiệm của|đối với)\s+", styled)
    start = lead.end() if lead else 0
    if not body().match(styled, start):
        return None
    end = _end(title, styled, start)
    if end is None and len(title) - start <= _LONGEST:
        end = len(title)
    return title[start:end].strip(" ,:-–.") if end else None


def _end(text: str, styled: str, start: int) -> int | None:
    """Where the name that begins at `start` ends: before a colon or the first verb that is no part of a name."""
    limit = min(len(text), start + _LONGEST)
    colon = text.find(":", start, limit)
    head = body().match(styled, start)
    position = head.end() if head else start
    depth_open = styled.find("(", start)
    for verb in action().finditer(styled, position, limit):
        if 0 <= colon < verb.start():
            return colon
        inside = 0 <= depth_open < verb.start() and ")" not in styled[depth_open : verb.start()]
        named = text[verb.start()].isupper() or _COMPOUND.search(styled[start : verb.start()])
        if not inside and not named:
            return verb.start()
    return colon if colon >= 0 else None
