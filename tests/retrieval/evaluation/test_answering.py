"""Every question is put, with its history, and one that fails stops no other."""

import logging
from collections.abc import Sequence
from pathlib import Path

import pytest

from retrieval.answer.model import Answer
from retrieval.evaluation.answering import measure_answers
from retrieval.evidence import Evidence
from retrieval.question import Question
from tests.retrieval.evaluation.made_up import answer, cases, found, place
from tests.retrieval.made_up import ask

RIGHT = "Tổ trưởng lập danh sách."
ROW = {"question": "Ai lập danh sách?", "accept": [place("lập danh sách")]}


class Answering:
    """Answers everything with the same passage, and notes what it was asked."""

    def __init__(self) -> None:
        self.answered: list[tuple[str, tuple[str, ...]]] = []
        self.searched: list[str] = []

    def answer(self, asked: str, history: Sequence[str] = ()) -> Answer:
        self.answered.append((asked, tuple(history)))
        if asked == "Hỏng?":
            raise OSError("the disk is gone")
        return answer(RIGHT)

    def search(self, asked: str) -> list[Evidence]:
        self.searched.append(asked)
        return found(RIGHT)

    def read(self, asked: str) -> Question:
        return ask(asked)


def test_a_question_is_answered_with_its_history(tmp_path: Path) -> None:
    asked = Answering()
    row = {"id": "1", "question": "còn quý IV thì sao?", "history": ["Quý III phường làm gì?"]}
    measure_answers(asked, cases(tmp_path, row | {"accept": [place("a")]}), lambda citation: True)
    assert asked.answered == [("còn quý IV thì sao?", ("Quý III phường làm gì?",))]


def test_search_gets_the_words_of_the_question_that_is_leant_on(tmp_path: Path) -> None:
    asked = Answering()
    row = {"id": "1", "question": "còn quý IV thì sao?", "history": ["Quý III phường làm gì?"]}
    measure_answers(asked, cases(tmp_path, row | {"accept": [place("a")]}), lambda citation: True)
    assert "phường" in asked.searched[0]


def test_a_question_that_stands_alone_is_searched_as_it_is(tmp_path: Path) -> None:
    asked = Answering()
    row = {"id": "1", "question": "Quyết định 12/QĐ-UBND về việc gì?", "history": ["Ai ký Chỉ thị 33?"]}
    measure_answers(asked, cases(tmp_path, row | {"accept": [place("a")]}), lambda citation: True)
    assert asked.searched == ["Quyết định 12/QĐ-UBND về việc gì?"]


def test_a_question_that_fails_is_logged_and_stops_no_other(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    both = cases(tmp_path, {"id": "1", **ROW, "question": "Hỏng?"}, {"id": "2", **ROW})
    with caplog.at_level(logging.CRITICAL, logger="retrieval.evaluation.answering"):
        results = measure_answers(Answering(), both, lambda citation: True)
    assert [one.outcome for one in results] == ["failed", "answered"]


def test_progress_counts_the_questions(tmp_path: Path) -> None:
    counted: list[int] = []
    both = cases(tmp_path, {"id": "1", **ROW}, {"id": "2", **ROW})
    measure_answers(Answering(), both, lambda citation: True, progress=counted.append)
    assert counted == [1, 2]
