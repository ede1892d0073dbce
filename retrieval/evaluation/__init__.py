"""How good search and answers are, measured with confidence on one's own files; two runs compared.

figures = measure_search(search, questions, seed=1)
figures.ways["hybrid"].r10.value
results = measure_answers(answerer, read_cases(path), Sources(library, sessions).hold)
compare(read_run(kept), Run(Kind.ANSWERS, settings, results)).worse
"""

from retrieval.evaluation.answering import measure_answers
from retrieval.evaluation.cases import Case, read_cases
from retrieval.evaluation.comparison import Change, Comparison, FigureChange, check_alike, compare
from retrieval.evaluation.confidence import Estimate
from retrieval.evaluation.errors import EvaluationError, NotAlike, NotKept
from retrieval.evaluation.metrics import Figures, figures_of
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
from retrieval.evaluation.searching import Askable, Measured, askable, measure_search, question_key
from retrieval.evaluation.sources import Sources
from retrieval.rows import BadLine, Fault

__all__ = [
    "ANSWER_FIGURES",
    "REPEATED",
    "SEARCH_FIGURES",
    "Askable",
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
    "askable",
    "check_alike",
    "compare",
    "figure_of",
    "figures_of",
    "keep_run",
    "measure_answers",
    "measure_search",
    "question_key",
    "read_cases",
    "read_run",
    "times_of",
]
