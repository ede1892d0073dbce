"""Figures of a text in one spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.answer.figures import STOPS, marks


def figures(text: str) -> list[str]:
    return [mark.text for mark in marks(text) if mark.is_figure]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ngày 05 tháng 6 năm 2024", "5/6/2024"),
        ("05-06-2024", "ngày 5.6.2024"),
        ("tháng 6 năm 2024", "6/2024"),
        ("quý III", "Quý 3"),
        ("khoản 02 Điều 7", "khoản 2 điều 07"),
        ("80%", "80 phần trăm"),
        ("02 cuộc", "2 cuộc"),
        ("1.000 hộ", "1000 hộ"),
        ("33/CT-TTg", "33 / CT-TTg"),
    ],
)
def test_two_spellings_of_one_figure_are_the_same(one: str, other: str) -> None:
    assert marks(one) == marks(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("5/6/2024", "6/5/2024"),
        ("quý II", "quý III"),
        ("quý III", "Điều 3"),
        ("80%", "80"),
        ("33/CT-TTg", "33/NQ-CP"),
        ("1,5", "15"),
    ],
)
def test_different_figures_are_not(one: str, other: str) -> None:
    assert figures(one) != figures(other)


def test_abbreviations_are_read_written_out() -> None:
    assert marks("UBND xã") == marks("Ủy ban nhân dân xã")


def test_stops_are_given_only_when_asked_for() -> None:
    text = "Xóm 1, (xóm 2): “xong”; hết"
    assert not STOPS & {mark.text for mark in marks(text)}
    assert [mark.text for mark in marks(text, stops=True) if mark.text in STOPS] == list(",():“”;")


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    assert all(mark.text for mark in marks(text))
