"""Building the next generation of the index from the live one and the documents that changed."""

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from retrieval.dense import DenseEntry
from retrieval.embedding import Embedder, passage_text, passages_at_once
from retrieval.generation import Generation, copy_of, empty, with_room
from retrieval.generations import LAYOUT, Manifest, Probe
from retrieval.lexical import LexicalEntry
from retrieval.vectors import pack_vector

_AT_ONCE = 4_000  # passages held in memory while building
_PROBES = 12


@dataclass(frozen=True, slots=True, eq=False)
class IndexedPassage:
    """A passage as the index takes it in. `context` is its heading path and document subject.

    `vector` is the stored vector of record (see `retrieval.vectors`), None where none was made yet by the
    embedder in use.
    """

    id: int
    document_id: int
    body: str
    context: str
    vector: NDArray[np.float32] | None = None


Fetch = Callable[[int], Sequence[IndexedPassage]]
StoreVectors = Callable[[list[tuple[int, bytes]]], None]
Progress = Callable[[int], None]


class Draft:
    """A generation under construction, starting as a copy of `base` or empty."""

    def __init__(self, folder: Path, embedder: Embedder, chroma_url: str, base: Generation | None) -> None:
        self._folder, self._embedder, self._chroma_url = folder, embedder, chroma_url
        self._lexical, self._dense = copy_of(base, folder, chroma_url) if base else empty(folder, chroma_url)
        self._probes = list(base.manifest.probes) if base else []

    def remove(self, documents: Sequence[int]) -> None:
        """Takes documents out of both indexes."""
        if documents:
            self._lexical.change(documents, ())
            self._dense.remove(documents)
            self._probes = [probe for probe in self._probes if probe.document not in set(documents)]

    def add(self, passages: Iterable[IndexedPassage], store: StoreVectors | None, progress: Progress) -> None:
        """Puts passages into both indexes; vectors that had to be made are handed to `store`."""
        remaining, done = iter(passages), 0
        while group := list(islice(remaining, _AT_ONCE)):

            def made(count: int, before: int = done) -> None:
                progress(before + count)

            vectors = self._vectors(group, store, made)
            self._lexical.change((), (LexicalEntry(p.id, p.document_id, p.body, p.context) for p in group))
            self._dense = with_room(self._dense, len(group), self._folder, self._chroma_url)
            pairs = zip(group, vectors, strict=True)
            self._dense.add(DenseEntry(p.id, p.document_id, vector) for p, vector in pairs)
            middle = group[len(group) // 2]
            self._probes.append(Probe(middle.id, middle.document_id, " ".join(middle.body.split()[:8])))
            progress(done := done + len(group))

    def finish(self, documents: dict[int, str]) -> Manifest:
        """Writes the manifest and lets go of the files."""
        probes = tuple(self._probes[:: 1 + len(self._probes) // _PROBES])
        manifest = Manifest(LAYOUT, self._embedder.name, documents, self._lexical.count, probes)
        manifest.write(self._folder)
        self.close()
        return manifest

    def close(self) -> None:
        """Lets go of the files; safe to call twice."""
        self._dense.close()

    def _vectors(
        self, group: list[IndexedPassage], store: StoreVectors | None, progress: Progress
    ) -> list[NDArray[np.float32]]:
        """Vectors of the passages; those made are handed to `store` and told a few at a time."""
        missing = [p for p in group if p.vector is None or len(p.vector) != self._embedder.dimension]
        made: dict[int, NDArray[np.float32]] = {}
        remaining = iter(missing)
        while part := list(islice(remaining, passages_at_once(self._embedder))):
            texts = [passage_text(p.context, p.body, self._embedder) for p in part]
            new = dict(zip((p.id for p in part), self._embedder.encode(texts), strict=True))
            if store:
                store([(passage, pack_vector(vector)) for passage, vector in new.items()])
            made |= new
            progress(len(made))
        return [made[p.id] if p.id in made else _given(p) for p in group]


def _given(passage: IndexedPassage) -> NDArray[np.float32]:
    assert passage.vector is not None
    return passage.vector.astype(np.float32, copy=False)


@contextlib.contextmanager
def drafting(folder: Path, embedder: Embedder, chroma_url: str, base: Generation | None) -> Iterator[Draft]:
    """A draft whose files are let go of whatever happens."""
    draft = Draft(folder, embedder, chroma_url, base)
    try:
        yield draft
    finally:
        draft.close()
