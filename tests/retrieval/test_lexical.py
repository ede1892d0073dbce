from pathlib import Path

import pytest

from retrieval.lexical import LexicalEntry, LexicalIndex, Weights, terms

ENTRIES = [
    LexicalEntry(1, 10, "Tổ chức kiểm tra công tác dân vận chính quyền", "Quý III"),
    LexicalEntry(2, 10, "Báo cáo kết quả về cơ quan thường trực", "Quý IV"),
    LexicalEntry(3, 20, "Công khai các khoản đóng góp của nhân dân", "Quy chế dân chủ"),
    LexicalEntry(4, 20, "Uỷ ban nhân dân xã mời Mặt trận dự họp", "Quy chế phối hợp"),
]


@pytest.fixture
def index(tmp_path: Path) -> LexicalIndex:
    index = LexicalIndex(tmp_path)
    index.change((), ENTRIES)
    return index


def found(index: LexicalIndex, text: str, *, folded: bool = False) -> list[int]:
    return [passage for passage, _ in index.search(text, folded=folded, limit=10)]


def test_terms_are_syllables_and_pairs_of_neighbours() -> None:
    assert terms("Dân vận khéo", folded=False) == ["dân", "vận", "khéo", "dân_vận", "vận_khéo"]
    assert terms("Dân vận", folded=True) == ["dan", "van", "dan_van"]


def test_a_question_with_diacritics_finds_its_passage(index: LexicalIndex) -> None:
    assert found(index, "kiểm tra công tác dân vận")[0] == 1


def test_a_question_without_diacritics_finds_its_passage_in_the_folded_words(index: LexicalIndex) -> None:
    assert found(index, "kiem tra cong tac dan van", folded=True)[0] == 1
    assert found(index, "chinh quyen", folded=False) == []


def test_both_tone_mark_styles_are_one_word(index: LexicalIndex) -> None:
    assert found(index, "ủy ban")[0] == found(index, "uỷ ban")[0] == 4


def test_words_of_the_headings_count(index: LexicalIndex) -> None:
    assert found(index, "quý IV")[0] == 2
    assert index.search("quý IV", folded=False, limit=5, weights=Weights(pair=0.0))[0][0] == 2


def test_neighbours_count_more_than_the_same_words_apart(tmp_path: Path) -> None:
    index = LexicalIndex(tmp_path)
    index.change(
        (), [LexicalEntry(1, 1, "chủ nhật người dân họp", ""), LexicalEntry(2, 1, "dân chủ tại thôn họp", "")]
    )
    assert found(index, "dân chủ")[0] == 2


def test_a_search_can_be_narrowed_to_documents(index: LexicalIndex) -> None:
    hits = index.search("nhân dân công tác", folded=False, limit=10, documents=[20])
    assert {passage for passage, _ in hits} == {3, 4}
    assert index.search("nhân dân", folded=False, limit=10, documents=[]) == []


def test_narrowing_leaves_the_scores_as_they_are(index: LexicalIndex) -> None:
    everywhere = dict(index.search("nhân dân", folded=False, limit=10))
    within = dict(index.search("nhân dân", folded=False, limit=10, documents=[20]))
    assert within == {passage: pytest.approx(everywhere[passage]) for passage in within}


@pytest.mark.parametrize(
    "text", ['"', "body:x AND (", "a:[1 TO", "😀", "", "   ", "\x00", "-", "*", "x" * 5_000]
)
def test_whatever_is_typed_is_no_query_syntax(index: LexicalIndex, text: str) -> None:
    assert isinstance(index.search(text, folded=True, limit=5), list)


def test_a_pasted_page_is_a_question_too(index: LexicalIndex) -> None:
    assert found(index, "kiểm tra công tác dân vận " * 2_000)[0] == 1


def test_a_removed_document_is_found_no_more(index: LexicalIndex) -> None:
    index.change([10], ())
    assert (index.count, found(index, "kiểm tra"), index.contains(1)) == (2, [], False)


def test_a_document_is_replaced_in_one_change(index: LexicalIndex) -> None:
    index.change([10], [LexicalEntry(5, 10, "Sơ kết công tác dân vận", "")])
    assert found(index, "kiểm tra sơ kết")[0] == 5
    assert index.count == 3


def test_the_index_is_there_after_reopening(index: LexicalIndex, tmp_path: Path) -> None:
    assert LexicalIndex(tmp_path).count == len(ENTRIES)


def test_document_frequencies_of_syllables_and_pairs(index: LexicalIndex) -> None:
    assert index.document_frequency("dân", folded=False) == 3
    assert index.document_frequency("nhân_dân", folded=False) == 2
    assert index.document_frequency("nhan_dan", folded=True) == 2
    assert index.document_frequency("không", folded=False) == 0
    assert (index.get("nhân_dân"), index.get("không_có", 7)) == (2, 7)
