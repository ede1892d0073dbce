"""What answers are worth: every figure of the evaluation files, one rule a test."""

from pathlib import Path

import pytest

from retrieval.answer.model import Answer, Outcome
from retrieval.evaluation.cases import Case
from retrieval.evaluation.grading import graded
from retrieval.evaluation.runs import Result
from tests.retrieval.evaluation.made_up import answer, case, found, place

RIGHT = "Tổ trưởng lập danh sách."
WRONG = "Trụ sở mở cửa sáng thứ hai."
REFUSED = answer(outcome=Outcome.REFUSED)


@pytest.fixture
def asked(tmp_path: Path) -> Case:
    return case(tmp_path, accept=[place("lập danh sách")])


def grade(asked: Case, given: Answer | None, *bodies: str, holds: bool = True) -> Result:
    return graded(asked, given, found(*bodies), lambda citation: holds)


def test_a_right_quote_first_counts(asked: Case) -> None:
    assert grade(asked, answer(RIGHT, WRONG)).gained("hit1") == 1


def test_a_right_quote_third_counts_only_within_three(asked: Case) -> None:
    told = grade(asked, answer(WRONG, WRONG, RIGHT))
    assert (told.gained("hit1"), told.gained("hit3")) == (0, 1)


def test_a_right_quote_fourth_does_not_count(asked: Case) -> None:
    assert grade(asked, answer(WRONG, WRONG, WRONG, RIGHT)).gained("hit3") == 0


def test_the_same_words_of_another_document_do_not_count(asked: Case) -> None:
    assert grade(asked, answer(RIGHT, document="khac.txt")).gained("hit1") == 0


def test_all_snippets_of_an_entry_are_needed(tmp_path: Path) -> None:
    asked = case(tmp_path, accept=[place("lập danh sách", "trong tuần")])
    assert grade(asked, answer(RIGHT)).gained("hit1") == 0


def test_a_quote_too_long_for_a_phone_is_no_citation(asked: Case) -> None:
    assert grade(asked, answer(RIGHT + "a" * 2000)).gained("hit3") == 0


def test_a_refusal_of_an_answerable_question_is_counted(asked: Case) -> None:
    told = grade(asked, REFUSED)
    assert (told.gained("false_refusal"), told.gained("hit1")) == (1, 0)


def test_a_question_that_failed_counts_as_refused(asked: Case) -> None:
    told = grade(asked, None)
    assert (told.gained("false_refusal"), told.outcome) == (1, "failed")


def test_an_unanswerable_question_is_to_be_refused(tmp_path: Path) -> None:
    asked = case(tmp_path, answerable=False)
    assert [grade(asked, one).gained("refused_unanswerable") for one in (REFUSED, answer(WRONG))] == [1, 0]


def test_caution_is_as_right_as_refusal_only_where_the_row_says_so(tmp_path: Path) -> None:
    careful = answer(WRONG, outcome=Outcome.CAUTION)
    rows = (case(tmp_path, answerable=False, caution_ok=ok) for ok in (True, False))
    assert [grade(asked, careful).gained("refused_unanswerable") for asked in rows] == [1, 0]


def test_a_citation_that_a_user_rejected_makes_the_answer_wrong(tmp_path: Path) -> None:
    asked = case(tmp_path, accept=[place("lập danh sách")], reject=[place(WRONG)])
    told = grade(asked, answer(RIGHT, WRONG))
    assert (told.gained("hit1"), told.gained("hit3"), told.gained("repeated_rejected")) == (0, 0, 1)


def test_a_row_with_only_rejected_citations_counts_in_nothing_else(tmp_path: Path) -> None:
    told = grade(case(tmp_path, reject=[place(WRONG)]), answer(RIGHT))
    assert dict(told.scores) == {"repeated_rejected": (0.0, 1.0)}


def test_quotes_that_stand_nowhere_are_counted(asked: Case) -> None:
    assert grade(asked, answer(RIGHT, WRONG), holds=False).scores["verbatim"] == (0, 2)


def test_a_list_is_whole_by_the_share_of_its_points_given(tmp_path: Path) -> None:
    points = [place(text) for text in ("một việc", "hai việc", "ba việc", "bốn việc")]
    told = grade(case(tmp_path, kind="duty", accept=points), answer("Một việc.", "Ba việc."))
    assert told.gained("whole_list") == 0.5


def test_a_list_of_a_document_that_is_not_cited_is_not_looked_for(tmp_path: Path) -> None:
    points = [place(text, document="khac.txt") for text in ("một", "hai", "ba")]
    assert grade(case(tmp_path, kind="duty", accept=points), answer(WRONG)).gained("whole_list") is None


def test_search_is_measured_by_the_first_right_passage(asked: Case) -> None:
    told = grade(asked, REFUSED, WRONG, RIGHT, RIGHT)
    assert (told.rank, told.gained("r1"), told.gained("r10"), told.gained("mrr10")) == (2, 0, 1, 0.5)


def test_one_right_passage_in_front_is_the_best_ranking(asked: Case) -> None:
    assert grade(asked, REFUSED, RIGHT, WRONG, RIGHT).gained("ndcg10") == 1


def test_search_is_not_measured_by_questions_without_an_answer(tmp_path: Path) -> None:
    assert grade(case(tmp_path, answerable=False), REFUSED, WRONG).gained("r1") is None
