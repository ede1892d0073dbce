"""A message as a row of pieces: units, dates, periods, percentages, and what each other phrase does."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tasks.dates import SaidDate, find_dates, read_date_phrase
from tasks.updates.figures import Part, bare_day, counted_at, parts_of_a_whole, percentage, task_numbers
from tasks.updates.mentions import Mention
from tasks.updates.periods import Period, read_periods
from tasks.updates.spoken import plain_words
from tasks.updates.typed import Word, cut
from tasks.updates.units import UnitReader
from tasks.updates.words import phrase_at

_SIGNS = {",": "comma", ";": "stop", ":": "colon", "\n": "line", ".": "stop", "!": "stop", "?": "question"}
_SIGNS |= {"(": "comma", ")": "comma", "…": "stop"}

_BEFORE_NOUNS = frozenset({"vai", "may", "so", "nhieu", "cac", "nhung", "tung", "moi"})
_ALSO_IN_TITLES = frozenset(
    ["almost", "past_time", "piecewise", "some", "few", "when", "elsewhere", "chasing"]
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words start to end (of the message's words) and what they do: a list of words.toml, or "units", "date",
    "period", "percent", "task_numbers", "counted", "word", "sign", and for signs "comma", "stop", "colon",
    "line", "question". An `unsure` percentage may as well be a date."""

    kind: str
    start: int
    end: int
    units: Mention | None = None
    date: SaidDate | None = None
    period: Period | None = None
    percent: int | None = None
    unsure: bool = False
    numbers: tuple[int, ...] = ()


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
    families = [family.prefixes for family in reader.names.families]
    words = plain_words(cut(text), families, reader.vocabulary)
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
    found += [
        Piece("filler", place, place + length)
        for place in range(len(words))
        if (length := reader.heading_at(words, place))
    ]
    found += [Piece("period", p.start, p.end, period=p) for p in read_periods(words)]
    found += [_percent_piece(part) for part in parts_of_a_whole(words)]
    found += _numbers_of_tasks(words)
    rest = _blanked(text, words, found)
    found += [piece for place in range(len(words)) if (piece := _bare_day_piece(words, place, today))]
    found += [piece for date in find_dates(rest, today) if (piece := _date_piece(words, date))]
    found += [_percent_piece(part) for place in range(len(words)) if (part := percentage(words, place))]
    found += [
        Piece("counted", place, place + length)
        for place in range(len(words))
        if (length := counted_at(words, place))
    ]
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


def _percent_piece(part: Part) -> Piece:
    return Piece("percent", part.start, part.end, percent=part.percent, unsure=part.unsure)


def _numbers_of_tasks(words: Sequence[Word]) -> list[Piece]:
    found = [said for place in range(len(words)) if (said := task_numbers(words, place))]
    return [Piece("task_numbers", said.start, said.end, numbers=said.numbers) for said in found]


def _bare_day_piece(words: Sequence[Word], place: int, today: dt.date) -> Piece | None:
    phrase = bare_day(words, place)
    date = read_date_phrase(phrase, today) if phrase else None
    return Piece("date", place, place + 2, date=date) if date else None


def _date_piece(words: Sequence[Word], date: SaidDate) -> Piece | None:
    inside = [n for n, word in enumerate(words) if word.start >= date.start and word.end <= date.end]
    return Piece("date", inside[0], inside[-1] + 1, date=date) if inside else None


def _plain(
    words: Sequence[Word], place: int, claimed: dict[int, Piece], pairs: frozenset[tuple[str, str]]
) -> Piece:
    word = words[place]
    phrase = phrase_at(words, place)
    if phrase and phrase.kind == "soft_request" and _is_a_noun(words, place):
        return Piece("word", place, place + 1)
    if phrase and _is_of_a_title(words, place, len(phrase.words), pairs, phrase.kind):
        return Piece("word", place, place + 1)
    if phrase:
        end = place + len(phrase.words)
        if not any(inside in claimed for inside in range(place + 1, end)):
            return Piece(phrase.kind, place, end)
    if word.text in _SIGNS:
        return Piece(_SIGNS[word.text], place, place + 1)
    return Piece("word" if word.text.isalnum() else "sign", place, place + 1)


def _is_a_noun(words: Sequence[Word], place: int) -> bool:
    """ "vài hộ", "hộ nào": households, not a favour."""
    after = words[place + 1].folded if place + 1 < len(words) else ""
    return words[place].folded == "ho" and (words[place - 1].folded in _BEFORE_NOUNS or after == "nao")


def _is_of_a_title(
    words: Sequence[Word], place: int, length: int, pairs: frozenset[tuple[str, str]], kind: str
) -> bool:
    """Whether the words stand together in a title: "kết" of "sơ kết" is not "kẹt"."""
    if length > 1 and kind not in _ALSO_IN_TITLES:
        return False
    around = words[max(0, place - 1) : place + 2] if length == 1 else words[place : place + 2]
    return any((first.folded, second.folded) in pairs for first, second in pairwise(around))
