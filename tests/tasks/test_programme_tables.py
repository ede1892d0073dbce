"""Duties from tables: as rows of cells, and flattened to paragraphs."""

import datetime as dt
import io
from pathlib import Path

import docx
import pytest

from tasks import Duty, find_duties
from tests.tasks.plans import HEAD, plan_of

HEADER = ["TT", "Nội dung công việc", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành"]


def duties_of_table(tmp_path: Path, *rows: list[str], header: list[str] | None = None) -> list[Duty]:
    """The duties of a Word plan that holds one table."""
    document = docx.Document()
    for line in [*HEAD.strip().split("\n"), "I. NHIỆM VỤ"]:
        document.add_paragraph(line)
    cells = [header or HEADER, *rows]
    table = document.add_table(rows=len(cells), cols=len(cells[0]))
    for row, texts in zip(table.rows, cells, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    content = io.BytesIO()
    document.save(content)
    plan = plan_of(tmp_path, "", "bang.docx", content.getvalue())
    return find_duties(plan)


def test_a_row_gives_work_actor_and_time(tmp_path: Path) -> None:
    row = ["1", "Kiểm tra việc thực hiện dân chủ", "Ban Chỉ đạo xã", "Các thôn", "Trước ngày 30/9/2028"]
    (duty,) = duties_of_table(tmp_path, row)
    assert (duty.text, duty.actor, str(duty.due)) == (row[1], row[2], "2028-09-30")


@pytest.mark.parametrize(
    ("time", "quarter", "due", "recurrence"),
    [
        ("Quý III/2028", 3, "None", None),
        ("Tháng 5/2028", 2, "2028-05-31", None),
        ("Định kỳ 6 tháng, năm", None, "None", "semiannual+annual"),
        ("Hằng tháng", None, "None", "monthly"),
        ("Từ tháng 3 đến tháng 5", 2, "2028-05-31", None),
    ],
)
def test_the_time_cell_is_read(
    tmp_path: Path, time: str, quarter: int | None, due: str, recurrence: str | None
) -> None:
    (duty,) = duties_of_table(tmp_path, ["1", "Báo cáo tình hình Nhân dân", "Các thôn", "", time])
    assert (duty.quarter, str(duty.due), duty.recurrence) == (quarter, due, recurrence)


def test_two_months_in_a_cell_are_two_duties(tmp_path: Path) -> None:
    row = ["1", "Đối thoại với người dân", "Chủ tịch UBND xã", "", "Tháng 6 và tháng 12"]
    assert [str(duty.due) for duty in duties_of_table(tmp_path, row)] == ["2028-06-30", "2028-12-31"]


def test_a_row_without_a_time_is_no_duty(tmp_path: Path) -> None:
    assert duties_of_table(tmp_path, ["1", "Tuyên truyền trên loa", "Các thôn", "", "Thường xuyên"]) == []


def test_a_row_that_names_a_quarter_holds_for_those_below(tmp_path: Path) -> None:
    rows = [
        ["I", "Quý I", "", ""],
        ["1", "Đăng ký mô hình mới", "Các thôn", ""],
        ["II", "Quý II", "", ""],
        ["2", "Sơ kết sáu tháng", "Ban Chỉ đạo", ""],
    ]
    found = duties_of_table(tmp_path, *rows, header=["TT", "Nhiệm vụ", "Chủ trì", "Thời gian"])
    assert [(duty.text, duty.quarter) for duty in found] == [
        ("Đăng ký mô hình mới", 1),
        ("Sơ kết sáu tháng", 2),
    ]


def test_a_flattened_table_gives_each_row_the_time_after_it(tmp_path: Path) -> None:
    body = """I. NHIỆM VỤ
1. Tuyên truyền.
PHỤ LỤC
LỊCH KIỂM TRA
TT
Nội dung
Chủ trì
Thời gian
Kiểm tra các thôn vùng cao
Phòng Văn hóa
Tháng 4/2028
Kiểm tra các trường học
Công an xã
Tháng 8/2028"""
    found = [duty for duty in find_duties(plan_of(tmp_path, body)) if duty.text.startswith("Kiểm tra")]
    assert [(str(duty.due), duty.actor) for duty in found] == [
        ("2028-04-30", "Phòng Văn hóa"),
        ("2028-08-31", "Công an xã"),
    ]


def test_rows_printed_to_plain_lines_are_duties_with_the_time_of_their_last_cell(tmp_path: Path) -> None:
    body = (
        "III. PHÂN CÔNG\nTT Nội dung công việc Đơn vị chủ trì Thời gian hoàn thành\n"
        "1 Xây dựng kế hoạch của đơn vị Phòng Nội vụ Tháng 4/2028\n"
        "2 Tuyên dương điển hình nhân ngày 15/10 Phòng Tư pháp Quý IV/2028\n"
        "3 Lấy ý kiến người dân Văn phòng HĐND và UBND Từ ngày 01/8 đến ngày 30/9/2028\n"
        "IV. TỔ CHỨC THỰC HIỆN\nPhòng Nội vụ theo dõi."
    )
    found = find_duties(plan_of(tmp_path, body))
    assert [(duty.text, duty.actor, duty.quarter, duty.due) for duty in found] == [
        ("Xây dựng kế hoạch của đơn vị", "Phòng Nội vụ", 2, dt.date(2028, 4, 30)),
        ("Tuyên dương điển hình nhân ngày 15/10", "Phòng Tư pháp", 4, None),
        ("Lấy ý kiến người dân", "Văn phòng HĐND và UBND", 3, dt.date(2028, 9, 30)),
    ]
