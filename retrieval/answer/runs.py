"""The runs of words that may be said of a passage without turning what it says round.

A run begins where a sentence begins, or one of its parts after a semicolon, and goes on without a gap; it
ends with the sentence or a part of it, or at a comma behind which nothing limits what was said. Brackets may
be left out. A part of a list is said with what opens the list ("Nghiêm cấm: …"); one behind a part that
denies or only proposes is said with that part.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from retrieval.answer.figures import STOPS, Mark, marks
from retrieval.clauses import clause_spans, without_enumerator

_OPENING, _CLOSING = "([“‘", ")]”’"


@dataclass(frozen=True, slots=True)
class Run:
    """The longest run from one beginning: words, figures and stops in order."""

    marks: tuple[Mark, ...]


@cache
def _words(name: str) -> tuple[tuple[str, ...], ...]:
    """Words and phrases of one line of limits.txt."""
    source = resources.files(__package__).joinpath("limits.txt").read_text(encoding="utf-8")
    line = next(line for line in source.splitlines() if line.startswith(f"{name}: "))
    return tuple(tuple(phrase.split()) for phrase in line.removeprefix(f"{name}: ").split(", "))


def runs(passage: str) -> Iterator[tuple[int, int, Run]]:
    """Every run of `passage`, with the character range of the sentence that it belongs to."""
    for spans in _sentences(passage):
        start, end = spans[0][0], spans[-1][1]
        parts = [passage[first:last] for first, last in spans]
        for numbered in (parts, [without_enumerator(part) for part in parts]):
            for text in _beginnings(numbered):
                yield start, end, Run(tuple(marks(text, stops=True)))


def _beginnings(parts: Sequence[str]) -> Iterator[str]:
    """A sentence from each place where a run may begin; `parts` of it end with colons and semicolons."""
    yield " ".join(parts)
    lead = before = ""
    for at, part in enumerate(parts[:-1], 1):
        before = f"{before} {part}"
        if part.endswith(":"):
            lead = before
        elif lead or not _has(marks(before), _words("governing")):
            yield " ".join([lead, *parts[at:]])


def _sentences(passage: str) -> Iterator[list[tuple[int, int]]]:
    """The clauses of each sentence: those joined by colons and semicolons."""
    held: list[tuple[int, int]] = []
    for start, end in clause_spans(passage):
        held.append((start, end))
        if not passage[start:end].endswith((":", ";")):
            yield held
            held = []
    if held:
        yield held


def is_run(said: Sequence[Mark], run: Run, at: int = 0) -> bool:
    """Whether `said`, words and figures, is the run from `at` on, up to a place where it may end."""
    held = run.marks
    for number, mark in enumerate(said):
        while at < len(held) and held[at].text in STOPS:
            behind = _behind_bracket(held, at)
            if behind and is_run(said[number:], run, behind):
                return True
            at += 1
        if at == len(held) or mark != held[at]:
            return False
        at += 1
    return _may_end(held, at)


def _behind_bracket(held: Sequence[Mark], at: int) -> int:
    """Where what follows a bracket begins, if the bracket may be left out; else 0."""
    if held[at].text not in "([":
        return 0
    close = next((n for n in range(at + 1, len(held)) if held[n].text in ")]"), 0)
    return 0 if not close or _has(held[at:close], _words("limiting")) else close + 1


def _may_end(held: Sequence[Mark], at: int) -> bool:
    while at < len(held) and held[at].text in STOPS and held[at].text in _CLOSING + '"':
        at += 1
    if at < len(held) and (behind := _behind_bracket(held, at)):
        at = behind
    if all(mark.text in STOPS for mark in held[at:]):
        return True
    if _depth(held[:at]) or held[at].text not in (",", ";"):
        return False
    end = next((n for n in range(at + 1, len(held)) if held[n].text == ";"), len(held))
    rest = held[at + 1 : end]
    return not _has(rest[:3] if held[at].text == ";" else rest, _words("limiting"))


def _depth(held: Sequence[Mark]) -> int:
    """How many brackets and quotation marks are open."""
    texts = [mark.text for mark in held]
    opened = sum(text in STOPS and text in _OPENING for text in texts)
    closed = sum(text in STOPS and text in _CLOSING for text in texts)
    return opened - closed + texts.count('"') % 2


def _has(held: Sequence[Mark], phrases: Sequence[tuple[str, ...]]) -> bool:
    said = [mark.text for mark in held if mark.text not in STOPS]
    return any(tuple(said[at : at + len(phrase)]) == phrase for phrase in phrases for at in range(len(said)))
