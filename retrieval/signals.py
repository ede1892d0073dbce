"""Signs that a passage gives the kind of answer asked for: a time, a number, an actor, a destination."""

import re
from functools import cache
from importlib import resources

from knowledge import fold, tokens
from retrieval.aims import Aim
from retrieval.question import Question
from retrieval.shelf import Piece

_TIME = re.compile(
    r"\d{1,2}/\d{1,2}|ngày \d|tháng \d|[Qq]uý (?:[IV1-4])|[Đđ]ịnh kỳ|h[ằà]ng (?:năm|quý|tháng)"
    r"|06? tháng|ngày làm việc|chậm nhất|trước ngày|trong vòng|\d+ giờ"
)
_SAYS_WHEN = re.compile(
    r"\W*(?:[\da-zđ]{1,3}[.)]\s*)*(?:[Tt]hời gian|[Tt]hời hạn|[Ll]ịch|[Nn]gày)\b[^.;]{0,60}:"
)
_LIMIT = re.compile(r"[Tt]rước (?:ngày|tháng)|[Cc]hậm nhất|[Tt]hời hạn|[Hh]ạn cuối|xong trong|trước \d")
_ASKS_LIMIT = re.compile(r"\btruoc (?:ngay|thang|khi)\b|\bhan\b|\bcham nhat\b|\bxong\b")
_NUMBER = re.compile(r"\d+\s?%|\b\d{1,3}\b")
_DESTINATION = re.compile(r"\b(?:về|gửi|qua|trình|cho)\s+(?:[A-ZĐÀ-Ỹ]|\()")
_IDENTITY = re.compile(r"\(([^()]{5,120})\)|\blà\s([^,.;:]{5,120})|\blàm\s([^,.;:]{5,80})")
_SUITS_LITTLE = {
    "heading": -0.25,
    "preamble": -0.15,
    "closing": -0.15,
    "title": -0.4,
    "letterhead": -0.5,
    "recipient": -0.5,
    "signature": -0.5,
}


@cache
def _actor() -> re.Pattern[str]:
    source = resources.files("retrieval").joinpath("actors.txt").read_text(encoding="utf-8")
    names = "|".join(line for line in source.splitlines() if line and not line.startswith("#"))
    mark = r"(?:[-+*•–]|\d[\d.]*[.)]?|[a-zđ]\))?\s*"
    return re.compile(rf"{mark}(?:Giao |Đề nghị |Các |Đồng chí )?(?:{names})\b", re.IGNORECASE)


def suits(piece: Piece, question: Question) -> float:
    """What the form of a passage adds to its score, or takes from it, given what is asked."""
    aims, body = question.aims, piece.body
    bonus = _SUITS_LITTLE.get(piece.kind, 0.0)
    if Aim.WHEN in aims:
        bonus += 0.2 * bool(_TIME.search(body) or piece.under("quarter"))
        bonus += 0.4 * bool(_SAYS_WHEN.match(body))
        bonus += 0.25 * bool(_LIMIT.search(body) and _ASKS_LIMIT.search(fold(question.read)))
    if Aim.HOW_MANY in aims:
        bonus += 0.2 * bool(_NUMBER.search(body.split(" ", 1)[-1]))
    if Aim.WHO in aims:
        bonus += 0.25 * names_actor(piece) + 0.7 * _share_identified(piece, question)
    if Aim.WHERE_TO in aims:
        bonus += 0.2 * bool(_DESTINATION.search(body))
    return bonus


def names_actor(piece: Piece) -> bool:
    """Whether the passage, or the heading above it, begins with somebody."""
    above = piece.path[-1][2] if piece.path else ""
    return bool(_actor().match(piece.body) or _actor().match(above))


def _share_identified(piece: Piece, question: Question) -> float:
    """Which share of the topic stands where a passage says what somebody is: in brackets, or after "là"."""
    said = {t.folded for found in _IDENTITY.findall(piece.opened) for t in tokens(" ".join(found))}
    weights = {term.folded: term.weight for term in question.terms}
    return sum(w for word, w in weights.items() if word in said) / (sum(weights.values()) or 1.0)
