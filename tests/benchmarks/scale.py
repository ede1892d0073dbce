"""Search over all articles of the law.

Time of a question, start-up, memory, size, one document more. Takes minutes and is measured on request only.
Baseline of a question: rank_bm25 over the same articles.
"""

import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np
from rank_bm25 import BM25Okapi

from knowledge import syllables
from retrieval.articles import Article, Question, read_articles, read_questions
from retrieval.articles_search import ArticleSearch
from retrieval.index import IndexedPassage
from tests.benchmarks.measured import Measured, share
from tests.benchmarks.memory import peak

_Result = TypeVar("_Result")
_QUESTIONS, _WARMING = 150, 20
_OF_ONE_DOCUMENT = 100  # articles


def scale(shared: Path) -> Iterator[Measured]:
    """Everything about one index of all articles in `shared`/retrieval."""
    articles = read_articles(shared / "retrieval" / "articles.jsonl.gz")
    questions = read_questions(shared / "retrieval" / "questions.jsonl")[: _QUESTIONS + _WARMING]
    detail = f"{len(articles)} articles"
    with tempfile.TemporaryDirectory() as folder:
        before = peak()
        building, search = _timed(lambda: ArticleSearch(articles, Path(folder)))
        yield Measured("peak memory of indexing", peak(), "MiB", "articles in memory", before, detail)
        search.close()
        opening, search = _timed(lambda: ArticleSearch(articles, Path(folder)))
        yield Measured("start-up", opening, "s", "index built", building, detail)
        text = sum(len(a.context) + len(a.text) for a in articles) / 2**20
        yield Measured("index on disk", _size(Path(folder)), "MiB", "million characters", text, detail)
        yield from _questions(search, articles, questions, detail)
        adding = _timed(lambda: _one_document_more(search, len(articles)))[0]
        yield Measured("one document of 100 articles more", adding, "s", "index built", building, detail)
        search.close()


def _questions(
    search: ArticleSearch, articles: Sequence[Article], questions: Sequence[Question], detail: str
) -> Iterator[Measured]:
    plain = BM25Okapi([syllables(f"{a.title}\n{a.text}") for a in articles])
    ours, theirs = [], []
    for question in questions:
        ours.append(_timed(lambda q=question: search.hybrid(q.text, 10))[0] * 1000)
        theirs.append(
            _timed(lambda q=question: np.argsort(plain.get_scores(syllables(q.text)))[-10:])[0] * 1000
        )
    for name, part in (("p50", 0.5), ("p95", 0.95)):
        figure, baseline = share(ours[_WARMING:], part), share(theirs[_WARMING:], part)
        yield Measured(f"hybrid search, {name}", figure, "ms", "rank_bm25", baseline, detail)


def _one_document_more(search: ArticleSearch, articles: int) -> None:
    """Puts a document in beside all others, as taking in a law does."""
    wanted = dict.fromkeys(range(articles + 1), "1")

    def passages(number: int) -> list[IndexedPassage]:
        texts = (f"Điều {n}. Nhiệm vụ thứ {n} của cơ quan chủ trì" for n in range(_OF_ONE_DOCUMENT))
        return [IndexedPassage(number * 1_000 + n, number, text, "Nghị định") for n, text in enumerate(texts)]

    search.index.sync(wanted, passages)


def _size(folder: Path) -> float:
    """MiB of the live generation: the newest, one before it may still be there."""
    live = folder / (folder / "CURRENT").read_text(encoding="utf-8").strip()
    return sum(path.stat().st_size for path in live.rglob("*") if path.is_file()) / 2**20


def _timed(work: Callable[[], _Result]) -> tuple[float, _Result]:
    began = time.perf_counter()
    result = work()
    return time.perf_counter() - began, result
