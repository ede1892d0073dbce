"""Passages of law among themselves: what was learnt from questions about law decides which comes first.

Evidence tells whether a passage answers at all, and holds plans and laws against each other. Between two
articles it is a poor judge; the learnt order is a good one. So the places that evidence gives to passages of
articles stay theirs, and the learnt order says which of them gets which.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from retrieval.evidence import Evidence
from retrieval.fusion import Ranked, score_sum
from retrieval.reranking import Candidate, Reranker, as_learnt
from retrieval.shelf import Piece

_ARTICLE = re.compile(r"\bĐiều \d")
_NUMBER = re.compile(r"^Điều \w+[.:]?\s*")
_LEARNT = 4.0  # what the learnt order, 0 to 1, counts beside evidence
_LOOKED_AT = 50


@dataclass(frozen=True, slots=True)
class Searched:
    """What both searches found; `is_shipped` tells whether the shipped model made the cosines."""

    lexical: Ranked
    dense: Ranked
    is_shipped: bool


def with_articles_in_order(found: Sequence[Evidence], question: str, searched: Searched) -> list[Evidence]:
    """`found`, best first, with passages of articles exchanged among the places that they have."""
    places = [at for at, evidence in enumerate(found) if _ARTICLE.search(evidence.piece.label)]
    if len(places) < 2:
        return list(found)
    articles = [found[at] for at in places]
    learnt = _learnt([evidence.piece for evidence in articles], question, searched)
    ordered = sorted(articles, key=lambda e: -(e.total + _LEARNT * learnt.get(e.piece.id, 0.0)))
    result = list(found)
    for at, evidence in zip(places, ordered, strict=True):
        result[at] = replace(evidence, total=found[at].total)
    return result


def _learnt(pieces: Sequence[Piece], question: str, searched: Searched) -> dict[int, float]:
    """The learnt scores, the best 1 and the worst 0; what neither search ranks high is not looked at."""
    words, meaning = dict(searched.lexical), dict(searched.dense)
    if not searched.is_shipped:
        meaning = as_learnt(meaning)
    least = min(words.values(), default=0.0), min(meaning.values(), default=0.0)
    fused = dict(score_sum([(searched.lexical, 0.5), (searched.dense, 0.5)]))
    best = sorted(pieces, key=lambda piece: -fused.get(piece.id, 0.0))[:_LOOKED_AT]
    candidates = [
        Candidate(
            passage=piece.id,
            above=piece.profile.subject or "",
            heading=_NUMBER.sub("", piece.path[-1][2]) if piece.path else "",
            body=piece.body,
            fused=fused.get(piece.id, 0.0),
            lexical=words.get(piece.id, least[0]),
            dense=meaning.get(piece.id, least[1]),
        )
        for piece in best
    ]
    ranked = Reranker.load().rank(question, candidates)
    high, low = ranked[0][1], ranked[-1][1]
    return {passage: (score - low) / ((high - low) or 1.0) for passage, score in ranked}
