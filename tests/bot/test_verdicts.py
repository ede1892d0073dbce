"""Praise is praise from first to last; everything else is kept as it was said."""

import pytest

from bot.feedback import LONGEST_REMARK, Reason, Verdict
from bot.verdicts import verdict_beside, verdict_in


@pytest.mark.parametrize(
    "words",
    [
        "đúng",
        "Đúng rồi!",
        "dung roi",
        "dung",
        "tot",
        "tốt lắm em ạ",
        "hay",
        "hay quá",
        "chính xác, cảm ơn",
        "chuẩn",
        "ok",
        "OK rồi nhé",
        "được rồi",
        "đầy đủ, rõ ràng",
        "câu trả lời rất hữu ích",
        "đúng năm, đúng văn bản",
        "nhất trí",
        "Tôi không có ý kiến gì thêm.",
        "cảm ơn",
        "Cám ơn nhé",
        "cam on em nhieu lam",
        "cảm ơn rất nhiều, đúng rồi ạ",
    ],
)
def test_nothing_but_praise_calls_the_answer_right(words: str) -> None:
    verdict = verdict_in(words)
    assert (verdict.is_right, verdict.remark) == (True, None)


@pytest.mark.parametrize(
    "words",
    [
        "dùng văn bản cũ rồi",
        "dung van ban cu roi",
        "dùng rồi",
        "đúng nhưng thiếu hạn nộp",
        "dung nhung thieu han nop",
        "hay nhầm năm",
        "tốt nhất phải nêu cả hạn nộp",
        "tot nhat phai neu ca han nop",
        "ok nhưng dài quá",
        "sai năm rồi",
        "không đúng xã em",
        "chưa đúng năm",
        "chưa đầy đủ",
        "đúng ra là 20 ngày",
        "phải nêu cho đúng",
        "đúng năm thì tốt",
        "được 1 thôn, còn thiếu 3",
        "ok, nhiều quá",
        "cảm ơn nhưng sai xã",
        "chính xác phải là quý II",
        "hay là xem lại nghị quyết mới",
        "đừng trích dài thế",
        "thiếu hạn nộp",
        "20 ngày mới đúng",
        "không phải 30 ngày",
        "Sai. " + "rất " * 20 + "dài",
    ],
)
def test_whatever_else_is_said_is_a_remark_with_every_word_that_tells_why(words: str) -> None:
    verdict = verdict_in(words)
    assert not verdict.is_right
    assert verdict.remark is not None
    assert words.endswith(verdict.remark)
    assert len(words) - len(verdict.remark) <= len("Sai. ")


@pytest.mark.parametrize(
    "words", ["sai", "Sai rồi!", "sai roi", "chưa đúng", "chua dung", "ko đúng", "không đúng ạ"]
)
def test_a_plain_no_gives_no_reason(words: str) -> None:
    assert verdict_in(words) == Verdict(False)


@pytest.mark.parametrize(
    ("words", "remark"),
    [("sai: thiếu hạn", "thiếu hạn"), ("Chưa đúng, văn bản này hết hiệu lực", "văn bản này hết hiệu lực")],
)
def test_what_follows_a_plain_no_is_the_remark(words: str, remark: str) -> None:
    assert verdict_in(words).remark == remark


@pytest.mark.parametrize("words", ["Sai văn bản hoặc sai đoạn", "sai van ban hoac sai doan."])
def test_the_words_of_a_button_may_be_typed(words: str) -> None:
    assert verdict_in(words) == Verdict(False, Reason.WRONG)


def test_thanks_alone_are_a_courtesy_and_praise_is_more() -> None:
    assert verdict_in("cảm ơn em nhé").is_courtesy
    assert not verdict_in("cảm ơn, đúng rồi").is_courtesy


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("", Verdict(True)),
        ("đúng rồi", Verdict(True)),
        ("cảm ơn", Verdict(True)),
        ("xã em cũng làm thế", Verdict(True, remark="xã em cũng làm thế")),
        ("nhưng thiếu hạn", Verdict(False, remark="nhưng thiếu hạn")),
        ("còn thiếu hạn", Verdict(False, remark="còn thiếu hạn")),
        ("Đúng nhưng thiếu", Verdict(False, Reason.INCOMPLETE)),
    ],
)
def test_a_thumb_up_is_turned_round_by_a_but_only(words: str, verdict: Verdict) -> None:
    assert verdict_beside(True, words) == verdict


@pytest.mark.parametrize(
    ("words", "remark"),
    [("", None), ("sai", None), ("cảm ơn", "cảm ơn"), ("đúng mục nhưng cũ", "đúng mục nhưng cũ")],
)
def test_a_thumb_down_stays_down(words: str, remark: str | None) -> None:
    assert verdict_beside(False, words) == Verdict(False, remark=remark)


def test_a_remark_without_end_is_cut() -> None:
    remark = verdict_in("thiếu " * 2000).remark
    assert remark is not None
    assert len(remark) == LONGEST_REMARK
