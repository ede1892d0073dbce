"""langchain's plugs: our embedder as its `Embeddings`, our search as its `BaseRetriever`.

retriever = PassageRetriever(answerer=Answerer(sessions, home))
documents = retriever.invoke("Quý III xã phải làm gì?")
"""

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from retrieval.answerer import Answerer
from retrieval.embedding import Embedder


class LangchainEmbeddings(Embeddings):
    """An `Embedder` behind langchain's interface."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One vector of unit length for each text."""
        vectors: list[list[float]] = self._embedder.encode(texts).tolist()
        return vectors

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question."""
        vector: list[float] = self._embedder.encode([text], query=True)[0].tolist()
        return vector


class PassageRetriever(BaseRetriever):
    """The passages an answer would be drawn from, best first, as langchain documents.

    `page_content` is verbatim; `metadata` has document, label, start, end, score.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    answerer: Answerer
    k: int = 8

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        return [
            Document(
                page_content=evidence.piece.body,
                metadata={
                    "document": evidence.piece.profile.file,
                    "label": evidence.piece.label,
                    "start": evidence.piece.start,
                    "end": evidence.piece.end,
                    "score": evidence.total,
                },
                id=str(evidence.piece.id),
            )
            for evidence in self.answerer.search(query)[: self.k]
        ]
