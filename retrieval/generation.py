"""One generation of the index, opened: the word index, the vector index and the manifest of both."""

import os
import shutil
from pathlib import Path

import numpy as np

from retrieval.dense import DenseIndex, close_client, embedded_client, server_client
from retrieval.errors import ChromaUnreachable, IndexBroken
from retrieval.generations import Manifest, Probe
from retrieval.lexical import LexicalIndex
from retrieval.vector_table import VectorTable

Meanings = DenseIndex | VectorTable

_LEXICAL, _DENSE, _TABLE = "lexical", "dense", "vectors"
_MOST_IN_CHROMA = 10_000  # passages; of 6,000 it finds 98% of the 150 nearest, of 20,000 96%, of 70,000 90%
_SAME = 0.999


class Generation:
    """An opened generation. `verify` before trusting it; `close` when another one takes its place."""

    def __init__(self, folder: Path, manifest: Manifest, lexical: LexicalIndex, dense: Meanings) -> None:
        self.folder, self.manifest, self.lexical, self.dense = folder, manifest, lexical, dense

    @classmethod
    def open(cls, folder: Path, chroma_url: str = "") -> "Generation":
        """Opens and verifies; raises `IndexBroken` if it cannot be read or is not whole."""
        try:
            manifest = Manifest.read(folder)
            lexical = LexicalIndex(folder / _LEXICAL)
            generation = cls(folder, manifest, lexical, open_dense(folder, chroma_url))
        except ChromaUnreachable:
            raise
        except Exception as error:  # either engine may raise anything on damaged files
            raise IndexBroken(f"Chỉ mục tìm kiếm không đọc được: {error}") from error
        try:
            generation.verify()
        except IndexBroken:
            generation.close()
            raise
        except Exception as error:
            generation.close()
            raise IndexBroken(f"Chỉ mục tìm kiếm hỏng: {error}") from error
        return generation

    def verify(self) -> None:
        """Compares counts and looks probes up; raises `IndexBroken` saying what differs."""
        found = (self.lexical.count, self.dense.count)
        if found != (self.manifest.passages, self.manifest.passages):
            raise IndexBroken(
                f"Chỉ mục tìm kiếm thiếu: cần {self.manifest.passages} đoạn, có {found[0]} và {found[1]}."
            )
        probes = self.manifest.probes
        for probe in probes:
            if not self._holds(probe):
                raise IndexBroken(f"Chỉ mục tìm kiếm hỏng: không tìm thấy đoạn {probe.passage}.")
        missed = [probe for probe in probes if not self._finds_by_meaning(probe)]
        if 2 * len(missed) > len(probes):  # Chroma's graph, when sound, still misses one in some hundreds
            raise IndexBroken(f"Chỉ mục tìm kiếm hỏng: không tìm thấy đoạn {missed[0].passage}.")

    def _holds(self, probe: Probe) -> bool:
        if not self.lexical.contains(probe.passage):
            return False
        if probe.words and not self.lexical.search(probe.words, folded=True, limit=1):
            return False
        return probe.passage in self.dense.vectors([probe.passage])

    def _finds_by_meaning(self, probe: Probe) -> bool:
        vector = self.dense.vectors([probe.passage])[probe.passage]
        hits = self.dense.search(vector, limit=5)
        return not np.any(vector) or any(p == probe.passage or score > _SAME for p, score in hits)

    def close(self) -> None:
        """Lets go of Chroma's files; the word index needs no closing."""
        self.dense.close()


def open_dense(folder: Path, chroma_url: str, *, create: bool = False) -> Meanings:
    """The vector index of a generation: in its folder, or on the server under the generation's name."""
    if not chroma_url:
        if (folder / _TABLE).is_dir():
            return VectorTable(folder / _TABLE)
        return DenseIndex(embedded_client(folder / _DENSE), create=create)
    client, prefix = server_client(chroma_url)
    return DenseIndex(client, f"{prefix}-{folder.name}", create=create)


def with_room(dense: Meanings, more: int, folder: Path, chroma_url: str) -> Meanings:
    """`dense`, or a table with all it holds in its place, where `more` would be too many for our Chroma."""
    if chroma_url or isinstance(dense, VectorTable) or dense.count + more <= _MOST_IN_CHROMA:
        return dense
    table = VectorTable(folder / _TABLE, create=True)
    table.add(dense.entries())
    dense.close()
    shutil.rmtree(folder / _DENSE)
    return table


def copy_of(base: Generation, folder: Path, chroma_url: str) -> tuple[LexicalIndex, Meanings]:
    """The two indexes of `base` copied into `folder`, open for writing."""
    shutil.copytree(base.folder / _LEXICAL, folder / _LEXICAL, copy_function=_linked)
    if chroma_url:
        dense = open_dense(folder, chroma_url, create=True)
        dense.add(base.dense.entries())
    elif isinstance(base.dense, VectorTable):
        shutil.copytree(base.folder / _TABLE, folder / _TABLE, copy_function=_linked)
        dense = open_dense(folder, chroma_url)
    else:
        shutil.copytree(base.folder / _DENSE, folder / _DENSE)
        dense = open_dense(folder, chroma_url)
    return LexicalIndex(folder / _LEXICAL), dense


def _linked(source: str, target: str) -> None:
    """One file under two names where the disk can: these indexes never write into a file once written."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def empty(folder: Path, chroma_url: str) -> tuple[LexicalIndex, Meanings]:
    """Two empty indexes in `folder`."""
    return LexicalIndex(folder / _LEXICAL), open_dense(folder, chroma_url, create=True)


def delete_collections(names: list[str], chroma_url: str) -> None:
    """Deletes the collections of generations that are gone, where a Chroma server holds them."""
    if not (chroma_url and names):
        return
    client, prefix = server_client(chroma_url)
    try:
        existing = {collection.name for collection in client.list_collections()}
        for name in existing & {f"{prefix}-{name}" for name in names}:
            client.delete_collection(name)
    finally:
        close_client(client)
