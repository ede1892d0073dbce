"""Pairs of texts that belong together, drawn from law articles: what may be asked, and where it stands."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retrieval.training.corpus import Corpus, Ids

_SHORTEST, _LONGEST = 80, 220  # pieces of a window
_NEIGHBOURS, _OF_THEM = 600, 150  # so many articles are drawn from a run of so many on one topic
_TOPICAL = 0.6  # share of a batch drawn so: articles on one matter are the hard ones to tell apart


@dataclass(frozen=True, slots=True)
class Batch:
    """Short texts, the long texts they belong to, and the article that each pair is of."""

    short: list[Ids]
    long: list[Ids]
    origin: NDArray[np.int64]


class Pairs:
    """Draws batches. Short texts are headings, parts of sentences, defined terms, half of them as questions.

    Pieces are left out of them by chance, so that no single word decides.
    """

    def __init__(self, corpus: Corpus, seed: int) -> None:
        self._corpus, self._random = corpus, np.random.default_rng(seed)

    def batch(self, size: int, terms: int = 60) -> Batch:
        """About `size` pairs, `terms` of them a defined term and its definition; each article once."""
        topical = int((size - terms) * _TOPICAL)
        chosen = [self._random.choice(self._corpus.usable, size - terms - topical)]
        for _ in range(0, topical, _OF_THEM):
            start = int(self._random.integers(max(1, len(self._corpus.by_topic) - _NEIGHBOURS)))
            run = self._corpus.by_topic[start : start + _NEIGHBOURS]
            chosen.append(self._random.choice(run, min(_OF_THEM, len(run)), replace=False))
        articles = np.unique(np.concatenate(chosen))
        defined = self._random.integers(len(self._corpus.terms), size=terms if self._corpus.terms else 0)
        pairs = [self._from_article(int(number)) for number in articles]
        pairs += [self._from_term(int(number)) for number in defined]
        origin = [*articles, *(self._corpus.terms[number][1] for number in defined)]
        short, long = zip(*pairs, strict=True)
        return Batch(list(short), list(long), np.array(origin, dtype=np.int64))

    def thinned(self, text: Ids, share: float) -> Ids:
        """`text` without about `share` of its pieces; never empty unless it was."""
        kept = text[self._random.random(len(text)) > share] if len(text) > 2 else text
        return kept if len(kept) else text

    def _from_article(self, article: int) -> tuple[Ids, Ids]:
        title = self._corpus.titles[article]
        first, end = self._corpus.first[article : article + 2]
        kind = self._random.random()
        if end == first:
            return self._joined(self.thinned(title, 0.1), self._context(article)), self._window(article)
        if kind < 0.3 and len(title):
            query = self._joined(self.thinned(title, 0.15), self._context(article), self._asking())
            return query, self._window(article)
        sentence = int(self._random.integers(first, end))
        parts = [self.thinned(self._span(self._corpus.text(sentence, sentence + 1)), 0.1)]
        if self._random.random() < 0.3:
            parts.append(self.thinned(title, 0.4))
        query = self._joined(*parts, self._context(article), self._asking())
        if kind < 0.65:
            return query, self._window(article, left_out=sentence)
        return query, self._window(article, holding=sentence)

    def _from_term(self, number: int) -> tuple[Ids, Ids]:
        term, article, sentence = self._corpus.terms[number]
        asked = self._corpus.asked_of_terms
        context = self._context(article) if self._random.random() < 0.3 else term[:0]
        query = self._joined(term, asked[int(self._random.integers(len(asked)))], context)
        return query, self._window(article, holding=sentence)

    def _span(self, sentence: Ids) -> Ids:
        """A part of a sentence, mostly; questions are shorter than what they are about."""
        if len(sentence) <= 6 or self._random.random() > 0.75:
            return sentence[:40]
        length = int(self._random.integers(4, min(len(sentence), 18) + 1))
        start = int(self._random.integers(len(sentence) - length + 1))
        return sentence[start : start + length]

    def _asking(self) -> Ids:
        """Words that questions have and laws have not, half of the time."""
        asked = self._corpus.asked
        return asked[int(self._random.integers(len(asked)))][: None if self._random.random() < 0.5 else 0]

    def _context(self, article: int) -> Ids:
        """Part of the law's name, the topic, or mostly nothing."""
        chance = self._random.random()
        if chance < 0.35:
            return self.thinned(self._corpus.laws[article], 0.3)[:12]
        return self._corpus.topics[article] if chance < 0.5 else self._corpus.topics[article][:0]

    def _window(self, article: int, left_out: int | None = None, holding: int | None = None) -> Ids:
        """Law name and heading (each mostly) and a part of the text, without a sentence or with one."""
        corpus, length = self._corpus, int(self._random.integers(_SHORTEST, _LONGEST))
        start, end = (int(place) for place in corpus.first[article : article + 2])
        if holding is not None:
            start = max(start, holding - int(self._random.integers(6)))
            start = holding if len(corpus.text(start, holding + 1)) > length else start
        elif end - start > 2 and self._random.random() < 0.5:
            start = int(self._random.integers(start, end))
        parts = [p[article] for p in (corpus.titles, corpus.laws) if self._random.random() < 0.7]
        if left_out is not None and left_out >= start:
            text = np.concatenate([corpus.text(start, left_out), corpus.text(left_out + 1, end)])
        else:
            text = corpus.text(start, end)
        window = self._joined(*parts, text[:length])
        return window if len(window) else self._joined(corpus.titles[article], corpus.topics[article])

    def _joined(self, *parts: Ids) -> Ids:
        joined: Ids = np.concatenate(parts)
        return joined
