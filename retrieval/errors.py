"""What can go wrong in retrieval, said so that a person can act on it.

RetrievalError
├── ModelMissing       the embedding model named in the settings is not on this machine
├── IndexBroken        the search index cannot be read and has to be built again
├── IndexBusy          another process is building the index
└── ChromaUnreachable  the Chroma server named in the settings does not answer
"""


class RetrievalError(Exception):
    """Any failure of retrieval; its text is Vietnamese and fit to be shown."""


class ModelMissing(RetrievalError):
    """The embedding model named in the settings is not on this machine."""


class IndexBroken(RetrievalError):
    """The search index is missing or damaged; `SearchIndex.sync` builds it again."""


class IndexBusy(RetrievalError):
    """Another process holds the index's write lock."""


class ChromaUnreachable(RetrievalError):
    """The Chroma server named in the settings does not answer."""
