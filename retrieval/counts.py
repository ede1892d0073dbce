"""A compact table of how often syllables and pairs of neighbours occur, kept in one small file.

The file is a compressed NumPy archive: the syllables, their counts, the pairs as sorted numbers
(first × size + second) and the pairs' counts on a logarithmic scale (one byte each, within 3%).
"""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

DISCOUNT = 0.7  # taken off every pair for those never seen (absolute discounting)
_STEPS = 16.0  # a stored step is a factor of e^(1/16)

Numbers = NDArray[np.int64]
Counts = NDArray[np.float32]


class PairCounts:
    """Counts by syllable number. The number of a syllable is its place in `syllables`; -1 is unknown."""

    def __init__(self, syllables: list[str], counts: Counts, keys: Numbers, pairs: NDArray[np.uint8]) -> None:
        self.syllables = syllables
        self.counts = counts
        self.total = float(counts.sum())
        self._keys, self._pairs = keys, pairs
        self._number = {syllable: number for number, syllable in enumerate(syllables)}
        self._scale = np.exp(np.arange(256, dtype=np.float32) / np.float32(_STEPS))
        self.unpaired = self._unpaired()

    def number(self, syllable: str) -> int:
        """The number of a syllable, -1 if it is not in the table."""
        return self._number.get(syllable, -1)

    def count(self, syllable: str) -> float:
        """How often a syllable occurs, 0 if unknown."""
        number = self.number(syllable)
        return float(self.counts[number]) if number >= 0 else 0.0

    def pair_count(self, first: str, second: str) -> float:
        """How often `second` follows `first`, 0 if unknown or too rare to be kept."""
        numbers = np.array([self.number(first)]), np.array([self.number(second)])
        return float(self.pair_table(*numbers)[0, 0])

    def pair_table(self, first: Numbers, second: Numbers) -> Counts:
        """Counts of each of `first` followed by each of `second`: len(first) × len(second)."""
        wanted = first[:, None] * len(self.syllables) + second[None, :]
        known = (first[:, None] >= 0) & (second[None, :] >= 0)
        place = np.minimum(np.searchsorted(self._keys, wanted), len(self._keys) - 1)
        found = known & (self._keys[place] == wanted) if len(self._keys) else np.zeros_like(known)
        table: Counts = np.where(found, self._scale[self._pairs[place]], 0.0).astype(np.float32)
        return table

    def _unpaired(self) -> Counts:
        """For each syllable, how much of its count no kept pair accounts for, discounts included."""
        paired = np.maximum(self._scale[self._pairs] - DISCOUNT, 0.0)
        size = len(self.syllables)
        left = self.counts - np.bincount(self._keys // size, weights=paired, minlength=size)
        least: Counts = np.maximum(left, 0.01 * self.counts + DISCOUNT).astype(np.float32)
        return least

    @classmethod
    def load(cls, path: Path) -> "PairCounts":
        """Reads the file that `save_counts` wrote."""
        with np.load(path) as stored:
            syllables = stored["syllables"].tobytes().decode("utf-8").split("\n")
            keys = np.cumsum(stored["steps"], dtype=np.int64)
            return cls(syllables, stored["counts"].astype(np.float32), keys, stored["pairs"])


def save_counts(path: Path, single: Mapping[str, int], pairs: Mapping[tuple[str, str], int]) -> None:
    """Writes the table; pairs with a syllable that `single` lacks are left out."""
    syllables = sorted(single)
    number = {syllable: place for place, syllable in enumerate(syllables)}
    kept = sorted(
        (number[a] * len(syllables) + number[b], count)
        for (a, b), count in pairs.items()
        if a in number and b in number
    )
    keys = np.array([key for key, _ in kept], dtype=np.int64)
    logs = np.rint(np.log([count for _, count in kept]) * _STEPS)
    np.savez_compressed(
        path,
        syllables=np.frombuffer("\n".join(syllables).encode("utf-8"), dtype=np.uint8),
        counts=np.array([single[syllable] for syllable in syllables], dtype=np.uint32),
        steps=np.diff(keys, prepend=0).astype(np.uint32),
        pairs=np.clip(logs, 0, 255).astype(np.uint8),
    )
