"""Diacritics for questions typed without them, wholly or in part: "quy che dan chu" to "quy chế dân chủ".

Each bare syllable may stand for several; the likeliest chain of neighbours is chosen (Viterbi over syllable
pairs counted in Vietnamese law, with the counts of the installed corpus laid over). How many marks the person
left out is estimated from the text itself, so that in a text typed with marks a bare "ban" stays "ban".
"""

import random
import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from knowledge import fold, is_accented, tokens
from retrieval.addresses import address_ranges
from retrieval.counts import DISCOUNT, Counts, Numbers, PairCounts

_FILE = Path(__file__).parent / "restore.npz"
_DIGITS = "0"  # stands for every token with a digit in the counts
EDGE = "^"  # stands before the first and after the last token of a line in the counts
_CHUNK = re.compile(r"\S+")
_VOWEL = re.compile(r"[aeiouy]")
_UNSEEN = 0.2  # of the installed corpus's occurrences, how many are in pairs it holds once
_OVERLAY = 20.0  # one passage of the installed corpus weighs as much as this many occurrences in law
_LEAST_LEFT_OUT = 0.003
_MOST_SYLLABLES = 2_000  # longer texts are no questions and come back as they are


class Overlay(Protocol):
    """Counts of the installed corpus by term: a syllable, or a pair as "a_b" (lower case, newer tones)."""

    def get(self, term: str, default: int = ..., /) -> int:
        """The count, or `default`."""


@dataclass(frozen=True, slots=True, eq=False)
class _Place:
    """One token: where it is, and what it may stand for (syllable numbers, -1 unknown; and the texts)."""

    start: int
    end: int
    forms: tuple[str, ...]
    numbers: Numbers
    bare: bool  # typed without marks, and free to change


def term_of(syllable: str) -> str:
    """The syllable as it is counted: one term for all that holds a digit."""
    return _DIGITS if any(character.isdigit() for character in syllable) else syllable


class Restorer:
    """Restores diacritics; see `restore`."""

    def __init__(self, counts: PairCounts) -> None:
        self._counts = counts
        named = sorted((fold(syllable), number) for number, syllable in enumerate(counts.syllables))
        self._forms = {
            folded: tuple(number for _, number in group) for folded, group in groupby(named, lambda x: x[0])
        }

    @classmethod
    @lru_cache(maxsize=1)
    def load(cls) -> "Restorer":
        """With the shipped counts."""
        return cls(PairCounts.load(_FILE))

    def restore(self, text: str, extra: Overlay | None = None) -> str:
        """`text` (NFC) with marks on the syllables typed bare; same length, case and punctuation.

        Never changed: a syllable typed with any mark, whatever holds a digit, codes ("23-qd/tw"), addresses,
        and abbreviations in capitals. `extra` gives the counts of the installed corpus.
        """
        places = self._places(text)
        if not any(place.bare for place in places) or len(places) > _MOST_SYLLABLES:
            return text
        left_out = self._share_left_out(places, text)
        letters = list(text)
        for place, form in zip(places, self._likeliest(places, left_out, extra), strict=True):
            if place.bare:
                letters[place.start : place.end] = _cased(form, text[place.start : place.end])
        return "".join(letters)

    def _places(self, text: str) -> list[_Place]:
        locked = _locked_ranges(text)
        places = []
        for token in tokens(text):
            numbers = self._forms.get(token.folded, ())
            free = bool(numbers) and token.text == token.folded and _VOWEL.search(token.folded) is not None
            if free and not any(start <= token.start < end for start, end in locked):
                forms = tuple(self._counts.syllables[number] for number in numbers)
                places.append(_Place(token.start, token.end, forms, np.array(numbers), True))
            else:
                number = self._counts.number(term_of(token.text))
                places.append(_Place(token.start, token.end, (token.text,), np.array([number]), False))
        return places

    def _share_left_out(self, places: list[_Place], text: str) -> float:
        """The share of marked syllables typed bare, estimated by expectation-maximisation."""
        marked = sum(is_accented(text[place.start : place.end]) for place in places)
        natural = [self._natural_share(place) for place in places if place.bare]
        share = 0.5
        for _ in range(12):
            bare = sum(q * share / (q * share + 1.0 - q) for q in natural)
            share = bare / max(bare + marked, 1e-9)
        return min(max(share, _LEAST_LEFT_OUT), 1.0)

    def _natural_share(self, place: _Place) -> float:
        """How often the syllable, where written properly, carries a mark."""
        counts = self._counts.counts[place.numbers]
        plain = sum(
            float(count) for form, count in zip(place.forms, counts, strict=True) if not is_accented(form)
        )
        return min(1.0 - plain / float(counts.sum()), 0.9999)

    def _likeliest(self, places: list[_Place], left_out: float, extra: Overlay | None) -> list[str]:
        """The best form for each place (Viterbi)."""
        edge = _Place(0, 0, (EDGE,), np.array([self._counts.number(EDGE)]), False)
        best = np.zeros(1)
        back: list[NDArray[np.intp]] = []
        for before, place in pairwise([edge, *places, edge]):
            score = best[:, None] + self._transition(before, place, extra) + _typing(place, left_out)
            back.append(score.argmax(axis=0))
            best = score.max(axis=0)
        choice = int(back.pop()[0])
        chosen = []
        for place, origin in zip(reversed(places), reversed(back), strict=True):
            chosen.append(place.forms[choice])
            choice = int(origin[choice])
        return chosen[::-1]

    def _transition(self, before: _Place, place: _Place, extra: Overlay | None) -> Counts:
        """log P(form | form before): forms before × forms, by absolute discounting.

        What follows is unknown (a name, a misspelling): every form before is as likely as another.
        """
        if not place.bare and place.numbers[0] < 0:
            return np.zeros((1, 1), dtype=np.float32)
        likely = (self._single(place, extra) + 0.1) / self._counts.total
        if not before.bare and before.numbers[0] < 0:
            alone: Counts = np.log(likely, dtype=np.float32)[None, :]
            return alone
        pairs = self._counts.pair_table(before.numbers, place.numbers)
        free, start = self._counts.unpaired[before.numbers], self._single(before, extra)
        if extra is not None:
            pairs = pairs + _overlaid(before, place, extra)
            free = free + _UNSEEN * (start - self._counts.counts[before.numbers])
        chance = np.maximum(pairs - DISCOUNT, 0.0) + free[:, None] * likely
        shares: Counts = np.log(chance / start[:, None], dtype=np.float32)
        return shares

    def _single(self, place: _Place, extra: Overlay | None) -> Counts:
        counts = np.where(place.numbers >= 0, self._counts.counts[place.numbers], 0.0).astype(np.float32)
        if extra is not None and place.bare:
            counts = counts + np.array([_OVERLAY * extra.get(form, 0) for form in place.forms], np.float32)
        return counts


def _typing(place: _Place, left_out: float) -> Counts:
    """log P(what was typed | form): a bare syllable for a marked one is as likely as marks are left out."""
    if not place.bare:
        return np.zeros(1, dtype=np.float32)
    return np.array([np.log(left_out) if is_accented(form) else 0.0 for form in place.forms], np.float32)


def _overlaid(before: _Place, place: _Place, extra: Overlay) -> Counts:
    rows = [[_OVERLAY * extra.get(f"{a}_{b}", 0) for b in place.forms] for a in before.forms]
    return np.array(rows, dtype=np.float32)


def _locked_ranges(text: str) -> list[tuple[int, int]]:
    """Chunks between spaces that are codes, addresses or abbreviations in capitals."""
    chunks = list(_CHUNK.finditer(text))
    shouting = text.isupper() and len(chunks) >= 4
    codes = [c.span() for c in chunks if _is_code(c[0]) or (_is_capitals(c[0]) and not shouting)]
    return [*codes, *address_ranges(text)]


def _is_code(chunk: str) -> bool:
    return any(c.isdigit() for c in chunk) and any(c.isalpha() for c in chunk)


def _is_capitals(chunk: str) -> bool:
    return chunk.isupper() and sum(c.isalpha() for c in chunk) >= 2


def _cased(form: str, typed: str) -> str:
    """`form` with the letter case of `typed` (same length)."""
    return "".join(f.upper() if t.isupper() else f for f, t in zip(form, typed, strict=True))


def strip_marks(text: str, share: float, chance: random.Random) -> str:
    """`text` with each marked syllable bare with probability `share`, case kept."""
    letters = list(text)
    for token in tokens(text):
        typed = text[token.start : token.end]
        if is_accented(typed) and chance.random() < share:
            letters[token.start : token.end] = [
                bare.upper() if letter.isupper() else bare
                for letter, bare in zip(typed, fold(typed), strict=True)
            ]
    return "".join(letters)
