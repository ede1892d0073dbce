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


def _toned(letters: str) -> str:
    """Every letter of `letters` with every tone."""
    return "".join(unicodedata.normalize("NFC", letter + tone) for letter in letters for tone in _TONES)


_VOWELS = "aăâeêioôơuưy"
_OLD_TONE = re.compile(
    rf"(?<!q)(?:o(?=[{_toned('ae')}])|u(?=[{_toned('y')}])).(?!\w)"  # "hoà": on the glide, "hòa"
    rf"|(?<![gq])(?:a(?=[{_toned('ioyu')}])|[âê](?=[{_toned('yu')}])|e(?=[{_toned('ou')}])|i(?=[{_toned('ua')}])"
    rf"|[oôơ](?=[{_toned('i')}])|[uư](?=[{_toned('iua')}])).(?!\w)"  # "taị": a slip for "tại"
    rf"|(?<=g)[{_toned('i')}][{_VOWELS}]|(?<=q)[{_toned('u')}][{_VOWELS}]"  # "gíao", "qúy": on the consonant
)


def tone_style(text: str) -> str:
    """Lower case with tone marks placed the newer way: "uỷ" and "ủy" give "ủy", and "qúy" gives "quý"."""
    lowered = text.lower()
    if len(lowered) != len(text):  # "İ" grows when lowered
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return _OLD_TONE.sub(lambda match: _with_tone_moved(match[0]), lowered)


@lru_cache(maxsize=1024)
def _with_tone_moved(pair: str) -> str:
    """Two vowels with the tone of the one on the other."""
    parts = [unicodedata.normalize("NFD", vowel) for vowel in pair]
    tone = next(mark for part in parts for mark in part if mark in _TONES)
    bare = [part.replace(tone, "") for part in parts]
    toned = [part + tone if bare[at] == parts[at] else bare[at] for at, part in enumerate(parts)]
    return "".join(unicodedata.normalize("NFC", part) for part in toned)


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
