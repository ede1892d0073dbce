"""The measures, against values worked out by hand."""

import math

import pytest

from retrieval.evaluation.metrics import (
    Asked,
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


def test_the_first_right_one_has_its_rank_however_deep() -> None:
    assert first_rank(asked("b " * 40 + "a a", "a")) == 41
