"""How good search and answers are, measured with confidence on one's own files; two runs compared.

figures = measure_search(search, questions, seed=1)
figures.ways["hybrid"].r10.value
results = measure_answers(answerer, read_cases(path), Sources(library, sessions).hold)
compare(read_run(kept), Run(Kind.ANSWERS, settings, results)).worse
"""

from retrieval.evaluation.answering import measure_answers
from retrieval.evaluation.cases import Case, read_cases, read_rows
from retrieval.evaluation.comparison import Change, Comparison, FigureChange, check_alike, compare
from retrieval.evaluation.errors import BadLine, EvaluationError, Fault, NotAlike, NotKept
from retrieval.evaluation.metrics import Estimate, Figures, figures_of
from retrieval.evaluation.runs import (
    ANSWER_FIGURES,
    REPEATED,
    SEARCH_FIGURES,
    Kind,
    Result,
    Run,
    figure_of,
    keep_run,
    read_run,
    times_of,
)
from retrieval.evaluation.searching import Measured, measure_search, question_key
from retrieval.evaluation.sources import Sources

__all__ = [
    "ANSWER_FIGURES",
    "REPEATED",
    "SEARCH_FIGURES",
    "BadLine",
    "Case",
    "Change",
    "Comparison",
    "Estimate",
    "EvaluationError",
    "Fault",
    "FigureChange",
    "Figures",
    "Kind",
    "Measured",
    "NotAlike",
    "NotKept",
    "Result",
    "Run",
    "Sources",
    "check_alike",
    "compare",
    "figure_of",
    "figures_of",
    "keep_run",
    "measure_answers",
    "measure_search",
    "question_key",
    "read_cases",
    "read_rows",
    "read_run",
    "times_of",
]
