"""What a question could be mistaken to be answered by: what words and a table rank high for it."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from retrieval.articles import Article, Question
from retrieval.embedding import passage_text, unit_length
from retrieval.lexical import LexicalEntry, LexicalIndex
from retrieval.training.contrast import Asked, Table, Windows
from retrieval.training.corpus import Corpus, Ids
from retrieval.windows import windows

_DEPTH = 60
_AT_ONCE = 4_000


def cut_windows(articles: Sequence[Article], tokenizer: Tokenizer) -> Windows:
    """Every window of every article as it is searched: law name, heading, text."""
    texts, owner = [], []
    for number, article in enumerate(articles):
        parts = windows(article.text)
        texts += [passage_text(article.context, part) for part in parts]
        owner += [number] * len(parts)
    cut: list[Ids] = []
    for start in range(0, len(texts), _AT_ONCE):
        encodings = tokenizer.encode_batch(texts[start : start + _AT_ONCE], add_special_tokens=False)
        cut += [np.array(encoding.ids, dtype=np.int32) for encoding in encodings]
    return Windows(cut, np.array(owner, dtype=np.int64))


def find_lures(
    table: Table, corpus: Corpus, cut: Windows, articles: Sequence[Article], questions: Sequence[Question]
) -> list[Asked]:
    """For each question: the best window of each article that answers, and 60 to 120 windows that do not."""
    place = {article.id: number for number, article in enumerate(articles)}
    first = np.searchsorted(cut.owner, np.arange(len(articles) + 1))
    texts, asked = _means(table, cut.texts), _means(table, corpus.questions)
    by_words = _found_by_words(articles, questions)
    found = []
    for number, question in enumerate(questions):
        scores = texts @ asked[number]
        relevant = np.array([place[name] for name in question.relevant if name in place], dtype=np.int64)
        best = [first[a] + scores[first[a] : first[a + 1]].argmax() for a in (*relevant, *by_words[number])]
        lures = np.union1d(np.argsort(-scores, kind="stable")[:_DEPTH], best[len(relevant) :])
        lures = lures[~np.isin(cut.owner[lures.astype(np.int64)], relevant)].astype(np.int64)
        if len(relevant):
            answers = np.array(best[: len(relevant)], dtype=np.int64)
            found.append(Asked(number, answers, lures, relevant))
    return found


def _found_by_words(articles: Sequence[Article], questions: Sequence[Question]) -> list[list[int]]:
    with tempfile.TemporaryDirectory() as folder:
        index = LexicalIndex(Path(folder))
        entries = (LexicalEntry(n, n, article.text, article.context) for n, article in enumerate(articles))
        index.change((), entries)
        return [
            [number for number, _ in index.search(question.text, folded=False, limit=_DEPTH)]
            for question in questions
        ]


def _means(table: Table, texts: Sequence[Ids]) -> NDArray[np.float32]:
    vectors = np.zeros((len(texts), table.shape[1]), dtype=np.float32)
    for row, ids in enumerate(texts):
        vectors[row] = table[ids].sum(axis=0)
    return unit_length(vectors)
