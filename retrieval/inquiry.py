"""One question at work: what it asks, what search brings, which documents it can mean."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from retrieval.agreement import Agreement, admits, agreement_of_scope, share_named, with_name
from retrieval.among_articles import Searched, with_articles_in_order
from retrieval.embedding import StaticEmbedder
from retrieval.evidence import Evidence, Weighed, examine, weigh
from retrieval.fusion import Ranked, reciprocal_rank
from retrieval.index import SearchIndex
from retrieval.question import Question
from retrieval.shelf import Book, Piece, Profile, Shelf

_CANDIDATES = 150
_DENSE_WEIGHT = 0.5
_OTHER_WORDS_WEIGHT = 0.5
_MOST_BOOKS = 60
_NAMED = 0.7  # share of the words naming a document that must fit it


@dataclass
class Inquiry:
    """A question with the corpus it is put to. Everything is worked out once, when first asked for."""

    question: Question
    shelf: Shelf
    index: SearchIndex
    is_word: Callable[[str], bool]
    only: frozenset[int] | None = None  # document ids the question is about, if it names them by number
    _agreed: dict[int, Agreement] = field(default_factory=dict)
    _of_scope: dict[tuple[object, ...], Agreement] = field(default_factory=dict)

    def agreed(self, profile: Profile) -> Agreement:
        """How well a document fits what the question says of time, place and level."""
        agreed = self._agreed.get(profile.id)
        if agreed is None:
            agreed = self._of_scope.get(profile.scope)
            if agreed is None:
                agreed = self._of_scope[profile.scope] = agreement_of_scope(profile, self.question)
            if self.question.document:
                agreed = with_name(agreed, profile, self.question)
            self._agreed[profile.id] = agreed
        return agreed

    @cached_property
    def fitting(self) -> list[Profile]:
        """The documents that nothing in the question rules out, best first."""
        found = [p for p in self.shelf.profiles if self._may_answer(p) and self.agreed(p).fits]
        return sorted(found, key=lambda p: (-self.agreed(p).score, p.id))

    @cached_property
    def weighed(self) -> tuple[Weighed, ...]:
        """The words of the topic with their weights."""
        return weigh(
            self.question.terms,
            lambda word: self.index.document_frequency(word, folded=True),
            self.index.count,
            self.is_word,
        )

    @cached_property
    def meant(self) -> frozenset[int]:
        """The ids of the documents that the question names ("trong Kế hoạch … của UBND tỉnh …"), if any."""
        if len(self.question.document) < 3:
            return frozenset()
        named = [p for p in self.fitting if share_named(p, self.question) >= _NAMED]
        if not named:
            return frozenset()
        best = self.agreed(named[0]).score
        return frozenset(p.id for p in named if self.agreed(p).score >= best - 0.15)

    def _may_answer(self, profile: Profile) -> bool:
        return self.only is None or profile.id in self.only

    def specific(self, profile: Profile) -> tuple[Weighed, ...]:
        """The topic's words that do not just name this document."""
        return tuple(w for w in self.weighed if w.term.folded not in profile.terms)

    @cached_property
    def found(self) -> list[Evidence]:
        """What search brings, examined and ranked; passages that contradict the question left out."""
        words = self._lexical(self._topic)
        meaning = self.index.dense(self.question.read, limit=_CANDIDATES, documents=self.only)
        lists = [(words, 1.0), (meaning, _DENSE_WEIGHT), (self._in_other_words(), _OTHER_WORDS_WEIGHT)]
        fused = reciprocal_rank(lists)[:_CANDIDATES]
        best = fused[0][1] if fused else 1.0
        pieces = [
            p for p in self.shelf.pieces(passage for passage, _ in fused) if self._may_answer(p.profile)
        ]
        score = {passage: value / best for passage, value in fused}
        found = self.examined((piece, 0.4 * score[piece.id]) for piece in pieces)
        searched = Searched(words, meaning, isinstance(self.index.embedder, StaticEmbedder))
        return with_articles_in_order(found, self.question.read, searched)

    @property
    def _topic(self) -> str:
        return " ".join(term.marked for term in self.question.terms) or self.question.read

    def _in_other_words(self) -> Ranked:
        """What word search brings with other words for the topic added; nothing where there are none."""
        others = {word for term in self.question.terms for phrase in term.alike for word in phrase}
        return self._lexical(" ".join([self._topic, *sorted(others)])) if others else []

    def _lexical(self, text: str) -> Ranked:
        return self.index.lexical(text, folded=True, limit=_CANDIDATES, documents=self.only)

    def examined(self, pieces: Iterable[tuple[Piece, float]]) -> list[Evidence]:
        """Passages with their prior, examined and ranked, those that contradict the question left out."""
        evidence = []
        for piece, prior in pieces:
            agreed = self.agreed(piece.profile)
            if admits(piece, agreed, self.question):
                evidence.append(examine(piece, self.weighed, self.question, prior + agreed.score))
        return sorted(evidence, key=lambda e: (-e.total, e.piece.id))

    def books(self, profiles: Sequence[Profile]) -> list[Book]:
        """The first of the documents, with their text: among thousands no answer is drawn from all."""
        return [book for p in profiles[:_MOST_BOOKS] if (book := self.shelf.book(p.id))]
