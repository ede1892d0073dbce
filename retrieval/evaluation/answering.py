"""Answers measured: every question put to what answers, and graded."""

import logging
from collections.abc import Callable, Sequence
from typing import Protocol

from retrieval.answer.model import Answer, Citation
from retrieval.evaluation.cases import Case
from retrieval.evaluation.grading import graded
from retrieval.evaluation.runs import Result
from retrieval.evidence import Evidence
from retrieval.followup import in_context
from retrieval.question import Question

log = logging.getLogger(__name__)


class Answering(Protocol):
    """What is measured."""

    def answer(self, asked: str, history: Sequence[str] = ()) -> Answer:
        """The answer to a question in its chat."""

    def search(self, asked: str) -> list[Evidence]:
        """The passages for a question, best first."""

    def read(self, asked: str) -> Question:
        """A question as it is understood."""


def measure_answers(
    answering: Answering,
    cases: Sequence[Case],
    holds: Callable[[Citation], bool],
    *,
    progress: Callable[[int], None] = lambda asked: None,
) -> tuple[Result, ...]:
    """Asks every question with its history. `progress` is told after each how many have been asked.

    `holds` tells whether a quote stands in its document. Search is given a question that leans on earlier
    ones together with them. A question that fails is logged and counts as refused.
    """
    answers = []
    for number, case in enumerate(cases, start=1):  # all answers first: searches between would warm them up
        answers.append(_answered(answering, case))
        progress(number)
    return tuple(
        graded(case, answer, answering.search(_in_full(answering, case)) if case.answerable else [], holds)
        for case, answer in zip(cases, answers, strict=True)
    )


def _answered(answering: Answering, case: Case) -> Answer | None:
    try:
        return answering.answer(case.question, case.history)
    except Exception:  # whatever one question meets, the others are still measured
        log.exception("question %s of a measurement failed", case.id)
        return None


def _in_full(answering: Answering, case: Case) -> str:
    """The question; where it leans on earlier ones, with their words."""
    if not case.history:
        return case.question
    asked = answering.read(case.question)
    whole = in_context([answering.read(earlier) for earlier in case.history], asked)
    return case.question if whole is asked else whole.read
