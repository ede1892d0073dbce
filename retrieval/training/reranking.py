"""Learning the weights of `retrieval.reranking` from questions: listwise, linear, a little pulled to zero."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from retrieval.reranking import FEATURES
from retrieval.training.folds import Asked

_STEPS, _RATE, _PULL = 300, 0.05, 1e-3
_NONE = -1e9

Weights = NDArray[np.float32]


def learn_weights(asked: Sequence[Asked]) -> Weights:
    """Weights for raw features: the likelihood of the candidates that answer, among all, is the greatest."""
    useful = [one for one in asked if set(one.candidates) & set(one.question.relevant)]
    flat = np.concatenate([one.features for one in useful])
    middle, spread = flat.mean(axis=0), flat.std(axis=0) + 1e-6
    longest = max(len(one.candidates) for one in useful)
    rows = np.zeros((len(useful), longest, len(FEATURES)), dtype=np.float32)
    there, right = np.zeros(rows.shape[:2], dtype=bool), np.zeros(rows.shape[:2], dtype=bool)
    for number, one in enumerate(useful):
        count = len(one.candidates)
        rows[number, :count] = (one.features - middle) / spread
        there[number, :count] = True
        right[number, :count] = [name in one.question.relevant for name in one.candidates]
    raw: Weights = (_fit(rows, there, right) / spread).astype(np.float32)
    return raw


def reranked(asked: Asked, weights: Weights) -> list[str]:
    """The articles found, the candidates in the order of their scores first."""
    order = np.argsort(-(asked.features @ weights), kind="stable")
    return list(dict.fromkeys([*(asked.candidates[n] for n in order), *asked.fused]))


def save_weights(weights: Weights, path: Path) -> None:
    """Writes them as `retrieval.reranking` reads them."""
    named = {name: round(float(weight), 4) for name, weight in zip(FEATURES, weights, strict=True)}
    path.write_text(json.dumps(named, indent=1) + "\n", encoding="utf-8")


def _fit(rows: Weights, there: NDArray[np.bool_], right: NDArray[np.bool_]) -> Weights:
    features, absent, wrong = torch.from_numpy(rows), torch.from_numpy(~there), torch.from_numpy(~right)
    weights = torch.zeros(rows.shape[2], requires_grad=True)
    optimizer = torch.optim.Adam([weights], lr=_RATE)
    for _ in range(_STEPS):
        likely = torch.log_softmax((features @ weights).masked_fill(absent, _NONE), dim=1)
        loss = -torch.logsumexp(likely.masked_fill(wrong, _NONE), dim=1).mean()
        loss = loss + _PULL * (weights**2).sum()
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
    learnt: Weights = weights.detach().numpy()
    return learnt
