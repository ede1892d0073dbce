"""Vietnamese letters and syllables: normal form, folding, tone-mark style, tokens.

Every function that maps text to text here, except `nfc`, keeps its length, so offsets found in the result
hold in the original.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2009\u202f\u3000"), " ")
_SYLLABLE = re.compile(r"[^\W_]+")

_TONES = "\u0300\u0301\u0303\u0309\u0323"


def nfc(text: str) -> str:
    """Composed form (NFC) without soft hyphens and zero-width marks, every odd space a plain one."""
    return unicodedata.normalize("NFC", text.translate(_INVISIBLE)).translate(_SPACES)


class _Folding(dict[int, str]):
    """Translation table filled on demand: one character to its lower-case base letter."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        base = unicodedata.normalize("NFD", character)[0].lower()
        self[code] = {"đ": "d"}.get(base, base if len(base) == 1 else character)
        return self[code]


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Lower case without diacritics, đ as d; same length as `text` (NFC expected)."""
    return text.translate(_FOLDING)


def _tone_pairs() -> dict[str, str]:
    pairs = {}
    for first, second in ("oa", "oe", "uy"):
        for tone in _TONES:
            old = first + unicodedata.normalize("NFC", second + tone)
            pairs[old] = unicodedata.normalize("NFC", first + tone) + second
    return pairs


_TONE_PAIRS = _tone_pairs()
_OLD_TONE = re.compile(rf"(?<!q)({'|'.join(_TONE_PAIRS)})(?!\w)")


def tone_style(text: str) -> str:
    """Lower case with tone marks placed the newer way: "uỷ" and "ủy" both give "ủy"."""
    lowered = text.lower()
    if len(lowered) != len(text):  # "İ" grows when lowered
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return _OLD_TONE.sub(lambda match: _TONE_PAIRS[match[1]], lowered)


class Token(NamedTuple):
    """One syllable or number: `text` in lower case and new tone style, its place in the source."""

    text: str
    folded: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """The syllables and numbers of `text` in order, with their character range."""
    styled = tone_style(text)
    folded = fold(styled)
    spans = [found.span() for found in _SYLLABLE.finditer(styled)]
    return [Token(styled[start:end], folded[start:end], start, end) for start, end in spans]


def folded_syllables(text: str) -> list[str]:
    """The folded syllables and numbers of `text`: those of `tokens(text)`, quicker."""
    return _SYLLABLE.findall(fold(text))


def syllables(text: str) -> list[str]:
    """The syllables and numbers of `text`, lower case, new tone style."""
    return _SYLLABLE.findall(tone_style(text))


@lru_cache(maxsize=65536)
def is_accented(syllable: str) -> bool:
    """Whether a syllable carries a Vietnamese mark (tone, â ă ê ô ơ ư or đ)."""
    return fold(syllable) != syllable.lower()
