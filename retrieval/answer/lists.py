"""Whole lists: the duties of a quarter, the duties of one actor, the places a document is sent to."""

from knowledge import fold
from retrieval.aims import Aim
from retrieval.answer.draft import Draft, Group
from retrieval.answer.model import Outcome
from retrieval.answer.quoting import cite, cite_span
from retrieval.evidence import Weighed
from retrieval.inquiry import Inquiry, document_terms
from retrieval.shelf import Book, Piece, Profile

_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
_MOST_DOCUMENTS = 3
_OPENING_WORDS = 14
_ENOUGH = 0.8


def quarter_duties(inquiry: Inquiry) -> Draft | None:
    """Every duty of the quarters asked for, from each document the question can mean."""
    question = inquiry.question
    if not question.quarters or (question.aims and Aim.DUTIES not in question.aims):
        return None
    groups = []
    for book in inquiry.books(_best_fitting(inquiry)):
        pieces = [p for p in book.pieces if p.kind == "text" and quarter_of(p) in question.quarters]
        if pieces:
            heading = ", ".join(f"Quý {roman(q)}" for q in question.quarters)
            groups.append(Group(book.profile, tuple(cite(p) for p in pieces), heading))
    return Draft(Outcome.ANSWERED, tuple(groups[:_MOST_DOCUMENTS])) if groups else None


def _best_fitting(inquiry: Inquiry) -> list[Profile]:
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
    return (int(month) + 2) // 3 if month else None


def roman(quarter: int) -> str:
    """1 to 4 as I to IV."""
    return next(name for name, value in _ROMAN.items() if value == quarter)


def actor_duties(inquiry: Inquiry) -> Draft | None:
    """All that a document gives one actor or section: what stands under its heading, and passages that open with it."""
    question = inquiry.question
    if Aim.DUTIES not in question.aims or question.instruments:
        return None
    for profile in dict.fromkeys(e.piece.profile for e in inquiry.found[:30]):
        book = inquiry.shelf.book(profile.id)
        actor = inquiry.specific(profile)
        if not book or not actor or not inquiry.agreed(profile).fits:
            continue
        pieces = _of_actor(book, actor)
        if pieces:
            citations = tuple(cite(piece, inquiry.weighed) for piece in pieces[:12])
            return Draft(Outcome.ANSWERED, (Group(profile, citations),))
    return None


def _of_actor(book: Book, actor: tuple[Weighed, ...]) -> list[Piece]:
    whole = sum(w.value for w in actor)
    found: dict[int, Piece] = {}
    for piece in book.pieces:
        if piece.kind not in ("heading", "text") or len(piece.words) < 2:
            continue
        opening = frozenset(piece.words[: _OPENING_WORDS + 1])
        share = sum(w.value for w in actor if w.term.folded in opening) / whole
        if share < _ENOUGH or not _is_about(piece, actor):
            continue
        below = [p for p in book.below(piece) if p.kind == "text"]
        for member in [*([piece] if piece.kind == "text" else []), *below]:
            found.setdefault(member.id, member)
    return list(found.values())


def _is_about(piece: Piece, actor: tuple[Weighed, ...]) -> bool:
    """The actor opens the passage: its first words hold one of the actor's within the first four."""
    words = [w for w in piece.words[:6] if not w.isdigit()]
    names = {w.term.folded for w in actor if w.term.weight == 1.0}
    return bool(names & set(words[:4]))


def recipients(inquiry: Inquiry) -> Draft | None:
    """Whom a document itself is sent to ("Nơi nhận"), when the question names no other thing that is sent."""
    if Aim.WHERE_TO not in inquiry.question.aims:
        return None
    ignored = {"gui", "ban", "giay", "dien", "tu", "noi", "nhan", "nop", "don", "vi", "co", "quan"}
    for profile in inquiry.fitting[:5]:
        left = [w for w in inquiry.specific(profile) if w.term.folded not in ignored]
        book = inquiry.shelf.book(profile.id)
        if left or not book or not inquiry.weighed or "bao cao" in fold(inquiry.question.read)[:12]:
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


__all__ = ["actor_duties", "document_terms", "quarter_duties", "quarter_of", "recipients", "roman"]
