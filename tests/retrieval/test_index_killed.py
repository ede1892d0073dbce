"""A writer killed with SIGKILL at any moment leaves an index that opens and answers."""

import multiprocessing
import random
import time
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest

from retrieval import generation
from retrieval.embedding import passage_text
from retrieval.index import IndexedPassage, IndexState, SearchIndex
from tests.retrieval.test_index import Letters

KILLS = 12
FEW = 100  # passages that Chroma may hold where a table of vectors is to take over
WORDS = ("kiểm", "tra", "giám", "sát", "đối", "thoại", "công", "khai", "báo", "cáo", "dân", "vận", "khéo")


def passages(document: int) -> list[IndexedPassage]:
    chance = random.Random(document)
    bodies = [f"văn bản{document} {' '.join(chance.choices(WORDS, k=12))}" for _ in range(30)]
    return [IndexedPassage(document * 100 + n, document, body, "Kế hoạch") for n, body in enumerate(bodies)]


def write_forever(folder: Path, first: int, most_in_chroma: int, writing: Event) -> None:
    generation._MOST_IN_CHROMA = most_in_chroma
    index = SearchIndex(folder, Letters())
    for turn in range(first, first + 1_000):
        index.sync(dict.fromkeys(range(turn, turn + 12), "a"), passages)
        writing.set()


@pytest.mark.parametrize("most_in_chroma", [generation._MOST_IN_CHROMA, FEW])
def test_a_writer_killed_at_any_moment_leaves_a_sound_index(tmp_path: Path, most_in_chroma: int) -> None:
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload(["retrieval.index", "chromadb", "tests.retrieval.test_index"])
    chance = random.Random(2)
    for kill in range(KILLS):
        writing = processes.Event()
        writer = processes.Process(
            target=write_forever, args=(tmp_path, kill * 1_000, most_in_chroma, writing)
        )
        writer.start()
        assert writing.wait(60)
        time.sleep(chance.uniform(0.0, 0.3))
        writer.kill()
        writer.join()
        check(tmp_path)
    index = SearchIndex(tmp_path, Letters())
    index.sync({7: "a"}, passages)
    assert index.count == 30
    index.close()


def check(folder: Path) -> None:
    index = SearchIndex(folder, Letters())
    assert index.health().state is IndexState.HEALTHY
    assert index.count == 12 * 30
    held = {passage // 100 for passage, _ in index.lexical("kiểm tra", folded=False, limit=400)}
    document = min(held)
    assert held == set(range(document, document + 12))
    wanted = passages(document + 5)[3]
    assert index.dense(passage_text(wanted.context, wanted.body, index.embedder), limit=1)[0][1] > 0.999
    assert all(p // 100 == document + 5 for p, _ in index.lexical(f"bản{document + 5}", folded=False))
    index.close()
