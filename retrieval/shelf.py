"""The corpus as the answering code sees it: documents with their scope, passages with their tokens.

Read from the database on demand and kept while the database has not changed.
"""

import json
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import func, select, type_coerce
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.types import NullType

from knowledge import (
    Document,
    Instrument,
    InstrumentQuery,
    Mention,
    Passage,
    Reference,
    matches,
)
from retrieval.book import Book, Piece, Profile

__all__ = ["Book", "Piece", "Profile", "Shelf"]

Path = tuple[tuple[str, str, str], ...]

_PIECES_OF_BOOKS_KEPT = 20_000
_PIECES_KEPT = 4_000
_CHARACTERS_KEPT = 20_000_000  # of texts, two bytes each

_STATE = select(  # each found by an index: `taken_in_at` stands behind the texts, all of which would be read
    select(func.count(Document.id)).scalar_subquery(),
    select(func.max(Document.id)).scalar_subquery(),
    select(func.max(Passage.id)).scalar_subquery(),  # ids are never given twice: a replaced text has new ones
)
_COLUMNS = (
    Passage.id,
    Passage.position,
    Passage.kind,
    Passage.label,
    type_coerce(Passage.path, NullType()),  # as the database writes it; thousands share a few
    Passage.start,
    Passage.end,
    Passage.lead_start,
    Passage.lead_end,
)


class Shelf:
    """All documents of the database, loaded when first needed, reloaded when the database changed."""

    def __init__(self, sessions: sessionmaker[Session]) -> None:
        self._sessions = sessions
        self._state: tuple[object, ...] = ()
        self._profiles: dict[int, Profile] = {}
        self._listed: list[Profile] = []
        self._books: OrderedDict[int, Book] = OrderedDict()
        self._pieces: OrderedDict[int, Piece] = OrderedDict()
        self._citations: list[tuple[Mention, list[int]]] | None = None

    def refresh(self) -> None:
        """Forgets what is no longer true. Cheap when nothing changed."""
        with self._sessions() as session:
            state = tuple(session.execute(_STATE).one())
            if state == self._state:
                return
            rows = session.scalars(select(Document).order_by(Document.id)).all()
            self._profiles = {row.id: _profile(row) for row in rows}
            self._listed = list(self._profiles.values())
        self._books.clear()
        self._pieces.clear()
        self._citations = None
        self._state = state

    @property
    def profiles(self) -> Sequence[Profile]:
        """Every document's profile, in the order taken in."""
        return self._listed

    def profile(self, document_id: int) -> Profile | None:
        """One document's profile."""
        return self._profiles.get(document_id)

    def book(self, document_id: int) -> Book | None:
        """One document with its passages; None if it was removed meanwhile."""
        self._read_books([document_id])
        return self._books.get(document_id)

    def _read_books(self, document_ids: Iterable[int]) -> None:
        """Puts the texts of documents on the shelf, where they are not; room is made before, not after."""
        wanted = [i for i in dict.fromkeys(document_ids) if i in self._profiles]
        for held in wanted:
            if held in self._books:
                self._books.move_to_end(held)
        self._make_room(keep=len(wanted))
        missing = [i for i in wanted if i not in self._books]
        if not missing:
            return
        query = select(Document.id, Document.text, Document.seams).where(Document.id.in_(missing))
        with self._sessions() as session:
            rows = session.execute(query).all()
        for document_id, text, seams in rows:
            self._books[document_id] = self._book(self._profiles[document_id], text, tuple(seams))

    def _book(self, profile: Profile, text: str, seams: tuple[int, ...]) -> Book:
        return Book(
            profile,
            text,
            lambda: self._all_pieces(profile, text),
            lambda: self._all_cited(profile.id),
            seams,
        )

    def _make_room(self, keep: int) -> None:
        """Lets go of the books longest unused: thousands of laws would fill the memory of a small server."""
        held = sum(book.pieces_held for book in self._books.values())
        characters = sum(len(book.text) for book in self._books.values())
        while len(self._books) > keep and (held > _PIECES_OF_BOOKS_KEPT or characters > _CHARACTERS_KEPT):
            _, book = self._books.popitem(last=False)
            held -= book.pieces_held
            characters -= len(book.text)

    def _all_pieces(self, profile: Profile, text: str) -> tuple[Piece, ...]:
        query = select(*_COLUMNS).where(Passage.document_id == profile.id).order_by(Passage.position)
        with self._sessions() as session:
            rows = session.execute(query).all()
        return tuple(self._pieces.get(row[0]) or _piece(row, profile, text) for row in rows)

    def _all_cited(self, document_id: int) -> tuple[Mention, ...]:
        query = select(Reference).where(Reference.document_id == document_id).order_by(Reference.start)
        with self._sessions() as session:
            rows = session.scalars(query).all()
        return tuple(
            Mention(
                r.type, r.number, r.name, r.as_written, r.date, r.issuer, r.subject, r.start, r.end, r.year
            )
            for r in rows
        )

    def pieces(self, passage_ids: Iterable[int]) -> list[Piece]:
        """Passages by id, in the order asked for; those gone meanwhile are left out."""
        wanted = list(passage_ids)
        for missing in self._read_pieces([i for i in wanted if i not in self._pieces]):
            self._pieces[missing.id] = missing
        found = [self._pieces[i] for i in wanted if i in self._pieces]
        for piece in found:
            self._pieces.move_to_end(piece.id)
        while len(self._pieces) > _PIECES_KEPT:
            self._pieces.popitem(last=False)
        return found

    def _read_pieces(self, passage_ids: Sequence[int]) -> list[Piece]:
        """Passages with their slice of text: a law's text is read once, however many of its passages."""
        if not passage_ids:
            return []
        with self._sessions() as session:
            query = select(Passage.document_id, *_COLUMNS).where(Passage.id.in_(passage_ids))
            rows = session.execute(query).all()
        self._read_books(row[0] for row in rows)
        return [
            _piece(columns, book.profile, book.text)
            for document_id, *columns in rows
            if (book := self._books.get(document_id))
        ]

    def citing(self, query: InstrumentQuery) -> list[Profile]:
        """The documents that cite an instrument that a question names."""
        if self._citations is None:
            self._citations = self._load_citations()
        held = {
            document
            for mention, documents in self._citations
            if _may_match(query, mention) and matches(query, mention)
            for document in documents
        }
        return [profile for profile in self.profiles if profile.id in held]

    def _load_citations(self) -> list[tuple[Mention, list[int]]]:
        columns = (Instrument.id, Instrument.type, Instrument.number, Instrument.name, Reference.document_id)
        with self._sessions() as session:
            rows = session.execute(select(*columns).join(Reference.instrument).distinct()).all()
        found: dict[int, tuple[Mention, list[int]]] = {}
        for key, type_, number, name, document_id in rows:
            mention = Mention(type_, number, name, "", None, None, None, 0, 0)
            found.setdefault(key, (mention, []))[1].append(document_id)
        return list(found.values())


def _may_match(query: InstrumentQuery, mention: Mention) -> bool:
    """A quick look before the careful one: a serial asked for stands in the number, or in "Đề án 06"."""
    if query.name or not query.serial:
        return True
    return query.serial in (mention.number or mention.name or "").lower()


def _profile(row: Document) -> Profile:
    return Profile(
        id=row.id,
        file=row.file,
        type=row.type,
        number=row.number,
        issuer=row.issuer,
        place=row.place,
        date=row.date,
        subject=row.subject,
        signer=row.signer,
        years=tuple(row.years),
        places=tuple(row.places),
        level=row.level,
        organ=row.organ,
        fields={name: (span[0], span[1]) for name, span in row.fields.items()},
        title=row.title,
        full_title=row.full_title,
    )


def _piece(row: Sequence[Any], profile: Profile, text: str) -> Piece:
    """From the columns of a passage and its document's text."""
    passage, position, kind, label, headings, start, end, lead_start, lead_end = row
    path = _path(headings) if isinstance(headings, str) else _as_path(headings)
    lead = text[lead_start or 0 : lead_end or 0]
    return Piece(passage, profile, position, kind, label, path, start, end, text[start:end], lead)


@lru_cache(maxsize=8_192)
def _path(headings: str) -> Path:
    return _as_path(json.loads(headings))


def _as_path(headings: Iterable[Sequence[str]]) -> Path:
    return tuple((kind, value, title) for kind, value, title in headings)
