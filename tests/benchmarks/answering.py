"""Warm answer time: a question never asked before, put to a process that has been answering for a while.

Baseline: rank_bm25 over the same passages for the same question, search only.
"""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from rank_bm25 import BM25Okapi
from sqlalchemy import select
from sqlalchemy.orm import undefer

from knowledge import Document, syllables
from tests.benchmarks.measured import Measured, share
from tests.benchmarks.stock import ALL, PLANS, Stock, questions, stocked

_WARMING = (
    "Lịch tiếp công dân?",
    "quy 1 lam gi",
    "Ai ký?",
    "Nơi nhận văn bản?",
    "Hiến pháp quy định gì?",
    "Mấy cuộc họp trong năm?",
    "Điều 3 Luật Khiếu nại",
    "Năm 2019 làm gì?",
)


def answering(shared: Path) -> Iterator[Measured]:
    """Median and 95th percentile, on the plans alone and among laws and other documents."""
    for name, folders in (("plans", PLANS), ("plans, laws, documents", ALL)):
        with stocked(shared, folders) as stock:
            yield from _measured(f"answer among {name}", stock, shared)


def _measured(name: str, stock: Stock, shared: Path) -> Iterator[Measured]:
    search = _baseline(stock)
    for question in _WARMING:
        stock.answerer.answer(question)
        search(question)
    ours, theirs = [], []
    for question, history in questions(shared):
        ours.append(_milliseconds(lambda q=question, h=history: stock.answerer.answer(q, h)))
        theirs.append(_milliseconds(lambda q=question: search(q)))
    for label, part in (("p50", 0.5), ("p95", 0.95)):
        baseline = share(theirs, part)
        detail = f"{stock.passages} passages"
        yield Measured(f"{name}, {label}", share(ours, part), "ms", "rank_bm25 alone", baseline, detail)


def _baseline(stock: Stock) -> Callable[[str], list[str]]:
    """Search by rank_bm25: the three best passages for a question."""
    with stock.sessions() as session:
        documents = session.scalars(select(Document).options(undefer(Document.text))).all()
        bodies = [d.text[p.start : p.end] for d in documents for p in d.passages]
    ranking = BM25Okapi([syllables(body) for body in bodies])

    def search(question: str) -> list[str]:
        scores = ranking.get_scores(syllables(question))
        return [bodies[i] for i in np.argsort(scores)[::-1][:3]]

    return search


def _milliseconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000
