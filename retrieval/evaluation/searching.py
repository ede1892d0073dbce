"""Search over articles measured in every way of asking: as written, without marks, with half of them."""

import hashlib
import random
import time
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, replace
from typing import Protocol

from retrieval.articles import Question
from retrieval.evaluation.metrics import Asked, Figures, figures_of, first_rank, scores_of
from retrieval.evaluation.runs import Key, Result, quantile
from retrieval.restore import strip_marks

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
    """The figures of each way of searching and typing; milliseconds that the whole search took.

    `results` has a question each: scores by way and figure ("dense.r10"), rank and time of the whole search.
    """

    ways: dict[str, Figures]
    p50_ms: float
    p95_ms: float
    results: tuple[Result, ...] = ()


@dataclass(frozen=True, slots=True)
class Askable:
    """The questions that can be asked of some articles, each with only those of its relevant that are there.

    `left_out`: the ids of questions that no article answers; `narrowed`: of those that lost some.
    """

    questions: tuple[Question, ...]
    left_out: tuple[str, ...]
    narrowed: tuple[str, ...]


def askable(questions: Sequence[Question], articles: Set[str]) -> Askable:
    """What can be measured with the articles of these ids: nothing that is not there can be found."""
    there = [replace(one, relevant=tuple(a for a in one.relevant if a in articles)) for one in questions]
    return Askable(
        questions=tuple(one for one in there if one.relevant),
        left_out=tuple(one.id for one in there if not one.relevant),
        narrowed=tuple(
            one.id
            for one, whole in zip(there, questions, strict=True)
            if one.relevant and one.relevant != whole.relevant
        ),
    )


def measure_search(
    search: Search,
    questions: Sequence[Question],
    *,
    seed: int = 1,
    progress: Callable[[int], None] = lambda asked: None,
) -> Measured:
    """Asks every question in every way. `progress` is told after each how many have been asked.

    Half-accented: each syllable's marks are dropped with even chance, drawn from `seed` and the question's
    words, so that a question is typed alike whatever others are asked.
    """
    ways: dict[str, tuple[Callable[[str, int], list[tuple[str, float]]], Callable[[str], str]]] = {
        "lexical": (search.lexical, str),
        "dense": (search.dense, str),
        "hybrid": (search.hybrid, str),
        "hybrid_unaccented": (search.hybrid, lambda text: _typed(text, 1.0, seed)),
        "hybrid_half_accented": (search.hybrid, lambda text: _typed(text, _HALF, seed)),
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
    results = tuple(
        _result(question, {name: rows[at] for name, rows in asked.items()}, taken[at])
        for at, question in enumerate(questions)
    )
    return Measured(figures, quantile(taken, 0.5), quantile(taken, 0.95), results)


def _typed(text: str, share: float, seed: int) -> str:
    """The text with this share of its marks left out."""
    return strip_marks(text, share, random.Random(f"{seed} {text}"))


def _result(question: Question, asked: dict[str, Asked], ms: float) -> Result:
    scores = {
        f"{way}.{figure}": (score, 1.0)
        for way, one in asked.items()
        for figure, score in scores_of(one).items()
    }
    whole = asked["hybrid"]
    id, digest = question_key(question)
    return Result(id, question.text, digest, first_rank(whole), scores, ms)


def question_key(question: Question) -> Key:
    """Tells whether two measurements asked the same: id, words and what is right."""
    known = repr((question.text, sorted(question.relevant)))
    return question.id, hashlib.blake2b(known.encode("utf-8", "replace"), digest_size=6).hexdigest()
