"""What a question wants to know, however it is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import fold
from retrieval.aims import Aim, aims_of

QUESTIONS = [
    (Aim.DUTIES, "Quý III xã phải làm gì?"),
    (Aim.DUTIES, "Đảng ủy có trách nhiệm gì?"),
    (Aim.DUTIES, "Những nhiệm vụ nào giao cho Công an xã?"),
    (Aim.WHEN, "Khi nào phải báo cáo?"),
    (Aim.WHEN, "Hạn nộp báo cáo kiểm tra?"),
    (Aim.WHEN, "Bao giờ họp sơ kết?"),
    (Aim.WHO, "Cơ quan nào chủ trì kiểm tra?"),
    (Aim.WHO, "Việc này giao cho ai?"),
    (Aim.HOW_MANY, "Phải tổ chức bao nhiêu cuộc đối thoại?"),
    (Aim.HOW_MANY, "Ít nhất mấy cuộc đối thoại?"),
    (Aim.HOW_MANY, "Tỷ lệ hòa giải thành là bao nhiêu?"),
    (Aim.WHERE_TO, "Báo cáo gửi về đâu?"),
    (Aim.WHERE_TO, "Nơi nhận gồm những ai?"),
    (Aim.NUMBER, "Kế hoạch số mấy?"),
    (Aim.NUMBER, "Thực hiện theo quyết định nào?"),
    (Aim.DATE, "Nghị quyết 25 ban hành ngày nào?"),
    (Aim.DATE, "Luật được thông qua năm nào?"),
    (Aim.ISSUER, "Chỉ thị 33 do cơ quan nào ban hành?"),
    (Aim.SIGNER, "Ai ký kế hoạch?"),
    (Aim.ABOUT, "Kết luận 114 yêu cầu gì?"),
    (Aim.ABOUT, "Điều 5 quy định gì?"),
]


@pytest.mark.parametrize(("aim", "question"), QUESTIONS)
def test_the_aim_of_a_question_is_read(aim, question):
    assert aim in aims_of(question)


@pytest.mark.parametrize("question", [question for _, question in QUESTIONS])
def test_marks_typed_or_not_make_no_difference(question):
    assert aims_of(fold(question)) == aims_of(question)


@pytest.mark.parametrize("question", [question for _, question in QUESTIONS])
def test_the_question_mark_and_capitals_make_no_difference(question):
    assert aims_of(question.rstrip("?").upper()) == aims_of(question)


def test_a_question_may_ask_for_two_things():
    assert aims_of("Ai chủ trì và bao giờ xong?") >= {Aim.WHO, Aim.WHEN}


@pytest.mark.parametrize("topic", ["Công tác tuyên truyền", "đối thoại với Nhân dân", "", "🙂", "   "])
def test_a_topic_alone_has_no_aim(topic):
    assert aims_of(topic) == frozenset()


@pytest.mark.parametrize(
    "near", ["báo cáo kết quả", "ngày làm việc", "kế hoạch năm 2024", "người ký văn thư giỏi"]
)
def test_words_of_an_aim_in_a_statement_name_no_duty_list(near):
    assert Aim.DUTIES not in aims_of(near)


@given(st.text(max_size=200))
def test_no_text_is_too_odd(text):
    assert aims_of(text) <= set(Aim)
