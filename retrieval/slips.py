"""Slips of the keyboard: Telex typed with the keyboard off ("quys", "xax"), letters swapped or missed.

Only words that neither law nor corpus know are touched, and only towards words that the law knows. What was
typed with diacritics, and names, are left alone.
"""

import re
from collections.abc import Callable, Iterator

from knowledge import fold
from retrieval.addresses import address_ranges

_WORD = re.compile(r"[^\W\d_]+")
_LAST_WORD = re.compile(r"([^\W\d_]+)\s+$")
_LETTERS = "abcdeghiklmnopqrstuvxy"
_DOUBLED = {"aa": "â", "ee": "ê", "oo": "ô", "dd": "đ", "aw": "ă", "ow": "ơ", "uw": "ư"}
_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_SHORTEST = 3  # letters; shorter words have too many neighbours
_COMMON = 400  # articles in which a word has to stand to be what a slip was meant to be


def mend_slips(text: str, frequency: Callable[[str], float], is_held: Callable[[str], bool]) -> str:
    """`text` with unknown words replaced by the known word they are a slip of, if there is one.

    `frequency` tells in how many law articles a folded word occurs; `is_held` whether the corpus holds it.
    """

    addresses = list(address_ranges(text))

    def mended(found: re.Match[str]) -> str:
        word = found[0]
        if any(start <= found.start() < end for start, end in addresses):
            return word
        folded = fold(word)
        beside = text[max(0, found.start() - 1) : found.start()] + text[found.end() : found.end() + 1]
        is_code = word.isupper() or any(c.isdigit() or c in "/-@._" for c in beside)
        is_typed_with_care = not word.isascii() or _is_name(text, found)
        if is_code or is_typed_with_care or frequency(folded) or is_held(folded):
            return word
        return _telex(word.lower(), frequency, is_held) or _neighbour(folded, frequency) or word

    return _WORD.sub(mended, text)


def _is_name(text: str, found: re.Match[str]) -> bool:
    """Whether a word is set as part of a name: a capital after another word with one, "Huyện Krông Ana"."""
    before = _LAST_WORD.search(text, 0, found.start())
    return found[0][0].isupper() and before is not None and before[1][0].isupper()


def _telex(word: str, frequency: Callable[[str], float], is_held: Callable[[str], bool]) -> str | None:
    """The bare word that Telex keys spell: "nhieemj" gives "nhiem"; its marks are restored later."""
    if not word.isascii():
        return None
    bare = word[:-1] if word[-1] in _TONES and len(word) > 2 else word
    for keys, letter in _DOUBLED.items():
        bare = bare.replace(keys, fold(letter))
    known = bare != word and (frequency(bare) or is_held(bare))
    return bare if known else None


def _neighbour(word: str, frequency: Callable[[str], float]) -> str | None:
    """The commonest known word with two letters swapped, else with one letter more, less or other."""
    if len(word) < _SHORTEST:
        return None
    for near in (_swapped(word), _one_letter_away(word)):
        best = max(near, key=frequency)
        if frequency(best) >= _COMMON:
            return best
    return None


def _swapped(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1))


def _one_letter_away(word: str) -> Iterator[str]:
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        if tail:
            yield head + tail[1:]
        for letter in _LETTERS:
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]
