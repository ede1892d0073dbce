"""Two measurements side by side: which figures moved beyond chance, which questions went better or worse."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from retrieval.evaluation.errors import NotAlike
from retrieval.evaluation.metrics import Estimate, estimate_difference
from retrieval.evaluation.runs import Key, Kind, Result, Run, figure_names, figure_of, shares_of, times_of


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure in both measurements, and after less before; without an interval for times."""

    before: float
    after: float
    difference: Estimate

    @property
    def is_beyond_chance(self) -> bool:
        """Whether the interval of the difference leaves out no difference at all."""
        return self.difference.low > 0 or self.difference.high < 0


@dataclass(frozen=True, slots=True)
class Change:
    """One question in both measurements."""

    before: Result
    after: Result


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed over the questions that both measurements asked; changed questions gravest first."""

    questions: int
    figures: dict[str, FigureChange]
    better: tuple[Change, ...]
    worse: tuple[Change, ...]


def compare(before: Run, after: Run) -> Comparison:
    """Compares over the questions in common: same id, same words, the same taken as right.

    Raises `NotAlike` for measurements of different kinds, or without a question in common.
    """
    check_alike(before, after.kind, [result.key for result in after.results])
    kept = {result.key: result for result in before.results}
    pairs = [Change(kept[result.key], result) for result in after.results if result.key in kept]
    first, then = [pair.before for pair in pairs], [pair.after for pair in pairs]
    return Comparison(
        questions=len(pairs),
        figures=_figures(first, then) | _times(first, then),
        better=_changed(pairs, lambda pair: pair.after.merit > pair.before.merit),
        worse=_changed(pairs, lambda pair: pair.after.merit < pair.before.merit),
    )


def check_alike(before: Run, kind: Kind, keys: Iterable[Key]) -> None:
    """Raises `NotAlike` if a measurement of this kind, of these questions, could not be compared."""
    if before.kind != kind:
        raise NotAlike(same_kind=False)
    if not {result.key for result in before.results}.intersection(keys):
        raise NotAlike(same_kind=True)


def _figures(before: Sequence[Result], after: Sequence[Result]) -> dict[str, FigureChange]:
    return {
        name: FigureChange(
            figure_of(before, name).value,
            figure_of(after, name).value,
            estimate_difference(shares_of(before, name), shares_of(after, name)),
        )
        for name in figure_names([*after, *before])
    }


def _times(before: Sequence[Result], after: Sequence[Result]) -> dict[str, FigureChange]:
    """Times have no interval: they change with what else the machine does."""
    first, then = times_of(before), times_of(after)
    return {
        name: FigureChange(value, then[name], Estimate(then[name] - value, math.nan, math.nan))
        for name, value in first.items()
    }


def _changed(pairs: Sequence[Change], is_so: Callable[[Change], bool]) -> tuple[Change, ...]:
    return tuple(sorted(filter(is_so, pairs), key=_size, reverse=True))


def _size(change: Change) -> tuple[float, ...]:
    return tuple(abs(b - a) for a, b in zip(change.before.merit, change.after.merit, strict=True))
