"""Search among articles of law, for measuring: the index and the model of answers, ranked in another way.

Questions are read alike (abbreviations opened, marks restored) and an index of the same kind is searched by
words and by meaning. Here words keep their marks, both lists are fused by score and the best are put in
order by a learnt reranker; answers (`retrieval.inquiry`) compare words without marks, fuse ranks and weigh
evidence, and put passages of law among themselves in the learnt order.

    with ArticleSearch(read_articles(path), folder) as search:
        search.hybrid("Thanh niên là người bao nhiêu tuổi?", 10)

An article is a document of the index, its windows are the document's passages; the best window counts.
"""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from knowledge import nfc, open_abbreviations
from retrieval.articles import Article
from retrieval.embedding import Embedder, StaticEmbedder, load_embedder
from retrieval.fusion import score_sum
from retrieval.index import IndexedPassage, SearchIndex
from retrieval.reranking import Candidate, Reranker, as_learnt
from retrieval.restore import Restorer
from retrieval.windows import windows

Found = list[tuple[str, float]]
_MOST_WINDOWS = 1_000  # of one article: passage id = article's number × this + window's number
_DEEPER = 3  # times as many windows as articles are asked for: several may be of one article
_DEPTH = 200  # of each list that is fused
_DENSE_WEIGHT = 0.5
_LOOKED_AT = 50  # candidates that are reranked


class ArticleSearch:
    """An index of articles in `folder` (empty, or left by an earlier run on the same articles and model).

    Every search restores diacritics first, and gives (article id, score), best first.
    """

    def __init__(
        self,
        articles: Iterable[Article],
        folder: Path,
        embedder: Embedder | None = None,
        progress: Callable[[int], None] = lambda passages: None,
        reranker: Reranker | None = None,
    ) -> None:
        self._articles = list(articles)
        self._restorer, self._reranker = Restorer.load(), reranker or Reranker.load()
        self.index = SearchIndex(folder, embedder or load_embedder(""))
        wanted = dict.fromkeys(range(len(self._articles)), "1")
        self.index.sync(wanted, self.passages, progress=progress)

    def lexical(self, question: str, k: int = 10) -> Found:
        """Word search alone."""
        read = self.read(question)
        return self._best(self.index.lexical(read, folded=False, limit=k * _DEEPER), k)

    def dense(self, question: str, k: int = 10) -> Found:
        """Meaning search alone."""
        return self._best(self.by_meaning(self.read(question), k * _DEEPER), k)

    def hybrid(self, question: str, k: int = 10) -> Found:
        """Both fused, the best candidates reranked, the others behind them as fusion left them."""
        read = self.read(question)
        candidates, fused = self.candidates(read)
        ranked = self._reranker.rank(read, candidates)
        held = {passage for passage, _ in ranked}
        lowest = ranked[-1][1] if ranked else 0.0
        rest = [(passage, lowest + score - 2.0) for passage, score in fused if passage not in held]
        return self._best([*ranked, *rest], k)

    def candidates(self, read: str) -> tuple[list[Candidate], list[tuple[int, float]]]:
        """What is reranked for a question with its diacritics restored, and all that fusion gave."""
        lexical = self.index.lexical(read, folded=False, limit=_DEPTH)
        dense = self.by_meaning(read, _DEPTH)
        fused = score_sum([(lexical, 1.0 - _DENSE_WEIGHT), (dense, _DENSE_WEIGHT)])
        words, meaning = dict(lexical), dict(dense)
        if not isinstance(self.index.embedder, StaticEmbedder):
            meaning = as_learnt(meaning)
        least_words, least_meaning = min(words.values(), default=0.0), min(meaning.values(), default=0.0)
        found = []
        for passage, score in fused[:_LOOKED_AT]:
            article, text = self._window(passage)
            found.append(
                Candidate(
                    passage=passage,
                    above=article.law,
                    heading=article.title,
                    body=text,
                    fused=score,
                    lexical=words.get(passage, least_words),
                    dense=meaning.get(passage, least_meaning),
                )
            )
        return found, fused

    def read(self, question: str) -> str:
        """The question with abbreviations opened and diacritics restored, as the product reads it."""
        return self._restorer.restore(open_abbreviations(nfc(question)), self.index)

    def by_meaning(self, read: str, limit: int) -> list[tuple[int, float]]:
        """Windows (passage id, cosine), best first."""
        return self.index.dense(read, limit=limit)

    def article_of(self, passage: int) -> str:
        """The id of the article that a passage of the index is a window of."""
        return self._articles[passage // _MOST_WINDOWS].id

    def close(self) -> None:
        """Lets go of the index's files."""
        self.index.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def passages(self, number: int) -> list[IndexedPassage]:
        """The windows of the article with this number, as they are indexed."""
        article = self._articles[number]
        return [
            IndexedPassage(number * _MOST_WINDOWS + place, number, text, article.context)
            for place, text in enumerate(windows(article.text)[:_MOST_WINDOWS])
        ]

    def _window(self, passage: int) -> tuple[Article, str]:
        article = self._articles[passage // _MOST_WINDOWS]
        return article, windows(article.text)[passage % _MOST_WINDOWS]

    def _best(self, found: Sequence[tuple[int, float]], k: int) -> Found:
        """Articles by their best window."""
        best: dict[str, float] = {}
        for passage, score in found:
            best.setdefault(self.article_of(passage), score)
        return list(best.items())[:k]
