"""When a duty comes due."""

import datetime as dt

import pytest

from tasks import vietnamese_calendar
from tasks.work.occasions import Occasion, Timing, occasions

CALENDAR = vietnamese_calendar()


def of(
    recurrence: str | None = None,
    *,
    year: int | None = 2026,
    quarter: int | None = None,
    due: dt.date | None = None,
    day: int | None = None,
) -> list[Occasion]:
    return occasions(Timing(year, quarter, due, recurrence, day), CALENDAR)


def dues(found: list[Occasion]) -> list[str]:
    return [f"{one.period}: {one.due}" for one in found]


def test_a_date_is_the_date() -> None:
    assert of(due=dt.date(2026, 9, 15), quarter=3) == [Occasion("", dt.date(2026, 9, 15))]


def test_a_quarter_without_a_date_ends_with_its_last_working_day() -> None:
    assert [of(quarter=number)[0].due for number in (1, 2, 3, 4)] == [
        dt.date(2026, 3, 31),
        dt.date(2026, 6, 30),
        dt.date(2026, 9, 30),
        dt.date(2026, 12, 31),
    ]
    assert of(quarter=2, year=2024)[0].due == dt.date(2024, 6, 28)  # the 30th is a Sunday


@pytest.mark.parametrize("recurrence", [None, "unspecified"])
def test_without_a_known_time_there_is_one_undated_occasion(recurrence: str | None) -> None:
    assert of(recurrence) == [Occasion("", None)]


def test_half_year_and_year_are_two_reports() -> None:
    assert dues(of("semiannual+annual")) == [
        "6 tháng đầu năm 2026: 2026-06-30",
        "năm 2026: 2026-12-31",
    ]


def test_half_years_alone_are_both() -> None:
    assert [one.code for one in of("semiannual")] == ["2026H1", "2026H2"]


def test_one_date_for_half_years_is_for_the_half_it_is_near() -> None:
    assert dues(of("semiannual", due=dt.date(2026, 6, 5))) == ["6 tháng đầu năm 2026: 2026-06-05"]


def test_a_date_beside_several_periods_is_for_the_one_it_is_near() -> None:
    assert dues(of("semiannual+annual", due=dt.date(2026, 6, 5))) == [
        "6 tháng đầu năm 2026: 2026-06-05",
        "năm 2026: 2026-12-31",
    ]


def test_a_report_of_the_year_may_be_due_in_the_next() -> None:
    assert dues(of("annual", due=dt.date(2027, 1, 10))) == ["năm 2026: 2027-01-10"]


def test_the_longer_report_stands_for_the_shorter_that_ends_with_it() -> None:
    assert [one.code for one in of("quarterly+semiannual+annual")] == ["2026Q1", "2026H1", "2026Q3", "2026"]


def test_months_are_due_on_their_day() -> None:
    found = of("monthly", day=31)
    assert len(found) == 12
    assert found[1] == Occasion("tháng 2/2026", dt.date(2026, 2, 28), "2026M02")


def test_months_without_a_day_end_with_a_working_day() -> None:
    assert all(one.due and CALENDAR.is_working_day(one.due) for one in of("monthly"))


def test_under_the_heading_of_a_quarter_only_its_months_are_meant() -> None:
    assert [one.period for one in of("monthly", quarter=2)] == [
        "tháng 4/2026",
        "tháng 5/2026",
        "tháng 6/2026",
    ]


def test_a_yearly_thing_under_the_heading_of_a_quarter_is_done_in_it() -> None:
    assert of("annual", quarter=2) == [Occasion("", dt.date(2026, 6, 30))]


def test_weeks_are_due_on_friday_or_the_working_day_before() -> None:
    found = of("weekly")
    assert len({one.code for one in found}) == len(found)
    assert {one.due for one in found if one.due and one.due.month == 4} == {
        dt.date(2026, 4, day)
        for day in (3, 10, 17, 24, 29)  # 30/4 and 1/5 are holidays
    }


def test_a_week_without_work_asks_for_nothing() -> None:
    tet = dt.date(2026, 2, 20)  # the Friday of the week of Tết
    assert not any(one.due and tet - dt.timedelta(days=4) <= one.due <= tet for one in of("weekly"))


def test_occasions_come_in_the_order_of_their_dates() -> None:
    found = [one.due for one in of("weekly+monthly+quarterly+annual")]
    assert found == sorted(day for day in found if day)
