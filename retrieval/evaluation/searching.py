"""Search over articles measured in every way of asking: as written, without marks, with half of them."""

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from retrieval.articles import Question
from retrieval.evaluation.metrics import Asked, Figures, figures_of
from retrieval.training.diacritics import strip_marks

_DEEPEST = 50
_HALF = 0.5


class Search(Protocol):
    """What is measured."""

    def lexical(self, question: str, k: int) -> list[tuple[str, float]]:
        """Word search."""

    def dense(self, question: str, k: int) -> list[tuple[str, float]]:
        """Meaning search."""

    def hybrid(self, question: str, k: int) -> list[tuple[str, float]]:
        """Both, diacritics restored."""


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of each way of searching and typing; milliseconds that the whole search took."""

    ways: dict[str, Figures]
    p50_ms: float
    p95_ms: float


def measure_search(
    search: Search,
    questions: Sequence[Question],
    *,
    seed: int = 1,
    progress: Callable[[int], None] = lambda asked: None,
) -> Measured:
    """Asks every question in every way. `progress` is told after each how many have been asked.

    Half-accented: each syllable's marks are dropped with even chance, drawn from `seed`.
    """
    chance = random.Random(seed)
    ways: dict[str, tuple[Callable[[str, int], list[tuple[str, float]]], Callable[[str], str]]] = {
        "lexical": (search.lexical, str),
        "dense": (search.dense, str),
        "hybrid": (search.hybrid, str),
        "hybrid_unaccented": (search.hybrid, lambda text: strip_marks(text, 1.0, chance)),
        "hybrid_half_accented": (search.hybrid, lambda text: strip_marks(text, _HALF, chance)),
    }
    if questions:
        search.hybrid(questions[0].text, _DEEPEST)  # warm
    asked: dict[str, list[Asked]] = {name: [] for name in ways}
    taken: list[float] = []
    for number, question in enumerate(questions, start=1):
        for name, (find, typed) in ways.items():
            began = time.perf_counter()
            found = [article for article, _ in find(typed(question.text), _DEEPEST)]
            if name == "hybrid":
                taken.append((time.perf_counter() - began) * 1000)
            asked[name].append(Asked(found, frozenset(question.relevant)))
        progress(number)
    figures = {name: figures_of(rows) for name, rows in asked.items()}
    return Measured(figures, _share(taken, 0.5), _share(taken, 0.95))


def _share(values: Sequence[float], part: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * part))] if values else float("nan")
