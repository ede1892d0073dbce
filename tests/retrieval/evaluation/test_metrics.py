"""The measures, against values worked out by hand."""

import math

import pytest

from retrieval.evaluation.metrics import (
    Asked,
    estimate,
    estimate_difference,
    figures_of,
    first_rank,
    gain,
    recall_at,
    reciprocal_rank,
)


def asked(found: str, relevant: str) -> Asked:
    return Asked(found.split(), frozenset(relevant.split()))


@pytest.mark.parametrize(
    ("found", "relevant", "depth", "recall"),
    [("a b c", "a", 1, 1.0), ("b a", "a", 1, 0.0), ("b a", "a c", 10, 0.5), ("", "a", 50, 0.0)],
)
def test_recall_is_the_share_of_the_relevant_found(
    found: str, relevant: str, depth: int, recall: float
) -> None:
    assert recall_at(asked(found, relevant), depth) == recall


@pytest.mark.parametrize(("found", "rank"), [("a b", 1.0), ("b a", 0.5), ("b c", 0.0)])
def test_the_rank_counts_from_the_first_relevant_one(found: str, rank: float) -> None:
    assert reciprocal_rank(asked(found, "a")) == rank


def test_the_eleventh_place_has_no_rank() -> None:
    assert reciprocal_rank(asked("b " * 10 + "a", "a")) == 0.0


def test_the_gain_of_the_best_ranking_is_one() -> None:
    assert gain(asked("a b c", "a b")) == 1.0


def test_the_gain_falls_with_the_place() -> None:
    assert gain(asked("c a", "a")) == pytest.approx(1 / math.log2(3))


def test_the_interval_lies_around_the_mean() -> None:
    figures = figures_of([asked("a", "a"), asked("b", "a")] * 50)
    assert figures.r1.value == 0.5
    assert 0.35 < figures.r1.low < 0.5 < figures.r1.high < 0.65


def test_a_figure_is_all_that_was_gained_over_all_that_could_be() -> None:
    assert estimate([(1, 1), (1, 3), (0, 0)]).value == 0.5


def test_a_figure_without_a_question_is_no_number() -> None:
    assert math.isnan(estimate([(0, 0)]).value)


def test_a_difference_is_paired_so_that_equal_questions_give_no_spread() -> None:
    before = [(float(n % 2), 1.0) for n in range(100)]
    after = [(gained + 0.25, possible) for gained, possible in before]
    found = estimate_difference(before, after)
    assert (found.low, found.value, found.high) == pytest.approx((0.25, 0.25, 0.25))


def test_the_first_right_one_has_its_rank_however_deep() -> None:
    assert first_rank(asked("b " * 40 + "a a", "a")) == 41
