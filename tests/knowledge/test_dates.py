from datetime import date

import pytest

from knowledge.dates import date_at, find_dates, read_date
from knowledge.vietnamese import fold


@pytest.mark.parametrize(
    "written",
    [
        "ngày 14 tháng 7 năm 2015",
        "ngày 14 tháng  7 năm 2015",
        "ngày 14 tháng 07 năm2015",
        "14/7/2015",
        "14-07-2015",
        "14.7.2015",
        "ngày14/7/2015",
        "ngày 14/7 năm 2015",
        "ngày 14/7/15",
        "ngay 14 thang 7 nam 2015",
        "NGÀY 14/7/2015",
    ],
)
def test_every_way_of_writing_a_date_gives_the_same_day(written: str) -> None:
    assert read_date(f"Kết luận, {written} của Ban Bí thư") == date(2015, 7, 14)


@pytest.mark.parametrize(
    "text",
    ["năm 2013", "quý 2 năm 2026", "15/10", "1/2", "24/7", "33/2015/NĐ-CP", "12.345.678", "0912.345.678"],
)
def test_what_is_no_date_gives_none(text: str) -> None:
    assert read_date(text) is None


def test_a_blank_day_is_a_date_without_a_value() -> None:
    (written,) = find_dates("Nghệ An, ngày tháng 3 năm 2026")
    assert written.value is None


def test_a_day_the_calendar_lacks_has_no_value() -> None:
    assert read_date("ngày 31/02/2024") is None


def test_dates_carry_their_place_in_the_text() -> None:
    text = "từ 01/7/2023 đến ngày 30 tháng 11 năm 2024."
    assert [text[found.start : found.end] for found in find_dates(text)] == [
        "01/7/2023",
        "ngày 30 tháng 11 năm 2024",
    ]


def test_a_date_glued_to_the_word_before_is_read_where_it_begins() -> None:
    text = "70-TB/TWngày 06 tháng 01 năm 2012"
    found = date_at(fold(text), 8)
    assert found is not None and found.value == date(2012, 1, 6)


def test_a_long_run_of_digits_and_slashes_is_read_quickly() -> None:
    assert find_dates("1/" * 50_000) == []
