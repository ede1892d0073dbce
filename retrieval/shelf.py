"""The corpus as the answering code sees it: documents with their scope, passages with their tokens.

Read from the database on demand and kept while the database has not changed.
"""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, sessionmaker, undefer

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

_PIECES_OF_BOOKS_KEPT = 20_000
_PIECES_KEPT = 4_000


class Shelf:
    """All documents of the database, loaded when first needed, reloaded when the database changed."""

    def __init__(self, sessions: sessionmaker[Session]) -> None:
        self._sessions = sessions
        self._state: tuple[object, ...] = ()
        self._profiles: dict[int, Profile] = {}
        self._books: OrderedDict[int, Book] = OrderedDict()
        self._pieces: OrderedDict[int, Piece] = OrderedDict()
        self._citations: list[tuple[Mention, list[int]]] | None = None

    def refresh(self) -> None:
        """Forgets what is no longer true. Cheap when nothing changed."""
        with self._sessions() as session:
            counted = select(func.count(), func.max(Document.id), func.max(Document.taken_in_at))
            state = tuple(session.execute(counted).one())
            if state == self._state:
                return
            rows = session.scalars(select(Document).order_by(Document.id)).all()
            self._profiles = {row.id: _profile(row) for row in rows}
        self._books.clear()
        self._pieces.clear()
        self._citations = None
        self._state = state

    @property
    def profiles(self) -> Sequence[Profile]:
        """Every document's profile, in the order taken in."""
        return list(self._profiles.values())

    def profile(self, document_id: int) -> Profile | None:
        """One document's profile."""
        return self._profiles.get(document_id)

    def book(self, document_id: int) -> Book | None:
        """One document with its passages; None if it was removed meanwhile."""
        if document_id in self._books:
            self._books.move_to_end(document_id)
            return self._books[document_id]
        profile = self._profiles.get(document_id)
        if profile is None:
            return None
        with self._sessions() as session:
            book = _load(session, profile)
        if book:
            self._books[document_id] = book
            self._make_room()
        return book

    def _make_room(self) -> None:
        """Lets go of the books longest unused: thousands of laws would fill the memory of a small server."""
        held = sum(len(book.pieces) for book in self._books.values())
        while len(self._books) > 1 and held > _PIECES_OF_BOOKS_KEPT:
            held -= len(self._books.popitem(last=False)[1].pieces)

    def pieces(self, passage_ids: Iterable[int]) -> list[Piece]:
        """Passages by id, in the order asked for; those gone meanwhile are left out.

        Only their own text is read: a search brings passages of a hundred laws, whose whole texts would not
        fit the time of an answer.
        """
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
        at, to, lead_at, lead_to = Passage.start, Passage.end, Passage.lead_start, Passage.lead_end
        body = func.substr(Document.text, at + 1, to - at)
        lead = func.substr(Document.text, lead_at + 1, lead_to - lead_at)
        columns = (Passage.id, Passage.position, Passage.kind, Passage.label, Passage.path, at, to)
        query = select(Passage.document_id, body, lead, *columns).join(Passage.document)
        if not passage_ids:
            return []
        with self._sessions() as session:
            rows = session.execute(query.where(Passage.id.in_(passage_ids))).all()
        return [
            _piece(row, profile, text, opening or "")
            for document, text, opening, *row in rows
            if (profile := self._profiles.get(document))
        ]

    def citing(self, query: InstrumentQuery) -> list[Profile]:
        """The documents that cite an instrument that a question names."""
        if self._citations is None:
            self._citations = self._load_citations()
        held = {i for mention, documents in self._citations if matches(query, mention) for i in documents}
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


def _load(session: Session, profile: Profile) -> Book | None:
    query = select(Document).where(Document.id == profile.id).options(undefer(Document.text))
    document = session.scalar(query)
    if document is None:
        return None
    text = document.text
    pieces = tuple(
        _piece(
            (row.id, row.position, row.kind, row.label, row.path, row.start, row.end),
            profile,
            text[row.start : row.end],
            text[row.lead_start or 0 : row.lead_end or 0],
        )
        for row in document.passages
    )
    cited = tuple(
        Mention(r.type, r.number, r.name, r.as_written, r.date, r.issuer, r.subject, r.start, r.end, r.year)
        for r in document.references
    )
    return Book(profile, text, pieces, cited, tuple(document.seams))


def _piece(row: Sequence[Any], profile: Profile, body: str, lead: str) -> Piece:
    """From the columns id, position, kind, label, path, start, end."""
    passage, position, kind, label, headings, start, end = row
    path = tuple((kind, value, title) for kind, value, title in headings)
    return Piece(passage, profile, position, kind, label, path, start, end, body, lead)
