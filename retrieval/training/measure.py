"""Recall of the shipped search on held-out questions over all articles: words, meaning, both.

    python -m retrieval.training.measure --articles articles.jsonl.gz --questions questions.jsonl

Builds a real index in a temporary folder and also prints how long that took and how long a question takes.
"""

import argparse
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from retrieval.embedding import load_embedder
from retrieval.fusion import reciprocal_rank, score_sum
from retrieval.index import IndexedPassage, SearchIndex
from retrieval.restore import Restorer
from retrieval.training.articles import Article, Question, read_articles, read_questions
from retrieval.training.diacritics import strip_marks

Found = list[tuple[int, float]]
_DEPTH = 50


def main() -> None:
    """Command line: build, ask, print."""
    parser = argparse.ArgumentParser(description="Measure the shipped search on held-out questions.")
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--questions", type=Path, required=True)
    options = parser.parse_args()
    articles = read_articles(options.articles)
    questions = [question for question in read_questions(options.questions) if question.held_out]
    with tempfile.TemporaryDirectory() as folder:
        index = build(Path(folder), articles)
        names = [article.id for article in articles]
        for name, search in searches(index).items():
            started = time.monotonic()
            found = [[names[passage] for passage, _ in search(q.text)[:10]] for q in questions]
            took = (time.monotonic() - started) / len(questions) * 1000
            print(f"{name:28} {figures(found, questions)} {took:.1f} ms a question")
        index.close()


def build(folder: Path, articles: list[Article]) -> SearchIndex:
    """An index in which every article is a document of one passage."""

    def passages(number: int) -> list[IndexedPassage]:
        article = articles[number]
        return [IndexedPassage(number, number, article.text, article.title)]

    index = SearchIndex(folder, load_embedder(""))
    started = time.monotonic()
    index.sync(dict.fromkeys(range(len(articles)), "1"), passages)
    print(f"{index.count} articles indexed in {time.monotonic() - started:.1f} s")
    return index


def searches(index: SearchIndex) -> dict[str, Callable[[str], Found]]:
    """The ways of searching that are compared."""

    def words(text: str) -> Found:
        return index.lexical(text, folded=False, limit=_DEPTH)

    def folded(text: str) -> Found:
        return index.lexical(text, folded=True, limit=_DEPTH)

    def meaning(text: str) -> Found:
        return index.dense(text, limit=_DEPTH)

    def ranks(text: str) -> Found:
        return reciprocal_rank([(words(text), 0.7), (meaning(text), 0.3)])

    def scores(text: str) -> Found:
        return score_sum([(words(text), 0.7), (meaning(text), 0.3)])

    return {
        "words": words,
        "words, folded": folded,
        "meaning": meaning,
        "both by rank": ranks,
        "both by score": scores,
        "bare, as typed: words": lambda text: words(bare(text)),
        "bare, as typed: meaning": lambda text: meaning(bare(text)),
        "bare, restored: by score": lambda text: scores(Restorer.load().restore(bare(text))),
    }


def bare(text: str) -> str:
    """The question as typed without any diacritics."""
    return strip_marks(text, 1.1, random.Random(1))


def figures(found: list[list[str]], questions: list[Question]) -> str:
    """R@1, R@10 and MRR@10 in one line."""
    ranks = [
        next((rank for rank, name in enumerate(row, 1) if name in question.relevant), 0)
        for row, question in zip(found, questions, strict=True)
    ]
    first = sum(rank == 1 for rank in ranks) / len(ranks)
    within = sum(rank > 0 for rank in ranks) / len(ranks)
    reciprocal = sum(1 / rank for rank in ranks if rank) / len(ranks)
    return f"R@1 {first:.3f}  R@10 {within:.3f}  MRR@10 {reciprocal:.3f}"


if __name__ == "__main__":
    main()
