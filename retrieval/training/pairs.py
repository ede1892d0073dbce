"""Pairs of texts that belong together, drawn from law articles and questions, already cut into pieces."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from retrieval.training.articles import Article, Question

Ids = NDArray[np.int32]
_LONGEST_SIDE = 200  # pieces; longer texts are read through a window


@dataclass(frozen=True, slots=True)
class Pieces:
    """An article as piece numbers: heading, topic, and its sentences in order."""

    title: Ids
    topic: Ids
    sentences: tuple[Ids, ...]
    plain_title: bool  # the heading says what the article is about, without its topic


class Pairs:
    """Draws batches: (short texts, long texts, the article each pair comes from)."""

    def __init__(
        self, articles: Sequence[Article], questions: Sequence[Question], tokenizer: Tokenizer, seed: int
    ) -> None:
        self._random = np.random.default_rng(seed)
        titles = Counter(article.title for article in articles)
        self._articles = [
            _in_pieces(a, tokenizer, titles[a.title] < 3) for a in articles if a.title or len(a.text) > 80
        ]
        kept = [a.id for a in articles if a.title or len(a.text) > 80]
        place = {name: number for number, name in enumerate(kept)}
        self._questions = [
            (_ids(tokenizer, question.text), place[name])
            for question in questions
            for name in question.relevant
            if name in place
        ]

    def batch(self, size: int, questions: int) -> tuple[list[Ids], list[Ids], NDArray[np.int64]]:
        """`size` pairs of which `questions` are a question with its article, the rest made from articles."""
        chosen = self._random.choice(len(self._articles), size - questions, replace=False)
        short, long = zip(*(self._from_article(self._articles[number]) for number in chosen), strict=True)
        asked = [self._questions[n] for n in self._random.integers(len(self._questions), size=questions)]
        short += tuple(text for text, _ in asked)
        long += tuple(self._window(self._articles[number]) for _, number in asked)
        origin = np.concatenate([chosen, np.array([number for _, number in asked], dtype=np.int64)])
        return list(short), list(long), origin

    def _from_article(self, article: Pieces) -> tuple[Ids, Ids]:
        if len(article.sentences) > 1 and (self._random.random() < 0.45 or not len(article.title)):
            left_out = int(self._random.integers(len(article.sentences)))
            return article.sentences[left_out][:60], self._window(article, left_out)
        with_topic = not article.plain_title or self._random.random() < 0.2
        query = np.concatenate([article.title, article.topic]) if with_topic else article.title
        return query, self._window(article, None, heading=bool(self._random.random() < 0.3))

    def _window(self, article: Pieces, left_out: int | None = None, heading: bool = True) -> Ids:
        """The article (with or without its heading) from a random sentence on, at most 200 pieces."""
        first = 0
        if self._random.random() < 0.4 and len(article.sentences) > 2:
            first = int(self._random.integers(len(article.sentences)))
        parts = [article.title, article.topic[:0] if self._random.random() < 0.7 else article.topic]
        parts = parts if heading or not article.sentences else []
        length = 0
        for number in range(first, len(article.sentences)):
            if number != left_out:
                parts.append(article.sentences[number])
                length += len(article.sentences[number])
            if length > _LONGEST_SIDE:
                break
        return np.concatenate(parts or [article.title])[:_LONGEST_SIDE]


def _in_pieces(article: Article, tokenizer: Tokenizer, plain_title: bool) -> Pieces:
    lines = [
        line for line in article.text.replace("; ", ";\n").replace(". ", ".\n").split("\n") if len(line) > 12
    ]
    encodings = tokenizer.encode_batch(lines, add_special_tokens=False)
    sentences = tuple(np.array(encoding.ids, dtype=np.int32) for encoding in encodings)
    title, topic = _ids(tokenizer, article.title), _ids(tokenizer, article.topic)
    return Pieces(title, topic, sentences, plain_title)


def _ids(tokenizer: Tokenizer, text: str) -> Ids:
    return np.array(tokenizer.encode(text, add_special_tokens=False).ids, dtype=np.int32)
