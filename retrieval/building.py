"""Building the next generation of the index from the live one and the documents that changed."""

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from retrieval.dense import DenseEntry
from retrieval.embedding import Embedder, passage_text
from retrieval.generation import Generation, copy_of, empty
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
        self._folder, self._embedder = folder, embedder
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
        remaining = iter(passages)
        while group := list(islice(remaining, _AT_ONCE)):
            vectors = self._vectors(group, store)
            self._lexical.change((), (LexicalEntry(p.id, p.document_id, p.body, p.context) for p in group))
            pairs = zip(group, vectors, strict=True)
            self._dense.add(DenseEntry(p.id, p.document_id, vector) for p, vector in pairs)
            middle = group[len(group) // 2]
            self._probes.append(Probe(middle.id, middle.document_id, " ".join(middle.body.split()[:8])))
            progress(len(group))

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

    def _vectors(self, group: list[IndexedPassage], store: StoreVectors | None) -> list[NDArray[np.float32]]:
        missing = [p for p in group if p.vector is None or len(p.vector) != self._embedder.dimension]
        made = dict(
            zip(
                (p.id for p in missing),
                self._embedder.encode([passage_text(p.context, p.body, self._embedder) for p in missing]),
                strict=True,
            )
        )
        if store and made:
            store([(passage, pack_vector(vector)) for passage, vector in made.items()])
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
