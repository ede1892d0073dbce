"""The words of status messages (words.toml): which phrase stands at a place, and what it does."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from knowledge import fold
from tasks.updates.typed import Word, same, without_telex, words_of


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of the table: its words, the list it is on, whether its marks must be typed."""

    words: tuple[str, ...]
    kind: str
    as_written: bool

    def stands_at(self, words: Sequence[Word], place: int) -> bool:
        """Whether the message has this phrase at word number `place`."""
        if place + len(self.words) > len(words):
            return False
        typed = words[place : place + len(self.words)]
        if self.as_written:
            return all(t.text == w for t, w in zip(typed, self.words, strict=True))
        return all(same(t.text, w) for t, w in zip(typed, self.words, strict=True))

    def exactness(self, words: Sequence[Word], place: int) -> int:
        """How many of its words are typed with their very marks."""
        return sum(t.text == w for t, w in zip(words[place:], self.words, strict=False))


@cache
def table() -> dict[str, tuple[str, ...]]:
    """The lists of words.toml by name."""
    source = resources.files("tasks.updates").joinpath("words.toml").read_text(encoding="utf-8")
    return {kind: tuple(phrases) for kind, phrases in tomllib.loads(source).items()}


_FOUND_BY_OTHERS = frozenset(
    {
        "own",
        "waiting_for_signature",
        "counted",
        "beside",
        "compared",
        "this_time",
        "appeal",
        "urge",
        "as_told",
    }
)


@cache
def _by_first_word() -> dict[str, tuple[Phrase, ...]]:
    index: dict[str, list[Phrase]] = {}
    for kind, phrases in table().items():
        for text in () if kind in _FOUND_BY_OTHERS else phrases:
            phrase = Phrase(words_of(text.lstrip("=")), kind, text.startswith("="))
            index.setdefault(fold(phrase.words[0]), []).append(phrase)
    longest_first = {first: sorted(found, key=lambda p: -len(p.words)) for first, found in index.items()}
    return {first: tuple(found) for first, found in longest_first.items()}


def phrase_at(words: Sequence[Word], place: int) -> Phrase | None:
    """The longest phrase of the table at word number `place`; also through a slip of Telex ("roif")."""
    word = words[place]
    found = [phrase for phrase in _by_first_word().get(word.folded, ()) if phrase.stands_at(words, place)]
    if found:
        return max(found, key=lambda phrase: (len(phrase.words), phrase.exactness(words, place)))
    if len(word.folded) < 3 or word.is_number:
        return None
    for plain in without_telex(word.folded):
        for phrase in _by_first_word().get(plain, ()):
            if len(phrase.words) == 1 and not phrase.as_written:
                return phrase
    return None


@cache
def phrases_of(kind: str) -> tuple[tuple[str, ...], ...]:
    """The phrases of one list as words, longest first."""
    return tuple(sorted((words_of(text.lstrip("=")) for text in table()[kind]), key=lambda p: -len(p)))


def longest_at(words: Sequence[Word], place: int, phrases: Sequence[tuple[str, ...]]) -> int:
    """How many words of the message from `place` are one of `phrases` (longest first); 0 for none."""
    if not 0 <= place < len(words):
        return 0
    first = words[place].text
    for phrase in phrases:
        if not same(first, phrase[0]):
            continue
        typed = words[place : place + len(phrase)]
        if len(typed) == len(phrase) and all(same(t.text, w) for t, w in zip(typed, phrase, strict=True)):
            return len(phrase)
    return 0
