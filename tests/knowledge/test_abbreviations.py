"""Short forms opened as an official would read them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.abbreviations import open_abbreviations


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("BCĐ họp khi nào", "Ban Chỉ đạo họp khi nào"),
        ("UBND xã", "Ủy ban nhân dân xã"),
        ("MTTQ xã làm gì?", "Mặt trận Tổ quốc xã làm gì?"),
        ("thực hiện QCDC", "thực hiện quy chế dân chủ"),
        ("công tác CCHC", "công tác cải cách hành chính"),
        ("các tổ chức CT-XH", "các tổ chức chính trị - xã hội"),
        ("Kế hoạch của (UBND)", "Kế hoạch của (Ủy ban nhân dân)"),
        ("gửi BCĐ, UBND.", "gửi Ban Chỉ đạo, Ủy ban nhân dân."),
    ],
)
def test_common_short_forms_are_written_out(typed, read):
    assert open_abbreviations(typed) == read


@pytest.mark.parametrize(
    ("typed", "read"), [("KL 114", "kết luận 114"), ("CT 33", "chỉ thị 33"), ("NQ 25", "nghị quyết 25")]
)
def test_a_type_before_a_number_is_written_out(typed, read):
    assert open_abbreviations(typed) == read


@pytest.mark.parametrize(
    "number", ["114-KL/TW", "33/CT-TTg", "23-QĐ/TW", "12/KH-UBND", "59/2023/NĐ-CP", "72/2025/QH15"]
)
def test_numbers_of_instruments_stay_as_typed(number):
    assert open_abbreviations(f"văn bản {number}?") == f"văn bản {number}?"


def test_a_short_form_without_its_mark_is_understood():
    assert open_abbreviations("BCD xa") == "Ban Chỉ đạo xa"


def test_a_mark_typed_is_never_overlooked():
    assert "Ban Chỉ đạo" not in open_abbreviations("BCẤ họp")


@pytest.mark.parametrize("plain", ["", "   ", "Quý III xã phải làm gì?", "ai ký kế hoạch", "🙂", "a b c"])
def test_text_without_short_forms_is_untouched(plain):
    assert open_abbreviations(plain) == plain


def test_spaces_stay_as_typed():
    assert open_abbreviations("  UBND \n xã ") == "  Ủy ban nhân dân \n xã "


@given(st.text(max_size=120))
def test_no_text_is_too_odd(text):
    assert isinstance(open_abbreviations(text), str)


@given(st.text(alphabet="ABCĐUNDTQxk .,/-0123", max_size=40))
def test_opening_twice_changes_nothing_more(text):
    opened = open_abbreviations(text)
    assert open_abbreviations(opened) == opened
