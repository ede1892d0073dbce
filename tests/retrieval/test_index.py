import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from filelock import FileLock
from numpy.typing import NDArray

from retrieval.errors import IndexBroken, IndexBusy
from retrieval.generation import Generation
from retrieval.index import IndexedPassage, IndexState, SearchIndex
from retrieval.vectors import unpack_vector

BODIES = {
    1: ["Tổ chức kiểm tra công tác dân vận chính quyền", "Báo cáo kết quả về cơ quan thường trực"],
    2: ["Công khai các khoản đóng góp của nhân dân"],
    3: ["Đối thoại trực tiếp với nhân dân mỗi năm hai lần"],
}


class Letters:
    """An embedder for tests: the share of each letter of the alphabet."""

    dimension = 26

    def __init__(self, name: str = "letters") -> None:
        self.name = name
        self.encoded: list[str] = []

    def encode(self, texts: Sequence[str], *, query: bool = False) -> NDArray[np.float32]:
        if not query:
            self.encoded += texts
        rows = np.array([[text.lower().count(chr(97 + n)) for n in range(26)] for text in texts], np.float32)
        rows = rows.reshape(len(texts), 26)
        unit: NDArray[np.float32] = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
        return unit


def passages(document: int) -> list[IndexedPassage]:
    return [
        IndexedPassage(document * 100 + n, document, body, "Kế hoạch")
        for n, body in enumerate(BODIES[document])
    ]


Open = Callable[..., SearchIndex]


@pytest.fixture
def open_index(tmp_path: Path) -> Iterator[Open]:
    opened: list[SearchIndex] = []

    def open_one(embedder: Letters | None = None) -> SearchIndex:
        opened.append(SearchIndex(tmp_path, embedder or Letters()))
        return opened[-1]

    yield open_one
    for index in opened:
        index.close()


@pytest.fixture
def index(open_index: Open) -> SearchIndex:
    index = open_index()
    index.sync({1: "a", 2: "a"}, passages)
    return index


def words(index: SearchIndex, text: str) -> list[int]:
    return [passage for passage, _ in index.lexical(text, folded=False)]


def live_folder(index: SearchIndex, root: Path) -> Path:
    return root / (root / "CURRENT").read_text().strip()


def test_before_the_first_sync_there_is_nothing_to_ask(open_index: Open) -> None:
    assert open_index().health().state is IndexState.MISSING
    with pytest.raises(IndexBroken):
        open_index().lexical("dân vận", folded=False)


def test_both_kinds_of_search_find_what_was_put_in(index: SearchIndex) -> None:
    assert words(index, "khoản đóng góp") == [200]
    assert index.dense("Kế hoạch\nCông khai các khoản đóng góp của nhân dân")[0][0] == 200
    assert index.count == 3


def test_a_second_sync_of_the_same_state_writes_nothing(index: SearchIndex, tmp_path: Path) -> None:
    before = live_folder(index, tmp_path)
    report = index.sync({1: "a", 2: "a"}, lambda document: pytest.fail("asked for passages"))
    assert (report.changed, live_folder(index, tmp_path)) == (False, before)


def test_only_what_changed_is_fetched(index: SearchIndex) -> None:
    asked: list[int] = []
    report = index.sync(
        {1: "a", 2: "a", 3: "a"}, lambda document: asked.append(document) or passages(document)
    )
    assert (asked, report.added, report.removed, report.rebuilt, index.count) == ([3], 1, 0, False, 4)


def test_a_removed_document_is_found_no_more(index: SearchIndex) -> None:
    index.sync({1: "a"}, passages)
    assert words(index, "khoản đóng góp") == []
    assert {passage for passage, _ in index.dense("công khai")} == {100, 101}


def test_a_document_with_another_fingerprint_is_replaced(index: SearchIndex) -> None:
    new = [IndexedPassage(250, 2, "Niêm yết tại nhà văn hoá thôn", "")]
    index.sync({1: "a", 2: "b"}, lambda _: new)
    assert (words(index, "đóng góp"), words(index, "niêm yết"), index.count) == ([], [250], 3)


def test_everything_may_be_removed(index: SearchIndex) -> None:
    index.sync({}, passages)
    assert (words(index, "dân vận"), index.dense("dân vận"), index.count) == ([], [], 0)
    assert index.health().state is IndexState.HEALTHY


def test_vectors_that_were_made_are_handed_over_and_never_made_again(open_index: Open) -> None:
    embedder, stored = Letters(), {}
    index = open_index(embedder)
    index.sync({1: "a"}, passages, store_vectors=lambda rows: stored.update(rows))
    kept = [
        IndexedPassage(p.id, p.document_id, p.body, p.context, unpack_vector(stored[p.id]))
        for p in passages(1)
    ]
    embedder.encoded.clear()
    index.sync({1: "a"}, lambda _: kept, force=True)
    assert embedder.encoded == []
    assert index.dense(f"{kept[0].context}\n{kept[0].body}")[0] == (100, pytest.approx(1.0, abs=1e-3))


def test_another_embedding_model_makes_the_index_stale_and_sync_builds_anew(
    index: SearchIndex, open_index: Open
) -> None:
    other = open_index(Letters("another"))
    assert other.health().state is IndexState.STALE
    assert other.sync({1: "a", 2: "a"}, passages).rebuilt
    assert other.health().state is IndexState.HEALTHY


def test_a_long_running_reader_notices_what_another_process_wrote(
    index: SearchIndex, open_index: Open
) -> None:
    reader = open_index()
    assert words(reader, "đối thoại") == []
    for state in ({1: "a", 2: "a", 3: "a"}, {1: "a", 3: "a"}, {3: "a"}):
        index.sync(state, passages)
    assert (words(reader, "đối thoại"), words(reader, "kiểm tra")) == ([300], [])


def test_no_more_than_two_generations_stay_on_the_disk(index: SearchIndex, tmp_path: Path) -> None:
    for number in range(5):
        index.sync({1: "a", 2: str(number)}, passages)
    assert len(list(tmp_path.glob("g*"))) == 2


def test_what_a_killed_build_left_behind_is_swept_away(index: SearchIndex, tmp_path: Path) -> None:
    (tmp_path / "g000099" / "lexical").mkdir(parents=True)
    (tmp_path / "CURRENT.new").write_text("g000099\n")
    assert index.health().state is IndexState.HEALTHY
    index.sync({1: "a"}, passages)
    assert not (tmp_path / "g000099").exists()


def delete_manifest(folder: Path) -> None:
    (folder / "manifest.json").unlink()


def garble_manifest(folder: Path) -> None:
    (folder / "manifest.json").write_text("{")


def delete_words(folder: Path) -> None:
    shutil.rmtree(folder / "lexical")


def delete_vectors(folder: Path) -> None:
    shutil.rmtree(folder / "dense")


def lose_vectors(folder: Path) -> None:
    with sqlite3.connect(folder / "dense" / "chroma.sqlite3") as database:
        database.execute("DELETE FROM embeddings_queue")
        database.execute("DELETE FROM embeddings")
    database.close()


def delete_everything(folder: Path) -> None:
    shutil.rmtree(folder)


def point_nowhere(folder: Path) -> None:
    (folder.parent / "CURRENT").write_bytes(b"\xff../../etc")


@pytest.mark.parametrize(
    "damage",
    [
        delete_manifest,
        garble_manifest,
        delete_words,
        delete_vectors,
        lose_vectors,
        delete_everything,
        point_nowhere,
    ],
)
def test_damage_is_noticed_on_opening_and_repaired_by_sync(
    damage: Callable[[Path], None], index: SearchIndex, open_index: Open, tmp_path: Path
) -> None:
    index.close()
    damage(live_folder(index, tmp_path))
    again = open_index()
    assert again.health().state is IndexState.BROKEN
    assert again.sync({1: "a", 2: "a"}, passages).rebuilt
    assert words(again, "khoản đóng góp") == [200]


def test_a_build_that_fails_leaves_the_live_index_as_it_was(index: SearchIndex) -> None:
    def failing(document: int) -> list[IndexedPassage]:
        raise RuntimeError("the database went away")

    with pytest.raises(RuntimeError):
        index.sync({1: "a", 2: "a", 3: "a"}, failing)
    assert (words(index, "khoản đóng góp"), index.count) == ([200], 3)


def test_two_writers_do_not_meet(index: SearchIndex, tmp_path: Path) -> None:
    with FileLock(tmp_path / "lock"), pytest.raises(IndexBusy, match="tiến trình khác"):
        index.sync({1: "a"}, passages, wait=0.05)


def test_the_index_counts_words_for_restoring_diacritics(index: SearchIndex) -> None:
    assert (index.get("dân_vận"), index.get("không_có")) == (1, 0)
    assert index.document_frequency("dan_van", folded=True) == 1


def test_a_graph_that_misses_one_probe_in_many_is_sound_one_that_misses_most_is_not(
    index: SearchIndex, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index.sync({1: "a", 2: "a", 3: "a"}, passages)  # one probe for each of two times
    live = Generation.open(live_folder(index, tmp_path))
    first, *others = live.manifest.probes
    missed = {first.passage}
    monkeypatch.setattr(Generation, "_finds_by_meaning", lambda _, probe: probe.passage not in missed)
    live.verify()
    missed |= {probe.passage for probe in others}
    with pytest.raises(IndexBroken):
        live.verify()
    live.close()
