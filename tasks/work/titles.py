"""What a duty is called until the committee says otherwise: its first words, without mark, time and actor."""

import re

from knowledge import tone_style
from tasks.programme.words import action, kind_of

_LONGEST = 120  # characters
_SHORTEST = 4  # words that a title keeps
_KEPT = 0.55  # of the longest title, which a cut at a joint keeps at least
_MARK = re.compile(r"(?:[-–+*•]\s*|\d{1,2}(?:\.\d{1,2})*[.)]\s+|[a-zđ]\)\s*)+")
_LEAD = re.compile(r"(?:chế độ|công tác)(?: thông tin,?)? báo cáo\s*:\s*", re.IGNORECASE)
_ASKED = re.compile(r"(?:đề nghị|giao|yêu cầu|phân công)\s+(?:cho\s+)?(?:100%\s+)?$|^$", re.IGNORECASE)
_SPAN = r"(?:(?:0?[36]|sáu|ba|một|0?1|hằng|hàng|mỗi)\s+)?(?:tuần|tháng|quý|năm)\b"
_OFTEN = re.compile(
    rf"(?:định kỳ|(?=(?:hằng|hàng|mỗi)\s))\s*{_SPAN}(?:\s*(?:,|;|và|hoặc)\s*(?:cả\s+)?{_SPAN})*\s*[,:]?\s+",
    re.IGNORECASE,
)
_DAY = r"(?:ngày\s+)?\d{1,2}(?:\s*[/.-]\s*\d{1,2}(?:\s*[/.-]\s*\d{4})?|\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?)"
_MONTH = r"(?:tháng\s+\d{1,2}|quý\s+(?:IV|I{1,3}|[1-4]))(?:\s*(?:/|-|năm)\s*\d{4})?"
_BY = (
    r"(?:(?:xong|hoàn thành|thực hiện|thời gian|thời hạn)\s*:?\s+){0,2}(?:chậm nhất|trước|đến hết|trong|vào)"
)
_TIME = re.compile(
    rf"[\s,;(]+{_BY}\s+(?:là\s+|đến\s+)?(?:{_DAY}|{_MONTH})\)?(?=\s*(?:[.;,]|$))", re.IGNORECASE
)
_TIME_AHEAD = re.compile(rf"{_BY}\s+(?:là\s+|đến\s+)?(?:{_DAY}|{_MONTH})\s*[,:]\s*", re.IGNORECASE)
_JOINTS = "và|hoặc|của|về|với|cho|theo|tại|trong|để|từ|đến|cùng|đối với|nhân|nhằm|gắn với"
_JOINT = re.compile(rf"[,;:–]\s|\s(?:{_JOINTS}|\()\s?")
_CLAUSE = re.compile(r"[,;]\s+(?:đồng thời\s+)?")
_OPEN = re.compile(r"\s*\([^()]*$")
_DANGLING = re.compile(rf"(?:[\s,;:–-]|\s(?:{_JOINTS}|các|những|do|là))+$")


def short_title(text: str, *, actor: str | None = None, recurs: bool = False, kind: str | None = None) -> str:
    """The title of a duty worded `text`: at most 120 characters, whole words, a capital first.

    An `actor` that it opens with is left out, for where the units say who; and, where the duty `recurs` and
    each task has its period, how often. Of a long one, the part that makes it a duty of its `kind` is kept.
    """
    plain = " ".join(text.split())
    for opening in (_MARK, _LEAD, _TIME_AHEAD, *((_OFTEN,) if recurs else ())):
        match = opening.match(plain)
        if match and _is_enough(plain[match.end() :]):
            plain = plain[match.end() :]
    plain = _without_actor(plain, actor)
    bare = _TIME.sub("", plain)
    plain = (bare if _is_enough(bare) else plain).strip(" .;,:")
    if len(plain) > _LONGEST:
        plain = _cut(_telling(plain, kind) if kind else plain)
    return plain[:1].upper() + plain[1:]


def _is_enough(text: str) -> bool:
    return len(text.split()) >= _SHORTEST


def _without_actor(text: str, actor: str | None) -> str:
    said = " ".join((actor or "").split())
    place = text.casefold().find(said.casefold()) if said else -1
    if place < 0 or not _ASKED.match(text[:place]):
        return text
    rest = text[place + len(said) :].lstrip(" ,:–-")
    return rest if _is_enough(rest) else text


def _telling(text: str, kind: str) -> str:
    """The text from the first clause on that tells its kind even when cut: "…, xây dựng báo cáo tổng kết"."""
    starts = [0, *(match.end() for match in _CLAUSE.finditer(text))]
    verbs = [start for start in starts if start == 0 or action().match(tone_style(text[start:]))]
    telling = (text[start:] for start in verbs if kind_of(_cut(text[start:])) == kind)
    return next((rest for rest in telling if _is_enough(rest)), text)


def _cut(text: str) -> str:
    """The words that fit, up to a joint where that keeps most of them; no bracket or joint left open."""
    if len(text) <= _LONGEST:
        return text
    space = text.rfind(" ", 0, _LONGEST)
    kept = text[: space if space > 0 else _LONGEST - 1]
    joints = [match.start() for match in _JOINT.finditer(kept) if match.start() > _LONGEST * _KEPT]
    if joints:
        kept = kept[: joints[-1]]
    kept = _OPEN.sub("", kept) or kept
    return (_DANGLING.sub("", kept) or kept) + "…"
