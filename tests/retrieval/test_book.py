"""A document's passages with their words, read only as far as they are needed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.book import OPENING, Book
from tests.retrieval.made_up import book, piece, profile

LONG = (
    "Ủy ban nhân dân xã chủ trì, phối hợp với UBMTTQ xã và các đoàn thể tổ chức đối thoại với nhân dân. " * 9
)


class TestOpening:
    def test_it_is_the_first_words_with_abbreviations_written_out(self):
        assert piece("- UBND xã báo cáo.").opening == ("uy", "ban", "nhan", "dan", "xa", "bao", "cao")

    def test_of_a_long_passage_it_is_a_beginning(self):
        assert piece(LONG).opening == piece(LONG).words[:OPENING]

    @given(st.lists(st.sampled_from(["UBND", "TP.", "-", "xã", "BCĐ", "114-KL/TW", "…", "làm"]), max_size=90))
    def test_it_is_always_how_the_words_begin(self, chunks: list[str]):
        body = " ".join(chunks)
        assert piece(body).opening == piece(body).words[:OPENING]


class TestBook:
    def test_passages_are_read_when_first_asked_for(self):
        asked: list[str] = []
        made = book("Một.", "Hai.")
        lazy = Book(profile(), made.text, lambda: asked.append("pieces") or made.pieces, lambda: ())
        assert (lazy.pieces_held, asked) == (0, [])
        assert lazy.piece_at(0) is lazy.piece_at(1)
        assert (lazy.pieces_held, asked) == (2, ["pieces"])

    @pytest.mark.parametrize(("offset", "body"), [(0, "Một."), (3, "Một."), (5, "Hai."), (8, "Hai.")])
    def test_the_passage_at_an_offset_is_the_one_that_holds_it(self, offset: int, body: str):
        found = book("Một.", "Hai.").piece_at(offset)
        assert found and found.body == body

    def test_between_passages_there_is_none(self):
        assert book("Một.", "Hai.").piece_at(4) is None


def test_documents_of_one_kind_place_and_time_share_a_scope():
    assert profile(id=1, subject="một").scope == profile(id=2, subject="hai").scope
    assert profile(years=(2025,)).scope != profile().scope
