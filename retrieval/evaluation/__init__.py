"""How good search is, measured on anybody's own files: recall, rank and gain with their confidence.

figures = measure_search(search, questions, seed=1)
figures.hybrid.recall[10].value
"""

from retrieval.evaluation.metrics import Estimate, Figures, figures_of
from retrieval.evaluation.searching import Measured, measure_search

__all__ = ["Estimate", "Figures", "Measured", "figures_of", "measure_search"]
