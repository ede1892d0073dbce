"""Words as people say and type them made plain: "chx" is "chưa", "khu phố ba" is "khu phố 3"."""

import tomllib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache
from importlib import resources

from knowledge import fold, is_accented, nfc, tone_style
from tasks.updates.number_lists import after_prefix
from tasks.updates.typed import Word, is_syllable, same, words_of
from tasks.updates.words import table

_DIGITS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9}
_LAST = _DIGITS | {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5, "bẩy": 7}
_AFTER_A_NAME = _DIGITS | {"tư": 4, "bẩy": 7}
_OTHER_WORDS = frozenset({"sau", "nam", "tu"})  # without marks these are far more often other words
_JOINERS = frozenset({",", "và", "va", "với", "voi", "lẫn"})
_REPORTED_MONTHS = frozenset({3, 6, 9})
_COUNTS_ON = frozenset(
    ["nay", "ngoai", "truoc", "so", "nua", "phan", "cho", "vai", "lan", "ngay", "tuan", "thang", "chut", "it"]
)
_NUMBERED = (("việc", "số"), ("vụ", "số"), ("nv", "số"), ("mục", "số"))


def plain_words(
    words: Sequence[Word],
    families: Sequence[Sequence[tuple[str, ...]]],
    vocabulary: frozenset[str] = frozenset(),
) -> tuple[Word, ...]:
    """The words with chat spellings opened and numbers in words as digits, where a number is meant:
    in percentages, months of a report, and after what a numbered family (its prefixes) is called.

    Two letters of a word of `vocabulary` (folded) or of ours may be swapped: "xogn" is "xong".
    """
    opened = [_opened(word, vocabulary) for word in words]
    marked = any(is_accented(word.text) for word in opened)
    result: list[Word] = []
    place = 0
    while place < len(opened):
        value, length = _number(opened, place, marked)
        if length and _is_meant(opened, place, length, value, result, families):
            result.append(_digits(opened, place, length, value))
        else:
            length = 1
            result.append(opened[place])
        place += length
    return tuple(result)


@cache
def _spellings() -> dict[str, str]:
    source = resources.files("tasks.updates").joinpath("spellings.toml").read_text(encoding="utf-8")
    return {
        tone_style(nfc(short)): tone_style(nfc(word)) for short, word in tomllib.loads(source)["word"].items()
    }


def _opened(word: Word, vocabulary: frozenset[str]) -> Word:
    meant = _spellings().get(word.text) or _unswapped(word.text, vocabulary)
    return replace(word, text=meant, folded=fold(meant)) if meant else word


@lru_cache(maxsize=65536)
def _unswapped(typed: str, vocabulary: frozenset[str]) -> str | None:
    """The one known word that `typed`, no syllable itself, becomes with two neighbouring letters swapped."""
    if not 3 < len(typed) < 8 or not typed.isalpha() or is_syllable(typed):
        return None
    swapped = {typed[:n] + typed[n + 1] + typed[n] + typed[n + 2 :] for n in range(len(typed) - 1)}
    known = [word for word in swapped if fold(word) in vocabulary or fold(word) in _own_words()]
    return known[0] if len(known) == 1 else None


@cache
def _own_words() -> frozenset[str]:
    phrases = (words_of(text.lstrip("=")) for kind in table().values() for text in kind)
    return frozenset(fold(word) for phrase in phrases for word in phrase) | {"thang", "quy", "nam"}


def _digits(words: Sequence[Word], place: int, length: int, value: int) -> Word:
    start, end = words[place].start, words[place + length - 1].end
    return Word(str(value), str(value), str(value), start, end)


def _is(word: Word, number_words: dict[str, int], marked: bool) -> int | None:
    if marked or word.folded in _OTHER_WORDS:
        return number_words.get(word.text)
    return next((value for name, value in number_words.items() if same(word.text, name)), None)


def _number(words: Sequence[Word], place: int, marked: bool) -> tuple[int, int]:
    """A number in words that begins at `place` and how many words it has; 0 words where there is none."""
    first = words[place]
    following = words[place + 1] if place + 1 < len(words) else None
    if first.text == "mười" or (first.text == "muoi" and not marked):
        unit = _is(following, _LAST, marked) if following else None
        return (10 + unit, 2) if unit else (10, 1)
    tens = _is(first, _DIGITS, marked)
    if tens is None:
        four = first.text == "tư"
        return (4, 1) if four else (0, 0)
    if (
        following
        and following.folded == "tram"
        and place + 2 < len(words)
        and words[place + 2].folded == "phan"
    ):
        return tens * 100, 2
    if following and following.text in {"mươi", "muoi", "chục", "chuc"}:
        unit = _is(words[place + 2], _LAST, marked) if place + 2 < len(words) else None
        return (10 * tens + unit, 3) if unit else (10 * tens, 2)
    return tens, 1


def _is_meant(
    words: Sequence[Word],
    place: int,
    length: int,
    value: int,
    before: Sequence[Word],
    families: Sequence[Sequence[tuple[str, ...]]],
) -> bool:
    after = [word.folded for word in words[place + length : place + length + 2]]
    if after[:2] == ["phan", "tram"] or after[:1] == ["%"]:
        return value <= 100
    if after[:1] == ["thang"]:
        return value in _REPORTED_MONTHS and words[place].text != "tư"
    if after and (after[0] in _COUNTS_ON or after[0].isdigit()):
        return False
    return _follows_a_name(words, place, before, families)


def _follows_a_name(
    words: Sequence[Word],
    place: int,
    before: Sequence[Word],
    families: Sequence[Sequence[tuple[str, ...]]],
) -> bool:
    """Whether a numbered family's name, or a list of its numbers, comes right before."""
    for prefixes in (*families, _NUMBERED):
        for prefix in prefixes:
            start = place - len(prefix)
            if len("".join(prefix)) > 1 and start >= 0 and after_prefix(words, start, prefix) == place:
                return True
    listed = len(before) > 1 and before[-1].text in _JOINERS and before[-2].raw.isdigit()
    return listed and len(before) > 2 and _was_spoken(words, before[-2])


def _was_spoken(words: Sequence[Word], number: Word) -> bool:
    return not any(word.start == number.start and word.is_number for word in words)
