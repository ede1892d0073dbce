"""Question → passages → answer with verified quotes."""

from retrieval import evaluation
from retrieval.answer.model import Answer, Citation, CitedDocument, Claim, Outcome
from retrieval.answer.writing import Writer, load_writer
from retrieval.answerer import Answerer
from retrieval.articles import Article, Question, read_articles, read_questions
from retrieval.articles_search import ArticleSearch
from retrieval.embedding import load_embedder
from retrieval.errors import IndexBusy, RetrievalError
from retrieval.evaluation import Measured, measure_search

__all__ = [
    "Answer",
    "Answerer",
    "Article",
    "ArticleSearch",
    "Citation",
    "CitedDocument",
    "Claim",
    "IndexBusy",
    "Measured",
    "Outcome",
    "Question",
    "RetrievalError",
    "Writer",
    "evaluation",
    "load_embedder",
    "load_writer",
    "measure_search",
    "read_articles",
    "read_questions",
]
