"""Recall over all articles by five-fold cross-validation, with baselines; learns the reranker's weights.

    python -m retrieval.training.measure --articles articles.jsonl.gz --questions questions.jsonl \\
        --folds FOLDER [--weights retrieval/reranking.json]

FOLDER holds the five models of `retrieval.training.embedding --folds`. Every question is asked of the model
trained without its fifth, and reranked by weights learnt without its fifth. `--weights` saves those learnt
from all questions (each with features from the model that never saw it).
"""

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from retrieval.articles import FOLDS, Article, Question, read_articles, read_questions
from retrieval.lexical import LexicalEntry, LexicalIndex, Weights
from retrieval.training.folds import TYPINGS, Asked, put_to_folds
from retrieval.training.reranking import learn_weights, reranked, save_weights

Ranked = list[tuple[Question, list[str]]]
_SAMPLES = 2_000


def main() -> None:
    """Command line: measure, print, save."""
    parser = argparse.ArgumentParser(description="Measure the search by cross-validation.")
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--questions", type=Path, required=True)
    parser.add_argument("--folds", type=Path, required=True)
    parser.add_argument("--weights", type=Path, help="save the reranker's weights here")
    options = parser.parse_args()
    articles, questions = read_articles(options.articles), read_questions(options.questions)
    print("| search | R@1 | R@10 | R@50 | MRR@10 |\n|---|---|---|---|---|")
    for name, found in baselines(articles, questions):
        print(f"| {name} | {figures(found)} |", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        asked = list(put_to_folds(articles, questions, Path(folder), options.folds))
    for name, found in table(asked):
        print(f"| {name} | {figures(found)} |")
    if options.weights:
        save_weights(learn_weights([one for one in asked if one.typing == "as written"]), options.weights)


def baselines(articles: Sequence[Article], questions: Sequence[Question]) -> Iterator[tuple[str, Ranked]]:
    """Plain BM25 over heading and text of whole articles."""
    with tempfile.TemporaryDirectory() as folder:
        index = LexicalIndex(Path(folder))
        index.change((), (LexicalEntry(n, n, a.text, a.title) for n, a in enumerate(articles)))
        for name, weights in (("BM25, syllables", Weights(pair=0)), ("BM25, and pairs", Weights(pair=1))):
            yield (
                name,
                [
                    (
                        q,
                        [articles[n].id for n, _ in index.search(q.text, folded=False, weights=weights)],
                    )
                    for q in questions
                ],
            )


def table(asked: Sequence[Asked]) -> Iterator[tuple[str, Ranked]]:
    """Every way of searching, then the whole for other typings."""
    written = [one for one in asked if one.typing == "as written"]
    yield "words", [(one.question, one.lexical) for one in written]
    yield "meaning", [(one.question, one.dense) for one in written]
    yield "both fused", [(one.question, one.fused) for one in written]
    weights = [learn_weights([one for one in written if one.question.fold != fold]) for fold in range(FOLDS)]
    for typing in TYPINGS:
        yield (
            f"both, reranked ({typing})",
            [
                (one.question, reranked(one, weights[one.question.fold]))
                for one in asked
                if one.typing == typing
            ],
        )


def figures(found: Ranked) -> str:
    """R@1, R@10, R@50 and MRR@10, with the half-width of the 95% interval by bootstrap over questions."""
    ranks = np.array([_rank(question, names) for question, names in found])
    columns = [ranks <= 1, ranks <= 10, ranks <= 50, np.where(ranks <= 10, 1 / ranks, 0.0)]
    drawn = np.random.default_rng(1).integers(len(ranks), size=(_SAMPLES, len(ranks)))
    cells = []
    for column in columns:
        low, high = np.percentile(column[drawn].mean(axis=1), [2.5, 97.5])
        cells.append(f"{column.mean():.3f} ±{(high - low) / 2:.3f}")
    return " | ".join(cells)


def _rank(question: Question, names: Sequence[str]) -> float:
    return next((rank for rank, name in enumerate(names, 1) if name in question.relevant), float("inf"))


if __name__ == "__main__":
    main()
