"""Questions put to models that never saw them: what each search finds, and features for reranking."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from retrieval.articles import FOLDS, Article, Question
from retrieval.articles_search import ArticleSearch
from retrieval.background import Background
from retrieval.embedding import StaticEmbedder, Vectors, passage_text
from retrieval.reranking import Features, features
from retrieval.restore import strip_marks

TYPINGS = {"as written": 0.0, "no diacritics": 1.1, "half the diacritics": 0.5}  # share of marks left out
_DEPTH = 50
_AT_ONCE = 4_000


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """A question in one typing: what was found (article ids, best first), and the candidates to rerank."""

    question: Question
    typing: str
    lexical: list[str]
    dense: list[str]
    fused: list[str]
    candidates: list[str]
    features: Features


class FoldSearch(ArticleSearch):
    """The product's search with the vectors of another model, compared exactly."""

    def use(self, model: Path, numbers: Sequence[int], texts: Sequence[str]) -> None:
        """Searches by `model` from now on; `texts` are the windows, `numbers` their passage ids."""
        self._model, self._numbers = StaticEmbedder(model), np.asarray(numbers)
        parts = range(0, len(texts), _AT_ONCE)
        self._rows: Vectors = np.concatenate(
            [self._model.encode(texts[start : start + _AT_ONCE]) for start in parts]
        )

    def by_meaning(self, read: str, limit: int) -> list[tuple[int, float]]:
        """See `ArticleSearch.by_meaning`."""
        scores = self._rows @ self._model.encode([read], query=True)[0]
        best = np.argpartition(-scores, limit)[:limit] if limit < len(scores) else np.arange(len(scores))
        best = best[np.argsort(-scores[best], kind="stable")]
        return [(int(self._numbers[row]), float(scores[row])) for row in best]


def put_to_folds(
    articles: Sequence[Article], questions: Sequence[Question], folder: Path, models: Path
) -> Iterator[Asked]:
    """Every question in every typing, asked of the model trained without it (`models`/fold-n)."""
    background, chance = Background.load(), random.Random(1)
    with FoldSearch(articles, folder) as search:
        passages = [passage for n in range(len(articles)) for passage in search.passages(n)]
        numbers, texts = [p.id for p in passages], [passage_text(p.context, p.body) for p in passages]
        for fold in range(FOLDS):
            search.use(models / f"fold-{fold}", numbers, texts)
            for question in questions:
                if question.fold == fold:
                    for typing, share in TYPINGS.items():
                        typed = strip_marks(question.text, share, chance)
                        yield _asked(search, question, typing, typed, background)


def _asked(search: FoldSearch, question: Question, typing: str, typed: str, background: Background) -> Asked:
    read = search.read(typed)
    candidates, fused = search.candidates(read)
    return Asked(
        question=question,
        typing=typing,
        lexical=[name for name, _ in search.lexical(typed, _DEPTH)],
        dense=[name for name, _ in search.dense(typed, _DEPTH)],
        fused=list(dict.fromkeys(search.article_of(passage) for passage, _ in fused)),
        candidates=[search.article_of(candidate.passage) for candidate in candidates],
        features=features(read, candidates, background),
    )
