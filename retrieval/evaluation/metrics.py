"""Recall, mean reciprocal rank and normalised discounted cumulative gain of ranked lists, with confidence.

Relevance is yes or no; a question's recall at k is the share of its relevant ones among the first k.
Intervals are those of the bootstrap over questions (2.5 to 97.5 percent); a difference between two runs is
paired: every sample takes the same questions of both (Efron and Tibshirani: An Introduction to the
Bootstrap).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

Share = tuple[float, float]  # what one question gained for a figure, of how much

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


_UNKNOWN = Estimate(math.nan, math.nan, math.nan)


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


def estimate(shares: Sequence[Share]) -> Estimate:
    """All that was gained over all that could be, with its interval; NaN where there was nothing to gain."""
    counted = np.asarray([share for share in shares if share[1]], dtype=float).reshape(-1, 2)
    return _estimated(_ratio(counted.sum(axis=0)), _ratio(_sampled(counted))) if len(counted) else _UNKNOWN


def estimate_difference(before: Sequence[Share], after: Sequence[Share]) -> Estimate:
    """How much more was gained after than before, question by question the same, with its interval."""
    both = np.asarray(list(zip(before, after, strict=True)), dtype=float).reshape(-1, 4)
    both = both[(both[:, 1] > 0) | (both[:, 3] > 0)]
    if not len(both):
        return _UNKNOWN
    whole, samples = both.sum(axis=0), _sampled(both)
    return _estimated(_ratio(whole[2:]) - _ratio(whole[:2]), _ratio(samples[:, 2:]) - _ratio(samples[:, :2]))


def _sampled(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """The sums of the columns in every sample of the bootstrap, samples × columns."""
    chance = np.random.default_rng(_SEED)
    sums: NDArray[np.float64] = rows[chance.integers(0, len(rows), (_SAMPLES, len(rows)))].sum(axis=1)
    return sums


def _ratio(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    """Gained over possible; NaN where nothing was possible."""
    gained, possible = sums[..., 0], sums[..., 1]
    ratio: NDArray[np.float64] = gained / np.where(possible > 0, possible, math.nan)
    return ratio


def _estimated(value: NDArray[np.float64], samples: NDArray[np.float64]) -> Estimate:
    if math.isnan(value):
        return _UNKNOWN
    low, high = np.nanpercentile(samples, (2.5, 97.5))
    return Estimate(float(value), float(low), float(high))
