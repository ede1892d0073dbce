"""Makes the shipped embedding model: a table of piece vectors, trained contrastively on law articles.

    python -m retrieval.training.embedding --articles articles.jsonl.gz --questions questions.jsonl --out DIR

A text's vector is the mean of its pieces' vectors. Both texts of a pair are drawn together, every other pair
of the batch apart (InfoNCE in both directions, as in sentence-transformers' MultipleNegativesRankingLoss).
One question in five is held out; recall on those is printed at the end.
"""

import argparse
import logging
import time
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from retrieval.embedding import unit_length
from retrieval.training.articles import Article, Question, read_articles, read_questions
from retrieval.training.package import save_model
from retrieval.training.pairs import Ids, Pairs
from retrieval.training.pieces import train_tokenizer

_log = logging.getLogger(__name__)
_SCALE = 20.0
_SMOOTHING = 1e-3


def main() -> None:
    """Command line: read, train, measure, save."""
    options = _options().parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.manual_seed(options.seed)
    articles, questions = read_articles(options.articles), read_questions(options.questions)
    if options.tokenizer:
        tokenizer = Tokenizer.from_file(str(options.tokenizer))
    else:
        lines = (line for a in articles for line in f"{a.title}\n{a.text}".split("\n"))
        tokenizer = train_tokenizer(lines, options.pieces, folded=not options.accented)
    _log.info("tokenizer: %d pieces", tokenizer.get_vocab_size())
    seen = [question for question in questions if not question.held_out]
    pairs = Pairs(articles, seen, tokenizer, options.seed)
    table = train(pairs, _starting_table(articles, tokenizer, options.dimension), options)
    report = measure(table, tokenizer, articles, [question for question in questions if question.held_out])
    _log.info("held-out questions: %s", report)
    save_model(options.out, tokenizer, table)


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Train the shipped embedding table.")
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--questions", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, help="reuse this tokenizer.json")
    parser.add_argument("--accented", action="store_true", help="keep diacritics in the pieces")
    parser.add_argument("--pieces", type=int, default=32_000)
    parser.add_argument("--dimension", type=int, default=256)
    parser.add_argument("--steps", type=int, default=500)
    parser.add_argument("--batch", type=int, default=2_048)
    parser.add_argument("--questions-share", type=float, default=0.04)
    parser.add_argument("--rate", type=float, default=0.01)
    parser.add_argument("--seed", type=int, default=1)
    return parser


def _starting_table(articles: list[Article], tokenizer: Tokenizer, dimension: int) -> torch.Tensor:
    """Random directions whose length falls with the piece's frequency (smooth inverse frequency)."""
    sample = [a.text[:2_000] for a in articles[::5]]
    cut = tokenizer.encode_batch(sample, add_special_tokens=False)
    seen = np.concatenate([np.array(encoding.ids, dtype=np.int64) for encoding in cut])
    share = np.bincount(seen, minlength=tokenizer.get_vocab_size()) / len(seen)
    weight = torch.from_numpy((_SMOOTHING / (_SMOOTHING + share)).astype(np.float32))
    start: torch.Tensor = torch.randn(len(share), dimension) / dimension**0.5 * weight[:, None]
    return start


def train(pairs: Pairs, start: torch.Tensor, options: argparse.Namespace) -> NDArray[np.float32]:
    """The trained table, pieces × dimension."""
    bag = torch.nn.EmbeddingBag.from_pretrained(start, freeze=False, mode="mean")
    optimizer = torch.optim.Adam(bag.parameters(), lr=options.rate, betas=(0.9, 0.99))
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, max_lr=options.rate, total_steps=options.steps, pct_start=0.1
    )
    started = time.monotonic()
    for step in range(options.steps):
        short, long, origin = pairs.batch(options.batch, int(options.batch * options.questions_share))
        loss = _contrast(_encode(bag, short), _encode(bag, long), torch.from_numpy(origin))
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        schedule.step()
        if step % 50 == 0:
            _log.info("step %d loss %.3f, %.0f s", step, loss.item(), time.monotonic() - started)
    table: NDArray[np.float32] = bag.weight.detach().numpy()
    return table


def _encode(bag: torch.nn.EmbeddingBag, texts: list[Ids]) -> torch.Tensor:
    offsets = np.cumsum([0] + [len(text) for text in texts[:-1]])
    vectors = bag(torch.from_numpy(np.concatenate(texts)).long(), torch.from_numpy(offsets))
    unit: torch.Tensor = torch.nn.functional.normalize(vectors)
    return unit


def _contrast(short: torch.Tensor, long: torch.Tensor, origin: torch.Tensor) -> torch.Tensor:
    """InfoNCE both ways; other pairs of the same article are no negatives."""
    scores = _SCALE * short @ long.T
    same = (origin[:, None] == origin[None, :]) & ~torch.eye(len(origin), dtype=torch.bool)
    scores = scores.masked_fill(same, -1e4)
    target = torch.arange(len(origin))
    loss = torch.nn.functional.cross_entropy
    return (loss(scores, target) + loss(scores.T, target)) / 2


def measure(
    table: NDArray[np.float32], tokenizer: Tokenizer, articles: list[Article], questions: list[Question]
) -> dict[str, float]:
    """Recall at 1 and 10 and MRR at 10 of the questions over all articles."""
    documents = _means(table, tokenizer, [f"{a.title}\n{a.text}"[:20_000] for a in articles])
    asked = _means(table, tokenizer, [question.text for question in questions])
    ranked = np.argsort(-(asked @ documents.T), axis=1)[:, :10]
    names = [article.id for article in articles]
    ranks = [
        next((rank for rank, number in enumerate(row, 1) if names[number] in question.relevant), 0)
        for row, question in zip(ranked, questions, strict=True)
    ]
    found = np.array(ranks)
    reciprocal = np.divide(1.0, found, out=np.zeros(len(found)), where=found > 0)
    figures = {"R@1": (found == 1).mean(), "R@10": (found > 0).mean(), "MRR@10": reciprocal.mean()}
    return {name: round(float(value), 3) for name, value in figures.items()}


def _means(table: NDArray[np.float32], tokenizer: Tokenizer, texts: list[str]) -> NDArray[np.float32]:
    vectors = np.zeros((len(texts), table.shape[1]), dtype=np.float32)
    for start in range(0, len(texts), 2_000):
        encodings = tokenizer.encode_batch(texts[start : start + 2_000], add_special_tokens=False)
        for row, encoding in enumerate(encodings, start):
            vectors[row] = table[encoding.ids].sum(axis=0)
    return unit_length(vectors)


if __name__ == "__main__":
    main()
