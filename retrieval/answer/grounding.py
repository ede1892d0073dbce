"""Whether what a language model says of a quote stands in it: checked by code, word by word.

Leaving single words out turns sentences round ("hạn chế tổ chức", "trình Ủy ban khen thưởng"), so a claim has
to be a run of its quote without a gap (`retrieval.answer.runs`), with at most the heading above it, or its
period, in front.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge import nfc
from retrieval.answer.figures import Mark, marks
from retrieval.answer.model import Citation, Claim
from retrieval.answer.runs import Run, is_run, runs
from retrieval.clauses import sentences, without_enumerator

LONGEST_CLAIM = 400  # characters
_SHORTEST = 3  # words and figures of a quote, and of each sentence of a claim
_ODD = re.compile(r"[^\w\s.,;:()%/“”\"'‘’–—&-]|_|(?<![\w\s])[-–]|(?<!\S)[-–](?=\S)|(?<!\d)\s?%")
_EDGES = " -–—+•;:,"
_PERIOD = ("quý:", "month:")
Words = tuple[Mark, ...]

_IN = (Mark("trong"), Mark("vào"))


@dataclass(frozen=True, slots=True)
class Said:
    """A claim as a model wrote it: the number of the citation it rests on (from 1), its quote, its text."""

    citation: int
    quote: str
    text: str


def grounded(said: Said, citations: Sequence[Citation]) -> Claim | None:
    """The claim if its quote is verbatim in the citation and all it says stands there so, else None."""
    text = " ".join(nfc(said.text).split()).strip(_EDGES)
    if not 0 < said.citation <= len(citations) or not _is_plain(said.text, text):
        return None
    citation = citations[said.citation - 1]
    touched = _touched(citation, said.quote)
    fronts = [tuple(marks(without_enumerator(heading))) for heading in citation.headings]
    for sentence in sentences(text):
        line = tuple(marks(sentence))
        if len(line) < _SHORTEST or not any(_stands(line, run, fronts) for run in touched):
            return None
    return Claim(text, said.citation)


def _is_plain(written: str, text: str) -> bool:
    """Only what a sentence is made of: no mark-up, no hidden characters, no sign put to a number."""
    if not text or len(text) > LONGEST_CLAIM or _ODD.search(text):
        return False
    return not any(unicodedata.category(one) in ("Cf", "Co", "Cs") for one in written)


def _touched(citation: Citation, quote: str) -> list[Run]:
    """The runs of the sentences that the quote touches; none unless it is verbatim in the citation."""
    whole, part = (" ".join(nfc(one).split()) for one in (citation.quote, quote))
    at = whole.find(part)
    if at < 0 or len(marks(part)) < _SHORTEST:
        return []
    return [run for start, end, run in runs(whole) if start < at + len(part) and end > at]


def _stands(line: tuple[Mark, ...], run: Run, fronts: Sequence[tuple[Mark, ...]]) -> bool:
    """Whether a sentence of a claim is a run, by itself or with what stands above it told with it."""
    return any(len(left) >= _SHORTEST and is_run(left, run) for left in _without_headings(line, fronts))


def _without_headings(
    line: tuple[Mark, ...], fronts: Sequence[tuple[Mark, ...]]
) -> Iterator[tuple[Mark, ...]]:
    """The sentence, and it without its period and without the nearest heading in front of it."""
    yield line
    nearest = fronts[-1] if fronts else ()
    for front in filter(None, fronts):
        is_period = front[0].text.startswith(_PERIOD) and len(front) <= 2
        if is_period and line[: len(front) + 1] in [(word, *front) for word in _IN]:
            yield line[len(front) + 1 :]
        if is_period and line[-len(front) - 1 :] in [(word, *front) for word in _IN]:
            yield line[: -len(front) - 1]
        if (is_period or front is nearest) and line[: len(front)] == front:
            yield line[len(front) :]
