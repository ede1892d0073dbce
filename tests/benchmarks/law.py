"""The product over the whole law: every law a document, a question answered with verified quotes.

Baseline of times: rank_bm25 over the same articles, built and asked in the same run (search only).
"""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from rank_bm25 import BM25Okapi

from knowledge import syllables
from retrieval.articles import read_articles, read_questions
from tests.benchmarks.law_files import write_laws, write_one_more
from tests.benchmarks.law_steps import Asked, apart, ask, index, nothing, take_in
from tests.benchmarks.measured import Measured, share

_QUESTIONS, _WARMING = 150, 20
_PLAIN_QUESTIONS = 40  # half a second each
_OF_THE_NEW_ONE = "Tổ đo mây báo cáo trước ngày nào?"


def law(shared: Path) -> Iterator[Measured]:
    """Taking in, indexing, start-up, answers, memory, size, one document more."""
    articles = shared / "retrieval" / "articles.jsonl.gz"
    questions = [q.text for q in read_questions(shared / "retrieval" / "questions.jsonl")]
    building, plain = _plain(articles, questions[:_PLAIN_QUESTIONS])
    with tempfile.TemporaryDirectory() as folder:
        home, files = Path(folder) / "home", write_laws(articles, Path(folder) / "laws")
        home.mkdir()
        detail = f"{len(files)} laws"
        taken, built = apart(take_in, home, files), apart(index, home)
        for name, step in (("taking in", taken), ("indexing", built)):
            yield Measured(f"law: {name}", step.seconds, "s", "rank_bm25 built", building, detail)
        asked = apart(ask, home, questions[: 1 + _WARMING + _QUESTIONS])
        yield Measured("law: start-up to first answer", asked.opening, "s", "indexing", built.seconds, detail)
        yield from _answers(asked, plain, detail)
        imports = apart(nothing).peak
        for name, used in (("taking in", taken.peak), ("indexing", built.peak), ("answering", asked.peak)):
            yield Measured(f"law: peak memory, {name}", used, "MiB", "imports alone", imports, detail)
        text = sum(path.stat().st_size for path in files) / 2**20
        yield Measured("law: database", _size(home, "danvan.db"), "MiB", "files", text, detail)
        live = (home / "index" / "CURRENT").read_text(encoding="utf-8").strip()
        yield Measured("law: index", _size(home / "index" / live, "*"), "MiB", "files", text, detail)
        adding = _one_more(home, Path(folder))
        yield Measured("law: a document of 100 articles more", adding, "s", "indexing", built.seconds, detail)


def _one_more(home: Path, folder: Path) -> float:
    """Seconds until one document more is in the index."""
    return apart(take_in, home, [write_one_more(folder)]).seconds + apart(index, home).seconds


def _answers(asked: Asked, plain: list[float], detail: str) -> Iterator[Measured]:
    ours = list(asked.answers[_WARMING:])
    for name, part in (("p50", 0.5), ("p95", 0.95)):
        yield Measured(
            f"law: answer, {name}", share(ours, part), "ms", "rank_bm25 search", share(plain, part), detail
        )


def _plain(articles: Path, questions: list[str]) -> tuple[float, list[float]]:
    """Seconds to build rank_bm25 over the articles; milliseconds of each of its searches."""
    began = time.perf_counter()
    ranking = BM25Okapi([syllables(f"{a.title}\n{a.text}") for a in read_articles(articles)])
    building, times = time.perf_counter() - began, []
    for question in questions:
        began = time.perf_counter()
        np.argsort(ranking.get_scores(syllables(question)))[-10:]
        times.append((time.perf_counter() - began) * 1000)
    return building, times


def _size(folder: Path, pattern: str) -> float:
    return sum(path.stat().st_size for path in folder.rglob(pattern) if path.is_file()) / 2**20
