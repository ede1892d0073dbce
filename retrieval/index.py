"""The search index of an installation: word search and meaning search, derived from the SQL database.

The database is the truth. `sync` is told what should be there (document id → fingerprint) and makes it so:
it builds a new generation beside the live one, verifies it, and only then switches over. Searching needs no
lock; a long-running reader notices a switch made by another process at its next question.
"""

import threading
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

import numpy as np
from filelock import FileLock, Timeout
from numpy.typing import NDArray

from retrieval.building import Fetch, IndexedPassage, Progress, StoreVectors, drafting
from retrieval.embedding import Embedder
from retrieval.errors import IndexBroken, IndexBusy
from retrieval.generation import Generation, delete_collections
from retrieval.generations import LAYOUT, Generations, Stamp
from retrieval.lexical import Weights

__all__ = ["Health", "IndexState", "IndexedPassage", "SearchIndex", "SyncReport"]

Found = list[tuple[int, float]]
_Result = TypeVar("_Result")
_MOST_REMOVED = 0.3  # of all passages' documents; beyond it the vector graph is better built anew


class IndexState(StrEnum):
    """What an index on the disk is worth."""

    HEALTHY = "healthy"
    MISSING = "missing"
    STALE = "stale"  # made by another embedding model or an older layout
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Health:
    """The state of the index, why (Vietnamese, empty when healthy), and how many passages it holds."""

    state: IndexState
    reason: str = ""
    passages: int = 0


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What a `sync` did: documents put in and taken out, whether all was built anew, passages now held."""

    added: int
    removed: int
    rebuilt: bool
    passages: int

    @property
    def changed(self) -> bool:
        """Whether anything was written."""
        return self.rebuilt or bool(self.added or self.removed)


class SearchIndex:
    """The derived index in `folder`; vectors on the Chroma server at `chroma_url` if one is given."""

    def __init__(self, folder: Path, embedder: Embedder, *, chroma_url: str = "") -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._generations = Generations(folder)
        self._embedder, self._chroma_url = embedder, chroma_url
        self._guard = threading.RLock()
        self._open: Generation | None = None
        self._retired: Generation | None = None  # perhaps still read by another thread
        self._stamp: Stamp | None = None

    @property
    def embedder(self) -> Embedder:
        """The embedder that questions and passages are encoded with."""
        return self._embedder

    def health(self) -> Health:
        """Opens and verifies what is on the disk."""
        try:
            manifest = self._live().manifest
        except IndexBroken as error:
            missing = self._generations.stamp() is None
            return Health(IndexState.MISSING if missing else IndexState.BROKEN, str(error))
        if (manifest.layout, manifest.embedder) != (LAYOUT, self._embedder.name):
            return Health(IndexState.STALE, "Chỉ mục được dựng bằng mô hình khác.", manifest.passages)
        return Health(IndexState.HEALTHY, passages=manifest.passages)

    def sync(
        self,
        wanted: Mapping[int, str],
        fetch: Fetch,
        *,
        store_vectors: StoreVectors | None = None,
        progress: Progress = lambda passages: None,
        force: bool = False,
        wait: float = 60.0,
    ) -> SyncReport:
        """Makes the index hold exactly the documents of `wanted` (id → fingerprint of its content).

        `fetch` gives a document's passages; `store_vectors` receives (passage id, packed vector) for those
        that came without; `progress` is told how many passages went in. `force` builds everything anew.
        Raises `IndexBusy` if another process is still building after `wait` seconds.
        """
        if not force and (report := self._nothing_to_do(wanted)):
            return report
        lock = FileLock(self._generations.root / "lock")
        try:
            lock.acquire(timeout=wait)
        except Timeout as error:
            raise IndexBusy("Một tiến trình khác đang dựng chỉ mục; hãy thử lại sau.") from error
        try:
            return self._sync(wanted, fetch, store_vectors, progress, force)
        finally:
            lock.release()

    def lexical(
        self,
        text: str,
        *,
        folded: bool,
        limit: int = 50,
        weights: Weights | None = None,
        documents: Collection[int] | None = None,
    ) -> Found:
        """Word search, see `LexicalIndex.search`. Raises `IndexBroken` when there is no sound index."""
        return self._ask(
            lambda live: live.lexical.search(
                text, folded=folded, limit=limit, weights=weights, documents=documents
            )
        )

    def dense(
        self,
        question: str | NDArray[np.float32],
        *,
        limit: int = 50,
        documents: Collection[int] | None = None,
    ) -> Found:
        """Meaning search for a text or a vector; nothing in an index made by another model.

        Raises `IndexBroken` when there is no sound index.
        """
        vector = self._embedder.encode([question], query=True)[0] if isinstance(question, str) else question
        return self._ask(
            lambda live: (
                live.dense.search(vector, limit=limit, documents=documents)
                if live.manifest.embedder == self._embedder.name
                else []
            )  # another process, set to another model, has taken over: words still find
        )

    def document_frequency(self, term: str, *, folded: bool) -> int:
        """In how many passages a syllable or a pair "a_b" occurs (lower case, newer tone style)."""
        return self._ask(lambda live: live.lexical.document_frequency(term, folded=folded))

    def get(self, term: str, default: int = 0) -> int:
        """Accented document frequency, so that the index can be the overlay of `Restorer.restore`."""
        return self._ask(lambda live: live.lexical.get(term, default))

    @property
    def count(self) -> int:
        """How many passages the index holds."""
        return self._ask(lambda live: live.manifest.passages)

    def close(self) -> None:
        """Lets go of all files."""
        with self._guard:
            for generation in (self._open, self._retired):
                if generation:
                    generation.close()
            self._open = self._retired = self._stamp = None

    def _nothing_to_do(self, wanted: Mapping[int, str]) -> SyncReport | None:
        """The report, if all is there: known before the lock, so that no question waits for a long build."""
        live = self._usable()
        if live is None or dict(live.manifest.documents) != dict(wanted):
            return None
        return SyncReport(0, 0, False, live.manifest.passages)

    def _sync(
        self,
        wanted: Mapping[int, str],
        fetch: Fetch,
        store: StoreVectors | None,
        progress: Progress,
        force: bool,
    ) -> SyncReport:
        base = None if force else self._usable()
        held = base.manifest.documents if base else {}
        removed = [document for document, mark in held.items() if wanted.get(document) != mark]
        added = [document for document, mark in wanted.items() if held.get(document) != mark]
        if base and not removed and not added:
            return SyncReport(0, 0, False, base.manifest.passages)
        if len(removed) > 1 + _MOST_REMOVED * len(held):
            base, removed, added = None, [], list(wanted)
        passages = self._build(base, removed, added, dict(wanted), fetch, store, progress)
        return SyncReport(len(added), len(removed), base is None, passages)

    def _build(
        self,
        base: Generation | None,
        removed: list[int],
        added: list[int],
        wanted: dict[int, str],
        fetch: Fetch,
        store: StoreVectors | None,
        progress: Progress,
    ) -> int:
        before = self._generations.current()
        self._prune(before)
        folder = self._generations.fresh()
        with drafting(folder, self._embedder, self._chroma_url, base) as draft:
            draft.remove(removed)
            draft.add((passage for document in added for passage in fetch(document)), store, progress)
            manifest = draft.finish(wanted)
        Generation.open(folder, self._chroma_url).close()  # a generation that fails this never goes live
        self._generations.switch(folder)
        return manifest.passages

    def _prune(self, live: Path | None) -> None:
        """Deletes all but the live generation and the one this process has open."""
        keep = {live.name} if live else set()
        with self._guard:
            if self._retired:
                self._retired.close()
                self._retired = None
        delete_collections(self._generations.prune(keep), self._chroma_url)

    def _usable(self) -> Generation | None:
        """The live generation if the next one may start from it."""
        return self._live() if self.health().state is IndexState.HEALTHY else None

    def _live(self) -> Generation:
        """The live generation, opened anew when CURRENT changed since. Raises `IndexBroken`."""
        with self._guard:
            stamp = self._generations.stamp()
            if self._open is None or stamp != self._stamp:
                self._reopen(stamp)
            assert self._open is not None
            return self._open

    def _reopen(self, stamp: Stamp | None) -> None:
        folder = self._generations.current()
        if folder is None:
            raise IndexBroken("Chưa có chỉ mục tìm kiếm.")
        fresh = Generation.open(folder, self._chroma_url)
        if self._retired:
            self._retired.close()
        self._retired, self._open, self._stamp = self._open, fresh, stamp

    def _ask(self, question: Callable[[Generation], _Result]) -> _Result:
        """Asks the live generation; once more if it was replaced and deleted meanwhile."""
        live = self._live()
        try:
            return question(live)
        except Exception:
            with self._guard:
                if self._generations.stamp() == self._stamp and self._open is live:
                    raise
            return question(self._live())
