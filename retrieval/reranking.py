"""The order of the best candidates looked at closely: how much of the question stands where in each.

A linear score over seventeen features; the weights (`reranking.json`) are learnt from questions about law
articles, by `retrieval.training.reranking`. Everything is compared without diacritics.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import log1p, sqrt
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge import fold
from retrieval.background import Background

_FILE = Path(__file__).parent / "reranking.json"
_WORD = re.compile(r"[^\W_]+")
_BEST, _LEAST = 0.79, 0.27  # cosines of the first and the 200th of a list, shipped model, medians
_NEAR = 40  # syllables: what stands within so many of each other is said together
FEATURES = (
    "fused",  # what fusion gave, 0 to 1
    "lexical",  # share of the best candidate's score
    "dense",  # cosine
    "behind",  # cosine less the best candidate's
    "heading",  # share of the question's words in the heading
    "above",  # … in what stands above it: law, chapters
    "body",
    "anywhere",
    "heading_pairs",  # share of the question's pairs of neighbours
    "body_pairs",
    "anywhere_pairs",
    "triples",
    "of_heading",  # share of the heading's words that the question has
    "of_above",
    "together",  # most of the question's words within forty syllables
    "length",
    "no_heading",
)

Features = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that search brought, with its scores: fused 0 to 1, word search (BM25), cosine."""

    passage: int
    above: str
    heading: str
    body: str
    fused: float
    lexical: float
    dense: float


class Asked:
    """A question as it is compared with candidates."""

    def __init__(self, question: str, idf: Callable[[str], float]) -> None:
        self._idf = lru_cache(maxsize=None)(idf)
        words = _words(question)
        self._weights = {word: self._idf(word) for word in words}
        self._pairs = {
            (a, b): sqrt(self._weights[a] * self._weights[b]) for a, b in pairwise(words) if a != b
        }
        self._triples = set(zip(words, words[1:], words[2:], strict=False))
        self._whole = sum(self._weights.values()) or 1.0
        self._whole_pairs = sum(self._pairs.values()) or 1.0

    def features(self, candidate: Candidate, best: Candidate) -> list[float]:
        """One number for each of `FEATURES`; `best` holds the best scores of all candidates."""
        texts = [_words(text) for text in (candidate.heading, candidate.above, candidate.body)]
        heading, above, body = (set(words) for words in texts)
        pairs = [set(pairwise(words)) for words in texts]
        triples = set().union(*(zip(w, w[1:], w[2:], strict=False) for w in texts))
        return [
            candidate.fused,
            candidate.lexical / (best.lexical or 1.0),
            candidate.dense,
            candidate.dense - best.dense,
            self._share(heading),
            self._share(above),
            self._share(body),
            self._share(heading | above | body),
            self._share_of_pairs(pairs[0]),
            self._share_of_pairs(pairs[2]),
            self._share_of_pairs(pairs[0] | pairs[1] | pairs[2]),
            len(self._triples & triples) / (len(self._triples) or 1),
            self._share_asked(heading),
            self._share_asked(above),
            self._together(texts[2]),
            log1p(len(texts[2])) / 5,
            float(not heading),
        ]

    def _share(self, words: set[str]) -> float:
        return sum(weight for word, weight in self._weights.items() if word in words) / self._whole

    def _share_of_pairs(self, pairs: set[tuple[str, str]]) -> float:
        return sum(weight for pair, weight in self._pairs.items() if pair in pairs) / self._whole_pairs

    def _share_asked(self, words: set[str]) -> float:
        whole = sum(self._idf(word) for word in words) or 1.0
        return sum(weight for word, weight in self._weights.items() if word in words) / whole

    def _together(self, body: list[str]) -> float:
        """The largest share of the question's words within a stretch of the body."""
        places = [(place, word) for place, word in enumerate(body) if word in self._weights]
        counts: dict[str, int] = {}
        held = best = 0.0
        start = 0
        for place, word in places:
            counts[word] = counts.get(word, 0) + 1
            held += self._weights[word] if counts[word] == 1 else 0.0
            while place - places[start][0] > _NEAR:
                gone = places[start][1]
                counts[gone] -= 1
                held -= self._weights[gone] if counts[gone] == 0 else 0.0
                start += 1
            best = max(best, held)
        return best / self._whole


class Reranker:
    """Puts candidates in order by learnt weights."""

    def __init__(self, weights: Sequence[float], background: Background) -> None:
        self._weights = np.asarray(weights, dtype=np.float32)
        self._background = background

    @classmethod
    @lru_cache(maxsize=1)
    def load(cls) -> "Reranker":
        """With the shipped weights."""
        held = json.loads(_FILE.read_text(encoding="utf-8"))
        return cls([held[name] for name in FEATURES], Background.load())

    def rank(self, question: str, candidates: Sequence[Candidate]) -> list[tuple[int, float]]:
        """(passage, score), best first; scores compare within one question only."""
        if not candidates:
            return []
        scores = features(question, candidates, self._background) @ self._weights
        ranked = [(c.passage, float(s)) for c, s in zip(candidates, scores, strict=True)]
        return sorted(ranked, key=lambda item: (-item[1], item[0]))


def features(question: str, candidates: Sequence[Candidate], background: Background) -> Features:
    """len(candidates) × len(FEATURES)."""
    asked = Asked(question, background.idf)
    top = Candidate(0, "", "", "", 1.0, max(c.lexical for c in candidates), max(c.dense for c in candidates))
    return np.array([asked.features(candidate, top) for candidate in candidates], dtype=np.float32)


def as_learnt(cosines: Mapping[int, float]) -> dict[int, float]:
    """The cosines of another model, brought to where the shipped model's lie, with which weights were learnt.

    One model's unrelated texts have 0.2, another's 0.7: what counts is where a passage stands in its list.
    """
    low, high = min(cosines.values(), default=0.0), max(cosines.values(), default=0.0)
    scale = (_BEST - _LEAST) / (high - low) if high > low else 0.0
    return {passage: _BEST - (high - cosine) * scale for passage, cosine in cosines.items()}


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))
