"""A message as a row of pieces: units, dates, periods, percentages, and what each other phrase does."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tasks.dates import SaidDate, find_dates
from tasks.updates.periods import Period, read_periods
from tasks.updates.typed import Word, cut
from tasks.updates.units import Mention, UnitReader
from tasks.updates.words import longest_at, phrase_at, phrases_of

_SIGNS = {",": "comma", ";": "stop", ":": "colon", "\n": "line", ".": "stop", "!": "stop", "?": "question"}
_SIGNS |= {"(": "comma", ")": "comma", "…": "stop"}


@dataclass(frozen=True, slots=True)
class Piece:
    """Words start to end (of the message's words) and what they do: a list of words.toml, or "units", "date",
    "period", "percent", "word", "sign", and for signs "comma", "stop", "colon", "line", "question"."""

    kind: str
    start: int
    end: int
    units: Mention | None = None
    date: SaidDate | None = None
    period: Period | None = None
    percent: int | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """A message: its text, its words, its pieces, and the day it was sent."""

    text: str
    words: tuple[Word, ...]
    pieces: tuple[Piece, ...]
    today: dt.date

    def said(self, pieces: Sequence[Piece]) -> str:
        """The text of these pieces as typed."""
        if not pieces:
            return ""
        return self.text[self.words[pieces[0].start].start : self.words[pieces[-1].end - 1].end].strip(
            " ,;.()-–:"
        )

    def words_in(self, piece: Piece) -> tuple[Word, ...]:
        """The words of one piece."""
        return self.words[piece.start : piece.end]


def read_pieces(
    text: str, reader: UnitReader, today: dt.date, pairs: frozenset[tuple[str, str]] = frozenset()
) -> Message:
    """The pieces of a message (NFC); `pairs` are neighbouring words of tasks' titles, left plain."""
    words = cut(text)
    claimed = _claims(text, words, reader, today)
    pieces: list[Piece] = []
    place = 0
    while place < len(words):
        piece = claimed.get(place) or _plain(words, place, claimed, pairs)
        pieces.append(piece)
        place = piece.end
    return Message(text, words, tuple(pieces), today)


def _claims(text: str, words: Sequence[Word], reader: UnitReader, today: dt.date) -> dict[int, Piece]:
    """Pieces found by readers of their own, by the word they start at; earlier readers win."""
    found = [Piece("units", m.start, m.end, units=m) for m in reader.read(words)]
    found += [Piece("period", p.start, p.end, period=p) for p in read_periods(words)]
    rest = _blanked(text, words, found)
    found += [piece for date in find_dates(rest, today) if (piece := _date_piece(words, date))]
    found += [piece for place in range(len(words)) if (piece := _percent(words, place))]
    claimed: dict[int, Piece] = {}
    taken: set[int] = set()
    for piece in found:
        place = range(piece.start, piece.end)
        if not taken.intersection(place):
            taken.update(place)
            claimed[piece.start] = piece
    return claimed


def _blanked(text: str, words: Sequence[Word], pieces: Sequence[Piece]) -> str:
    """The text with these pieces struck out, so that no date runs into them ("bc 6 tháng 5 ngày")."""
    for piece in pieces:
        start, end = words[piece.start].start, words[piece.end - 1].end
        text = text[:start] + "|" * (end - start) + text[end:]
    return text


def _date_piece(words: Sequence[Word], date: SaidDate) -> Piece | None:
    inside = [n for n, word in enumerate(words) if word.start >= date.start and word.end <= date.end]
    return Piece("date", inside[0], inside[-1] + 1, date=date) if inside else None


def _percent(words: Sequence[Word], place: int) -> Piece | None:
    """50%, 50 phần trăm, một nửa."""
    half = longest_at(words, place, phrases_of("half"))
    if half and not (place + half < len(words) and words[place + half].folded in {"so", "thang", "nam"}):
        return Piece("percent", place, place + half, percent=50)
    if not words[place].is_number or len(words[place].text) > 3:
        return None
    sign = longest_at(words, place + 1, (("phần", "trăm"), ("%",)))
    if not sign or int(words[place].text) > 100:
        return None
    return Piece("percent", place, place + 1 + sign, percent=int(words[place].text))


def _plain(
    words: Sequence[Word], place: int, claimed: dict[int, Piece], pairs: frozenset[tuple[str, str]]
) -> Piece:
    word = words[place]
    phrase = phrase_at(words, place)
    if phrase and len(phrase.words) == 1 and _is_of_a_title(words, place, pairs):
        return Piece("word", place, place + 1)
    if phrase:
        end = place + len(phrase.words)
        if not any(inside in claimed for inside in range(place + 1, end)):
            return Piece(phrase.kind, place, end)
    if word.text in _SIGNS:
        return Piece(_SIGNS[word.text], place, place + 1)
    return Piece("word" if word.text.isalnum() else "sign", place, place + 1)


def _is_of_a_title(words: Sequence[Word], place: int, pairs: frozenset[tuple[str, str]]) -> bool:
    """Whether the word and its neighbour stand together in a title: "kết" of "sơ kết" is not "kẹt"."""
    around = words[max(0, place - 1) : place + 2]
    return any((first.folded, second.folded) in pairs for first, second in pairwise(around))
