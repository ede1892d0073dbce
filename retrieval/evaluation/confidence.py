"""How sure a figure is: intervals of 95 %.

Where every question gained all or nothing, the interval is Wilson's for a proportion, which stays honest
where all were right (Wilson 1927: Probable Inference, the Law of Succession, and Statistical Inference).
Elsewhere it is that of the bootstrap over questions (2.5 to 97.5 percent); for a difference between two runs
it is paired: every sample takes the same questions of both (Efron and Tibshirani: An Introduction to the
Bootstrap).
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Share = tuple[float, float]  # what one question gained for a figure, of how much
Rows = NDArray[np.float64]  # questions × columns

SEED = 1
_SAMPLES = 1_000
_AT_ONCE = 1_000_000  # numbers held in memory while drawing
_Z = 1.959964  # of the normal distribution, 97.5 percent


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over questions with its 95 % interval."""

    value: float
    low: float
    high: float


UNKNOWN = Estimate(math.nan, math.nan, math.nan)


def value_of(shares: Sequence[Share]) -> float:
    """All that was gained over all that could be; NaN where there was nothing to gain."""
    return float(ratio(np.asarray(shares, dtype=float).reshape(-1, 2).sum(axis=0)))


def estimate(shares: Sequence[Share]) -> Estimate:
    """The value of a figure with its interval; NaN where there was nothing to gain."""
    counted = np.asarray([share for share in shares if share[1]], dtype=float).reshape(-1, 2)
    if not len(counted):
        return UNKNOWN
    value = value_of(shares)
    if _is_all_or_nothing(counted):
        return _wilson(value, len(counted))
    return _estimated(value, ratio(_sampled(counted)))


def estimate_difference(before: Sequence[Share], after: Sequence[Share]) -> Estimate:
    """How much more was gained after than before, question by question the same, with its interval."""
    both = paired(before, after)
    if not len(both):
        return UNKNOWN
    whole, samples = both.sum(axis=0), _sampled(both)
    value = float(ratio(whole[2:]) - ratio(whole[:2]))
    return _estimated(value, ratio(samples[:, 2:]) - ratio(samples[:, :2]))


def paired(before: Sequence[Share], after: Sequence[Share]) -> Rows:
    """Questions × (gained, possible before; gained, possible after); those that count in neither left out."""
    both = np.asarray(list(zip(before, after, strict=True)), dtype=float).reshape(-1, 4)
    return both[(both[:, 1] > 0) | (both[:, 3] > 0)]


def ratio(sums: Rows) -> Rows:
    """Gained over possible; NaN where nothing was possible."""
    gained, possible = sums[..., 0], sums[..., 1]
    found: Rows = gained / np.where(possible > 0, possible, math.nan)
    return found


def blocks(samples: int, width: int) -> Iterator[int]:
    """The samples in parts small enough for memory, each sample so many numbers wide."""
    size = max(1, _AT_ONCE // max(1, width))
    for start in range(0, samples, size):
        yield min(size, samples - start)


def _is_all_or_nothing(counted: Rows) -> bool:
    """Whether every question gained all or nothing, and all weigh the same or gained the same."""
    gained, possible = counted[:, 0], counted[:, 1]
    alike = np.ptp(possible) == 0 or np.ptp(gained / possible) == 0
    return bool(alike and np.all((gained == 0) | (gained == possible)))


def _wilson(value: float, questions: int) -> Estimate:
    spread = _Z * _Z / questions
    middle = (value + spread / 2) / (1 + spread)
    half = math.sqrt(value * (1 - value) * spread + spread * spread / 4) / (1 + spread)
    return Estimate(value, max(0.0, middle - half), min(1.0, middle + half))


def _sampled(rows: Rows) -> Rows:
    """The sums of the columns in every sample of the bootstrap, samples × columns."""
    chance, count = np.random.default_rng(SEED), len(rows)
    drawn = (chance.integers(0, count, (size, count)) for size in blocks(_SAMPLES, rows.size))
    sums: Rows = np.concatenate([rows[picked].sum(axis=1) for picked in drawn])
    return sums


def _estimated(value: float, samples: Rows) -> Estimate:
    if math.isnan(value):
        return UNKNOWN
    low, high = np.nanpercentile(samples, (2.5, 97.5))
    return Estimate(value, float(low), float(high))
