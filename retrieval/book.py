"""A document as the answering code sees it: its profile, its passages with their words, its citations."""

import datetime as dt
import sys
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from knowledge import Mention, folded_syllables, open_abbreviations, syllables
from retrieval.clauses import clauses

OPENING = 14  # words
_OPENING_CHUNKS, _LONGEST_FORM = 40, 16  # chunks between spaces that hold them; words of one abbreviation


def _words(text: str) -> tuple[str, ...]:
    """Folded syllables in order. One string for one syllable, however many passages hold it."""
    return tuple(map(sys.intern, folded_syllables(text)))


@lru_cache(maxsize=4_096)
def _opened_words(text: str) -> tuple[str, ...]:
    """Folded syllables with abbreviations written out, in order; headings stand over many passages."""
    return _words(open_abbreviations(text))


@lru_cache(maxsize=4_096)
def _opened_set(text: str) -> frozenset[str]:
    return frozenset(_opened_words(text))


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
    def scope(self) -> tuple[object, ...]:
        """What it is, whose, for when and where: all that a question's own constraints are held against."""
        return self.type, self.organ, self.level, self.years or (self.date and self.date.year), self.places

    @cached_property
    def terms(self) -> frozenset[str]:
        """Folded syllables of all that names the document, abbreviations written out."""
        named = (self.type, self.number, self.issuer, self.subject, self.organ, self.level, *self.places)
        years = (str(year) for year in self.years)
        return frozenset(_words(open_abbreviations(" ".join([*filter(None, named), *years]))))

    @cached_property
    def common_terms(self) -> frozenset[str]:
        """The terms without the proper names of its places."""
        names = " ".join(place.split(" ", 1)[-1] for place in self.places)
        return self.terms - set(folded_syllables(names))


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
        return _words(self.opened)

    @cached_property
    def opening(self) -> tuple[str, ...]:
        """The first 14 words, read without the rest: all passages of a law are looked at by them."""
        first = self.body.split(maxsplit=_OPENING_CHUNKS)[:_OPENING_CHUNKS]
        found = _words(open_abbreviations(" ".join(first)))
        if len(found) < OPENING + _LONGEST_FORM and len(first) == _OPENING_CHUNKS:
            found = self.words
        return found[:OPENING]

    @cached_property
    def word_set(self) -> frozenset[str]:
        """The words, in no order."""
        return frozenset(self.words)

    @cached_property
    def marked(self) -> frozenset[str]:
        """Syllables of the opened body with their diacritics."""
        return frozenset(map(sys.intern, syllables(self.opened)))

    def says(self, phrase: Sequence[str]) -> bool:
        """Whether the body has these syllables, given with their marks, one after the other."""
        if not self.marked.issuperset(phrase):
            return False
        return f" {' '.join(phrase)} " in self._line

    @cached_property
    def _line(self) -> str:
        return f" {' '.join(syllables(self.opened))} "

    @property
    def over(self) -> str:
        """The headings above and the sentence that opens its list."""
        titles = " ".join(title for _, _, title in self.path)
        return f"{titles} {self.lead}"

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings above, the outermost first, and the sentence that opens its list."""
        return tuple(filter(None, (*(title for _, _, title in self.path), self.lead)))

    @cached_property
    def context(self) -> frozenset[str]:
        """Folded syllables of what stands over it."""
        return _opened_set(self.over)

    @cached_property
    def clause_words(self) -> tuple[frozenset[str], ...]:
        """Folded syllables of each clause of the opened body."""
        return tuple(frozenset(_words(clause)) for clause in clauses(self.opened))

    @cached_property
    def heading_words(self) -> tuple[str, ...]:
        """Folded syllables of the nearest heading above and of the sentence that opens its list, in order."""
        nearest = self.path[-1][2] if self.path else ""
        return _opened_words(f"{nearest} {self.lead}")

    def under(self, kind: str) -> str | None:
        """The value of the heading of this kind above the passage ("III" for "quarter"), if any."""
        return next((value for k, value, _ in reversed(self.path) if k == kind), None)


@dataclass(eq=False)
class Book:
    """One document with its text; its passages in order and its citations are read when first asked for."""

    profile: Profile
    text: str
    read_pieces: Callable[[], tuple[Piece, ...]]
    read_cited: Callable[[], tuple[Mention, ...]]
    seams: tuple[int, ...] = ()

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """The passages in order."""
        return self.read_pieces()

    @cached_property
    def cited(self) -> tuple[Mention, ...]:
        """Where the document cites instruments, in order."""
        return self.read_cited()

    @cached_property
    def _starts(self) -> list[int]:
        return [piece.start for piece in self.pieces]

    @property
    def pieces_held(self) -> int:
        """How many passages are in memory."""
        return len(self.pieces) if "pieces" in self.__dict__ else 0

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
