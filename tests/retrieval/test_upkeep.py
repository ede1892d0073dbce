"""The index follows the database, whatever happens to the documents meanwhile."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from knowledge import Library, open_database
from retrieval.embedding import Vectors
from retrieval.index import SearchIndex
from retrieval.upkeep import bring_up_to_date
from tests.retrieval.test_index import Letters


def library(url: str) -> Library:
    return Library(open_database(url), lambda: dt.datetime(2026, 1, 1, tzinfo=dt.UTC))


def plan(number: int) -> bytes:
    return f"KẾ HOẠCH\nI. NỘI DUNG\n1. Tập huấn lần {number} cho trưởng thôn.\n2. Khảo sát ý kiến.\n".encode()


def test_a_document_removed_while_its_passages_are_encoded_leaves_the_others(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'danvan.db'}"
    held = library(url)
    for number in range(2):
        held.take_in_content(f"k{number}.txt", plan(number), f"plan:{number}")

    class Slow(Letters):
        """Encodes so slowly that somebody removes a document meanwhile."""

        def encode(self, texts: Sequence[str], *, query: bool = False) -> Vectors:
            if any(document.file == "k0.txt" for document in held.documents()):
                library(url).remove("k0.txt")
            return super().encode(texts, query=query)

    sessions = open_database(url)
    index = SearchIndex(tmp_path / "index", Slow())
    for _ in range(2):
        bring_up_to_date(sessions, index, lambda passages: None)
    (kept,) = held.documents()
    found = index.dense("Tập huấn lần 1", limit=10)
    assert kept.file == "k1.txt"
    assert found and index.count == len(found)
    assert np.isfinite([score for _, score in found]).all()
