"""A measurement question by question: its figures, and keeping it in a file."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from retrieval.evaluation.confidence import Estimate, Share, estimate, value_of
from retrieval.evaluation.errors import NotKept

SEARCH_FIGURES = ("r1", "r10", "r50", "mrr10", "ndcg10")
ANSWER_FIGURES = ("hit1", "hit3", "false_refusal", "refused_unanswerable", "verbatim", "whole_list")
REPEATED = "repeated_rejected"
_ORDER = {name: place for place, name in enumerate((*ANSWER_FIGURES, REPEATED, *SEARCH_FIGURES))}
_LESS_IS_BETTER = frozenset({"false_refusal", REPEATED})
_JUDGED = ("hit1", "hit3", "refused_unanswerable", "false_refusal", REPEATED, "whole_list", "verbatim")


Key = tuple[str, str]  # a question's id, and a digest of its words and what is right


class Kind(StrEnum):
    """What was measured."""

    RETRIEVAL = "retrieval"
    ANSWERS = "answers"


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one question.

    `rank`: where the first right passage or article stands, from 1; None if nowhere. `scores`: by figure,
    what the question gained of how much; a figure that it does not count in is missing. `outcome`: of the
    answer ("failed" if it could not be made; empty where only search is measured). `ms`: milliseconds.
    """

    id: str
    question: str
    digest: str
    rank: int | None
    scores: Mapping[str, Share]
    ms: float
    outcome: str = ""

    @property
    def key(self) -> Key:
        """Tells the same question in two measurements."""
        return self.id, self.digest

    def gained(self, figure: str) -> float | None:
        """The share gained for a figure, 0 to 1; None where the question does not count in it."""
        gained, possible = self.scores.get(figure, (0.0, 0.0))
        return gained / possible if possible else None

    @property
    def is_missed(self) -> bool:
        """First citation wrong, unanswerable but answered, or given again what a user rejected."""
        return (
            self.gained("hit1") == 0 or self.gained("refused_unanswerable") == 0 or self.gained(REPEATED) == 1
        )

    @property
    def merit(self) -> tuple[float, ...]:
        """What became of the question, the gravest first: the answer, then the rank; more is better."""
        shares = ((name, self.gained(name) or 0.0) for name in _JUDGED)
        own = (-share if name in _LESS_IS_BETTER else share for name, share in shares)
        return (*own, 1 / self.rank if self.rank else 0.0)


@dataclass(frozen=True, slots=True)
class Run:
    """One measurement. `settings`: what it was made with, as shown to people."""

    kind: Kind
    settings: Mapping[str, str]
    results: tuple[Result, ...]


@dataclass(frozen=True, slots=True)
class _Kept:
    """The form of the file; `figures` is for readers of the file and never read back."""

    form: Literal["danvan-evaluation-1"]
    kind: Kind
    settings: Mapping[str, str]
    figures: Mapping[str, float | None]
    results: tuple[Result, ...]


def figure_names(results: Sequence[Result]) -> list[str]:
    """Every figure that any of the questions counts in: of answers first, then in the order of mention."""
    named = dict.fromkeys(name for result in results for name in result.scores)
    return sorted(named, key=lambda name: _ORDER.get(name, len(_ORDER)))


def shares_of(results: Sequence[Result], figure: str) -> list[Share]:
    """What every question adds to a figure; (0, 0) where it does not count."""
    return [result.scores.get(figure, (0.0, 0.0)) for result in results]


def figure_of(results: Sequence[Result], figure: str) -> Estimate:
    """A figure with its interval; NaN where no question counts."""
    return estimate(shares_of(results, figure))


def quantile(values: Sequence[float], part: float) -> float:
    """The value below which `part` of them lie; NaN of none."""
    return sorted(values)[min(len(values) - 1, int(len(values) * part))] if values else float("nan")


def times_of(results: Sequence[Result]) -> dict[str, float]:
    """Median and 95th percentile of the milliseconds that a question took."""
    taken = [result.ms for result in results]
    return {"p50_ms": quantile(taken, 0.5), "p95_ms": quantile(taken, 0.95)}


def keep_run(run: Run, path: Path) -> None:
    """Writes the measurement to a file, wholly or not at all. Raises `OSError`."""
    values = {name: value_of(shares_of(run.results, name)) for name in figure_names(run.results)}
    kept = _Kept("danvan-evaluation-1", run.kind, run.settings, values | times_of(run.results), run.results)
    content = TypeAdapter(_Kept).dump_json(kept, indent=1)
    whole = path.resolve()
    draft = whole.with_name(f".{whole.name}.{os.getpid()}")
    try:
        draft.write_bytes(content)
        draft.replace(whole)
    finally:
        draft.unlink(missing_ok=True)


def read_run(path: Path) -> Run:
    """A kept measurement. Raises `NotKept`, `OSError`."""
    try:
        kept = TypeAdapter(_Kept).validate_json(path.read_bytes())
    except ValidationError as error:
        raise NotKept(str(path)) from error
    return Run(kept.kind, kept.settings, kept.results)
