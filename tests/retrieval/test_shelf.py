import datetime as dt
from pathlib import Path

import pytest

from knowledge import Library, open_database
from retrieval import shelf as shelves
from retrieval.shelf import Shelf

PLAN = """KẾ HOẠCH
Công tác dân vận chính quyền năm 2026
I. MỤC ĐÍCH
1. Nâng cao chất lượng công tác dân vận.
2. Tổ chức đối thoại với nhân dân 02 lần trong năm.
II. NHIỆM VỤ
1. Ủy ban nhân dân xã tiếp công dân định kỳ.
"""


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"{PLAN}2. Việc riêng số {number}.\n", encoding="utf-8")
    sessions = open_database(f"sqlite:///{tmp_path / 'danvan.db'}")
    library = Library(sessions, lambda: dt.datetime(2026, 1, 5, tzinfo=dt.UTC))
    list(library.take_in([tmp_path / f"{number}.txt" for number in range(3)]))
    shelf = Shelf(sessions)
    shelf.refresh()
    return shelf


def ids(shelf: Shelf) -> list[int]:
    return [p.id for profile in shelf.profiles for p in shelf.book(profile.id).pieces]  # type: ignore[union-attr]


def test_passages_read_alone_are_those_of_the_whole_document(shelf: Shelf) -> None:
    whole = {p.id: p for profile in shelf.profiles for p in shelf.book(profile.id).pieces}  # type: ignore[union-attr]
    for alone in shelf.pieces(whole):
        same = whole[alone.id]
        assert (alone.body, alone.lead, alone.path, alone.label, alone.kind, alone.position) == (
            same.body,
            same.lead,
            same.path,
            same.label,
            same.kind,
            same.position,
        )


def test_passages_come_in_the_order_asked_for(shelf: Shelf) -> None:
    wanted = ids(shelf)[::-1]
    assert [p.id for p in shelf.pieces([*wanted[:5], 999_999])] == wanted[:5]
    assert [p.id for p in shelf.pieces(wanted)] == wanted
    assert shelf.pieces([]) == []


def test_few_passages_are_kept_but_all_are_given(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelves, "_PIECES_KEPT", 2)
    monkeypatch.setattr(shelves, "_PIECES_OF_BOOKS_KEPT", 1)
    wanted = ids(shelf)
    assert [p.id for p in shelf.pieces(wanted)] == wanted
    assert [p.id for p in shelf.pieces(wanted)] == wanted
