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


@pytest.mark.parametrize("rest", [" về nhiều vấn đề lớn", ", lắng nghe nguyện vọng", " (kể cả nơi ở xa)"])
def test_a_long_duty_is_cut_at_a_joint_where_that_keeps_most_of_it(rest: str) -> None:
    kept = "Phối hợp tổ chức hội nghị đối thoại giữa lãnh đạo và người dân các khu dân cư còn nhiều khó khăn"
    assert short_title(f"{kept}{rest} xảy ra hằng ngày ở xã") == f"{kept}…"


def test_of_a_long_duty_the_part_that_makes_it_what_it_is_is_kept() -> None:
    long = "Tổng hợp kết quả vận động nhân dân hiến đất, góp công xây dựng đường liên thôn của mười hai thôn"
    text = f"{long}, xây dựng báo cáo tổng kết phong trào"
    assert short_title(text, kind="report") == "Xây dựng báo cáo tổng kết phong trào"


def test_the_actor_is_left_out_where_the_units_say_who() -> None:
    text = "Đề nghị các thôn, tổ dân phố gửi danh sách hòa giải viên"
    assert short_title(text, actor="các thôn, tổ dân phố") == "Gửi danh sách hòa giải viên"
    assert short_title(text) == text


def test_an_actor_further_on_stays() -> None:
    text = "Đôn đốc các thôn gửi danh sách hòa giải viên"
    assert short_title(text, actor="các thôn") == text


def test_how_often_is_left_out_where_each_task_has_its_period() -> None:
    text = "Định kỳ 6 tháng, năm, các thôn báo cáo kết quả hòa giải"
    assert short_title(text, actor="các thôn", recurs=True) == "Báo cáo kết quả hòa giải"
    assert short_title("Hằng tháng tổng hợp ý kiến người dân", recurs=True) == "Tổng hợp ý kiến người dân"


@given(st.text(max_size=400))
def test_a_title_is_never_over_120_characters(text: str) -> None:
    assert len(short_title(text)) <= 121  # a capital can be two characters
