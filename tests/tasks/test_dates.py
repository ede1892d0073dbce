from datetime import date

import pytest

from tasks.calendar import vietnamese_calendar
from tasks.dates import find_dates, read_date_phrase

WEDNESDAY = date(2024, 6, 12)


def readings(phrase: str, today: date = WEDNESDAY) -> list[str]:
    said = read_date_phrase(phrase, today)
    assert said, phrase
    return [day.isoformat() for day in said.readings]


@pytest.mark.parametrize(
    ("phrase", "day"),
    [
        ("mai", "2024-06-13"),
        ("sáng mai", "2024-06-13"),
        ("mốt", "2024-06-14"),
        ("ngay kia", "2024-06-14"),
        ("thứ 6 tuần này", "2024-06-14"),
        ("thu 6 tuan nay", "2024-06-14"),
        ("t6", "2024-06-14"),
        ("T2", "2024-06-17"),
        ("thứ hai tuần sau", "2024-06-17"),
        ("thứ năm tuần tới", "2024-06-20"),
        ("chủ nhật", "2024-06-16"),
        ("đầu tuần sau", "2024-06-17"),
        ("20/6", "2024-06-20"),
        ("20.6", "2024-06-20"),
        ("20/6/2025", "2025-06-20"),
        ("20 tháng 6", "2024-06-20"),
        ("20/T6", "2024-06-20"),
        ("ngày 20", "2024-06-20"),
        ("ngày 5", "2024-07-05"),
        ("mùng 1 tháng sau", "2024-07-01"),
        ("thứ sáu ngày 14/6", "2024-06-14"),
        ("3 ngày nữa", "2024-06-15"),
        ("sau 1 tuần", "2024-06-19"),
        ("5 ngày làm việc nữa", "2024-06-19"),
        ("cuối tháng", "2024-06-30"),
        ("hết tháng 6", "2024-06-30"),
        ("cuối T6", "2024-06-30"),
        ("đầu tháng 7", "2024-07-01"),
        ("đầu quý sau", "2024-07-01"),
        ("cuối quý IV", "2024-12-31"),
        ("hết năm", "2024-12-31"),
    ],
)
def test_a_phrase_that_names_one_day_gives_it(phrase: str, day: str) -> None:
    text = f"đến {phrase}" if phrase == "20.6" else phrase
    assert readings(text) == [day]


@pytest.mark.parametrize(
    ("phrase", "days"),
    [
        ("tuần sau", ["2024-06-17", "2024-06-18", "2024-06-19", "2024-06-20", "2024-06-21"]),
        ("cuối tuần", ["2024-06-14", "2024-06-15", "2024-06-16"]),
        ("31/6", ["2024-06-30", "2024-07-01"]),
        ("5/6", ["2024-06-15", "2024-06-25", "2024-07-05"]),
        ("thứ tư", ["2024-06-12", "2024-06-19"]),
        ("tháng sau", ["2024-07-01", "2024-07-31"]),
        ("vài ngày nữa", []),
        ("sau Tết", []),
    ],
)
def test_a_phrase_that_may_mean_several_days_gives_them_all(phrase: str, days: list[str]) -> None:
    assert readings(phrase) == days


def test_a_day_just_past_is_said_and_not_taken_for_a_coming_one() -> None:
    said = read_date_phrase("5/6", WEDNESDAY)
    assert said and said.gone == date(2024, 6, 5)


def test_a_january_day_said_in_december_is_next_january() -> None:
    assert readings("15/1", date(2024, 12, 10)) == ["2025-01-15"]


@pytest.mark.parametrize(
    "text", ["bc 6 tháng", "6 tháng đầu năm", "quý II", "một", "70%", "xóm 1-5", "lần thứ hai", "năm 2024"]
)
def test_what_is_no_date_gives_none(text: str) -> None:
    assert find_dates(text, WEDNESDAY) == []


def test_a_length_of_time_counts_from_what_is_put_off() -> None:
    said = read_date_phrase("xin hoãn thêm 1 tuần", WEDNESDAY)
    assert said and said.counted_from(date(2024, 6, 20), vietnamese_calendar()).certain == date(2024, 6, 27)


def test_dates_carry_their_place_in_the_text() -> None:
    text = "xóm 7 hoãn từ 20/6 sang thứ 2 tuần sau"
    assert [text[said.start : said.end] for said in find_dates(text, WEDNESDAY)] == ["20/6", "thứ 2 tuần sau"]
