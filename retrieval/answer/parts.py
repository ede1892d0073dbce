"""The parts of a quote that may be said alone without being turned round: its sentences, and parts after ";".

A part says what it says only with what comes before it in its sentence: "Đề nghị xã khen thưởng; bố trí kinh
phí" asks for both. And only if nothing after takes it back. So each part knows whether a claim may begin, and
whether it may end, with it; the words that decide are in limits.txt.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from knowledge import syllables
from retrieval.clauses import clause_spans, sentences

_BULLET = re.compile(r"\s*(?:[-–+•*]|(?:\d{1,2}|[a-zđ])[.)])\s*")
_ONLY_COUNTS = re.compile(r"\W*(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ])[.)]")
_OPENS_LIST = re.compile(r":|\b(?:như sau|sau đây|sau)\s*[.:]")
_MARKS = re.compile(r"[()“”\[\]]|\"|(?<!\w)[a-zđ]\)")
_TAKES_UP = 4  # words of the next sentence that tell whether it goes on about what was said


@dataclass(frozen=True, slots=True)
class Part:
    """The range of a part in its quote, and how a claim may stand to it.

    `goes_on` tells that the sentence has begun before it, `is_followed` that it goes on behind it.
    """

    start: int
    end: int
    may_begin: bool
    may_end: bool
    goes_on: bool
    is_followed: bool


@cache
def _words(name: str) -> tuple[str, ...]:
    source = resources.files(__package__).joinpath("limits.txt").read_text(encoding="utf-8")
    line = next(line for line in source.splitlines() if line.startswith(f"{name}: "))
    return tuple(f" {phrase} " for phrase in line.removeprefix(f"{name}: ").split(", "))


def has_words(text: str, name: str) -> bool:
    """Whether a text has a word or phrase of that line of limits.txt."""
    said = f" {' '.join(syllables(text))} "
    for harmless in _words("harmless"):
        said = said.replace(harmless, " ")
    return any(phrase in said for phrase in _words(name))


def parts_of(quote: str, before: str = "", after: str = "") -> list[Part]:
    """The parts of `quote` in order.

    `before` is the beginning of its first sentence, where the quote begins within one; `after` what follows.
    """
    spans = list(_spans(quote))
    found = []
    for at, (start, end) in enumerate(spans):
        goes_on = quote[: spans[at][0]].rstrip().endswith(";") if at else bool(before.strip())
        is_followed = quote[:end].endswith(";")
        following = quote[end : spans[at + 1][1]] if at + 1 < len(spans) else after
        found.append(
            Part(
                start,
                end,
                may_begin=not _is_inside(quote[:start]) and _may_begin(quote, start, before, goes_on=goes_on),
                may_end=not _takes_back(following, is_followed=is_followed),
                goes_on=goes_on,
                is_followed=is_followed,
            )
        )
    return found


def _spans(quote: str) -> Iterator[tuple[int, int]]:
    """Ranges of the parts: clauses, a number or what ends with a colon joined to what follows."""
    begun: int | None = None
    for start, end in clause_spans(quote):
        begun = start if begun is None else begun
        if not quote[start:end].endswith(":") and not _ONLY_COUNTS.fullmatch(quote[start:end]):
            yield begun, end
            begun = None
    if begun is not None:
        yield begun, len(quote)


def _may_begin(quote: str, start: int, before: str, *, goes_on: bool) -> bool:
    earlier = f"{before} {quote[:start]}"
    if goes_on:
        begun = sentences(earlier.rstrip())[-1]
        return ":" not in begun and not has_words(begun, "governing")
    return not (_BULLET.match(quote[start:]) and _OPENS_LIST.search(earlier))


def _takes_back(following: str, *, is_followed: bool) -> bool:
    if is_followed:
        return has_words(following, "limiting")
    return has_words(" ".join(following.split()[:_TAKES_UP]), "taking_up")


def _is_inside(text: str) -> bool:
    """Whether brackets or quotation marks are open at the end of a text."""
    found = [mark for mark in _MARKS.findall(text) if len(mark) == 1]
    opened = sum(mark in "(“[" for mark in found)
    closed = sum(mark in ")”]" for mark in found)
    return opened > closed or found.count('"') % 2 == 1
