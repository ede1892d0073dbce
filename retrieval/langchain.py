"""langchain's plugs: our embedder as its `Embeddings`.

vectors = LangchainEmbeddings(load_embedder("")).embed_documents(["Quy chế dân chủ"])
"""

from langchain_core.embeddings import Embeddings

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
