"""A measured figure with the target it is held to."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured; `least` or `most` is its target, both None for a figure that is only shown."""

    name: str
    value: float | None
    least: float | None = None
    most: float | None = None

    @property
    def met(self) -> bool:
        """Whether the target is met; a figure that could not be measured misses it."""
        if not self.target:
            return True
        if self.value is None:
            return False
        return (self.least is None or self.value >= self.least) and (
            self.most is None or self.value <= self.most
        )

    @property
    def target(self) -> str:
        """The target in signs: "≥ 0.880"."""
        if self.least is not None:
            return f"≥ {shown(self.least)}"
        return "" if self.most is None else f"≤ {shown(self.most)}"


def shown(value: float | None) -> str:
    """Three decimals for shares, none for counts."""
    if value is None:
        return "-"
    return str(value) if isinstance(value, int) else f"{value:.3f}"


def table(title: str, figures: Iterable[Figure]) -> str:
    """The figures under a title, one a line."""
    rows = list(figures)
    wide = max((len(figure.name) for figure in rows), default=0)
    return "\n".join([title, *(_row(figure, wide) for figure in rows)])


def _row(figure: Figure, wide: int) -> str:
    verdict = "" if not figure.target else "met" if figure.met else "MISSED"
    return f"  {figure.name:<{wide}}{shown(figure.value):>8}  {figure.target:<9} {verdict}".rstrip()
