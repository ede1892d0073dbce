"""Intervals: what they hold, and that many questions need no more memory than few."""

import math
import tracemalloc

import pytest

from retrieval.evaluation.confidence import estimate, estimate_difference, value_of

RIGHT, WRONG, HALF = (1.0, 1.0), (0.0, 1.0), (0.5, 1.0)


def test_a_figure_is_all_that_was_gained_over_all_that_could_be() -> None:
    assert estimate([(1, 1), (1, 3), (0, 0)]).value == value_of([(1, 1), (1, 3), (0, 0)]) == 0.5


def test_a_figure_without_a_question_is_no_number() -> None:
    assert math.isnan(estimate([(0, 0)]).value)


def test_right_or_wrong_has_the_interval_of_a_proportion() -> None:
    found = estimate([RIGHT] * 8 + [WRONG] * 2)
    assert (found.low, found.high) == pytest.approx((0.4902, 0.9433), abs=1e-4)  # by Wilson's formula


@pytest.mark.parametrize("shares", [[RIGHT] * 14, [(2.0, 2.0), (5.0, 5.0)]])
def test_where_all_were_right_the_next_might_still_be_wrong(shares: list[tuple[float, float]]) -> None:
    found = estimate(shares)
    assert found.low < 0.8
    assert found.high == pytest.approx(found.value) == 1.0


def test_a_graded_figure_has_an_interval_around_its_mean() -> None:
    found = estimate([RIGHT, HALF, WRONG, HALF] * 25)
    assert 0.4 < found.low < found.value == 0.5 < found.high < 0.6


def test_a_difference_is_paired_so_that_equal_questions_give_no_spread() -> None:
    before = [(float(n % 2), 1.0) for n in range(100)]
    after = [(gained + 0.25, possible) for gained, possible in before]
    found = estimate_difference(before, after)
    assert (found.low, found.value, found.high) == pytest.approx((0.25, 0.25, 0.25))


def test_many_questions_are_drawn_in_parts() -> None:
    tracemalloc.start()
    estimate_difference([WRONG, RIGHT] * 10_000, [RIGHT] * 20_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 50 * 2**20
