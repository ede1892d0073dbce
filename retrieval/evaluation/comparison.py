"""Two measurements side by side: which figures moved beyond chance, which questions went better or worse.

Every figure is judged by itself: of twenty-five that only chance moves, one or two may pass for a difference.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from retrieval.evaluation.chance import chance_of
from retrieval.evaluation.confidence import Estimate, Share, estimate_difference, value_of
from retrieval.evaluation.errors import NotAlike
from retrieval.evaluation.runs import Key, Kind, Result, Run, figure_names, shares_of, times_of

BEYOND = 0.05  # p below which a difference is more than chance
_WHOLE = "hybrid"  # the whole search, and its ways of typing: what changed there counts before its parts
_EQUAL = 1e-9  # the same share, worked out twice

Shares = tuple[float | None, float | None]  # gained before and after; None where the question did not count


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure in both measurements, and after less before; times have neither an interval nor a `p`.

    `up` and `down`: how many questions gained more, and less. `p`: see `retrieval.evaluation.chance`. The
    interval of a difference that may be chance holds 0, which the bootstrap alone misses where few changed.
    """

    before: float
    after: float
    difference: Estimate
    up: int = 0
    down: int = 0
    p: float = math.nan

    @property
    def is_beyond_chance(self) -> bool:
        """Whether chance alone would seldom set the measurements so far apart."""
        return self.p < BEYOND


@dataclass(frozen=True, slots=True)
class Change:
    """One question in both measurements."""

    before: Result
    after: Result

    @property
    def figures(self) -> dict[str, Shares]:
        """Every figure that the question gains another share of, before and after."""
        shares = {
            name: (self.before.gained(name), self.after.gained(name))
            for name in figure_names([self.after, self.before])
        }
        return {name: both for name, both in shares.items() if _step(both)}

    @property
    def ways(self) -> dict[str, float]:
        """The ways of searching that changed, the whole search first; how much better each went."""
        found: dict[str, float] = {}
        for name, both in self.figures.items():
            if "." in name:
                found.setdefault(name.partition(".")[0], _step(both))
        return dict(sorted(found.items(), key=lambda way: not way[0].startswith(_WHOLE)))

    @property
    def steps(self) -> tuple[float, ...]:
        """How much better each thing went, the gravest first: the answer, the rank, the ways of searching."""
        own = (b - a for a, b in zip(self.before.merit, self.after.merit, strict=True))
        return (*own, next(iter(self.ways.values()), 0.0))


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed over the questions that both measurements asked; changed questions gravest first.

    A question that went better in one way and worse in another is named once, by what is graver.
    """

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
        better=_changed(pairs, lambda step: step > 0),
        worse=_changed(pairs, lambda step: step < 0),
    )


def check_alike(before: Run, kind: Kind, keys: Iterable[Key]) -> None:
    """Raises `NotAlike` if a measurement of this kind, of these questions, could not be compared."""
    if before.kind != kind:
        raise NotAlike(same_kind=False)
    if not {result.key for result in before.results}.intersection(keys):
        raise NotAlike(same_kind=True)


def _figures(before: Sequence[Result], after: Sequence[Result]) -> dict[str, FigureChange]:
    names = figure_names([*after, *before])
    return {name: _figure(shares_of(before, name), shares_of(after, name)) for name in names}


def _figure(before: Sequence[Share], after: Sequence[Share]) -> FigureChange:
    found, p = estimate_difference(before, after), chance_of(before, after)
    if p >= BEYOND:
        found = Estimate(found.value, min(found.low, 0.0), max(found.high, 0.0))
    steps = [_step((_part(a), _part(b))) for a, b in zip(before, after, strict=True)]
    up, down = sum(step > 0 for step in steps), sum(step < 0 for step in steps)
    return FigureChange(value_of(before), value_of(after), found, up, down, p)


def _part(share: Share) -> float | None:
    return share[0] / share[1] if share[1] else None


def _step(both: Shares) -> float:
    """After less before; 0 where they are the same or one is missing."""
    before, after = both
    if before is None or after is None or abs(after - before) < _EQUAL:
        return 0.0
    return after - before


def _times(before: Sequence[Result], after: Sequence[Result]) -> dict[str, FigureChange]:
    """Times are not judged: they change with what else the machine does."""
    first, then = times_of(before), times_of(after)
    return {
        name: FigureChange(value, then[name], Estimate(then[name] - value, math.nan, math.nan))
        for name, value in first.items()
    }


def _changed(pairs: Sequence[Change], is_so: Callable[[float], bool]) -> tuple[Change, ...]:
    found = [pair for pair in pairs if is_so(next((step for step in pair.steps if step), 0.0))]
    return tuple(sorted(found, key=lambda pair: tuple(map(abs, pair.steps)), reverse=True))
