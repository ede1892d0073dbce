"""Quotes are verbatim and short enough for a phone."""

from hypothesis import given
from hypothesis import strategies as st

from retrieval.answer.quoting import LONGEST_QUOTE, cite, cite_span
from tests.retrieval.made_up import book, piece, topic

SENTENCES = [f"Câu thứ {number} nói về việc chung của các đơn vị trong xã." for number in range(60)]
SENTENCES[40] = "Riêng đối thoại trực tiếp thì mỗi năm ít nhất một cuộc."
LONG = " ".join(SENTENCES)


def test_a_short_passage_is_quoted_whole():
    assert cite(piece("Tổ chức đối thoại.")).quote == "Tổ chức đối thoại."


def test_a_citation_says_where_in_the_document_it_stands():
    citation = cite(piece("Tổ chức đối thoại.", start=100))
    assert (citation.start, citation.end) == (100, 118)


def test_a_citation_names_document_passage_and_place():
    citation = cite(piece("Họp.", id=7, label="mục II.1"))
    assert (citation.document, citation.passage_id, citation.label) == ("ke-hoach.txt", 7, "mục II.1")


def test_of_a_long_passage_the_part_that_answers_is_quoted():
    assert SENTENCES[40] in cite(piece(LONG), topic("đối thoại trực tiếp")).quote


def test_of_a_long_passage_whole_sentences_are_quoted():
    quote = cite(piece(LONG), topic("đối thoại trực tiếp")).quote
    assert quote.startswith(("Câu", "Riêng")) and quote.endswith(".")


def test_a_long_passage_with_no_topic_is_quoted_in_part():
    assert 0 < len(cite(piece(LONG)).quote) <= LONGEST_QUOTE


def test_the_clause_around_a_place_in_the_document_is_quoted():
    at = 500 + LONG.index("đối thoại")
    assert cite(piece(LONG, start=500), inside=(at, at + 9)).quote == SENTENCES[40]


def test_one_endless_sentence_is_cut():
    assert len(cite(piece("việc " * 1000), topic("đối thoại")).quote) <= LONGEST_QUOTE


def test_a_range_over_several_passages_is_quoted_as_it_stands():
    whole = book("Nơi nhận:", "- Đảng ủy;", "- Lưu.")
    assert cite_span(whole, 0, len(whole.text), "Nơi nhận").quote == whole.text


WORDS = st.sampled_from(["đối thoại", "việc;", "họp.", "Xã", "báo cáo:", "\n", "1.", "trực tiếp "])
BODY = st.lists(WORDS, min_size=1, max_size=400).map(" ".join)


@given(BODY, st.integers(0, 5000), st.sampled_from(["", "đối thoại", "trực tiếp họp"]))
def test_every_quote_is_the_very_text_it_points_at(body, start, words):
    citation = cite(piece(body, start=start), topic(words))
    assert citation.quote == body[citation.start - start : citation.end - start]
    assert 0 < len(citation.quote) <= LONGEST_QUOTE


@given(BODY, st.data())
def test_every_quote_around_a_place_is_the_very_text_it_points_at(body, data):
    at = data.draw(st.integers(0, len(body) - 1))
    citation = cite(piece(body), inside=(at, data.draw(st.integers(at + 1, len(body)))))
    assert citation.quote == body[citation.start : citation.end]
    assert len(citation.quote) <= LONGEST_QUOTE
