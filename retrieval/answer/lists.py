"""Whole lists: the duties of a quarter, the duties of one actor, the places a document is sent to."""

import re
from collections.abc import Sequence

from knowledge import fold
from retrieval.aims import Aim
from retrieval.answer.draft import Draft, Group
from retrieval.answer.model import Outcome
from retrieval.answer.quoting import cite, cite_span
from retrieval.answer.refusal import refuse
from retrieval.evidence import Weighed, share_inside
from retrieval.inquiry import Inquiry
from retrieval.question import Question
from retrieval.shelf import Book, Piece, Profile

_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
_MOST_DOCUMENTS = 3
_MOST = 12  # passages of one list
_OPENING_WORDS = 14
_SHARES_OUT = re.compile(r"\bto chuc thuc hien\b|\bphan cong\b|\btrach nhiem\b")
_ENOUGH = 0.8
_NAMED = 0.25  # weight of an actor's word that also names the document


def period_duties(inquiry: Inquiry) -> Draft | None:
    """Every duty of the quarters or months asked for, from each document the question can mean."""
    question = inquiry.question
    if not (question.quarters or question.months) or (question.aims and Aim.DUTIES not in question.aims):
        return None
    groups = []
    for book in inquiry.books(_best_fitting(inquiry)):
        pieces = [p for p in book.pieces if p.kind == "text" and _is_in_period(p, question)]
        if pieces:
            named = [f"Quý {roman(q)}" for q in question.quarters] + [f"Tháng {m}" for m in question.months]
            groups.append(Group(book.profile, tuple(cite(p) for p in pieces), ", ".join(named)))
    if not groups and not question.quarters:
        return None
    return Draft(Outcome.ANSWERED, tuple(groups[:_MOST_DOCUMENTS])) if groups else refuse(inquiry)


def _is_in_period(piece: Piece, question: Question) -> bool:
    month = piece.under("month")
    if question.months:
        return month is not None and int(month) in question.months
    return quarter_of(piece) in question.quarters


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
    """All that one document gives one actor, whole."""
    question = inquiry.question
    if Aim.DUTIES not in question.aims or question.instruments:
        return None
    for profile in dict.fromkeys(e.piece.profile for e in inquiry.found[:30]):
        book = inquiry.shelf.book(profile.id)
        if not book or not inquiry.agreed(profile).fits:
            continue
        own = [w for w in inquiry.weighed if not w.term.inherited]
        pieces = _of_actor(book, own or inquiry.weighed)
        if pieces:
            citations = tuple(cite(piece, inquiry.weighed) for piece in pieces[:_MOST])
            return Draft(Outcome.ANSWERED, (Group(profile, citations),))
    return None


def _of_actor(book: Book, actor: Sequence[Weighed]) -> list[Piece]:
    """The passages below a heading that names the actor, and those that open with it."""
    named = book.profile.common_terms
    values = {w.term.folded: w.value * (_NAMED if w.term.folded in named else 1.0) for w in actor}
    found: dict[int, Piece] = {}
    for piece in book.pieces:
        if piece.kind not in ("heading", "text") or len(piece.words) < 2 or not values:
            continue
        if not _names(piece, actor, values):
            continue
        below = [p for p in book.below(piece) if p.kind == "text"]
        for member in [*([piece] if piece.kind == "text" else []), *below]:
            found.setdefault(member.id, member)
    return list(found.values())


def _names(piece: Piece, actor: Sequence[Weighed], values: dict[str, float]) -> bool:
    """Whether a heading, or the first words of a passage, name the actor or the subject asked about."""
    length = len(piece.words) if piece.kind == "heading" else _OPENING_WORDS
    opening = frozenset(piece.words[:length])
    shares = {w.term.folded: share_inside(w.term, piece, opening) for w in actor}
    held = sum(value * shares[word] for word, value in values.items())
    if held < _ENOUGH * sum(values.values()):
        return False
    return _is_only_about(piece, values) if piece.kind == "heading" else _is_about(piece, actor)


def _is_only_about(piece: Piece, values: dict[str, float]) -> bool:
    """At least half of what a heading says, its number and the document's own words apart, is asked for."""
    words = {w for w in piece.words if not w.isdigit() and w not in piece.profile.terms}
    return not words or sum(w in values for w in words) >= 0.5 * len(words)


def _is_about(piece: Piece, actor: Sequence[Weighed]) -> bool:
    """The actor opens the passage: its first words hold one of the actor's within the first four."""
    words = [w for w in piece.words[:6] if not w.isdigit()]
    names = {w.term.folded for w in actor if w.term.weight == 1.0}
    return bool(names & set(words[:4]))


def responsibilities(inquiry: Inquiry) -> Draft | None:
    """Who does what in a document ("ai chịu trách nhiệm?"), when the question names no task of its own."""
    own = [t for t in inquiry.question.terms if not t.inherited and t.weight == 1.0]
    if inquiry.question.aims - {Aim.ABOUT, Aim.DUTIES} != {Aim.WHO} or own:
        return None
    for book in inquiry.books(_best_fitting(inquiry)):
        headings = [p for p in book.pieces if p.kind == "heading" and _SHARES_OUT.search(fold(p.body))]
        pieces = [p for heading in headings for p in book.below(heading) if p.kind == "text"]
        if pieces:
            heading = headings[0].body
            return Draft(Outcome.ANSWERED, (Group(book.profile, tuple(map(cite, pieces[:_MOST])), heading),))
    return None


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
