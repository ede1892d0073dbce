"""What a duty is called until the committee says otherwise: its first words, without mark and time."""

import re

_LONGEST = 120  # characters
_SHORTEST = 4  # words that a title keeps
_MARK = re.compile(r"(?:[-–+*•]\s*|\d{1,2}(?:\.\d{1,2})*[.)]\s+|[a-zđ]\)\s*)+")
_LEAD = re.compile(r"(?:chế độ|công tác)(?: thông tin,?)? báo cáo\s*:\s*", re.IGNORECASE)
_DAY = r"(?:ngày\s+)?\d{1,2}(?:\s*[/.-]\s*\d{1,2}(?:\s*[/.-]\s*\d{4})?|\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?)"
_MONTH = r"(?:tháng\s+\d{1,2}|quý\s+(?:IV|I{1,3}|[1-4]))(?:\s*(?:/|-|năm)\s*\d{4})?"
_BY = (
    r"(?:(?:xong|hoàn thành|thực hiện|thời gian|thời hạn)\s*:?\s+){0,2}(?:chậm nhất|trước|đến hết|trong|vào)"
)
_TIME = re.compile(
    rf"[\s,;(]+{_BY}\s+(?:là\s+|đến\s+)?(?:{_DAY}|{_MONTH})\)?(?=\s*(?:[.;,]|$))", re.IGNORECASE
)
_TIME_AHEAD = re.compile(rf"{_BY}\s+(?:là\s+|đến\s+)?(?:{_DAY}|{_MONTH})\s*[,:]\s*", re.IGNORECASE)
_BREAK = re.compile(r"[,;:]\s")
_OPEN = re.compile(r"\s*\([^()]*$")
_DANGLING = re.compile(
    r"(?:[\s,;:–-]|\s(?:và|hoặc|của|các|những|về|với|cho|theo|tại|trong|để|từ|đến|do|là|cùng|đối với))+$"
)


def short_title(text: str) -> str:
    """The title of a duty worded `text`: at most 120 characters, whole words, a capital first."""
    plain = " ".join(text.split())
    for opening in (_MARK, _LEAD, _TIME_AHEAD):
        match = opening.match(plain)
        if match and _is_enough(plain[match.end() :]):
            plain = plain[match.end() :]
    bare = _TIME.sub("", plain)
    plain = (bare if _is_enough(bare) else plain).strip(" .;,:")
    if len(plain) > _LONGEST:
        plain = _cut(plain)
    return plain[:1].upper() + plain[1:]


def _is_enough(text: str) -> bool:
    return len(text.split()) >= _SHORTEST


def _cut(text: str) -> str:
    """The words that fit; up to a comma where that keeps most of them; no bracket or joint left open."""
    space = text.rfind(" ", 0, _LONGEST)
    kept = text[: space if space > 0 else _LONGEST - 1]
    breaks = [match.start() for match in _BREAK.finditer(kept)]
    if breaks and breaks[-1] > _LONGEST * 2 // 3:
        kept = kept[: breaks[-1]]
    kept = _OPEN.sub("", kept) or kept
    return (_DANGLING.sub("", kept) or kept) + "…"
