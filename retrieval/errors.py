"""What can go wrong in retrieval, said so that a person can act on it.

RetrievalError
├── ModelMissing       the embedding model named in the settings is not on this machine
├── EmbeddingUnusable  that model is damaged, or gives no vectors of sentences
├── WriterUnusable     the language model named in the settings cannot be used as it is set
├── IndexBroken        the search index cannot be read and has to be built again
├── IndexBusy          another process is building the index
└── ChromaUnreachable  the Chroma server named in the settings does not answer
"""


class RetrievalError(Exception):
    """Any failure of retrieval; its text is Vietnamese and fit to be shown."""


class ModelMissing(RetrievalError):
    """The embedding model named in the settings is not on this machine."""


class EmbeddingUnusable(RetrievalError):
    """The embedding model named in the settings is damaged, or gives no vectors of sentences."""


class WriterUnusable(RetrievalError):
    """The language model named in the settings cannot be used as it is set."""

    def __init__(self, model: str, reason: str) -> None:
        super().__init__(f"Không dùng được mô hình ngôn ngữ “{model}” (DANVAN_LLM): {reason}")


class IndexBroken(RetrievalError):
    """The search index is missing or damaged; `SearchIndex.sync` builds it again."""


class IndexBusy(RetrievalError):
    """Another process holds the index's write lock."""


class ChromaUnreachable(RetrievalError):
    """The Chroma server named in the settings does not answer."""
