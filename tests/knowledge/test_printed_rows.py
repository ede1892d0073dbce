"""Tables printed to plain lines: each row a paragraph, wherever the margin broke it."""

import pytest

from knowledge.paragraphs import compose
from knowledge.printed_rows import is_header

TABLE = """III. PHÂN CÔNG
TT Nội dung công việc Đơn vị chủ trì Thời gian hoàn thành
1 Xây dựng kế hoạch của đơn vị Phòng Nội vụ Tháng 4/2031
2 Tập huấn cho tổ trưởng tổ dân phố Phòng Tư pháp,
UBND phường
Tháng 7/2031
3 Báo cáo năm Các phường Trước ngày 20/11/2031
Trên đây là phân công nhiệm vụ.
IV. TỔ CHỨC THỰC HIỆN
1 tổ công tác giúp việc."""


@pytest.mark.parametrize("wrapped", [True, False])
def test_each_row_is_a_paragraph(wrapped):
    lines = compose(TABLE.splitlines(), wrapped).split("\n")
    assert lines[2:5] == [
        "1 Xây dựng kế hoạch của đơn vị Phòng Nội vụ Tháng 4/2031",
        "2 Tập huấn cho tổ trưởng tổ dân phố Phòng Tư pháp, UBND phường Tháng 7/2031",
        "3 Báo cáo năm Các phường Trước ngày 20/11/2031",
    ]


def test_what_follows_the_last_row_is_no_part_of_it():
    assert "Trên đây là phân công nhiệm vụ." in compose(TABLE.splitlines(), wrapped=False).split("\n")


@pytest.mark.parametrize(
    "line", ["STT Nội dung", "TT giao lưu văn nghệ", "Nội dung công việc Thời gian", "Số thứ tự của đơn vị"]
)
def test_prose_is_no_heading_of_a_table(line):
    assert not is_header(line)
