"""Everyday wording put as documents put it."""

import pytest

from retrieval.sayings import put_as_written


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("nop so ket nua nam hom nao", "nop sơ kết 6 tháng ngày nào"),
        ("báo cáo nửa năm", "báo cáo 6 tháng"),
        ("Nửa đầu năm làm gì", "6 tháng đầu năm làm gì"),
        ("số kết quả", "số kết quả"),
        ("chừng mô nộp, mần chi", "khi nào nộp, làm gì"),
        ("ở mô hình ni có chi bộ mô", "ở mô hình ni có chi bộ mô"),
        ("co bao nhiu nguoi", "co bao nhiêu nguoi"),
        ("họp bữa nào?", "họp ngày nào?"),
        ("", ""),
    ],
)
def test_it_is_put_as_written(typed: str, read: str) -> None:
    assert put_as_written(typed) == read
