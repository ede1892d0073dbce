"""Which task a message means, by words of its title, its period and its kind of work."""

import math
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib import resources
from itertools import pairwise

from knowledge import fold, is_accented, nfc
from tasks.updates.context import OpenTask
from tasks.updates.periods import Period, agreement, read_periods
from tasks.updates.typed import Word, cut, same, without_telex, words_of

# folded: words of titles that tell nothing
_EMPTY = frozenset(
    [
        "cua",
        "va",
        "ve",
        "cac",
        "tai",
        "cho",
        "trong",
        "voi",
        "theo",
        "den",
        "tu",
        "the",
        "nhung",
        "o",
        "la",
        "thi",
        "e",
        "em",
        "a",
        "anh",
        "nhan",
        "ngay",
    ]
)
_GENERIC = (
    "xây dựng", "tổ chức", "triển khai", "thực hiện", "tiến hành", "chỉ đạo", "tham mưu", "ban hành",
    "phối hợp", "lập", "nộp", "gửi", "hoàn thành", "và",
)  # fmt: skip
_VOWELS = frozenset("aeiouy")  # initials with one could be a word
_AS_GOOD = 0.9  # scores this near the best can't be told apart


@dataclass(frozen=True, slots=True)
class Named:
    """What a message says of a task: per word the words of titles it can be, shorthand opened; periods; the
    task's number. `also` are more tasks that the same is said of ("cả báo cáo lẫn kiểm tra")."""

    words: tuple[tuple[tuple[str, ...], ...], ...] = ()
    periods: tuple[Period, ...] = ()
    number: int | None = None
    also: tuple["Named", ...] = ()

    def __add__(self, other: "Named") -> "Named":
        if self.number is not None and other.number is not None:
            return replace(self, also=(*self.also, *other.each))
        number = self.number if other.number is None else other.number
        return Named(self.words + other.words, self.periods + other.periods, number, self.also + other.also)

    def __bool__(self) -> bool:
        return bool(self.words or self.periods or self.number is not None)

    @property
    def each(self) -> tuple["Named", ...]:
        """What is said of each task by itself."""
        return (replace(self, also=()), *self.also)


@cache
def _shorthand() -> dict[str, tuple[tuple[str, ...], ...]]:
    source = resources.files("tasks.updates").joinpath("shorthand.toml").read_text(encoding="utf-8")
    return {short: tuple(map(words_of, longs)) for short, longs in tomllib.loads(source).items()}


@dataclass(frozen=True)
class _Title:
    task: OpenTask
    words: tuple[str, ...]
    periods: tuple[Period, ...]
    head: frozenset[str]

    @cached_property
    def bag(self) -> frozenset[str]:
        return frozenset(self.words)

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        return frozenset(pairwise(self.words))


class TaskNames:
    """The titles of a committee's tasks, ready to be matched."""

    def __init__(self, tasks: Sequence[OpenTask]) -> None:
        self.titles = tuple(_title(task) for task in tasks)
        seen = Counter(word for title in self.titles for word in title.bag)
        self._weight = {word: math.log(1 + len(self.titles) / count) for word, count in seen.items()}
        self._pairs = frozenset(pair for title in self.titles for pair in title.pairs)
        self._initials = _initials(self.titles)
        self._written: dict[str, tuple[str, ...]] = {}
        for word in seen:
            self._written[fold(word)] = (*self._written.get(fold(word), ()), word)

    @property
    def vocabulary(self) -> frozenset[str]:
        """Every word of every title, folded."""
        return frozenset(self._written)

    @property
    def word_pairs(self) -> frozenset[tuple[str, str]]:
        """Neighbouring words of titles, folded."""
        return frozenset((fold(first), fold(second)) for first, second in self._pairs)

    def named(self, words: Sequence[Word], periods: Sequence[Period]) -> Named:
        """What these words say of tasks. Words in no title are left out, and so is a lone syllable of one
        that means nothing alone ("dân" of "dân vận"), unless a title begins with it ("họp")."""
        readings = [self._readings(word) for word in words]
        kept: list[tuple[tuple[str, ...], ...]] = []
        for place, here in enumerate(readings):
            around = readings[max(0, place - 1) : place] + readings[place + 1 : place + 2]
            beside = {w for reading in around for r in reading for w in r}
            good = tuple(r for r in here if len(r) > 1 or self._holds(r[0], beside))
            if good:
                kept.append(good)
        return Named(tuple(kept), tuple(periods))

    def _readings(self, word: Word) -> tuple[tuple[str, ...], ...]:
        """The ways to read a typed word: words of titles it can be, and what it may be short for."""
        alike = self._written.get(word.folded, ())
        written = [title for title in alike if title == word.text and is_accented(title)]
        known: list[tuple[str, ...]] = [(title,) for title in written or alike if same(word.text, title)]
        longs = _shorthand().get(word.folded, ())
        known += [long for long in longs if all(part in self._weight for part in long)]
        if not known:
            known += self._initials.get(word.folded, ())
        if not known and not longs and len(word.folded) > 2:
            known = [(title,) for form in without_telex(word.folded) for title in self._written.get(form, ())]
        return tuple(known)

    def _holds(self, word: str, beside: set[str]) -> bool:
        if any((word, other) in self._pairs or (other, word) in self._pairs for other in beside):
            return True
        return any(title.words[:1] == (word,) for title in self.titles) or word.isdigit()

    def are_apart(self, first: Named, second: Named) -> bool:
        """Whether each names a task and no one title has the words of both."""
        tasks = [title.task for title in self.titles]
        one, other = self.likely(first, tasks), self.likely(second, tasks)
        if not one or not other or set(one) & set(other):
            return False
        return not any(_has_all(title, first) and _has_all(title, second) for title in self.titles)

    def scored(self, named: Named) -> list[tuple[float, OpenTask]]:
        """Every task with how well it fits, best first."""
        scores = [(self._score(title, named), title.task) for title in self.titles]
        return sorted(scores, key=lambda row: -row[0])

    def likely(self, named: Named, among: Sequence[OpenTask]) -> tuple[OpenTask, ...]:
        """Those of `among` that fit best; several when they can't be told apart, none when nothing fits."""
        rows = [(score, task) for score, task in self.scored(named) if task in among]
        if not rows or rows[0][0] <= 0.5:
            return ()
        return tuple(task for score, task in rows if score >= rows[0][0] - _AS_GOOD)

    def _score(self, title: _Title, named: Named) -> float:
        matched: list[str] = []
        missed = 0.0
        for readings in named.words:
            best = max(readings, key=lambda r: (sum(w in title.bag for w in r) / len(r), len(r)))
            matched += [w for w in best if w in title.bag]
            missed += min(sum(self._weight[w] for w in r if w not in title.bag) for r in readings)
        score = sum(self._weight[w] for w in dict.fromkeys(matched)) - 0.7 * missed
        score += sum(0.5 for pair in set(pairwise(matched)) if pair in title.pairs)
        if named.words:
            score += 0.8 if title.head & set(matched) else -1.5
        return score + agreement(named.periods, title.periods, title.task)


def _initials(titles: Sequence[_Title]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """What the first letters of three to five neighbouring words of a title stand for: "đđk"; folded."""
    found: dict[str, dict[tuple[str, ...], None]] = {}
    for title in titles:
        for length in range(3, 6):
            for start in range(len(title.words) - length + 1):
                words = title.words[start : start + length]
                letters = fold("".join(word[0] for word in words))
                if letters.isalpha() and not _VOWELS & set(letters):
                    found.setdefault(letters, {})[words] = None
    return {letters: tuple(words) for letters, words in found.items()}


def _has_all(title: _Title, named: Named) -> bool:
    return all(any(set(reading) <= title.bag for reading in word) for word in named.words)


def _title(task: OpenTask) -> _Title:
    cut_title = cut(nfc(task.title))
    periods = read_periods(cut_title)
    inside = {place for period in periods for place in range(period.start, period.end)}
    words: list[str] = []
    for place, word in enumerate(cut_title):
        if place in inside or not word.text.isalnum():
            continue
        longs = _shorthand().get(word.folded, ())
        words += longs[0] if longs and word.raw.isupper() else (word.text,)
    content = tuple(word for word in words if fold(word) not in _EMPTY)
    return _Title(task, content, tuple(periods), _head(cut_title))


def _head(words: Sequence[Word]) -> frozenset[str]:
    """The first words of each part of a title, general verbs ("xây dựng", "tổ chức") apart."""
    parts = " ".join(word.text for word in words).split(" của ")[0].replace(" và ", " , ").split(" , ")
    found: set[str] = set()
    for part in parts[:2]:
        rest = part.strip()
        while generic := next((verb for verb in _GENERIC if f"{rest} ".startswith(f"{verb} ")), None):
            rest = rest[len(generic) :].strip()
        found.update(rest.split()[:2])
    return frozenset(word for word in found if fold(word) not in _EMPTY)
