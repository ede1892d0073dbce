"""How much of a question a passage answers: weighted coverage of the topic's words and pairs of words.

A score alone can't refuse: coverage says which share of what was asked stands in the passage, its headings
and its document, so that a topic the corpus lacks shows as a hole however high the best match ranks.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from knowledge import is_accented
from retrieval.question import Question, Term
from retrieval.shelf import Piece, Profile
from retrieval.signals import suits

_IN_CONTEXT, _IN_PROFILE = 0.8, 0.6
_IN_OTHER_WORDS = 0.8
_OTHER_MARKS, _NOT_AS_TYPED = 0.35, 0.15
_UNKNOWN = 0.15
_NAMES_DOCUMENT = 0.3


@dataclass(frozen=True, slots=True)
class Weighed:
    """A topic word with its weight: rarity in this corpus times how much it counts in the question."""

    term: Term
    value: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a passage has of the question. Shares are 0 to 1; `total` ranks."""

    piece: Piece
    coverage: float  # of the words, with headings and document
    inside: float  # of the words, in the passage itself
    pairs: float  # of neighbouring words
    total: float


def weigh(
    terms: Sequence[Term], frequency: Callable[[str], int], passages: int, is_word: Callable[[str], bool]
) -> tuple[Weighed, ...]:
    """Gives each word its weight; `frequency` is in how many of `passages` a folded word occurs.

    What neither this corpus nor the law knows (`is_word`) is a slip or a private abbreviation: worth little.
    """

    def rarity(word: str) -> float:
        held = frequency(word)
        return math.log(1 + (max(passages, held) - held + 0.5) / (held + 0.5))

    def known(word: str) -> float:
        return 1.0 if frequency(word) or is_word(word) else _UNKNOWN

    return tuple(Weighed(t, t.weight * rarity(t.folded) * known(t.folded)) for t in terms)


def examine(piece: Piece, weighed: Sequence[Weighed], question: Question, prior: float) -> Evidence:
    """Scores one passage. `prior` is what search and the document's fit give it, about 0 to 1."""
    weighed = tuple(_in_document(w, piece.profile) for w in weighed)
    whole = sum(w.value for w in weighed) or 1.0
    words = piece.word_set
    shares = [(w, share_inside(w.term, piece, words)) for w in weighed]
    coverage = sum(w.value * _share_anywhere(w.term, piece, share) for w, share in shares) / whole
    inside = sum(w.value * share for w, share in shares) / whole
    titled = _pair_share(piece.heading_words, weighed, lambda term: False)
    pairs = max(_pair_share(piece.words, weighed, lambda term: _in_other_words(term, piece)), 0.8 * titled)
    best_clause = max((_clause_share(c, weighed, whole) for c in piece.clause_words), default=0.0)
    total = (
        coverage
        + 0.5 * inside
        + 0.6 * pairs
        + 0.4 * best_clause
        + 0.3 * titled
        + prior
        + suits(piece, question)
    )
    return Evidence(piece, coverage, inside, pairs, total)


def _in_document(weighed: Weighed, profile: Profile) -> Weighed:
    """A word that names the document says little about which of its passages is meant."""
    if weighed.term.folded not in profile.common_terms:
        return weighed
    return Weighed(weighed.term, _NAMES_DOCUMENT * weighed.value)


def share_of_own(piece: Piece, weighed: Sequence[Weighed]) -> float:
    """Coverage of the words of this very question, those of earlier questions left out; 1 if it has none."""
    own = [w for w in weighed if not w.term.inherited]
    words = piece.word_set
    whole = sum(w.value for w in own)
    shares = [(w, share_inside(w.term, piece, words)) for w in own]
    return (
        sum(w.value * _share_anywhere(w.term, piece, share) for w, share in shares) / whole if whole else 1.0
    )


def _share_anywhere(term: Term, piece: Piece, inside: float) -> float:
    """The share in the passage, or less for a word only above it or only in its document's name."""
    if inside >= _IN_CONTEXT:
        return inside
    context = _IN_CONTEXT if term.folded in piece.context else 0.0
    profile = _IN_PROFILE if term.folded in piece.profile.terms else 0.0
    return max(inside, context, profile)


def share_inside(term: Term, piece: Piece, words: frozenset[str]) -> float:
    """Whether a word is among `words` of a passage: 1, less in other words or marks, 0 if not at all."""
    as_asked = _share_as_asked(term, piece, words)
    if as_asked < _IN_OTHER_WORDS and _in_other_words(term, piece):
        return _IN_OTHER_WORDS
    return as_asked


def _in_other_words(term: Term, piece: Piece) -> bool:
    return any(piece.says(phrase) for phrase in term.alike)


def _share_as_asked(term: Term, piece: Piece, words: frozenset[str]) -> float:
    if term.folded not in words:
        return 0.0
    if term.marked in piece.marked or not (term.typed or is_accented(term.marked)):
        return 1.0
    return _NOT_AS_TYPED if term.typed else _OTHER_MARKS


def _pair_share(
    words: Sequence[str], weighed: Sequence[Weighed], in_other_words: Callable[[Term], bool]
) -> float:
    asked = {w.term.folded for w in weighed}
    beside = {pair for pair in pairwise(words) if pair[0] in asked}
    found = whole = 0.0
    for first, second in pairwise(weighed):
        if second.term.position - first.term.position == 1:
            value = math.sqrt(first.value * second.value)
            whole += value
            if (first.term.folded, second.term.folded) in beside:
                found += value
            elif first.term.alike and first.term.alike == second.term.alike and in_other_words(first.term):
                found += _IN_OTHER_WORDS * value
    return found / whole if whole else 0.0


def _clause_share(words: frozenset[str], weighed: Sequence[Weighed], whole: float) -> float:
    return sum(w.value for w in weighed if w.term.folded in words) / whole
