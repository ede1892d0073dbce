"""Recall, mean reciprocal rank and normalised discounted cumulative gain of ranked lists, with confidence.

Relevance is yes or no; a question's recall at k is the share of its relevant ones among the first k.
Intervals are those of the bootstrap over questions (2.5 to 97.5 percent).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

DEPTHS = (1, 10, 50)
_RANKED = 10  # of MRR and nDCG
_SAMPLES = 1_000
_SEED = 1


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: what search gave, best first, and what would have been right."""

    found: Sequence[str]
    relevant: frozenset[str]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over questions with its 95 % interval."""

    value: float
    low: float
    high: float


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
    recall = [[recall_at(one, depth) for one in asked] for depth in DEPTHS]
    ranks = [reciprocal_rank(one) for one in asked]
    gains = [gain(one) for one in asked]
    return Figures(*(_estimate(values) for values in (*recall, ranks, gains)))


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


def _estimate(values: Sequence[float]) -> Estimate:
    if not values:
        return Estimate(math.nan, math.nan, math.nan)
    array = np.asarray(values)
    chance = np.random.default_rng(_SEED)
    means = array[chance.integers(0, len(array), (_SAMPLES, len(array)))].mean(axis=1)
    low, high = np.percentile(means, (2.5, 97.5))
    return Estimate(float(array.mean()), float(low), float(high))
