"""Meaning search: passage vectors in Chroma, in a folder of ours or on a Chroma server.

Chroma holds only vectors and the passages' document ids; texts and the vectors of record are in the SQL
database. Telemetry is off and no embedding function is given to it, so it never downloads anything.
"""

import contextlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from retrieval.embedding import Vectors
from retrieval.errors import ChromaUnreachable

if TYPE_CHECKING:
    from chromadb.api import ClientAPI

_LARGEST_BATCH = 5_000  # Chroma's own limit is 5,461
_SPACE = {"hnsw": {"space": "cosine", "ef_construction": 200, "ef_search": 600, "max_neighbors": 32}}


@dataclass(frozen=True, slots=True)
class DenseEntry:
    """One passage as the vector index takes it in; `vector` has unit length or is all zeros."""

    passage: int
    document: int
    vector: NDArray[np.float32]


def embedded_client(folder: Path) -> "ClientAPI":
    """A Chroma of this process with its files in `folder`; `close()` it to let go of them."""
    import chromadb

    folder.mkdir(parents=True, exist_ok=True)
    return chromadb.PersistentClient(path=str(folder), settings=chromadb.Settings(anonymized_telemetry=False))


def server_client(url: str) -> tuple["ClientAPI", str]:
    """A client of the Chroma server at `url` ("http://host:8000/name") and the name for our collections.

    Raises `ChromaUnreachable` if the server does not answer.
    """
    import chromadb

    parts = urlsplit(url)
    secure = parts.scheme == "https"
    try:
        client = chromadb.HttpClient(
            host=parts.hostname or "localhost",
            port=parts.port or (443 if secure else 8000),
            ssl=secure,
            settings=chromadb.Settings(anonymized_telemetry=False),
        )
    except Exception as error:  # the client asks the server for its version at once
        raise ChromaUnreachable(f"Máy chủ Chroma {url} không trả lời: {error}") from error
    return client, parts.path.strip("/").replace("/", "-") or "danvan"


def close_client(client: "ClientAPI") -> None:
    """Closes a client; closing twice, or after its folder is gone, does no harm."""
    with contextlib.suppress(Exception):
        client.close()
    for part in (client, getattr(client, "_admin_client", None)):
        session = getattr(getattr(part, "_server", None), "_session", None)
        if session is not None:  # Chroma 1.5 leaves the connections of its HTTP clients open
            session.close()


class DenseIndex:
    """One collection of vectors. Closing it closes its client."""

    def __init__(self, client: "ClientAPI", name: str = "passages", *, create: bool = False) -> None:
        self._client = client
        try:
            self._collection: Any = _collection(client, name, create)
        except Exception:
            self.close()
            raise

    @property
    def count(self) -> int:
        """How many passages are in the index."""
        return int(self._collection.count())

    def remove(self, documents: Iterable[int]) -> None:
        """Takes every passage of these documents out."""
        for document in documents:
            self._collection.delete(where={"document_id": document})

    def add(self, entries: Iterable[DenseEntry]) -> None:
        """Puts passages in, replacing those with the same id."""
        for batch in _batches(entries):
            self._collection.upsert(
                ids=[str(entry.passage) for entry in batch],
                embeddings=np.stack([entry.vector for entry in batch]),
                metadatas=[{"document_id": entry.document} for entry in batch],
            )

    def search(
        self, vector: Vectors, *, limit: int = 50, documents: Collection[int] | None = None
    ) -> list[tuple[int, float]]:
        """Up to `limit` (passage id, cosine similarity), best first; `documents` narrows to those."""
        if limit < 1 or not np.any(vector) or (documents is not None and not documents):
            return []
        where = None if documents is None else {"document_id": {"$in": sorted(documents)}}
        found = self._collection.query(
            query_embeddings=[vector], n_results=limit, where=where, include=["distances"]
        )
        pairs = zip(found["ids"][0], found["distances"][0], strict=True)
        return [(int(passage), 1.0 - float(distance)) for passage, distance in pairs]

    def vectors(self, passages: Sequence[int]) -> dict[int, Vectors]:
        """The stored vectors of those of the passages that are in the index."""
        found = self._collection.get(ids=[str(passage) for passage in passages], include=["embeddings"])
        rows = zip(found["ids"], found["embeddings"], strict=True)
        return {int(passage): np.asarray(row, dtype=np.float32) for passage, row in rows}

    def entries(self) -> Iterator[DenseEntry]:
        """Everything in the index, a page at a time."""
        offset = 0
        while True:
            page = self._collection.get(
                limit=_LARGEST_BATCH, offset=offset, include=["embeddings", "metadatas"]
            )
            rows = zip(page["ids"], page["metadatas"], page["embeddings"], strict=True)
            for passage, metadata, row in rows:
                vector = np.asarray(row, dtype=np.float32)
                yield DenseEntry(int(passage), int(metadata["document_id"]), vector)
            offset += len(page["ids"])
            if len(page["ids"]) < _LARGEST_BATCH:
                return

    def close(self) -> None:
        """Lets go of the files or the connection; clients of one folder share them and must all close."""
        close_client(self._client)


def _collection(client: "ClientAPI", name: str, create: bool) -> Any:
    if not create:
        return client.get_collection(name, embedding_function=None)
    return client.create_collection(name, embedding_function=None, configuration=_SPACE, get_or_create=True)


def _batches(entries: Iterable[DenseEntry]) -> Iterator[list[DenseEntry]]:
    remaining = iter(entries)
    while batch := list(islice(remaining, _LARGEST_BATCH)):
        yield batch
