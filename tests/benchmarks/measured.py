"""A measurement with the baseline of the same run, without which a number of seconds says little."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure, what it is compared with, and the baseline's figure in the same unit.

    `detail` is what may differ from run to run: how much was measured.
    """

    name: str
    value: float
    unit: str
    baseline_name: str
    baseline: float
    detail: str = ""

    @property
    def ratio(self) -> float:
        """The figure over the baseline's."""
        return self.value / self.baseline if self.baseline else float("nan")

    def __str__(self) -> str:
        name = f"{self.name} ({self.detail})" if self.detail else self.name
        return (
            f"{name:<64}{_short(self.value):>10} {self.unit:<8}"
            f"{self.baseline_name}: {_short(self.baseline)} {self.unit}; ratio {_short(self.ratio)}"
        )


def _short(number: float) -> str:
    return f"{number:,.0f}" if number >= 1000 else f"{number:.3g}"


def share(values: Sequence[float], part: float) -> float:
    """The value below which a part of all values lies: 0.5 is the median."""
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]
