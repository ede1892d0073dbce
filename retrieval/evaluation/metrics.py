"""Recall, mean reciprocal rank and normalised discounted cumulative gain of ranked lists.

Relevance is yes or no; a question's recall at k is the share of its relevant ones among the first k.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, fields

from retrieval.evaluation.confidence import Estimate, estimate

DEPTHS = (1, 10, 50)
_RANKED = 10  # of MRR and nDCG


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: what search gave, best first, and what would have been right."""

    found: Sequence[str]
    relevant: frozenset[str]


@dataclass(frozen=True, slots=True)
class Figures:
    """Recall at 1, 10 and 50, MRR and nDCG at 10."""

    r1: Estimate
    r10: Estimate
    r50: Estimate
    mrr10: Estimate
    ndcg10: Estimate


def figures_of(asked: Sequence[Asked]) -> Figures:
    """The figures over all questions; each needs at least one relevant answer."""
    scores = [scores_of(one) for one in asked]
    return Figures(
        **{one.name: estimate([(row[one.name], 1.0) for row in scores]) for one in fields(Figures)}
    )


def scores_of(asked: Asked) -> dict[str, float]:
    """What one question adds to each of the figures, by its name."""
    recall = {f"r{depth}": recall_at(asked, depth) for depth in DEPTHS}
    return {**recall, "mrr10": reciprocal_rank(asked), "ndcg10": gain(asked)}


def first_rank(asked: Asked) -> int | None:
    """Where the first relevant one stands, counted from 1; None if it was not found."""
    return next((rank for rank, one in enumerate(asked.found, start=1) if one in asked.relevant), None)


def recall_at(asked: Asked, depth: int) -> float:
    """The share of the relevant that stand among the first `depth`."""
    return len(asked.relevant & set(asked.found[:depth])) / len(asked.relevant)


def reciprocal_rank(asked: Asked) -> float:
    """One over the rank of the first relevant one among the first ten, else 0."""
    for rank, one in enumerate(asked.found[:_RANKED], start=1):
        if one in asked.relevant:
            return 1 / rank
    return 0.0


def gain(asked: Asked) -> float:
    """nDCG at 10: what the ranking gains, over what the best one would."""
    gained = sum(
        1 / math.log2(rank + 1)
        for rank, one in enumerate(asked.found[:_RANKED], start=1)
        if one in asked.relevant
    )
    best = sum(1 / math.log2(rank + 1) for rank in range(1, min(len(asked.relevant), _RANKED) + 1))
    return gained / best
