"""Two measurements side by side."""

import math
from collections.abc import Sequence

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


def test_one_question_of_many_may_be_chance() -> None:
    assert not compare(answers(*[0] * 50), answers(*[0] * 49, 1)).figures["hit1"].is_beyond_chance


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
