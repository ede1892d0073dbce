"""Two measurements side by side."""

import math
from collections.abc import Sequence
from dataclasses import replace

import pytest

from retrieval.evaluation.comparison import compare
from retrieval.evaluation.errors import NotAlike
from retrieval.evaluation.runs import Kind, Result, Run
from tests.retrieval.evaluation.made_up import result


def run(results: Sequence[Result], kind: Kind = Kind.ANSWERS) -> Run:
    return Run(kind, {}, tuple(results))


def answers(*hits: int) -> Run:
    return run([result(str(n), outcome="answered", hit1=hit) for n, hit in enumerate(hits)])


def test_a_difference_is_after_less_before() -> None:
    change = compare(answers(1, 0, 0, 0), answers(1, 1, 0, 0)).figures["hit1"]
    assert (change.before, change.after, change.difference.value) == (0.25, 0.5, 0.25)


def test_no_change_at_all_is_within_chance() -> None:
    change = compare(answers(1, 0), answers(1, 0)).figures["hit1"]
    assert (change.difference.low, change.difference.high, change.is_beyond_chance) == (0, 0, False)


@pytest.mark.parametrize(("better", "of"), [(1, 1), (3, 3), (4, 14), (4, 300), (5, 300)])
def test_a_few_questions_may_be_chance_of_however_many(better: int, of: int) -> None:
    change = compare(answers(*[0] * of), answers(*[1] * better, *[0] * (of - better))).figures["hit1"]
    assert not change.is_beyond_chance
    assert change.difference.low <= 0 < change.difference.high


def test_the_questions_that_gained_and_lost_are_counted() -> None:
    change = compare(answers(1, 0, 0, 1), answers(0, 1, 1, 1)).figures["hit1"]
    assert (change.up, change.down) == (2, 1)


def test_a_fifth_of_many_questions_is_beyond_chance() -> None:
    assert compare(answers(*[0] * 50), answers(*[0] * 40, *[1] * 10)).figures["hit1"].is_beyond_chance


def test_changes_that_cancel_out_are_named_all_the_same() -> None:
    found = compare(answers(1, 0), answers(0, 1))
    assert ([c.after.id for c in found.better], [c.after.id for c in found.worse]) == (["1"], ["0"])


def test_a_better_rank_of_the_same_answer_is_better() -> None:
    before, after = (run([result(rank=rank, hit1=1)]) for rank in (5, 2))
    assert len(compare(before, after).better) == 1


def test_a_passage_not_found_any_more_is_worse() -> None:
    before, after = (run([result(rank=rank)], Kind.RETRIEVAL) for rank in (40, None))
    assert len(compare(before, after).worse) == 1


def test_an_answer_that_got_worse_outweighs_a_better_rank() -> None:
    before, after = run([result(rank=5, hit1=1)]), run([result(rank=1, hit1=0)])
    assert len(compare(before, after).worse) == 1


def test_a_false_refusal_less_is_better() -> None:
    before, after = (run([result(hit1=0, false_refusal=refused)]) for refused in (1, 0))
    assert len(compare(before, after).better) == 1


def test_the_gravest_change_is_named_first() -> None:
    before = run([result("a", rank=2, hit1=1), result("b", rank=2, hit1=1)])
    after = run([result("a", rank=3, hit1=1), result("b", rank=2, hit1=0)])
    assert [change.after.id for change in compare(before, after).worse] == ["b", "a"]


def searched(**figures: float) -> Run:
    """A question whose right article always comes first; "dense_r10" is recall of the way "dense"."""
    scores = {name.replace("_", "."): (gained, 1.0) for name, gained in figures.items()}
    return run([replace(result(rank=1), scores=scores)], Kind.RETRIEVAL)


def test_a_question_that_only_one_way_of_searching_loses_is_worse_and_the_way_is_named() -> None:
    before, after = searched(dense_r10=1, hybrid_r10=1), searched(dense_r10=0, hybrid_r10=1)
    (change,) = compare(before, after).worse
    assert change.ways == {"dense": -1}
    assert change.figures == {"dense.r10": (1, 0)}


def test_the_whole_search_counts_before_its_parts() -> None:
    before = searched(lexical_r1=1, hybrid_ndcg10=0.5)
    (change,) = compare(before, searched(lexical_r1=0, hybrid_ndcg10=1)).better
    assert list(change.ways) == ["hybrid", "lexical"]


def test_only_common_questions_are_compared() -> None:
    found = compare(answers(1, 1, 0), answers(1, 1))
    assert (found.questions, found.figures["hit1"].before) == (2, 1)


def test_a_figure_that_counts_for_few_questions_is_compared_over_those() -> None:
    before = run([result("a", whole_list=0.5), result("b", hit1=1)])
    after = run([result("a", whole_list=1.0), result("b", hit1=1)])
    assert compare(before, after).figures["whole_list"].difference.value == 0.5


def test_times_have_no_interval() -> None:
    assert math.isnan(compare(answers(1), answers(1)).figures["p50_ms"].difference.low)


@pytest.mark.parametrize(
    ("other", "same_kind"),
    [(run([result("x")]), True), (run([result("0")], Kind.RETRIEVAL), False)],
)
def test_what_cannot_be_compared_is_refused(other: Run, same_kind: bool) -> None:
    with pytest.raises(NotAlike) as told:
        compare(other, answers(1))
    assert told.value.same_kind is same_kind
