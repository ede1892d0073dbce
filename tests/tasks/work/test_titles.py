"""What a duty is called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.work.titles import short_title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("- Tập huấn kỹ năng hòa giải.", "Tập huấn kỹ năng hòa giải"),
        ("2.1. tập huấn kỹ năng hòa giải;", "Tập huấn kỹ năng hòa giải"),
        ("Gửi báo cáo về phòng Nội vụ trước ngày 05/11/2026.", "Gửi báo cáo về phòng Nội vụ"),
        ("Rà soát quy ước của thôn, hoàn thành trong quý III/2026", "Rà soát quy ước của thôn"),
        ("Trước ngày 20/6/2026, gửi báo cáo về xã", "Gửi báo cáo về xã"),
        ("Nộp trước ngày 05/11/2026", "Nộp trước ngày 05/11/2026"),  # too little would be left
        ("Tuyên truyền nhân ngày 15/10 tại các thôn", "Tuyên truyền nhân ngày 15/10 tại các thôn"),
        ("Chế độ báo cáo: Định kỳ 6 tháng, các xóm báo cáo", "Định kỳ 6 tháng, các xóm báo cáo"),
    ],
)
def test_a_title_is_the_duty_without_mark_and_deadline(text: str, title: str) -> None:
    assert short_title(text) == title


def test_a_long_duty_is_cut_between_words() -> None:
    text = "Tổ chức " + "đối thoại với người dân " * 12
    title = short_title(text)
    assert len(title) <= 120
    assert title.endswith("…")
    assert text.startswith(title[:-1])
    assert text[len(title) - 1] == " "


def test_a_cut_leaves_no_bracket_open_and_no_joint_at_the_end() -> None:
    long = "Phối hợp tổ chức hội nghị đối thoại giữa lãnh đạo với người dân tại các nhà văn hóa và trong"
    assert short_title(f"{long} nhiều khu dân cư (kể cả những nơi còn khó khăn nhất xã)") == (
        f"{long} nhiều khu dân cư…"
    )


@given(st.text(max_size=400))
def test_a_title_is_never_over_120_characters(text: str) -> None:
    assert len(short_title(text)) <= 121  # a capital can be two characters
