"""Every vector looked at, from files that never change once written."""

import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from retrieval import generation, vector_table
from retrieval.dense import DenseEntry, DenseIndex
from retrieval.embedding import unit_length
from retrieval.index import IndexState, SearchIndex
from retrieval.vector_table import VectorTable
from tests.retrieval.test_index import Letters, passages, words

AXES = np.eye(8, dtype=np.float32)
ENTRIES = [DenseEntry(number, number // 2, AXES[number]) for number in range(6)]


def many(count: int) -> NDArray[np.float32]:
    return unit_length(np.random.default_rng(1).normal(size=(count, 32)).astype(np.float32))


@pytest.fixture
def table(tmp_path: Path) -> VectorTable:
    table = VectorTable(tmp_path, create=True)
    table.add(ENTRIES)
    return table


def test_the_nearest_passage_comes_first_with_its_cosine(table: VectorTable) -> None:
    (first, similarity), *_ = table.search(AXES[3], limit=3)
    assert (first, similarity) == (3, pytest.approx(1.0, abs=1e-5))


def test_a_search_brings_exactly_the_nearest(tmp_path: Path) -> None:
    vectors, asked = many(3_000), many(3_001)[-1]
    table = VectorTable(tmp_path, create=True)
    table.add(DenseEntry(n, 1, vector) for n, vector in enumerate(vectors))
    cosines = vectors @ asked
    found = table.search(asked, limit=40)
    assert [passage for passage, _ in found][:10] == np.argsort(-cosines)[:10].tolist()
    assert all(score == pytest.approx(cosines[passage], abs=0.01) for passage, score in found)
    assert len(found) == 40


def test_a_search_can_be_narrowed_to_documents(table: VectorTable) -> None:
    assert {passage for passage, _ in table.search(AXES[3], limit=6, documents=[0, 2])} == {0, 1, 4, 5}
    assert table.search(AXES[3], documents=[]) == []


def test_a_question_without_meaning_finds_nothing(table: VectorTable) -> None:
    assert table.search(np.zeros(8, dtype=np.float32)) == []


def test_the_passages_of_a_removed_document_are_gone(table: VectorTable) -> None:
    table.remove([1])
    assert table.count == 4
    assert table.vectors([2, 3, 4]).keys() == {4}


def test_everything_may_be_removed_and_put_in_again(table: VectorTable) -> None:
    table.remove([0, 1, 2])
    assert (table.count, table.search(AXES[0])) == (0, [])
    table.add(ENTRIES)
    assert table.count == 6


def test_adding_a_passage_again_replaces_it(table: VectorTable) -> None:
    table.add([DenseEntry(0, 0, AXES[7])])
    assert (table.count, table.search(AXES[7], limit=1)[0][0]) == (6, 0)


def test_an_empty_passage_is_kept_and_harms_nothing(table: VectorTable) -> None:
    table.add([DenseEntry(6, 9, np.zeros(8, dtype=np.float32))])
    assert table.count == 7
    assert all(np.isfinite(score) for _, score in table.search(AXES[1], limit=7))


def test_the_table_is_there_after_reopening(table: VectorTable, tmp_path: Path) -> None:
    again = VectorTable(tmp_path)
    assert [entry.document for entry in again.entries()] == [0, 0, 1, 1, 2, 2]


def test_many_small_additions_make_few_files(tmp_path: Path) -> None:
    table = VectorTable(tmp_path, create=True)
    for number in range(20):
        table.add([DenseEntry(number, number, AXES[number % 8])])
    assert (table.count, len(list(tmp_path.iterdir()))) == (20, 2)


def test_a_copy_by_links_is_changed_without_the_original(
    table: VectorTable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vector_table, "_FULL", 4)
    linked = tmp_path / "copy"
    linked.mkdir()
    for file in tmp_path.glob("*.npy"):
        os.link(file, linked / file.name)
    copy = VectorTable(linked)
    copy.remove([0])
    copy.add(DenseEntry(n, n, AXES[n % 8]) for n in range(10, 20))
    assert {entry.passage for entry in VectorTable(tmp_path).entries()} == set(range(6))
    assert {entry.passage for entry in VectorTable(linked).entries()} == {2, 3, 4, 5, *range(10, 20)}


@pytest.mark.parametrize("damage", [lambda f: f.unlink(), lambda f: f.write_bytes(f.read_bytes()[:90])])
def test_damaged_files_are_noticed_on_opening(table: VectorTable, tmp_path: Path, damage: object) -> None:
    damage(tmp_path / "000001.cells.npy")  # type: ignore[operator]
    with pytest.raises((OSError, ValueError)):
        VectorTable(tmp_path)


class TestInTheIndex:
    """Beyond so many passages the index keeps its vectors in a table."""

    @pytest.fixture
    def index(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SearchIndex]:
        monkeypatch.setattr(generation, "_MOST_IN_CHROMA", 2)
        index = SearchIndex(tmp_path, Letters())
        yield index
        index.close()

    def kept(self, folder: Path) -> set[str]:
        live = folder / (folder / "CURRENT").read_text().strip()
        return {path.name for path in live.iterdir()} & {"dense", "vectors"}

    def test_few_passages_are_kept_by_chroma(self, index: SearchIndex, tmp_path: Path) -> None:
        index.sync({1: "a"}, passages)
        assert self.kept(tmp_path) == {"dense"}

    def test_more_passages_move_to_a_table_with_all_that_chroma_held(
        self, index: SearchIndex, tmp_path: Path
    ) -> None:
        index.sync({1: "a"}, passages)
        report = index.sync({1: "a", 2: "a"}, passages)
        assert (report.rebuilt, report.added, self.kept(tmp_path)) == (False, 1, {"vectors"})
        assert index.health().state is IndexState.HEALTHY
        assert {passage for passage, _ in index.dense("công khai")} == {100, 101, 200}

    def test_a_table_is_changed_like_any_other_index(self, index: SearchIndex) -> None:
        for state in ({1: "a", 2: "a"}, {2: "a", 3: "a"}, {3: "b"}):
            index.sync(state, passages)
        assert {passage for passage, _ in index.dense("đối thoại")} == {300}
        assert words(index, "đối thoại") == [300]

    def test_a_lost_table_is_noticed_and_made_again(self, index: SearchIndex, tmp_path: Path) -> None:
        index.sync({1: "a", 2: "a"}, passages)
        index.close()
        for file in tmp_path.glob("g*/vectors/*.npy"):
            file.unlink()
        assert index.health().state is IndexState.BROKEN
        assert index.sync({1: "a", 2: "a"}, passages).rebuilt
        assert index.dense("công khai")


def test_the_base_stays_a_chroma_index_where_a_server_is_set(tmp_path: Path) -> None:
    class Counted(DenseIndex):
        count = 10**6

        def __init__(self) -> None:
            pass

    served = Counted()
    assert generation.with_room(served, 1, tmp_path, "http://chroma:8000") is served
