"""Whether two runs differ beyond chance: an exact test on the questions that changed.

If nothing but chance tells the runs apart, a question's two outcomes might as well have come the other way
round. So every way of swapping them is as likely, and p is the share of the ways that set the runs at least
as far apart as they are (Fisher's randomisation test, paired). For figures of right or wrong that is the
sign test, counted out. For graded ones all ways are tried where few questions changed; else many are drawn,
the real one counted among them (Phipson and Smyth 2010: Permutation P-values Should Never Be Zero).
"""

import math
from collections.abc import Iterator, Sequence

import numpy as np

from retrieval.evaluation.confidence import SEED, Rows, Share, blocks, paired, ratio

_ALL_TRIED = 13  # changed questions at most; 8,192 ways
_DRAWN = 10_000
_EQUAL = 1e-9  # sums of the same numbers in another order


def chance_of(before: Sequence[Share], after: Sequence[Share]) -> float:
    """p of the difference between two runs over the same questions; 1 if nothing changed, NaN of nothing."""
    rows = paired(before, after)
    first, then = rows[:, :2].sum(axis=0), rows[:, 2:].sum(axis=0)
    if math.isnan(ratio(then) - ratio(first)):
        return math.nan
    steps = rows[:, 2:] - rows[:, :2]
    changed = steps[np.any(steps != 0, axis=1)]
    if not len(changed):
        return 1.0
    gained, possible = changed[:, 0], changed[:, 1]
    if not possible.any() and np.ptp(np.abs(gained)) == 0:
        return sign_test(int((gained > 0).sum()), int((gained < 0).sum()))
    return _swapping(first, then, changed)


def sign_test(up: int, down: int) -> float:
    """p of so many questions up and so many down if each were as likely as the other; two-sided, exact."""
    changed, ways = up + down, 1
    extreme = 1  # ways in which as few as that, or fewer, go against the others
    for against in range(min(up, down)):
        ways = ways * (changed - against) // (against + 1)
        extreme += ways
    p: float = 2 * extreme / 2**changed  # of whole numbers, however large
    return min(1.0, p)


def _swapping(first: Rows, then: Rows, changed: Rows) -> float:
    apart = abs(ratio(then) - ratio(first))
    is_drawn = len(changed) > _ALL_TRIED
    tried, reached = (1, 1) if is_drawn else (0, 0)
    for swapped in _drawn(len(changed)) if is_drawn else _all(len(changed)):
        moved = swapped @ changed
        found = np.abs(ratio(then - moved) - ratio(first + moved))
        tried += len(found)
        reached += int((~(found < apart - _EQUAL)).sum())  # a run left without anything is as far as can be
    return reached / tried


def _all(questions: int) -> Iterator[Rows]:
    """Every way of swapping, ways × questions."""
    ways = np.arange(2**questions)[:, np.newaxis] >> np.arange(questions)
    yield (ways & 1).astype(float)


def _drawn(questions: int) -> Iterator[Rows]:
    chance = np.random.default_rng(SEED)
    for size in blocks(_DRAWN, questions):
        yield chance.integers(0, 2, (size, questions), dtype=np.int8).astype(float)
