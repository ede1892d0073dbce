"""What one actor has to do, and who does what."""

import re
from collections.abc import Sequence

from knowledge import fold, folded_syllables
from retrieval.aims import Aim
from retrieval.answer.draft import Draft, Group
from retrieval.answer.lists import best_fitting
from retrieval.answer.model import Outcome
from retrieval.answer.quoting import cite
from retrieval.evidence import Weighed, share_inside
from retrieval.inquiry import Inquiry
from retrieval.shelf import Book, Piece

_MOST = 12  # passages of one list
_ENOUGH = 0.8  # share of the actor's words that a heading or an opening must hold
_NAMED = 0.25  # weight of an actor's word that also names the document
_BRACKETS = re.compile(r"\([^()]*\)")
_LISTED = re.compile(r"[,;]|\bvà\b")
_SHARES_OUT = re.compile(r"\bto chuc thuc hien\b|\bphan cong\b|\btrach nhiem\b")


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
            shared_out = sorted(pieces, key=lambda piece: not _is_shared_out(piece))
            citations = tuple(cite(piece, inquiry.weighed) for piece in shared_out[:_MOST])
            return Draft(Outcome.ANSWERED, (Group(profile, citations),))
    return None


def _is_shared_out(piece: Piece) -> bool:
    """Whether a passage stands in the part of a plan that says who does what."""
    return any(_SHARES_OUT.search(fold(title)) for _, _, title in piece.path)


def _of_actor(book: Book, actor: Sequence[Weighed]) -> list[Piece]:
    """The passages below a heading that names the actor, and those that open with it."""
    named = book.profile.common_terms
    values = {w.term.folded: w.value * (_NAMED if w.term.folded in named else 1.0) for w in actor}
    found: dict[int, Piece] = {}
    for piece in book.pieces:
        if piece.kind not in ("heading", "text") or len(piece.opening) < 2 or not values:
            continue
        if not _names(piece, actor, values):
            continue
        below = [p for p in book.below(piece) if p.kind == "text"]
        for member in [*([piece] if piece.kind == "text" else []), *below]:
            found.setdefault(member.id, member)
    return list(found.values())


def _names(piece: Piece, actor: Sequence[Weighed], values: dict[str, float]) -> bool:
    """Whether a heading, or the first words of a passage, name the actor or the subject asked about."""
    opening = frozenset(piece.words if piece.kind == "heading" else piece.opening)
    at_most = sum(value for word, value in values.items() if word in opening)
    if at_most < _ENOUGH * sum(values.values()) - 1e-9:  # before marks are looked at, which costs more
        return False
    shares = {w.term.folded: share_inside(w.term, piece, opening) for w in actor}
    held = sum(value * shares[word] for word, value in values.items())
    if held < _ENOUGH * sum(values.values()):
        return False
    return _is_only_about(piece, values) if piece.kind == "heading" else _is_about(piece, actor)


def _is_only_about(piece: Piece, values: dict[str, float]) -> bool:
    """At least half of what a heading says of an actor, brackets and the document's words apart, is asked."""
    named = _BRACKETS.sub(" ", piece.opened)
    return any(_is_about_half(part, piece, values) for part in _LISTED.split(named))


def _is_about_half(part: str, piece: Piece, values: dict[str, float]) -> bool:
    said = {w for w in folded_syllables(part) if not w.isdigit()}
    words = said - piece.profile.terms
    asked = sum(w in values for w in words or said)
    return bool(asked) and asked >= 0.5 * len(words or said)


def _is_about(piece: Piece, actor: Sequence[Weighed]) -> bool:
    """The actor opens the passage: its first words hold one of the actor's within the first four."""
    words = [w for w in piece.opening[:6] if not w.isdigit()]
    names = {w.term.folded for w in actor if w.term.weight == 1.0}
    return bool(names & set(words[:4]))


def responsibilities(inquiry: Inquiry) -> Draft | None:
    """Who does what in a document ("ai chịu trách nhiệm?"), when the question names no task of its own."""
    own = [t for t in inquiry.question.terms if not t.inherited and t.weight == 1.0]
    if inquiry.question.aims - {Aim.ABOUT, Aim.DUTIES} != {Aim.WHO} or own:
        return None
    for book in inquiry.books(best_fitting(inquiry)):
        headings = [p for p in book.pieces if p.kind == "heading" and _SHARES_OUT.search(fold(p.body))]
        pieces = [p for heading in headings for p in book.below(heading) if p.kind == "text"]
        if pieces:
            heading = headings[0].body
            return Draft(Outcome.ANSWERED, (Group(book.profile, tuple(map(cite, pieces[:_MOST])), heading),))
    return None
