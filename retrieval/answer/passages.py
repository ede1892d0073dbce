"""The general answer: the passages that hold most of what was asked, or none when too much is missing."""

import re

from knowledge import fold
from retrieval.aims import Aim
from retrieval.answer.draft import Draft, Group
from retrieval.answer.lists import quarter_of
from retrieval.answer.model import Outcome
from retrieval.answer.quoting import cite
from retrieval.evidence import Evidence, share_of_own
from retrieval.inquiry import Inquiry
from retrieval.shelf import Piece, Profile
from retrieval.signals import names_actor

# Coverage plus half the share of pairs, from 0 to 1.5. Over the questions of two evaluation sets, right
# answers had 0.785 or more, the nearest wrong ones 0.775 or less.
_ENOUGH, _ENOUGH_UNCONFIRMED, _INSIDE = 0.78, 1.15, 0.3
_OWN = 0.5  # of the words of the question itself, where earlier ones complete it
_CLOSE = 0.82  # of the best passage's total: shown with it
_MOST, _MOST_LISTED = 3, 8
_ALIKE = (
    ("lan", "cuoc", "buoi", "ky", "dot", "hoi nghi"),
    ("nguoi", "dong chi", "thanh vien", "can bo"),
    ("met", "m"),
    ("can", "ngoi", "nha"),
)
_UNIT = re.compile(
    r"\b(?:bao nhieu|may) (?!(?:trong|nam|la|thi|ve|o|cho|moi|tren|cua|mot|nhat|gio)\b)([a-z]+\d?)"
)

_NUMBER = re.compile(r"\d|\b(?:hai|ba|bốn|sáu|bảy|tám|chín|mười|trăm|nghìn|triệu)\b", re.IGNORECASE)
_ENUMERATOR = re.compile(r"^\W*(?:\d+(?:\.\d+)*|[a-zđ])[.)]\s")

_THINGS = (
    (
        re.compile(
            r"\b(?:dien thoai|sdt|duong day nong|hotline)\b(?=.*\b(?:so|may|gi|nao|bao nhieu)\b)"
            r"|\b(?:xin|cho|hoi)\b.*\b(?:so dien thoai|sdt|duong day nong|hotline)\b"
        ),
        re.compile(r"\b(?:0\d{2,3}|1[89]00)[.\s]?\d{3,4}(?:[.\s]?\d{2,4})?\b"),
    ),
    (re.compile(r"\b(?:e-?mail|thu dien tu|hom thu)\b.*\b(?:gi|nao|dau)\b"), re.compile(r"\w@\w")),
    (
        re.compile(
            r"\b(?:truong|pho|chu tich|giam doc|bi thu|chanh|thu truong|lanh dao)\b"
            r".*\b(?:ten (?:la )?gi|ho ten|ten ai)\b"
        ),
        re.compile(r"\b(?:[Đđ]ồng chí|[ÔôBb]ng|[Bb]à|Đ/c)\s+(?-i:[A-ZĐÀ-Ỹ])\w+\s+\w+"),
    ),
)


def best_passages(inquiry: Inquiry) -> Draft | None:
    """The best passages; None when the corpus lacks the topic."""
    question = inquiry.question
    found = [e for e in inquiry.found if e.piece.kind != "recipient"]
    if question.quarters:
        found = [e for e in found if quarter_of(e.piece) in (None, *question.quarters)]
    found = [e for e in found if holds(e, inquiry) and _has_unit(e, inquiry)]
    found = [e for e in found if _has_what_is_asked(e, inquiry)]
    if not found:
        return None
    if found[0].piece.kind == "heading" and (section := _section(found[0].piece, inquiry)):
        return section
    chosen = _chosen(found, inquiry)
    by_document: dict[Profile, list[Evidence]] = {}
    for evidence in chosen:
        by_document.setdefault(evidence.piece.profile, []).append(evidence)
    groups = (
        Group(profile, tuple(cite(piece, inquiry.weighed) for piece in _with_lists(inquiry, group)))
        for profile, group in by_document.items()
    )
    return Draft(Outcome.ANSWERED, tuple(groups))


def _section(heading: Piece, inquiry: Inquiry) -> Draft | None:
    """What stands under a heading that answers best."""
    book = inquiry.shelf.book(heading.profile.id)
    below = [p for p in book.below(heading) if p.kind == "text"] if book else []
    if below and Aim.WHO in inquiry.question.aims and names_actor(heading):
        below.insert(0, heading)  # "1. Sở Nội vụ (cơ quan thường trực)" is itself the answer
    citations = tuple(cite(piece, inquiry.weighed) for piece in below[:_MOST_LISTED])
    return Draft(Outcome.ANSWERED, (Group(heading.profile, citations),)) if citations else None


def _with_lists(inquiry: Inquiry, group: list[Evidence]) -> list[Piece]:
    """The passages, each sentence that opens a list followed by its list when duties are asked for."""
    pieces: dict[int, Piece] = {}
    for evidence in group:
        pieces.setdefault(evidence.piece.id, evidence.piece)
        book = inquiry.shelf.book(evidence.piece.profile.id)
        if book and Aim.DUTIES in inquiry.question.aims and evidence.piece.body.endswith(":"):
            pieces.update(
                {p.id: p for p in book.below(evidence.piece) if p.kind == "text" and p.id not in pieces}
            )
    return list(pieces.values())


def _chosen(found: list[Evidence], inquiry: Inquiry) -> list[Evidence]:
    best = found[0]
    if Aim.DUTIES in inquiry.question.aims:
        own = [e for e in found if e.piece.profile == best.piece.profile and e.piece.kind == "text"]
        return [e for e in own if e is best or e.inside >= 0.45 * best.inside][:_MOST_LISTED] or [best]
    return [e for e in found if e.total >= _CLOSE * best.total][:_MOST]


def holds(evidence: Evidence, inquiry: Inquiry) -> bool:
    """Whether the passage has enough of the question to be an answer and not just the nearest text."""
    if not inquiry.weighed:
        return False
    enough = _ENOUGH if inquiry.agreed(evidence.piece.profile).confirmed else _ENOUGH_UNCONFIRMED
    if share_of_own(evidence.piece, inquiry.weighed) < _OWN:
        return False
    return evidence.inside >= _INSIDE and evidence.coverage + 0.5 * evidence.pairs >= enough


def _has_what_is_asked(evidence: Evidence, inquiry: Inquiry) -> bool:
    """A telephone number, an address for mail, somebody's name: only where one stands."""
    asked = fold(inquiry.question.read)
    return all(thing.search(evidence.piece.body) for words, thing in _THINGS if words.search(asked))


def _has_unit(evidence: Evidence, inquiry: Inquiry) -> bool:
    """ "Bao nhiêu điểm" is answered only by a number of that unit, "là bao nhiêu" only by some number."""
    if Aim.HOW_MANY not in inquiry.question.aims:
        return True
    asked = _UNIT.search(fold(inquiry.question.read))
    if not asked:
        return _NUMBER.search(_ENUMERATOR.sub("", evidence.piece.body)) is not None
    unit = asked[1]
    body = fold(evidence.piece.body)
    if unit == "tien":
        return re.search(r"\d\s+(?:nghin|trieu|ty|dong)\b", body) is not None
    if unit == "phan":
        return "%" in body or "phan tram" in body
    alike = "|".join(next((units for units in _ALIKE if unit in units), (unit,)))
    return re.search(rf"\d\s*(?:\w+\s+){{0,2}}(?:{alike})\b", body) is not None
