"""When a difference is more than chance, against values counted out by hand."""

import math
from collections.abc import Sequence

import pytest

from retrieval.evaluation.chance import chance_of, sign_test


def graded(*gained: float) -> list[tuple[float, float]]:
    """Questions of 1 each, of which so much was gained."""
    return [(one, 1.0) for one in gained]


@pytest.mark.parametrize(
    ("up", "down", "p"),
    [
        (1, 0, 1.0),
        (3, 0, 0.25),
        (4, 0, 0.125),
        (0, 5, 0.0625),
        (6, 0, 0.03125),
        (5, 5, 1.0),
        (8, 2, 0.109375),
    ],
)
def test_questions_that_turned_are_counted_like_coins(up: int, down: int, p: float) -> None:
    assert sign_test(up, down) == p


def test_thousands_of_questions_are_counted_out_too() -> None:
    assert sign_test(10_200, 9_800) == pytest.approx(0.00484, abs=1e-4)


@pytest.mark.parametrize("others", [0, 10, 1_000])
def test_questions_that_stay_as_they_were_change_nothing(others: int) -> None:
    before, after = graded(*[0] * 5, *[1] * others), graded(*[1] * 5, *[1] * others)
    assert chance_of(before, after) == 0.0625


def test_without_any_change_all_is_chance() -> None:
    assert chance_of(graded(1, 0.5), graded(1, 0.5)) == 1.0


@pytest.mark.parametrize(
    ("steps", "p"),
    [
        ((0.1, 0.2, 0.3), 2 / 8),
        ((0.3, 0.2, -0.1), 4 / 8),
        ((0.1, 0.2, 0.3, 0.4, 0.5, 0.6), 2 / 64),
    ],
)
def test_graded_changes_are_weighed_by_every_way_of_swapping(steps: Sequence[float], p: float) -> None:
    assert chance_of(graded(*[0.5] * len(steps)), graded(*(0.5 + step for step in steps))) == p


def test_many_graded_changes_one_way_are_never_wholly_certain() -> None:
    before, after = graded(*[0.1] * 40), graded(*(0.2 + n / 100 for n in range(40)))
    assert chance_of(before, after) == 1 / 10_001


def test_many_graded_changes_both_ways_are_chance() -> None:
    before = graded(*(0.5 for n in range(200)))
    after = graded(*(0.5 + (n % 7 - 3) / 10 for n in range(200)))
    assert chance_of(before, after) > 0.5


def test_quotes_that_are_more_in_one_run_are_weighed_with_their_number() -> None:
    before, after = [(1.0, 1.0), (0.0, 2.0)], [(1.0, 3.0), (2.0, 2.0)]
    assert 0 < chance_of(before, after) <= 1


def test_a_figure_that_only_one_run_has_cannot_be_judged() -> None:
    assert math.isnan(chance_of([(0.0, 0.0)], [(1.0, 1.0)]))
