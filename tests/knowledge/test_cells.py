"""Tables copied cell by cell: each row a paragraph again."""

import pytest

from knowledge.paragraphs import compose

TABLE = """PHÂN CÔNG PHỤ TRÁCH

TT
Họ và tên
Chức vụ
Địa bàn
1
Đỗ Văn Hai
Chủ tịch
Thôn Đông, thôn Tây
2
Y Ba Niê

      3

Trưởng Công an
Thôn 3
3
Lê Thị Tư
Công chức
Thôn Nam
Danh sách này thay danh sách cũ."""


@pytest.mark.parametrize("wrapped", [True, False])
def test_each_row_is_a_paragraph_and_page_numbers_are_none(wrapped: bool) -> None:
    assert compose(TABLE.splitlines(), wrapped).split("\n") == [
        "PHÂN CÔNG PHỤ TRÁCH",
        "TT Họ và tên Chức vụ Địa bàn",
        "1 Đỗ Văn Hai Chủ tịch Thôn Đông, thôn Tây",
        "2 Y Ba Niê Trưởng Công an Thôn 3",
        "3 Lê Thị Tư Công chức Thôn Nam",
        "Danh sách này thay danh sách cũ.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "TT\nHọ và tên\nChức vụ\nKhông có dòng nào",
        "TT\n1\n2\n3",
        "Mục\nHọ và tên\nChức vụ\n1\nA\nB\n2\nC\nD",
        "TT\nHọ và tên\nChức vụ\n1\nA\nB",
    ],
)
def test_what_is_no_such_table_stays_as_it_is(text: str) -> None:
    assert compose(text.splitlines(), False).split("\n") == text.split("\n")


def test_a_cell_of_two_lines_stays_in_its_row() -> None:
    text = "TT\nViệc\nAi\n1\nRà soát\nquy ước\nThôn\n2\nHọp dân\nXã"
    assert compose(text.splitlines(), False).split("\n")[1:] == ["1 Rà soát quy ước Thôn", "2 Họp dân Xã"]
