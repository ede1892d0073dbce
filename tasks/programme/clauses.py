"""Cutting a passage into what can be done on its own: sentences, and their halves joined by ";"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge import tone_style
from tasks.programme.words import action, body

_MARK = re.compile(
    r"(?:[-–—−•●▪◦·‣+]|\*{1,2}|\d{1,2}(?:\.\d{1,2}){0,2}\s*[.)/:]|\d{1,2}(?:\.\d{1,2}){1,2}|[a-zđ]\)|[IVX]+\s*[.)/-]|[A-HĐK][.-])\s+"
)
_SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[“\"(]?[A-ZÀ-ỸĐ\d])")
_ABBREVIATED = re.compile(r"(?:\b[A-ZĐ]{1,4}|\b[Tt][pt]|\bv\.v|\bĐ/c|\b\d{1,2})\.$")
_SEMICOLON = re.compile(r";\s*")
_SHORTEST = 3  # words


@dataclass(frozen=True, slots=True)
class Clause:
    """Characters `start` to `end`; `sentence` counts the sentences of its passage from 0."""

    start: int
    end: int
    sentence: int = 0


def clauses(text: str, start: int, end: int) -> list[Clause]:
    """The clauses of text[start:end] in order, without the mark before them and the "./." at the end."""
    start = after_mark(text, start, end)
    found: list[Clause] = []
    for number, (first, last) in enumerate(_sentences(text, start, end)):
        for clause in _halves(text, first, last):
            piece = _trimmed(text, Clause(*clause, number))
            if piece.end > piece.start:
                found.append(piece)
    return found


def after_mark(text: str, start: int, end: int) -> int:
    """Where the words begin after a bullet or number at `start`."""
    match = _MARK.match(text, start, end)
    return match.end() if match else start


def opens_work(text: str, start: int, end: int) -> bool:
    """Whether a clause begins with work to be done, or with somebody and their work."""
    styled = tone_style(text[start:end]).lstrip('“"( ')
    if action().match(styled):
        return True
    return bool(body().match(styled)) and bool(action().search(styled[:160]))


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    first = start
    for match in _SENTENCE.finditer(text, start, end):
        before = text[first : match.start()]
        if _ABBREVIATED.search(before[-8:]) or not _is_closed(before):
            continue
        yield first, match.start()
        first = match.end()
    yield first, end


def _halves(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Parts between semicolons, cut only where the next part is work of its own."""
    first = start
    for match in _SEMICOLON.finditer(text, start, end):
        following = text.find(";", match.end(), end)
        last = end if following < 0 else following
        long_enough = len(text[match.end() : last].split()) >= _SHORTEST
        if long_enough and _is_closed(text[first : match.start()]) and opens_work(text, match.end(), last):
            yield first, match.start()
            first = match.end()
    yield first, end


def _is_closed(text: str) -> bool:
    """Whether every bracket and curly quote opened in `text` is closed."""
    return text.count("(") <= text.count(")") and text.count("“") <= text.count("”")


def _trimmed(text: str, clause: Clause) -> Clause:
    start, end = clause.start, clause.end
    while start < end and text[start] in " \n;,":
        start += 1
    while start < end and text[end - 1] in " \n;,":
        end -= 1
    if text[start:end].endswith("./."):
        end -= 2
    return Clause(start, end, clause.sentence)
