"""A question taken apart: constraints on one side, the words of its topic on the other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.question import Article, is_empty
from tests.retrieval.made_up import ask


def words(question: str, *known_places: str) -> list[str]:
    """The words of the topic that count fully."""
    return [term.marked for term in ask(question, *known_places).terms if term.weight == 1.0]


class TestInstruments:
    @pytest.mark.parametrize("question", ["Kết luận 114 yêu cầu gì?", "114-KL/TW yêu cầu gì?"])
    def test_an_instrument_is_recognised(self, question):
        assert [found.serial for found in ask(question).instruments] == ["114"]

    def test_a_law_is_recognised_by_its_name(self):
        assert [found.name for found in ask("Luật Tiếp công dân quy định gì?").instruments] == [
            "Luật Tiếp công dân"
        ]

    def test_the_words_of_an_instrument_are_no_topic(self):
        assert words("Luật Tiếp công dân quy định gì về lịch?") == ["lịch"]

    def test_the_year_in_the_date_of_an_instrument_is_no_year_asked_for(self):
        assert ask("Quyết định số 12/QĐ-UBND ngày 01/02/2023 yêu cầu gì?").years == ()

    def test_a_year_beside_an_instrument_is_asked_for(self):
        assert ask("Quyết định số 12/QĐ-UBND ngày 01/02/2023 giao gì cho năm 2024?").years == (2024,)


class TestArticles:
    @pytest.mark.parametrize(
        ("question", "article"),
        [
            ("Điều 85 Luật Tiếp công dân", Article("85")),
            ("dieu 85 luat tiep cong dan", Article("85")),
            ("khoản 2 Điều 5", Article("5", "2")),
            ("Điểm a khoản 2 Điều 5", Article("5", "2", "a")),
            ("khoản 2, Điều 5", Article("5", "2")),
            ("điểm đ khoản 2 Điều 5", Article("5", "2", "đ")),
            ("điểm d khoản 2 Điều 5", Article("5", "2", "d")),
            ("Điều 12a", Article("12a")),
        ],
    )
    def test_article_clause_and_point_are_read(self, question, article):
        assert ask(question).articles == (article,)

    def test_commas_between_point_clause_and_article_change_nothing(self):
        assert ask("điểm a, khoản 2, Điều 5").articles == (Article("5", "2", "a"),)

    @pytest.mark.parametrize("question", ["Điều kiện hưởng là gì?", "điều hành công việc", "85 điều"])
    def test_other_words_like_it_are_no_article(self, question):
        assert ask(question).articles == ()


class TestTime:
    @pytest.mark.parametrize(
        "question", ["Quý III làm gì?", "quy 3 lam gi", "QUÝ III", "q3 làm gì", "trong quý 3"]
    )
    def test_a_quarter_is_read(self, question):
        assert ask(question).quarters == (3,)

    def test_several_quarters_are_read(self):
        assert ask("Quý I và quý II làm gì?").quarters == (1, 2)

    def test_a_quarter_is_no_word_of_the_topic(self):
        assert words("Quý III tuyên truyền gì?") == ["tuyên", "truyền"]

    def test_a_year_is_read_and_no_word_of_the_topic(self):
        question = ask("Năm 2025 tuyên truyền gì?")
        assert question.years == (2025,) and "2025" not in {term.marked for term in question.terms}

    def test_a_month_is_read(self):
        assert ask("Tháng 6 làm gì?").months == (6,)

    @pytest.mark.parametrize("question", ["quý khách", "quy chế dân chủ", "quy định"])
    def test_other_words_like_it_are_no_quarter(self, question):
        assert ask(question).quarters == ()


class TestPlaces:
    @pytest.mark.parametrize("question", ["Xã Tân Lập làm gì?", "tan lap lam gi", "TÂN LẬP làm gì"])
    def test_a_place_of_the_corpus_is_read_with_or_without_marks(self, question):
        assert [place.removeprefix("xã ") for place in ask(question, "xã Tân Lập").places] == ["Tân Lập"]

    def test_a_place_that_the_corpus_lacks_is_read_too(self):
        assert ask("Quý II tỉnh Nghệ An làm gì?").places == ("tỉnh Nghệ An",)

    def test_a_place_is_no_word_of_the_topic(self):
        assert words("Xã Tân Lập tuyên truyền gì?", "xã Tân Lập") == ["tuyên", "truyền"]

    def test_a_hamlet_stays_a_word_of_the_topic(self):
        assert words("Ai theo dõi thôn 3, buôn Puôr?")[-4:] == ["thôn", "3", "buôn", "puôr"]

    def test_a_level_is_read(self):
        assert ask("Cấp xã làm gì?").levels == ("xã",)


class TestTopic:
    def test_words_that_only_ask_count_nothing(self):
        assert words("Anh ơi cho em hỏi lịch đối thoại là khi nào ạ?") == ["lịch", "đối", "thoại"]

    def test_words_that_ask_only_with_these_marks_count_with_others(self):
        assert words("tôn giáo có những việc gì") == ["tôn", "giáo"]

    def test_words_of_every_plan_count_less(self):
        weights = {term.marked: term.weight for term in ask("thực hiện đối thoại").terms}
        assert 0 < weights["thực"] < weights["đối"] == 1.0

    def test_terms_say_where_they_stand(self):
        positions = [term.position for term in ask("lịch tiếp dân của xã").terms]
        assert positions == sorted(set(positions))


class TestDocumentNamed:
    QUESTION = "Trong Kế hoạch công tác dân vận năm 2024 của xã Tân Lập, chỉ tiêu đối thoại là bao nhiêu?"

    def test_the_document_is_read_apart_from_the_topic(self):
        question = ask(self.QUESTION, "xã Tân Lập")
        assert {"ke", "hoach", "dan", "van"} <= set(question.document)
        assert {"dan", "van"}.isdisjoint(term.folded for term in question.terms)

    def test_half_a_year_may_be_in_its_name(self):
        assert words("Phòng Tư pháp làm gì trong kế hoạch 6 tháng cuối năm 2031?") == ["phòng", "tư", "pháp"]

    def test_what_is_asked_of_it_stays_the_topic(self):
        assert words(self.QUESTION, "xã Tân Lập")[-2:] == ["đối", "thoại"]


@pytest.mark.parametrize("question", ["", "   ", "🙂", "?!", "cho em hỏi với ạ"])
def test_a_question_about_nothing_is_empty(question):
    assert is_empty(ask(question))


@pytest.mark.parametrize("question", ["đối thoại", "Quý III", "Kết luận 114", "Điều 5", "tháng 6"])
def test_a_question_about_something_is_not_empty(question):
    assert not is_empty(ask(question))


@given(st.text(max_size=200))
def test_no_text_is_too_odd(text):
    assert all(0 < term.weight <= 1 for term in ask(text, "xã Tân Lập").terms)
