"""A message as typed, cut into words, numbers and signs; when a typed word is a given Vietnamese word."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from knowledge import fold, is_accented, nfc, tone_style

_PIECE = re.compile(r"[^\W\d_]+|\d+|\n|[^\w\s]")
_SYLLABLE = re.compile(
    r"(?:[bcdghklmnprstvxq]|[cgknpt]h|gi|ng|ngh|tr|qu)?[aeiouy]{1,3}(?:[cmnpt]|ch|n[gh])?$"
)
_REPEATED = re.compile(r"([a-z])\1+")
_TELEX_PAIRS = (
    ("dd", "d"),
    ("aa", "a"),
    ("ee", "e"),
    ("oo", "o"),
    ("ow", "o"),
    ("uw", "u"),
    ("aw", "a"),
    ("w", "u"),
)
_TONE_MARKS = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a number or a sign: `text` in lower case and new tone style, `raw` as typed, its place."""

    text: str
    folded: str
    raw: str
    start: int
    end: int

    @property
    def is_number(self) -> bool:
        """Whether it is written in digits."""
        return self.text.isdigit()


def cut(text: str) -> tuple[Word, ...]:
    """The words of `text` (NFC); letters and digits written together come apart ("x5" is "x", "5")."""
    styled = tone_style(text)
    return tuple(
        Word(styled[m.start() : m.end()], fold(m[0]), m[0], m.start(), m.end()) for m in _PIECE.finditer(text)
    )


def words_of(phrase: str) -> tuple[str, ...]:
    """The words of a phrase of ours, in the form that `same` compares."""
    return tuple(word.text for word in cut(nfc(phrase)))


@lru_cache(maxsize=65536)
def same(typed: str, word: str) -> bool:
    """Whether `typed` (lower case) can be `word`: marks may be missing, never different ones."""
    if typed == word:
        return True
    folded = fold(word)
    if not is_accented(typed):
        return typed == folded or (len(typed) > 2 and _REPEATED.sub(r"\1", typed) == folded)
    return fold(typed) == folded and typed == _without_tone(word)


def _without_tone(word: str) -> str:
    """The word with its tone forgotten, its vowels kept: "rồi" gives "rôi"."""

    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", word).translate(_TONE_MARKS))


@lru_cache(maxsize=65536)
def without_telex(typed: str) -> tuple[str, ...]:
    """What letters left over from typing Telex may have stood for, folded: "roif" gives "roi"."""
    plain = typed
    for pair, letter in _TELEX_PAIRS:
        plain = plain.replace(pair, letter)
    forms = [plain, plain.rstrip("fsrxj"), re.sub(r"[fsrxj](?=[a-z]*$)", "", plain, count=1)]
    return tuple(dict.fromkeys(form for form in forms if len(form) > 1 and form != typed))


def is_syllable(word: str) -> bool:
    """Whether the letters can be a Vietnamese syllable, marks aside."""
    return _SYLLABLE.fullmatch(fold(word)) is not None
