import pytest

from retrieval.fusion import reciprocal_rank, score_sum


def test_a_passage_found_by_both_comes_before_one_found_by_either() -> None:
    fused = reciprocal_rank([([(1, 9.0), (2, 8.0)], 1.0), ([(3, 0.9), (2, 0.8)], 1.0)])
    assert next(passage for passage, _ in fused) == 2


def test_reciprocal_rank_knows_ranks_not_scores() -> None:
    assert (
        reciprocal_rank([([(1, 9.0)], 1.0)], k=9.0)
        == reciprocal_rank([([(1, 0.1)], 1.0)], k=9.0)
        == [(1, 0.1)]
    )


def test_weights_let_one_list_lead() -> None:
    fused = reciprocal_rank([([(1, 1.0), (2, 0.5)], 0.2), ([(2, 1.0), (1, 0.5)], 1.0)])
    assert [passage for passage, _ in fused] == [2, 1]


def test_scores_of_different_size_are_brought_to_one_measure() -> None:
    fused = dict(score_sum([([(1, 40.0), (2, 20.0), (3, 30.0)], 1.0), ([(2, 0.9), (1, 0.1)], 1.0)]))
    assert fused == pytest.approx({1: 1.0, 2: 1.0, 3: 0.5})


def test_equal_scores_count_in_full() -> None:
    assert score_sum([([(1, 3.0), (2, 3.0)], 0.5)]) == [(1, 0.5), (2, 0.5)]


@pytest.mark.parametrize("fuse", [reciprocal_rank, score_sum])
def test_nothing_in_gives_nothing_out(fuse) -> None:  # type: ignore[no-untyped-def]
    assert fuse([([], 1.0), ([], 1.0)]) == []


def test_ties_are_broken_by_passage_id_so_that_answers_repeat() -> None:
    assert reciprocal_rank([([(7, 1.0)], 1.0), ([(3, 1.0)], 1.0)])[0][0] == 3
