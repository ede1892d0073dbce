"""The whole way from a typed question to an answer with verified quotes, without a language model."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from sqlalchemy.orm import Session, sessionmaker

from knowledge import is_place_word, nfc, open_abbreviations
from retrieval.aims import Aim
from retrieval.answer.actors import actor_duties, responsibilities
from retrieval.answer.draft import Draft
from retrieval.answer.instruments import about_cited, article_text, described, own_text
from retrieval.answer.letterhead import of_the_document
from retrieval.answer.lists import period_duties, recipients
from retrieval.answer.model import Answer, CitedDocument, Outcome
from retrieval.answer.passages import best_passages
from retrieval.answer.quoting import verified
from retrieval.answer.refusal import refuse
from retrieval.answer.wording import NO_LONGER_HELD, opening, put_into_words
from retrieval.background import Background
from retrieval.embedding import load_embedder
from retrieval.evidence import Evidence
from retrieval.followup import in_context
from retrieval.index import SearchIndex
from retrieval.inquiry import Inquiry
from retrieval.placenames import spell_out_places
from retrieval.question import Question, is_empty, take_apart
from retrieval.restore import Restorer
from retrieval.sayings import put_as_written
from retrieval.shelf import Shelf
from retrieval.slips import mend_slips
from retrieval.upkeep import bring_up_to_date

LONGEST_QUESTION = 2000  # characters; what is beyond is cut before reading


class Answerer:
    """Answers questions from the documents of one installation.

    >>> answerer = Answerer(open_database(url), home)                              # doctest: +SKIP
    >>> answerer.answer("Kết luận 114 yêu cầu gì?").citations[0].quote             # doctest: +SKIP
    """

    def __init__(
        self, sessions: sessionmaker[Session], home: Path, *, embedding_model: str = "", chroma_url: str = ""
    ) -> None:
        self._sessions = sessions
        self.index = SearchIndex(home / "index", load_embedder(embedding_model), chroma_url=chroma_url)
        self._shelf = Shelf(sessions)
        self._restorer = Restorer.load()
        self._background = Background.load()

    def bring_up_to_date(
        self, progress: Callable[[int], None] = lambda passages: None, *, wait: float = 60.0
    ) -> None:
        """Makes the index hold exactly what the database holds; quick when it does already.

        Raises `IndexBusy` if another process is still building after `wait` seconds.
        """
        bring_up_to_date(self._sessions, self.index, progress, wait)

    def answer(self, asked: str, history: Sequence[str] = ()) -> Answer:
        """Answers `asked`; `history` is the earlier questions of the same chat, oldest first."""
        began = time.perf_counter()
        self._shelf.refresh()
        question = in_context([self.read(earlier) for earlier in history], own := self.read(asked))
        draft = self._verified(self._draft(question))
        return Answer(
            question=asked,
            read_as=own.read if own.read != nfc(asked) else None,
            outcome=draft.outcome,
            text=put_into_words(draft, question),
            opening=opening(draft),
            documents=tuple(
                CitedDocument(g.profile.full_title, g.heading, g.citations) for g in draft.groups
            ),
            reason=draft.reason,
            elapsed_ms=round((time.perf_counter() - began) * 1000, 2),
        )

    def search(self, asked: str) -> list[Evidence]:
        """The passages that search brings for a question, ranked, whether they suffice or not."""
        self._shelf.refresh()
        return self._inquiry(self.read(asked)).found

    def read(self, asked: str) -> Question:
        """A question with marks restored and abbreviations opened, taken apart."""
        asked = nfc(asked)
        text = " ".join(asked.split())[:LONGEST_QUESTION]
        places = list(dict.fromkeys(place for p in self._shelf.profiles for place in p.places))
        if not text:
            return take_apart(asked, "", places)
        opened = open_abbreviations(put_as_written(spell_out_places(text, places)))
        mended = mend_slips(opened, self._background.document_frequency, self._is_held)
        return take_apart(asked, self._restorer.restore(mended, self.index), places)

    def _is_held(self, word: str) -> bool:
        return self.index.document_frequency(word, folded=True) > 0 or is_place_word(word)

    def _inquiry(self, question: Question) -> Inquiry:
        return Inquiry(
            question, self._shelf, self.index, lambda word: self._background.document_frequency(word) > 0
        )

    def _draft(self, question: Question) -> Draft:
        inquiry = self._inquiry(question)
        if not self._shelf.profiles or is_empty(question):
            return refuse(inquiry)
        own = own_text(inquiry) if Aim.CITING not in question.aims else frozenset()
        if own:
            within = replace(inquiry, only=own)
            if question.articles:
                return article_text(within) or refuse(within)
            return _first(within, _STRATEGIES) or about_cited(inquiry) or refuse(within)
        if question.instruments:
            return about_cited(inquiry) or refuse(inquiry)
        within = replace(inquiry, only=inquiry.meant) if inquiry.meant else inquiry
        return _first(within, _STRATEGIES) or refuse(inquiry)

    def _verified(self, draft: Draft) -> Draft:
        """The draft with only quotes that are, character for character, what the stored text holds."""
        groups = []
        for group in draft.groups:
            book = self._shelf.book(group.profile.id)
            citations = tuple(part for c in group.citations if book for part in verified(book, c))
            groups += [replace(group, citations=citations)] if citations else []
        if draft.groups and not groups:
            return Draft(Outcome.REFUSED, (), reason=NO_LONGER_HELD)
        return replace(draft, groups=tuple(groups))


Strategy = Callable[[Inquiry], Draft | None]
_STRATEGIES: tuple[Strategy, ...] = (
    of_the_document,
    described,
    period_duties,
    recipients,
    responsibilities,
    actor_duties,
    best_passages,
)


def _first(inquiry: Inquiry, strategies: Sequence[Strategy]) -> Draft | None:
    """The answer of the first strategy that has one."""
    return next((draft for strategy in strategies if (draft := strategy(inquiry))), None)
