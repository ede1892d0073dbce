from datetime import date
from pathlib import Path

import pytest

from tasks.calendar import Quarter, WorkCalendar, last_of_month, quarter_of, read_swaps, vietnamese_calendar

CALENDAR = vietnamese_calendar()


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 2, 17),  # mùng Một Tết Bính Ngọ
        date(2026, 4, 27),  # Giỗ Tổ falls on a Sunday, made up for on Monday
        date(2026, 9, 1),
        date(2027, 2, 8),
        date(2026, 6, 13),
        date(2026, 6, 14),
    ],
)
def test_holidays_and_weekends_are_off(day: date) -> None:
    assert not CALENDAR.is_working_day(day)


@pytest.mark.parametrize("day", [date(2026, 6, 11), date(2026, 2, 13), date(2026, 12, 31)])
def test_an_ordinary_weekday_is_worked(day: date) -> None:
    assert CALENDAR.is_working_day(day)


def test_a_swapped_weekday_is_off_and_its_saturday_worked() -> None:
    assert [CALENDAR.is_working_day(day) for day in (date(2026, 8, 31), date(2026, 8, 22))] == [False, True]


def test_a_day_off_says_why_in_vietnamese() -> None:
    assert [CALENDAR.day_off(day) for day in (date(2026, 9, 2), date(2026, 6, 13))] == [
        "Quốc khánh",
        "Thứ Bảy",
    ]


def test_working_days_are_counted_over_tet() -> None:
    assert CALENDAR.add(date(2026, 2, 13), 1) == date(2026, 2, 23)


def test_working_days_are_counted_backwards() -> None:
    assert CALENDAR.add(date(2026, 6, 15), -3) == date(2026, 6, 10)


def test_working_days_between_two_days_include_both() -> None:
    assert len(list(CALENDAR.between(date(2026, 6, 8), date(2026, 6, 15)))) == 6


@pytest.mark.parametrize(
    ("quarter", "first", "last"),
    [
        (Quarter(2026, 1), date(2026, 1, 5), date(2026, 3, 31)),
        (Quarter(2024, 2), date(2024, 4, 1), date(2024, 6, 28)),
        (Quarter(2026, 4), date(2026, 10, 1), date(2026, 12, 31)),
    ],
)
def test_a_quarter_begins_and_ends_on_working_days(quarter: Quarter, first: date, last: date) -> None:
    assert (CALENDAR.first_working_day(quarter), CALENDAR.last_working_day(quarter)) == (first, last)


def test_the_quarter_after_the_fourth_is_in_the_next_year() -> None:
    assert quarter_of(date(2026, 11, 3)).next == Quarter(2027, 1)


def test_the_last_day_of_february_knows_leap_years() -> None:
    assert [last_of_month(2024, 2), last_of_month(2026, 12)] == [date(2024, 2, 29), date(2026, 12, 31)]


def test_an_installation_adds_swaps_of_its_own(tmp_path: Path) -> None:
    table = tmp_path / "swaps.toml"
    table.write_text('[[swap]]\noff = 2027-04-29\nworked = 2027-04-24\noccasion = "30/4"\n', encoding="utf-8")
    assert not vietnamese_calendar(table).is_working_day(date(2027, 4, 29))


def test_a_calendar_without_swaps_works_on_swapped_days() -> None:
    assert WorkCalendar(read_swaps("")).is_working_day(date(2026, 1, 2))
