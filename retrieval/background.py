"""How common words are in Vietnamese law at large: background document frequencies without diacritics.

A small corpus cannot tell a telling word from an empty one; the 62,000 articles behind this table can.
"""

from functools import lru_cache
from math import log
from pathlib import Path

from retrieval.counts import PairCounts

_FILE = Path(__file__).parent / "background.npz"
_ARTICLES = ""  # the pseudo-syllable whose count is the number of articles


class Background:
    """Folded document frequencies of syllables and of pairs "a_b" over law articles."""

    def __init__(self, counts: PairCounts) -> None:
        self._counts = counts
        self.articles = counts.count(_ARTICLES)

    @classmethod
    @lru_cache(maxsize=1)
    def load(cls) -> "Background":
        """The shipped table."""
        return cls(PairCounts.load(_FILE))

    def document_frequency(self, term: str) -> float:
        """In how many articles a folded syllable, or a folded pair "a_b", occurs; 0 if rare or unknown."""
        first, _, second = term.partition("_")
        return self._counts.pair_count(first, second) if second else self._counts.count(first)

    def idf(self, term: str) -> float:
        """log(1 + (N - n + 0.5) / (n + 0.5)), as in BM25; the highest value for an unknown term."""
        found = self.document_frequency(term)
        return log(1.0 + (self.articles - found + 0.5) / (found + 0.5))
