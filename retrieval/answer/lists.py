"""Whole lists: the duties of a quarter or month, the places a document is sent to."""

from knowledge import fold, months_of
from retrieval.aims import Aim
from retrieval.answer.draft import Draft, Group
from retrieval.answer.model import Outcome
from retrieval.answer.quoting import cite_span, cite_whole
from retrieval.answer.refusal import refuse
from retrieval.inquiry import Inquiry
from retrieval.question import Question
from retrieval.shelf import Piece, Profile

_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
_MOST_DOCUMENTS = 3


def period_duties(inquiry: Inquiry) -> Draft | None:
    """Every duty of the quarters or months asked for, from each document the question can mean."""
    question = inquiry.question
    if not (question.quarters or question.months) or (question.aims and Aim.DUTIES not in question.aims):
        return None
    groups = []
    for book in inquiry.books(best_fitting(inquiry)):
        pieces = [p for p in book.pieces if p.kind == "text" and _is_in_period(p, question)]
        if pieces:
            named = [f"Quý {roman(q)}" for q in question.quarters] + [f"Tháng {m}" for m in question.months]
            groups.append(
                Group(book.profile, tuple(c for p in pieces for c in cite_whole(p)), ", ".join(named))
            )
    if not groups and not question.quarters:
        return None
    return Draft(Outcome.ANSWERED, tuple(groups[:_MOST_DOCUMENTS])) if groups else refuse(inquiry)


def _is_in_period(piece: Piece, question: Question) -> bool:
    month = piece.under("month")
    if question.months:
        return month is not None and not set(months_of(month)).isdisjoint(question.months)
    return quarter_of(piece) in question.quarters


def best_fitting(inquiry: Inquiry) -> list[Profile]:
    """The fitting documents, without those that fit worse than the best in what the question names."""
    fitting = inquiry.fitting
    top = inquiry.agreed(fitting[0]).score if fitting else 0.0
    return [p for p in fitting if inquiry.agreed(p).score > top - 0.2][:20]


def quarter_of(piece: Piece) -> int | None:
    """The quarter a passage stands under, by a quarter's or a month's heading."""
    quarter = piece.under("quarter")
    if quarter:
        return _ROMAN.get(quarter) or int(quarter)
    month = piece.under("month")
    return (months_of(month)[-1] + 2) // 3 if month else None


def roman(quarter: int) -> str:
    """1 to 4 as I to IV."""
    return next(name for name, value in _ROMAN.items() if value == quarter)


def recipients(inquiry: Inquiry) -> Draft | None:
    """Whom a document itself is sent to ("Nơi nhận"), when the question names no other thing that is sent."""
    if Aim.WHERE_TO not in inquiry.question.aims:
        return None
    ignored = {"gui", "ban", "giay", "dien", "tu", "noi", "nhan", "nop", "don", "vi", "co", "quan"}
    for profile in inquiry.fitting[:5]:
        left = [w for w in inquiry.specific(profile) if w.term.folded not in ignored]
        book = inquiry.shelf.book(profile.id)
        if (
            left
            or not book
            or not (inquiry.weighed or inquiry.question.document or inquiry.only)
            or "bao cao" in fold(inquiry.question.read)[:12]
        ):
            continue
        lines = [p for p in book.pieces if p.kind == "recipient"]
        chosen = _asked_group(lines, inquiry) or lines
        if chosen:
            citation = cite_span(book, chosen[0].start, chosen[-1].end, chosen[0].label)
            return Draft(Outcome.ANSWERED, (Group(profile, (citation,)),))
    return None


def _asked_group(lines: list[Piece], inquiry: Inquiry) -> list[Piece]:
    """The lines of the group whose name the question gives ("bản giấy")."""
    read = fold(inquiry.question.read)
    for label in dict.fromkeys(line.label for line in lines):
        name = fold(label.split(", ", 1)[-1]).removeprefix("gui ")
        if ", " in label and name in read:
            return [line for line in lines if line.label == label]
    return []
