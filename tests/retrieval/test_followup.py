"""Questions that lean on earlier ones of the same chat."""

import pytest

from retrieval.aims import Aim
from retrieval.followup import in_context, leans_back
from retrieval.question import Question
from tests.retrieval.made_up import ask

PLACES = ("xã An Bình", "xã Tân Lập")


def chat(*questions: str) -> Question:
    """The last question, understood after those before it."""
    *earlier, last = (ask(question, *PLACES) for question in questions)
    return in_context(earlier, last)


def words(question: Question) -> dict[str, float]:
    return {term.folded: term.weight for term in question.terms}


@pytest.mark.parametrize(
    "question",
    [
        "Còn quý IV thì sao?",
        "con quy 4 thi sao",
        "Thế ai chịu trách nhiệm?",
        "Ai ký?",
        "Văn bản đó ban hành ngày nào?",
        "Nó quy định gì?",
        "Khi nào?",
    ],
)
def test_a_question_that_points_back_leans_back(question):
    assert leans_back(ask(question))


@pytest.mark.parametrize(
    "question",
    ["Kết luận 114 yêu cầu gì?", "Quý III xã An Bình phải làm gì?", "Lịch tiếp công dân của lãnh đạo xã?"],
)
def test_a_whole_question_stands_alone(question):
    assert not leans_back(ask(question, *PLACES))


class TestWithoutAnEarlierQuestion:
    @pytest.mark.parametrize("question", ["Còn quý IV thì sao?", "Ai ký?"])
    def test_a_question_is_unchanged(self, question):
        assert chat(question) == ask(question, *PLACES)


class TestAfterAnEarlierQuestion:
    def test_a_whole_question_is_unchanged(self):
        whole = "Lịch tiếp công dân của lãnh đạo xã?"
        assert chat("Quý III xã An Bình phải làm gì?", whole) == ask(whole, *PLACES)

    def test_another_quarter_keeps_place_year_and_aim(self):
        asked = chat("Quý III năm 2024 xã An Bình phải làm gì?", "Còn quý IV thì sao?")
        assert (asked.quarters, asked.years, asked.places) == ((4,), (2024,), ("xã An Bình",))
        assert Aim.DUTIES in asked.aims

    def test_another_place_keeps_the_quarter(self):
        asked = chat("Quý III xã An Bình phải làm gì?", "Còn xã Tân Lập?")
        assert (asked.quarters, asked.places) == ((3,), ("xã Tân Lập",))

    def test_another_year_keeps_place_and_quarter(self):
        asked = chat("Quý III năm 2024 xã An Bình phải làm gì?", "Thế năm 2025?")
        assert (asked.years, asked.quarters, asked.places) == ((2025,), (3,), ("xã An Bình",))

    def test_an_instrument_is_kept(self):
        asked = chat("Kết luận 114 yêu cầu gì?", "Văn bản đó ban hành ngày nào?")
        assert [found.serial for found in asked.instruments] == ["114"] and Aim.DATE in asked.aims

    def test_a_new_instrument_takes_the_place_of_the_old_one(self):
        asked = chat("Kết luận 114 yêu cầu gì?", "Còn Chỉ thị 33?")
        assert [found.serial for found in asked.instruments] == ["33"]

    def test_a_new_instrument_keeps_the_aim(self):
        assert Aim.DATE in chat("Kết luận 114 ban hành ngày nào?", "Còn Chỉ thị 33?").aims

    def test_the_topic_is_kept(self):
        assert {"doi", "thoai"} <= words(chat("Khi nào tổ chức đối thoại?", "Ai chịu trách nhiệm?")).keys()

    def test_a_new_topic_counts_more_than_the_old_one(self):
        weights = words(chat("Khi nào tổ chức đối thoại?", "Còn hội nghị sơ kết thì sao?"))
        assert weights["nghi"] > weights["thoai"] > 0

    def test_it_is_remembered_over_two_questions(self):
        asked = chat("Quý III xã An Bình phải làm gì?", "Còn quý IV?", "Thế xã Tân Lập?")
        assert (asked.quarters, asked.places) == ((4,), ("xã Tân Lập",))

    def test_a_whole_question_between_ends_the_memory(self):
        asked = chat("Quý III xã An Bình phải làm gì?", "Kết luận 114 yêu cầu gì?", "Ban hành ngày nào?")
        assert asked.quarters == () and [found.serial for found in asked.instruments] == ["114"]
