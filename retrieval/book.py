"""A document as the answering code sees it: its profile, its passages with their words, its citations."""

import datetime as dt
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from knowledge import Mention, open_abbreviations, tokens


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
