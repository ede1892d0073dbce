"""Question → passages → answer with verified quotes."""

from retrieval.answer.model import Answer, Citation, CitedDocument, Outcome
from retrieval.answerer import Answerer
from retrieval.errors import RetrievalError

__all__ = ["Answer", "Answerer", "Citation", "CitedDocument", "Outcome", "RetrievalError"]
