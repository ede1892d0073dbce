import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from retrieval.dense import DenseEntry, DenseIndex, close_client, embedded_client, server_client
from retrieval.errors import ChromaUnreachable
from retrieval.index import SearchIndex
from tests.retrieval.test_index import Letters, passages

AXES = np.eye(8, dtype=np.float32)
ENTRIES = [DenseEntry(number, number // 2, AXES[number]) for number in range(6)]


@pytest.fixture
def index(tmp_path: Path) -> Iterator[DenseIndex]:
    index = DenseIndex(embedded_client(tmp_path), create=True)
    index.add(ENTRIES)
    yield index
    index.close()


def test_the_nearest_passage_comes_first_with_its_cosine(index: DenseIndex) -> None:
    (first, similarity), *_ = index.search(AXES[3], limit=3)
    assert (first, similarity) == (3, pytest.approx(1.0, abs=1e-5))


def test_a_search_can_be_narrowed_to_documents(index: DenseIndex) -> None:
    assert {passage for passage, _ in index.search(AXES[3], limit=6, documents=[0, 2])} == {0, 1, 4, 5}
    assert index.search(AXES[3], documents=[]) == []


def test_a_question_without_meaning_finds_nothing(index: DenseIndex) -> None:
    assert index.search(np.zeros(8, dtype=np.float32)) == []


def test_the_passages_of_a_removed_document_are_gone(index: DenseIndex) -> None:
    index.remove([1])
    assert index.count == 4
    assert index.vectors([2, 3, 4]).keys() == {4}


def test_adding_a_passage_again_replaces_it(index: DenseIndex) -> None:
    index.add([DenseEntry(0, 0, AXES[7])])
    assert (index.count, index.search(AXES[7], limit=1)[0][0]) == (6, 0)


def test_an_empty_passage_is_kept_and_harms_nothing(index: DenseIndex) -> None:
    index.add([DenseEntry(6, 9, np.zeros(8, dtype=np.float32))])
    assert index.count == 7
    assert all(np.isfinite(score) for _, score in index.search(AXES[1], limit=7))


def test_more_passages_than_one_batch_holds(tmp_path: Path) -> None:
    index = DenseIndex(embedded_client(tmp_path), create=True)
    index.add(DenseEntry(number, 1, AXES[number % 8]) for number in range(6_000))
    assert index.count == 6_000
    assert sum(1 for _ in index.entries()) == 6_000
    index.close()


def test_the_index_is_there_after_reopening(tmp_path: Path) -> None:
    first = DenseIndex(embedded_client(tmp_path), create=True)
    first.add(ENTRIES)
    first.close()
    again = DenseIndex(embedded_client(tmp_path))
    assert [entry.document for entry in sorted(again.entries(), key=lambda e: e.passage)] == [
        0,
        0,
        1,
        1,
        2,
        2,
    ]
    again.close()


def test_a_server_that_does_not_answer_is_said_in_vietnamese() -> None:
    with pytest.raises(ChromaUnreachable, match="không trả lời"):
        server_client(f"http://127.0.0.1:{free_port()}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    command = Path(sys.executable).parent / "chroma"
    if not command.exists():
        pytest.skip("the chroma command is not installed")
    port = free_port()
    run = [str(command), "run", "--path", str(tmp_path), "--host", "127.0.0.1", "--port", str(port)]
    process = subprocess.Popen(run, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(port)
        yield f"http://127.0.0.1:{port}/phuong"
    finally:
        process.kill()
        process.wait()


def wait_for(port: int) -> None:
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("the Chroma server did not start")


def test_a_chroma_server_serves_as_well(server: str) -> None:
    client, prefix = server_client(server)
    index = DenseIndex(client, f"{prefix}-g000001", create=True)
    index.add(ENTRIES)
    index.remove([0])
    assert (prefix, index.count, index.search(AXES[4], limit=1)[0][0]) == ("phuong", 4, 4)
    index.close()


def test_an_index_with_its_vectors_on_a_server_is_changed_and_swept_like_any_other(
    server: str, tmp_path: Path
) -> None:
    index = SearchIndex(tmp_path / "index", Letters(), chroma_url=server)
    for state in ({1: "a", 2: "a"}, {2: "a"}, {2: "a", 3: "a"}):
        index.sync(state, passages)
    found = {passage for passage, _ in index.dense("Kế hoạch dân vận", limit=9)}
    client, prefix = server_client(server)
    names = {collection.name for collection in client.list_collections()}
    close_client(client)
    index.close()
    assert (found, names) == ({200, 300}, {f"{prefix}-g000002", f"{prefix}-g000003"})
