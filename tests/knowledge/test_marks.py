"""What opens a line, and what only looks as if it did."""

import pytest

from knowledge.marks import Kind, is_capitals, months_of, ordinal, read_mark, roman


def read(line: str) -> tuple[str, str, str] | None:
    """Kind, value and the rest of the line."""
    mark = read_mark(line)
    return (mark.kind.value, mark.value, line[mark.end :]) if mark else None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Phần thứ hai", ("part", "thứ hai", "")),
        ("PHẦN II", ("part", "II", "")),
        ("Phần A. MỞ ĐẦU", ("part", "A", "MỞ ĐẦU")),
        ("Chương IV QUYỀN CỦA CÔNG DÂN", ("chapter", "IV", "QUYỀN CỦA CÔNG DÂN")),
        ("CHƯƠNG 2", ("chapter", "2", "")),
        ("Mục 3. Trình tự", ("section", "3", "Trình tự")),
        ("Tiểu mục 1: Lập hồ sơ", ("subsection", "1", "Lập hồ sơ")),
        ("Điều 85. Hiệu lực", ("article", "85", "Hiệu lực")),
        ("ĐIỀU 7: HIỆU LỰC", ("article", "7", "HIỆU LỰC")),
        ("Điều 12a. Bổ sung", ("article", "12a", "Bổ sung")),
        ("Điều 9", ("article", "9", "")),
        ("A. KẾT QUẢ", ("capital", "A", "KẾT QUẢ")),
        ("II. NHIỆM VỤ", ("roman", "II", "NHIỆM VỤ")),
        ("I.Mục đích", ("roman", "I", "Mục đích")),
        ("III/ Tổ chức", ("roman", "III", "Tổ chức")),
        ("IX- Kinh phí", ("roman", "IX", "Kinh phí")),
        ("3. Công tác tuyên truyền", ("number", "3", "Công tác tuyên truyền")),
        ("3/ Công tác", ("number", "3", "Công tác")),
        ("3) công tác", ("number", "3", "công tác")),
        ("3- Công tác", ("number", "3", "Công tác")),
        ("1.2. Chỉ tiêu", ("number2", "1.2", "Chỉ tiêu")),
        ("1.2 Chỉ tiêu", ("number2", "1.2", "Chỉ tiêu")),
        ("1.2.10. Chỉ tiêu", ("number3", "1.2.10", "Chỉ tiêu")),
        ("a) Cấp xã", ("letter", "a", "Cấp xã")),
        ("đ) cấp xã", ("letter", "đ", "cấp xã")),
        ("b. Cấp xã", ("letter", "b", "Cấp xã")),
        ("- 05 cuộc", ("dash", "-", "05 cuộc")),
        ("–Tổ chức", ("dash", "–", "Tổ chức")),
        ("• Tổ chức", ("dash", "•", "Tổ chức")),
        ("* Lưu ý", ("star", "*", "Lưu ý")),
        ("+ Đối với xã", ("plus", "+", "Đối với xã")),
    ],
)
def test_every_kind_of_mark_is_read(line, expected):
    assert read(line) == expected


@pytest.mark.parametrize(
    "line",
    ["Quý III", "QUÝ III NĂM 2025", "1. Quý III", "- Quý III:", "Quý III/2025:", "Trong quý III:", "Quý 3."],
)
def test_a_quarter_is_a_heading_whatever_stands_before_it(line):
    mark = read_mark(line)
    assert mark and (mark.kind, mark.number) == (Kind.QUARTER, 3)


@pytest.mark.parametrize("line", ["Tháng 6", "Tháng 06/2025:", "2. Tháng 6:", "- Tháng 6 năm 2025"])
def test_a_month_is_a_heading_whatever_stands_before_it(line):
    mark = read_mark(line)
    assert mark and (mark.kind, mark.number) == (Kind.MONTH, 6)


@pytest.mark.parametrize(
    "line",
    [
        "12/7/2024 của Ban Chỉ đạo",
        "2024. Kết quả đạt được",
        "33/CT-TTg ngày 26 tháng 11",
        "V.I. Lênin viết",
        "V. I. Lênin viết",
        "1.5 triệu đồng",
        "30.000 đồng",
        "3.500.000 đồng",
        "100% chi bộ",
        "01 cuộc đối thoại",
        "12:30 khai mạc",
        "Điều 5 khoản 2 quy định",
        "Điều kiện hưởng",
        "Mục tiêu chung",
        "MỤC ĐÍCH, YÊU CẦU",
        "Phần mềm quản lý văn bản",
        "Chương trình hành động",
        "Quý khách lưu ý",
        "Quý III, các đơn vị báo cáo",
        "Tháng 6 là tháng cao điểm",
        "v.v.",
        "Phụ lục 1",
        "",
    ],
)
def test_false_friends_open_nothing(line):
    assert read(line) is None


@pytest.mark.parametrize(("numeral", "number"), [("IV", 4), ("IX", 9), ("XIV", 14), ("XL", 40), ("III", 3)])
def test_roman_numerals_count(numeral, number):
    assert roman(numeral) == number


def test_letters_count_as_the_vietnamese_alphabet_does():
    assert [ordinal(Kind.LETTER, letter) for letter in "dđeg"] == [4, 5, 6, 7]


@pytest.mark.parametrize("kind", [Kind.DASH, Kind.STAR, Kind.PLUS])
def test_bullets_do_not_count(kind):
    assert ordinal(kind, "-") is None


def test_a_decimal_counts_by_its_last_part():
    assert ordinal(Kind.NUMBER2, "2.3") == 3


@pytest.mark.parametrize("line", ["KẾ HOẠCH", "I. MỤC ĐÍCH, YÊU CẦU", "ỦY BAN NHÂN DÂN XÃ"])
def test_a_line_of_capitals_is_one(line):
    assert is_capitals(line)


@pytest.mark.parametrize("line", ["Kế hoạch", "UBND xã", "A", "2024", ""])
def test_other_lines_are_not_capitals(line):
    assert not is_capitals(line)


@pytest.mark.parametrize(
    ("line", "months"),
    [
        ("Tháng 6: Họp", (6,)),
        ("Tháng 9, 10: Họp", (9, 10)),
        ("Tháng 01, 02:", (1, 2)),
        ("Tháng 4 - 6: Họp", (4, 5, 6)),
    ],
)
def test_a_heading_may_name_several_months(line: str, months: tuple[int, ...]) -> None:
    mark = read_mark(line)
    assert mark and months_of(mark.value) == months
