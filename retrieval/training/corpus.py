"""The articles of law as piece numbers in a few flat arrays: quick to draw pairs of texts from."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from knowledge import fold, open_abbreviations
from retrieval.articles import Article, Question

Ids = NDArray[np.int32]
_AT_ONCE = 20_000
_FOLDER = Path(__file__).parent
_DEFINES = ("giai thich tu ngu", "dinh nghia")
# the term at the head of "3. Bến khách ngang sông là …"
_DEFINED = re.compile(
    r"(?:\d+\.|[a-zđ]\))?\s*(?P<term>[^:;.,]{4,80}?)\s*(?:\((?:sau|dưới) đây[^)]*\)\s*)?"
    r"(?:là|gồm|bao gồm|được hiểu|:)\s"
)


class Corpus:
    """Headings, law names, topics and sentences of every article; what people ask; terms that laws define.

    `sentences` runs over all articles; those of article n are numbers `first[n]` to `first[n + 1]`.
    """

    def __init__(
        self, articles: Sequence[Article], questions: Sequence[Question], tokenizer: Tokenizer
    ) -> None:
        self._tokenizer = tokenizer
        self.pieces = tokenizer.get_vocab_size()
        self.titles = self._cut(article.title for article in articles)
        self.laws = self._cut_few([article.law for article in articles])
        self.topics = self._cut_few([article.topic for article in articles])
        lines = [list(_sentences(article.text)) for article in articles]
        self.first = np.concatenate([[0], np.cumsum([len(part) for part in lines])])
        cut = self._cut(line for part in lines for line in part)
        self.flat: Ids = np.concatenate(cut)
        self._offsets = np.concatenate([[0], np.cumsum([len(ids) for ids in cut])])
        self.questions = self._cut(open_abbreviations(question.text) for question in questions)
        self.asked = self._cut(_lines("asked.txt"))
        self.asked_of_terms = self._cut(_lines("defined.txt"))
        terms = list(_defined_terms(articles, lines, self.first))
        cut_terms = self._cut(term for term, _, _ in terms)
        self.terms = [(ids, article, line) for ids, (_, article, line) in zip(cut_terms, terms, strict=True)]
        texts = np.diff(self.first) > 0
        self.usable = np.flatnonzero(texts | np.array([len(title) > 0 for title in self.titles]))
        topic = np.unique([article.topic for article in articles], return_inverse=True)[1]
        self.by_topic = self.usable[np.argsort(topic[self.usable], kind="stable")]

    def text(self, first: int, end: int) -> Ids:
        """The pieces of sentences `first` to `end`, without the last."""
        return self.flat[self._offsets[first] : self._offsets[end]]

    def _cut(self, texts: Iterable[str]) -> list[Ids]:
        waiting, cut = list(texts), []
        for start in range(0, len(waiting), _AT_ONCE):
            batch = waiting[start : start + _AT_ONCE]
            encodings = self._tokenizer.encode_batch(batch, add_special_tokens=False)
            cut += [np.array(encoding.ids, dtype=np.int32) for encoding in encodings]
        return cut

    def _cut_few(self, texts: list[str]) -> list[Ids]:
        """As `_cut`, for texts of which there are few different ones."""
        different = sorted(set(texts))
        cut = dict(zip(different, self._cut(different), strict=True))
        return [cut[text] for text in texts]


def _sentences(text: str) -> Iterator[str]:
    for line in text.replace("; ", ";\n").replace(". ", ".\n").split("\n"):
        if len(line) > 12 or (line.strip() and len(text) < 40):
            yield line


def _defined_terms(
    articles: Sequence[Article], lines: list[list[str]], first: NDArray[np.int64]
) -> Iterator[tuple[str, int, int]]:
    """(term, article, sentence) for what the articles that explain words define."""
    for number, (article, part) in enumerate(zip(articles, lines, strict=True)):
        if any(words in fold(article.title) for words in _DEFINES):
            for place, line in enumerate(part, int(first[number])):
                if found := _DEFINED.match(line):
                    yield found["term"], number, place


def _lines(name: str) -> list[str]:
    return [line for line in (_FOLDER / name).read_text(encoding="utf-8").splitlines() if line]
