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

from retrieval.articles import FOLDS, Article, Question, read_articles, read_questions
from retrieval.evaluation.metrics import Asked, figures_of
from retrieval.lexical import LexicalEntry, LexicalIndex, Weights
from retrieval.training.diacritics import HELD_OUT_FOLD
from retrieval.training.folds import TYPINGS, put_to_folds
from retrieval.training.folds import Asked as Put
from retrieval.training.reranking import learn_weights, reranked, save_weights

Ranked = list[tuple[Question, list[str]]]


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


def table(asked: Sequence[Put]) -> Iterator[tuple[str, Ranked]]:
    """Every way of searching, then the whole for other typings."""
    written = [one for one in asked if one.typing == "as written"]
    yield "words", [(one.question, one.lexical) for one in written]
    yield "meaning", [(one.question, one.dense) for one in written]
    yield "both fused", [(one.question, one.fused) for one in written]
    weights = [learn_weights([one for one in written if one.question.fold != fold]) for fold in range(FOLDS)]
    apart = _apart([one.question for one in written])
    for typing in TYPINGS:
        found = [
            (one.question, reranked(one, weights[one.question.fold])) for one in asked if one.typing == typing
        ]
        yield f"both, reranked ({typing})", found
        yield f"… ({typing}), articles of no other fold", [row for row in found if row[0].id in apart]
        yield (
            f"… ({typing}), unknown to the restorer of marks too",
            [row for row in found if row[0].fold == HELD_OUT_FOLD],
        )


def _apart(questions: Sequence[Question]) -> frozenset[str]:
    """The questions whose articles answer no question of another fold, which the fold's model has learnt."""
    folds: dict[str, set[int]] = {}
    for question in questions:
        for article in question.relevant:
            folds.setdefault(article, set()).add(question.fold)
    return frozenset(q.id for q in questions if all(len(folds[article]) == 1 for article in q.relevant))


def figures(found: Ranked) -> str:
    """R@1, R@10, R@50 and MRR@10, with the half-width of the 95% interval over questions.

    They are those of `danvan evaluate retrieval`: of several relevant articles, recall is the share found.
    """
    told = figures_of([Asked(names, frozenset(question.relevant)) for question, names in found])
    return " | ".join(
        f"{one.value:.3f} ±{(one.high - one.low) / 2:.3f}"
        for one in (told.r1, told.r10, told.r50, told.mrr10)
    )


if __name__ == "__main__":
    main()
