"""Question → passages → answer with verified quotes."""

from retrieval.answer.model import Answer, Citation, CitedDocument, Outcome
from retrieval.answerer import Answerer
from retrieval.articles import Article, Question, read_articles, read_questions
from retrieval.articles_search import ArticleSearch
from retrieval.embedding import load_embedder
from retrieval.errors import RetrievalError
from retrieval.evaluation import Measured, measure_search

__all__ = [
    "Answer",
    "Answerer",
    "Article",
    "ArticleSearch",
    "Citation",
    "CitedDocument",
    "Measured",
    "Outcome",
    "Question",
    "RetrievalError",
    "load_embedder",
    "measure_search",
    "read_articles",
    "read_questions",
]
