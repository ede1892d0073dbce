"""Contrastive training of a table of piece vectors: texts of a pair drawn together, all others apart.

The loss is InfoNCE (as sentence-transformers' MultipleNegativesRankingLoss). First on pairs made from the
articles alone, then shortly on questions, each against articles that word search or the table itself ranks
high for it and that are not its answer.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from retrieval.training.corpus import Corpus, Ids
from retrieval.training.pairs import Pairs

_log = logging.getLogger(__name__)
_SCALE = 20.0
_SMOOTHING = 1e-3
_PAIRS_BESIDE, _TERMS_BESIDE = 512, 30  # of articles, in a batch of questions: so that nothing is unlearned
_LEFT_OUT = 0.1  # of a question's pieces

Table = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Course:
    """How long and how fast to learn."""

    steps: int
    batch: int
    rate: float


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with windows that answer it and windows that only look so; the articles that answer."""

    question: int
    answers: NDArray[np.int64]
    lures: NDArray[np.int64]
    relevant: NDArray[np.int64]


class Windows:
    """What is searched: windows of articles as pieces, and the article each is of."""

    def __init__(self, texts: Sequence[Ids], owner: NDArray[np.int64]) -> None:
        self.texts, self.owner = texts, owner


def starting_table(corpus: Corpus, dimension: int) -> Table:
    """Random directions whose length falls with the piece's frequency (smooth inverse frequency)."""
    share = np.bincount(corpus.flat, minlength=corpus.pieces) / len(corpus.flat)
    weight = (_SMOOTHING / (_SMOOTHING + share)).astype(np.float32)
    start: Table = (torch.randn(corpus.pieces, dimension) / dimension**0.5).numpy() * weight[:, None]
    return start


def learn_from_articles(pairs: Pairs, start: Table, course: Course) -> Table:
    """The table after `course` over pairs made from the articles."""
    learner = _Learner(start, course)
    for step in range(course.steps):
        batch = pairs.batch(course.batch)
        loss = _both_ways(learner.encode(batch.short), learner.encode(batch.long), batch.origin)
        learner.step(loss)
        if step % 100 == 0:
            _log.info("articles, step %d: loss %.3f", step, loss.item())
    return learner.table


def learn_from_questions(
    pairs: Pairs,
    start: Table,
    course: Course,
    questions: Sequence[Ids],
    asked: Sequence[Asked],
    windows: Windows,
    seed: int,
    parts: torch.Tensor,
    lures: int = 12,
) -> Table:
    """The table after `course` over questions, with some pairs of articles beside them.

    `start` holds the pieces' own vectors, `parts` (`retrieval.training.parts`) says how they add up.
    """
    chance, learner = np.random.default_rng(seed), _Learner(start, course, parts)
    for step in range(course.steps):
        chosen = [asked[n] for n in chance.choice(len(asked), min(course.batch, len(asked)), replace=False)]
        answers = [int(chance.choice(one.answers)) for one in chosen]
        misses = [int(n) for one in chosen for n in chance.choice(one.lures, lures, replace=False)]
        beside = pairs.batch(_PAIRS_BESIDE, _TERMS_BESIDE)
        short = learner.encode(
            [pairs.thinned(questions[one.question], _LEFT_OUT) for one in chosen] + beside.short
        )
        long = learner.encode([windows.texts[n] for n in answers] + beside.long)
        missed = learner.encode([windows.texts[n] for n in misses])
        origin = np.concatenate([windows.owner[answers], beside.origin, windows.owner[misses]])
        among = len(chosen)
        loss = _against_lures(short[:among], torch.cat([long, missed]), origin, chosen)
        loss = loss + _both_ways(short[among:], long[among:], beside.origin)
        learner.step(loss)
        if step % 50 == 0:
            _log.info("questions, step %d: loss %.3f", step, loss.item())
    return learner.table


class _Learner:
    """A table under training: encodes texts as the unit mean of their pieces, takes optimiser steps.

    With `parts` it is the pieces' own vectors that are learnt, and the table is what they add up to.
    """

    def __init__(self, start: Table, course: Course, parts: torch.Tensor | None = None) -> None:
        self._own, self._parts = torch.nn.Parameter(torch.from_numpy(start.copy())), parts
        self._vectors = self._added_up()
        self._optimizer = torch.optim.Adam([self._own], lr=course.rate, betas=(0.9, 0.99))
        self._schedule = torch.optim.lr_scheduler.OneCycleLR(
            self._optimizer, max_lr=course.rate, total_steps=course.steps, pct_start=0.1
        )

    @property
    def table(self) -> Table:
        learnt: Table = self._vectors.detach().numpy()
        return learnt

    def encode(self, texts: Sequence[Ids]) -> torch.Tensor:
        pieces = torch.from_numpy(np.concatenate(texts)).long()
        offsets = torch.from_numpy(np.cumsum([0] + [len(text) for text in texts[:-1]]))
        vectors = torch.nn.functional.embedding_bag(pieces, self._vectors, offsets, mode="mean")
        unit: torch.Tensor = torch.nn.functional.normalize(vectors)
        return unit

    def step(self, loss: torch.Tensor) -> None:
        self._optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        self._optimizer.step()
        self._schedule.step()
        self._vectors = self._added_up()

    def _added_up(self) -> torch.Tensor:
        return self._own if self._parts is None else torch.sparse.mm(self._parts, self._own)


def _both_ways(short: torch.Tensor, long: torch.Tensor, origin: NDArray[np.int64]) -> torch.Tensor:
    """InfoNCE from short to long and back; other pairs of the same article are no negatives."""
    same = torch.from_numpy(origin[:, None] == origin[None, :]) & ~torch.eye(len(origin), dtype=torch.bool)
    scores = (_SCALE * short @ long.T).masked_fill(same, -1e4)
    target, loss = torch.arange(len(origin)), torch.nn.functional.cross_entropy
    return (loss(scores, target) + loss(scores.T, target)) / 2


def _against_lures(
    questions: torch.Tensor, texts: torch.Tensor, origin: NDArray[np.int64], asked: Sequence[Asked]
) -> torch.Tensor:
    """Question n belongs to text n; other texts that answer it too are no negatives."""
    also = np.array([np.isin(origin, one.relevant) for one in asked])
    np.fill_diagonal(also, False)
    scores = (_SCALE * questions @ texts.T).masked_fill(torch.from_numpy(also), -1e4)
    return torch.nn.functional.cross_entropy(scores, torch.arange(len(asked)))
