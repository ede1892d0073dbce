"""Makes the shipped embedding model: a table of piece vectors, trained contrastively on law articles.

    python -m retrieval.training.embedding --articles articles.jsonl.gz --questions questions.jsonl --out DIR

A text's vector is the mean of its pieces' vectors. With `--folds FOLDER` five more models are saved there,
each trained without one fifth of the questions, to measure with (`retrieval.training.measure`). `--base FILE`
keeps the table learnt from the articles alone, the longest part, and reads it if it is there.
"""

import argparse
import logging
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from retrieval.articles import FOLDS, Article, read_articles, read_questions
from retrieval.training.contrast import (
    Course,
    Table,
    learn_from_articles,
    learn_from_questions,
    starting_table,
)
from retrieval.training.corpus import Corpus
from retrieval.training.lures import cut_windows, find_lures
from retrieval.training.package import save_model
from retrieval.training.pairs import Pairs
from retrieval.training.parts import sum_of_parts
from retrieval.training.pieces import train_tokenizer

_log = logging.getLogger(__name__)
_THREADS = 2  # sums in another order give another last digit


def main() -> None:
    """Command line: read, train, save."""
    options = _options().parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(_THREADS)
    torch.manual_seed(options.seed)
    articles, questions = read_articles(options.articles), read_questions(options.questions)
    tokenizer = _tokenizer(articles, options.pieces, options.tokenizer)
    corpus = Corpus(articles, questions, tokenizer)
    _log.info("%d pieces, %d in all texts", corpus.pieces, len(corpus.flat))
    base = _base(corpus, options)
    windows = cut_windows(articles, tokenizer)
    parts = sum_of_parts(tokenizer)
    added_up = torch.sparse.mm(parts, torch.from_numpy(base)).numpy()
    asked = find_lures(added_up, corpus, windows, articles, questions)
    for fold in [*(range(FOLDS) if options.folds else ()), None]:
        seen = [one for one in asked if fold is None or questions[one.question].fold != fold]
        pairs = Pairs(corpus, options.seed + 1)
        course = Course(options.question_steps, options.question_batch, options.question_rate)
        table = learn_from_questions(
            pairs, base, course, corpus.questions, seen, windows, options.seed + 2, parts
        )
        save_model(options.out if fold is None else options.folds / f"fold-{fold}", tokenizer, table)


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Train the shipped embedding table.")
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--questions", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--folds", type=Path, help="save five models for cross-validation here")
    parser.add_argument("--base", type=Path, help="the table learnt from articles alone (.npy)")
    parser.add_argument("--tokenizer", type=Path, help="reuse this tokenizer.json")
    parser.add_argument("--pieces", type=int, default=32_000)
    parser.add_argument("--dimension", type=int, default=384)
    parser.add_argument("--steps", type=int, default=3_000)
    parser.add_argument("--batch", type=int, default=2_048)
    parser.add_argument("--rate", type=float, default=0.01)
    parser.add_argument("--question-steps", type=int, default=150)
    parser.add_argument("--question-batch", type=int, default=384)
    parser.add_argument("--question-rate", type=float, default=0.005)
    parser.add_argument("--seed", type=int, default=1)
    return parser


def _tokenizer(articles: Sequence[Article], pieces: int, kept: Path | None) -> Tokenizer:
    if kept:
        return Tokenizer.from_file(str(kept))
    return train_tokenizer((line for a in articles for line in f"{a.title}\n{a.text}".split("\n")), pieces)


def _base(corpus: Corpus, options: argparse.Namespace) -> Table:
    if options.base and options.base.exists():
        kept: Table = np.load(options.base)
        return kept
    course = Course(options.steps, options.batch, options.rate)
    start = starting_table(corpus, options.dimension)
    table = learn_from_articles(Pairs(corpus, options.seed), start, course)
    if options.base:
        np.save(options.base, table)
    return table


if __name__ == "__main__":
    main()
