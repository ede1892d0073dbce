"""The corpus as the answering code sees it: documents with their scope, passages with their tokens.

Read from the database on demand and kept while the database has not changed.
"""

import datetime as dt
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
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
    open_abbreviations,
    tokens,
)

_BOOKS_KEPT = 256
_PIECES_KEPT = 4_000


@lru_cache(maxsize=16_384)
def _opened_words(text: str) -> tuple[str, ...]:
    """Folded syllables with abbreviations written out, in order; headings stand over many passages."""
    return tuple(t.folded for t in tokens(open_abbreviations(text)))


@dataclass(frozen=True, eq=False)
class Profile:
    """A document without its text: what it is, whose, for when and where."""

    id: int
    file: str
    type: str | None
    number: str | None
    issuer: str | None
    place: str | None
    date: dt.date | None
    subject: str | None
    signer: str | None
    years: tuple[int, ...]
    places: tuple[str, ...]
    level: str | None
    organ: str | None
    fields: dict[str, tuple[int, int]]
    title: str
    full_title: str

    @cached_property
    def terms(self) -> frozenset[str]:
        """Folded syllables of all that names the document, abbreviations written out."""
        named = (self.type, self.number, self.issuer, self.subject, self.organ, self.level, *self.places)
        years = (str(year) for year in self.years)
        return frozenset(
            t.folded for t in tokens(open_abbreviations(" ".join([*filter(None, named), *years])))
        )

    @cached_property
    def common_terms(self) -> frozenset[str]:
        """The terms without the proper names of its places."""
        names = " ".join(place.split(" ", 1)[-1] for place in self.places)
        return self.terms - {t.folded for t in tokens(names)}


@dataclass(frozen=True, eq=False)
class Piece:
    """A passage with its words. `body` is exactly `book.text[start:end]`."""

    id: int
    profile: Profile
    position: int
    kind: str
    label: str
    path: tuple[tuple[str, str, str], ...]
    start: int
    end: int
    body: str
    lead: str

    @cached_property
    def opened(self) -> str:
        """The body with its abbreviations written out: for comparing, never for quoting."""
        return open_abbreviations(self.body)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Folded syllables of the opened body, in order."""
        return tuple(t.folded for t in tokens(self.opened))

    @cached_property
    def marked(self) -> frozenset[str]:
        """Syllables of the opened body with their diacritics."""
        return frozenset(t.text for t in tokens(self.opened))

    @cached_property
    def context(self) -> frozenset[str]:
        """Folded syllables of the headings above and of the sentence that opens its list."""
        titles = " ".join(title for _, _, title in self.path)
        return frozenset(_opened_words(f"{titles} {self.lead}"))

    @cached_property
    def heading_words(self) -> tuple[str, ...]:
        """Folded syllables of the nearest heading above and of the sentence that opens its list, in order."""
        nearest = self.path[-1][2] if self.path else ""
        return _opened_words(f"{nearest} {self.lead}")

    def under(self, kind: str) -> str | None:
        """The value of the heading of this kind above the passage ("III" for "quarter"), if any."""
        return next((value for k, value, _ in reversed(self.path) if k == kind), None)


@dataclass
class Book:
    """One document with text, passages in order and citations."""

    profile: Profile
    text: str
    pieces: tuple[Piece, ...]
    cited: tuple[Mention, ...]
    seams: tuple[int, ...] = ()
    by_id: dict[int, Piece] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.by_id = {piece.id: piece for piece in self.pieces}
        self._starts = [piece.start for piece in self.pieces]

    def piece_at(self, offset: int) -> Piece | None:
        """The passage that holds a character offset."""
        at = bisect_right(self._starts, offset) - 1
        return self.pieces[at] if at >= 0 and offset < self.pieces[at].end else None

    def below(self, piece: Piece) -> list[Piece]:
        """The passages under a heading or after the sentence that opens a list, in order."""
        depth = len(piece.path)
        found: list[Piece] = []
        for other in self.pieces[piece.position + 1 :]:
            if len(other.path) <= depth or other.path[:depth] != piece.path:
                break
            found.append(other)
        return found


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
            while len(self._books) > _BOOKS_KEPT:
                self._books.popitem(last=False)
        return book

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
